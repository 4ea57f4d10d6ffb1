"""What mixing is by its definition: W3C Compositing and Blending Level 1 in numbers of any fineness, pixel by pixel."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.api import BlendMode
from plugins.canvas.model import Adjusting, Blending, Canvas, Group, Invert, Layer

Floats = NDArray[np.float64]
"""Premultiplied red, green, blue and alpha (height, width, 4), from 0 to 1."""


def to_light(values: Floats) -> Floats:
    """Values of sRGB in proportion to light."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def from_light(light: Floats) -> Floats:
    """Light as values of sRGB."""
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def lum(colour: Floats) -> Floats:
    """The luminosity of colours (…, 3)."""
    return 0.3 * colour[..., 0] + 0.59 * colour[..., 1] + 0.11 * colour[..., 2]


def clip_colour(colour: Floats) -> Floats:
    """ClipColor of the specification, one pixel after the other."""
    result = colour.copy()
    for pixel in result.reshape(-1, 3):
        light, low, high = float(lum(pixel)), float(pixel.min()), float(pixel.max())
        if low < 0:
            pixel[:] = light + (pixel - light) * light / (light - low)
        if high > 1:
            pixel[:] = light + (pixel - light) * (1 - light) / (high - light)
    return result


def set_lum(colour: Floats, light: Floats) -> Floats:
    """SetLum of the specification."""
    return clip_colour(colour + (light - lum(colour))[..., None])


def sat(colour: Floats) -> Floats:
    """Sat of the specification."""
    result: Floats = colour.max(axis=-1) - colour.min(axis=-1)
    return result


def set_sat(colour: Floats, saturation: Floats) -> Floats:
    """SetSat of the specification, one pixel after the other."""
    result = np.zeros_like(colour)
    for pixel, wanted, out in zip(colour.reshape(-1, 3), saturation.ravel(), result.reshape(-1, 3), strict=True):
        low, middle, high = np.argsort(pixel, kind="stable")
        if pixel[high] > pixel[low]:
            out[middle] = (pixel[middle] - pixel[low]) * wanted / (pixel[high] - pixel[low])
            out[high] = wanted
    return result


def _soft_light(b: Floats, s: Floats) -> Floats:
    root = np.where(b <= 0.25, ((16 * b - 12) * b + 4) * b, np.sqrt(b))
    return np.where(s <= 0.5, b - (1 - 2 * s) * b * (1 - b), b + (2 * s - 1) * (root - b))


def _hard_light(b: Floats, s: Floats) -> Floats:
    return np.where(s <= 0.5, b * 2 * s, b + (2 * s - 1) - b * (2 * s - 1))


