"""Inks: the colours of a track's regions, on a dark and on a light ground."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from plugins.audio.panel.colours import faded, is_dark, track_colour


@dataclass(frozen=True, slots=True)
class Inks:
    """What a region is drawn with: its body, the strip with its name, the name on it, notes, and its outline."""

    body: QColor
    strip: QColor
    words: QColor
    notes: QColor
    line: QColor
    plain: QColor
    """A region that is too narrow for more than one colour."""


def inks_of(index: int, palette: QPalette) -> Inks:
    """The inks of the track at a place from the top."""
    colour, dark = track_colour(index, palette), is_dark(palette)
    ground = palette.color(QPalette.ColorRole.Dark)
    body = mixed(colour, ground, 0.30 if dark else 0.22)
    strip = mixed(colour, ground, 0.92 if dark else 1.0)
    notes = colour.lighter(125) if dark else colour.darker(105)
    words = QColor("#101114") if dark else QColor("#ffffff")
    return Inks(body, strip, words, notes, mixed(colour, ground, 0.65), mixed(colour, ground, 0.6))


def hatch_of(inks: Inks, palette: QPalette) -> QColor:
    """The lines over locked bars."""
    return faded(palette.color(QPalette.ColorRole.Text) if is_dark(palette) else inks.strip, 0.5)


def mixed(over: QColor, under: QColor, part: float) -> QColor:
    """So much of one colour over another, without transparency, which costs time in every frame."""
    rest = 1 - part
    return QColor(
        round(over.red() * part + under.red() * rest),
        round(over.green() * part + under.green() * rest),
        round(over.blue() * part + under.blue() * rest),
    )
