"""Mixing: the blend modes of W3C Compositing and Blending Level 1, on straight-alpha pixels.

https://www.w3.org/TR/compositing-1/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.api.blending import BlendMode
from app.api.models import Pixels

Floats = NDArray[np.float32]
"""Red, green and blue one after the other, (3, height, width), from 0 to 1."""

Cover = NDArray[np.float32]
"""How much of each pixel is covered (height, width), from 0 to 1."""

Weights = NDArray[np.float32]
"""How much of each pixel is covered (height, width), from 0 to `_FULL`."""

_FULL = np.float32(1 << 20)
"""The weight of full coverage: beside it 1 is nothing, and keeps from dividing by nothing."""

_SHADES = 1 << 15

_STRIP = 64 * 256
"""Pixels that are mixed at a time: larger arrays come from the system anew each time, which costs more than mixing."""


def blend_over(below: Pixels, above: Pixels, opacity: float, mode: BlendMode, *, linear: bool = False) -> Pixels:
    """Mix a picture over another of the same size; both (height, width, 4) with straight alpha, and so the result.

    Both are in sRGB; with `linear` the formulas are of values in proportion to light instead of those.
    """
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
        result[strip] = _blended(below[strip], above[strip], opacity, mode, linear=linear)
    return result


def crossfaded(below: Pixels, above: Pixels, cover: Cover, *, linear: bool = False) -> Pixels:
    """So much of each pixel of one picture as a coverage (height, width) says, and else of another; straight alpha."""
    result = np.empty_like(below)
    for strip in _strips(0, 0, below.shape[1], below.shape[0]):
        one, other, part = _planes(below[strip], linear=linear), _planes(above[strip], linear=linear), cover[strip]
        one[:3] *= one[3]
        other[:3] *= other[3]
        one += (other - one) * part
        result[strip] = _pixels(_straight(one[:3], one[3]), one[3], linear=linear)
        untouched = part <= 0
        result[strip][untouched] = below[strip][untouched]
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


def _blended(below: Pixels, above: Pixels, opacity: float, mode: BlendMode, *, linear: bool) -> Pixels:
    if mode is BlendMode.NORMAL and (not linear or (opacity >= 1 and above[..., 3].min() == 255)):
        return _normal_over(below, above, opacity)
    backdrop, source = _planes(below, linear=linear), _planes(above, linear=linear)
    backdrop_alpha, source_alpha = backdrop[3], source[3] * np.float32(opacity)
    if mode is BlendMode.ADD:
        alpha = np.minimum(source_alpha + backdrop_alpha, 1)
        colour = source[:3] * source_alpha + backdrop[:3] * backdrop_alpha
        return _pixels(np.minimum(_straight(colour, alpha), 1), alpha, linear=linear)
    mixed = source[:3].copy() if mode is BlendMode.NORMAL else _MODES[mode](backdrop[:3], source[:3])
    if below[..., 3].min() == 255:
        mixed -= backdrop[:3]
        mixed *= source_alpha
        mixed += backdrop[:3]
        return _pixels(mixed, linear=linear)
    mixed = (1 - backdrop_alpha) * source[:3] + backdrop_alpha * mixed
    alpha = source_alpha + backdrop_alpha * (1 - source_alpha)
    colour = source_alpha * mixed + (1 - source_alpha) * backdrop_alpha * backdrop[:3]
    return _pixels(_straight(colour, alpha), alpha, linear=linear)


def _planes(pixels: Pixels, *, linear: bool = False) -> Floats:
    """Red, green, blue and alpha apart, (4, height, width): what is beside one another is computed at once."""
    planes: Floats = np.empty((4, *pixels.shape[:2]), np.float32)
    np.copyto(planes, pixels.transpose(2, 0, 1))
    planes *= np.float32(1 / 255)
    if linear:
        import cv2

        for channel in range(3):
            planes[channel] = cv2.LUT(cv2.extractChannel(pixels, channel), _light())
    return planes


@cache
def _light() -> Floats:
    """How much light each value of sRGB is, from 0 to 1 (IEC 61966-2-1)."""
    values = np.arange(256) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4).astype(np.float32)


@cache
def _values() -> Pixels:
    """The value of sRGB for each of `_SHADES` + 1 amounts of light: so many that every value is found again."""
    light = np.arange(_SHADES + 1) / _SHADES
    values = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return (values * 255 + 0.5).astype(np.uint8)


def _straight(colour: Floats, alpha: Cover) -> Floats:
    straight: Floats = np.divide(colour, alpha, out=np.zeros_like(colour), where=alpha > 0)
    return straight


def _pixels(colour: Floats, alpha: Cover | None = None, *, linear: bool = False) -> Pixels:
    """Planes as pixels again, opaque ones without an alpha."""
    result = np.full((*colour.shape[1:], 4), 255, np.uint8)
    for channel, plane in enumerate(colour if alpha is None else (*colour, alpha)):
        if linear and channel < 3:
            shade = np.clip(plane, 0, 1) * np.float32(_SHADES)
            shade += np.float32(0.5)
            result[..., channel] = _values()[shade.astype(np.int32)]
            continue
        rounded = plane * np.float32(255)
        rounded += np.float32(0.5)
        result[..., channel] = rounded
    return result


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
    lighter = np.where(backdrop <= 0.25, ((16 * backdrop - 12) * backdrop + 4) * backdrop, np.sqrt(backdrop))
    lighter -= backdrop
    way = 2 * source
    way -= 1
    way *= np.where(way <= 0, backdrop - backdrop * backdrop, lighter)
    way += backdrop
    return way


_RED, _GREEN, _BLUE = np.float32(0.3), np.float32(0.59), np.float32(0.11)
_TINY = np.float32(1e-12)
"""Instead of nothing, in what is divided by."""
_LEAST_SPAN = np.float32(1e-4)
"""Less than a step of 255, also of dark colours by light: a grey is no colour, whatever rounding makes of it."""


def _luminosity(colour: Floats) -> Cover:
    light: Cover = colour[0] * _RED
    light += colour[1] * _GREEN
    light += colour[2] * _BLUE
    return light


def _lowest(colour: Floats) -> Cover:
    low: Cover = np.minimum(np.minimum(colour[0], colour[1]), colour[2])
    return low


def _highest(colour: Floats) -> Cover:
    high: Cover = np.maximum(np.maximum(colour[0], colour[1]), colour[2])
    return high


def _saturation(colour: Floats) -> Cover:
    span: Cover = _highest(colour) - _lowest(colour)
    return span


def _with_luminosity(colour: Floats, light: Cover, saturation: Cover | None = None) -> Floats:
    """SetLum of a colour, and of its SetSat where a saturation is given.

    What SetSat and ClipColor do is to scale how far red, green and blue are from the luminosity, all by one factor:
    up to the saturation that is wanted, and down until the lowest is not below 0 and the highest not above 1.
    """
    own, low, high = _luminosity(colour), _lowest(colour), _highest(colour)
    factor = None if saturation is None else np.divide(saturation, np.maximum(high - low, _LEAST_SPAN), out=saturation)
    moved = colour - own
    below, above = np.subtract(own, low, out=low), np.subtract(high, own, out=high)
    if factor is not None:
        below *= factor
        above *= factor
    np.maximum(below, _TINY, out=below)
    np.maximum(above, _TINY, out=above)
    room = np.divide(light, below, out=below)
    np.minimum(room, np.divide(1 - light, above, out=above), out=room)
    np.minimum(room, np.float32(1), out=room)
    if factor is not None:
        room *= factor
    moved *= room
    moved += light
    return moved


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
    BlendMode.HUE: lambda b, s: _with_luminosity(s, _luminosity(b), _saturation(b)),
    BlendMode.SATURATION: lambda b, s: _with_luminosity(b, _luminosity(b), _saturation(s)),
    BlendMode.COLOR: lambda b, s: _with_luminosity(s, _luminosity(b)),
    BlendMode.LUMINOSITY: lambda b, s: _with_luminosity(b, _luminosity(s)),
}
