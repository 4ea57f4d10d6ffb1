"""ColourButton: a colour with its opacity, chosen in a palette that opens below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.widgets.checkers import checkers
from app.widgets.colour_picker import ColourPicker
from app.widgets.number_slider import NumberSlider
from plugins.timeline.panel.inspector.wording import MIXED


class _Palette(QFrame):
    """The picker with an opacity below, shut with Escape or a click elsewhere."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("class", "palette")
        self.picker = ColourPicker()
        self.opacity = NumberSlider(self.tr("Opacity"), 0, 1, 1, step=0.01, unit="%", scale=100)
        self.without = QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.picker)
        rest = QVBoxLayout()
        rest.setContentsMargins(12, 0, 12, 12)
        rest.setSpacing(8)
        rest.addWidget(self.opacity)
        rest.addWidget(self.without)
        layout.addLayout(rest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shut with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The gesture is over."""
        super().hideEvent(event)
        self.closed.emit()


class ColourButton(QToolButton):
    """Colours are #rrggbbaa; where `optional` names what it is without one, the empty text stands for none."""

    colour_changed = Signal(str)
    finished = Signal()

    def __init__(self, title: str, *, optional: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._optional = title, optional
        self._colour: str | None = "#ffffffff"
        self._palette: _Palette | None = None
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(28)
        self.clicked.connect(self.open)

    @property
    def colour(self) -> str | None:
        """The colour; None where it differs between the clips."""
        return self._colour

    @property
    def words(self) -> str:
        """What stands beside the swatch."""
        if self._colour is None:
            return MIXED
        if not self._colour:
            return self._optional
        opacity = round(to_colour(self._colour).alphaF() * 100)
        return self._colour[:7] if opacity == 100 else f"{self._colour[:7]}  {opacity} %"

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self.fontMetrics().horizontalAdvance("#000000  100 %") + 52, 28)

    def show_colour(self, colour: str | None) -> None:
        """Show a colour without telling."""
        if colour != self._colour:
            self._colour = colour
            self.setAccessibleDescription(self.words)
            self.update()

    def open(self) -> None:
        """Open the palette below."""
        palette = self._palette
        if palette is None:
            palette = self._palette = _Palette(self)
            palette.without.setText(self._optional)
            palette.without.setVisible(bool(self._optional))
            palette.without.clicked.connect(self._without)
            palette.picker.colour_changed.connect(self._picked)
            palette.opacity.value_changed.connect(lambda _value: self._picked(palette.picker.colour))
            palette.closed.connect(self.finished)
        colour = to_colour(self._colour or "#ffffffff")
        palette.picker.set_colour(colour)
        palette.opacity.set_value(round(colour.alphaF(), 2))
        palette.adjustSize()
        below = self.mapToGlobal(QPoint(0, self.height() + 4))
        room = self.screen().availableGeometry()
        below.setX(max(room.left(), min(below.x(), room.right() - palette.width())))
        if below.y() + palette.height() > room.bottom():
            below.setY(max(room.top(), self.mapToGlobal(QPoint(0, -4)).y() - palette.height()))
        palette.move(below)
        palette.show()
        palette.focusNextChild()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A swatch, and the colour as a number."""
        super().paintEvent(event)
        palette, role = self.palette(), QPalette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(role.Midlight), 1))
        swatch = QRectF(6.5, 5.5, 32, self.height() - 11)
        if self._colour:
            painter.setBrush(checkers(palette))
            painter.drawRoundedRect(swatch, 3, 3)
            painter.setBrush(to_colour(self._colour))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(swatch, 3, 3)
        if self._colour == "":
            painter.drawLine(swatch.bottomLeft(), swatch.topRight())
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(palette.color(group, role.Text))
        at = self.rect().adjusted(46, 0, -4, 0)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        painter.end()

    def _picked(self, colour: QColor) -> None:
        assert self._palette is not None
        chosen = QColor(colour)
        chosen.setAlphaF(self._palette.opacity.value)
        self._tell(to_text(chosen))

    def _without(self) -> None:
        self._tell("")
        if self._palette is not None:
            self._palette.close()

    def _tell(self, colour: str) -> None:
        if colour != self._colour:
            self.show_colour(colour)
            self.colour_changed.emit(colour)


def to_colour(text: str) -> QColor:
    """A colour from #rrggbbaa."""
    return QColor(*(int(text[at : at + 2], 16) for at in (1, 3, 5, 7)))


def to_text(colour: QColor) -> str:
    """A colour as #rrggbbaa."""
    return f"#{colour.red():02x}{colour.green():02x}{colour.blue():02x}{colour.alpha():02x}"
