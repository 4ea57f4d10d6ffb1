"""Fader: a volume in decibels, upright or lying."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.panel.mixer.decibels import decibels, level_text, moved, place_of
from plugins.audio.panel.mixer.handle import FINE, Handle, is_fine

_HANDLE, _THICK = 11.0, 22.0
_MARKS = (6, 0, -3, -6, -12, -18, -24, -36)


class Fader(Handle):
    """Drag, turn the wheel where it has the keys, or use them; Shift is fine. It goes from 0, silence, to 1."""

    steps: Mapping[Qt.Key, float] = {**Handle.steps, Qt.Key.Key_PageUp: 6.0, Qt.Key.Key_PageDown: -6.0}

    def __init__(self, words: str, *, top_db: float = 0.0, reset: float = 0.8, parent: QWidget | None = None) -> None:
        def stepped(place: float, count: float, fine: bool) -> float:
            return moved(place, count * (FINE if fine else 1), top_db)

        super().__init__(0.0, 1.0, reset, stepped, parent)
        self._top_db = top_db
        self.places = {Qt.Key.Key_Home: 1.0, Qt.Key.Key_End: 0.0}
        self._upright = True
        self._words = words
        self.set_upright(True)
        self.say()

    @property
    def level_db(self) -> float:
        """What its place means, in dB."""
        return decibels(self._value, self._top_db)

    def set_words(self, words: str) -> None:
        """What it is the volume of."""
        self._words = words
        self.say()

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
        at = self._point(self._value)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 4, c=Qt.PenCapStyle.RoundCap))
        if self._value > 0:
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
        there = self._along(event.position())
        self._take(there)
        if abs(there - self._value) * self._length() > _HANDLE:
            self.move_to(there)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go with the pointer; with Shift a tenth of the way."""
        if self._held is None:
            return
        there = self._along(event.position())
        by, self._held = (there - self._held) * (FINE if is_fine(event.modifiers()) else 1), there
        self.move_to(self._value + by)

    def snapped(self, value: float) -> float:
        """While it is held, it stays at 0 dB for a little."""
        zero = place_of(0, self._top_db)
        near = self._held is not None and self._top_db and abs(value - zero) * self._length() < 2
        return zero if near else value

    def say(self) -> None:
        """Its level, as it is read."""
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
