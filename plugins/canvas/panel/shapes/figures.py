"""Figures: what shapes look like, as paths and in pixels."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from app.api import UserError
from plugins.canvas.model import LARGEST_SIDE, Cap, Figure, Join, Shape
from plugins.canvas.panel.images import to_pixels
from plugins.canvas.transforming import Warped

_LONGEST = 2 * LARGEST_SIDE
_MITER_LIMIT = 4.0
"""As SVG has it: a corner whose point would be longer, in widths of the line, is cut off."""
_JOINS = {
    Join.MITER: Qt.PenJoinStyle.SvgMiterJoin,
    Join.ROUND: Qt.PenJoinStyle.RoundJoin,
    Join.BEVEL: Qt.PenJoinStyle.BevelJoin,
}
_CAPS = {
    Cap.ROUND: Qt.PenCapStyle.RoundCap,
    Cap.BUTT: Qt.PenCapStyle.FlatCap,
    Cap.SQUARE: Qt.PenCapStyle.SquareCap,
}


def colour_of(code: str) -> QColor:
    """A colour written as "#rrggbbaa"."""
    red, green, blue, alpha = (int(code[at : at + 2], 16) for at in (1, 3, 5, 7))
    return QColor(red, green, blue, alpha)


def path_of(shape: Shape) -> QPainterPath:
    """The line of a shape, in pixels of the canvas."""
    points = [QPointF(*point) for point in shape.points]
    path = QPainterPath()
    match shape.figure:
        case Figure.RECTANGLE:
            rect = QRectF(points[0], points[1]).normalized()
            radius = min(shape.radius, rect.width() / 2, rect.height() / 2)
            path.addRoundedRect(rect, radius, radius) if radius > 0 else path.addRect(rect)
        case Figure.ELLIPSE:
            path.addEllipse(QRectF(points[0], points[1]).normalized())
        case Figure.LINE | Figure.POLYGON:
            path.addPolygon(QPolygonF(points))
            if shape.figure is Figure.POLYGON and shape.closed:
                path.closeSubpath()
        case Figure.PATH:
            for first, end in pairwise((0, *shape.starts, len(points))):
                path.moveTo(points[first])
                for at in range(first + 1, end - 2, 3):
                    path.cubicTo(points[at], points[at + 1], points[at + 2])
                if shape.closed:
                    path.closeSubpath()
        case Figure.STAR:
            path.addPolygon(QPolygonF(_star(QRectF(points[0], points[1]).normalized(), shape.corners, shape.inner)))
            path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill if shape.winding else Qt.FillRule.OddEvenFill)
    if shape.angle:
        middle = path.boundingRect().center()
        way = QTransform.fromTranslate(-middle.x(), -middle.y()) * QTransform().rotate(shape.angle)
        path = (way * QTransform.fromTranslate(middle.x(), middle.y())).map(path)
    return path


def _star(rect: QRectF, corners: int, inner: float) -> list[QPointF]:
    """The corners of a star in a rectangle, the first at its top."""
    middle, count = rect.center(), corners if inner == 1 else 2 * corners
    places: list[QPointF] = []
    for at in range(count):
        angle = 2 * math.pi * at / count
        share = inner if inner != 1 and at % 2 else 1.0
        way = QPointF(math.sin(angle) * rect.width(), -math.cos(angle) * rect.height()) * (share / 2)
        places.append(middle + way)
    return places


def draw_shape(painter: QPainter, shape: Shape) -> None:
    """Draw a shape in pixels of the canvas."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = bool(shape.fill) and shape.figure is not Figure.LINE
    painter.setBrush(QBrush(colour_of(shape.fill)) if filled else QBrush(Qt.BrushStyle.NoBrush))
    pen = QPen(Qt.PenStyle.NoPen)
    if shape.stroke and shape.stroke_width > 0:
        pen = QPen(colour_of(shape.stroke), shape.stroke_width)
        pen.setJoinStyle(_JOINS[shape.join])
        pen.setMiterLimit(_MITER_LIMIT)
        pen.setCapStyle(_CAPS[shape.cap])
        if shape.dash:
            # A pen's pattern is in widths of it, of pairs.
            lengths = shape.dash if len(shape.dash) % 2 == 0 else shape.dash * 2
            pen.setDashPattern([length / shape.stroke_width for length in lengths])
    painter.setPen(pen)
    painter.drawPath(path_of(shape))


def drawn_shape(shape: Shape) -> Warped:
    """The pixels of a shape; raises UserError where it would be too large."""
    reach = shape.stroke_width * _MITER_LIMIT / 2 + 1 if shape.stroke else 1
    around = path_of(shape).boundingRect().adjusted(-reach, -reach, reach, reach)
    left, top = math.floor(around.left()), math.floor(around.top())
    width, height = math.ceil(around.right()) - left, math.ceil(around.bottom()) - top
    if max(width, height) > _LONGEST:
        raise UserError("The shape is too large to be drawn.", advice="Make it smaller.")
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(-left, -top)
    draw_shape(painter, shape)
    painter.end()
    return _tight(Warped(left, top, to_pixels(image)))


def _tight(picture: Warped) -> Warped:
    import cv2

    x, y, width, height = cv2.boundingRect(np.ascontiguousarray(picture.pixels[..., 3]))
    if not width:
        return Warped(picture.x, picture.y, np.zeros((1, 1, 4), np.uint8))
    part = np.ascontiguousarray(picture.pixels[y : y + height, x : x + width])
    return Warped(picture.x + x, picture.y + y, part)
