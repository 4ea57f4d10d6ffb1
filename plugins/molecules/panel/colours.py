"""Colours of the molecules panel that no palette has, dark and light."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette


def is_dark(palette: QPalette) -> bool:
    """Whether the window is dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def warning_colour(palette: QPalette) -> QColor:
    """What one should look at."""
    return QColor("#d9a94a" if is_dark(palette) else "#8a6410")


def good_colour(palette: QPalette) -> QColor:
    """What is as it was wanted."""
    return QColor("#7bb58b" if is_dark(palette) else "#2f7a46")


def bad_colour(palette: QPalette) -> QColor:
    """What is wrong."""
    return QColor("#e0716c" if is_dark(palette) else "#b3352f")


def element_colour(symbol: str, palette: QPalette) -> QColor:
    """The colour in which chemists draw an element."""
    dark, light = _ELEMENTS.get(symbol, ("", ""))
    found = dark if is_dark(palette) else light
    return QColor(found) if found else palette.color(QPalette.ColorRole.WindowText)


_ELEMENTS = {
    "N": ("#6f9bff", "#2348c7"),
    "O": ("#ff6b63", "#c81e17"),
    "S": ("#d9c04a", "#8a7400"),
    "P": ("#f0a050", "#a85a00"),
    "F": ("#7fd8a0", "#1f7a3d"),
    "Cl": ("#6fce7c", "#1f7a2f"),
    "Br": ("#d58a66", "#8a3d17"),
    "I": ("#c58be0", "#6d2c91"),
    "B": ("#f2b8a0", "#a04a2a"),
    "*": ("#e0a0d0", "#9a2f80"),
}
