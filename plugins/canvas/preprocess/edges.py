"""Edges and lines of a picture, by classical means: white lines on black, as control networks were taught."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

_GREY = NDArray[np.float32]


def canny(picture: Pixels) -> Pixels:
    """Thin edges, with thresholds around the median brightness of the edges' strengths."""
    import cv2

    grey = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (0, 0), 1.0)
    strength = _slope(grey.astype(np.float32))
    high = float(np.clip(np.percentile(strength, 92), 40, 400))
    return _three(cv2.Canny(grey, high * 0.4, high, L2gradient=True))


def soft_edge(picture: Pixels) -> Pixels:
    """Broad edges that fade, from colours smoothed inside their borders; a stand-in for HED without a network."""
    import cv2

    smooth = cv2.bilateralFilter(picture, d=9, sigmaColor=40, sigmaSpace=7)
    slopes = []
    for scale in (1.0, 1.7, 2.8):
        blurred = cv2.GaussianBlur(smooth, (0, 0), scale).astype(np.float32)
        slopes.append(np.max([_slope(blurred[..., at]) for at in range(3)], axis=0) * scale**0.5)
    strength = np.mean(slopes, axis=0)
    scaled = strength / max(float(np.percentile(strength, 99)), 40.0)
    # What is left of noise and paper is no edge.
    return _three((np.clip((scaled - 0.06) / 0.94, 0, 1) ** 0.8 * 255).astype(np.uint8))


def line_art(picture: Pixels) -> Pixels:
    """Lines as with a pen (extended difference of Gaussians)."""
    return _three(255 - _drawn(_grey(picture), sigma=1.0, sharp=18.0, soft=10.0))


def scribble(picture: Pixels) -> Pixels:
    """Few broad lines, as if drawn by hand: the lines of a coarse view, made thicker and rid of crumbs."""
    import cv2

    grey = _grey(np.asarray(cv2.bilateralFilter(picture, d=9, sigmaColor=60, sigmaSpace=9), np.uint8))
    lines = (255 - _drawn(grey, sigma=2.2, sharp=24.0, soft=16.0) > 110).astype(np.uint8)
    count, labels, facts, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    least = max(12, round(lines.size**0.5 / 8))
    kept = np.zeros(count, np.uint8)
    kept[1:] = facts[1:, cv2.CC_STAT_AREA] >= least
    side = 1 + 2 * round(max(lines.shape) / 512)
    thick = cv2.dilate(kept[labels], cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    return _three(thick * np.uint8(255))


def _drawn(grey: _GREY, sigma: float, sharp: float, soft: float) -> NDArray[np.uint8]:
    """Dark lines on white: what is darker than its surroundings, by a soft threshold."""
    import cv2

    near = cv2.GaussianBlur(grey, (0, 0), sigma)
    far = cv2.GaussianBlur(grey, (0, 0), sigma * 1.6)
    sharpened = near + sharp * (near - far)
    level = near - 0.05
    value = np.where(sharpened >= level, 1.0, 1.0 + np.tanh(soft * (sharpened - level)))
    return np.asarray((np.clip(value, 0, 1) * 255).round(), np.uint8)


def _grey(picture: Pixels) -> _GREY:
    import cv2

    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32) / np.float32(255)


def _slope(values: Any) -> Any:
    import cv2

    across = cv2.Scharr(values, cv2.CV_32F, 1, 0) / 16
    down = cv2.Scharr(values, cv2.CV_32F, 0, 1) / 16
    return np.hypot(across, down) * 4


def _three(grey: Any) -> Pixels:
    return np.ascontiguousarray(np.repeat(np.asarray(grey, np.uint8)[..., None], 3, axis=2))
