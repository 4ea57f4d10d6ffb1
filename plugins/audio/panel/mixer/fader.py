"""Fader: a volume in decibels, upright or lying."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtGui import QWheelEvent as Wheel
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.panel.mixer.decibels import decibels, level_text, moved, place_of

_HANDLE, _THICK = 11.0, 22.0
_MARKS = (6, 0, -3, -6, -12, -18, -24, -36)
_FINE = 0.1
_GESTURE_MS = 600


class Fader(QWidget):
    """Drag, turn the wheel where it has the keys, or use the arrow keys; Shift is fine, a double-click resets.

    `place` goes from 0, silence, to 1. `finished` ends a gesture, whose changes belong together.
    """

    changed = Signal(float)
    finished = Signal()

    def __init__(self, words: str, *, top_db: float = 0.0, reset: float = 0.8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top_db, self._reset, self._place = top_db, reset, reset
        self._upright = True
        self._held: float | None = None
        self._words = words
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_GESTURE_MS)
        self._rest.timeout.connect(self.finished)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_upright(True)
        self._name()

    @property
    def place(self) -> float:
        """Where it stands, from 0 to 1."""
        return self._place

    @property
    def level_db(self) -> float:
        """What that means, in dB."""
        return decibels(self._place, self._top_db)

    def set_place(self, place: float) -> None:
        """Stand somewhere else, without telling."""
        if place != self._place:
            self._place = place
            self._name()
            self.update()

    def set_words(self, words: str) -> None:
        """What it is the volume of."""
        self._words = words
        self._name()

    def set_upright(self, upright: bool) -> None:
        """Stand, or lie."""
        self._upright = upright
        policy = QSizePolicy.Policy
        self.setSizePolicy(*((policy.Preferred, policy.Expanding) if upright else (policy.Expanding, policy.Fixed)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for its marks where it stands, the height of its handle where it lies."""
        return QSize(46, 140) if self._upright else QSize(120, round(_THICK))

    def minimumSizeHint(self) -> QSize:
        """Enough to be moved."""
        return QSize(28, 44) if self._upright else QSize(60, round(_THICK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The groove, its marks and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        if self._upright:
            self._paint_marks(painter)
        start, end = self._point(0), self._point(1)
        at = self._point(self._place)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 4, c=Qt.PenCapStyle.RoundCap))
        if self._place > 0:
            painter.drawLine(start, at)
        focused, hot = self.hasFocus(), self.underMouse() or self._held is not None
        size = (_THICK, _HANDLE) if self._upright else (_HANDLE, _THICK - 4)
        box = QRectF(at.x() - size[0] / 2, at.y() - size[1] / 2, *size)
        edge = palette.color(QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Midlight)
        painter.setPen(QPen(edge, 2 if focused else 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Light if hot else QPalette.ColorRole.Button))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.5))
        if self._upright:
            painter.drawLine(QPointF(box.left() + 4, at.y()), QPointF(box.right() - 4, at.y()))
        else:
            painter.drawLine(QPointF(at.x(), box.top() + 4), QPointF(at.x(), box.bottom() - 4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle; beside it, have it come."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._rest.stop()
        self.finished.emit()
        self._held = self._along(event.position())
        if abs(self._held - self._place) * self._length() > _HANDLE:
            self._move(self._held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go with the pointer; with Shift a tenth of the way."""
        if self._held is None:
            return
        there = self._along(event.position())
        fine = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        by, self._held = (there - self._held) * fine, there
        self._move(self._place + by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton and self._held is not None:
            self._held = None
            self.finished.emit()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to where it stands at first."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._move(self._reset)
            self.finished.emit()

    def wheelEvent(self, event: Wheel) -> None:
        """A decibel a notch, where it has the keys: scrolling past it changes nothing."""
        if not self.hasFocus():
            event.ignore()
            return
        self._step(event.angleDelta().y() / 120 or event.angleDelta().x() / 120, event.modifiers())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A decibel a key; page keys six, Home the top, End silence, Delete the reset."""
        steps = {
            Qt.Key.Key_Up: 1.0,
            Qt.Key.Key_Right: 1.0,
            Qt.Key.Key_Down: -1.0,
            Qt.Key.Key_Left: -1.0,
            Qt.Key.Key_PageUp: 6.0,
            Qt.Key.Key_PageDown: -6.0,
        }.get(Qt.Key(event.key()))
        places = {Qt.Key.Key_Home: 1.0, Qt.Key.Key_End: 0.0, Qt.Key.Key_Delete: self._reset}
        if steps is not None:
            self._step(steps, event.modifiers())
        elif (place := places.get(Qt.Key(event.key()))) is not None:
            self._move(place)
            self._rest.start()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was done with the keys is done."""
        super().focusOutEvent(event)
        if self._rest.isActive():
            self._rest.stop()
            self.finished.emit()

    def _step(self, by_db: float, modifiers: Qt.KeyboardModifier) -> None:
        fine = _FINE if modifiers & Qt.KeyboardModifier.ShiftModifier else 1.0
        self._move(moved(self._place, by_db * fine, self._top_db))
        self._rest.start()

    def _move(self, place: float) -> None:
        place = min(1.0, max(0.0, place))
        zero = place_of(0, self._top_db)
        if self._held is not None and self._top_db and abs(place - zero) * self._length() < 2:
            place = zero
        if place != self._place:
            self.set_place(place)
            self.changed.emit(place)

    def _name(self) -> None:
        said = self.tr("{words}: {level} dB").format(words=self._words, level=level_text(self.level_db))
        self.setAccessibleName(said)
        self.setToolTip(self.tr("{said}. Double-click resets, Shift is fine.").format(said=said))

    def _length(self) -> float:
        return max(1.0, (self.height() if self._upright else self.width()) - _HANDLE - 4)

    def _point(self, place: float) -> QPointF:
        start = _HANDLE / 2 + 2
        if self._upright:
            return QPointF(_THICK / 2 + 1, self.height() - start - place * self._length())
        return QPointF(start + place * self._length(), self.height() / 2)

    def _along(self, point: QPointF) -> float:
        start = _HANDLE / 2 + 2
        way = self.height() - start - point.y() if self._upright else point.x() - start
        return way / self._length()

    def _paint_marks(self, painter: QPainter) -> None:
        font = self.font()
        font.setPixelSize(max(8, font.pixelSize() - 4 if font.pixelSize() > 0 else 9))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left, last = _THICK + 4, -100.0
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1))
        for mark in _MARKS:
            if mark > self._top_db:
                continue
            y = self._point(place_of(mark, self._top_db)).y()
            painter.drawLine(QPointF(left - 2, y), QPointF(left + 1, y))
            if y - last >= metrics.height() - 2 and left + metrics.horizontalAdvance(str(mark)) < self.width() + 2:
                text = str(mark).replace("-", "−")
                painter.drawText(QPointF(left + 4, y + metrics.ascent() / 2 - 1), text)
                last = y
