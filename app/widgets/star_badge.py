"""Star badges: how a picture is rated, in its corner."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

_STAR = 9.0
_HIGH = 13.0


@cache
def star_badge(stars: int, ratio: float) -> QPixmap:
    """So many stars on a dark ground, which is seen on any picture."""
    width = stars * _STAR + 6
    badge = QPixmap(round(width * ratio), round(_HIGH * ratio))
    badge.setDevicePixelRatio(ratio)
    badge.fill(Qt.GlobalColor.transparent)
    painter = QPainter(badge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 170))
    painter.drawRoundedRect(QRectF(0, 0, width, _HIGH), 3, 3)
    painter.setBrush(QColor(255, 255, 255))
    for number in range(stars):
        middle = QPointF(3 + _STAR * (number + 0.5), _HIGH / 2 + 0.3)
        painter.drawPolygon(QPolygonF([middle + _corner(at) for at in range(10)]))
    painter.end()
    return badge


def _corner(number: int) -> QPointF:
    """A corner of a star with five points, around its middle."""
    reach = _STAR / 2 if number % 2 == 0 else _STAR / 4.6
    turn = math.pi / 5 * number - math.pi / 2
    return QPointF(math.cos(turn) * reach, math.sin(turn) * reach)
