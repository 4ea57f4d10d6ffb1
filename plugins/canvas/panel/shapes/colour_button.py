"""ColourButton: a colour with its opacity, or none, behind a button that shows it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from app.widgets.colour_picker import ColourPicker
from app.widgets.number_slider import NumberSlider
from plugins.canvas.panel.shapes.figures import colour_of

_SWATCH = 16
_MARGIN = 8


class ColourButton(QToolButton):
    """Tells of every change as "#rrggbbaa", empty for none, and when it is whole."""

    changed = Signal(str)
    finished = Signal()

    def __init__(self, words: str, *, can_be_none: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._code, self._last = words, "", "#000000ff"
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._can_be_none = can_be_none
        self._menu: QMenu | None = None
        self.clicked.connect(self.open)

    @property
    def code(self) -> str:
        """The colour."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show a colour without telling."""
        if code != self._code:
            self._code = code
            self.update()
        self._last = code or self._last
        value = self.tr("none") if not code else code[:7]
        self.setToolTip(f"{self._words}: {value}")

    def choose(self, code: str) -> None:
        """Take a colour, or none."""
        if code != self._code:
            self.set_code(code)
            self.changed.emit(code)

    def open(self) -> None:
        """Open the palette below; it is made when it is first wanted."""
        if self._menu is None:
            self._menu = self._made_menu()
        self._picker.set_colour(QColor(self._last[:7]))
        self._opacity.set_value(max(0.01, int(self._last[7:], 16) / 255))
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def sizeHint(self) -> QSize:
        """The swatch with its words."""
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + _SWATCH + 3 * _MARGIN, 28)

    def minimumSizeHint(self) -> QSize:
        """No narrower."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The swatch, crossed out where there is no colour, and what it is of."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(_MARGIN + 0.5, (self.height() - _SWATCH) / 2 + 0.5, _SWATCH - 1, _SWATCH - 1)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1))
        painter.setBrush(colour_of(self._code) if self._code else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if not self._code:
            painter.drawLine(box.bottomLeft(), box.topRight())
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(palette.color(group, QPalette.ColorRole.ButtonText))
        text = self.rect().adjusted(_SWATCH + 2 * _MARGIN, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)
        painter.end()

    def _made_menu(self) -> QMenu:
        self._picker = ColourPicker()
        self._picker.colour_changed.connect(self._chosen)
        self._opacity = NumberSlider(self.tr("Opacity"), 0.01, 1, 1, step=0.01, unit="%", scale=100)
        self._opacity.value_changed.connect(self._fainter)
        none = QPushButton(self.tr("No colour"))
        none.setHidden(not self._can_be_none)
        none.clicked.connect(self._take_none)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(8)
        layout.addWidget(self._picker)
        for widget in (self._opacity, none):
            # In line with what the palette has inside.
            row = QVBoxLayout()
            row.setContentsMargins(12, 0, 12, 0)
            row.addWidget(widget)
            layout.addLayout(row)
        menu = QMenu(self)
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(body)
        menu.addAction(entry)
        menu.aboutToHide.connect(self.finished)
        return menu

    def _chosen(self, colour: QColor) -> None:
        self.choose(f"{colour.name()}{self._last[7:]}")

    def _fainter(self, value: float) -> None:
        self.choose(f"{self._last[:7]}{round(value * 255):02x}")

    def _take_none(self) -> None:
        self.choose("")
        if self._menu is not None:
            self._menu.hide()
