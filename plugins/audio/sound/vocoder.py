"""Vocoder: sound stretched by its spectra, for machines for which the library that stretches better is not made."""

from __future__ import annotations

import numpy as np

from plugins.audio.sound.samples import Audio, Curve

_WINDOW = 4096
_HOP = _WINDOW // 4


def vocode(audio: Audio, speed: float) -> Audio:
    """Sound (frames, channels) that runs `speed` times as fast at its pitch: about frames / speed frames.

    Around each peak of a spectrum phases keep their relation, and where a sound begins they are those of the source.
    """
    window = np.hanning(_WINDOW + 1)[:-1]
    count = int(len(audio) / speed / _HOP) + 1
    padded = np.pad(audio.astype(np.float64), ((_WINDOW, 2 * _WINDOW + _HOP), (0, 0)))
    result = np.zeros(((count + 4) * _HOP + _WINDOW, audio.shape[1]))
    weight = np.zeros(len(result))
    bins = np.arange(_WINDOW // 2 + 1)
    turn = 2 * np.pi * bins * _HOP / _WINDOW
    phase = np.zeros((len(bins), audio.shape[1]))
    loud_before = 0.0
    for step in range(count + 1):
        # The window's middle is at the same time of the sound before and after.
        at = round(step * _HOP * speed) + _WINDOW // 2
        before, now = (np.fft.rfft(padded[one : one + _WINDOW] * window[:, None], axis=0) for one in (at - _HOP, at))
        moved = np.angle(now) - np.angle(before) - turn[:, None]
        advance = turn[:, None] + moved - 2 * np.pi * np.round(moved / (2 * np.pi))
        loud = float((np.abs(now) ** 2).sum())
        struck = loud > 8 * loud_before + 1e-9
        loud_before = loud
        begins = step == 0 or struck
        phase = np.angle(now) if begins else _locked(np.abs(now), phase + advance, np.angle(now))
        sound = np.fft.irfft(np.abs(now) * np.exp(1j * phase), axis=0) * window[:, None]
        result[step * _HOP : step * _HOP + _WINDOW] += sound
        weight[step * _HOP : step * _HOP + _WINDOW] += window**2
    joined = result / np.maximum(weight, 0.1)[:, None]
    begin = _WINDOW // 2
    return np.asarray(joined[begin : begin + int(len(audio) / speed)], np.float32)


def _locked(level: Curve, phase: Curve, source: Curve) -> Curve:
    """Phases of which those around a peak differ from its own as they do in the source."""
    summed = level.sum(1)
    inner = summed[2:-2]
    peaks = 2 + np.flatnonzero(
        (inner > summed[1:-3]) & (inner > summed[3:-1]) & (inner >= summed[:-4]) & (inner >= summed[4:])
    )
    if not len(peaks):
        return phase
    middles = (peaks[1:] + peaks[:-1] + 1) // 2
    nearest = peaks[np.searchsorted(middles, np.arange(len(summed)), side="right")]
    return np.asarray(phase[nearest] + source - source[nearest])
