"""Samples: sound as float32 of shape (frames, channels), full scale at 1."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Audio: TypeAlias = NDArray[np.float32]
"""Sound (frames, channels); one channel alone is (frames,)."""

Curve: TypeAlias = NDArray[np.float64]
"""A course of values over time, (frames,)."""


def amplitude(decibels: float) -> float:
    """The factor that a level in decibels stands for."""
    return float(10.0 ** (decibels / 20))


def stereo(audio: Audio) -> Audio:
    """Two channels: one is heard on both sides, of more than two the first two are kept."""
    if audio.ndim == 1:
        audio = audio[:, None]
    return np.ascontiguousarray(np.repeat(audio, 2, 1) if audio.shape[1] == 1 else audio[:, :2], np.float32)


def pan_gains(pan: float) -> tuple[float, float]:
    """Left and right factors for a place from -1 to 1, of equal power, and 1 in the middle."""
    angle = (pan + 1) * np.pi / 4
    return float(np.cos(angle) * np.sqrt(2)), float(np.sin(angle) * np.sqrt(2))
