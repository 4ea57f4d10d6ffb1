"""Checkers: the neutral pattern that stands for transparency."""

from __future__ import annotations

from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPalette

_SQUARE_PX = 8


def checkers(palette: QPalette) -> QBrush:
    """A brush of two neutral greys that suit the palette."""
    one, other = _greys(palette)
    pattern = QImage(_SQUARE_PX * 2, _SQUARE_PX * 2, QImage.Format.Format_RGB32)
    pattern.fill(one)
    painter = QPainter(pattern)
    for at in (0, _SQUARE_PX):
        painter.fillRect(at, _SQUARE_PX - at, _SQUARE_PX, _SQUARE_PX, other)
    painter.end()
    return QBrush(pattern)


def on_checkers(image: QImage, palette: QPalette) -> QImage:
    """A small picture on the pattern, so that it is seen how far it reaches; as it is where nothing shines through."""
    if not image.hasAlphaChannel():
        return image
    whole = QImage(image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    painter.fillRect(whole.rect(), checkers(palette))
    painter.drawImage(whole.rect(), image)
    painter.end()
    return whole


def plain_ground(palette: QPalette) -> QColor:
    """One grey in place of the pattern, for pictures that are too small for it."""
    return _greys(palette)[1]


def _greys(palette: QPalette) -> tuple[QColor, QColor]:
    if palette.color(QPalette.ColorRole.Window).lightness() < 128:
        return QColor(104, 104, 104), QColor(116, 116, 116)
    return QColor(255, 255, 255), QColor(234, 234, 234)
