"""Wave: a waveform at several sizes."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.int8]
"""The lowest and the highest of each stretch, of all channels together, (stretches, 2), ±127 at full scale."""

_TOGETHER = 4


class Wave:
    """A waveform at several sizes, so that an hour is drawn as quickly as a second."""

    def __init__(self, levels: Levels, duration_s: float) -> None:
        self._sizes = [levels]
        self.duration_s = duration_s
        self.per_s = len(levels) / max(duration_s, 1e-6)
        while len(self._sizes[-1]) > 2 * _TOGETHER:
            finer = self._sizes[-1]
            whole = len(finer) // _TOGETHER * _TOGETHER
            parts = finer[:whole].reshape(-1, _TOGETHER, 2)
            coarser = np.stack((parts[..., 0].min(axis=1), parts[..., 1].max(axis=1)), axis=1)
            if whole < len(finer):
                rest = finer[whole:]
                coarser = np.concatenate((coarser, [[rest[:, 0].min(), rest[:, 1].max()]])).astype(np.int8)
            self._sizes.append(coarser)

    def columns(self, first_s: float, s_per_column: float, count: int) -> NDArray[np.float32]:
        """The lowest and highest (count, 2), ±1, of so many columns from a time on; backwards where they fall."""
        if s_per_column < 0:
            # The same stretches from the other end
            return self.columns(first_s + count * s_per_column, -s_per_column, count)[::-1]
        step = s_per_column * self.per_s
        size = 0
        while size + 1 < len(self._sizes) and step > _TOGETHER:
            step /= _TOGETHER
            size += 1
        levels = self._sizes[size]
        edges = np.arange(count, dtype=np.float64)
        edges *= step
        edges += first_s * self.per_s / _TOGETHER**size
        low = edges.astype(np.int64)
        found = np.zeros((count, 2), np.float32)
        # What lies before the sound and behind it is silent
        begin, end = int(np.searchsorted(edges, 0.0)), int(np.searchsorted(edges, float(len(levels))))
        if begin < end:
            low = low[begin:end]
            stop = min(len(levels), max(int(low[-1]) + 1, math.ceil(edges[end - 1] + step - 1e-6)))
            part = levels[:stop]
            found[begin:end, 0] = np.minimum.reduceat(part[:, 0], low)
            found[begin:end, 1] = np.maximum.reduceat(part[:, 1], low)
            found *= np.float32(1 / 127)
        return found


def levels_of(lowest: NDArray[np.float32], highest: NDArray[np.float32]) -> Levels:
    """Levels from the lowest and highest of stretches, 1 at full scale."""
    levels: Levels = np.round(np.clip(np.stack((lowest, highest), axis=1), -1, 1) * 127).astype(np.int8)
    return levels
