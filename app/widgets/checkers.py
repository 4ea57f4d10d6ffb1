"""Checkers: the neutral pattern that stands for transparency."""

from __future__ import annotations

from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPalette

_SQUARE_PX = 8


def checkers(palette: QPalette) -> QBrush:
    """A brush of two neutral greys that suit the palette."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    one, other = (QColor(104, 104, 104), QColor(116, 116, 116)) if dark else (QColor("white"), QColor(234, 234, 234))
    pattern = QImage(_SQUARE_PX * 2, _SQUARE_PX * 2, QImage.Format.Format_RGB32)
    pattern.fill(one)
    painter = QPainter(pattern)
    for at in (0, _SQUARE_PX):
        painter.fillRect(at, _SQUARE_PX - at, _SQUARE_PX, _SQUARE_PX, other)
    painter.end()
    return QBrush(pattern)
