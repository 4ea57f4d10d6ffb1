"""Shapes: rectangles, ellipses and polygons as coverage, each pixel by the part of it that lies inside."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from plugins.canvas.model import Rect
from plugins.canvas.selecting.coverage import Coverage, Plane

Point = tuple[float, float]

_FINE = 1024
"""Parts of a pixel that corners lie on."""
_FARTHEST_OFF = 0.01
"""How far the corners' straight lines may lie inside of an ellipse, in pixels."""


def rectangle(left: float, top: float, right: float, bottom: float, inside: Rect, *, smooth: bool = True) -> Coverage:
    """The part of a rectangle that lies inside of another, with fractions of pixels at its edges where `smooth`."""
    x0, x1 = sorted((left, right))
    y0, y1 = sorted((top, bottom))
    place = _place(x0, y0, x1, y1, inside)
    if place is None:
        return _nothing(inside)
    x, y, width, height = place
    across, down = _covered(x, width, x0, x1), _covered(y, height, y0, y1)
    if not smooth:
        across, down = (across >= 0.5).astype(np.float64), (down >= 0.5).astype(np.float64)
    rows = np.rint(across * 255).astype(np.uint8)
    plane = np.empty((height, width), np.uint8)
    for row, part in enumerate(down):
        plane[row] = rows if part == 1 else np.rint(across * (255 * part)).astype(np.uint8)
    return Coverage(x, y, plane)


def ellipse(left: float, top: float, right: float, bottom: float, inside: Rect, *, smooth: bool = True) -> Coverage:
    """The part of the ellipse in a rectangle that lies inside of another."""
    across, down = abs(right - left) / 2, abs(bottom - top) / 2
    longest = max(across, down, 1e-6)
    corners = max(16, math.ceil(math.pi / math.sqrt(2 * min(0.5, _FARTHEST_OFF / longest))))
    turn = np.arange(corners) * (2 * math.pi / corners)
    x, y = (left + right) / 2 + across * np.cos(turn), (top + bottom) / 2 + down * np.sin(turn)
    return _filled(np.stack([x, y], axis=1), inside, smooth=smooth)


def polygon(points: Sequence[Point], inside: Rect, *, smooth: bool = True) -> Coverage:
    """The part of a polygon that lies inside of a rectangle; what its line goes around twice is selected too."""
    if len(points) < 3:
        return _nothing(inside)
    return _filled(np.rint(np.asarray(points, np.float64) * _FINE) / _FINE, inside, smooth=smooth)


def _filled(points: NDArray[np.float64], inside: Rect, *, smooth: bool) -> Coverage:
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    place = _place(float(x0), float(y0), float(x1), float(y1), inside)
    if place is None:
        return _nothing(inside)
    x, y, width, height = place
    places, changes = _cells(points - (x, y), width, height)
    order = np.argsort(places, kind="stable")
    places, changes = places[order], changes[order]
    firsts = np.flatnonzero(np.diff(places, prepend=-1))
    # Around a closed line the changes of each row come to nothing, so that one sum goes through all rows.
    winding = np.abs(np.cumsum(np.add.reduceat(changes, firsts))) if len(firsts) else np.zeros(0)
    shares = np.minimum(winding, 1) * 255 + 0.5 if smooth else (winding >= 0.5) * 255.0
    # Between two pixels that the line goes through it is all the same.
    starts = np.concatenate([[0], places[firsts], [height * (width + 2)]])
    values = np.concatenate([[0], shares]).astype(np.uint8)
    plane: Plane = np.repeat(values, np.diff(starts)).reshape(height, width + 2)[:, :width]
    return Coverage(x, y, plane)


def _cells(points: NDArray[np.float64], width: int, height: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Where, in rows of `width` + 2, and by how much the sum changes at pixels that the polygon's line goes through.

    The line is cut at the borders of pixels. A piece in one pixel adds its height times the part of the pixel right
    of it there, and the rest of its height in the next.
    """
    start, end = _cut(points, np.roll(points, -1, axis=0), 1, height)
    start, end = _cut(start, end, 0, width)
    high = end[:, 1] - start[:, 1]
    middle = (start + end) / 2
    keep = (high != 0) & (middle[:, 1] > 0) & (middle[:, 1] < height)
    high, middle = high[keep], middle[keep]
    # What lies left of the plane counts as at its edge, and right of it in columns that are left off.
    across = np.clip(middle[:, 0], 0, width)
    rows = middle[:, 1].astype(np.int64)
    columns = across.astype(np.int64)
    here = high * (columns + 1 - across)
    places = rows * (width + 2) + columns
    return np.concatenate([places, places + 1]), np.concatenate([here, high - here])


def _cut(
    start: NDArray[np.float64], end: NDArray[np.float64], axis: int, limit: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lines cut at every whole number of an axis from 0 to a limit."""
    low, high = np.minimum(start[:, axis], end[:, axis]), np.maximum(start[:, axis], end[:, axis])
    first = np.maximum(np.floor(low) + 1, 0)
    last = np.minimum(np.ceil(high) - 1, limit)
    cuts = np.maximum(last - first + 1, 0).astype(np.int64)
    pieces = cuts + 1
    line = np.repeat(np.arange(len(start)), pieces)
    number = np.arange(len(line)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    up = end[line, axis] > start[line, axis]
    way = end[line] - start[line]

    def cut(after: NDArray[np.int64]) -> NDArray[np.float64]:
        """The place of the cut with a number, counted along the line."""
        at = np.where(up, first[line] + after, last[line] - after)
        along = way[:, axis]
        part = np.divide(at - start[line, axis], along, out=np.zeros(len(line)), where=along != 0)
        place: NDArray[np.float64] = start[line] + way * part[:, None]
        place[:, axis] = at
        return place

    starts = np.where((number == 0)[:, None], start[line], cut(number - 1))
    ends = np.where((number == cuts[line])[:, None], end[line], cut(number))
    return starts, ends


def _covered(first: int, count: int, low: float, high: float) -> NDArray[np.float64]:
    """The part of each of some pixels in a row that lies between two places."""
    edges = np.clip(np.arange(first, first + count + 1, dtype=np.float64), low, high)
    return np.diff(edges)


def _place(x0: float, y0: float, x1: float, y1: float, inside: Rect) -> Rect | None:
    """The pixels of a rectangle around a shape, or None where there are none."""
    left, top = max(math.floor(x0), inside[0]), max(math.floor(y0), inside[1])
    right, bottom = min(math.ceil(x1), inside[0] + inside[2]), min(math.ceil(y1), inside[1] + inside[3])
    return (left, top, right - left, bottom - top) if left < right and top < bottom else None


def _nothing(inside: Rect) -> Coverage:
    return Coverage(inside[0], inside[1], np.zeros((1, 1), np.uint8))
