"""Rational time, frames, and timecode that leaves out numbers and never frames."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import InvalidData, InvalidRequest
from plugins.timeline.time import (
    RATES,
    TimeRange,
    checked_frame,
    frame_at,
    from_timecode,
    nearest_frame,
    to_timecode,
    whole_frames,
)

NTSC = Fraction(30000, 1001)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        (0, "00:00:00;00"),
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (17981, "00:09:59;29"),
        (17982, "00:10:00;00"),
        (107892, "01:00:00;00"),
    ],
)
def test_drop_frame_follows_smpte(frame: int, text: str) -> None:
    assert to_timecode(frame / NTSC, NTSC, drop=True) == text
    assert from_timecode(text, NTSC) * NTSC == frame


@given(st.integers(-3_000_000, 3_000_000), st.sampled_from(RATES), st.booleans())
def test_every_frame_has_its_own_timecode(frame: int, rate: Fraction, drop: bool) -> None:
    assert from_timecode(to_timecode(frame / rate, rate, drop), rate) == frame / rate


def test_drop_frame_keeps_step_with_the_clock() -> None:
    hour = from_timecode("10:00:00;00", NTSC)
    assert abs(hour - 36_000) < Fraction(1, 25)
    assert from_timecode("10:00:00:00", NTSC) - 36_000 > 35


@pytest.mark.parametrize(
    "text", ["00:01:00;00", "00:01:00;01", "00:00:60:00", "00:60:00:00", "00:00:00:30", "1:2:3", "", "a", "00:00:00:٣"]
)
def test_what_is_no_timecode_is_refused(text: str) -> None:
    with pytest.raises(InvalidData):
        from_timecode(text, NTSC)


def test_drop_frame_is_refused_where_it_is_not_defined() -> None:
    with pytest.raises(InvalidData, match=r"29\.97"):
        from_timecode("00:00:00;00", Fraction(25))


def test_frames_and_times() -> None:
    assert frame_at(Fraction(1001, 24000) - Fraction(1, 10**9), Fraction(24000, 1001)) == 0
    assert nearest_frame(Fraction(3, 50), Fraction(25)) == Fraction(2, 25)
    assert nearest_frame(Fraction(1, 40), Fraction(25)) == Fraction(1, 25)
    assert whole_frames(Fraction(81, 16), Fraction(24)) == Fraction(121, 24)
    with pytest.raises(InvalidRequest, match="within a frame"):
        checked_frame(Fraction(1, 50), Fraction(25))


def test_ranges_are_half_open() -> None:
    first, second = TimeRange(Fraction(0), Fraction(2)), TimeRange(Fraction(2), Fraction(1))
    assert not first.overlaps(second)
    assert second.contains(Fraction(2))
    assert not first.contains(Fraction(2))
    assert first.shared(TimeRange(Fraction(1), Fraction(9))) == TimeRange(Fraction(1), Fraction(1))
    assert first.shared(second).duration == 0
