"""Changing: a selection softened, grown, shrunk, rounded off or turned inside out."""

from __future__ import annotations

import math

import numpy as np

from plugins.canvas.model import Rect
from plugins.canvas.selecting.coverage import Coverage, Plane

_HALF = 128
_PIECE = 256
_WIDEST_SIGMA = 8.0
"""A wider blur is done on a smaller plane, which takes a fraction of the time."""


def feather(coverage: Coverage, radius: float, inside: Rect) -> Coverage:
    """Softened by a Gaussian with half the radius as its standard deviation, on a canvas `inside`."""
    spread = math.ceil(radius * 1.5) + 1
    rect = _wider(coverage.bounds, spread, inside)
    return Coverage(rect[0], rect[1], _blurred(coverage.within(rect), radius / 2))


def grow(coverage: Coverage, radius: float, inside: Rect) -> Coverage:
    """Larger by some pixels on all sides."""
    rect = _wider(coverage.bounds, math.ceil(radius) + 1, inside)
    plane = coverage.within(rect)
    return Coverage(rect[0], rect[1], np.maximum(plane, _near(plane, radius)))


def shrink(coverage: Coverage, radius: float) -> Coverage:
    """Smaller by some pixels on all sides, at the border of the canvas too."""
    plane = np.pad(coverage.plane, 1)
    far = np.subtract(255, _near(np.subtract(255, plane), radius))
    return Coverage(coverage.x, coverage.y, np.minimum(coverage.plane, far[1:-1, 1:-1]))


def border(coverage: Coverage, width: float, inside: Rect) -> Coverage:
    """A band of a width along the outline, half of it on either side."""
    larger = grow(coverage, width / 2, inside)
    smaller = shrink(coverage, width / 2)
    return Coverage(larger.x, larger.y, np.minimum(larger.plane, np.subtract(255, smaller.within(larger.bounds))))


def smooth(coverage: Coverage, radius: float, inside: Rect) -> Coverage:
    """Rounded off: bays and spurs smaller than the radius go, and edges are a pixel wide."""
    spread = math.ceil(radius) + 2
    rect = _wider(coverage.bounds, spread, inside)
    x, y, width, height = rect
    sigma = max(0.5, radius / 2)
    # At the border of the canvas it goes on as it is there, so that straight edges stay where they are.
    soft = _blurred(coverage.within(rect), sigma, edge=True).reshape(height, width)
    steep = sigma * math.sqrt(2 * math.pi)
    steps = np.clip((np.arange(256) / 255 - 0.5) * steep + 0.5, 0, 1) * 255 + 0.5
    return Coverage(x, y, steps.astype(np.uint8)[soft])


def invert(coverage: Coverage | None, inside: Rect) -> Coverage:
    """What was not selected of a canvas."""
    x, y, width, height = inside
    if coverage is None:
        return Coverage(x, y, np.full((height, width), 255, np.uint8))
    return Coverage(x, y, np.subtract(255, coverage.within(inside)))


def _near(plane: Plane, radius: float) -> Plane:
    """How much each pixel is nearer than a radius to one that is at least half selected."""
    import cv2

    height, width = plane.shape
    outside = (plane < _HALF).view(np.uint8)
    reach = math.ceil(radius) + 1
    side = max(_PIECE, 2 * reach)
    result = np.zeros_like(plane)
    # In pieces, as far from any edge there is nothing to measure.
    for top in range(0, height, side):
        for left in range(0, width, side):
            y0, x0 = max(0, top - reach), max(0, left - reach)
            part = outside[y0 : top + side + reach, x0 : left + side + reach]
            place = result[top : top + side, left : left + side]
            if part.min():
                continue
            if not part.max():
                place[:] = 255
                continue
            apart = np.asarray(cv2.distanceTransform(part, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
            apart = apart[top - y0 : top - y0 + place.shape[0], left - x0 : left - x0 + place.shape[1]]
            place[:] = np.clip((radius + 1 - apart), 0, 1) * 255 + 0.5
    return result


def _blurred(plane: Plane, sigma: float, *, edge: bool = False) -> Plane:
    import cv2

    how = cv2.BORDER_REPLICATE if edge else cv2.BORDER_CONSTANT
    if sigma <= 0:
        return plane
    factor = max(1, int(sigma / (_WIDEST_SIGMA / 2)))
    if factor == 1:
        return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma, borderType=how), np.uint8)
    height, width = plane.shape
    small_size = (max(1, -(-width // factor)), max(1, -(-height // factor)))
    # Whole steps in both directions, so that nothing is moved.
    padded = cv2.copyMakeBorder(
        plane, 0, small_size[1] * factor - height, 0, small_size[0] * factor - width, how, value=(0,)
    )
    small = cv2.resize(padded, small_size, interpolation=cv2.INTER_AREA).astype(np.float32)
    soft = cv2.GaussianBlur(small, (0, 0), sigma / factor, borderType=how)
    rounded = np.clip(np.rint(soft), 0, 255).astype(np.uint8)
    large = cv2.resize(rounded, (small_size[0] * factor, small_size[1] * factor), interpolation=cv2.INTER_LINEAR)
    return np.ascontiguousarray(large[:height, :width], np.uint8)


def _wider(rect: Rect, by: int, inside: Rect) -> Rect:
    left, top = max(inside[0], rect[0] - by), max(inside[1], rect[1] - by)
    right = min(inside[0] + inside[2], rect[0] + rect[2] + by)
    bottom = min(inside[1] + inside[3], rect[1] + rect[3] + by)
    return left, top, max(1, right - left), max(1, bottom - top)
