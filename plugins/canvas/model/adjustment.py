"""Adjustment: how a layer without pixels of its own changes the colours of what lies below it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Levels:
    """Input and output range and gamma of all channels; values from 0 to 1, `gamma` from 0.1 to 10."""

    black: float = 0.0
    white: float = 1.0
    gamma: float = 1.0
    low: float = 0.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Curves:
    """A curve of all channels and one of each, through points (input, output) from 0 to 1 with rising inputs."""

    value: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    red: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    green: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    blue: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))


@dataclass(frozen=True, slots=True)
class HueSaturation:
    """Hue turned by degrees (−180 to 180), saturation and lightness from −1 to 1; `colourise` gives all one hue."""

    hue: float = 0.0
    saturation: float = 0.0
    lightness: float = 0.0
    colourise: bool = False


@dataclass(frozen=True, slots=True)
class ColourBalance:
    """Cyan to red, magenta to green and yellow to blue, each −1 to 1, for shadows, midtones and highlights."""

    shadows: tuple[float, float, float] = (0.0, 0.0, 0.0)
    midtones: tuple[float, float, float] = (0.0, 0.0, 0.0)
    highlights: tuple[float, float, float] = (0.0, 0.0, 0.0)
    keep_luminosity: bool = True


@dataclass(frozen=True, slots=True)
class BrightnessContrast:
    """Brightness and contrast, each −1 to 1."""

    brightness: float = 0.0
    contrast: float = 0.0


@dataclass(frozen=True, slots=True)
class Invert:
    """The complement of every colour."""


Adjustment = Levels | Curves | HueSaturation | ColourBalance | BrightnessContrast | Invert
