"""ColourWheel: hues in a ring, saturation and value in a square inside it."""

from __future__ import annotations

import math
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QConicalGradient,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.canvas.panel.colours.harmony import Harmony, harmony_of

_MARGIN = 4.0
_RING_PART = 0.16
_FILLED = 0.94
"""So much of the room inside the ring the square takes."""
_STEP, _HUE_STEP = 0.01, 2 / 360
_LARGE = 5
_LAST_HUE = 0.9999


class _Part(Enum):
    RING = "ring"
    SQUARE = "square"


class ColourWheel(QWidget):
    """Tells of every change by hand; arrows turn the hue and change the value, with Shift in large steps.

    Page up and page down change the saturation.
    """

    colour_changed = Signal(QColor)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(132, 132)
        self.setAccessibleName(self.tr("Colour wheel"))
        self.setToolTip(
            self.tr("Colour wheel (arrows turn the hue and change the value, Page Up and Down the saturation)")
        )
        self._hue, self._saturation, self._value = 0.0, 0.0, 0.0
        self._held: _Part | None = None
        self._harmony = Harmony.COMPLEMENTARY
        self._ring = QPixmap()

    def sizeHint(self) -> QSize:
        """Large enough to choose well."""
        return QSize(200, 200)

    @property
    def colour(self) -> QColor:
        """The colour that is chosen."""
        return QColor.fromHsvF(self._hue, self._saturation, self._value)

    def set_colour(self, colour: QColor) -> None:
        """Show a colour without telling; a grey keeps the hue that was chosen, black the saturation too."""
        if colour.rgb() == self.colour.rgb():
            return
        if colour.hsvHueF() >= 0:
            self._hue = min(colour.hsvHueF(), _LAST_HUE)
        if colour.valueF() > 0:
            self._saturation = colour.hsvSaturationF()
        self._value = colour.valueF()
        self.update()

    def set_harmony(self, harmony: Harmony) -> None:
        """Mark the hues that go with the colour."""
        self._harmony = harmony
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, the square and where the colour is in both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ring.deviceIndependentSize().toSize() != self.size():
            self._ring = self._drawn_ring()
        painter.drawPixmap(0, 0, self._ring)
        square = self._square
        across = QLinearGradient(square.topLeft(), square.topRight())
        across.setColorAt(0, Qt.GlobalColor.white)
        across.setColorAt(1, QColor.fromHsvF(self._hue, 1, 1))
        down = QLinearGradient(square.topLeft(), square.bottomLeft())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, Qt.GlobalColor.black)
        painter.fillRect(square, across)
        painter.fillRect(square, down)
        role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 2 if self.hasFocus() else 1))
        painter.drawRect(square)
        for colour in harmony_of(QColor.fromHsvF(self._hue, 1, 1), self._harmony)[1:]:
            self._mark(painter, self._on_ring(colour.hsvHueF()), 3.5, colour)
        self._mark(painter, self._on_ring(self._hue), self._width / 2 - 1, QColor.fromHsvF(self._hue, 1, 1))
        place = QPointF(
            square.left() + self._saturation * square.width(), square.bottom() - self._value * square.height()
        )
        self._mark(painter, place, 6.0, self.colour)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the ring or the square."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        way = event.position() - self._middle
        inside = self._square.adjusted(-3, -3, 3, 3).contains(event.position())
        far = math.hypot(way.x(), way.y())
        near_ring = self._outer - self._width - 3 <= far <= self._outer + _MARGIN
        self._held = _Part.SQUARE if inside else _Part.RING if near_ring else None
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what is held."""
        self._drag(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the colour by steps."""
        times = _LARGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        step = {
            Qt.Key.Key_Left: (-_HUE_STEP, 0.0, 0.0),
            Qt.Key.Key_Right: (_HUE_STEP, 0.0, 0.0),
            Qt.Key.Key_Up: (0.0, 0.0, _STEP),
            Qt.Key.Key_Down: (0.0, 0.0, -_STEP),
            Qt.Key.Key_PageUp: (0.0, _STEP, 0.0),
            Qt.Key.Key_PageDown: (0.0, -_STEP, 0.0),
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        hue, saturation, value = (part * times for part in step)
        self._to((self._hue + hue) % 1, self._saturation + saturation, self._value + value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is gone."""
        super().focusOutEvent(event)
        self.update()

    @property
    def _middle(self) -> QPointF:
        return QRectF(self.rect()).center()

    @property
    def _outer(self) -> float:
        return min(self.width(), self.height()) / 2 - _MARGIN

    @property
    def _width(self) -> float:
        return max(12.0, self._outer * _RING_PART)

    @property
    def _square(self) -> QRectF:
        half = (self._outer - self._width) / math.sqrt(2) * _FILLED
        return QRectF(self._middle.x() - half, self._middle.y() - half, 2 * half, 2 * half)

    def _on_ring(self, hue: float) -> QPointF:
        radius, angle = self._outer - self._width / 2, hue * 2 * math.pi
        return self._middle + QPointF(radius * math.cos(angle), -radius * math.sin(angle))

    def _drawn_ring(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        gradient = QConicalGradient(self._middle, 0)
        for step in range(13):
            gradient.setColorAt(step / 12, QColor.fromHsvF(step / 12 % 1, 1, 1))
        path = QPainterPath()
        path.addEllipse(self._middle, self._outer, self._outer)
        path.addEllipse(self._middle, self._outer - self._width, self._outer - self._width)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, gradient)
        painter.end()
        return drawn

    def _mark(self, painter: QPainter, at: QPointF, radius: float, colour: QColor) -> None:
        painter.setPen(QPen(Qt.GlobalColor.black, 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawEllipse(at, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(at, radius - 2, radius - 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _drag(self, event: QMouseEvent) -> None:
        place, square = event.position(), self._square
        match self._held:
            case _Part.RING:
                way = place - self._middle
                self._to(math.atan2(-way.y(), way.x()) / (2 * math.pi) % 1, self._saturation, self._value)
            case _Part.SQUARE:
                across = (place.x() - square.left()) / square.width()
                self._to(self._hue, across, (square.bottom() - place.y()) / square.height())
            case None:
                pass

    def _to(self, hue: float, saturation: float, value: float) -> None:
        self._hue = min(hue, _LAST_HUE)
        self._saturation, self._value = min(1.0, max(0.0, saturation)), min(1.0, max(0.0, value))
        self.update()
        self.colour_changed.emit(self.colour)
