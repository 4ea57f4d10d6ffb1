"""Gestures on the lanes: keyframes dragged in time and value, handles, and a frame around what is to be selected."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import count
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from plugins.timeline.model import Curve, Easing, Keyframe
from plugins.timeline.panel.lanes.key_edits import KeyEdits, times_on
from plugins.timeline.panel.lanes.lane import Kind
from plugins.timeline.panel.lanes.row import KeyAt, Row
from plugins.timeline.panel.lanes.shaping import changed, handles_of
from plugins.timeline.panel.lanes.space import LanesSpace, Part, Spot
from plugins.timeline.time import to_timecode

_STARTS_PX = 3
_FURTHEST = 10.0
_NUMBERS = count()


class Gesture(Protocol):
    """What a held button does."""

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse is elsewhere."""

    def end(self) -> None:
        """The button went up."""

    def cancel(self) -> None:
        """Escape was pressed: all is as before."""


class MoveDrag:
    """Selected keyframes in time and value; Shift keeps to the direction that it goes in first."""

    def __init__(self, space: LanesSpace, edits: KeyEdits, spot: Spot, at: QPointF) -> None:
        assert spot.row is not None
        assert spot.key is not None
        self._space, self._edits, self._row, self._key, self._from = space, edits, spot.row, spot.key, at
        self._keys = space.state.selected
        self._before = edits.curves(self._keys)
        self._rows = {row.key(Fraction(0)): row for row in space.state.rows}
        self._number = next(_NUMBERS)
        self._sideways: bool | None = None
        self._moved = False

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Move all of them by as many frames, and by as many pixels of value."""
        way = at - self._from
        if not self._moved and way.manhattanLength() < _STARTS_PX:
            return
        self._moved = True
        if self._sideways is None:
            self._sideways = abs(way.x()) >= abs(way.y())
        straight = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        dy = 0.0 if straight and self._sideways else way.y()
        dx = 0.0 if straight and not self._sideways else way.x()
        by = self._space.time(self._row, self._space.x(self._row, self._key.time) + dx) - self._key.time
        moved = {at_: self._changed(at_, curve, by, dy) for at_, curve in self._before.items()}
        self._edits.put(moved, label="Move keyframes", merge_key=("timeline.lanes", "move", self._number))
        self._space.state.select({replace(key, time=key.time + by) for key in self._keys})
        self._space.state.hold(readout=self._said(by, dy))

    def end(self) -> None:
        """It stays so."""
        self._space.state.let_go()

    def cancel(self) -> None:
        """Put them back."""
        if self._moved:
            self._edits.put(self._before, label="Move keyframes", merge_key=("timeline.lanes", "move", self._number))
            self._space.state.select(self._keys)
        self._space.state.let_go()

    def _changed(self, at: tuple[str, str], curve: Curve, by: Fraction, dy: float) -> Curve:
        row = self._rows.get(KeyAt(*at, Fraction(0)))
        return changed(curve, times_on(at, self._keys), lambda key: _moved(key, row, by, dy))

    def _said(self, by: Fraction, dy: float) -> str:
        timeline = self._edits.edits.work.timeline
        time = to_timecode(timeline.start + self._row.start + self._key.time + by, timeline.rate, timeline.drop_frame)
        key = next(key for key in self._before[self._key.clip, self._key.name].keys if key.time == self._key.time)
        value = _moved(key, self._row, by, dy).value
        return f"{time}   {self._row.lane.words(value)}" if self._row.lane.kind is Kind.NUMBER else time


class HandleDrag:
    """A handle of the way between two keyframes, which becomes a Bézier of its own."""

    def __init__(self, space: LanesSpace, edits: KeyEdits, spot: Spot) -> None:
        assert spot.row is not None
        assert spot.key is not None
        self._space, self._edits, self._row, self._key, self._part = space, edits, spot.row, spot.key, spot.part
        self._before = edits.curves((spot.key,))
        self._number = next(_NUMBERS)
        self._moved = False

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Put it there; in time it stays between its keyframes. With Shift it stays level."""
        curve = self._before[self._key.clip, self._key.name]
        place = next(place for place, key in enumerate(curve.keys) if key.time == self._key.time)
        left, right = curve.keys[place], curve.keys[place + 1]
        if isinstance(left.value, str) or isinstance(right.value, str):
            return
        self._moved = True
        start, end = self._space.place(self._row, left), self._space.place(self._row, right)
        x = min(1.0, max(0.0, (at.x() - start.x()) / max(1e-6, end.x() - start.x())))
        x1, y1, x2, y2 = handles_of(left) or (0.0, 0.0, 1.0, 1.0)
        level = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        flat = right.value == left.value
        high = y1 if self._part is Part.AFTER else y2
        if level:
            high = 0.0 if self._part is Part.AFTER else 1.0
        elif not flat:
            value = self._row.low + (self._row.y(self._row.low) - at.y()) / self._row.px_per_value
            high = (value - left.value) / (right.value - left.value)
        high = min(_FURTHEST, max(-_FURTHEST, high))
        handles = (x, high, x2, y2) if self._part is Part.AFTER else (x1, y1, x, high)
        new = changed(curve, {left.time}, lambda key: replace(key, easing=Easing.BEZIER, handles=handles))
        self._put(new)
        self._space.state.hold(readout="  ".join(f"{each:.2f}" for each in handles))

    def end(self) -> None:
        """It stays so."""
        self._space.state.let_go()

    def cancel(self) -> None:
        """Put it back."""
        if self._moved:
            self._put(self._before[self._key.clip, self._key.name])
        self._space.state.let_go()

    def _put(self, curve: Curve) -> None:
        key = ("timeline.lanes", "handle", self._number)
        self._edits.put({(self._key.clip, self._key.name): curve}, label="Shape the easing", merge_key=key)


class Marquee:
    """A frame; what lies in it is selected, with Shift or Ctrl besides what was."""

    def __init__(self, space: LanesSpace, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._space, self._from = space, at
        more = modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        self._before = space.state.selected
        self._kept = space.state.selected if more else frozenset[KeyAt]()
        space.state.select(self._kept)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:  # noqa: ARG002 - the protocol's names
        """Draw it up to there."""
        rect = QRectF(self._from, at).normalized()
        self._space.state.select(self._kept | self._space.keys_in(rect))
        self._space.state.hold(marquee=rect)

    def end(self) -> None:
        """It is done."""
        self._space.state.let_go()

    def cancel(self) -> None:
        """What was selected is so again."""
        self._space.state.select(self._before)
        self._space.state.let_go()


def _moved(key: Keyframe, row: Row | None, by: Fraction, dy: float) -> Keyframe:
    """A keyframe later by some seconds and lower by some pixels."""
    if isinstance(key.value, str) or row is None or dy == 0:
        return replace(key, time=key.time + by)
    value = row.stepped(key.value - dy / row.px_per_value)
    return replace(key, time=key.time + by, value=value)
