"""Harmony: hues that go together."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QColor

_SHADES = 9
_DARKEST, _LIGHTEST = 0.08, 0.95


class Harmony(Enum):
    """How far around the wheel, in degrees, the others lie from a hue."""

    COMPLEMENTARY = (180,)
    ANALOGOUS = (-30, 30)
    TRIAD = (120, -120)
    SPLIT = (150, -150)
    TETRAD = (90, 180, -90)


def with_hue(colour: QColor, degrees: float) -> QColor:
    """A colour turned around the wheel; a grey stays as it is."""
    hue = (max(0.0, colour.hsvHueF()) + degrees / 360) % 1
    return QColor.fromHsvF(min(hue, 0.9999), colour.hsvSaturationF(), colour.valueF())


def harmony_of(colour: QColor, harmony: Harmony) -> list[QColor]:
    """A colour and those that go with it."""
    return [QColor(colour), *(with_hue(colour, degrees) for degrees in harmony.value)]


def shades_of(colour: QColor) -> list[QColor]:
    """A colour from dark to light."""
    hue, saturation = max(0.0, colour.hslHueF()), colour.hslSaturationF()
    span = _LIGHTEST - _DARKEST
    return [QColor.fromHslF(hue, saturation, _DARKEST + span * step / (_SHADES - 1)) for step in range(_SHADES)]
