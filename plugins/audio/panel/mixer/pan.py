"""PanSlider: a place between left and right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_FINE = 0.1
_GESTURE_MS = 600


class PanSlider(QWidget):
    """From -1, left, to 1, right: drag, turn the wheel or use the arrows; Shift is fine, a double-click centres."""

    changed = Signal(float)
    finished = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pan = 0.0
        self._held: float | None = None
        self._words = words
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_GESTURE_MS)
        self._rest.timeout.connect(self.finished)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def pan(self) -> float:
        """The place."""
        return self._pan

    def set_pan(self, pan: float) -> None:
        """Stand somewhere else, without telling."""
        if pan != self._pan:
            self._pan = pan
            self._name()
            self.update()

    def set_words(self, words: str) -> None:
        """What it is the place of."""
        self._words = words
        self._name()

    def sizeHint(self) -> QSize:
        """Room for its readout."""
        return QSize(64, 18)

    def minimumSizeHint(self) -> QSize:
        """Room for its readout."""
        return QSize(44, 18)

    def readout(self) -> str:
        """The place as it is read: C, L 30 or R 70."""
        percent = round(abs(self._pan) * 100)
        if not percent:
            return self.tr("C", "panorama: centre")
        side = self.tr("L", "panorama: left") if self._pan < 0 else self.tr("R", "panorama: right")
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
        there = middle + self._pan * (box.width() / 2 - 2)
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
            self._rest.stop()
            self.finished.emit()
            self._held = event.position().x()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go with the pointer; with Shift a tenth of the way."""
        if self._held is None:
            return
        by = (event.position().x() - self._held) / max(1.0, self.width() / 2)
        self._held = event.position().x()
        self._move(self._pan + by * (_FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton and self._held is not None:
            self._held = None
            self.finished.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the centre."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._move(0.0)
            self.finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A twentieth a notch, where it has the keys."""
        if not self.hasFocus():
            event.ignore()
            return
        self._step(event.angleDelta().y() / 120, event.modifiers())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A twentieth a key; Home is left, End right, Delete the centre."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}.get(
            Qt.Key(event.key())
        )
        places = {Qt.Key.Key_Home: -1.0, Qt.Key.Key_End: 1.0, Qt.Key.Key_Delete: 0.0}
        if step is not None:
            self._step(step, event.modifiers())
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

    def _step(self, steps: float, modifiers: Qt.KeyboardModifier) -> None:
        self._move(self._pan + steps * (0.01 if modifiers & Qt.KeyboardModifier.ShiftModifier else 0.05))
        self._rest.start()

    def _move(self, pan: float) -> None:
        pan = round(min(1.0, max(-1.0, pan)), 3)
        if self._held is None and abs(pan) < 0.005:
            pan = 0.0
        if pan != self._pan:
            self.set_pan(pan)
            self.changed.emit(pan)

    def _name(self) -> None:
        said = self.tr("{words}: {place}").format(words=self._words, place=self.readout())
        self.setAccessibleName(said)
        self.setToolTip(self.tr("{said}. Double-click centres, Shift is fine.").format(said=said))
