"""GridOverlay: the grid as it lies over the canvas, drawn as far as it is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import grid_lines
from plugins.canvas.panel.aligning.aids import Aid, Aids
from plugins.canvas.panel.work import CanvasWork

_GONE_PX, _FULL_PX = 5.0, 20.0
"""Lines nearer to one another than the first are not drawn, and beyond the second not paler any more."""
_STRONG, _WEAK = 0.55, 0.25
_DIFFERENT = 130
_STRAIGHT = 1e-3
_MUCH_PX = 60_000
"""Beyond this lines that lie across are drawn without smooth edges."""


class GridOverlay(QObject):
    """Lines that come too near to one another grow pale, and go."""

    def __init__(self, work: CanvasWork, aids: Aids, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._aids, self._view = work, aids, view
        self._shown = work.canvas.grid if aids.on(Aid.GRID) else None
        view.add_overlay(self._paint)
        work.canvas_changed.connect(self._refresh)
        aids.changed.connect(self._refresh)

    def _refresh(self) -> None:
        shown = self._work.canvas.grid if self._aids.on(Aid.GRID) else None
        if shown != self._shown:
            self._shown = shown
            self._view.update()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        grid, canvas = self._shown, QRectF(self._view.picture)
        if grid is None:
            return
        seen = viewport.rect_to_picture(QRectF(QPointF(), viewport.size)).intersected(canvas)
        if seen.isEmpty():
            return
        if not grid.colour:
            # The opposite of what lies below would vanish on a middle grey; this much differs from everything.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        colour = QColor(grid.colour) if grid.colour else QColor(_DIFFERENT, _DIFFERENT, _DIFFERENT)
        # Lines that lie across are slow to draw.
        gone, full = (_GONE_PX, _FULL_PX) if viewport.angle % 90 == 0 else (2 * _GONE_PX, 2 * _FULL_PX)
        for vertical in (True, False):
            fine_px = grid.step(vertical=vertical) * viewport.scale
            strong_part = _part(fine_px * grid.subdivisions, gone, full)
            fine_part = _part(fine_px, gone, full) if grid.subdivisions > 1 else 0.0
            if strong_part <= 0:
                continue
            low, high = (seen.left(), seen.right()) if vertical else (seen.top(), seen.bottom())
            strong, weak = grid_lines(grid, low, high, vertical=vertical, fine=fine_part > 0)
            for places, alpha in ((weak, _WEAK * fine_part), (strong, _STRONG * strong_part)):
                colour.setAlphaF(alpha)
                if places:
                    _draw(painter, _across(places, seen, viewport.transform, vertical=vertical), colour, viewport.ratio)


def _part(distance_px: float, gone_px: float, full_px: float) -> float:
    """How much of its strength a line has at a distance from its neighbours."""
    return min(1.0, max(0.0, (distance_px - gone_px) / (full_px - gone_px)))


def _across(places: Sequence[float], seen: QRectF, transform: QTransform, *, vertical: bool) -> list[QLineF]:
    """Lines through what is seen of the picture, in the view."""
    return [
        transform.map(
            QLineF(at, seen.top(), at, seen.bottom()) if vertical else QLineF(seen.left(), at, seen.right(), at)
        )
        for at in places
    ]


def _draw(painter: QPainter, lines: Sequence[QLineF], colour: QColor, ratio: float) -> None:
    """Lines of one pixel of the screen, all along one another and equally long."""
    first = lines[0]
    if abs(first.dx()) < _STRAIGHT:
        _draw_upright(painter, lines, colour, ratio)
    elif abs(first.dy()) < _STRAIGHT:
        left, right = sorted((_on_pixel(first.x1(), ratio), _on_pixel(first.x2(), ratio)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        high = 1 / ratio
        painter.drawRects([QRectF(left, _on_pixel(line.y1(), ratio), right - left, high) for line in lines])
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(lines) * first.length() < _MUCH_PX)
        painter.setPen(QPen(colour, 0))
        painter.drawLines(list(lines))


def _draw_upright(painter: QPainter, lines: Sequence[QLineF], colour: QColor, ratio: float) -> None:
    """Lines from top to bottom: a row of pixels that is repeated is drawn several times as fast as lines are."""
    places = [round(line.x1() * ratio) for line in lines]
    left, right = min(places), max(places)
    top, bottom = sorted((_on_pixel(lines[0].y1(), ratio), _on_pixel(lines[0].y2(), ratio)))
    row = QImage(right - left + 1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    row.fill(Qt.GlobalColor.transparent)
    for place in places:
        row.setPixelColor(place - left, 0, colour)
    row.setDevicePixelRatio(ratio)
    painter.setBrushOrigin(QPointF(left / ratio, 0))
    painter.fillRect(QRectF(left / ratio, top, row.width() / ratio, bottom - top), QBrush(row))


def _on_pixel(place: float, ratio: float) -> float:
    return round(place * ratio) / ratio
