"""Scoring: music ends with its stretch to the frame, near the usual tempo, with cuts on beats."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import UserError
from plugins.timeline.links.scoring import FASTEST_BPM, SLOWEST_BPM, bar_times, score_for, tempo_of_midi


@given(st.fractions(Fraction(4), Fraction(600), max_denominator=1001))
def test_the_last_bar_ends_with_the_stretch(duration: Fraction) -> None:
    score = score_for(duration)
    assert SLOWEST_BPM <= score.bpm <= FASTEST_BPM
    assert score.bars * score.beats * 60 / score.bpm == pytest.approx(float(duration))


def test_without_cuts_it_is_as_near_to_the_usual_tempo_as_bars_allow() -> None:
    assert (score_for(Fraction(32)).bpm, score_for(Fraction(32)).bars) == (90, 12)
    # 3 bars give 72, 4 give 96
    assert (score_for(Fraction(10)).bpm, score_for(Fraction(10)).bars) == (96, 4)


def test_cuts_are_drawn_to_beats() -> None:
    # At 96 beats a minute all cuts lie between two beats; at 120 all lie on one
    cuts = [Fraction(1, 2), Fraction(5, 2), Fraction(9, 2), Fraction(15, 2)]
    score = score_for(Fraction(10), cuts)
    assert (score.bpm, score.bars, score.off_s) == (120, 5, 0.0)
    assert score_for(Fraction(10), [Fraction(0), Fraction(10)]) == score_for(Fraction(10))


@pytest.mark.parametrize("duration", [Fraction(0), Fraction(1), Fraction(3000)])
def test_where_no_bars_fit_that_is_said(duration: Fraction) -> None:
    with pytest.raises(UserError, match="No music fits"):
        score_for(duration)


def test_bars_are_told_as_far_as_the_music_lasts() -> None:
    assert [float(time) for time in bar_times(120, Fraction(4), Fraction(7))] == [0, 2, 4, 6]
    assert [float(time) for time in bar_times(120, Fraction(3), Fraction(3))] == [0, 1.5]
    assert list(bar_times(90, Fraction(4), Fraction(8))) == [Fraction(0), Fraction(8, 3), Fraction(16, 3)]


def test_the_tempo_of_a_midi_file_is_read() -> None:
    midi = b"MThd....MTrk....\x00\xff\x58\x04\x06\x03\x18\x08\x00\xff\x51\x03\x07\xa1\x20\x00"
    assert tempo_of_midi(midi) == (120.0, Fraction(3))
    assert tempo_of_midi(b"MThd\xff\x51\x03\x0f\x42\x40") == (60.0, Fraction(4))
    assert tempo_of_midi(b"MThd") is None
