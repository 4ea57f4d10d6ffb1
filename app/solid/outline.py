"""Outline: where something lies far behind what is beside it."""

from __future__ import annotations

import numpy as np

from app.solid.arrays import Floats
from app.solid.grids import NOWHERE

_STEEPEST = 6.0


def gaps(depth: Floats, wide: int) -> tuple[Floats, Floats]:
    """How far each pixel (H, W) lies behind the nearest one about it, and that one's depth; `wide` in pixels."""
    import cv2

    shape = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide))
    near = cv2.erode(depth, shape, borderType=cv2.BORDER_CONSTANT, borderValue=NOWHERE)
    return depth - near, near.astype(np.float32)


def inked(gap: Floats, slant: Floats, pixel: float, least: float, wide: int) -> Floats:
    """How much ink (N,) a gap makes where the surface's normal has a z of `slant`."""
    steep = np.sqrt(np.maximum(1 - slant * slant, 0)) / np.maximum(np.abs(slant), np.float32(0.1))
    own = np.minimum(steep, np.float32(_STEEPEST)) * np.float32(pixel * wide / 2)
    share: Floats = (gap - own - np.float32(least)) * np.float32(1 / least)
    return np.clip(share, 0, 1, out=share)
