"""Time: rational seconds, ranges that end before their end, frames of an edit rate, and timecode.

Timecode with drop frame leaves out numbers, never frames: SMPTE ST 12-1 skips the first two of each minute that is not
a tenth one at 30000/1001, and four of them at 60000/1001.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from app.api import InvalidData, InvalidRequest

ZERO = Fraction(0)
FILM = Fraction(24)
RATES: tuple[Fraction, ...] = (
    Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30), Fraction(48),
    Fraction(50), Fraction(60000, 1001), Fraction(60),
)  # fmt: skip
"""The edit rates that are offered, in frames a second."""
SLOWEST_RATE, FASTEST_RATE = Fraction(1), Fraction(1000)
LONGEST_S = Fraction(7 * 24 * 3600)

_BROADCAST = Fraction(1000, 1001)
_NEAR = Fraction(1, 10_000)
_TIMECODE = re.compile(r"(\d{1,3}):(\d{1,2}):(\d{1,2})([:;.,])(\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class TimeRange:
    """From `start` on for `duration`, both in seconds; its end is no longer part of it."""

    start: Fraction
    duration: Fraction

    @classmethod
    def between(cls, start: Fraction, end: Fraction) -> TimeRange:
        """The range from a start to an end, empty where the end comes first."""
        return cls(start, max(ZERO, end - start))

    @property
    def end(self) -> Fraction:
        """The first second after it."""
        return self.start + self.duration

    def contains(self, time: Fraction) -> bool:
        """Whether a time is in it."""
        return self.start <= time < self.end

    def covers(self, other: TimeRange) -> bool:
        """Whether all of another range is in it."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: TimeRange) -> bool:
        """Whether any time is in both."""
        return max(self.start, other.start) < min(self.end, other.end)

    def shared(self, other: TimeRange) -> TimeRange:
        """What is in both; empty where nothing is."""
        return TimeRange.between(max(self.start, other.start), min(self.end, other.end))

    def moved(self, by: Fraction) -> TimeRange:
        """The range as long, and later by so many seconds."""
        return TimeRange(self.start + by, self.duration)


def frame_at(time: Fraction, rate: Fraction) -> int:
    """The number of the frame that is seen at a time."""
    frames = time * rate
    return frames.numerator // frames.denominator


def time_of(frame: int, rate: Fraction) -> Fraction:
    """When a frame begins."""
    return frame / rate


def nearest_frame(time: Fraction, rate: Fraction) -> Fraction:
    """The time of the cut between frames that lies nearest; of two as near the later one."""
    return frame_at(time + 1 / (2 * rate), rate) / rate


def whole_frames(duration: Fraction, rate: Fraction) -> Fraction:
    """As much of a duration as whole frames fill."""
    return frame_at(duration, rate) / rate


def on_frame(time: Fraction, rate: Fraction) -> bool:
    """Whether a time lies between two frames of a rate, and not within one."""
    return (time * rate).denominator == 1


def checked_frame(time: Fraction, rate: Fraction) -> Fraction:
    """A time that an edit is made at; raises InvalidRequest where it lies within a frame."""
    if not on_frame(time, rate):
        raise InvalidRequest(
            "The time {time} lies within a frame.",
            advice="Choose the beginning of a frame: {before} or {after}.",
            time=f"{float(time):.6f}",
            before=f"{float(whole_frames(time, rate)):.6f}",
            after=f"{float(whole_frames(time, rate) + 1 / rate):.6f}",
        )
    return time


def drops_frames(rate: Fraction) -> bool:
    """Whether timecode with drop frame is defined for a rate."""
    return rate in (Fraction(30000, 1001), Fraction(60000, 1001))


def to_timecode(time: Fraction, rate: Fraction, drop: bool = False) -> str:
    """A time as HH:MM:SS:FF; with `drop`, where the rate has it, as HH:MM:SS;FF that keeps step with the clock."""
    frame = frame_at(time, rate)
    sign, frame = ("-", -frame) if frame < 0 else ("", frame)
    nominal = _nominal(rate)
    dropping = drop and drops_frames(rate)
    if dropping:
        skipped = nominal // 15
        in_minute, in_ten = 60 * nominal - skipped, 600 * nominal - 9 * skipped
        tens, rest = divmod(frame, in_ten)
        # The first minute of ten is the one that is whole
        minutes = 0 if rest < 60 * nominal else 1 + (rest - 60 * nominal) // in_minute
        frame += skipped * (9 * tens + minutes)
    seconds, number = divmod(frame, nominal)
    digits = max(2, len(str(nominal - 1)))
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{sign}{clock}{';' if dropping else ':'}{number:0{digits}}"


def from_timecode(text: str, rate: Fraction) -> Fraction:
    """The time that timecode names; a semicolon, full stop or comma says drop frame. Raises InvalidData."""
    stripped = text.strip()
    sign = -1 if stripped.startswith("-") else 1
    match = _TIMECODE.fullmatch(stripped.removeprefix("-"))
    if match is None:
        raise InvalidData("“{text}” is no timecode.", advice="Write it as hours:minutes:seconds:frames.", text=text)
    hours, minutes, seconds, number = (int(match.group(index)) for index in (1, 2, 3, 5))
    nominal = _nominal(rate)
    drop = match.group(4) != ":"
    if drop and not drops_frames(rate):
        raise InvalidData(
            "Timecode with drop frame is defined for 29.97 and 59.94 frames a second alone.",
            advice="Write the frames after a colon.",
        )
    skipped = nominal // 15 if drop else 0
    absent = number < skipped and seconds == 0 and minutes % 10 != 0
    if minutes > 59 or seconds > 59 or number >= nominal or absent:
        raise InvalidData("There is no frame {text}.", advice="Choose a frame that is counted.", text=text)
    all_minutes = hours * 60 + minutes
    frame = (all_minutes * 60 + seconds) * nominal + number - skipped * (all_minutes - all_minutes // 10)
    return sign * frame / rate


def _nominal(rate: Fraction) -> int:
    return -(-rate.numerator // rate.denominator)


def read_rate(rate: float) -> Fraction:
    """A rate as it is meant: 23.976, 29.97 and their like are multiples of 1000/1001."""
    broadcast = round(rate / float(_BROADCAST)) * _BROADCAST
    exact = Fraction(rate).limit_denominator(1000)
    return broadcast if exact.denominator > 1 and abs(broadcast - exact) <= exact * _NEAR else exact
