"""NoteGrid: the notes of the open region on bars and pitches, drawn and changed with the pointer and the keys."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from plugins.audio.panel.roll.edits import RollEdits
from plugins.audio.panel.roll.gestures import Gesture, gesture_for
from plugins.audio.panel.roll.ghosts import Ghosts
from plugins.audio.panel.roll.grid_painter import GridPainter
from plugins.audio.panel.roll.look import RollLook, look_of
from plugins.audio.panel.roll.note_painter import NotePainter
from plugins.audio.panel.roll.space import Part, RollSpace
from plugins.audio.panel.roll.state import Show
from plugins.audio.panel.roll.table import NoteTable, heard
from plugins.audio.panel.roll.wheel import turn

_DRAG_STARTS_PX = 3
_PINCH = Qt.NativeGestureType.ZoomNativeGesture


class NoteGrid(QWidget):
    """The middle of the roll."""

    pointed = Signal(int)
    """The pitch under the pointer; -1 where it left."""

    def __init__(self, space: RollSpace, edits: RollEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self.space, self.edits, self.state = space, edits, space.state
        self.keys: dict[str, Callable[[], None]] = {}
        """What keys do here, by their portable names."""
        self.band: QRectF | None = None
        self._ghosts = Ghosts(self.state)
        self._gesture: Gesture | None = None
        self._pressed = QPointF()
        self._moved = False
        self._clicked_twice = False
        self._playhead: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Notes"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.state.changed.connect(self.update)
        self.state.loaded.connect(self._forget)
        space.axis.changed.connect(self.update)
        space.rows.changed.connect(self.update)

    @property
    def gesture(self) -> Gesture | None:
        """What is being done with the pointer."""
        return self._gesture

    def show_playhead(self, tick: float | None) -> None:
        """Show a line at a tick of the song; only what changes is painted."""
        for at in (self._playhead, tick):
            if at is not None:
                self.update(QRect(int(self.space.song_x(at)) - 2, 0, 5, self.height()))
        self._playhead = tick

    def show_band(self, band: QRectF | None) -> None:
        """Show a rubber band."""
        self.band = band
        self.update()

    def stop(self) -> bool:
        """Give up what is being done with the pointer; whether there was anything."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        self.show_band(None)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies in the part that is asked for."""
        state, space = self.state, self.space
        clip = event.rect()
        painter = QPainter(self)
        painter.setClipRect(clip)
        look = look_of(self.palette(), self._track_place())
        behind = GridPainter(painter, space, look, clip)
        behind.rows()
        behind.lines(self.width())
        behind.locked()
        if state.region is None:
            return
        notes = NotePainter(painter, space, clip)
        slack = space.ticks(space.rows.height_px) + 1
        first, last = space.axis.tick(clip.left()) - slack, space.axis.tick(clip.right() + 1) + slack
        if state.is_on(Show.GHOSTS):
            ghosts = self._ghosts.between(space.axis.left - state.before, space.axis.tick(self.width()) - state.before)
            which = ghosts.between(first - state.before, last - state.before)
            notes.draw(ghosts, which, state.before, look.ghosts)
        if state.region.loop:
            repeats = heard(state.region, state.table, first - state.before, last - state.before, repeats_only=True)
            notes.draw(repeats, np.arange(len(repeats)), state.before, look.repeats)
        behind.outside()
        self._paint_content(notes, first, last)
        if not len(state.table) and state.preview is None:
            self._hint(painter, look)
        if self.band is not None:
            painter.setPen(look.accent)
            fill = look.accent.lighter()
            fill.setAlphaF(0.15)
            painter.setBrush(fill)
            painter.drawRect(self.band)
        if self._playhead is not None:
            x = space.song_x(self._playhead)
            painter.setPen(QPen(look.playhead, 1))
            painter.drawLine(QPointF(x, clip.top()), QPointF(x, clip.bottom() + 1))
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what this button does at this place."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.stop()
        self._begin(event, twice=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Draw a note, or delete the one that is there."""
        if event.button() is not Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)
            return
        self.stop()
        self._begin(event, twice=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, or show what could be done."""
        at = event.position()
        self.pointed.emit(self.space.rows.pitch_at(at.y()))
        if self._gesture is None:
            self._show_cursor(at)
            return
        if not self._moved and (at - self._pressed).manhattanLength() < _DRAG_STARTS_PX:
            return
        self._moved = True
        self._scroll_along(at)
        self._gesture.move(at, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do it."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(event.position(), event.modifiers(), moved=self._moved)
            self.show_band(None)
            self._show_cursor(event.position())
            self.tell()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self.pointed.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom."""
        turn(event, self.space.axis, self.space.rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are scrolled within the new height."""
        super().resizeEvent(event)
        self.space.rows.resize(self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus, and say what is selected."""
        super().focusInEvent(event)
        self.tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is gone."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Take the keys that mean something here before the window does; Tab goes through the notes."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is _PINCH:
            self.space.axis.zoom(1 + event.value(), event.position().x())
            return True
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            run = self._meant(event)
            if run is not None:
                if event.type() is QEvent.Type.KeyPress:
                    run()
                    self.tell()
                event.accept()
                return True
            way = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if way is not None and event.type() is QEvent.Type.KeyPress and self.edits.step_to(way):
                self.tell()
                return True
        return super().event(event)

    def tell(self) -> None:
        """Say to those who listen what is selected."""
        self.setAccessibleDescription(self.edits.words())

    def _forget(self) -> None:
        """What is being done is about notes that are no longer there."""
        self._gesture = None
        self.show_band(None)

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Escape:
            return self._escaped if self._gesture is not None or self.state.selected.any() else None
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space):
            return None
        # The keys of a number pad mean the same as the others.
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = QKeySequence(int(event.key()) | held.value).toString(QKeySequence.SequenceFormat.PortableText)
        return self.keys.get(name)

    def _escaped(self) -> None:
        if not self.stop():
            self.edits.select_none()

    def _begin(self, event: QMouseEvent, *, twice: bool) -> None:
        if self.state.region is None:
            return
        self._pressed, self._moved = event.position(), False
        self._gesture = gesture_for(self, event, twice=twice)

    def _show_cursor(self, at: QPointF) -> None:
        place = self.space.note_at(at) if self.state.region is not None else None
        if place is None:
            shape = Qt.CursorShape.CrossCursor if self.state.is_on(Show.PENCIL) else Qt.CursorShape.ArrowCursor
        elif self.space.part_at(at, place) is Part.BODY:
            shape = Qt.CursorShape.SizeAllCursor
        else:
            shape = Qt.CursorShape.SizeHorCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    def _scroll_along(self, at: QPointF) -> None:
        axis, rows = self.space.axis, self.space.rows
        beyond = min(at.x(), 0.0) or max(at.x() - self.width(), 0.0)
        if beyond:
            axis.scroll(max(-24.0, min(24.0, beyond)))
        above = min(at.y(), 0.0) or max(at.y() - self.height(), 0.0)
        if above:
            rows.scroll_to(rows.top_px + round(max(-16.0, min(16.0, above))))

    def _hint(self, painter: QPainter, look: RollLook) -> None:
        painter.setPen(look.quiet_text)
        words = self.tr("Double-click to draw a note, drag to select, drag with the right button to erase")
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(24, 0, -24, 0), flags, words)

    def _track_place(self) -> int:
        track = self.state.track
        tracks = self.state.work.song.tracks
        return tracks.index(track) if track is not None and track in tracks else 0

    def _paint_content(self, notes: NotePainter, first: float, last: float) -> None:
        state = self.state
        look = look_of(self.palette(), self._track_place())
        key = state.work.song.key if not state.is_drums else None
        which = state.table.between(first - state.shift, last - state.shift)
        if state.hidden is not None:
            which = which[~state.hidden[which]]
        begin, end = state.window
        start = state.table.start[which]
        is_heard = (start >= begin) & (start < end)
        is_chosen = state.selected[which]
        notes.draw(state.table, which[~is_heard & ~is_chosen], state.shift, look.unheard)
        notes.draw(state.table, which[is_heard & ~is_chosen], state.shift, look.notes, key)
        notes.draw(state.table, which[is_chosen], state.shift, look.selected, key)
        preview: NoteTable | None = state.preview
        if preview is not None:
            seen = preview.between(first - state.shift, last - state.shift)
            notes.draw(preview, seen, state.shift, look.selected, key)
