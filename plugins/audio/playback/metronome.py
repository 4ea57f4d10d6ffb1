"""Metronome: a click on every beat, a higher one where a bar begins."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from plugins.audio.model import Metre
from plugins.audio.sound.samples import Audio

_LENGTH_S = 0.03
_LEVEL = 0.35
_BEAT_HZ, _BAR_HZ = 1000.0, 1600.0


@dataclass(frozen=True, slots=True)
class Metronome:
    """Beats a minute and to a bar, at a rate; beat 0 is at frame 0, and there are some before it."""

    bpm: float
    metre: Metre
    rate: int

    def add_to(self, sound: Audio, start: int) -> None:
        """Add the clicks that are heard from a frame on."""
        beat_frames = 60 * self.rate / self.bpm
        length = len(_click(_BEAT_HZ, self.rate))
        end = start + len(sound)
        for beat in range(math.floor((start - length) / beat_frames), math.ceil(end / beat_frames) + 1):
            begin = round(beat * beat_frames)
            low, high = max(start, begin), min(end, begin + length)
            if high > low:
                click = _click(_BEAT_HZ if beat % self.metre.beats else _BAR_HZ, self.rate)
                sound[low - start : high - start] += click[low - begin : high - begin, None]


@lru_cache(maxsize=8)
def _click(hertz: float, rate: int) -> Audio:
    time = np.arange(round(_LENGTH_S * rate)) / rate
    return np.asarray(_LEVEL * np.sin(2 * np.pi * hertz * time) * np.exp(-time / (_LENGTH_S / 6)), np.float32)
