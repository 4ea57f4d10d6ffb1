"""Envelope: delay, attack, hold, decay, sustain and release of a note, as curves over its frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plugins.audio.sound.samples import Curve

SILENT_DB = 100.0
"""A decay or release takes its time for this many decibels."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Times in seconds; `sustain` is in decibels below full for loudness, and a level from 0 to 1 for modulation."""

    delay_s: float
    attack_s: float
    hold_s: float
    decay_s: float
    sustain: float
    release_s: float

    def loudness(self, frames: int, off: int, rate: int) -> Curve:
        """Factors for a note whose key is let go at frame `off`: the attack is linear, the rest falls in decibels."""
        held = self._held_decibels(min(off, frames), rate)
        curve = np.exp(held * (np.log(10) / 20))
        delay, attack = round(self.delay_s * rate), round(self.attack_s * rate)
        curve[:delay] = 0
        rise = curve[delay : delay + attack]
        rise *= np.arange(1, len(rise) + 1) / max(attack, 1)
        if frames <= off:
            return np.asarray(curve)
        last = float(curve[-1]) if len(curve) else 0.0
        fall = np.arange(1, frames - off + 1) * (SILENT_DB * np.log(10) / 20 / max(self.release_s * rate, 1))
        return np.concatenate([curve, last * np.exp(-fall)])

    def modulation(self, frames: int, off: int, rate: int) -> Curve:
        """Levels from 0 to 1; everything is linear."""
        delay, attack, hold = (round(time * rate) for time in (self.delay_s, self.attack_s, self.hold_s))
        decay = max(1, round(self.decay_s * rate * (1 - self.sustain)))
        release = max(1, round(self.release_s * rate))
        ends = np.cumsum([delay, max(attack, 1), hold, decay])
        held = np.interp(np.arange(min(off, frames)), [0, *ends], [0, 0, 1, 1, self.sustain])
        if frames <= off:
            return held
        last = float(held[-1]) if len(held) else 0.0
        fall = np.maximum(0.0, last - np.arange(1, frames - off + 1) / release)
        return np.concatenate([held, fall])

    def released_frames(self, off: int, rate: int) -> int:
        """How many frames a note sounds whose key is let go at frame `off`."""
        return off + max(1, round(self.release_s * rate))

    def _held_decibels(self, frames: int, rate: int) -> Curve:
        begin = round((self.delay_s + self.attack_s + self.hold_s) * rate)
        slope = SILENT_DB / max(self.decay_s * rate, 1)
        past = np.maximum(np.arange(frames) - begin, 0)
        return -np.minimum(past * slope, min(self.sustain, 2 * SILENT_DB))
