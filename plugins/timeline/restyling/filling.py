"""Filling: what lies behind an object, taken from frames in which it is seen, and drawn where it never is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.motion.flow import Field
from plugins.timeline.restyling.window import Window

_NONE = -1
_SMALL_SHARE = 0.002
_MOST_DRAWN = 24

Draw = Callable[[Pixels, NDArray[np.uint8]], Pixels]
"""Draws a frame (height, width, 3) anew where a mask (height, width) is 255."""


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Of every pixel from which frame it comes, or -1, and how far right and down it is there, in pixels."""

    frames: NDArray[np.int32]
    ways: Field

    @staticmethod
    def none(width: int, height: int) -> Sources:
        """None of any pixel."""
        return Sources(np.full((height, width), _NONE, np.int32), np.zeros((height, width, 2), np.float32))


@dataclass(slots=True)
class Filling:
    """Fills the holes of a window's frames, in order, so that what was drawn once goes along with what moves.

    `draw` draws what no frame shows; `drawn` counts how often.
    """

    window: Window
    draw: Draw
    drawn: int = 0
    _pictures: dict[int, Pixels] = field(default_factory=dict)
    _map: Sources | None = None

    def frames(self) -> Iterator[tuple[Pixels, Pixels, NDArray[np.bool_]]]:
        """Every frame as it was, filled, and where its hole was, in the size in which motion is looked for."""
        reach, count = self.window.reach, self.window.count
        for begin in range(0, count, reach):
            end = min(count, begin + reach)
            low, high = max(0, begin - reach), min(count, end + reach)
            self.window.hold(low, high)
            later = self._found(range(high - 1, begin - 1, -1), begin, end)
            earlier = self._found(range(low, end), begin, end)
            for number in range(begin, end):
                hole = self.window.hole(number)
                made = self._filled(number, hole, earlier.get(number), later.get(number))
                yield self.window.frame(number), made, hole

    def _found(self, numbers: range, begin: int, end: int) -> dict[int, Sources]:
        """For the frames from `begin` up to `end` what is known of their holes from those passed on the way there."""
        found: dict[int, Sources] = {}
        before: Sources | None = None
        for number in numbers:
            hole = self.window.hole(number)
            height, width = hole.shape
            now = Sources.none(width, height)
            other = number - numbers.step
            way = self.window.way(number, other) if before is not None and hole.any() else None
            if way is not None and before is not None:
                now = _stepped(hole, self.window.hole(other), other, way, before)
            if begin <= number < end and hole.any():
                found[number] = now
            before = now
        return found

    def _filled(self, number: int, hole: NDArray[np.bool_], earlier: Sources | None, later: Sources | None) -> Pixels:
        frame = self.window.frame(number)
        if earlier is None or later is None:
            self._map = None
            return frame
        made = frame.copy()
        height, width = frame.shape[:2]
        rows, columns = np.nonzero(enlarged(hole, width, height))
        colours = np.zeros((len(rows), 3), np.float32)
        weights = np.zeros(len(rows), np.float32)
        for sources in (earlier, later):
            for source, chosen, colour in self._fetched(sources, self.window.frame, rows, columns, (width, height)):
                weight = np.float32(1 / abs(number - source))
                colours[chosen] += weight * colour
                weights[chosen] += weight
        known = weights > 0
        made[rows[known], columns[known]] = np.rint(colours[known] / weights[known, None])
        self._lay_drawn(number, made, hole & (earlier.frames < 0) & (later.frames < 0), rows[~known], columns[~known])
        return made

    def _lay_drawn(
        self, number: int, made: Pixels, hole: NDArray[np.bool_], rows: NDArray[np.intp], columns: NDArray[np.intp]
    ) -> None:
        """Fill what no frame shows with what was drawn before, moved along, and draw what is new."""
        if not len(rows):
            self._map = None
            return
        height, width = made.shape[:2]
        small = hole.shape[1], hole.shape[0]
        now = Sources.none(*small)
        way = self.window.way(number, number - 1) if self._map is not None and number else None
        if way is not None and self._map is not None:
            now = _stepped(hole, np.ones_like(hole), number - 1, way, self._map)
        fresh = np.ones(len(rows), np.bool_)
        for _, chosen, colour in self._fetched(now, self._pictures.__getitem__, rows, columns, (width, height)):
            made[rows[chosen], columns[chosen]] = np.rint(colour)
            fresh[chosen] = False
        if fresh.any():
            mask = np.zeros((height, width), np.uint8)
            mask[rows[fresh], columns[fresh]] = 255
            made[mask > 0] = self._new(made, mask)[mask > 0]
            new = hole & (now.frames < 0)
            self._pictures[self.drawn] = made.copy()
            now.frames[new] = self.drawn
            self.drawn += 1
        self._map = now
        used = set(np.unique(now.frames))
        if len(used) > _MOST_DRAWN:
            # All that is drawn becomes one picture, so that memory doesn't grow with the film.
            self._pictures = {self.drawn: made.copy()}
            self._map = Sources(np.where(now.frames >= 0, self.drawn, _NONE).astype(np.int32), np.zeros_like(now.ways))
            self.drawn += 1
        else:
            self._pictures = {at: picture for at, picture in self._pictures.items() if at in used}

    def _new(self, made: Pixels, mask: NDArray[np.uint8]) -> Pixels:
        """A frame in which a mask is filled: drawn, or where it is small, from what is around."""
        import cv2

        if np.count_nonzero(mask) < _SMALL_SHARE * mask.size:
            return np.asarray(cv2.inpaint(made, mask, 3, cv2.INPAINT_TELEA), np.uint8)
        return self.draw(made, mask)

    def _fetched(
        self,
        sources: Sources,
        frame: Callable[[int], Pixels],
        rows: NDArray[np.intp],
        columns: NDArray[np.intp],
        size: tuple[int, int],
    ) -> Iterator[tuple[int, NDArray[np.intp], NDArray[np.float32]]]:
        """The colours of pixels from each frame that some of them come from: its number, which they are, and they."""
        width, height = size
        high, wide = sources.frames.shape
        row, column = rows * high // height, columns * wide // width
        origins = sources.frames[row, column]
        ways = sources.ways[row, column] * np.array([width / wide, height / high], np.float32)
        for source in np.unique(origins[origins >= 0]):
            (chosen,) = np.nonzero(origins == source)
            x, y = columns[chosen] + ways[chosen, 0], rows[chosen] + ways[chosen, 1]
            yield int(source), chosen, _sampled(frame(int(source)), x, y)


