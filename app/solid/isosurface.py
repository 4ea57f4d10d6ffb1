"""Isosurface: the triangles where a field has a level."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.solid.arrays import Floats, Whole
from app.solid.cubes import CORNERS, EDGES, table


def isosurface(field: Floats, level: float) -> tuple[Floats, Whole]:
    """Points (N, 3) in units of the grid, and triangles (M, 3), counter-clockwise as seen from where the field is low.

    It is closed where the field (X, Y, Z) is below the level all along its border.
    """
    shape = np.array(field.shape)
    inside = field > level
    case = np.zeros(tuple(shape - 1), np.uint8)
    for at, (x, y, z) in enumerate(CORNERS):
        part = inside[x : shape[0] - 1 + x, y : shape[1] - 1 + y, z : shape[2] - 1 + z]
        case |= part.astype(np.uint8) << np.uint8(at)
    cells = np.flatnonzero((case != 0) & (case != 255))
    counts, edges = table()
    kinds = case.reshape(-1)[cells]
    many = counts[kinds]
    owner = np.repeat(np.arange(len(cells)), many)
    which = np.arange(len(owner)) - np.repeat(np.cumsum(many) - many, many)
    cut = edges[kinds[owner], which]
    starts = np.stack(np.unravel_index(cells, case.shape), axis=1)[owner]
    lower = np.array([CORNERS[a] for a, _ in EDGES])
    along = np.array([(b - a).bit_length() - 1 for a, b in EDGES])
    corner = starts[:, None, :] + lower[cut]
    # An edge of the grid by its lower end and its direction: cubes that share it share its point.
    keys = np.ravel_multi_index(tuple(np.moveaxis(corner, -1, 0)), field.shape) * 3 + along[cut]
    named, triangles = np.unique(keys, return_inverse=True)
    return _points(field, level, named), triangles.reshape(-1, 3).astype(np.int32)


def _points(field: Floats, level: float, edges: NDArray[np.int64]) -> Floats:
    """Where edges of the grid meet the level."""
    flat = field.reshape(-1)
    strides = np.array([field.shape[1] * field.shape[2], field.shape[2], 1])
    at, direction = edges // 3, edges % 3
    low, high = flat[at].astype(np.float64), flat[at + strides[direction]].astype(np.float64)
    # Kept off the corners, where points of several edges would fall together.
    share = np.clip((level - low) / (high - low), 0.01, 0.99)
    points = np.stack(np.unravel_index(at, field.shape), axis=1).astype(np.float64)
    points[np.arange(len(at)), direction] += share
    return points.astype(np.float32)
