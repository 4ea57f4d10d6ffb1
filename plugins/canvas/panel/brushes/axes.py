"""AxesOverlay: the axes of symmetry, drawn over the canvas."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.brush import Axes, Symmetry
from plugins.canvas.panel.brushes.symmetry_button import placed
from plugins.canvas.panel.tool_state import Tool, ToolState

_DARK, _LIGHT = QColor(0, 0, 0, 110), QColor(255, 255, 255, 200)
_MIDDLE_PX = 5


class AxesOverlay(QObject):
    """Seen while a brush or the eraser is in the hand."""

    def __init__(self, tools: ToolState, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._view = tools, view
        self._shown = Symmetry()
        view.add_overlay(self._paint)
        tools.changed.connect(self._changed)

    @property
    def symmetry(self) -> Symmetry:
        """The symmetry with its axes where they lie on the canvas."""
        size = self._view.picture.size()
        return placed(self._tools.symmetry, self._tools.symmetry_place, size.width(), size.height())

    def _now(self) -> Symmetry:
        return self.symmetry if self._tools.tool in (Tool.BRUSH, Tool.ERASER) else Symmetry()

    def _changed(self) -> None:
        if self._now() != self._shown:
            self._shown = self._now()
            self._view.update()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        symmetry = self._now()
        if symmetry.axes is Axes.NONE:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = viewport.to_view(QPointF(symmetry.x, symmetry.y))
        far = math.hypot(self._view.width(), self._view.height()) + (middle - QPointF()).manhattanLength()
        for angle in symmetry.lines():
            way = QPointF(math.cos(math.radians(angle)), math.sin(math.radians(angle)))
            # One direction of the view stands for the whole line: the view may be turned and mirrored.
            there = viewport.to_view(QPointF(symmetry.x, symmetry.y) + way * 100) - middle
            along = there * (far / max(1e-6, math.hypot(there.x(), there.y())))
            whole = symmetry.axes is not Axes.RADIAL
            line = QLineF(middle - along if whole else middle, middle + along)
            painter.setPen(QPen(_DARK, 3))
            painter.drawLine(line)
            painter.setPen(QPen(_LIGHT, 1, Qt.PenStyle.DashLine))
            painter.drawLine(line)
        painter.setPen(QPen(_DARK, 3))
        painter.drawEllipse(middle, _MIDDLE_PX, _MIDDLE_PX)
        painter.setPen(QPen(_LIGHT, 1))
        painter.drawEllipse(middle, _MIDDLE_PX, _MIDDLE_PX)
