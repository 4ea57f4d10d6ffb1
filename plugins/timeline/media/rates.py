"""Rates: whether frames come at a constant rate, and at which."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

_STANDARD = tuple(
    Fraction(number, divisor)
    for number, divisor in (
        *((12, 1), (15, 1), (24_000, 1001), (24, 1), (25, 1), (30_000, 1001), (30, 1), (48_000, 1001), (48, 1)),
        *((50, 1), (60_000, 1001), (60, 1), (100, 1), (120_000, 1001), (120, 1), (240, 1)),
    )
)
_SNAP = Fraction(1, 2000)
_MOST_DENOMINATOR = 1001
UNKNOWN = Fraction(25)
"""The rate of a stream that has one frame or none and says nothing."""


def rate_of(times: Sequence[int], base: Fraction, guesses: Sequence[Fraction]) -> tuple[Fraction, bool]:
    """Frames a second, and whether that is only their mean; `times` are in ticks of `base` seconds, in any order."""
    shown = sorted(set(times))
    if len(shown) < 2:
        return (next((Fraction(guess) for guess in guesses if guess > 0), UNKNOWN), False)
    mean = (len(shown) - 1) / ((shown[-1] - shown[0]) * base)
    near = [rate for rate in _STANDARD if abs(rate - mean) <= rate * _SNAP]
    fitted = mean.limit_denominator(_MOST_DENOMINATOR) or mean
    for rate in (*(Fraction(guess) for guess in guesses if guess > 0), *near, fitted, mean):
        if _constant(shown, base, rate):
            return rate, False
    return (near[0] if near else fitted), True


def _constant(shown: Sequence[int], base: Fraction, rate: Fraction) -> bool:
    """Whether every frame stands where the rate has it, to the tick that its file rounds to."""
    step = 1 / (rate * base)
    first, span = shown[0], float(step)
    off = [tick - first - number * span for number, tick in enumerate(shown)]
    # The first may be rounded one way and others the other way.
    return max(off) - min(off) <= 1.001 and max(map(abs, off)) <= 1.001
