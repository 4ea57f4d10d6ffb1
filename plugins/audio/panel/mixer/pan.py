"""PanSlider: a place between left and right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.panel.mixer.handle import FINE, Handle, is_fine

_STEP, _FINE = 0.05, 0.01


class PanSlider(Handle):
    """From -1, left, to 1, right: drag, turn the wheel or use the arrows; Shift is fine, a double-click centres."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(-1.0, 1.0, 0.0, lambda pan, count, fine: pan + count * (_FINE if fine else _STEP), parent)
        self.places = {Qt.Key.Key_Home: -1.0, Qt.Key.Key_End: 1.0}
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say()

    def set_words(self, words: str) -> None:
        """What it is the place of."""
        self._words = words
        self.say()

    def sizeHint(self) -> QSize:
        """Room for its readout."""
        return QSize(64, 18)

    def minimumSizeHint(self) -> QSize:
        """Room for its readout."""
        return QSize(44, 18)

    def readout(self) -> str:
        """The place as it is read: C, L 30 or R 70."""
        percent = round(abs(self._value) * 100)
        if not percent:
            return self.tr("C", "panorama: centre")
        side = self.tr("L", "panorama: left") if self._value < 0 else self.tr("R", "panorama: right")
        return f"{side} {percent}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar from the centre to the place, and the place in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, focused = self.palette(), self.hasFocus()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Light if self.underMouse() else QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 4, 4)
        middle = box.center().x()
        there = middle + self._value * (box.width() / 2 - 2)
        fill = palette.color(QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Midlight)
        fill.setAlpha(110)
        painter.fillRect(QRectF(QPointF(min(middle, there), 2), QPointF(max(middle, there), box.height() - 1)), fill)
        font = self.font()
        font.setPixelSize(max(9, font.pixelSize() - 2 if font.pixelSize() > 0 else 11))
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.readout())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._take(event.position().x())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go with the pointer; with Shift a tenth of the way."""
        if self._held is None:
            return
        by = (event.position().x() - self._held) / max(1.0, self.width() / 2)
        self._held = event.position().x()
        self.move_to(self._value + by * (FINE if is_fine(event.modifiers()) else 1))

    def snapped(self, value: float) -> float:
        """To a thousandth; the keys find the centre."""
        found = round(value, 3)
        return 0.0 if self._held is None and abs(found) < 0.005 else found

    def say(self) -> None:
        """Its place, as it is read."""
        said = self.tr("{words}: {place}").format(words=self._words, place=self.readout())
        self.setAccessibleName(said)
        self.setToolTip(self.tr("{said}. Double-click centres, Shift is fine.").format(said=said))
