"""Colouring: exposure, white balance, contrast, saturation and a LUT, in this order.

Exposure and white balance multiply light: 1 stop doubles it, temperature 1 gives red and takes blue half a stop each,
tint 1 takes half a stop of green, and white balance leaves the lightness of grey as it is. Contrast turns the coded
value about its middle, saturation goes from the grey of equal luma (Rec. 709) on.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.compositing.cube import Cube
from plugins.timeline.model import Colour

Table = NDArray[np.float32]
"""What each of 256 values becomes in red, green and blue, (1, 256, 3), 1 at full scale."""

_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float64)
_BALANCE_STOPS = 0.5


def coloured(pixels: Pixels, colour: Colour, cube: Cube | None) -> Pixels:
    """A picture (height, width, 3 or 4) with its colours changed; alpha stays."""
    import cv2

    if pixels.shape[2] == 4:
        changed = coloured(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGBA2RGB), np.uint8), colour, cube)
        return np.asarray(cv2.merge((*cv2.split(changed), cv2.extractChannel(pixels, 3))), np.uint8)
    table, grey = _table(colour.exposure, colour.contrast, colour.temperature, colour.tint), colour.saturation
    found: Pixels = pixels
    if grey != 1:
        light = cv2.LUT(pixels, table * np.float32(255))
        mixed = cv2.transform(light, (_LUMA * (1 - grey) + np.eye(3) * grey).astype(np.float32))
        # Below zero the conversion would take the distance from it
        found = np.asarray(cv2.convertScaleAbs(np.maximum(mixed, 0)), np.uint8)
    elif (colour.exposure, colour.contrast, colour.temperature, colour.tint) != (0, 1, 0, 0):
        found = np.asarray(cv2.LUT(pixels, np.rint(table * 255).clip(0, 255).astype(np.uint8)), np.uint8)
    return found if cube is None else cube.applied(found)


@lru_cache(maxsize=64)
def _table(exposure: float, contrast: float, temperature: float, tint: float) -> Table:
    values = np.arange(256) / 255
    gains = np.exp2(_BALANCE_STOPS * np.array([temperature, -tint, -temperature]))
    gains *= 2.0**exposure / (gains @ _LUMA)
    coded = to_srgb(to_linear(values)[:, None] * gains)
    return (((coded - 0.5) * contrast + 0.5)[None]).astype(np.float32)


def to_linear(coded: NDArray[np.float64]) -> NDArray[np.float64]:
    """Light of sRGB values from 0 to 1."""
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def to_srgb(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """SRGB values of light; what is brighter than white is above 1."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055)
