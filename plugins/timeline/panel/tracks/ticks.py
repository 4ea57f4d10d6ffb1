"""Ticks: the times that are marked along a view at a scale, each at the beginning of a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from plugins.timeline.model import Timeline
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.time import frame_at, time_of, to_timecode

_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400)
_PARTS = (10, 5, 4, 3, 2)
_CLOSEST_PX = 7.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A time that is marked; `words` is its timecode, empty where it is only a line."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Every `large` frames stands a timecode, every `small` ones a line."""

    large: int
    small: int


def steps_of(rate: Fraction, px_per_s: float, room_px: float) -> Steps:
    """The steps at which timecodes that need so much room do not touch."""
    nominal = -(-rate.numerator // rate.denominator)
    px_per_frame = px_per_s / float(rate)
    parts = [frames for frames in (1, 2, 5, 10, 12, 15, 25, 30) if frames < nominal and nominal % frames == 0]
    steps = [*parts, *(seconds * nominal for seconds in _SECONDS)]
    large = next((step for step in steps if step * px_per_frame >= room_px), steps[-1])
    while large * px_per_frame < room_px:
        large *= 2
    for count in _PARTS:
        if large % count == 0 and large // count * px_per_frame >= _CLOSEST_PX:
            return Steps(large, large // count)
    return Steps(large, large)


def ticks(timeline: Timeline, axis: FilmAxis, left: float, right: float, room_px: float) -> Iterator[Tick]:
    """The ticks between two places of a view; timecode begins where the timeline says."""
    rate = timeline.rate
    steps = steps_of(rate, axis.px_per_s, room_px)
    for number, x in _places(timeline, axis, left - room_px, right, steps.small):
        whole = number % steps.large == 0
        yield Tick(x, to_timecode(time_of(number, rate), rate, timeline.drop_frame) if whole else "")


def lines(timeline: Timeline, axis: FilmAxis, left: float, right: float, room_px: float) -> Iterator[float]:
    """Where timecodes stand between two places of a view."""
    steps = steps_of(timeline.rate, axis.px_per_s, room_px)
    return (x for _, x in _places(timeline, axis, left, right, steps.large))


def _places(timeline: Timeline, axis: FilmAxis, left: float, right: float, step: int) -> Iterator[tuple[int, float]]:
    rate, first = float(timeline.rate), frame_at(timeline.start, timeline.rate)
    # Steps are counted in timecode, so that round ones are marked wherever it begins
    number = (first + int(max(0.0, axis.seconds(left)) * rate)) // step * step
    while (x := axis.x((number - first) / rate)) <= right:
        if number >= first:
            yield number, x
        number += step
