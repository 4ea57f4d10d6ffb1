"""Steps mixed: the same for tiles, for small tiles and for pieces of them in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from app.api import Pixels, blend_over, crossfaded
from plugins.canvas.compositing.adjusting import adjusted
from plugins.canvas.compositing.step import Step
from plugins.canvas.model import Blending, Layer, mask_layer


class Source(Protocol):
    """Where pixels (height, width, 4) with straight alpha come from, all of one size; None is nothing."""

    def picture(self, layer: Layer) -> Pixels | None:
        """What a layer, or a mask, has for itself."""

    def group(self, steps: tuple[Step, ...], blending: Blending) -> Pixels | None:
        """What steps look like that are mixed by themselves."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """A source that makes groups anew."""

    read: Callable[[Layer], Pixels | None]

    def picture(self, layer: Layer) -> Pixels | None:
        """What a layer has for itself."""
        return self.read(layer)

    def group(self, steps: tuple[Step, ...], blending: Blending) -> Pixels | None:
        """The steps mixed."""
        return mixed(steps, self, blending)


def mixed(
    steps: Sequence[Step], source: Source, blending: Blending = Blending.PERCEPTUAL, ground: Pixels | None = None
) -> Pixels | None:
    """Steps mixed over what lies below them, or over nothing; what is hidden by something opaque is not asked for."""
    made: dict[int, Pixels | None] = {}
    first = 0
    for index in range(len(steps) - 1, -1, -1):
        step = steps[index]
        if not step.is_picture:
            continue
        pixels = made[index] = _picture(step, source, blending)
        if pixels is not None and step.may_cover and pixels[..., 3].min() == 255:
            first, ground = index, None
            break
    result = ground
    for index in range(first, len(steps)):
        step = steps[index]
        if index in made:
            result = _over(result, made[index], step.layer, blending)
        elif step.through:
            result = _faded(result, step, source, blending)
        elif result is not None:
            result = _changed(result, step, source, blending)
    return result


def masked(pixels: Pixels, hidden: Pixels | None) -> Pixels:
    """A picture without what a mask's alpha hides."""
    import cv2

    if hidden is None or not hidden[..., 3].any():
        return pixels
    shown = cv2.bitwise_not(cv2.extractChannel(hidden, 3))
    alpha = cv2.multiply(cv2.extractChannel(pixels, 3), shown, scale=1 / 255)
    return np.asarray(cv2.insertChannel(alpha, pixels.copy(), 3), np.uint8)


def _picture(step: Step, source: Source, blending: Blending) -> Pixels | None:
    """What a step is for itself, before its opacity counts."""
    pixels = source.group(step.inside, blending) if step.layer.is_group else source.picture(step.layer)
    if pixels is None:
        return None
    mask = mask_layer(step.layer)
    if mask is not None:
        pixels = masked(pixels, source.picture(mask))
    for clipped in step.clipped:
        pixels = _atop(pixels, clipped, source, blending)
    return pixels


def _over(below: Pixels | None, above: Pixels | None, layer: Layer, blending: Blending) -> Pixels | None:
    if above is None:
        return below
    ground = np.zeros_like(above) if below is None else below
    return blend_over(ground, above, layer.opacity, layer.blend, linear=blending is Blending.LINEAR)


def _atop(below: Pixels, step: Step, source: Source, blending: Blending) -> Pixels:
    """A step laid over a picture where that has something; its alpha stays."""
    if step.adjustment is not None:
        return _changed(below, step, source, blending)
    above = _picture(step, source, blending)
    return below if above is None else _laid_atop(below, above, step.layer, blending)


def _laid_atop(below: Pixels, above: Pixels, layer: Layer, blending: Blending) -> Pixels:
    result = blend_over(_opaque(below), above, layer.opacity, layer.blend, linear=blending is Blending.LINEAR)
    if result is above:
        result = above.copy()
    result[..., 3] = below[..., 3]
    return result


def _changed(below: Pixels, step: Step, source: Source, blending: Blending) -> Pixels:
    """What lies below an adjustment with its colours changed; alpha stays."""
    adjustment = step.adjustment
    if adjustment is None:
        return below
    above = adjusted(below, adjustment)
    for clipped in step.clipped:
        above = _atop(above, clipped, source, blending)
    if step.is_plain:
        return above
    mask = mask_layer(step.layer)
    above = _opaque(above)
    if mask is not None:
        above = masked(above, source.picture(mask))
    return _laid_atop(below, above, step.layer, blending)


def _faded(below: Pixels | None, step: Step, source: Source, blending: Blending) -> Pixels | None:
    """What lies below a group with as much of what the group makes of it as opacity and mask let through."""
    whole = mixed(step.inside, source, blending, below)
    if whole is None:
        return below
    ground = np.zeros_like(whole) if below is None else below
    weight = np.full(whole.shape[:2], step.layer.opacity, np.float32)
    mask = mask_layer(step.layer)
    hidden = None if mask is None else source.picture(mask)
    if hidden is not None:
        weight *= 1 - hidden[..., 3] * np.float32(1 / 255)
    return crossfaded(ground, whole, weight, linear=blending is Blending.LINEAR)


def _opaque(pixels: Pixels) -> Pixels:
    result = pixels.copy()
    result[..., 3] = 255
    return result
