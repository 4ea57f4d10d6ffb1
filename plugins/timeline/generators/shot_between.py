"""Between: shots from one picture to another, and films that begin with a picture in its own colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from app.api import Pixels, Words
from plugins.timeline.generators.shot_settings import Extent
from plugins.timeline.motion.between import between, blended
from plugins.timeline.motion.flow import Flow, flow_between
from plugins.timeline.restyling.colours import tint_to
from plugins.timeline.shots.drawing import Brush, covered
from plugins.timeline.shots.reading import understand

_KEY_STRENGTH = 0.65
_SECONDS_A_KEY = 1.0
_MOST_KEYS = 4
_LEAST_KEPT = 0.6


@dataclass(frozen=True, slots=True)
class Keys:
    """Pictures in equal steps from the first frame to the last, between which motion leads."""

    pictures: tuple[Pixels, ...]
    notes: tuple[Words, ...] = ()

    def frames(self, extent: Extent) -> Iterator[Pixels]:
        """All frames of a shot: the first is the first picture, the last the last."""
        steps = len(self.pictures) - 1
        step, flow = -1, None
        for number in range(extent.frames):
            place = number / (extent.frames - 1) * steps
            index = min(steps - 1, int(place))
            one, two = self.pictures[index], self.pictures[index + 1]
            if index != step:
                step, flow = index, flow_between(one, two)
            yield _on_the_way(one, two, min(1.0, place - index), flow)


def pictures_between(prompt: str, extent: Extent) -> int:
    """How many pictures are drawn between two: about one a second, none where nothing says what to draw."""
    if not prompt.strip():
        return 0
    return max(1, min(_MOST_KEYS, round(float(extent.seconds) / _SECONDS_A_KEY)))


def drawn_between(brush: Brush, first: Pixels, last: Pixels, prompt: str, count: int) -> Keys:
    """So many pictures between two, each drawn from both laid over one another, in the colours of both."""
    size = (first.shape[1], first.shape[0])
    scene = understand(prompt).scene
    found = [first]
    for number in range(count):
        share = (number + 1) / (count + 1)
        both = blended(first, last, share)
        drawn = brush.drawn(scene.both or prompt, number, covered(both, brush.width, brush.height), _KEY_STRENGTH)
        found.append(covered(tint_to(drawn, both).applied(drawn), *size))
    notes = (Words("{count} pictures were drawn between the two, and motion leads from one to the next.", count=count),)
    return Keys((*found, last), notes if count else (Words("Motion leads from one picture to the other."),))


def in_colours(frames: Iterable[Pixels], count: int, first: Join | None, last: Join | None = None) -> Iterator[Pixels]:
    """So many frames of a film in the colours of what is before it, and after it."""
    one, two = (None if join is None else tint_to(join.made, join.given) for join in (first, last))
    for number, frame in enumerate(frames):
        if one is not None and two is not None:
            share = (number + 1) / (count + 1)
            yield blended(one.applied(frame), two.applied(frame), share)
        else:
            tint = one or two
            yield frame if tint is None else tint.applied(frame)


@dataclass(frozen=True, slots=True, eq=False)
class Join:
    """A frame as a model made it, and the same as it is in the film that it belongs to."""

    made: Pixels
    given: Pixels


def _on_the_way(one: Pixels, two: Pixels, share: float, flow: Flow | None) -> Pixels:
    """A frame between two pictures: along their motion, or where they have none in common, one faded into the other."""
    if flow is not None and float(np.mean(flow.kept())) >= _LEAST_KEPT:
        return between(one, two, share, flow)
    eased = share * share * (3 - 2 * share)
    return blended(one, two, eased)
