"""Keyboard: the keys of a piano, or the names of drums, beside the rows; each sounds when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from plugins.audio.panel.roll.edits import RollEdits
from plugins.audio.panel.roll.look import RollLook, look_of, mixed
from plugins.audio.panel.roll.names import BLACK, drum_name, pitch_name
from plugins.audio.panel.roll.space import RollSpace
from plugins.audio.panel.roll.wheel import turn

_KEYS_PX, _DRUMS_PX = 72, 152
_LEAST_NAMED_PX = 9
_OWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard(QWidget):
    """Up and Down go through the keys, Enter sounds the one that is marked."""

    def __init__(self, space: RollSpace, edits: RollEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self._space, self._edits = space, edits
        self._sounding: frozenset[int] = frozenset()
        self._pressed = -1
        self._pointed = -1
        self._marked = 60
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Keys"))
        self.setToolTip(self.tr("Click to hear a note"))
        space.rows.changed.connect(self.update)
        space.state.changed.connect(self.update)

    @property
    def width_px(self) -> int:
        """How wide it is for the open track."""
        return _DRUMS_PX if self._space.state.is_drums else _KEYS_PX

    @property
    def sounding(self) -> frozenset[int]:
        """The pitches whose keys are lit."""
        return self._sounding | ({self._pressed} if self._pressed >= 0 else set())

    def light(self, pitches: frozenset[int]) -> None:
        """Light the keys of these pitches and no others."""
        if pitches != self._sounding:
            self._sounding = pitches
            self.update()

    def point(self, pitch: int) -> None:
        """Mark the key of the row under the pointer."""
        if pitch != self._pointed:
            self._pointed = pitch
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the keys that are seen."""
        painter, state, rows = QPainter(self), self._space.state, self._space.rows
        look = look_of(self.palette(), 0)
        painter.fillRect(event.rect(), look.ground)
        font = QFont(self.font())
        font.setPixelSize(max(_LEAST_NAMED_PX, min(12, rows.height_px - 2)))
        painter.setFont(font)
        for at in rows.seen(event.rect().top(), event.rect().bottom()):
            place = QRect(0, rows.y(at), self.width() - 1, rows.height_px)
            if state.is_drums:
                self._drum(painter, look, place, rows.pitches[at])
            else:
                self._key(painter, look, place, rows.pitches[at])
        painter.setPen(look.beat_line)
        painter.drawLine(self.width() - 1, event.rect().top(), self.width() - 1, event.rect().bottom())
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -2, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Sound the key."""
        if event.button() is Qt.MouseButton.LeftButton and self._space.state.region is not None:
            self._press(self._space.rows.pitch_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Sound the keys that the pointer slides over."""
        pitch = self._space.rows.pitch_at(event.position().y())
        if self._pressed >= 0 and pitch != self._pressed:
            self._press(pitch)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The key is let go."""
        self._pressed = -1
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll and zoom the rows as over the notes."""
        turn(event, self._space.axis, self._space.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the keys, and sound one."""
        rows = self._space.rows
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps is not None:
            row = rows.row(self._marked)
            at = (row if row is not None else 0) + steps
            self._marked = rows.pitches[min(max(at, 0), len(rows.pitches) - 1)]
            rows.reveal(self._marked)
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edits.strike(self._marked)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its own keys come before those of the window."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark a key."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark none."""
        super().focusOutEvent(event)
        self.update()

    def _press(self, pitch: int) -> None:
        self._pressed = pitch
        self._edits.strike(pitch)
        self.update()

    def _tell(self) -> None:
        self.setAccessibleDescription(self._name(self._marked))

    def _name(self, pitch: int) -> str:
        state = self._space.state
        return drum_name(pitch) if state.is_drums else pitch_name(pitch, state.work.song.key)

    def _is_lit(self, pitch: int) -> bool:
        return pitch in self.sounding

    def _key(self, painter: QPainter, look: RollLook, place: QRect, pitch: int) -> None:
        black = pitch % 12 in BLACK
        painter.fillRect(place, look.white_key)
        # White keys meet in the middle of the black one between them; C and F have none below.
        painter.setPen(mixed(look.white_key, look.black_key, 0.35))
        if pitch % 12 in (0, 5):
            painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        elif black:
            middle = place.center().y()
            painter.drawLine(place.left() + place.width() * 6 // 10, middle, place.right(), middle)
        elif rows_are_folded(self._space):
            painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        body = QRect(place.left(), place.top(), place.width() * 6 // 10, place.height()) if black else place
        if black:
            painter.fillRect(body.adjusted(0, 0, 0, -1), look.black_key)
        if self._is_lit(pitch):
            painter.fillRect(body.adjusted(0, 1, 0, -1), look.accent)
        elif pitch == self._pointed or (self.hasFocus() and pitch == self._marked):
            painter.fillRect(body.adjusted(0, 1, 0, -1), mixed(look.white_key, look.accent, 0.4))
        is_named = pitch % 12 == 0 or pitch == self._pointed or rows_are_folded(self._space)
        if is_named and place.height() >= _LEAST_NAMED_PX:
            painter.setPen(look.black_key)
            where = QRectF(place).adjusted(0, 0, -6, 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._name(pitch))

    def _drum(self, painter: QPainter, look: RollLook, place: QRect, pitch: int) -> None:
        if self._is_lit(pitch):
            painter.fillRect(place.adjusted(0, 0, 0, -1), look.accent)
        elif pitch == self._pointed or (self.hasFocus() and pitch == self._marked):
            painter.fillRect(place.adjusted(0, 0, 0, -1), mixed(look.ground, look.accent, 0.35))
        painter.setPen(look.row_line)
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        if place.height() >= _LEAST_NAMED_PX:
            name = drum_name(pitch)
            painter.setPen(look.quiet_text if name.isdecimal() else look.text)
            if self._is_lit(pitch):
                painter.setPen(look.ground)
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, place.width() - 14)
            painter.drawText(place.adjusted(8, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, shown)


def rows_are_folded(space: RollSpace) -> bool:
    """Whether some pitches have no row, so that each key needs its name."""
    return len(space.rows.pitches) < 128
