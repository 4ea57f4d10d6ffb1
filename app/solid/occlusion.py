"""Occlusion: how much of the light from around reaches a place, told from the depths about it."""

from __future__ import annotations

import math

import numpy as np

from app.solid.arrays import Floats

_BIAS = 0.12
_NOWHERE = -1e6


def openness(z: Floats, normals: Floats, pixel: float, reach: float, directions: int, steps: int) -> Floats:
    """From 1 where all light comes in to 0 where none does, (H, W).

    z (H, W) is towards the viewer and NaN where nothing is, normals are (3, H, W); `pixel` is the size of a pixel, and
    `reach` how far something that stands in the way counts, both in the solid's unit.
    """
    import cv2

    height, width = z.shape
    far = max(1, round(reach / pixel))
    far = min(far, max(height, width))
    edge = cv2.copyMakeBorder(np.nan_to_num(z, nan=_NOWHERE), far, far, far, far, cv2.BORDER_CONSTANT, value=_NOWHERE)
    total = np.zeros_like(z)
    highest, squared, risen = np.empty_like(z), np.empty_like(z), np.empty_like(z)
    inner = np.nan_to_num(z, nan=0.0)
    limit = np.float32(1 / (reach * reach))
    for turn in range(directions):
        angle = 2 * math.pi * (turn + 0.5) / directions
        highest.fill(0)
        for step in range(1, steps + 1):
            # Steps are closer where it is nearer; every other direction takes the ones between.
            share = ((step - (0.5 if turn % 2 else 0.0)) / steps) ** 1.5
            across, down = round(math.cos(angle) * far * share), round(math.sin(angle) * far * share)
            if not (across or down):
                continue
            dx, dy = across * pixel, -down * pixel
            np.subtract(edge[far + down : far + down + height, far + across : far + across + width], inner, out=risen)
            np.multiply(risen, risen, out=squared)
            squared += np.float32(dx * dx + dy * dy)
            cosine = normals[2] * risen
            cosine += normals[0] * np.float32(dx)
            cosine += normals[1] * np.float32(dy)
            np.sqrt(squared, out=risen)
            cosine /= risen
            cosine -= np.float32(_BIAS)
            squared *= -limit
            squared += 1
            np.maximum(squared, 0, out=squared)
            cosine *= squared
            np.maximum(highest, cosine, out=highest)
        total += highest
    total *= np.float32(-1 / directions / (1 - _BIAS))
    total += 1
    return np.clip(total, 0, 1, out=total)
