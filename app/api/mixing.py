"""Mixing: the blend modes of W3C Compositing and Blending Level 1, on straight-alpha pixels.

https://www.w3.org/TR/compositing-1/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from app.api.blending import BlendMode
from app.api.models import Pixels

Floats = NDArray[np.float32]
"""Colours (height, width, 3) from 0 to 1."""

Cover = NDArray[np.float32]
"""How much of each pixel is covered (height, width), from 0 to 1."""

Weights = NDArray[np.float32]
"""How much of each pixel is covered (height, width), from 0 to `_FULL`."""

_FULL = np.float32(1 << 20)
"""The weight of full coverage: beside it 1 is nothing, and keeps from dividing by nothing."""

_STRIP = 64 * 256
"""Pixels that are mixed at a time: larger arrays come from the system anew each time, which costs more than mixing."""


def blend_over(below: Pixels, above: Pixels, opacity: float, mode: BlendMode) -> Pixels:
    """Mix a picture over another of the same size; both (height, width, 4) with straight alpha, and so the result."""
    import cv2

    alpha = cv2.extractChannel(above, 3)
    left, top, width, height = cv2.boundingRect(alpha)
    if not width:
        return below
    if 2 * width * height > alpha.size:
        left, top, width, height = 0, 0, alpha.shape[1], alpha.shape[0]
    # Most layers cover little of a tile: what they leave alone need not be computed.
    result = np.empty_like(below) if width * height == alpha.size else below.copy()
    for strip in _strips(left, top, width, height):
        result[strip] = _blended(below[strip], above[strip], opacity, mode)
    return result


def colour_over(below: Pixels, colour: tuple[int, int, int], cover: Cover, opacity: float) -> Pixels:
    """Lay one colour over a picture (height, width, 4) by a coverage (height, width); straight alpha."""
    result = np.empty(below.shape, np.uint8)
    above = np.empty((0, 0, 4), np.uint8)
    for strip in _strips(0, 0, cover.shape[1], cover.shape[0]):
        weights = cover[strip] * (_FULL * np.float32(opacity))
        if above.shape[:2] != weights.shape:
            above = np.full((*weights.shape, 4), (*colour, 0), np.uint8)
        result[strip] = _laid_over(below[strip], above, weights)
    return result


def _strips(left: int, top: int, width: int, height: int) -> Iterator[tuple[slice, slice]]:
    """Rows and columns of the parts of a rectangle that are mixed at a time."""
    wide = min(width, _STRIP)
    high = _STRIP // wide
    for y in range(top, top + height, high):
        for x in range(left, left + width, wide):
            yield slice(y, min(y + high, top + height)), slice(x, min(x + wide, left + width))


def _blended(below: Pixels, above: Pixels, opacity: float, mode: BlendMode) -> Pixels:
    if mode is BlendMode.NORMAL:
        return _normal_over(below, above, opacity)
    backdrop: Floats = below.astype(np.float32) / np.float32(255)
    source: Floats = above.astype(np.float32) / np.float32(255)
    backdrop_alpha, source_alpha = backdrop[..., 3:], source[..., 3:] * np.float32(opacity)
    if mode is BlendMode.ADD:
        alpha = np.minimum(source_alpha + backdrop_alpha, 1)
        colour = source[..., :3] * source_alpha + backdrop[..., :3] * backdrop_alpha
    else:
        mixed = _MODES[mode](backdrop[..., :3], source[..., :3])
        mixed = (1 - backdrop_alpha) * source[..., :3] + backdrop_alpha * mixed
        alpha = source_alpha + backdrop_alpha * (1 - source_alpha)
        colour = source_alpha * mixed + (1 - source_alpha) * backdrop_alpha * backdrop[..., :3]
    straight = np.divide(colour, alpha, out=np.zeros_like(colour), where=alpha > 0)
    result = np.concatenate([np.clip(straight, 0, 1), alpha], axis=-1)
    return (result * 255 + 0.5).astype(np.uint8)


def _normal_over(below: Pixels, above: Pixels, opacity: float) -> Pixels:
    import cv2

    alpha = cv2.extractChannel(above, 3)
    if opacity >= 1 and alpha.min() == 255:
        return above
    return _laid_over(below, above, alpha * (_FULL * np.float32(opacity / 255)))


def _laid_over(below: Pixels, above: Pixels, weights: Weights) -> Pixels:
    """Colours over a picture by weights of their own; the alpha that `above` has counts for nothing.

    What a pixel becomes depends on nothing beside it: a part of a picture is what the whole would be there.
    """
    import cv2

    alpha = cv2.extractChannel(below, 3)
    kept = _FULL - weights
    opaque = alpha.min() == 255
    if not opaque:
        kept *= alpha * np.float32(1 / 255)
    # Where nothing lies over nothing, the colour that is there unseen stays.
    kept += 1
    result = cv2.blendLinear(above, below, weights, kept)
    if not opaque:
        alpha = cv2.convertScaleAbs(cv2.add(weights, kept), alpha=255 / float(_FULL))
    return np.asarray(cv2.insertChannel(alpha, result, 3), np.uint8)


def _overlay(backdrop: Floats, source: Floats) -> Floats:
    return _hard_light(source, backdrop)


def _hard_light(backdrop: Floats, source: Floats) -> Floats:
    doubled = 2 * source
    return np.where(source <= 0.5, backdrop * doubled, backdrop + (doubled - 1) - backdrop * (doubled - 1))


def _color_dodge(backdrop: Floats, source: Floats) -> Floats:
    lightened = np.minimum(1, np.divide(backdrop, 1 - source, out=np.ones_like(backdrop), where=source < 1))
    return np.where(backdrop <= 0, np.float32(0), lightened)


def _color_burn(backdrop: Floats, source: Floats) -> Floats:
    darkened = 1 - np.minimum(1, np.divide(1 - backdrop, source, out=np.ones_like(backdrop), where=source > 0))
    return np.where(backdrop >= 1, np.float32(1), darkened)


def _soft_light(backdrop: Floats, source: Floats) -> Floats:
    root = np.where(backdrop <= 0.25, ((16 * backdrop - 12) * backdrop + 4) * backdrop, np.sqrt(backdrop))
    return np.where(
        source <= 0.5,
        backdrop - (1 - 2 * source) * backdrop * (1 - backdrop),
        backdrop + (2 * source - 1) * (root - backdrop),
    )


_LIGHT = np.array([0.3, 0.59, 0.11], np.float32)


def _luminosity(colour: Floats) -> Floats:
    light: Floats = (colour @ _LIGHT)[..., None]
    return light


def _lowest(colour: Floats) -> Floats:
    # Reducing an axis of three costs numpy more than twice two of them
    return np.minimum(np.minimum(colour[..., :1], colour[..., 1:2]), colour[..., 2:])


def _highest(colour: Floats) -> Floats:
    return np.maximum(np.maximum(colour[..., :1], colour[..., 1:2]), colour[..., 2:])


def _with_luminosity(colour: Floats, light: Floats) -> Floats:
    moved = colour + (light - _luminosity(colour))
    grey = _luminosity(moved)
    low, high = _lowest(moved), _highest(moved)
    down = np.divide(grey, grey - low, out=np.ones_like(grey), where=low < 0)
    moved = grey + (moved - grey) * down
    up = np.divide(1 - grey, high - grey, out=np.ones_like(grey), where=(high > 1) & (high > grey))
    clipped: Floats = grey + (moved - grey) * up
    return clipped


def _saturation(colour: Floats) -> Floats:
    span: Floats = _highest(colour) - _lowest(colour)
    return span


def _with_saturation(colour: Floats, saturation: Floats) -> Floats:
    low = _lowest(colour)
    span = _highest(colour) - low
    factor: Floats = np.divide(saturation, span, out=np.zeros_like(span), where=span > 0)
    scaled: Floats = (colour - low) * factor
    return scaled


_MODES: Mapping[BlendMode, Callable[[Floats, Floats], Floats]] = {
    BlendMode.MULTIPLY: lambda b, s: b * s,
    BlendMode.SCREEN: lambda b, s: b + s - b * s,
    BlendMode.OVERLAY: _overlay,
    BlendMode.DARKEN: np.minimum,
    BlendMode.LIGHTEN: np.maximum,
    BlendMode.COLOR_DODGE: _color_dodge,
    BlendMode.COLOR_BURN: _color_burn,
    BlendMode.HARD_LIGHT: _hard_light,
    BlendMode.SOFT_LIGHT: _soft_light,
    BlendMode.DIFFERENCE: lambda b, s: np.abs(b - s),
    BlendMode.EXCLUSION: lambda b, s: b + s - 2 * b * s,
    BlendMode.HUE: lambda b, s: _with_luminosity(_with_saturation(s, _saturation(b)), _luminosity(b)),
    BlendMode.SATURATION: lambda b, s: _with_luminosity(_with_saturation(b, _saturation(s)), _luminosity(b)),
    BlendMode.COLOR: lambda b, s: _with_luminosity(s, _luminosity(b)),
    BlendMode.LUMINOSITY: lambda b, s: _with_luminosity(b, _luminosity(s)),
}
