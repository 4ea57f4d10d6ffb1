"""GridOverlay: the grid as it lies over the canvas."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QPainter

from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.model import Grid
from plugins.canvas.panel.aligning.aids import Aid, Aids
from plugins.canvas.panel.aligning.grid_picture import GridPicture, grid_picture
from plugins.canvas.panel.work import CanvasWork


class GridOverlay(QObject):
    """Shown while it is switched on; what it looks like is said by the document."""

    def __init__(self, work: CanvasWork, aids: Aids, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._aids, self._view = work, aids, view
        self._shown = work.canvas.grid if aids.on(Aid.GRID) else None
        self._prepared: tuple[Grid, Viewport, QRect, GridPicture] | None = None
        view.add_overlay(self._paint)
        work.canvas_changed.connect(self._refresh)
        aids.changed.connect(self._refresh)

    def _refresh(self) -> None:
        shown = self._work.canvas.grid if self._aids.on(Aid.GRID) else None
        if shown != self._shown:
            self._shown = shown
            self._view.update()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._shown is None:
            self._prepared = None
            return
        prepared, picture = self._prepared, self._view.picture
        if prepared is None or prepared[:3] != (self._shown, viewport, picture):
            prepared = self._shown, viewport, picture, grid_picture(self._shown, viewport, QRectF(picture))
            self._prepared = prepared
        prepared[3].draw(painter)
