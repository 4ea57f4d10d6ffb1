"""Overlays: the selection, the brush's ring and the place of a drop, drawn over the canvas."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from app.widgets.outlines import draw_pill, draw_ring
from app.widgets.tile_view import TileView
from app.widgets.view_gestures import Grip
from app.widgets.viewport import Viewport
from plugins.canvas.panel.ants import Ants, outline
from plugins.canvas.panel.pointer_notes import PointerNotes
from plugins.canvas.panel.pointing import Pointing
from plugins.canvas.panel.tool_state import Tool, ToolState
from plugins.canvas.panel.work import CanvasWork

_SMALLEST_RING = 3.0
_CURSORS = {
    Tool.FILL: Qt.CursorShape.CrossCursor,
    Tool.PICKER: Qt.CursorShape.CrossCursor,
    Tool.SELECT: Qt.CursorShape.CrossCursor,
    Tool.MOVE: Qt.CursorShape.SizeAllCursor,
    Tool.HAND: Qt.CursorShape.OpenHandCursor,
    Tool.ZOOM: Qt.CursorShape.PointingHandCursor,
}


class Overlays(QObject):
    """Draws what belongs to the tools, and asks only for what changed to be drawn again."""

    def __init__(self, work: CanvasWork, tools: ToolState, pointing: Pointing, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._tools, self._pointing, self._view = work, tools, pointing, view
        self._drop: QRectF | None = None
        self._drop_words = ""
        self._ring_drawn = QRect()
        self._stood = view.viewport
        view.add_overlay(self._paint)
        PointerNotes(pointing, tools, view, self)
        Ants(work, view, self)
        pointing.ring_changed.connect(self._ring_changed)
        tools.changed.connect(self._tool_changed)
        view.viewport_changed.connect(self._picture_moved)
        self._tool_changed()

    def show_drop(self, rect: QRectF | None, words: str = "") -> None:
        """Show where something would land, in pixels of the canvas, or nothing any more."""
        self._drop, self._drop_words = rect, words
        self._view.update()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._drop is not None:
            accent = self._view.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent, 2))
            fill = QColor(accent)
            fill.setAlpha(40)
            painter.setBrush(fill)
            painter.drawPolygon(outline(self._drop, viewport))
            palette = self._view.palette()
            corner = viewport.rect_to_view(self._drop).bottomLeft() + QPointF(0, 6)
            colours = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
            draw_pill(painter, self._drop_words, corner, QRectF(self._view.rect()), *colours)
        if self._pointing.hand is not None:
            painter.save()
            self._pointing.hand.paint(painter, viewport)
            painter.restore()
        at, radius = self._pointing.at, self._radius
        if at is not None and self._has_ring and radius >= _SMALLEST_RING:
            draw_ring(painter, at, radius)

    @property
    def _has_ring(self) -> bool:
        return self._tools.tool in (Tool.BRUSH, Tool.ERASER)

    @property
    def _radius(self) -> float:
        return self._tools.brush.size / 2 * self._view.viewport.scale

    def _ring_changed(self) -> None:
        self._view.draw_again(self._ring_drawn)
        at = self._pointing.at
        if at is not None and self._has_ring:
            reach = self._radius + 3
            self._ring_drawn = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect()
            self._view.draw_again(self._ring_drawn)

    def _picture_moved(self) -> None:
        """Draw the ring again where it is, and where it was carried to: a view that is moved keeps its pixels."""
        before, self._stood = self._stood, self._view.viewport
        moved = self._stood.to_view(QPointF()) - before.to_view(QPointF())
        self._view.update(self._ring_drawn.translated(moved.toPoint()))
        self._ring_changed()

    def _tool_changed(self) -> None:
        tool = self._tools.tool
        self._view.set_grip({Tool.HAND: Grip.PAN, Tool.ZOOM: Grip.ZOOM}.get(tool))
        ring = self._has_ring and self._radius >= _SMALLEST_RING
        hand = self._pointing.hand
        shape = hand.cursor if hand is not None else _CURSORS.get(tool, Qt.CursorShape.CrossCursor)
        shape = Qt.CursorShape.BlankCursor if ring else shape
        if self._view.cursor().shape() is not shape:
            self._view.setCursor(shape)
        self._ring_changed()
