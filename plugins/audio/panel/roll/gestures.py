"""Gestures: what a drag in the note grid does. While it lasts only the view changes; its end is one edit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from plugins.audio.model import Note
from plugins.audio.panel.roll.shaping import (
    by_semitones,
    by_steps,
    moved,
    on_ladder,
    steps_between,
    with_end,
    with_start,
)
from plugins.audio.panel.roll.space import Part
from plugins.audio.panel.roll.state import Show
from plugins.audio.panel.roll.table import NoteTable, Numbers

if TYPE_CHECKING:
    from plugins.audio.panel.roll.note_grid import NoteGrid

_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_ERASER_STEP_PX = 3.0


class Gesture(Protocol):
    """From the press of a button until it is let go."""

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """The pointer is elsewhere."""

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:
        """The button was let go; `moved` is whether the pointer went anywhere."""

    def cancel(self) -> None:
        """It was given up."""


def gesture_for(grid: NoteGrid, event: QMouseEvent, *, twice: bool) -> Gesture | None:
    """What a button begins at a place."""
    at, held, state = event.position(), event.modifiers(), grid.state
    button = event.button()
    if button is Qt.MouseButton.MiddleButton:
        return Panning(grid, at)
    if button is Qt.MouseButton.RightButton:
        return Erasing(grid, at) if state.may_edit() else None
    if button is not Qt.MouseButton.LeftButton:
        return None
    place = grid.space.note_at(at)
    if place is None:
        if twice or (state.is_on(Show.PENCIL) and not held & (_CTRL | _SHIFT)):
            return Drawing(grid, at, held) if state.may_edit() else None
        return Banding(grid, at, held)
    if twice and not held:
        grid.edits.delete_places([place])
        return None
    part = grid.space.part_at(at, place)
    if part is not Part.BODY and not held & _CTRL:
        return Resizing(grid, at, place, part) if state.may_edit() else Picking(grid, place, held)
    picking = Picking(grid, place, held)
    return Moving(grid, at, place, picking) if not state.work.read_only else picking


class Panning:
    """Moves the view."""

    def __init__(self, grid: NoteGrid, at: QPointF) -> None:
        self._grid, self._last = grid, at
        grid.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:  # noqa: ARG002 - the protocol's names
        """Go along."""
        by, self._last = at - self._last, at
        space = self._grid.space
        space.axis.scroll(-by.x())
        space.rows.scroll_to(space.rows.top_px - round(by.y()))

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:
        """Stay there."""

    def cancel(self) -> None:
        """Stay there."""


class Picking:
    """Selects a note: alone, or with Ctrl or Shift in addition to others; a second click with Ctrl takes it out."""

    def __init__(self, grid: NoteGrid, place: int, held: Qt.KeyboardModifier) -> None:
        self._state, self._place = grid.state, place
        self._add = bool(held & (_CTRL | _SHIFT))
        self._was_chosen = bool(self._state.selected[place])
        if not self._was_chosen:
            self._state.select_places([place], add=self._add)
        grid.edits.strike_place(place)

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """Nothing more."""

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:  # noqa: ARG002 - as above
        """A click on what was selected leaves it alone, or takes it out."""
        if moved or not self._was_chosen:
            return
        if self._add:
            mask = self._state.selected.copy()
            mask[self._place] = False
            self._state.select(mask)
        else:
            self._state.select_places([self._place])

    def cancel(self) -> None:
        """The selection stays."""


class Moving:
    """Moves the selected notes, or with Ctrl copies of them; Shift keeps the time, Alt leaves the grid aside."""

    label: str = "Move the notes"

    def __init__(self, grid: NoteGrid, at: QPointF, place: int, picking: Picking) -> None:
        self._grid, self._picking = grid, picking
        state = grid.state
        self._mask = state.selected.copy()
        self._notes = state.table.taken(self._mask)
        self._start, self._pitch = int(state.table.start[place]), int(state.table.pitch[place])
        self._tick, self._row_pitch = grid.space.tick(at.x()), grid.space.rows.pitch_at(at.y())
        self._sounded = self._pitch

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """Show them at their new places."""
        preview = self._moved(at, held)
        self._grid.state.show_preview(None if held & _CTRL else self._mask, preview)

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:
        """Put them there."""
        if not moved:
            self._picking.release(at, held, moved=False)
            return
        state, copies = self._grid.state, bool(held & _CTRL)
        changed = self._moved(at, held)
        same = bool((changed.start == self._notes.start).all() and (changed.pitch == self._notes.pitch).all())
        if same:
            state.show_preview(None, None)
            return
        kept = state.notes() if copies else state.notes(~self._mask)
        self._grid.edits.place(kept, changed.notes(), "Copy notes" if copies else self.label)

    def cancel(self) -> None:
        """Leave them where they were."""
        self._grid.state.show_preview(None, None)

    def _moved(self, at: QPointF, held: Qt.KeyboardModifier) -> NoteTable:
        space, state = self._grid.space, self._grid.state
        by = 0
        if not held & _SHIFT:
            raw = space.tick(at.x()) - self._tick
            by = state.snapped(self._start + raw, free=bool(held & _ALT)) - self._start
            # The place where it was counts as a line of the grid, so that only the pitch can be changed.
            by = 0 if not held & _ALT and abs(raw) <= abs(raw - by) else by
        pitches = self._pitches(space.rows.pitch_at(at.y()))
        changed = moved(self._notes, by, pitches)
        self._sound(self._pitch + int(pitches[0] - self._notes.pitch[0]) if len(pitches) else self._pitch)
        return changed

    def _pitches(self, pitch: int) -> Numbers:
        state = self._grid.state
        if state.is_on(Show.IN_KEY) and not state.is_drums:
            key = state.work.song.key
            return by_steps(self._notes.pitch, steps_between(self._row_pitch, pitch, key), key)
        return by_semitones(self._notes.pitch, pitch - self._row_pitch)

    def _sound(self, pitch: int) -> None:
        if pitch != self._sounded:
            self._sounded = pitch
            self._grid.edits.strike(pitch)


class Resizing:
    """Moves the beginnings or ends of the selected notes; Alt leaves the grid aside."""

    label: str = "Resize the notes"

    def __init__(self, grid: NoteGrid, at: QPointF, place: int, part: Part) -> None:
        self._grid, self._part, self._place = grid, part, place
        state = grid.state
        if not state.selected[place]:
            state.select_places([place])
        self._mask = state.selected.copy()
        self._notes = state.table.taken(self._mask)
        table = state.table
        self._edge = int(table.start[place] if part is Part.START else table.end[place])
        self._tick = grid.space.tick(at.x())

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """Show them so."""
        self._grid.state.show_preview(self._mask, self._resized(at, held))

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:
        """Leave them so; a click only selects."""
        state = self._grid.state
        if not moved:
            state.select_places([self._place])
            self._grid.edits.strike_place(self._place)
            return
        changed = self._resized(at, held).notes()
        state.length = changed[-1].length
        self._grid.edits.place(state.notes(~self._mask), changed, self.label)

    def cancel(self) -> None:
        """Leave them as they were."""
        self._grid.state.show_preview(None, None)

    def _resized(self, at: QPointF, held: Qt.KeyboardModifier) -> NoteTable:
        state = self._grid.state
        goal = self._edge + self._grid.space.tick(at.x()) - self._tick
        by = state.snapped(goal, free=bool(held & _ALT)) - self._edge
        return with_start(self._notes, by) if self._part is Part.START else with_end(self._notes, by)


class Drawing:
    """Draws a note, as long as it is dragged, at the velocity and length of the last one."""

    label: str = "Draw a note"

    def __init__(self, grid: NoteGrid, at: QPointF, held: Qt.KeyboardModifier) -> None:
        self._grid = grid
        state = grid.state
        pitch = grid.space.rows.pitch_at(at.y())
        if state.is_on(Show.IN_KEY) and not state.is_drums:
            pitch = on_ladder(pitch, state.work.song.key)
        self._start = state.cell(grid.space.tick(at.x()), free=bool(held & _ALT))
        self._note = Note(self._start, pitch, state.length or state.step, state.velocity)
        grid.edits.strike(pitch)
        self._show()

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """Make it longer or shorter."""
        state = self._grid.state
        if not state.is_drums:
            free = bool(held & _ALT)
            end = state.snapped(self._grid.space.tick(at.x()), free=free)
            least = 1 if free else state.step
            self._note = Note(self._start, self._note.pitch, max(end - self._start, least), self._note.velocity)
            self._show()

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:  # noqa: ARG002 - as above
        """Put it there."""
        state = self._grid.state
        if moved and not state.is_drums:
            state.length = self._note.length
        self._grid.edits.place(state.notes(), [self._note], self.label)

    def cancel(self) -> None:
        """Draw nothing."""
        self._grid.state.show_preview(None, None)

    def _show(self) -> None:
        self._grid.state.show_preview(None, NoteTable.of([self._note]))


class Erasing:
    """Takes away the notes that the pointer goes over."""

    label: str = "Erase notes"

    def __init__(self, grid: NoteGrid, at: QPointF) -> None:
        self._grid, self._last = grid, at
        self._gone = np.zeros(len(grid.state.table), dtype=np.bool_)
        self._erase(at)

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:  # noqa: ARG002 - the protocol's names
        """Take away what lies between."""
        way = at - self._last
        steps = max(1, math.ceil(math.hypot(way.x(), way.y()) / _ERASER_STEP_PX))
        for step in range(1, steps + 1):
            self._erase(self._last + way * (step / steps))
        self._last = at

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:  # noqa: ARG002 - as above
        """Leave them away."""
        state = self._grid.state
        gone = self._gone
        if gone.any():
            chosen = state.selected & ~gone
            state.put(state.notes(~gone & ~chosen), state.notes(chosen), self.label)
        else:
            state.show_preview(None, None)

    def cancel(self) -> None:
        """Leave them there."""
        self._grid.state.show_preview(None, None)

    def _erase(self, at: QPointF) -> None:
        place = self._grid.space.note_at(at)
        if place is not None and not self._gone[place]:
            self._gone[place] = True
            self._grid.state.show_preview(self._gone.copy(), None)


class Banding:
    """Selects what lies in a rectangle; with Ctrl or Shift in addition to what is selected."""

    def __init__(self, grid: NoteGrid, at: QPointF, held: Qt.KeyboardModifier) -> None:
        self._grid = grid
        self._add = bool(held & (_CTRL | _SHIFT))
        self._before = grid.state.selected.copy()
        self._tick = grid.space.tick(at.x())
        self._down = at.y() + grid.space.rows.top_px

    def move(self, at: QPointF, held: Qt.KeyboardModifier) -> None:  # noqa: ARG002 - the protocol's names
        """Select what lies in it now."""
        grid = self._grid
        space, state, rows = grid.space, grid.state, grid.space.rows
        corner = QPointF(space.x(self._tick), self._down - rows.top_px)
        band = QRectF(corner, at).normalized()
        grid.show_band(band)
        slack = space.ticks(rows.height_px / 2) if state.is_drums else 0
        found = state.table.between(space.tick(band.left()) - slack, space.tick(band.right()) + slack)
        row = rows.lookup[state.table.pitch[found]]
        inside = (row >= rows.row_at(band.top())) & (row <= rows.row_at(band.bottom()))
        mask = self._before.copy() if self._add else np.zeros_like(self._before)
        mask[found[inside]] = True
        state.select(mask)

    def release(self, at: QPointF, held: Qt.KeyboardModifier, *, moved: bool) -> None:  # noqa: ARG002 - as above
        """A click beside all notes selects none."""
        if not moved and not self._add:
            self._grid.state.select(np.zeros_like(self._before))

    def cancel(self) -> None:
        """Select what was."""
        self._grid.state.select(self._before)
