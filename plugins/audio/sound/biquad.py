"""Biquad: the second-order filter, its recursion computed on rows of samples at once instead of sample by sample.

A signal is cut into rows. Every row is filtered from rest, all rows together; what a row hands to the next one are two
numbers, which are then carried through the rows and added as the filter's own ringing. That is exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.audio.sound.samples import Curve

_ROW, _MOVING_ROW = 64, 256
_LONG = 200_000
"""Frames from which on rows are twice as long."""

_LOWEST_HZ = 5.0
_HIGHEST = 0.49
"""The highest corner as a part of the rate."""


@dataclass(frozen=True, slots=True)
class Biquad:
    """y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]. Each is a number, or a curve over time.

    A curve has a value for every `hold` frames, a power of two up to 256.
    """

    b0: float | Curve
    b1: float | Curve
    b2: float | Curve
    a1: float | Curve
    a2: float | Curve
    hold: int = 1

    def __call__(self, signal: NDArray[np.floating]) -> Curve:
        """Filter a signal (frames,) or (frames, channels), from rest; of its shape, float64."""
        source = np.asarray(signal, np.float64)
        frames = len(source)
        if frames == 0:
            return source
        channels = source[:, None] if source.ndim == 1 else source
        terms = (self.b0, self.b1, self.b2, self.a1, self.a2)
        moving = any(isinstance(term, np.ndarray) for term in terms)
        length = _MOVING_ROW if moving else _ROW if frames < _LONG else 2 * _ROW
        rows = -(-frames // length)
        padded = np.zeros((channels.shape[1], rows * length))
        padded[:, :frames] = channels.T
        cut = padded.reshape(channels.shape[1], rows, length)
        filtered = self._moved(cut) if moving else self._still(cut)
        filtered = filtered.reshape(padded.shape)[:, :frames]
        return filtered[0] if source.ndim == 1 else filtered.T

    def _still(self, cut: Curve) -> Curve:
        """Rows (channels, rows, length) where no coefficient changes: a row is a product with a matrix."""
        b0, b1, b2, a1, a2 = (float(term) for term in (self.b0, self.b1, self.b2, self.a1, self.a2))
        length = cut.shape[2]
        answer, ringing, left = np.empty(length), np.empty((2, length)), np.empty((length, 2))
        first, second = b1 - a1 * b0, b2 - a2 * b0
        one, two = (1.0, 0.0), (0.0, 1.0)
        answer[0] = b0
        for index in range(length):
            left[length - 1 - index] = first, second
            if index + 1 < length:
                answer[index + 1] = first
            first, second = second - a1 * first, -a2 * first
            ringing[:, index] = one[0], two[0]
            one, two = (one[1] - a1 * one[0], -a2 * one[0]), (two[1] - a1 * two[0], -a2 * two[0])
        places = np.arange(length)[None, :] - np.arange(length)[:, None]
        matrix = np.where(places >= 0, answer[places], 0.0)
        flat = cut.reshape(-1, length)
        filtered = (flat @ matrix).reshape(cut.shape)
        states = (flat @ left).reshape(*cut.shape[:2], 2)
        rows = cut.shape[1]
        turns = [[one[0]] * rows, [two[0]] * rows, [one[1]] * rows, [two[1]] * rows]
        for channel, state in enumerate(states):
            filtered[channel] += _carried(turns, state[:, 0], state[:, 1]) @ ringing
        return filtered

    def _moved(self, cut: Curve) -> Curve:
        """Rows where coefficients change, a step of all rows at a time."""
        count, rows, length = cut.shape
        terms = [self._rows(term, rows, length // self.hold) for term in (self.b0, self.b1, self.b2, self.a1, self.a2)]
        # Time within a row leads, so that one step of the recursion touches neighbouring memory.
        steps = np.ascontiguousarray(cut.transpose(2, 0, 1))
        return self._through(steps, terms, self.hold).transpose(1, 2, 0).reshape(count, -1)

    @staticmethod
    def _rows(term: float | Curve, rows: int, length: int) -> Curve:
        """A coefficient (length, rows) where each row has so many values; a constant one is (length, 1)."""
        if not isinstance(term, np.ndarray):
            return np.full((length, 1), term)
        padded = np.full(rows * length, term[-1])
        padded[: len(term)] = term
        return np.ascontiguousarray(padded.reshape(rows, length).T)

    @staticmethod
    def _through(steps: Curve, terms: list[Curve], hold: int) -> Curve:
        """Transposed direct form two, whose state stays meaningful while coefficients change."""
        length, count, rows = steps.shape
        filtered = np.empty_like(steps)
        first, second = np.zeros((count, rows)), np.zeros((count, rows))
        # The ringing of a row that begins with one of its two states at 1.
        ringing = np.empty((length, 2, rows))
        ring_first = np.repeat([[1.0], [0.0]], rows, 1)
        ring_second = np.repeat([[0.0], [1.0]], rows, 1)
        for index in range(length):
            b0, b1, b2, a1, a2 = (term[index // hold] for term in terms)
            now = steps[index]
            out = b0 * now + first
            first = b1 * now - a1 * out + second
            second = b2 * now - a2 * out
            filtered[index] = out
            ringing[index] = ring_first
            ring_first, ring_second = ring_second - a1 * ring_first, -a2 * ring_first
        turns = ring_first.tolist() + ring_second.tolist()
        for channel in range(count):
            carried = _carried(turns, first[channel], second[channel])
            filtered[:, channel] += ringing[:, 0] * carried[:, 0] + ringing[:, 1] * carried[:, 1]
        return filtered


def _carried(turns: list[list[float]], first: Curve, second: Curve) -> Curve:
    """The states at the beginning of each row, (rows, 2), from how a row turns them and what it leaves."""
    states = []
    one = two = 0.0
    for one_one, one_two, two_one, two_two, one_in, two_in in zip(*turns, first.tolist(), second.tolist(), strict=True):
        states.append((one, two))
        one, two = one_one * one + one_two * two + one_in, two_one * one + two_two * two + two_in
    return np.array(states)


def low_pass(corner_hz: float | Curve, q: float, rate: int, hold: int = 1) -> Biquad:
    """Let through what is below a corner, which may move every `hold` frames; `q` is its resonance, 0.707 for none."""
    cosine, alpha = _angle(corner_hz, q, rate)
    gain = 1 + alpha
    side = (1 - cosine) / 2 / gain
    return Biquad(side, 2 * side, side, -2 * cosine / gain, (1 - alpha) / gain, hold)


def high_pass(corner_hz: float | Curve, q: float, rate: int) -> Biquad:
    """Let through what is above a corner."""
    cosine, alpha = _angle(corner_hz, q, rate)
    gain = 1 + alpha
    side = (1 + cosine) / 2 / gain
    return Biquad(side, -2 * side, side, -2 * cosine / gain, (1 - alpha) / gain)


def peak(centre_hz: float, q: float, gain_db: float, rate: int) -> Biquad:
    """Raise or lower what is around a frequency."""
    cosine, alpha = _angle(centre_hz, q, rate)
    root = 10 ** (gain_db / 40)
    gain = 1 + alpha / root
    return Biquad(
        (1 + alpha * root) / gain, -2 * cosine / gain, (1 - alpha * root) / gain, -2 * cosine / gain,
        (1 - alpha / root) / gain,
    )  # fmt: skip


def low_shelf(corner_hz: float, q: float, gain_db: float, rate: int) -> Biquad:
    """Raise or lower what is below a corner."""
    return _shelf(corner_hz, q, gain_db, rate, -1)


def high_shelf(corner_hz: float, q: float, gain_db: float, rate: int) -> Biquad:
    """Raise or lower what is above a corner."""
    return _shelf(corner_hz, q, gain_db, rate, 1)


def _shelf(corner_hz: float, q: float, gain_db: float, rate: int, sign: int) -> Biquad:
    cosine, alpha = _angle(corner_hz, q, rate)
    root = 10 ** (gain_db / 40)
    turned, slope = sign * cosine, 2 * math.sqrt(root) * alpha
    gain = (root + 1) - (root - 1) * turned + slope
    return Biquad(
        root * ((root + 1) + (root - 1) * turned + slope) / gain,
        -2 * sign * root * ((root - 1) + (root + 1) * turned) / gain,
        root * ((root + 1) + (root - 1) * turned - slope) / gain,
        2 * sign * ((root - 1) - (root + 1) * turned) / gain,
        ((root + 1) - (root - 1) * turned - slope) / gain,
    )


def _angle(corner_hz: float | Curve, q: float, rate: int) -> tuple[Curve | float, Curve | float]:
    angle = 2 * np.pi * np.clip(corner_hz, _LOWEST_HZ, _HIGHEST * rate) / rate
    if isinstance(angle, np.ndarray):
        return np.cos(angle), np.sin(angle) / (2 * q)
    return math.cos(angle), math.sin(angle) / (2 * q)
