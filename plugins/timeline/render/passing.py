"""Passing: which frames of a film go from one file to the other as they are coded, for nothing is done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, islice

from app.api import AssetId
from plugins.timeline.compositing.plan import Drawn, FilmFrame, Stack
from plugins.timeline.compositing.planning import Planner, Wish
from plugins.timeline.compositing.problems import Problems
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.model import Colour, Timeline
from plugins.timeline.render.sizing import Size

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Run:
    """Frames one after the other: the times of one asset that they show as they are, or no asset."""

    first: int
    count: int
    asset: AssetId | None
    times: tuple[Fraction, ...] = ()


class Passing:
    """Looks at the frames of a sequence, in order."""

    def __init__(self, timeline: Timeline, sequence: str, size: Size, library: MediaLibrary) -> None:
        self._timeline, self._sequence, self._size = timeline, sequence, size
        self._library = library
        self._planner = Planner(library, Problems(), titles=True)

    def runs(self, first: int, count: int) -> Iterator[Run]:
        """So many frames as runs, none of them longer than some seconds."""
        seen = ((number, self._passed(number)) for number in range(first, first + count))
        for asset, found in groupby(seen, lambda each: each[1].asset if each[1] is not None else None):
            for some in _parts(found, _LONGEST):
                times = tuple(frame.time for _, frame in some if frame is not None)
                yield Run(some[0][0], len(some), asset, times)

    def _passed(self, number: int) -> FilmFrame | None:
        """The frame of a film that is all that is seen, and to which nothing is done."""
        time = Fraction(number) / self._timeline.rate
        wish = Wish(self._size, working=False)
        frame = only_frame(self._planner.plan(self._timeline, self._sequence, time, wish))
        if frame is None or not self._library.reader(frame.asset, Lane.EXPORT).codes_alike:
            return None
        picture = self._library.info(frame.asset).picture
        return frame if picture is not None and (picture.width, picture.height) == self._size else None


def only_frame(stack: Stack) -> FilmFrame | None:
    """The frame of a film that fills a picture and is all of it, or None."""
    if len(stack.steps) != 1:
        return None
    step = stack.steps[0]
    if not isinstance(step, Drawn) or not isinstance(step.source, FilmFrame):
        return None
    fills = step.source.size == stack.size and step.affine.offset == (0, 0)
    plain = step.untouched and step.colour == Colour() and not step.source.alpha
    return step.source if fills and plain else None


def _parts(items: Iterable[tuple[int, FilmFrame | None]], most: int) -> Iterator[list[tuple[int, FilmFrame | None]]]:
    left = iter(items)
    while some := list(islice(left, most)):
        yield some
