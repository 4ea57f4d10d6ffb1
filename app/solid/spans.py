"""Spans: from shapes to the rows of pixels that they cover, and on to the pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.solid.arrays import Floats, Whole

Places = NDArray[np.intp]

_MOST_ROWS = 1 << 20
_MOST_PIXELS = 1 << 20
"""So much is worked on at once, which bounds the memory, and the time until drawing can be given up."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of shapes: which shape, and which row of the picture."""

    shape: Places
    row: Whole


def parts(sizes: NDArray[np.integer], most: int) -> Iterator[slice]:
    """Runs of neighbours that together have at most a size, or are one alone."""
    ends = np.cumsum(sizes, dtype=np.int64)
    first = 0
    while first < len(sizes):
        limit = (ends[first - 1] if first else 0) + most
        last = max(first + 1, int(np.searchsorted(ends, limit, side="right")))
        yield slice(first, last)
        first = last


def counted(counts: NDArray[np.integer]) -> tuple[Places, Whole]:
    """For each of so many: whose it is, and the how manieth."""
    owner = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return owner, (np.arange(len(owner)) - np.repeat(before, counts)).astype(np.int32)


def rows_of(top: Floats, bottom: Floats, height: int) -> Iterator[Rows]:
    """The rows whose middles lie between two heights."""
    first = np.ceil(np.clip(top - 0.5, 0, height)).astype(np.int32)
    last = np.ceil(np.clip(bottom - 0.5, 0, height)).astype(np.int32)
    counts = np.maximum(last - first, 0)
    for part in parts(counts, _MOST_ROWS):
        shape, offset = counted(counts[part])
        yield Rows(shape + part.start, first[part][shape] + offset)


def pixels_of(left: Floats, right: Floats, width: int) -> Iterator[tuple[Places, Whole]]:
    """The pixels of rows whose middles lie between two places: which row it is, and the pixel's column."""
    first = np.ceil(np.clip(left - 0.5, 0, width)).astype(np.int32)
    last = np.ceil(np.clip(right - 0.5, 0, width)).astype(np.int32)
    counts = np.maximum(last - first, 0)
    for part in parts(counts, _MOST_PIXELS):
        row, offset = counted(counts[part])
        yield row + part.start, first[part][row] + offset
