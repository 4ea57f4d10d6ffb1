"""Inks: the colours of clips by what they hold, of markers and of tracks, on a dark and on a light ground."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import assert_never

from PySide6.QtGui import QColor, QPalette

from plugins.timeline.model import Clip, MarkerColour, Media, Nested, Shot, Solid, Title, TrackKind


class Look(IntEnum):
    """What a clip looks like: by its content, and whether it is heard or seen."""

    FILM = 0
    STILL = 1
    SOUND = 2
    TITLE = 3
    SOLID = 4
    NESTED = 5
    SHOT = 6


_DARK = {
    Look.FILM: "#6f9fd8",
    Look.STILL: "#6fb8b8",
    Look.SOUND: "#7bb58b",
    Look.TITLE: "#c7b26a",
    Look.SOLID: "#a0a3ad",
    Look.NESTED: "#9aa5e0",
    Look.SHOT: "#b58bd0",
}
_LIGHT = {
    Look.FILM: "#3f6fae",
    Look.STILL: "#2f7f80",
    Look.SOUND: "#3f8457",
    Look.TITLE: "#857021",
    Look.SOLID: "#5f626b",
    Look.NESTED: "#5562b5",
    Look.SHOT: "#81539f",
}
_MARKERS = {
    MarkerColour.PINK: ("#f0a0b8", "#b8486c"),
    MarkerColour.RED: ("#e0716c", "#b3352f"),
    MarkerColour.ORANGE: ("#e39a5b", "#a65a12"),
    MarkerColour.YELLOW: ("#d9c04a", "#8a7410"),
    MarkerColour.GREEN: ("#7bb58b", "#2f7a46"),
    MarkerColour.CYAN: ("#6fc3c3", "#23797b"),
    MarkerColour.BLUE: ("#6f9fd8", "#2f62a8"),
    MarkerColour.PURPLE: ("#a48be0", "#6a4fb0"),
    MarkerColour.MAGENTA: ("#d07ac8", "#9a3d92"),
    MarkerColour.BLACK: ("#5b5e66", "#1c1d20"),
    MarkerColour.WHITE: ("#e7e7ea", "#84868d"),
}
_TRACKS = {TrackKind.PICTURE: Look.FILM, TrackKind.SOUND: Look.SOUND, TrackKind.TITLE: Look.TITLE}


@dataclass(frozen=True, slots=True)
class Inks:
    """What a clip is drawn with: its body, the strip with its name, the name on it, what is drawn in it, its outline.

    `plain` is for a clip that is too narrow for more than one colour.
    """

    body: QColor
    strip: QColor
    words: QColor
    lines: QColor
    outline: QColor
    plain: QColor


def look_of(clip: Clip, kind: TrackKind) -> Look:
    """What a clip looks like on a track of a kind."""
    content = clip.content
    if isinstance(content, Shot):
        return Look.SHOT
    if isinstance(content, Media):
        if kind is TrackKind.SOUND or not content.has_picture:
            return Look.SOUND
        return Look.FILM if content.available_range is not None else Look.STILL
    if isinstance(content, Title):
        return Look.TITLE
    if isinstance(content, Solid):
        return Look.SOLID
    if isinstance(content, Nested):
        return Look.NESTED
    assert_never(content)


def is_dark(palette: QPalette) -> bool:
    """Whether the ground is dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def look_colour(look: Look, palette: QPalette) -> QColor:
    """The plain colour of a look."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[look])


def track_colour(kind: TrackKind, palette: QPalette) -> QColor:
    """The colour of what mostly lies on a track."""
    return look_colour(_TRACKS[kind], palette)


def marker_colour(colour: MarkerColour, palette: QPalette) -> QColor:
    """A marker's colour on this ground."""
    return QColor(_MARKERS[colour][0 if is_dark(palette) else 1])


def inks_of(look: Look, palette: QPalette) -> Inks:
    """The inks of a look."""
    return inks_on(look, palette.color(QPalette.ColorRole.Dark).rgb(), is_dark(palette))


@cache
def inks_on(look: Look, ground_rgb: int, dark: bool) -> Inks:
    """The inks of a look on a ground; the same object each time."""
    colour, ground = QColor((_DARK if dark else _LIGHT)[look]), QColor(ground_rgb)
    return Inks(
        mixed(colour, ground, 0.26 if dark else 0.2),
        mixed(colour, ground, 0.9 if dark else 1.0),
        QColor("#101114") if dark else QColor("#ffffff"),
        colour.lighter(115) if dark else colour.darker(105),
        mixed(colour, ground, 0.65),
        mixed(colour, ground, 0.58),
    )


def faded(colour: QColor, alpha: float) -> QColor:
    """A colour that lets so much of the ground through."""
    found = QColor(colour)
    found.setAlphaF(alpha)
    return found


def mixed(over: QColor, under: QColor, part: float) -> QColor:
    """So much of one colour over another, without transparency, which costs time in every frame."""
    rest = 1 - part
    return QColor(
        round(over.red() * part + under.red() * rest),
        round(over.green() * part + under.green() * rest),
        round(over.blue() * part + under.blue() * rest),
    )
