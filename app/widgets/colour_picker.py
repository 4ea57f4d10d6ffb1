"""ColourPicker: a colour by hue, saturation and value, by number, or from a few swatches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

_WIDTH = 224
_SWATCH = 22
_COLUMNS = 9

SWATCHES = (
    "#000000",
    "#3c3c3c",
    "#787878",
    "#b4b4b4",
    "#ffffff",
    "#5b3a29",
    "#8a5a3b",
    "#c79a6b",
    "#f0d9b5",
    "#7a1f1f",
    "#d13b2e",
    "#e8743b",
    "#f2b33d",
    "#f5e663",
    "#4f8a3c",
    "#8fc45a",
    "#bfe3a3",
    "#1f5c4a",
    "#1c3f6e",
    "#2f77c2",
    "#6db7e8",
    "#bfe1f6",
    "#35245e",
    "#6c48a8",
    "#a985d6",
    "#c2447f",
    "#f0a5c0",
)
"""Colours to begin with: greys, earths, and around the circle."""


class _Field(QWidget):
    """What is dragged in: tells a place from 0 to 1 both ways."""

    moved = Signal(float, float)

    def __init__(self, height: int, name: str) -> None:
        super().__init__()
        self.setFixedSize(_WIDTH, height)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on."""
        self._go(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by a hundredth."""
        step = {
            Qt.Key.Key_Left: QPointF(-0.01, 0),
            Qt.Key.Key_Right: QPointF(0.01, 0),
            Qt.Key.Key_Up: QPointF(0, -0.01),
            Qt.Key.Key_Down: QPointF(0, 0.01),
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._to(self.place + step)

    def _go(self, event: QMouseEvent) -> None:
        self._to(QPointF(event.position().x() / (self.width() - 1), event.position().y() / (self.height() - 1)))

    def _to(self, place: QPointF) -> None:
        self.moved.emit(min(1.0, max(0.0, place.x())), min(1.0, max(0.0, place.y())))

    def paint_frame(self, painter: QPainter) -> None:
        """The edge, in the accent where the focus is."""
        role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class _Square(_Field):
    """Saturation to the right, value upwards, of one hue."""

    def __init__(self, name: str) -> None:
        super().__init__(150, name)
        self.hue = 0.0
        self._image = QImage()
        self._image_hue = -1.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square and a ring at the place."""
        if self._image_hue != self.hue:
            self._image_hue = self.hue
            self._image = QImage(57, 38, QImage.Format.Format_RGB32)
            for y in range(38):
                for x in range(57):
                    self._image.setPixelColor(x, y, QColor.fromHsvF(self.hue, x / 56, 1 - y / 37))
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.drawImage(self.rect(), self._image)
        self.paint_frame(painter)
        at = QPointF(self.place.x() * (self.width() - 1), self.place.y() * (self.height() - 1))
        for colour, radius in ((Qt.GlobalColor.black, 6.5), (Qt.GlobalColor.white, 5.5)):
            painter.setPen(QPen(colour, 1.2))
            painter.drawEllipse(at, radius, radius)
        painter.end()


class _HueBar(_Field):
    """The hues side by side."""

    def __init__(self, name: str) -> None:
        super().__init__(18, name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar and a mark at the place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gradient = QLinearGradient(0, 0, self.width(), 0)
        for step in range(7):
            gradient.setColorAt(step / 6, QColor.fromHsvF(step / 6 % 1, 1, 1))
        painter.fillRect(self.rect(), gradient)
        self.paint_frame(painter)
        x = self.place.x() * (self.width() - 1)
        painter.setPen(QPen(Qt.GlobalColor.black, 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(x - 3, 1, 6, self.height() - 2), 2, 2)
        painter.end()


class ColourPicker(QWidget):
    """Shows one colour and tells of every change."""

    colour_changed = Signal(QColor)

    def __init__(self, swatches: Sequence[str] = SWATCHES, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._square = _Square(self.tr("Saturation and value"))
        self._bar = _HueBar(self.tr("Hue"))
        self._number = QLineEdit()
        self._number.setAccessibleName(self.tr("Colour as a number"))
        self._number.setMaxLength(7)
        self._number.editingFinished.connect(self._typed)
        self._square.moved.connect(self._square_moved)
        self._bar.moved.connect(self._bar_moved)
        grid = QGridLayout()
        grid.setSpacing(3)
        for index, name in enumerate(swatches):
            grid.addWidget(self._swatch(name), index // _COLUMNS, index % _COLUMNS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._square)
        layout.addWidget(self._bar)
        layout.addLayout(grid)
        layout.addWidget(self._number)
        self.set_colour(QColor(0, 0, 0))

    @property
    def colour(self) -> QColor:
        """The colour."""
        return QColor.fromHsvF(self._square.hue, self._square.place.x(), 1 - self._square.place.y())

    def set_colour(self, colour: QColor) -> None:
        """Show a colour without telling; a grey keeps the hue that was chosen."""
        if colour.hsvHueF() >= 0:
            self._square.hue = colour.hsvHueF()
        self._square.place = QPointF(colour.hsvSaturationF(), 1 - colour.valueF())
        self._show(colour)

    def _show(self, colour: QColor) -> None:
        self._bar.place = QPointF(self._square.hue, 0)
        self._number.setText(colour.name())
        self._square.update()
        self._bar.update()

    def _tell(self) -> None:
        self._show(self.colour)
        self.colour_changed.emit(self.colour)

    def _square_moved(self, x: float, y: float) -> None:
        self._square.place = QPointF(x, y)
        self._tell()

    def _bar_moved(self, x: float, _y: float) -> None:
        self._square.hue = min(x, 0.9999)
        self._tell()

    def _typed(self) -> None:
        text = self._number.text().strip()
        colour = QColor(text if text.startswith("#") else f"#{text}")
        if colour.isValid():
            self.set_colour(colour)
            self.colour_changed.emit(colour)
        else:
            self._number.setText(self.colour.name())

    def _swatch(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(QSize(_SWATCH, _SWATCH))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setStyleSheet(
            f"QToolButton {{ background: {name}; border: 1px solid palette(mid); border-radius: 4px; padding: 0; }}"
            "QToolButton:focus, QToolButton:hover { border: 2px solid palette(highlight); }"
        )
        button.clicked.connect(lambda: self._chosen(QColor(name)))
        return button

    def _chosen(self, colour: QColor) -> None:
        self.set_colour(colour)
        self.colour_changed.emit(colour)