def _dodge(b: Floats, s: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(b == 0, 0.0, np.where(s >= 1, 1.0, np.minimum(1, b / (1 - s))))


def _burn(b: Floats, s: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(b >= 1, 1.0, np.where(s <= 0, 0.0, 1 - np.minimum(1, (1 - b) / s)))


FORMULAS: dict[BlendMode, Callable[[Floats, Floats], Floats]] = {
    BlendMode.NORMAL: lambda _b, s: s,
    BlendMode.MULTIPLY: lambda b, s: b * s,
    BlendMode.SCREEN: lambda b, s: b + s - b * s,
    BlendMode.OVERLAY: lambda b, s: _hard_light(s, b),
    BlendMode.DARKEN: np.minimum,
    BlendMode.LIGHTEN: np.maximum,
    BlendMode.COLOR_DODGE: _dodge,
    BlendMode.COLOR_BURN: _burn,
    BlendMode.HARD_LIGHT: _hard_light,
    BlendMode.SOFT_LIGHT: _soft_light,
    BlendMode.DIFFERENCE: lambda b, s: np.abs(b - s),
    BlendMode.EXCLUSION: lambda b, s: b + s - 2 * b * s,
    BlendMode.HUE: lambda b, s: set_lum(set_sat(s, sat(b)), lum(b)),
    BlendMode.SATURATION: lambda b, s: set_lum(set_sat(b, sat(s)), lum(b)),
    BlendMode.COLOR: lambda b, s: set_lum(s, lum(b)),
    BlendMode.LUMINOSITY: lambda b, s: set_lum(b, lum(s)),
}


def over(below: Floats, above: Floats, mode: BlendMode) -> Floats:
    """Source-over with a blend mode; both premultiplied, and so the result."""
    ab, as_ = below[..., 3:], above[..., 3:]
    if mode is BlendMode.ADD:
        return np.minimum(below + above, 1)
    cb, cs = colour(below), colour(above)
    mixed = (1 - ab) * cs + ab * FORMULAS[mode](cb, cs)
    result = as_ * mixed + (1 - as_) * ab * cb
    return np.concatenate([result, as_ + ab * (1 - as_)], axis=-1)


def colour(pixels: Floats) -> Floats:
    """The straight colours of premultiplied pixels."""
    alpha = pixels[..., 3:]
    return np.divide(pixels[..., :3], alpha, out=np.zeros_like(pixels[..., :3]), where=alpha > 0)


def premultiplied(pixels: NDArray[np.uint8], *, linear: bool = False) -> Floats:
    """Straight bytes as premultiplied numbers."""
    values = pixels.astype(np.float64) / 255
    colours = to_light(values[..., :3]) if linear else values[..., :3]
    return np.concatenate([colours * values[..., 3:], values[..., 3:]], axis=-1)


def seen(pixels: Floats, *, linear: bool = False) -> Floats:
    """Premultiplied numbers of sRGB, for comparing."""
    if not linear:
        return pixels
    return np.concatenate([from_light(colour(pixels)) * pixels[..., 3:], pixels[..., 3:]], axis=-1)


class Reference:
    """A canvas mixed by definition: group by group, the clipped ones with their base, nothing left out or cached."""

    def __init__(self, canvas: Canvas, pictures: dict[str, NDArray[np.uint8]]) -> None:
        self._canvas, self._pictures = canvas, pictures
        self._linear = canvas.blending is Blending.LINEAR

    def picture(self) -> Floats:
        """All of it, premultiplied, in sRGB."""
        size = (self._canvas.height, self._canvas.width, 4)
        return seen(self._stack(None, np.zeros(size)), linear=self._linear)

    def _stack(self, parent: str | None, ground: Floats) -> Floats:
        result = ground
        siblings = self._canvas.children(parent)
        at = 0
        while at < len(siblings):
            end = at + 1
            while end < len(siblings) and siblings[end].clipped:
                end += 1
            if siblings[at].visible and siblings[at].opacity > 0:
                result = self._run(siblings[at], siblings[at + 1 : end], result)
            at = end
        return result

    def _run(self, base: Layer, clipped: tuple[Layer, ...], ground: Floats) -> Floats:
        content = base.content
        if isinstance(content, Adjusting):
            return self._adjust(base, clipped, ground)
        through = isinstance(content, Group) and content.pass_through and base.blend is BlendMode.NORMAL
        if through and not clipped:
            inside = self._stack(base.id, ground)
            weight = base.opacity * self._shown(base)
            return ground * (1 - weight) + inside * weight
        own = self._own(base)
        for layer in clipped:
            if layer.visible and layer.opacity > 0:
                own = self._atop(own, layer)
        return over(ground, own * base.opacity, base.blend)

    def _own(self, layer: Layer) -> Floats:
        if layer.is_group:
            own = self._stack(layer.id, np.zeros((self._canvas.height, self._canvas.width, 4)))
        else:
            own = self._placed(layer.asset, layer.x, layer.y)
        return own * self._shown(layer)

    def _atop(self, below: Floats, layer: Layer) -> Floats:
        if isinstance(layer.content, Adjusting):
            return self._adjust(layer, (), below)
        return self._laid_atop(below, self._own(layer) * layer.opacity, layer.blend)

    def _laid_atop(self, below: Floats, above: Floats, mode: BlendMode) -> Floats:
        solid = np.concatenate([colour(below), np.ones_like(below[..., 3:])], axis=-1)
        laid = over(solid, above, mode)
        return np.concatenate([laid[..., :3] * below[..., 3:], below[..., 3:]], axis=-1)

    def _adjust(self, layer: Layer, clipped: tuple[Layer, ...], ground: Floats) -> Floats:
        content = layer.content
        assert isinstance(content, Adjusting)
        assert isinstance(content.adjustment, Invert)
        values = colour(ground)
        values = to_light(1 - from_light(values)) if self._linear else 1 - values
        changed = np.concatenate([values * ground[..., 3:], ground[..., 3:]], axis=-1)
        for one in clipped:
            if one.visible and one.opacity > 0:
                changed = self._atop(changed, one)
        above = np.concatenate([colour(changed), np.ones_like(ground[..., 3:])], axis=-1)
        return self._laid_atop(ground, above * layer.opacity * self._shown(layer), layer.blend)

    def _shown(self, layer: Layer) -> Floats:
        mask = layer.mask
        if mask is None or not mask.enabled:
            return np.ones((self._canvas.height, self._canvas.width, 1))
        return 1 - self._placed(mask.asset, mask.x, mask.y)[..., 3:]

    def _placed(self, asset: str | None, x: int, y: int) -> Floats:
        height, width = self._canvas.height, self._canvas.width
        result = np.zeros((height, width, 4))
        if asset is None:
            return result
        picture = premultiplied(self._pictures[asset], linear=self._linear)
        x0, y0 = max(0, x), max(0, y)
        x1, y1 = min(width, x + picture.shape[1]), min(height, y + picture.shape[0])
        if x0 < x1 and y0 < y1:
            result[y0:y1, x0:x1] = picture[y0 - y : y1 - y, x0 - x : x1 - x]
        return result
