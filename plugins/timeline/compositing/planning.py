"""Planning: from what a sequence shows at a time to what is to be drawn."""

from __future__ import annotations

from collections.abc import Sequence as Steps
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import assert_never

from app.api import TILES, UserError
from plugins.timeline.compositing.geometry import (
    Affine,
    Crop,
    Rect,
    Size,
    Transform,
    drawn_size,
    fitted,
    onto,
    worked_size,
)
from plugins.timeline.compositing.plan import (
    Between,
    Drawn,
    FilmFrame,
    Lettering,
    Missing,
    Plain,
    Source,
    Stack,
    Step,
    Still,
    Turned,
    covers,
)
from plugins.timeline.compositing.problems import Problems
from plugins.timeline.lookup.layers import Layer, Shown, moment_at
from plugins.timeline.media.library import WORKING_HEIGHT, MediaLibrary
from plugins.timeline.model import (
    Clip,
    Interpolation,
    Media,
    Nested,
    Shot,
    Solid,
    Timeline,
    Title,
    TransitionKind,
)

_GROUND = "#3a3a3aff"
"""What is seen of a shot that has no take yet."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a frame is wanted: `size` in pixels; see Compositor for the rest."""

    size: Size
    exact: bool = True
    quick: bool = False
    working: bool = True


class Planner:
    """May be used on any thread. What cannot be read becomes Missing, and a problem."""

    def __init__(self, library: MediaLibrary, problems: Problems, *, titles: bool) -> None:
        self._library = library
        self._problems = problems
        self._titles = titles

    def plan(self, timeline: Timeline, sequence: str, time: Fraction, wish: Wish) -> Stack:
        """What a sequence shows at a time."""
        shown = moment_at(timeline, sequence, time).pictures
        return self._stack(timeline, shown, wish, wish.size, opaque=True)

    def _stack(self, timeline: Timeline, shown: Steps[Shown], wish: Wish, size: Size, *, opaque: bool) -> Stack:
        steps: list[Step] = []
        # From above, until nothing below is seen
        for each in reversed(shown):
            step = self._step(timeline, each, wish, size)
            if step is not None:
                steps.append(step)
                if covers(step, size):
                    opaque = True
                    break
        return Stack(size, tuple(reversed(steps)), opaque)

    def _step(self, timeline: Timeline, shown: Shown, wish: Wish, size: Size) -> Step | None:
        if isinstance(shown, Layer):
            return self._drawn(timeline, shown, wish, size)
        earlier, later = shown.earlier, shown.later
        if shown.transition.kind is TransitionKind.DIP:
            earlier, later = (earlier, None) if shown.share < 0.5 else (None, later)
        return Turned(
            shown.transition,
            shown.share,
            self._drawn(timeline, earlier, wish, size) if earlier else None,
            self._drawn(timeline, later, wish, size) if later else None,
        )

    def _drawn(self, timeline: Timeline, layer: Layer, wish: Wish, size: Size) -> Drawn | None:
        clip, time = layer.clip, layer.time
        value = clip.value("opacity", time)
        opacity = layer.fade * (value if isinstance(value, float | int) else 1.0)
        transform, crop = Transform.of(clip, time), Crop.of(clip, time)
        if opacity <= 0 or crop.empty or min(transform.scale_x, transform.scale_y) <= 0:
            return None
        film = (timeline.width, timeline.height)
        found = self._source(timeline, layer, transform, wish, size)
        if found is None:
            return None
        source, rect, worked = found
        affine = transform.affine(rect, film, size).of(onto(rect, worked))
        if not _seen(affine, worked, size):
            return None
        return Drawn(source, affine, crop, opacity, clip.blend, clip.colour)

    def _source(
        self, timeline: Timeline, layer: Layer, transform: Transform, wish: Wish, size: Size
    ) -> tuple[Source, Rect, Size] | None:
        """What a clip shows, the place in the frame that it fills at scale 1, and the size of its pixels."""
        content, clip = layer.clip.content, layer.clip
        whole = Rect(0, 0, *size)
        match content:
            case Title():
                worked = drawn_size(clip, transform, size)
                return (Lettering(content, worked), whole, worked) if self._titles else None
            case Solid():
                return Plain(content.colour, size), whole, size
            case Nested():
                worked = drawn_size(clip, transform, size)
                return self._stack(timeline, layer.nested, wish, worked, opaque=False), whole, worked
            case Shot():
                take = content.take
                if take is None:
                    return Plain(_GROUND, size), whole, size
                return self._media(timeline, layer, take.media, transform, wish, size)
            case Media():
                return self._media(timeline, layer, content, transform, wish, size)
            case _:
                assert_never(content)

    def _media(
        self, timeline: Timeline, layer: Layer, media: Media, transform: Transform, wish: Wish, size: Size
    ) -> tuple[Source, Rect, Size] | None:
        if not media.has_picture:
            return None
        native = media.shown_size
        rect = fitted(native, (timeline.width, timeline.height), size)
        worked = worked_size(layer.clip, transform, rect, native)
        if media.media_type == TILES:
            return Still(media.asset, worked), rect, worked
        try:
            return self._film(layer, media, wish, worked), rect, worked
        except UserError as error:
            self._problems.add(media.asset, error)
            return Missing(worked), rect, worked

    def _film(self, layer: Layer, media: Media, wish: Wish, size: Size) -> Source:
        picture = self._library.info(media.asset).picture
        if picture is None:
            return Missing(size)
        working = wish.working and size[1] <= WORKING_HEIGHT and self._library.working_copy(media.asset) is not None
        time = max(layer.source_time, picture.first)

        def frame(at: Fraction) -> FilmFrame:
            return FilmFrame(media.asset, at, size, picture.alpha, wish.exact, wish.quick, working)

        between = _between(layer.clip) and wish.exact
        # Following motion takes longer than a frame lasts
        flow = layer.clip.interpolation is Interpolation.FLOW and not wish.quick
        step = 1 / picture.rate
        if picture.variable:
            return Between(frame(time), frame(time + step), None, time, flow) if between else frame(time)
        # Which frame it is does not depend on where within it we are: the same frame is the same picture
        place = (time - picture.first) * picture.rate
        number, last = floor(place), max(0, (picture.frames or round(picture.duration * picture.rate)) - 1)
        start = picture.first + min(number, last) * step
        if not between or number >= last or place == number:
            return frame(start)
        return Between(frame(start), frame(start + step), float(place - number), time, flow)


def _between(clip: Clip) -> bool:
    """Whether frames are made that the content does not have."""
    return clip.interpolation is not Interpolation.NEAREST and not clip.frozen


def _seen(affine: Affine, size: Size, frame: Size) -> bool:
    """Whether any of a picture can lie within the frame."""
    points = [affine.at((x, y)) for x in (0, size[0]) for y in (0, size[1])]
    return (
        max(x for x, _ in points) > 0
        and min(x for x, _ in points) < frame[0]
        and max(y for _, y in points) > 0
        and min(y for _, y in points) < frame[1]
    )
