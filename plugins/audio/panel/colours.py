"""Colours of the panel's views, for dark and light grounds; those of tracks help the eye and mean nothing alone."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

_DARK = ("#6f9fd8", "#d9a94a", "#7bb58b", "#b58bd0", "#d08a7a", "#6fb8b8", "#c7b26a", "#9aa5e0")
_LIGHT = ("#3f6fae", "#9a6f10", "#3f8457", "#81539f", "#a35442", "#2f7f80", "#857021", "#5562b5")


def is_dark(palette: QPalette) -> bool:
    """Whether the ground is dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def track_colour(index: int, palette: QPalette) -> QColor:
    """The colour of the track at a place from the top."""
    colours = _DARK if is_dark(palette) else _LIGHT
    return QColor(colours[index % len(colours)])


def faded(colour: QColor, alpha: float) -> QColor:
    """A colour that lets so much of the ground through."""
    found = QColor(colour)
    found.setAlphaF(alpha)
    return found
