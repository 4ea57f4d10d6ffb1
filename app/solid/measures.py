"""Measures between places: lengths and angles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike


def measured(places: Sequence[ArrayLike]) -> float:
    """The length between two places, the angle at the middle one of three, the dihedral of four; angles in degrees.

    A dihedral is from -180 to 180, an angle that is none is NaN. Raises ValueError for other numbers of places.
    """
    points = [np.asarray(place, np.float64) for place in places]
    if len(points) == 2:
        return float(np.linalg.norm(points[1] - points[0]))
    if len(points) == 3:
        one, other = points[0] - points[1], points[2] - points[1]
        return _degrees(float(np.linalg.norm(np.cross(one, other))), float(one @ other))
    if len(points) == 4:
        first, middle, last = (after - before for before, after in pairwise(points))
        across, beyond = np.cross(first, middle), np.cross(middle, last)
        return _degrees(float(np.linalg.norm(middle) * (first @ beyond)), float(across @ beyond))
    raise ValueError(f"{len(points)} places cannot be measured")


def _degrees(up: float, along: float) -> float:
    return math.degrees(math.atan2(up, along)) if up or along else math.nan
