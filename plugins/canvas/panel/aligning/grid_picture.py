"""GridPicture: the lines of a grid in a view, prepared once for as long as the view stands still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from app.widgets.viewport import Viewport
from plugins.canvas.aligning import grid_lines
from plugins.canvas.model import Grid

_GONE_PX, _FULL_PX = 5.0, 20.0
"""Lines nearer to one another than the first are not drawn, and beyond the second not paler any more."""
_STRONG, _WEAK = 0.55, 0.25
_DIFFERENT = 130
_STRAIGHT = 1e-3
_MUCH_PX = 60_000
"""Beyond this lines that lie across are drawn without smooth edges."""


@dataclass(slots=True)
class GridPicture:
    """Lines of one pixel of the screen.

    Those from top to bottom are a row of pixels that is repeated, which is drawn several times as fast as lines are;
    those from left to right are rectangles.
    """

    mixing: QPainter.CompositionMode
    rows: list[tuple[QRectF, QBrush]] = field(default_factory=list)
    rects: list[tuple[QColor, list[QRectF]]] = field(default_factory=list)
    lines: list[tuple[QColor, list[QLineF]]] = field(default_factory=list)

    def draw(self, painter: QPainter) -> None:
        """Draw them over a picture."""
        painter.setCompositionMode(self.mixing)
        for rect, brush in self.rows:
            painter.setBrushOrigin(rect.topLeft())
            painter.fillRect(rect, brush)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in self.rects:
            painter.setBrush(colour)
            painter.drawRects(rects)
        length = sum(lines[0].length() * len(lines) for _, lines in self.lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, length < _MUCH_PX)
        for colour, lines in self.lines:
            painter.setPen(QPen(colour, 0))
            painter.drawLines(lines)


def grid_picture(grid: Grid, viewport: Viewport, picture: QRectF) -> GridPicture:
    """The lines of a grid over a picture as far as they are seen; ones too near to one another grow pale, and go."""
    # The opposite of what lies below would vanish on a middle grey; this much differs from everything.
    colour = QColor(grid.colour) if grid.colour else QColor(_DIFFERENT, _DIFFERENT, _DIFFERENT)
    modes = QPainter.CompositionMode
    made = GridPicture(modes.CompositionMode_SourceOver if grid.colour else modes.CompositionMode_Difference)
    seen = viewport.rect_to_picture(QRectF(QPointF(), viewport.size)).intersected(picture)
    # Lines that lie across are slow to draw.
    gone, full = (_GONE_PX, _FULL_PX) if viewport.angle % 90 == 0 else (2 * _GONE_PX, 2 * _FULL_PX)
    for vertical in (True, False):
        fine_px = grid.step(vertical=vertical) * viewport.scale
        strong_part = _part(fine_px * grid.subdivisions, gone, full)
        fine_part = _part(fine_px, gone, full) if grid.subdivisions > 1 else 0.0
        if strong_part <= 0 or seen.isEmpty():
            continue
        low, high = (seen.left(), seen.right()) if vertical else (seen.top(), seen.bottom())
        strong, weak = grid_lines(grid, low, high, vertical=vertical, fine=fine_part > 0)
        groups = [
            (_faded(colour, alpha), [_across(at, seen, viewport, vertical=vertical) for at in places])
            for places, alpha in ((weak, _WEAK * fine_part), (strong, _STRONG * strong_part))
            if places
        ]
        if groups:
            _add(made, groups, viewport.ratio)
    return made


def _part(distance_px: float, gone_px: float, full_px: float) -> float:
    """How much of its strength a line has at a distance from its neighbours."""
    return min(1.0, max(0.0, (distance_px - gone_px) / (full_px - gone_px)))


def _faded(colour: QColor, alpha: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(alpha)
    return faded


def _across(at: float, seen: QRectF, viewport: Viewport, *, vertical: bool) -> QLineF:
    """A line through what is seen of the picture, in the view."""
    ends = (at, seen.top(), at, seen.bottom()) if vertical else (seen.left(), at, seen.right(), at)
    return viewport.transform.map(QLineF(*ends))


def _add(made: GridPicture, groups: Sequence[tuple[QColor, list[QLineF]]], ratio: float) -> None:
    """Groups of lines that all lie along one another and are equally long."""
    first = groups[0][1][0]
    if abs(first.dx()) < _STRAIGHT:
        made.rows.append(_row(groups, ratio))
    elif abs(first.dy()) < _STRAIGHT:
        left, right = sorted((_on_pixel(first.x1(), ratio), _on_pixel(first.x2(), ratio)))
        for colour, lines in groups:
            tops = [_on_pixel(line.y1(), ratio) for line in lines]
            made.rects.append((colour, [QRectF(left, top, right - left, 1 / ratio) for top in tops]))
    else:
        made.lines += groups


def _row(groups: Sequence[tuple[QColor, list[QLineF]]], ratio: float) -> tuple[QRectF, QBrush]:
    """Where lines from top to bottom lie, and a brush with a row of their pixels."""
    first = groups[0][1][0]
    places = [(round(line.x1() * ratio), colour) for colour, lines in groups for line in lines]
    left, right = min(place for place, _ in places), max(place for place, _ in places)
    row = QImage(right - left + 1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    row.fill(Qt.GlobalColor.transparent)
    for place, colour in places:
        row.setPixelColor(place - left, 0, colour)
    row.setDevicePixelRatio(ratio)
    top, bottom = sorted((_on_pixel(first.y1(), ratio), _on_pixel(first.y2(), ratio)))
    return QRectF(left / ratio, top, row.width() / ratio, bottom - top), QBrush(row)


def _on_pixel(place: float, ratio: float) -> float:
    return round(place * ratio) / ratio
