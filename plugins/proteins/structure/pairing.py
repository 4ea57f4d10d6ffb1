"""Pairing: which places of two chains stand for one another, by dynamic programming over scores of pairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Pairs = NDArray[np.int64]

_DIAGONAL, _DOWN, _ALONG = range(3)
_CHECK_EVERY = 64


def paired(scores: Scores, gap: float, further: float = 0.0, check: Callable[[], None] = lambda: None) -> Pairs:
    """The places (pairs, 2) whose `scores` (rows, columns) are the most together, in the order of both chains.

    A gap costs `gap`, a negative number, and `further` for each place after its first; at the ends it costs nothing
    (Needleman and Wunsch, 1970, with the affine costs of Gotoh, 1982).
    """
    rows, columns = scores.shape
    best = np.zeros(columns + 1, np.float32)
    down = np.full(columns + 1, -np.inf, np.float32)
    began = np.zeros(columns + 1, np.int32)
    step = np.zeros((rows + 1, columns + 1), np.uint8)
    source = np.zeros((rows + 1, columns + 1), np.int32)
    last_column = np.zeros(rows + 1, np.float32)
    places = np.arange(columns + 1, dtype=np.int32)
    ramp = places.astype(np.float32) * np.float32(further)
    for row in range(1, rows + 1):
        if row % _CHECK_EVERY == 0:
            check()
        opened, longer = best + np.float32(gap), down + np.float32(further)
        began = np.where(opened >= longer, row - 1, began)
        down = np.maximum(opened, longer)
        line = np.zeros(columns + 1, np.float32)
        line[1:] = best[:-1] + scores[row - 1]
        is_down = down > line
        is_down[0] = False
        line = np.where(is_down, down, line)
        # A gap along the row goes on from any place before: from the running best of what is left after its cost
        left = line - ramp
        most = np.maximum.accumulate(left)
        first = np.maximum.accumulate(np.where(left >= most, places, 0))
        along = np.full(columns + 1, -np.inf, np.float32)
        along[1:] = most[:-1] + ramp[1:] + np.float32(gap - further)
        is_along = along > line
        best = np.where(is_along, along, line)
        step[row] = np.where(is_along, _ALONG, np.where(is_down, _DOWN, _DIAGONAL))
        source[row] = np.where(is_down, began, 0)
        source[row, 1:] = np.where(is_along[1:], first[:-1], source[row, 1:])
        last_column[row] = best[columns]
    row, column = int(last_column.argmax()), columns
    if best.max() > last_column[row]:
        row, column = rows, int(best.argmax())
    return _walked(step, source, row, column)


def _walked(step: NDArray[np.uint8], source: NDArray[np.int32], row: int, column: int) -> Pairs:
    """The pairs on the way back from where the best path ends."""
    found: list[tuple[int, int]] = []
    while row > 0 and column > 0:
        match step[row, column]:
            case 0:
                row, column = row - 1, column - 1
                found.append((row, column))
            case 1:
                row = int(source[row, column])
            case _:
                column = int(source[row, column])
    return np.array(found[::-1], np.int64).reshape(-1, 2)
