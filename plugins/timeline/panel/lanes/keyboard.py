"""LanesKeyboard: everything of the lanes by keys: rows, keyframes, their times and values, copying and deleting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from plugins.timeline.model import Keyframe, Value
from plugins.timeline.panel.inspector.clip_edits import Keyed, key_at
from plugins.timeline.panel.lanes.key_edits import Copied, KeyEdits, times_on
from plugins.timeline.panel.lanes.row import KeyAt, Row
from plugins.timeline.panel.lanes.shaping import changed
from plugins.timeline.panel.lanes.state import LanesState

_LARGE = 10
_Key = Qt.Key
_STANDARD = QKeySequence.StandardKey


class Opens(Protocol):
    """What shows the lanes."""

    def open_key(self, key: KeyAt) -> None:
        """Let the value of a keyframe be edited."""

    def add_key(self, row: Row, time: Fraction, value: Value) -> KeyAt:
        """Put a keyframe there, and select it."""


class LanesKeyboard:
    """Up and down change the row, or the value of what is selected; left and right go by frames."""

    def __init__(self, state: LanesState, edits: KeyEdits, view: Opens) -> None:
        self._state, self._edits, self._view = state, edits, view
        self.copied: Copied = ()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here, so that it is no shortcut of the window."""
        return self._meant(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; whether it meant anything."""
        meant = self._meant(event)
        if meant is None:
            return False
        meant()
        return True

    def keyed(self, row: Row) -> Keyed:
        """Whether a lane has keyframes, and one at the playhead."""
        if row.curve is None:
            return Keyed.NOT
        here = key_at(row.curve, self._state.edits.time_in(row.clip))
        return Keyed.ELSEWHERE if here is None else Keyed.HERE

    def times(self, row: Row) -> tuple[Fraction, ...]:
        """The times of a lane's keyframes."""
        return tuple(key.time for key in row.curve.keys) if row.curve is not None else ()

    def toggle(self, row: Row | None) -> None:
        """Put a keyframe at the playhead, or take it away."""
        if row is None or self._state.edits.locked or not self._state.edits.is_over(row.clip):
            return
        time = self._state.edits.time_in(row.clip)
        if self.keyed(row) is Keyed.HERE:
            self._edits.remove({row.key(time)})
        else:
            self._view.add_key(row, time, self._state.value_at(row, time))

    def go(self, row: Row | None, forwards: bool) -> None:
        """Put the playhead onto the next keyframe, or the one before, and select it."""
        if row is None:
            return
        edits = self._state.edits
        now = edits.work.on_frame(edits.playhead.time) - row.start
        beyond = [time for time in self.times(row) if (time > now if forwards else time < now)]
        if beyond:
            time = min(beyond) if forwards else max(beyond)
            edits.playhead.seek(max(Fraction(0), row.start + time))
            self._state.select({row.key(time)})

    def copy(self) -> None:
        """Keep the selected keyframes to be put elsewhere."""
        self.copied = self._edits.copied(self._state.selected) or self.copied

    def paste(self) -> None:
        """Put what was copied at the playhead."""
        state = self._state
        rows = (*state.rows, *state.hidden)
        put = self._edits.paste(self.copied, rows, state.row, state.edits.work.on_frame(state.edits.playhead.time))
        if put:
            for key in put:
                state.open(key.clip, key.name)
            state.select(put)

    def delete(self) -> None:
        """Take the selected keyframes away."""
        if self._state.selected:
            self._edits.remove(self._state.selected)

    def select_all(self) -> None:
        """Select all keyframes, of the row that is worked on first."""
        row = self._state.row
        mine = {row.key(time) for time in self.times(row)} if row is not None else set()
        every = {each.key(time) for each in self._state.rows for time in self.times(each)}
        self._state.select(every if mine <= self._state.selected else mine)

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        for standard, act in (
            (_STANDARD.Copy, self.copy),
            (_STANDARD.Paste, self.paste),
            (_STANDARD.SelectAll, self.select_all),
        ):
            if event.matches(standard):
                return act
        key, state = _Key(event.key()), self._state
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        large = _LARGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        sideways = {_Key.Key_Left: -1, _Key.Key_Right: 1}.get(key)
        upright = {_Key.Key_Up: 1, _Key.Key_Down: -1}.get(key)
        if alt and sideways is not None:
            return lambda: self.go(state.row, sideways > 0)
        if state.selected and sideways is not None:
            return lambda: self._nudge(sideways * large)
        if upright is not None:
            return (lambda: self._raise(upright * large)) if state.selected else (lambda: self._walk(-upright))
        if key in (_Key.Key_Delete, _Key.Key_Backspace) and state.selected:
            return self.delete
        if key == _Key.Key_Insert:
            return lambda: self.toggle(state.row)
        if key in (_Key.Key_Return, _Key.Key_Enter) and len(state.selected) == 1:
            return lambda: self._view.open_key(next(iter(state.selected)))
        if key == _Key.Key_Escape and state.selected:
            return lambda: state.select(())
        return None

    def _walk(self, rows: int) -> None:
        place = min(max(0, self._state.current + rows), len(self._state.rows) - 1)
        if 0 <= place < len(self._state.rows):
            self._state.work_on(self._state.rows[place])

    def _nudge(self, frames: int) -> None:
        by = frames * self._state.edits.work.timeline.frame
        moved = {replace(key, time=key.time + by) for key in self._state.selected}
        self._each(lambda key, _row: replace(key, time=key.time + by), label="Move keyframes")
        self._state.select(moved)

    def _raise(self, steps: int) -> None:
        def raised(key: Keyframe, row: Row) -> Keyframe:
            if isinstance(key.value, str):
                return key
            return replace(key, value=row.stepped(key.value + steps * row.lane.step))

        self._each(raised, label="Change a keyframe")

    def _each(self, change: Callable[[Keyframe, Row], Keyframe], label: str) -> None:
        selected = self._state.selected
        curves = {}
        for at, curve in self._edits.curves(selected).items():
            row = self._state.row_of(*at)
            if row is not None:
                curves[at] = changed(curve, times_on(at, selected), _bound(change, row))
        self._edits.put(curves, label)


def _bound(change: Callable[[Keyframe, Row], Keyframe], row: Row) -> Callable[[Keyframe], Keyframe]:
    return lambda key: change(key, row)
