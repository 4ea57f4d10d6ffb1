"""ToolOptions: the thin row above the canvas that sets the tool in the hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget, QWidgetAction

from app.widgets.colour_picker import ColourPicker
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.canvas.brush import TipKind
from plugins.canvas.panel.brushes.brush_button import BrushButton
from plugins.canvas.panel.brushes.library import BrushLibrary
from plugins.canvas.panel.brushes.symmetry_button import SymmetryButton
from plugins.canvas.panel.tool_state import LARGEST, SMALLEST, Tool, ToolState
from plugins.canvas.panel.tools import ToolHand

_PAINTING = (Tool.BRUSH, Tool.ERASER)
_COLOURED = (Tool.BRUSH, Tool.FILL, Tool.GRADIENT, Tool.TEXT, Tool.SHAPE, Tool.PEN, Tool.PICKER)


class Swatches(QToolButton):
    """The two colours; a click opens the palette."""

    def __init__(self, tools: ToolState) -> None:
        super().__init__()
        self._tools = tools
        self.setFixedSize(QSize(44, 28))
        self.setAccessibleName(self.tr("Foreground colour"))
        self.setToolTip(self.tr("Foreground colour (X swaps with the background, D resets)"))
        self._picker = ColourPicker()
        self._picker.colour_changed.connect(tools.set_foreground)
        self._menu = QMenu(self)
        entry = QWidgetAction(self._menu)
        entry.setDefaultWidget(self._picker)
        self._menu.addAction(entry)
        self.clicked.connect(self.open)
        tools.changed.connect(self.update)

    def open(self) -> None:
        """Open the palette below."""
        self._picker.set_colour(self._tools.foreground)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The foreground over the background."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.palette().color(QPalette.ColorRole.Midlight)
        for colour, rect in (
            (self._tools.background, QRectF(20.5, 9.5, 16, 13)),
            (self._tools.foreground, QRectF(6.5, 4.5, 20, 15)),
        ):
            painter.setPen(QPen(edge, 1))
            painter.setBrush(colour)
            painter.drawRoundedRect(rect, 3, 3)
        painter.end()


class ToolOptions(QWidget):
    """Shows what the tool in the hand has to be set."""

    def __init__(
        self, tools: ToolState, brushes: BrushLibrary, icons: Icons, hands: Mapping[Tool, ToolHand], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._tools, self._hands = tools, hands
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self.swatches = Swatches(tools)
        self._size = self._slider(self.tr("Size"), SMALLEST, LARGEST, 24, step=1, unit="px", soft_high=200)
        self._hardness = self._slider(self.tr("Hardness"), 0, 1, 0.8, step=0.01, unit="%", scale=100)
        self._opacity = self._slider(self.tr("Opacity"), 0, 1, 1, step=0.01, unit="%", scale=100)
        self._flow = self._slider(self.tr("Flow"), 0, 1, 1, step=0.01, unit="%", scale=100)
        self._pressure_size = self._toggle(icons, "pen-tool", self.tr("Pen pressure changes the size"))
        self._pressure_opacity = self._toggle(icons, "contrast", self.tr("Pen pressure changes the opacity"))
        self._brush = BrushButton(brushes, tools)
        self._symmetry = SymmetryButton(tools, icons)
        self._words = QLabel()
        self._words.setProperty("class", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self.swatches)
        layout.addWidget(self._brush)
        for slider in (self._size, self._hardness, self._opacity, self._flow):
            slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            slider.setMaximumWidth(200)
            layout.addWidget(slider, 1)
        layout.addWidget(self._pressure_size)
        layout.addWidget(self._pressure_opacity)
        layout.addWidget(self._symmetry)
        for hand in dict.fromkeys(hands.values()):
            if hand.options is not None:
                layout.addWidget(hand.options)
        layout.addWidget(self._words)
        layout.addStretch(1)
        tools.changed.connect(self._show)
        self._show()

    def add_button(self, button: QWidget) -> None:
        """Put a button of the canvas at the end of the row, whatever the tool."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)

    def _slider(
        self,
        label: str,
        low: float,
        high: float,
        value: float,
        *,
        step: float,
        unit: str,
        scale: float = 1,
        soft_high: float | None = None,
    ) -> NumberSlider:
        slider = NumberSlider(label, low, high, value, step=step, unit=unit, scale=scale, soft_high=soft_high)
        slider.value_changed.connect(self._read)
        return slider

    def _toggle(self, icons: Icons, icon: str, words: str) -> IconButton:
        button = IconButton(icons, icon, words)
        button.setCheckable(True)
        button.toggled.connect(self._read)
        return button

    def _read(self, _value: object = None) -> None:
        self._tools.set_brush(
            replace(
                self._tools.brush,
                size=self._size.value,
                hardness=self._hardness.value,
                opacity=self._opacity.value,
                flow=self._flow.value,
                pressure_size=self._pressure_size.isChecked(),
                pressure_opacity=self._pressure_opacity.isChecked(),
            )
        )

    def _show(self) -> None:
        tool, brush = self._tools.tool, self._tools.brush
        for slider, value in (
            (self._size, brush.size),
            (self._hardness, brush.hardness),
            (self._opacity, brush.opacity),
            (self._flow, brush.flow),
        ):
            slider.set_value(value)
            slider.setVisible(tool in _PAINTING)
        for button, on in (
            (self._pressure_size, brush.pressure_size),
            (self._pressure_opacity, brush.pressure_opacity),
        ):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)
            button.setVisible(tool in _PAINTING)
        self._hardness.setEnabled(brush.tip.kind is TipKind.ROUND)
        self._brush.setVisible(tool in _PAINTING)
        self._symmetry.setVisible(tool in _PAINTING)
        self.swatches.setVisible(tool in _COLOURED)
        held = self._hands.get(tool)
        shown = None if held is None else held.options
        # First what goes: with both there at once the window would grow.
        for hand in self._hands.values():
            if hand.options is not None and hand.options is not shown:
                hand.options.hide()
        if shown is not None:
            shown.show()
        self._words.setText(self._hint(tool) if held is None else held.hint)
        self._words.setVisible(tool not in _PAINTING)

    def _hint(self, tool: Tool) -> str:
        match tool:
            case Tool.MOVE:
                return self.tr("Drag the layer, or move it with the arrow keys.")
            case Tool.PICKER:
                return self.tr("Click to take a colour.")
            case Tool.ZOOM:
                return self.tr("Click to zoom in, with Ctrl to zoom out.")
            case _:
                return ""
