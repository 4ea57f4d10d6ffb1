"""Resampling: sound at another rate, by filters of windowed sinc."""

from __future__ import annotations

from math import gcd

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from plugins.audio.sound.samples import Audio, Curve

_CROSSINGS = 24
_BLOCK = 1 << 14


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
    reach = kernels.shape[1] // 2
    padded = np.pad(audio, ((reach, reach + down), *[(0, 0)] * (audio.ndim - 1)))
    result = np.empty((frames, *audio.shape[1:]), np.float32)
    windows = sliding_window_view(padded, kernels.shape[1], axis=0)
    for start in range(0, frames, _BLOCK):
        places = np.arange(start, min(start + _BLOCK, frames), dtype=np.int64) * down
        first = np.minimum(places // up, len(windows) - 1)
        part = windows[first]
        weights = kernels[places % up]
        result[start : start + len(places)] = np.einsum("f...k,fk->f...", part, weights)
    return result


def _kernels(up: int, down: int) -> Curve:
    """For each part of a frame the weights of the frames around it, (up, taps)."""
    stretch = max(1.0, down / up)
    reach = int(np.ceil(_CROSSINGS * stretch))
    place = np.arange(-reach, reach + 1)[None, :] - np.arange(up)[:, None] / up
    cut = 0.95 / stretch
    window = np.i0(9 * np.sqrt(np.clip(1 - (place / (reach + 1)) ** 2, 0, None))) / np.i0(9)
    weights = np.sinc(place * cut) * cut * window
    return np.asarray(weights / weights.sum(1, keepdims=True))
