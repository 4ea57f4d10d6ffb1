"""BrushButton: what a stroke with the brush in the hand looks like; a click opens the brushes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidgetAction

from plugins.canvas.brush import Brush
from plugins.canvas.panel.brushes.brush_list import BrushList
from plugins.canvas.panel.brushes.library import BrushLibrary
from plugins.canvas.panel.tool_state import ToolState

_PREVIEW = QSize(88, 22)
_LIST = QSize(280, 420)
_SETTLED_MS = 60


class BrushButton(QToolButton):
    """The stroke is drawn anew a moment after the last change."""

    def __init__(self, library: BrushLibrary, tools: ToolState) -> None:
        super().__init__()
        self._library, self._tools = library, tools
        self._image = QImage()
        self._drawn: Brush | None = None
        self.setFixedSize(_PREVIEW + QSize(12, 6))
        self.setAccessibleName(self.tr("Brushes"))
        self.setToolTip(self.tr("What a stroke looks like; click to choose another brush"))
        self._list = BrushList(library)
        self._list.setFixedSize(_LIST)
        self._menu = QMenu(self)
        entry = QWidgetAction(self._menu)
        entry.setDefaultWidget(self._list)
        self._menu.addAction(entry)
        self._list.chosen.connect(self._take)
        self.clicked.connect(self.open)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._draw)
        tools.changed.connect(self._settle.start)

    def open(self) -> None:
        """Open the brushes below."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the stroke."""
        super().showEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._drawn = None
            self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stroke on the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawImage(QPoint(6, 3), self._image)
        painter.end()

    def _take(self, id_: str) -> None:
        preset = self._library.find(id_)
        if preset is not None:
            self._tools.take_brush(preset.brush)
        self._menu.close()

    def _draw(self) -> None:
        brush = replace(self._tools.painting(), colour=(0, 0, 0))
        if brush == self._drawn or not self.isVisible():
            return
        self._drawn = brush
        ratio = self.devicePixelRatioF()

        def done(image: QImage) -> None:
            if self._drawn == brush:
                self._image = image
                self._image.setDevicePixelRatio(ratio)
                self.update()

        colour = self.palette().color(QPalette.ColorRole.Text)
        self._library.preview(brush, _PREVIEW * ratio, colour, done)
