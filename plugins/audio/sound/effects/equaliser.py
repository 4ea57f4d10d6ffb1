"""Equaliser: bands that raise or lower parts of the spectrum."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

import numpy as np

from app.api import Words
from plugins.audio.sound.biquad import Biquad, high_pass, high_shelf, low_pass, low_shelf, peak
from plugins.audio.sound.effects.chain import Tempo, check_range
from plugins.audio.sound.samples import Audio

_MEMORY_S = 0.5


class Shape(Enum):
    """What a band does around its frequency."""

    PEAK = "peak"
    LOW_SHELF = "low shelf"
    HIGH_SHELF = "high shelf"
    LOW_PASS = "low pass"
    HIGH_PASS = "high pass"


@dataclass(frozen=True, slots=True)
class Band:
    """A frequency in hertz, a gain in decibels (not for a pass), and how narrow it is."""

    shape: Shape = Shape.PEAK
    frequency_hz: float = 1000.0
    gain_db: float = 0.0
    q: float = 0.707

    def __post_init__(self) -> None:
        check_range(Words("Frequency"), self.frequency_hz, 10, 24_000)
        check_range(Words("Gain"), self.gain_db, -36, 36)
        check_range(Words("Q"), self.q, 0.1, 30)

    def filter(self, rate: int) -> Biquad:
        """The filter that does it at a rate."""
        match self.shape:
            case Shape.PEAK:
                return peak(self.frequency_hz, self.q, self.gain_db, rate)
            case Shape.LOW_SHELF:
                return low_shelf(self.frequency_hz, self.q, self.gain_db, rate)
            case Shape.HIGH_SHELF:
                return high_shelf(self.frequency_hz, self.q, self.gain_db, rate)
            case Shape.LOW_PASS:
                return low_pass(self.frequency_hz, self.q, rate)
            case Shape.HIGH_PASS:
                return high_pass(self.frequency_hz, self.q, rate)
            case _:
                assert_never(self.shape)


@dataclass(frozen=True, slots=True)
class Equaliser:
    """Bands, one after the other."""

    bands: tuple[Band, ...] = ()

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound through all bands."""
        sound = audio.astype(np.float64)
        for band in self.bands:
            sound = band.filter(tempo.rate)(sound)
        return np.ascontiguousarray(sound, np.float32)

    def memory_s(self, tempo: Tempo) -> float:
        """Low bands ring longest."""
        del tempo
        return _MEMORY_S if self.bands else 0.0
