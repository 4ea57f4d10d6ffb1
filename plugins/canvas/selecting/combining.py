"""Combining: what is selected before, and what is chosen now, as sets with soft borders."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

import numpy as np

from plugins.canvas.model import Rect
from plugins.canvas.selecting.coverage import Coverage


class Mode(Enum):
    """What becomes of the selection that is there when another is chosen."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"


def combined(before: Coverage | None, now: Coverage, mode: Mode) -> Coverage:
    """The larger, the smaller, or what the one leaves of the other, pixel by pixel.

    Nothing was selected where there is nothing before: to take away or to meet leaves nothing.
    """
    match mode:
        case Mode.REPLACE:
            return now
        case Mode.ADD:
            if before is None:
                return now
            rect = _around(before.bounds, now.bounds)
            plane = before.within(rect)
            plane = plane.copy() if plane is before.plane else plane
            _part(plane, rect, now.bounds, now, np.maximum)
            return Coverage(rect[0], rect[1], plane)
        case Mode.SUBTRACT:
            if before is None:
                return Coverage(now.x, now.y, np.zeros_like(now.plane))
            left = Coverage(now.x, now.y, np.subtract(255, now.plane))
            plane = before.plane.copy()
            shared = _shared(before.bounds, now.bounds)
            if shared is not None:
                _part(plane, before.bounds, shared, left, np.minimum)
            return Coverage(before.x, before.y, plane)
        case Mode.INTERSECT:
            shared = None if before is None else _shared(before.bounds, now.bounds)
            if before is None or shared is None:
                return Coverage(now.x, now.y, np.zeros((1, 1), np.uint8))
            return Coverage(shared[0], shared[1], np.minimum(before.within(shared), now.within(shared)))
        case _:
            assert_never(mode)


def _part(plane: np.ndarray, rect: Rect, part: Rect, other: Coverage, how: np.ufunc) -> None:
    """Join a part of a plane that lies in a rectangle with another coverage."""
    x, y = part[0] - rect[0], part[1] - rect[1]
    place = plane[y : y + part[3], x : x + part[2]]
    how(place, other.within(part), out=place)


def _around(one: Rect, other: Rect) -> Rect:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right, bottom = max(one[0] + one[2], other[0] + other[2]), max(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top


def _shared(one: Rect, other: Rect) -> Rect | None:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[0] + one[2], other[0] + other[2]), min(one[1] + one[3], other[1] + other[3])
    return (left, top, right - left, bottom - top) if left < right and top < bottom else None
