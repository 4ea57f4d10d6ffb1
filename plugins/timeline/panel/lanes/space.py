"""LanesSpace: where times, keyframes and handles lie in the view of the lanes, and what lies at a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from plugins.timeline.model import Keyframe
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.lanes.lane import Kind
from plugins.timeline.panel.lanes.row import KeyAt, Row
from plugins.timeline.panel.lanes.shaping import handles_of
from plugins.timeline.panel.lanes.state import LanesState

_KEY_PX = 7.0
_CLOSEST_PX = 3.0
"""Keyframes that lie closer on average are not drawn one by one."""
_HANDLE_PX = 6.0


class Part(Enum):
    """What can be taken hold of: a keyframe, the handle behind one or before one, a lane, its head, or nothing."""

    KEY = "key"
    AFTER = "after"
    BEFORE = "before"
    LANE = "lane"
    HEAD = "head"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies at a place; `key` is the keyframe there, or the one that a handle belongs to: that at its left."""

    part: Part
    row: Row | None = None
    key: KeyAt | None = None


class LanesSpace:
    """The heads stand at the left, `heads_px` wide; right of them time goes on as in the tracks."""

    def __init__(self, state: LanesState, axis: FilmAxis, heads_px: int) -> None:
        self.state, self.axis, self.heads_px = state, axis, heads_px

    @property
    def playhead_x(self) -> int:
        """The pixel that the playhead is in."""
        return round(self.heads_px + self.axis.x(self.state.edits.playhead.time))

    def x(self, row: Row, time: Fraction) -> float:
        """Where a time of a clip lies."""
        return self.heads_px + self.axis.x(row.start + time)

    def time(self, row: Row, x: float) -> Fraction:
        """The beginning of the frame that lies nearest to a place, from the beginning of the clip."""
        work = self.state.edits.work
        return work.on_frame(max(Fraction(0), self.axis.time(x - self.heads_px))) - row.start

    def place(self, row: Row, key: Keyframe) -> QPointF:
        """Where a keyframe lies."""
        if row.lane.kind is Kind.NUMBER and not isinstance(key.value, str):
            return QPointF(self.x(row, key.time), row.y(float(key.value)))
        return QPointF(self.x(row, key.time), (row.top + row.bottom) / 2)

    def seen(self, row: Row, width: int) -> slice:
        """The keyframes of a row that lie in the view, with one more at each side."""
        curve = row.curve
        if curve is None:
            return slice(0, 0)
        first = self.axis.time(0) - row.start
        last = self.axis.time(width - self.heads_px) - row.start
        low = bisect_left(curve.keys, first, key=lambda key: key.time)
        high = bisect_right(curve.keys, last, key=lambda key: key.time)
        return slice(max(0, low - 1), high + 1)

    def controls(self, row: Row, left: Keyframe, right: Keyframe) -> tuple[QPointF, QPointF] | None:
        """Where the handles between two keyframes lie; None where there is no curve between them."""
        handles = handles_of(left)
        if handles is None or isinstance(left.value, str) or isinstance(right.value, str):
            return None
        x1, y1, x2, y2 = handles
        start, end = self.place(row, left), self.place(row, right)
        width, rise = end.x() - start.x(), right.value - left.value
        return (
            QPointF(start.x() + x1 * width, row.y(left.value + y1 * rise)),
            QPointF(start.x() + x2 * width, row.y(left.value + y2 * rise)),
        )

    def handles(self, width: int) -> Iterator[tuple[Part, Row, KeyAt, QPointF, QPointF]]:
        """The handles beside selected keyframes: which, on which row, whose, where, and from which keyframe on."""
        for row in self.state.rows:
            curve, seen = row.curve, self.seen(row, width)
            chosen = self.state.times(row)
            if curve is None or not chosen or row.lane.kind is not Kind.NUMBER or self.is_dense(row, seen, width):
                continue
            for left, right in pairwise(curve.keys[seen]):
                controls = self.controls(row, left, right)
                if controls is not None and left.time in chosen:
                    yield Part.AFTER, row, row.key(left.time), controls[0], self.place(row, left)
                if controls is not None and right.time in chosen:
                    yield Part.BEFORE, row, row.key(left.time), controls[1], self.place(row, right)

    def is_dense(self, row: Row, seen: slice, width: int) -> bool:
        """Whether the keyframes that are seen lie too close to be told apart."""
        count = min(seen.stop, len(row.curve.keys) if row.curve is not None else 0) - seen.start
        return bool(count > max(8.0, (width - self.heads_px) / _CLOSEST_PX))

    def spot(self, at: QPointF, width: int) -> Spot:
        """What lies at a place."""
        row = self.state.row_at(at.y())
        if row is None:
            return Spot(Part.NOTHING)
        if at.x() < self.heads_px:
            return Spot(Part.HEAD, row)
        key = self._key_at(row, at, width)
        if key is None:
            for part, owner, left, place, _ in self.handles(width):
                if _within(at, place, _HANDLE_PX):
                    return Spot(part, owner, left)
        return Spot(Part.KEY if key is not None else Part.LANE, row, key)

    def keys_in(self, rect: QRectF) -> frozenset[KeyAt]:
        """The keyframes in a rectangle."""
        return frozenset(
            row.key(key.time)
            for row in self.state.rows
            if row.bottom > rect.top() and row.top < rect.bottom() and (curve := row.curve) is not None
            for key in curve.keys
            if rect.contains(self.place(row, key))
        )

    def _key_at(self, row: Row, at: QPointF, width: int) -> KeyAt | None:
        curve = row.curve
        if curve is None:
            return None
        blocks = row.lane.kind is not Kind.NUMBER
        near: list[tuple[float, KeyAt]] = []
        for key in curve.keys[self.seen(row, width)]:
            place = self.place(row, key)
            if abs(at.x() - place.x()) <= _KEY_PX and (blocks or abs(at.y() - place.y()) <= _KEY_PX):
                near.append(((at - place).manhattanLength(), row.key(key.time)))
        return min(near, key=lambda found: found[0])[1] if near else None


def _within(at: QPointF, place: QPointF, px: float) -> bool:
    return abs(at.x() - place.x()) <= px and abs(at.y() - place.y()) <= px
