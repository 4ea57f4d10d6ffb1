"""Loudness after ITU-R BS.1770-4: K-weighted, in blocks of 400 ms, gated."""

from __future__ import annotations

import math

import numpy as np

from app.api import UserError
from plugins.audio.sound.biquad import Biquad
from plugins.audio.sound.effects.chain import Tempo, apply_effects
from plugins.audio.sound.effects.dynamics import Limiter
from plugins.audio.sound.samples import Audio, Curve, amplitude

_BLOCK_S, _STEP_S = 0.4, 0.1
_SILENT_LUFS, _RELATIVE_LU = -70.0, -10.0
_OFFSET_DB = -0.691
_TRIES, _NEAR_LU = 5, 0.05


def loudness(audio: Audio, rate: int) -> float:
    """The integrated loudness in LUFS; minus infinity for silence. What is shorter than a block is one block."""
    squares = _weighted(audio, rate)
    step, block = round(_STEP_S * rate), round(_BLOCK_S * rate)
    if len(squares) < block:
        powers = squares.mean(keepdims=True) if len(squares) else np.zeros(1)
    else:
        sums = np.concatenate([[0.0], np.cumsum(squares)])
        starts = np.arange(0, len(squares) - block + 1, step)
        powers = (sums[starts + block] - sums[starts]) / block
    powers = powers[powers > _power(_SILENT_LUFS)]
    if not len(powers):
        return -math.inf
    powers = powers[powers > powers.mean() * 10 ** (_RELATIVE_LU / 10)]
    return _level(float(powers.mean()))


def weighted_level(audio: Audio, rate: int) -> float:
    """The K-weighted level of all of it, ungated, in LUFS."""
    return _level(max(1e-30, float(_weighted(audio, rate).mean())))


def normalise(audio: Audio, rate: int, lufs: float) -> Audio:
    """Turn the whole to a loudness. Peaks may then lie above full scale: a limiter comes after it."""
    now = loudness(audio, rate)
    if now == -math.inf:
        raise _silent()
    return audio * np.float32(amplitude(lufs - now))


def master(audio: Audio, rate: int, lufs: float, ceiling_db: float = -1.0, *, loop: bool = False) -> Audio:
    """Sound (frames, 2) of a loudness with no sample above a ceiling, as near as a limiter lets it come."""
    gain_db = lufs - loudness(audio, rate)
    if gain_db == math.inf:
        raise _silent()
    limiter, tempo = Limiter(ceiling_db), Tempo(rate)
    limited = audio
    for _ in range(_TRIES):
        limited = apply_effects((limiter,), audio * np.float32(amplitude(gain_db)), tempo, loop=loop)
        missing = lufs - loudness(limited, rate)
        if abs(missing) < _NEAR_LU:
            break
        gain_db += missing
    return limited


def _silent() -> UserError:
    return UserError("There is nothing to be heard, so it cannot be made louder.", advice="Unmute a track.")


def _weighted(audio: Audio, rate: int) -> Curve:
    """The sum over the channels of the weighted signal's squares, (frames,)."""
    channels = audio[:, None] if audio.ndim == 1 else audio
    shelf, pass_ = weighting(rate)
    return np.asarray((pass_(shelf(channels)) ** 2).sum(1))


def weighting(rate: int) -> tuple[Biquad, Biquad]:
    """The two filters of K-weighting: a shelf for the head, and a high-pass; made for any rate."""
    tangent = math.tan(math.pi * 1681.974450955533 / rate)
    q = 0.7071752369554196
    high, band = 10 ** (3.999843853973347 / 20), 10 ** (3.999843853973347 / 20 * 0.4996667741545416)
    gain = 1 + tangent / q + tangent**2
    shelf = Biquad(
        (high + band * tangent / q + tangent**2) / gain, 2 * (tangent**2 - high) / gain,
        (high - band * tangent / q + tangent**2) / gain, 2 * (tangent**2 - 1) / gain,
        (1 - tangent / q + tangent**2) / gain,
    )  # fmt: skip
    tangent = math.tan(math.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    gain = 1 + tangent / q + tangent**2
    return shelf, Biquad(1.0, -2.0, 1.0, 2 * (tangent**2 - 1) / gain, (1 - tangent / q + tangent**2) / gain)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET_DB) / 10))


def _level(power: float) -> float:
    return _OFFSET_DB + 10 * math.log10(power)
