"""Scoring: a tempo and a number of bars that end where a stretch of the film ends, with its cuts on beats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.api import UserError

SLOWEST_BPM, FASTEST_BPM = 60, 140
USUAL_BPM = 90
BEATS = 4
"""To a bar."""
_MOST_BARS = 512
_TEMPO, _METRE = b"\xff\x51\x03", b"\xff\x58\x04"
"""How the events of tempo and metre begin in MIDI files."""
_WORTH_BPM, _WORTH_BEATS = 45.0, 1 / 6
"""A tempo so far from the usual one weighs as much as cuts that lie so far from beats."""


@dataclass(frozen=True, slots=True)
class Score:
    """So many bars of `beats` at a tempo in beats a minute; `off_s` is how far the cuts lie from beats on average."""

    bpm: float
    bars: int
    beats: int = BEATS
    off_s: float = 0.0


def score_for(duration: Fraction, cuts: Sequence[Fraction] = (), beats: int = BEATS) -> Score:
    """The tempo whose last bar ends with a stretch: near the usual one, and with the cuts inside it near beats.

    Cuts count from the beginning of the stretch. Raises UserError where no bar fits into it.
    """
    seconds = float(duration)
    found = [
        (bpm, bars)
        for bars in range(1, _MOST_BARS + 1)
        if SLOWEST_BPM <= (bpm := bars * beats * 60 / seconds) <= FASTEST_BPM
    ] if seconds > 0 else []  # fmt: skip
    if not found:
        raise UserError(
            "No music fits into {seconds} seconds.",
            advice="Mark a stretch from 2 seconds to half an hour.",
            seconds=f"{seconds:g}",
        )

    def off(bpm: float) -> float:
        """By how much of a beat the cuts miss one, from 0 to a half, on average."""
        places = [float(cut) * bpm / 60 for cut in cuts if 0 < cut < duration]
        return sum(abs(place - round(place)) for place in places) / len(places) if places else 0.0

    bpm, bars = min(found, key=lambda each: off(each[0]) / _WORTH_BEATS + abs(each[0] - USUAL_BPM) / _WORTH_BPM)
    return Score(bpm, bars, beats, off(bpm) * 60 / bpm)


def bar_times(bpm: float, beats: Fraction, duration: Fraction) -> tuple[Fraction, ...]:
    """When the bars of music begin, as far as it lasts, in seconds from its beginning."""
    bar_s = Fraction(60 * beats) / Fraction(bpm).limit_denominator(1_000_000)
    return tuple(number * bar_s for number in range(int(duration / bar_s) + 1) if number * bar_s < duration)


def tempo_of_midi(data: bytes) -> tuple[float, Fraction] | None:
    """The first tempo of a MIDI file in quarter notes a minute, and quarter notes to a bar; None where it says none."""
    tempo = data.find(_TEMPO)
    quarter_us = int.from_bytes(data[tempo + 3 : tempo + 6], "big")
    if tempo < 0 or quarter_us == 0:
        return None
    metre = data.find(_METRE)
    beats = Fraction(data[metre + 3] * 4, 1 << data[metre + 4]) if 0 <= metre < len(data) - 4 else Fraction(BEATS)
    return 60_000_000 / quarter_us, beats or Fraction(BEATS)
