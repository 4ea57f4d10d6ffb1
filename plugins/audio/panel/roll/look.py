"""RollLook: the colours in which the roll is drawn on the ground that the window has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from plugins.audio.panel.colours import is_dark, track_colour

SHADES = 16
"""Velocities are drawn in so many shades."""


@dataclass(frozen=True, slots=True)
class Shades:
    """The fills of notes from the softest to the loudest, and the line around them."""

    fills: tuple[QColor, ...]
    line: QColor


@dataclass(frozen=True, slots=True)
class RollLook:
    """All colours of the roll."""

    ground: QColor
    black_row: QColor
    scale_row: QColor
    tonic_row: QColor
    row_line: QColor
    octave_line: QColor
    bar_line: QColor
    beat_line: QColor
    grid_line: QColor
    outside: QColor
    hatch: QColor
    bound: QColor
    playhead: QColor
    text: QColor
    quiet_text: QColor
    notes: Shades
    unheard: Shades
    repeats: Shades
    ghosts: Shades
    selected: Shades
    accent: QColor
    white_key: QColor
    black_key: QColor


def look_of(palette: QPalette, track: int) -> RollLook:
    """The colours for a palette and the track at a place from the top."""
    role = QPalette.ColorRole
    ground, text, accent = (palette.color(each).rgb() for each in (role.Dark, role.Text, role.Accent))
    return _made(ground, text, accent, track_colour(track, palette).rgb(), dark=is_dark(palette))


@lru_cache(maxsize=64)
def _made(*colours: int, dark: bool) -> RollLook:
    ground, text, accent, colour = (QColor(each) for each in colours)
    deep = QColor("#0b0c0e") if dark else QColor("#ffffff")
    quiet = mixed(ground, text, 0.66)
    dim = mixed(ground, colour, 0.3)
    return RollLook(
        ground=ground,
        black_row=mixed(ground, deep, 0.55) if dark else mixed(ground, text, 0.05),
        scale_row=mixed(ground, colour, 0.1),
        tonic_row=mixed(ground, colour, 0.2),
        row_line=mixed(ground, text, 0.05),
        octave_line=mixed(ground, text, 0.16),
        bar_line=mixed(ground, text, 0.34),
        beat_line=mixed(ground, text, 0.16),
        grid_line=mixed(ground, text, 0.075),
        outside=_see_through(deep if dark else mixed(ground, text, 0.35), 0.5 if dark else 0.28),
        hatch=_see_through(text, 0.13),
        bound=quiet,
        playhead=text,
        text=text,
        quiet_text=quiet,
        notes=_shades(mixed(ground, colour, 0.42), colour, mixed(colour, deep if dark else text, 0.55)),
        unheard=_shades(dim, dim, mixed(ground, colour, 0.6)),
        repeats=_shades(mixed(ground, colour, 0.22), mixed(ground, colour, 0.38), mixed(ground, colour, 0.42)),
        ghosts=_shades(mixed(ground, text, 0.14), mixed(ground, text, 0.2), mixed(ground, text, 0.26)),
        selected=_shades(mixed(ground, accent, 0.62), accent, text),
        accent=accent,
        white_key=QColor("#d6d6d9") if dark else QColor("#ffffff"),
        black_key=QColor("#26282d") if dark else QColor("#3a3c42"),
    )


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """A colour with so much of another in it."""
    return QColor(*(round(a + (b - a) * part) for a, b in zip(_rgb(one), _rgb(other), strict=True)))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _see_through(colour: QColor, alpha: float) -> QColor:
    found = QColor(colour)
    found.setAlphaF(alpha)
    return found


def _shades(soft: QColor, loud: QColor, line: QColor) -> Shades:
    return Shades(tuple(mixed(soft, loud, shade / (SHADES - 1)) for shade in range(SHADES)), line)
