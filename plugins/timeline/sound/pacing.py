"""Pacing: samples of a sound at places that lie between its samples, as another speed needs them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from app.api import Samples

Read = Callable[[int, int], Samples]
"""So many samples from one on."""

_ZERO_CROSSINGS = 16
_BETA = 8.0
_FINENESS = 1024
"""Places of the kernel that are computed between two zero crossings."""
_FINEST_PLACE = 1 << 16
_FINEST_STEP = 10**9
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Course:
    """Sample n is heard at place `begin` + n × `step` of the source, which may go backwards."""

    begin: Fraction
    step: Fraction

    def read(self, read: Read, first: int, count: int) -> Samples:
        """Samples (count, 2) from one on, the same ones however they are asked for."""
        if abs(self.step) == 1:
            return self._straight(read, first, count)
        parts = [self._between(read, at, min(_BLOCK, first + count - at)) for at in range(first, first + count, _BLOCK)]
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    def _straight(self, read: Read, first: int, count: int) -> Samples:
        place = math.floor(self.begin + Fraction(1, 2))
        if self.step > 0:
            return read(place + first, count)
        return read(place - first - count + 1, count)[::-1]

    def _between(self, read: Read, first: int, count: int) -> Samples:
        """Band-limited interpolation with a sinc under a Kaiser window, as wide as the lower of both rates needs."""
        step = self.step.limit_denominator(_FINEST_STEP)
        begin = Fraction(math.floor(self.begin * _FINEST_PLACE), _FINEST_PLACE)
        below = math.lcm(step.denominator, begin.denominator)
        # In whole numbers, so that a place is the same whichever block it is computed in
        at = begin + first * step
        whole = math.floor(at)
        rest = int((at - whole) * below) + np.arange(count, dtype=np.int64) * int(step * below)
        places, shares = rest // below, (rest % below) / below
        cutoff = np.float32(min(1.0, 1.0 / float(abs(step))))
        reach = math.ceil(_ZERO_CROSSINGS / cutoff)
        taps = np.arange(-reach + 1, reach + 1, dtype=np.int32)
        lowest = int(places.min()) - reach + 1
        source = read(whole + lowest, int(places.max()) + reach + 1 - lowest)
        away = np.abs(taps[None, :] - shares[:, None].astype(np.float32)) * (cutoff * _FINENESS)
        before = away.astype(np.int32)
        np.minimum(before, len(_KERNEL) - 2, out=before)
        kernel = _KERNEL[before] + _RISES[before] * (away - before)
        picked = source[places[:, None] - lowest + taps[None, :]]
        made: Samples = np.einsum("nt,ntc->nc", kernel * cutoff, picked)
        return made


def _kernel() -> Samples:
    """A sinc under a Kaiser window, from its middle on, and zero behind its end."""
    places = np.arange(_ZERO_CROSSINGS * _FINENESS + 1) / _FINENESS
    window = np.i0(_BETA * np.sqrt(1 - (places / _ZERO_CROSSINGS) ** 2)) / np.i0(_BETA)
    return np.append(np.sinc(places) * window, np.zeros(2)).astype(np.float32)


_KERNEL = _kernel()
_RISES = np.append(np.diff(_KERNEL), np.float32(0))
