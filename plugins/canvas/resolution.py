"""Resolution: from the size that is wanted to the size that the model draws, and how much that is enlarged."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.api import UnsupportedSize

FACTORS = (1, 2, 4)
_CELL = 8
_LARGEST_RATIO = 1.6
"""How many times its native area a model still draws well; beyond that things double."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The size to draw, in pixels, and the factor to enlarge it by."""

    width: int
    height: int
    enlarge: int


def plan(width: int, height: int, *, native_size: int, multiple_of: int) -> Plan:
    """The least enlargement with which a model of that native size (0: any) makes exactly the wanted size.

    Raises UnsupportedSize where no size that the model can draw gives it.
    """
    possible = [
        Plan(width // factor, height // factor, factor)
        for factor in FACTORS
        if width % (factor * multiple_of) == 0 and height % (factor * multiple_of) == 0
    ]
    if not possible:
        raise UnsupportedSize(width, height, multiple_of)
    limit = _LARGEST_RATIO * native_size**2
    for candidate in possible:
        if native_size == 0 or candidate.width * candidate.height <= limit:
            return candidate
    return possible[-1]


def coarse_size(width: int, height: int, native_size: int, multiple_of: int) -> tuple[int, int]:
    """The size with the proportions of a picture that a model of that native size (0: any) draws best."""
    scale = native_size / math.sqrt(width * height) if native_size else 1.0
    cell = math.lcm(_CELL, multiple_of)
    across, down = (max(cell, round(side * scale / cell) * cell) for side in (width, height))
    return across, down
