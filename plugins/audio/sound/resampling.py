"""Resampling: sound at another rate, by filters of windowed sinc."""

from __future__ import annotations

from functools import lru_cache
from math import gcd

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from plugins.audio.sound.samples import Audio, Curve

_CROSSINGS = 24
_BLOCK = 1 << 14
_FEW = 8


def resample(audio: Audio, rate: int, wanted: int) -> Audio:
    """Sound (frames, channels) at another rate: round(frames · wanted / rate) frames, in time with what it was."""
    if rate == wanted:
        return audio
    shared = gcd(rate, wanted)
    up, down = wanted // shared, rate // shared
    frames = (len(audio) * wanted + rate // 2) // rate
    if not len(audio):
        return np.zeros((0, *audio.shape[1:]), np.float32)
    kernels = _kernels(up, down)
    channels = audio.reshape(len(audio), -1)
    if frames < _FEW * up:
        return _each(channels, kernels, up, down, frames).reshape(frames, *audio.shape[1:])
    return _by_phase(channels, kernels, up, down, frames).reshape(frames, *audio.shape[1:])


def _each(audio: Audio, kernels: Curve, up: int, down: int, frames: int) -> Audio:
    """Frame by frame, of which each has weights of its own."""
    reach = kernels.shape[1] // 2
    padded = np.pad(audio, ((reach, reach + down), (0, 0)))
    result = np.empty((frames, audio.shape[1]), np.float32)
    windows = sliding_window_view(padded, kernels.shape[1], axis=0)
    for start in range(0, frames, _BLOCK):
        places = np.arange(start, min(start + _BLOCK, frames), dtype=np.int64) * down
        first = np.minimum(places // up, len(windows) - 1)
        result[start : start + len(places)] = np.einsum("fck,fk->fc", windows[first], kernels[places % up])
    return result


def _by_phase(audio: Audio, kernels: Curve, up: int, down: int, frames: int) -> Audio:
    """All frames that have the same weights at once: every `up`-th, whose places are `down` frames apart."""
    taps = kernels.shape[1]
    groups = -(-frames // up)
    padded = np.zeros((audio.shape[1], (groups + 1) * down + taps), np.float32)
    kept = min(len(audio), padded.shape[1] - taps // 2)
    padded[:, taps // 2 : taps // 2 + kept] = audio[:kept].T
    result = np.empty((audio.shape[1], groups, up), np.float32)
    windows = sliding_window_view(padded, taps, axis=1)
    for phase in range(up):
        first, part = divmod(phase * down, up)
        result[:, :, phase] = windows[:, first : first + groups * down : down] @ kernels[part]
    return np.ascontiguousarray(result.reshape(audio.shape[1], -1)[:, :frames].T)


@lru_cache(maxsize=4)
def _kernels(up: int, down: int) -> Curve:
    """For each part of a frame the weights of the frames around it, (up, taps)."""
    stretch = max(1.0, down / up)
    reach = int(np.ceil(_CROSSINGS * stretch))
    place = np.arange(-reach, reach + 1)[None, :] - np.arange(up)[:, None] / up
    cut = 0.95 / stretch
    window = np.i0(9 * np.sqrt(np.clip(1 - (place / (reach + 1)) ** 2, 0, None))) / np.i0(9)
    weights = np.sinc(place * cut) * cut * window
    return np.asarray(weights / weights.sum(1, keepdims=True))
