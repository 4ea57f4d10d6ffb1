"""PointerNotes: what a drag is changing, said at the pointer: the colour that is picked, the size of the brush."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen

from app.widgets.outlines import draw_pill
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.panel.pointing import Pointing
from plugins.canvas.panel.tool_state import ToolState

_OUTER, _WIDTH = 34.0, 12.0
_ROOM_PX = 8
_WORDS = QRectF(-80, -20, 160, 60)


class PointerNotes(QObject):
    """A colour that is picked is shown as the upper half of a ring, over the one before."""

    def __init__(self, pointing: Pointing, tools: ToolState, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._pointing, self._tools, self._view = pointing, tools, view
        self._drawn = QRect()
        view.add_overlay(self._paint)
        pointing.ring_changed.connect(self._changed)

    def _paint(self, painter: QPainter, _viewport: Viewport) -> None:
        at = self._pointing.at
        if at is None:
            return
        before = self._pointing.picked_from
        if before is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = _OUTER - _WIDTH / 2
            ring = QRectF(at.x() - middle, at.y() - middle, 2 * middle, 2 * middle)
            for edge, width in ((Qt.GlobalColor.black, _WIDTH + 4), (Qt.GlobalColor.white, _WIDTH + 2)):
                painter.setPen(QPen(edge, width))
                painter.drawEllipse(ring)
            for colour, start in ((self._tools.foreground, 0), (before, 180)):
                painter.setPen(QPen(colour, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                painter.drawArc(ring, start * 16, 180 * 16)
        elif self._pointing.resizing:
            palette = self._view.palette()
            colours = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
            words = self.tr("{size} px").format(size=round(self._tools.brush.size))
            draw_pill(painter, words, self._words_at(at), QRectF(self._view.rect()), *colours)

    def _words_at(self, at: QPointF) -> QPointF:
        """Below the brush's ring, or in it where that is large."""
        below = self._tools.brush.size / 2 * self._view.viewport.scale + _ROOM_PX
        return at + QPointF(-24, min(below, self._view.height() / 4))

    def _changed(self) -> None:
        self._view.draw_again(self._drawn)
        self._drawn = QRect()
        at = self._pointing.at
        if at is None:
            return
        if self._pointing.picked_from is not None:
            reach = _OUTER + 4
            self._drawn = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect()
        elif self._pointing.resizing:
            self._drawn = _WORDS.translated(self._words_at(at)).toAlignedRect()
        self._view.draw_again(self._drawn)
