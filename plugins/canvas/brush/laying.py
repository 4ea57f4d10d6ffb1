"""Laying: what a stroke's coverage makes of the pixels below it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels, colour_over
from plugins.canvas.brush.brush import Brush, Effect
from plugins.canvas.brush.tips import Cover

Premultiplied = NDArray[np.float32]
"""Pixels (height, width, 4) from 0 to 255, colours multiplied by their alpha."""

_OPAQUE = 254.999
_FULL = float(1 << 20)
"""The weight of full coverage: beside it 1 is nothing, and keeps from dividing by nothing."""
_BLUR_PX = 9.0
_PASSES = 3


def painted(base: Pixels, cover: Cover, brush: Brush, *, keep_alpha: bool = False) -> Pixels:
    """A picture with colour laid over it, or taken away, by coverage (height, width); straight alpha."""
    if brush.erases:
        result = base.copy()
        if not keep_alpha:
            alpha = base[..., 3].astype(np.float32) * np.float32(1 / 255)
            result[..., 3] = (alpha * (1 - cover * np.float32(brush.opacity)) * 255 + 0.5).astype(np.uint8)
        return result
    if not keep_alpha:
        return colour_over(base, brush.colour, cover, brush.opacity)
    # Colours are mixed by coverage alone: what is half transparent is painted no more than what is opaque.
    opaque = base.copy()
    opaque[..., 3] = 255
    result = colour_over(opaque, brush.colour, cover, brush.opacity)
    result[..., 3] = base[..., 3]
    return result


def hidden(base: Pixels, cover: Cover, brush: Brush) -> Pixels:
    """A mask, whose alpha hides, moved by coverage towards what the colour's grey says: black hides, white shows.

    An eraser hides, as it takes away on a layer.
    """
    red, green, blue = brush.colour
    grey = 0.0 if brush.erases else 0.2126 * red + 0.7152 * green + 0.0722 * blue
    result = base.copy()
    alpha = base[..., 3].astype(np.float32)
    alpha += (np.float32(255 - grey) - alpha) * (cover * np.float32(brush.opacity))
    result[..., 3] = (alpha + np.float32(0.5)).astype(np.uint8)
    return result


def changed(base: Pixels, other: Pixels, cover: Cover, opacity: float, *, keep_alpha: bool = False) -> Pixels:
    """A picture turned into another by coverage; where nothing is covered it stays as it is to the bit."""
    import cv2

    weight = cover * np.float32(opacity)
    given = cv2.multiply(weight, cv2.extractChannel(other, 3), scale=_FULL / 255, dtype=cv2.CV_32F)
    kept = cv2.multiply(1 - weight, cv2.extractChannel(base, 3), scale=_FULL / 255, dtype=cv2.CV_32F)
    # Where both are nothing, the colour that is there unseen stays.
    kept = np.asarray(kept, np.float32) + np.float32(1)
    result = np.asarray(cv2.blendLinear(other, base, given, kept), np.uint8)
    cv2.insertChannel(cv2.convertScaleAbs(cv2.add(given, kept), alpha=255 / _FULL), result, 3)
    put_back(result, base, weight == 0)
    return kept_alpha(result, base) if keep_alpha else result


def put_back(result: Pixels, base: Pixels, where: NDArray[np.bool_]) -> None:
    """Let pixels be again what they were in some places (height, width), in place."""
    import cv2

    cv2.copyTo(base, where.view(np.uint8), result)


def filtered(effect: Effect, pixels: Pixels, strength: float) -> Pixels:
    """A picture blurred, sharpened, lightened or darkened; what lies at its edge reaches `reach_of` pixels inwards."""
    import cv2

    match effect:
        case Effect.BLUR:
            side = 2 * round(1 + (_BLUR_PX - 1) * strength) // 2 * 2 + 1
            soft = premultiplied(pixels)
            for _ in range(_PASSES):
                soft = np.asarray(cv2.blur(soft, (side, side)), np.float32)
            return straight(soft)
        case Effect.SHARPEN:
            sharp = premultiplied(pixels)
            soft = np.asarray(cv2.GaussianBlur(sharp, (0, 0), 1.5), np.float32)
            sharp += (sharp - soft) * np.float32(2 * strength)
            sharp[..., 3] = pixels[..., 3]
            np.clip(sharp[..., :3], 0, sharp[..., 3:], out=sharp[..., :3])
            return straight(sharp)
        case Effect.DODGE | Effect.BURN:
            values = np.arange(256) / 255
            power = 1 + strength
            curve = 1 - (1 - values) ** power if effect is Effect.DODGE else values**power
            result = np.asarray(cv2.LUT(pixels, np.asarray(curve * 255 + 0.5, np.uint8)), np.uint8)
            result[..., 3] = pixels[..., 3]
            return result
        case _:
            return pixels


def reach_of(effect: Effect, strength: float) -> int:
    """How many pixels around have to be known to filter a part of a picture."""
    match effect:
        case Effect.BLUR:
            return _PASSES * (round(1 + (_BLUR_PX - 1) * strength) + 1)
        case Effect.SHARPEN:
            return 8
        case _:
            return 0


def premultiplied(pixels: Pixels) -> Premultiplied:
    """Pixels with their colours multiplied by alpha."""
    import cv2

    result: Premultiplied = pixels.astype(np.float32)
    if pixels[..., 3].min(initial=255) == 255:
        return result
    alpha = cv2.extractChannel(result, 3)
    share = np.asarray(alpha * np.float32(1 / 255), np.float32)
    result *= np.asarray(cv2.merge((share, share, share, np.ones_like(share))), np.float32)
    return result


def straight(pixels: Premultiplied) -> Pixels:
    """Premultiplied pixels as they are stored."""
    import cv2

    alpha = cv2.extractChannel(pixels, 3)
    if alpha.min(initial=255) > _OPAQUE:
        return np.asarray(cv2.convertScaleAbs(pixels), np.uint8)
    scale = np.float32(255) / np.maximum(alpha, np.float32(1e-3))
    colours = cv2.multiply(pixels, cv2.merge((scale, scale, scale, np.ones_like(scale))))
    return np.asarray(cv2.convertScaleAbs(colours), np.uint8)


def kept_alpha(result: Pixels, base: Pixels) -> Pixels:
    """New colours under the alpha that was there; where none came out the old one stays."""
    gone = (result[..., 3:] == 0) & (base[..., 3:] > 0)
    np.copyto(result, base, where=gone)
    result[..., 3] = base[..., 3]
    return result
