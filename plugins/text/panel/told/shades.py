"""Shades: what tells the parts of a prompt apart where they are drawn: one hue, from dark to light."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from plugins.text.panel.colours import is_dark

_ORDER = ("system", "memory", "character", "lore", "story", "note", "closing", "instruction", "user", "assistant")
_ON_DARK = (
    "#5d6b8a",
    "#8291b4",
    "#a9b5d0",
    "#cdd5e6",
    "#6c7f78",
    "#a3b5ad",
    "#8b8698",
    "#b7b2c4",
    "#9aa3ad",
    "#6f7883",
)
_ON_LIGHT = (
    *("#33425f", "#55678c", "#7e8fb3", "#a9b6d2", "#4c6158", "#7f978c", "#6a6478", "#958fa5", "#6d7783", "#9aa3ad"),
)


def shade_of(name: str, palette: QPalette) -> QColor:
    """The shade of a part by its kind."""
    kind = name.partition(": ")[0]
    shades = _ON_DARK if is_dark(palette) else _ON_LIGHT
    return QColor(shades[_ORDER.index(kind)] if kind in _ORDER else shades[-1])
