"""Pointing: what the mouse does on the lanes; a drag changes nothing until it is let go, and Escape takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from plugins.audio.panel.arrangement.dragging import NOTHING, Grip, Preview, RegionDrag
from plugins.audio.panel.arrangement.view_state import ViewState
from plugins.audio.song import Region

_STARTS_PX = 4.0
_EDGE_PX = 6.0
_LEAST_FOR_EDGES_PX = 20.0

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier

Modifiers = Qt.KeyboardModifier


@dataclass(frozen=True, slots=True)
class _Pressed:
    at: QPointF
    tick: float
    row: int
    region: Region | None
    grip: Grip
    modifiers: Modifiers
    before: frozenset[str]
    """What was selected when the button went down."""


class Pointing:
    """Selecting, moving, resizing, repeating, and the rubber band."""

    def __init__(self, state: ViewState, box_of: Callable[[Region, int], QRectF]) -> None:
        self._state, self._box_of = state, box_of
        self._pressed: _Pressed | None = None
        self._drag: RegionDrag | None = None
        self._preview: Preview = NOTHING
        self._shown: tuple[tuple[int, int], bool] | None = None
        self.band: QRectF | None = None
        """The rubber band in the view."""
        self.modifiers = Modifiers.NoModifier
        """The keys that were held when the pointer moved last."""
        self._anchor = ""
        self.drag_out: Callable[[tuple[Region, ...]], None] | None = None
        """Drags regions out as files; None where that cannot be done."""
        self.handle_at: Callable[[QPointF, Region, int], bool] = lambda _at, _region, _row: False
        """Whether the handle of a region for dragging it out lies at a place."""

    @property
    def is_dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._drag is not None or self.band is not None

    def region_at(self, at: QPointF) -> tuple[Region | None, int]:
        """The region at a place, and the row."""
        row = self._state.rows.row(at.y())
        track = self._state.rows.track(row)
        if track is None:
            return None, row
        return self._state.index.at(track.id, self._state.axis.tick(at.x())), row

    def grip_at(self, at: QPointF, region: Region, row: int) -> Grip:
        """What of a region is dragged from a place: the upper right corner repeats it."""
        box = self._box_of(region, row)
        if box.width() < _LEAST_FOR_EDGES_PX:
            return Grip.MOVE
        if at.x() >= box.right() - _EDGE_PX:
            return Grip.LOOP if at.y() < box.top() + box.height() / 2.5 else Grip.END
        return Grip.START if at.x() <= box.left() + _EDGE_PX else Grip.MOVE

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        """The left button goes down: select, and be ready to drag."""
        state, work = self._state, self._state.work
        region, row = self.region_at(at)
        track = state.rows.track(row)
        grip = self.grip_at(at, region, row) if region is not None else Grip.MOVE
        self._pressed = _Pressed(at, state.axis.tick(at.x()), row, region, grip, modifiers, work.selected)
        if region is None:
            if not modifiers & (_CTRL | _SHIFT):
                work.select((), track=track.id if track is not None else work.track)
            return
        if modifiers & _SHIFT and not modifiers & _ALT:
            work.select(work.selected | self._up_to(region), track=region.track)
        elif region.id not in work.selected:
            work.select(work.selected | {region.id} if modifiers & _CTRL else {region.id}, track=region.track)
            self._anchor = region.id
        else:
            work.select_track(region.track)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        """The pointer goes on with the button down."""
        pressed, state = self._pressed, self._state
        self.modifiers = modifiers
        if pressed is None:
            return
        if not self.is_dragging:
            if (at - pressed.at).manhattanLength() < _STARTS_PX:
                return
            if pressed.region is not None and self._goes_out(pressed):
                self._pressed = None
                if self.drag_out is not None:
                    self.drag_out(state.selected())
                return
            if pressed.region is not None:
                if state.work.read_only:
                    return
                selected = state.selected()
                self._drag = RegionDrag.of(
                    state.work.song, selected, pressed.region, pressed.grip, pressed.tick, pressed.row, state.unit
                )
        if self._drag is None:
            self._stretch_band(pressed, at)
            return
        free, copy = bool(modifiers & _ALT), bool(modifiers & _CTRL)
        target = self._drag.target(state.axis.tick(at.x()), state.rows.row(at.y()), free=free)
        # Between two lines of the grid nothing changes, however far the pointer goes.
        if (target, copy) != self._shown:
            self._shown = target, copy
            self._preview = self._drag.preview(target, copy=copy)
            state.show_preview(self._preview)

    def release(self, modifiers: Modifiers) -> None:
        """The button is let go: what was dragged is done, as one step."""
        pressed, drag, preview = self._pressed, self._drag, self._preview
        dragged = self.is_dragging
        self._end()
        if pressed is None:
            return
        work = self._state.work
        if drag is not None:
            if preview.changed or preview.added:
                work.execute(drag.command(preview))
                if preview.added:
                    work.select({region.id for region in preview.added})
        elif not dragged and pressed.region is not None and not modifiers & _SHIFT:
            id_ = pressed.region.id
            if not modifiers & _CTRL:
                work.select({id_})
                self._anchor = id_
            elif id_ in pressed.before:
                work.select(work.selected - {id_})

    def cancel(self) -> bool:
        """Take a drag back; whether there was one."""
        if self._pressed is None:
            return False
        dragged, before = self.is_dragging, self._pressed.before
        was_band = self.band is not None
        self._end()
        if was_band:
            self._state.work.select(before)
        return dragged

    def drop(self) -> None:
        """Drag regions no longer."""
        if self._drag is not None:
            self._end()

    def _end(self) -> None:
        self._pressed = self._drag = self.band = self._shown = None
        self._preview = NOTHING
        self._state.show_preview(NOTHING)
        self._state.changed.emit()

    def _goes_out(self, pressed: _Pressed) -> bool:
        both = _ALT | _SHIFT
        if pressed.modifiers & both == both:
            return True
        return pressed.region is not None and self.handle_at(pressed.at, pressed.region, pressed.row)

    def _up_to(self, region: Region) -> frozenset[str]:
        """All regions in the tracks and the time from the one that was clicked before to this one."""
        song, rows = self._state.work.song, self._state.rows
        anchor = self._state.work.region(self._anchor)
        if anchor is None:
            self._anchor = region.id
            return frozenset({region.id})
        low, high = sorted((rows.row_of(anchor.track), rows.row_of(region.track)))
        first, end = min(anchor.start, region.start), max(anchor.end, region.end)
        return frozenset(
            each.id for track in song.tracks[low : high + 1] for each in self._state.index.between(track.id, first, end)
        )

    def _stretch_band(self, pressed: _Pressed, at: QPointF) -> None:
        state, work = self._state, self._state.work
        # It stays on the song where it began, also when the view scrolls below it.
        start = QPointF(state.axis.x(pressed.tick), pressed.at.y())
        self.band = QRectF(start, at).normalized()
        first, end = state.axis.tick(self.band.left()), state.axis.tick(self.band.right())
        found = frozenset(
            region.id
            for row in state.rows.between(self.band.top(), self.band.bottom())
            for region in state.index.between(work.song.tracks[row].id, first, end)
        )
        kept = pressed.before if pressed.modifiers & (_CTRL | _SHIFT) else frozenset()
        work.select(kept | found, track=work.track)
        state.changed.emit()
