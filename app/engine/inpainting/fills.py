"""Fills: what a masked part of a picture holds before it is drawn anew."""

from __future__ import annotations

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.api import Fill, Pixels

_NEUTRAL = 127


def filled(picture: Pixels, mask: NDArray[np.uint8], fill: Fill, seed: int) -> Pixels:
    """The picture (height, width, 3) with its masked part (255 inside) as a fill has it; the rest stays."""
    if fill is Fill.ORIGINAL or not mask.any():
        return picture
    share = mask[..., None].astype(np.float32) / 255
    inside = _inside(picture, mask, fill, seed).astype(np.float32)
    return np.asarray((picture * (1 - share) + inside * share).round(), np.uint8)


def _inside(picture: Pixels, mask: NDArray[np.uint8], fill: Fill, seed: int) -> Pixels:
    import cv2

    match fill:
        case Fill.ORIGINAL:
            return picture
        case Fill.BLUR:
            radius = max(2.0, float(np.sqrt((mask > 0).sum())) / 6)
            return np.asarray(cv2.GaussianBlur(picture, (0, 0), radius, borderType=cv2.BORDER_REFLECT), np.uint8)
        case Fill.NEUTRAL | Fill.REPLACE:
            return np.full_like(picture, _NEUTRAL)
        case Fill.NOISE:
            noise = np.random.default_rng(seed).normal(_NEUTRAL, 64, picture.shape)
            return np.asarray(noise.clip(0, 255), np.uint8)
        case Fill.BORDER:
            return _from_border(picture, mask)
        case _:
            assert_never(fill)


def _from_border(picture: Pixels, mask: NDArray[np.uint8]) -> Pixels:
    """What surrounds the part carried on into it; on a small picture, since its detail is drawn anew anyway."""
    import cv2

    hole = (mask > 0).astype(np.uint8)
    if hole.all():
        return np.full_like(picture, _NEUTRAL)
    height, width = hole.shape
    scale = min(1.0, 256 / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    # Nothing of the hole may leak into what is seen as its surroundings: every touched pixel belongs to it.
    small_hole = (cv2.resize(hole.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0).astype(np.uint8)
    if small_hole.all():
        return np.asarray(cv2.inpaint(picture, hole, 3, cv2.INPAINT_TELEA), np.uint8)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    mended = cv2.inpaint(small, small_hole, 3, cv2.INPAINT_TELEA)
    return np.asarray(cv2.resize(mended, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
