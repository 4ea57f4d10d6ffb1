"""Curve: a value that changes over the time of a clip, as keyframes with easing between them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TypeAlias, assert_never

Value: TypeAlias = float | str


class Easing(Enum):
    """How a value goes from one keyframe to the next."""

    HOLD = "hold"
    LINEAR = "linear"
    EASE = "ease"
    BEZIER = "bezier"


_EASE = (0.42, 0.0, 0.58, 1.0)


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A value at a time, counted in seconds from the beginning of the clip; it may lie outside of what is shown.

    `easing` is that of the way to the next keyframe, and `handles` are the two control points (x1, y1, x2, y2) of a
    BEZIER within it, as in CSS. A text, such as a prompt, is held until the next one, whatever the easing.
    """

    time: Fraction
    value: Value
    easing: Easing = Easing.LINEAR
    handles: tuple[float, float, float, float] = _EASE


@dataclass(frozen=True, slots=True)
class Curve:
    """The keyframes of a parameter in the order of time, one at a time and at least one; a single one is a constant."""

    name: str
    keys: tuple[Keyframe, ...]

    @classmethod
    def constant(cls, name: str, value: Value) -> Curve:
        """A parameter that doesn't change."""
        return cls(name, (Keyframe(Fraction(0), value),))

    def at(self, time: Fraction) -> Value:
        """The value at a time; that of the first keyframe before it, and of the last after it."""
        index = bisect_right(self.keys, time, key=lambda key: key.time)
        if index == 0:
            return self.keys[0].value
        left = self.keys[index - 1]
        if index == len(self.keys):
            return left.value
        right = self.keys[index]
        if isinstance(left.value, str) or isinstance(right.value, str):
            return left.value
        share = _eased(left, float((time - left.time) / (right.time - left.time)))
        return left.value + (right.value - left.value) * share

    def with_key(self, key: Keyframe) -> Curve:
        """The curve with a keyframe, in place of one at the same time."""
        keys = [each for each in self.keys if each.time != key.time]
        return replace(self, keys=tuple(sorted([*keys, key], key=lambda each: each.time)))

    def without_key(self, time: Fraction) -> Curve | None:
        """The curve without the keyframe at a time; None where nothing is left."""
        keys = tuple(each for each in self.keys if each.time != time)
        return replace(self, keys=keys) if keys else None

    def moved(self, by: Fraction) -> Curve:
        """The curve later by so many seconds, counted from the beginning of the clip; a constant stays."""
        if by == 0 or len(self.keys) == 1:
            return self
        return replace(self, keys=tuple(replace(key, time=key.time + by) for key in self.keys))

    def stretched(self, factor: Fraction) -> Curve:
        """The curve with all times multiplied, as a clip of another speed needs it."""
        if factor == 1 or len(self.keys) == 1:
            return self
        return replace(self, keys=tuple(replace(key, time=key.time * factor) for key in self.keys))


def _eased(key: Keyframe, share: float) -> float:
    match key.easing:
        case Easing.HOLD:
            return 0.0
        case Easing.LINEAR:
            return share
        case Easing.EASE:
            return _bezier(_EASE, share)
        case Easing.BEZIER:
            return _bezier(key.handles, share)
        case _:
            assert_never(key.easing)


def _bezier(handles: tuple[float, float, float, float], x: float) -> float:
    x1, y1, x2, y2 = handles
    # x grows with t, since x1 and x2 lie in 0 to 1: halving finds it for every curve, where Newton's steps may not
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _cubic(x1, x2, middle) < x else (low, middle)
    return _cubic(y1, y2, (low + high) / 2)


def _cubic(first: float, second: float, t: float) -> float:
    rest = 1 - t
    return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t
