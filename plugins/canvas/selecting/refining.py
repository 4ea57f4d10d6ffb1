"""Refining: what a model says of pixels, sharpened along the edges that the picture itself has."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.canvas.selecting.coverage import Coverage, Plane

_SURE = 0.02
_CELLS = 256
"""A model answers with about so many values on a side, however large the picture is."""
_EVEN = 4e-4
"""How far brightness has to spread around a pixel to be an edge: its variance."""


def refined(share: NDArray[np.float32], picture: Pixels, corner: tuple[int, int] = (0, 0)) -> Coverage:
    """What of a picture (height, width, 3) is selected by shares from 0 to 1 (height, width); its edges are soft.

    A guided filter moves the coarse edge of the answer to where the brightness changes, within what the answer leaves
    open.
    """
    rows, columns = np.flatnonzero(share.max(axis=1) > _SURE), np.flatnonzero(share.max(axis=0) > _SURE)
    if not len(rows) or share.max() < 0.5:
        return Coverage(corner[0], corner[1], np.zeros((1, 1), np.uint8))
    cell = max(1.0, max(share.shape) / _CELLS)
    margin = round(2 * cell) + 1
    top, bottom = max(0, int(rows[0]) - margin), min(share.shape[0], int(rows[-1]) + margin + 1)
    left, right = max(0, int(columns[0]) - margin), min(share.shape[1], int(columns[-1]) + margin + 1)
    inner = np.ascontiguousarray(share[top:bottom, left:right])
    if cell > 1:
        inner = _guided(inner, picture[top:bottom, left:right], max(1, round(1.5 * cell)))
    # About two pixels of what is left between inside and outside stay soft.
    steep = max(2.0, 1.5 * cell)
    plane: Plane = (np.clip((inner - 0.5) * steep + 0.5, 0, 1) * 255 + 0.5).astype(np.uint8)
    return Coverage(corner[0] + left, corner[1] + top, plane)


def _guided(share: NDArray[np.float32], picture: Pixels, radius: int) -> NDArray[np.float32]:
    """The shares as a line of the brightness in each neighbourhood, which follows its edges."""
    import cv2

    guide = np.asarray(cv2.cvtColor(np.ascontiguousarray(picture[..., :3]), cv2.COLOR_RGB2GRAY), np.float32)
    guide /= np.float32(255)

    def mean(values: Any) -> Any:
        side = 2 * radius + 1
        return cv2.boxFilter(values, cv2.CV_32F, (side, side), borderType=cv2.BORDER_REFLECT)

    middle, level = mean(guide), mean(share)
    spread = mean(guide * guide) - middle * middle
    slope = (mean(guide * share) - middle * level) / (spread + np.float32(_EVEN))
    return np.asarray(mean(slope) * guide + mean(level - slope * middle), np.float32)
