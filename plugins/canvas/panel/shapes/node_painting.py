"""How nodes and handles of a path are drawn over the canvas."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.widgets.viewport import Viewport
from plugins.canvas.vector.nodes import Node, Point, Run, segments

_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255)
_NODE_PX, _HANDLE_PX = 3.5, 3.0


def draw_nodes(
    painter: QPainter,
    viewport: Viewport,
    runs: Sequence[Run],
    chosen: Collection[tuple[int, int]],
    accent: QColor,
    *,
    closed: bool,
) -> None:
    """The line of a path, squares for its corners, circles for its smooth nodes, and the handles of the chosen ones."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = QPainterPath()
    for run in runs:
        line.moveTo(viewport.to_view(QPointF(*run[0].at)))
        for left, right in segments(run, closed=closed):
            line.cubicTo(*(viewport.to_view(QPointF(*place)) for place in (left.after, right.before, right.at)))
    for pen in (QPen(_DARK, 2.5), QPen(_LIGHT, 1)):
        painter.setPen(pen)
        painter.drawPath(line)
    for number, nodes in enumerate(runs):
        for at, node in enumerate(nodes):
            is_chosen = (number, at) in chosen
            if is_chosen:
                _draw_handles(painter, viewport, node, accent)
            painter.setPen(QPen(_DARK, 1))
            painter.setBrush(accent if is_chosen else _LIGHT)
            rect = _around(viewport, node.at, _NODE_PX)
            if node.is_smooth:
                painter.drawEllipse(rect)
            else:
                painter.drawRect(rect)


def draw_place(painter: QPainter, viewport: Viewport, place: Point, accent: QColor) -> None:
    """Where a click would add a node."""
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(_LIGHT)
    painter.drawEllipse(_around(viewport, place, _NODE_PX))


def _draw_handles(painter: QPainter, viewport: Viewport, node: Node, accent: QColor) -> None:
    at = viewport.to_view(QPointF(*node.at))
    for place in (node.before, node.after):
        if place == node.at:
            continue
        end = viewport.to_view(QPointF(*place))
        for pen in (QPen(_DARK, 2.5), QPen(_LIGHT, 1)):
            painter.setPen(pen)
            painter.drawLine(at, end)
        painter.setPen(QPen(_DARK, 1))
        painter.setBrush(accent)
        painter.drawEllipse(_around(viewport, place, _HANDLE_PX))


def _around(viewport: Viewport, place: Point, reach: float) -> QRectF:
    at = viewport.to_view(QPointF(*place))
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
