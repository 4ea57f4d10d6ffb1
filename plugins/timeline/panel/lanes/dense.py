"""Dense curves: of many keyframes in a pixel only what they reach is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF

from plugins.timeline.identity import ByIdentity
from plugins.timeline.model import Curve
from plugins.timeline.panel.lanes.row import Row
from plugins.timeline.panel.lanes.space import LanesSpace


@dataclass(frozen=True, slots=True, eq=False)
class _Keys:
    times: NDArray[np.float64]
    values: NDArray[np.float64]


def _keys(curve: Curve) -> _Keys:
    numbers = [0.0 if isinstance(key.value, str) else key.value for key in curve.keys]
    return _Keys(np.array([float(key.time) for key in curve.keys]), np.array(numbers))


_keys_of: ByIdentity[Curve, _Keys] = ByIdentity(_keys, most=64)


def reach(space: LanesSpace, row: Row, seen: slice) -> list[QLineF]:
    """An upright line in each pixel in which there are keyframes, from their lowest to their highest value."""
    assert row.curve is not None
    keys = _keys_of(row.curve)
    times, values = keys.times[seen], keys.values[seen]
    left = space.heads_px + space.axis.x(row.start)
    columns = np.floor(times * space.axis.px_per_s + left).astype(np.int64)
    firsts = np.flatnonzero(np.diff(columns, prepend=columns[0] - 1))
    lows, highs = np.minimum.reduceat(values, firsts), np.maximum.reduceat(values, firsts)
    # From one pixel to the next the line goes on
    lows[1:] = np.minimum(lows[1:], values[firsts[1:] - 1])
    highs[1:] = np.maximum(highs[1:], values[firsts[1:] - 1])
    return [
        QLineF(x + 0.5, row.y(low), x + 0.5, row.y(high) - 0.5)
        for x, low, high in zip(columns[firsts].tolist(), lows.tolist(), highs.tolist(), strict=True)
    ]
