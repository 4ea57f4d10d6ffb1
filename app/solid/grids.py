"""Grids: values of pixels laid out as the part of the picture that shows something."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.solid.arrays import Floats

NOWHERE = 1e6


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle of a picture, and the pixels (N,) inside it that show something."""

    top: int
    left: int
    height: int
    width: int
    at: NDArray[np.intp]

    @classmethod
    def around(cls, pixels: NDArray[np.intp], width: int, height: int, margin: int) -> Grid:
        """The smallest one around pixels of a picture, with even edges."""
        row, column = np.divmod(pixels, width)
        top, left = max(0, int(row.min()) - margin) & ~1, max(0, int(column.min()) - margin) & ~1
        bottom, right = min(height, int(row.max()) + 1 + margin), min(width, int(column.max()) + 1 + margin)
        return cls(top, left, bottom - top, right - left, (row - top) * (right - left) + (column - left))

    def laid(self, values: Floats, empty: float) -> Floats:
        """Values (N,) in their places (H, W)."""
        laid = np.full(self.height * self.width, empty, np.float32)
        laid[self.at] = values
        return laid.reshape(self.height, self.width)

    def picked(self, laid: Floats) -> Floats:
        """The values (N,) of a laid grid."""
        return laid.reshape(-1)[self.at]


def enlarged(small: Floats, small_depth: Floats, depth: Floats) -> Floats:
    """What was worked out at every other pixel for all (H, W); neighbours count by how alike their depths are."""
    result = np.empty_like(depth)
    values, depths = (np.pad(each, ((0, 1), (0, 1)), mode="edge") for each in (small, small_depth))
    for down in (0, 1):
        for across in (0, 1):
            mine = depth[down::2, across::2]
            high, wide = mine.shape
            total, weight = np.zeros_like(mine), np.zeros_like(mine)
            for dy in range(down + 1):
                for dx in range(across + 1):
                    near = np.abs(depths[dy : dy + high, dx : dx + wide] - mine)
                    near += np.float32(1e-3)
                    np.divide(1, near, out=near)
                    weight += near
                    near *= values[dy : dy + high, dx : dx + wide]
                    total += near
            result[down::2, across::2] = total / weight
    return result
