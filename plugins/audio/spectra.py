"""Spectra: how loud each frequency is over time, in tiles at scales of 2ⁿ frames, and the colours that show it."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from plugins.audio.sound.samples import Audio, Curve
from plugins.audio.stored_sound import StoredSound

FFT = 2048
ROWS = 512
TILE = 256
"""Columns of a tile."""
FINEST = 4
"""The finest scale has 2⁴ frames to a column."""
LOWEST_HZ, HIGHEST_HZ = 20.0, 20_000.0
FLOOR_DB = -110.0
"""The level of 0; that of 255 is 0 dB, of a sine at full scale."""
_MOST_WINDOWS = 4

Tile = NDArray[np.uint8]
"""Levels (ROWS, TILE), the highest frequency first."""


class Pitches(Enum):
    """How frequencies lie on the axis."""

    OCTAVES = "octaves"
    MEL = "mel"

    def height(self, hertz: float) -> float:
        """Where a frequency lies: 0 at the lowest, 1 at the highest."""
        low, high, at = (self._place(value) for value in (LOWEST_HZ, HIGHEST_HZ, max(hertz, 1.0)))
        return (at - low) / (high - low)

    def hertz(self, height: float) -> float:
        """The frequency that lies there."""
        low, high = self._place(LOWEST_HZ), self._place(HIGHEST_HZ)
        place = low + height * (high - low)
        return float(2.0**place) if self is Pitches.OCTAVES else float(700 * (10 ** (place / 2595) - 1))

    def _place(self, hertz: float) -> float:
        return float(np.log2(hertz)) if self is Pitches.OCTAVES else float(2595 * np.log10(1 + hertz / 700))


def level_for(frames_per_px: float) -> int:
    """The scale whose columns are a pixel or less wide, or the finest."""
    return max(FINEST, int(np.floor(np.log2(max(1.0, frames_per_px)))))


def decibels(value: float) -> float:
    """The level that a value of a tile stands for."""
    return FLOOR_DB - value * FLOOR_DB / 255


def spectrum_tile(sound: StoredSound, level: int, number: int, pitches: Pitches) -> Tile:
    """One tile: columns of 2^level frames; of longer ones than a window several are averaged."""
    hop = 1 << level
    first = number * TILE * hop
    if hop <= FFT:
        begin = first + hop // 2 - FFT // 2
        part = _read(sound, begin, (TILE - 1) * hop + FFT)
        windows = np.lib.stride_tricks.sliding_window_view(part, FFT, axis=0)[::hop]
        power = _power(windows)
    else:
        count = min(_MOST_WINDOWS, hop // FFT)
        power = np.zeros((TILE, FFT // 2 + 1), np.float32)
        for turn in range(count):
            middle = first + (2 * turn + 1) * hop // (2 * count)
            parts = [_read(sound, middle + column * hop - FFT // 2, FFT) for column in range(TILE)]
            power += _power(np.stack(parts).transpose(0, 2, 1)) / count
    return _rows(power, sound.info.rate, pitches)


def colours(*, dark: bool) -> NDArray[np.uint32]:
    """The 256 colours of levels as 0xAARRGGBB: lightness runs evenly, from the ground's to that of what is loud."""
    at = np.linspace(0, 1, 256)
    hue = np.radians(np.interp(at, [0, 0.35, 0.65, 1], [285, 330, 390, 460]))
    chroma = np.interp(
        at, [0, 0.2, 0.5, 0.85, 1], [0.02, 0.1, 0.17, 0.15, 0.08] if dark else [0, 0.04, 0.12, 0.13, 0.08]
    )
    lightness = 0.16 + 0.8 * at if dark else 0.97 - 0.72 * at
    part = np.ones(256)
    while len(beyond := np.flatnonzero(_beyond(_linear(lightness, part * chroma, hue)))):
        # Paler where a screen has no such colour, as another lightness would show another level
        part[beyond] -= 0.02
    linear = np.clip(_linear(lightness, part * chroma, hue), 0, 1)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    red, green, blue = np.round(encoded * 255).astype(np.uint32)
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, np.uint32)


def _read(sound: StoredSound, first: int, count: int) -> Audio:
    """Frames (frames, channels), silent outside of the sound."""
    begin, end = max(0, first), max(0, first + count)
    found = sound.read(begin, end - begin) if begin < min(end, sound.info.frames) else sound.read(0, 0)
    before = min(count, begin - first)
    return np.pad(found, ((before, count - before - len(found)), (0, 0)))


def _power(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean power of the channels (columns, bins) of windows (columns, channels, FFT)."""
    curve = np.hanning(FFT + 1)[:-1].astype(np.float32)
    found = np.fft.rfft(windows * curve)
    power = (found.real**2 + found.imag**2).mean(1)
    return np.asarray(power * (2 / curve.sum()) ** 2, np.float32)


def _rows(power: NDArray[np.float32], rate: int, pitches: Pitches) -> Tile:
    """Of a row that spans several bins the loudest, of a narrower one what lies between two of them."""
    starts, ends, below, part = _bins(rate, pitches)
    turned = np.ascontiguousarray(power.T)
    padded = np.concatenate([turned, np.zeros((1, len(power)), np.float32)])
    loudest = np.maximum.reduceat(padded, np.stack([starts, ends], 1).ravel(), axis=0)[::2]
    between = turned[below] * (1 - part) + turned[np.minimum(below + 1, len(turned) - 1)] * part
    wide = (ends - starts > 1)[:, None]
    level = 10 * np.log10(np.maximum(np.where(wide, loudest, between), 1e-12))
    level[starts >= len(turned) - 1] = FLOOR_DB
    return np.clip(np.round((level - FLOOR_DB) * 255 / -FLOOR_DB), 0, 255).astype(np.uint8)[::-1]


@lru_cache(maxsize=16)
def _bins(rate: int, pitches: Pitches) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], Curve]:
    """For each row from the lowest up: its first bin, the one after its last, the one below its middle and how far."""
    edges = np.array([pitches.hertz(row / ROWS) for row in range(ROWS + 1)]) * FFT / rate
    most = FFT // 2
    starts = np.clip(np.ceil(edges[:-1]), 0, most).astype(np.int64)
    ends = np.clip(np.maximum(np.ceil(edges[1:]), starts + 1), 1, most + 1).astype(np.int64)
    middles = np.minimum((edges[:-1] + edges[1:]) / 2, most)
    below = np.floor(middles).astype(np.int64)
    return starts, ends, below, np.asarray(middles - below, np.float64)[:, None]


def _linear(lightness: Curve, chroma: Curve, hue: Curve) -> Curve:
    """Red, green and blue as light (3, n) of colours of OKLCh."""
    a, b = chroma * np.cos(hue), chroma * np.sin(hue)
    lms = np.stack(
        [
            lightness + 0.3963377774 * a + 0.2158037573 * b,
            lightness - 0.1055613458 * a - 0.0638541728 * b,
            lightness - 0.0894841775 * a - 1.2914855480 * b,
        ]
    )
    to_light = np.array(
        [
            [4.0767416621, -3.3077115913, 0.2309699292],
            [-1.2684380046, 2.6097574011, -0.3413193965],
            [-0.0041960863, -0.7034186147, 1.7076147010],
        ]
    )
    return np.asarray(to_light @ lms**3)


def _beyond(linear: Curve) -> NDArray[np.bool_]:
    return np.asarray((linear < -1e-4).any(0) | (linear > 1 + 1e-4).any(0))
