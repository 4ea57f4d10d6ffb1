"""VelocityLane: how hard the notes are struck, as bars below them that can be dragged and painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from plugins.audio.panel.roll.edits import RollEdits
from plugins.audio.panel.roll.look import RollLook, Shades, look_of
from plugins.audio.panel.roll.space import RollSpace
from plugins.audio.panel.roll.table import Mask, NoteTable, Numbers
from plugins.audio.panel.roll.wheel import turn

_MARGIN_PX = 8
_HEAD_PX = 3.5
_HIT_PX = 6.0
_MOST_HEADS = 800


class VelocityLane(QWidget):
    """A drag at a head moves it, and all selected ones with it; elsewhere it paints, with Shift in a straight line."""

    label: str = "Change velocities"

    def __init__(self, space: RollSpace, edits: RollEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self._space, self._edits, self._state = space, edits, space.state
        self._mask: Mask | None = None
        self._velocity: Numbers = np.zeros(0, dtype=np.int64)
        self._together = False
        self._pressed = QPointF()
        self._last = QPointF()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(36)
        self.setAccessibleName(self.tr("Velocities"))
        self.setToolTip(
            self.tr("Drag a head to change a velocity, paint across several, hold Shift for a straight line")
        )
        self._state.changed.connect(self.update)
        self._state.loaded.connect(self._forget)
        space.axis.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """High enough to tell velocities apart."""
        return QSize(400, 84)

    def head_y(self, velocity: float) -> float:
        """Where the head of a velocity lies."""
        return self.height() - _MARGIN_PX - velocity / 127 * (self.height() - 2 * _MARGIN_PX)

    def velocity_at(self, y: float) -> int:
        """The velocity at a place."""
        part = (self.height() - _MARGIN_PX - y) / (self.height() - 2 * _MARGIN_PX)
        return min(max(round(part * 127), 1), 127)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars that are seen."""
        painter, state, axis = QPainter(self), self._state, self._space.axis
        look = look_of(self.palette(), self._track_place())
        clip = event.rect()
        painter.fillRect(clip, look.ground)
        lines = [
            QLineF(x, 0, x, self.height())
            for line in axis.lines(self.width(), state.work.song.metre, 0)
            if line.level == 0 and clip.left() - 1 <= (x := round(axis.x(line.tick)) + 0.5) <= clip.right() + 1
        ]
        painter.setPen(look.beat_line)
        painter.drawLines(lines)
        painter.setPen(look.row_line)
        painter.drawLines([QLineF(0, self.head_y(level), self.width(), self.head_y(level)) for level in (1, 64, 127)])
        slack = self._space.ticks(_HIT_PX)
        first = self._space.tick(clip.left()) - slack
        last = self._space.tick(clip.right() + 1) + slack
        table = state.table
        low, high = (int(place) for place in np.searchsorted(table.start, (first, last)))
        which = np.arange(low, high)
        if state.hidden is not None:
            which = which[~state.hidden[which]]
        begin, end = state.window
        start = table.start[which]
        heard = (start >= begin) & (start < end)
        chosen = state.selected[which]
        self._bars(painter, table, which[~heard & ~chosen], look.unheard)
        self._bars(painter, table, which[heard & ~chosen], look.notes)
        self._bars(painter, table, which[chosen], look.selected)
        if state.preview is not None:
            seen = np.flatnonzero((state.preview.start >= first) & (state.preview.start < last))
            self._bars(painter, state.preview, seen, look.selected)
            if self._mask is not None:
                self._number(painter, look)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a head, or begin to paint."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._state.may_edit():
            return
        self._pressed = self._last = event.position()
        table, state = self._state.table, self._state
        self._mask = np.zeros(len(table), dtype=np.bool_)
        self._velocity = table.velocity.copy()
        place = self.head_at(event.position())
        self._together = place is not None and bool(state.selected[place])
        if self._together:
            self._mask = state.selected.copy()
        self._change(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show other velocities."""
        if self._mask is not None:
            self._change(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Keep them."""
        mask, self._mask = self._mask, None
        if mask is None:
            return
        state = self._state
        changed = state.table.changed(velocity=self._velocity)
        if not mask.any() or bool((self._velocity == state.table.velocity).all()):
            state.show_preview(None, None)
            return
        state.velocity = int(self._velocity[np.flatnonzero(mask)[-1]])
        chosen = state.selected
        state.put(changed.taken(~chosen).notes(), changed.taken(chosen).notes(), self.label)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll and zoom time."""
        turn(event, self._space.axis, None)

    def head_at(self, at: QPointF) -> int | None:
        """The place of the note whose head is nearest to a point; of several the selected one."""
        table = self._state.table
        slack = self._space.ticks(_HIT_PX)
        tick = self._space.tick(at.x())
        low, high = (int(place) for place in np.searchsorted(table.start, (tick - slack, tick + slack)))
        near = [
            place
            for place in range(low, min(high, low + _MOST_HEADS))
            if abs(self.head_y(int(table.velocity[place])) - at.y()) <= _HIT_PX + 2
        ]
        return min(
            near,
            key=lambda place: (
                not self._state.selected[place],
                abs(self.head_y(int(table.velocity[place])) - at.y()),
            ),
            default=None,
        )

    def _forget(self) -> None:
        """What is being done is about notes that are no longer there."""
        self._mask = None

    def _change(self, event: QMouseEvent) -> None:
        at, table, mask = event.position(), self._state.table, self._mask
        if mask is None:
            return
        if self._together:
            by = self.velocity_at(at.y()) - self.velocity_at(self._pressed.y())
            moved = np.clip(table.velocity + by, 1, 127)
            self._velocity = np.where(mask, moved, table.velocity)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._velocity = table.velocity.copy()
            mask[:] = False
            self._paint(self._pressed, at)
        else:
            self._paint(self._last, at)
        self._last = at
        self._state.show_preview(mask.copy(), table.changed(velocity=self._velocity).taken(mask))

    def _paint(self, one: QPointF, other: QPointF) -> None:
        """Give the notes between two points the velocities of the line between them."""
        table, mask = self._state.table, self._mask
        left, right = (one, other) if one.x() <= other.x() else (other, one)
        slack = self._space.ticks(_HIT_PX if left.x() == right.x() else 2)
        first, last = self._space.tick(left.x()) - slack, self._space.tick(right.x()) + slack
        places = np.arange(*np.searchsorted(table.start, (first, last)))
        if mask is None or not len(places):
            return
        x = (table.start[places] + self._state.shift - self._space.axis.left) * self._space.axis.px_per_tick
        ends = (self.velocity_at(left.y()), self.velocity_at(right.y()))
        wanted = np.interp(x, (left.x(), max(right.x(), left.x() + 1e-6)), ends)
        self._velocity[places] = np.rint(wanted).astype(np.int64)
        mask[places] = True

    def _bars(self, painter: QPainter, table: NoteTable, which: Numbers, shades: Shades) -> None:
        if not len(which):
            return
        velocity = table.velocity[which]
        x = np.round((table.start[which] + self._state.shift - self._space.axis.left) * self._space.axis.px_per_tick)
        # Of notes at the same pixel the loudest is seen; it is drawn alone where there are many.
        order = np.lexsort((velocity, x))
        x, velocity = x[order], velocity[order]
        if len(which) > _MOST_HEADS:
            last = np.append(x[1:] != x[:-1], True)
            x, velocity = x[last], velocity[last]
        base = self.head_y(0)
        heads = len(x) <= _MOST_HEADS
        tops = base - velocity / 127 * (self.height() - 2 * _MARGIN_PX)
        for shade in np.unique(velocity * len(shades.fills) // 128).tolist():
            at = np.flatnonzero(velocity * len(shades.fills) // 128 == shade).tolist()
            colour: QColor = shades.fills[min(shade, len(shades.fills) - 1)]
            painter.setPen(QPen(colour, 2))
            painter.drawLines([QLineF(x[each] + 0.5, base, x[each] + 0.5, tops[each]) for each in at])
            if heads:
                painter.setPen(shades.line)
                painter.setBrush(colour)
                size = 2 * _HEAD_PX
                for each in at:
                    painter.drawRect(QRectF(x[each] - _HEAD_PX + 0.5, tops[each] - _HEAD_PX, size, size))

    def _number(self, painter: QPainter, look: RollLook) -> None:
        """Say the velocity at the pointer."""
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        box = QRectF(0, 0, 34, 18)
        box.moveTo(min(self._last.x() + 12, self.width() - 38), max(2, min(self._last.y() - 22, self.height() - 20)))
        painter.setPen(look.bound)
        painter.setBrush(look.ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.velocity_at(self._last.y())))

    def _track_place(self) -> int:
        track = self._state.track
        tracks = self._state.work.song.tracks
        return tracks.index(track) if track is not None and track in tracks else 0
