"""Laying: a picture over another, as app.api.blend_over has it, and quicker where what is below is opaque.

Over something opaque a blend mode gives one colour for two, which is laid there by the alpha of what is above. For the
modes that look at each of red, green and blue alone it is found in a table of 256 × 256 that blend_over itself made.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.api import BlendMode, Pixels, blend_over

_MIXING = (BlendMode.HUE, BlendMode.SATURATION, BlendMode.COLOR, BlendMode.LUMINOSITY)
"""The modes that look at red, green and blue together."""


def laid_over(below: Pixels, above: Pixels, opacity: float, mode: BlendMode, *, opaque: bool) -> Pixels:
    """A picture over another of the same size, (height, width, 4) with straight alpha, and so the result.

    `opaque` says that nothing can be seen through what is below.
    """
    import cv2

    if not opaque or mode in _MIXING:
        return blend_over(below, above, opacity, mode)
    if mode is BlendMode.ADD:
        return np.asarray(cv2.addWeighted(below, 1, cv2.cvtColor(above, cv2.COLOR_RGBA2mRGBA), opacity, 0), np.uint8)
    if mode is not BlendMode.NORMAL:
        above = _mixed(below, above, mode)
    if opacity >= 1 or cv2.extractChannel(above, 3).min() < 255:
        return blend_over(below, above, opacity, BlendMode.NORMAL)
    return np.asarray(cv2.addWeighted(below, 1 - opacity, above, opacity, 0), np.uint8)


def _mixed(below: Pixels, above: Pixels, mode: BlendMode) -> Pixels:
    """The colours that a mode gives, with the alpha of what is above."""
    import cv2

    match mode:
        case BlendMode.MULTIPLY:
            found = cv2.multiply(below, above, scale=1 / 255)
        case BlendMode.SCREEN:
            found = cv2.bitwise_not(cv2.multiply(cv2.bitwise_not(below), cv2.bitwise_not(above), scale=1 / 255))
        case BlendMode.DARKEN:
            found = cv2.min(below, above)
        case BlendMode.LIGHTEN:
            found = cv2.max(below, above)
        case BlendMode.DIFFERENCE:
            found = cv2.absdiff(below, above)
        case _:
            places = below.astype(np.uint16)
            places <<= 8
            places |= above
            found = _table(mode).take(places, mode="wrap")
    return np.asarray(cv2.insertChannel(cv2.extractChannel(above, 3), found, 3), np.uint8)


@lru_cache
def _table(mode: BlendMode) -> Pixels:
    """What each value over each other one gives, by the value below and then the one above, (65536,)."""
    values = np.arange(256, dtype=np.uint8)
    below, above = (np.full((256, 256, 4), 255, np.uint8) for _ in range(2))
    below[..., :3], above[..., :3] = values[:, None, None], values[None, :, None]
    return np.ascontiguousarray(blend_over(below, above, 1.0, mode)[..., 0]).reshape(-1)
