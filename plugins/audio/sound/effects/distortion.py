"""Distortion: a bent curve, computed at four times the rate so that it adds no tones that don't belong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.api import Words
from plugins.audio.sound.biquad import low_pass
from plugins.audio.sound.effects.chain import Tempo, check_range
from plugins.audio.sound.samples import Audio, Curve, amplitude

_TIMES = 4
_REACH = 16
"""Frames to each side that a frame between others is made of."""


@dataclass(frozen=True, slots=True)
class Distortion:
    """Drive in dB, the highest frequency of the loudspeaker, and how much of the bent sound is heard."""

    drive_db: float = 18.0
    tone_hz: float = 6000.0
    mix: float = 1.0

    def __post_init__(self) -> None:
        check_range(Words("Drive"), self.drive_db, 0, 60)
        check_range(Words("Tone"), self.tone_hz, 200, 20_000)
        check_range(Words("Mix"), self.mix, 0, 1)

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound, bent."""
        drive = amplitude(self.drive_db)
        kernel = _kernel()
        bent = np.stack([_bent(audio[:, channel].astype(np.float64), drive, kernel) for channel in (0, 1)], 1)
        bent = low_pass(self.tone_hz, 0.707, tempo.rate)(bent / drive**0.5)
        return np.ascontiguousarray((1 - self.mix) * audio + self.mix * bent, np.float32)

    def memory_s(self, tempo: Tempo) -> float:
        """As long as its filter rings."""
        return 0.05 + _REACH / tempo.rate


def _kernel() -> Curve:
    place = np.arange(-_REACH * _TIMES, _REACH * _TIMES + 1) / _TIMES
    return np.asarray(np.sinc(place * 0.9) * 0.9 * np.kaiser(len(place), 8))


def _bent(signal: Curve, drive: float, kernel: Curve) -> Curve:
    frames = len(signal)
    if not frames:
        return signal
    fine = np.zeros(frames * _TIMES)
    for phase in range(_TIMES):
        taps = kernel[phase::_TIMES]
        full = np.convolve(signal, taps)
        fine[phase::_TIMES] = full[_REACH : _REACH + frames]
    fine = np.tanh(drive * fine)
    coarse = np.zeros(frames)
    for phase in range(_TIMES):
        # The kernel is even: what made one phase takes its mirror back.
        full = np.convolve(fine[phase::_TIMES], kernel[-phase % _TIMES :: _TIMES] / _TIMES)
        first = _REACH - (phase > 0)
        coarse += full[first : first + frames]
    return coarse
