"""Times: rational seconds as OpenTimelineIO's pairs of floating-point value and rate, and back."""

from __future__ import annotations

import math
from fractions import Fraction

import opentimelineio as otio

from app.api import InvalidData
from plugins.timeline.time import ZERO, TimeRange

_FINEST = 1_000_000
_NEAR = 0.006
_HIGHEST_RATE = 10_000_000
_LONGEST_VALUE = 1e15


def rate_of(rate: float) -> Fraction:
    """The rate that a floating-point number stands for, such as 24000/1001 for 23.976; raises InvalidData."""
    if not math.isfinite(rate) or not 0 < rate <= _HIGHEST_RATE:
        raise InvalidData("The file has a time whose rate is {rate}.", advice="Write it again.", rate=rate)
    if abs(rate - round(rate)) < 1e-6 and round(rate):
        return Fraction(round(rate))
    nominal = math.ceil(rate)
    if nominal <= 240 and abs(rate - nominal * 1000 / 1001) < _NEAR:
        return Fraction(nominal * 1000, 1001)
    return Fraction(rate).limit_denominator(_FINEST)


def seconds_of(time: otio.opentime.RationalTime) -> Fraction:
    """A time in seconds; raises InvalidData where it is none."""
    rate = rate_of(time.rate)
    if not math.isfinite(time.value) or abs(time.value) > _LONGEST_VALUE:
        raise InvalidData("The file has a time of {value} frames.", advice="Write it again.", value=time.value)
    return Fraction(time.value).limit_denominator(_FINEST) / rate


def range_of(range_: otio.opentime.TimeRange) -> TimeRange:
    """A range in seconds; one of a negative length is empty. Raises InvalidData."""
    return TimeRange(seconds_of(range_.start_time), max(ZERO, seconds_of(range_.duration)))


def rational(time: Fraction, rate: Fraction) -> otio.opentime.RationalTime:
    """Seconds at a rate; within a frame the value isn't whole."""
    return otio.opentime.RationalTime(float(time * rate), float(rate))


def rational_range(range_: TimeRange, rate: Fraction) -> otio.opentime.TimeRange:
    """A range at a rate."""
    return otio.opentime.TimeRange(rational(range_.start, rate), rational(range_.duration, rate))


def same(exact: Fraction, read: Fraction, rate: Fraction) -> bool:
    """Whether a time that was read is an exact one after it went through floating-point numbers."""
    return seconds_of(rational(exact, rate)) == read or abs(exact - read) * rate < Fraction(1, _FINEST)
