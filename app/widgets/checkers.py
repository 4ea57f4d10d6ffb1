"""Checkers: the neutral pattern that stands for transparency."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPixmap, QTransform

_SQUARE_PX = 8


def checkers(palette: QPalette, scale: float) -> QBrush:
    """A brush of neutral greys that suit the palette; `scale` is pixels of the screen for a unit of the painter."""
    return QBrush(_brush(palette.color(QPalette.ColorRole.Window).lightness() < 128, round(scale, 6)))


@lru_cache(maxsize=8)
def _brush(dark: bool, scale: float) -> QBrush:
    one, other = (QColor(96, 96, 96), QColor(110, 110, 110)) if dark else (QColor(255, 255, 255), QColor(232, 232, 232))
    pixmap = QPixmap(_SQUARE_PX * 2, _SQUARE_PX * 2)
    pixmap.fill(one)
    painter = QPainter(pixmap)
    for at in (0, _SQUARE_PX):
        painter.fillRect(at, _SQUARE_PX - at, _SQUARE_PX, _SQUARE_PX, other)
    painter.end()
    brush = QBrush(Qt.GlobalColor.white, pixmap)
    brush.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
    return brush
