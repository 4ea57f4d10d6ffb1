"""QuickPalette: colours and brushes where the pointer is, so that the hand need not leave the picture."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.canvas.panel.brushes.brush_list import BrushList
from plugins.canvas.panel.brushes.library import BrushLibrary
from plugins.canvas.panel.colours.swatches import ColourGrid
from plugins.canvas.panel.colours.wheel import ColourWheel
from plugins.canvas.panel.tool_state import LARGEST, SMALLEST, ToolState

_WHEEL = 220
_BRUSHES = QSize(250, 296)


class QuickPalette(QFrame):
    """Opens with the middle of the wheel under the pointer; a brush that is chosen or a press elsewhere closes it."""

    def __init__(self, tools: ToolState, brushes: BrushLibrary, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._tools, self._brushes = tools, brushes
        self.setAccessibleName(self.tr("Colours and brushes"))
        self.wheel = ColourWheel()
        self.wheel.setFixedSize(_WHEEL, _WHEEL)
        self.wheel.colour_changed.connect(tools.set_foreground)
        self.recent = ColourGrid(self.tr("Recent colours"))
        self.recent.taken.connect(tools.set_foreground)
        self.recent.put_behind.connect(tools.set_background)
        self.brush_size = NumberSlider(self.tr("Size"), SMALLEST, LARGEST, 24, step=1, unit="px", soft_high=200)
        self.brush_size.value_changed.connect(tools.set_size)
        self.brushes = BrushList(brushes)
        self.brushes.setFixedSize(_BRUSHES)
        self.brushes.chosen.connect(self._take)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.wheel)
        left.addWidget(self.recent)
        left.addWidget(self.brush_size)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(left)
        layout.addWidget(self.brushes)
        tools.changed.connect(self._show)

    def open_at(self, place: QPoint) -> None:
        """Open around a place of the screen, all of it in sight."""
        self._show()
        self.adjustSize()
        corner = place - self.wheel.geometry().center()
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self._show()
        self.wheel.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge around it: it lies over the picture."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        if not self.isVisible():
            return
        self.wheel.set_colour(self._tools.foreground)
        self.brush_size.set_value(self._tools.brush.size)
        if self.recent.colours != self._tools.recent:
            self.recent.show_colours(self._tools.recent)

    def _take(self, id_: str) -> None:
        preset = self._brushes.find(id_)
        if preset is not None:
            self._tools.take_brush(preset.brush)
        self.close()
