"""Colours that a palette has no role for: where text comes from, and how far a chapter is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from plugins.text.model import Origin

_ON_DARK: Mapping[Origin, str] = {
    Origin.WRITTEN: "#e7e7ea",
    Origin.GENERATED: "#7fb4e6",
    Origin.EDITED: "#c9a2ea",
    Origin.PASTED: "#d9b56a",
}
_ON_LIGHT: Mapping[Origin, str] = {
    Origin.WRITTEN: "#1c1d20",
    Origin.GENERATED: "#1f5f9c",
    Origin.EDITED: "#7a3fa6",
    Origin.PASTED: "#84600c",
}


def is_dark(palette: QPalette) -> bool:
    """Whether letters are lighter than what they stand on."""
    return palette.color(QPalette.ColorRole.Text).lightness() > palette.color(QPalette.ColorRole.Dark).lightness()


def origin_colour(origin: Origin, palette: QPalette) -> QColor:
    """The colour of text that comes from somewhere, at least 4.5 to 1 against the ground."""
    return QColor((_ON_DARK if is_dark(palette) else _ON_LIGHT)[origin])


def quiet_colour() -> QColor:
    """The theme's secondary colour: a widget's own palette gives one that the style sheet has made paler."""
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def good_colour(palette: QPalette) -> QColor:
    """The colour of what is done."""
    return QColor("#7bb58b" if is_dark(palette) else "#2f7a46")


def found_colour(palette: QPalette) -> QColor:
    """What lies behind words that were found."""
    colour = QColor("#d9a94a" if is_dark(palette) else "#e9c46a")
    colour.setAlpha(90 if is_dark(palette) else 150)
    return colour


def warning_colour(palette: QPalette) -> QColor:
    """The colour of what is to be looked at, at least 4.5 to 1 against the ground."""
    return QColor("#d9a94a" if is_dark(palette) else "#8a6410")
