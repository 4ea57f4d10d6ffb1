"""Compressor and Limiter: both turn loud parts down, the limiter before they come."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.api import Words
from plugins.audio.sound.effects.chain import Tempo, check_range
from plugins.audio.sound.samples import Audio, Curve, amplitude

_QUIET_DB = -120.0


@dataclass(frozen=True, slots=True)
class Compressor:
    """Above a threshold in dB, the level rises by one part in `ratio` alone; both channels are turned down alike."""

    threshold_db: float = -18.0
    ratio: float = 3.0
    attack_ms: float = 8.0
    release_ms: float = 120.0
    knee_db: float = 6.0
    makeup_db: float = 0.0

    def __post_init__(self) -> None:
        check_range(Words("Threshold"), self.threshold_db, -100, 0)
        check_range(Words("Ratio"), self.ratio, 1, 100)
        check_range(Words("Attack"), self.attack_ms, 0, 1000)
        check_range(Words("Release"), self.release_ms, 1, 5000)
        check_range(Words("Knee"), self.knee_db, 0, 40)
        check_range(Words("Makeup"), self.makeup_db, -36, 36)

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound with its loud parts turned down."""
        level = _decibels(_top(audio))
        over = level - self.threshold_db
        half = self.knee_db / 2
        bent = np.where(over > half, over, np.clip(over + half, 0, None) ** 2 / max(2 * self.knee_db, 1e-9))
        reduction = (1 - 1 / self.ratio) * np.maximum(bent, 0)
        held = _falling(reduction, self.release_ms / 1000 * tempo.rate)
        smooth = _averaged(held, max(1, round(self.attack_ms / 1000 * tempo.rate)))
        factor = np.exp((self.makeup_db - smooth) * (np.log(10) / 20))
        return np.asarray(audio * factor.astype(np.float32)[:, None])

    def memory_s(self, tempo: Tempo) -> float:
        """Until a release has ended."""
        del tempo
        return (self.attack_ms + 7 * self.release_ms) / 1000


@dataclass(frozen=True, slots=True)
class Limiter:
    """No sample leaves it above the ceiling, in dB of full scale: what is to come is seen by some ms before."""

    ceiling_db: float = -1.0
    ahead_ms: float = 4.0
    release_ms: float = 80.0

    def __post_init__(self) -> None:
        check_range(Words("Ceiling"), self.ceiling_db, -60, 0)
        check_range(Words("Look-ahead"), self.ahead_ms, 0.1, 20)
        check_range(Words("Release"), self.release_ms, 1, 5000)

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound below its ceiling."""
        ceiling = amplitude(self.ceiling_db)
        top = _top(audio)
        if not len(top) or float(top.max()) <= ceiling:
            return audio
        reduction = np.maximum(_decibels(top) - 20 * np.log10(ceiling), 0)
        width = max(1, round(self.ahead_ms / 1000 * tempo.rate))
        # The largest of what comes within the window, then its mean: at a peak all of the window knows of it.
        seen = _largest_ahead(reduction, width)
        smooth = _averaged(_falling(seen, self.release_ms / 1000 * tempo.rate), width)
        limited = audio * np.exp(smooth * (-np.log(10) / 20)).astype(np.float32)[:, None]
        edge = np.nextafter(np.float32(ceiling), np.float32(0))
        return np.asarray(np.clip(limited, -edge, edge))

    def memory_s(self, tempo: Tempo) -> float:
        """Until a release has ended."""
        del tempo
        return (self.ahead_ms + 7 * self.release_ms) / 1000


def _top(audio: Audio) -> Audio:
    """The larger of both channels."""
    return np.maximum(np.abs(audio[:, 0]), np.abs(audio[:, 1]))


def _decibels(level: Audio | Curve) -> Curve:
    return np.asarray(20 * np.log10(np.maximum(level.astype(np.float64), 10 ** (_QUIET_DB / 20))))


def _falling(values: Curve, frames: float) -> Curve:
    """Values that rise at once and fall exponentially, to a third in so many frames."""
    values = np.log(np.maximum(values, 1e-9))
    slope = np.arange(len(values)) / max(frames, 1e-9)
    return np.exp(np.maximum.accumulate(values + slope) - slope)


def _largest_ahead(values: Curve, width: int) -> Curve:
    """The largest of each value and those that follow it within a width."""
    result = np.concatenate([values, np.zeros(width - 1)])
    reach = 1
    while reach < width:
        step = min(reach, width - reach)
        result = np.maximum(result[:-step], result[step:])
        reach += step
    return result


def _averaged(values: Curve, width: int) -> Curve:
    """The mean of each value and those before it within a width; before the first one all is like the first."""
    padded = np.concatenate([np.full(width, values[0] if len(values) else 0.0), values])
    sums = np.cumsum(padded)
    return np.asarray((sums[width:] - sums[:-width]) / width)
