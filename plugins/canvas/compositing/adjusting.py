"""Adjustments: the colours of pixels changed, their alpha kept. Colours are those that are stored, in sRGB."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.canvas.model import (
    Adjustment,
    BrightnessContrast,
    ColourBalance,
    Curves,
    HueSaturation,
    Invert,
    Levels,
)

Table = NDArray[np.uint8]

_LUMINOSITY = np.array([0.3, 0.59, 0.11])
_FARTHEST = 0.5
"""How far a colour balance moves a channel at most."""
_STRIP = 32 * 256
_IDENTITY = np.arange(256, dtype=np.uint8)


def adjusted(pixels: Pixels, adjustment: Adjustment) -> Pixels:
    """Pixels (height, width, 4) with straight alpha and other colours, as new ones."""
    import cv2

    table = table_of(adjustment)
    if table is not None:
        return np.asarray(cv2.LUT(pixels, table), np.uint8)
    result = np.ascontiguousarray(pixels).copy()
    row = result.reshape(1, -1, 4)
    # A few pixels at a time stay near the processor.
    for first in range(0, row.shape[1], _STRIP):
        part = row[:, first : first + _STRIP]
        colours = np.asarray(cv2.cvtColor(part, cv2.COLOR_RGBA2RGB), np.uint8)
        if isinstance(adjustment, HueSaturation):
            colours = _turned(colours, adjustment)
        elif isinstance(adjustment, ColourBalance):
            colours = _balanced(colours, adjustment)
        part[..., :3] = colours
    return result


@lru_cache(maxsize=64)
def table_of(adjustment: Adjustment) -> Table | None:
    """What becomes of each value of each channel (1, 256, 4), or None where it depends on the other channels."""
    values = np.arange(256) / 255
    match adjustment:
        case Levels(black, white, gamma, low, high):
            inside = np.clip((values - black) / (white - black), 0, 1) ** (1 / gamma)
            channels = [low + (high - low) * inside] * 3
        case Curves(value, red, green, blue):
            channels = [curve_at(value, curve_at(curve, values)) for curve in (red, green, blue)]
        case BrightnessContrast(brightness, contrast):
            # Full contrast leaves black and white alone, none a grey.
            slope = np.tan((min(contrast, 0.999) + 1) * np.pi / 4)
            moved = values + (1 - values if brightness > 0 else values) * brightness
            channels = [(moved - 0.5) * slope + 0.5] * 3
        case Invert():
            channels = [1 - values] * 3
        case _:
            return None
    rounded = [np.floor(np.clip(channel, 0, 1) * 255 + 0.5).astype(np.uint8) for channel in channels]
    return np.stack([*rounded, _IDENTITY], axis=-1)[None]


def curve_at(points: Sequence[tuple[float, float]], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """A smooth curve through points, level beyond its ends; it never leaves the span between two neighbours."""
    x, y = (np.array(side, np.float64) for side in zip(*points, strict=True))
    steps, slopes = np.diff(x), np.diff(y) / np.diff(x)
    if len(points) == 2:
        return np.interp(values, x, y)
    tangents = np.concatenate([slopes[:1], (slopes[:-1] + slopes[1:]) / 2, slopes[-1:]])
    # Tangents that overshoot are flattened (Fritsch and Carlson, 1980).
    for at, slope in enumerate(slopes):
        if slope == 0:
            tangents[at : at + 2] = 0
            continue
        left, right = max(0.0, tangents[at] / slope), max(0.0, tangents[at + 1] / slope)
        tangents[at], tangents[at + 1] = left * slope, right * slope
        length = float(np.hypot(left, right))
        if length > 3:
            tangents[at], tangents[at + 1] = 3 * left / length * slope, 3 * right / length * slope
    inside = np.clip(values, x[0], x[-1])
    left_of = np.clip(np.searchsorted(x, inside, side="right") - 1, 0, len(steps) - 1)
    part = (inside - x[left_of]) / steps[left_of]
    rest = 1 - part
    from_left = (1 + 2 * part) * rest**2 * y[left_of] + part * rest**2 * steps[left_of] * tangents[left_of]
    from_right = part**2 * (3 - 2 * part) * y[left_of + 1] - part**2 * rest * steps[left_of] * tangents[left_of + 1]
    result: NDArray[np.float64] = from_left + from_right
    return result


def _turned(colours: Pixels, adjustment: HueSaturation) -> Pixels:
    """Hue, saturation and lightness changed, as HSL has them."""
    import cv2

    wide = cv2.cvtColor(colours.astype(np.float32) * np.float32(1 / 255), cv2.COLOR_RGB2HLS)
    hue, light, saturation = (np.asarray(plane, np.float32) for plane in cv2.split(wide))
    if adjustment.colourise:
        light = np.asarray(cv2.transform(colours, _LUMINOSITY[None]), np.float32) * np.float32(1 / 255)
        hue = np.full(light.shape, adjustment.hue % 360, np.float32)
        saturation = np.full(light.shape, (adjustment.saturation + 1) / 2, np.float32)
    else:
        hue = hue + np.float32(adjustment.hue)
        # A grey stays one: it has no hue.
        room = np.minimum(1 - saturation, saturation) if adjustment.saturation > 0 else saturation
        saturation = saturation + room * np.float32(adjustment.saturation)
    room = 1 - light if adjustment.lightness > 0 else light
    light = light + room * np.float32(adjustment.lightness)
    turned = cv2.cvtColor(cv2.merge([hue, light, saturation]), cv2.COLOR_HLS2RGB)
    return np.asarray(cv2.convertScaleAbs(turned, alpha=255), np.uint8)


def _balanced(colours: Pixels, adjustment: ColourBalance) -> Pixels:
    """Red, green and blue moved, in dark, middle and light pixels each by how much they belong to them."""
    import cv2

    light = cv2.transform(colours, _LUMINOSITY[None])
    moved = cv2.LUT(cv2.merge([light] * 3), _moves(adjustment))
    return np.asarray(cv2.add(colours, moved, dtype=cv2.CV_8U), np.uint8)


@lru_cache(maxsize=64)
def _moves(adjustment: ColourBalance) -> NDArray[np.int16]:
    """By how much the channels are moved for each luminosity (1, 256, 3)."""
    light = np.arange(256)[:, None] / 255
    dark = 1 - light
    moves = (
        dark**2 * np.array(adjustment.shadows)
        + 2 * light * dark * np.array(adjustment.midtones)
        + light**2 * np.array(adjustment.highlights)
    ) * _FARTHEST
    if adjustment.keep_luminosity:
        moves -= moves @ _LUMINOSITY[:, None]
    result: NDArray[np.int16] = np.rint(moves * 255).astype(np.int16)[None]
    return result
