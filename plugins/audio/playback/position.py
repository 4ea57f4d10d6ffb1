"""Position: a place in a song in bars and beats, and in minutes and seconds, as it is read and typed."""

from __future__ import annotations

import re

from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.song import Song

_CLOCK = re.compile(r"(\d+):(\d{1,2}(?:[.,]\d+)?)")
_BARS = re.compile(r"(\d+)(?:[.:,; ]+(\d+))?")


def bars_and_beats(tick: float, song: Song) -> str:
    """Bar and beat, both counted from 1."""
    beat = int(tick // TICKS_PER_BEAT)
    bar, inside = divmod(beat, song.metre.beats)
    return f"{bar + 1}.{inside + 1}"


def minutes_and_seconds(tick: float, song: Song) -> str:
    """The time at the song's tempo, to a tenth of a second, cut off."""
    tenths = int(max(0.0, tick) / TICKS_PER_BEAT * 600 / song.bpm + 1e-6)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"


def read_position(text: str, song: Song) -> float | None:
    """The tick of a typed place, such as 12, 12.3 or 1:23.5; None for what is none."""
    text = text.strip()
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        seconds = int(clock[1]) * 60 + float(clock[2].replace(",", "."))
        return seconds * song.bpm / 60 * TICKS_PER_BEAT
    bars = _BARS.fullmatch(text)
    if bars is None or int(bars[1]) < 1:
        return None
    beat = int(bars[2] or 1)
    if not 1 <= beat <= song.metre.beats:
        return None
    return float((int(bars[1]) - 1) * song.bar_ticks + (beat - 1) * TICKS_PER_BEAT)