def _stepped(hole: NDArray[np.bool_], other_hole: NDArray[np.bool_], other: int, way: Field, known: Sources) -> Sources:
    """The sources of a frame's hole by those of the frame beside it, to which `way` leads."""
    height, width = hole.shape
    now = Sources.none(width, height)
    rows, columns = np.nonzero(hole)
    step = way[rows, columns]
    x = np.rint(columns + step[:, 0]).astype(np.int64)
    y = np.rint(rows + step[:, 1]).astype(np.int64)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    rows, columns, step, x, y = rows[inside], columns[inside], step[inside], x[inside], y[inside]
    seen = ~other_hole[y, x]
    now.frames[rows, columns] = np.where(seen, other, known.frames[y, x])
    now.ways[rows, columns] = np.where(seen[:, None], step, step + known.ways[y, x])
    return now


def _sampled(picture: Pixels, x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.float32]:
    """The colours of a picture at places between its pixels, (places, 3)."""
    height, width = picture.shape[:2]
    x, y = np.clip(x, 0, width - 1), np.clip(y, 0, height - 1)
    left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    right, low = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    across, down = (x - left)[:, None], (y - top)[:, None]
    above = picture[top, left] * (1 - across) + picture[top, right] * across
    below = picture[low, left] * (1 - across) + picture[low, right] * across
    return np.asarray(above * (1 - down) + below * down, np.float32)


def enlarged(mask: NDArray[np.bool_], width: int, height: int) -> NDArray[np.bool_]:
    """A mask in the size of the frames, each pixel as the nearest one."""
    high, wide = mask.shape
    rows, columns = np.arange(height) * high // height, np.arange(width) * wide // width
    return np.asarray(mask[rows][:, columns], np.bool_)
