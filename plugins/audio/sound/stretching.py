"""Stretching: sound at another tempo and the same pitch, a part of it at a time."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import numpy as np

from plugins.audio.sound.kept import Kept
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.vocoder import vocode

_WHOLE = 1 << 20
"""What is no longer than so many frames is stretched as one."""
_PART = 1 << 18
_LEAD = 1 << 14
"""Frames that a part is begun earlier, so that it is in full sound where it is heard."""
_SEAM = 2048
_OVERLAP = 1 << 15
"""Frames within which a part is faded into the next one."""
_SEED = 1


class Source(Protocol):
    """Sound that can be read at any place."""

    frames: int

    def read(self, start: int, count: int) -> Audio:
        """Frames (count, 2) from one on, silent outside."""
        ...


class Stretched:
    """A sound that runs `speed` times as fast: round(frames / speed) frames, in time with it throughout."""

    def __init__(self, source: Source, key: object, speed: float, rate: int, kept: Kept) -> None:
        self.frames = round(source.frames / speed)
        self._source, self._key, self._speed, self._rate, self._kept = source, key, speed, rate, kept
        self._part = self.frames if self.frames <= _WHOLE else _PART

    def read(self, start: int, count: int) -> Audio:
        """Frames from one on, silent before the first and after the last."""
        sound = np.zeros((count, 2), np.float32)
        at, end = max(0, start), min(start + count, self.frames)
        while at < end:
            number = at // self._part
            begin = at - number * self._part
            count_here = min(end - at, self._part - begin)
            # Only near its beginning a part has something of the one before.
            if begin < _OVERLAP:
                count_here = min(count_here, _OVERLAP - begin) if self._part > _OVERLAP else count_here
                key = ("stretched", self._key, self._speed, self._rate, self._part, number)
                block = self._kept.get(key, partial(self._joined, number))
            else:
                block = self._run(number)
            sound[at - start : at - start + count_here] = block[begin : begin + count_here]
            at += count_here
        return sound

    def _joined(self, number: int) -> Audio:
        """A part, faded into from the one before where both are most alike."""
        sound = self._run(number)
        part = sound[: self._part]
        if not number:
            return part
        before = self._run(number - 1)[self._part :]
        reach = min(len(before), len(sound))
        place = _most_alike(before[:reach], sound[:reach])
        seam = min(_SEAM, reach - place)
        rise = np.linspace(0, 1, seam, dtype=np.float32)[:, None]
        part = part.copy()
        part[:place] = before[:place]
        part[place : place + seam] = part[place : place + seam] * rise + before[place : place + seam] * (1 - rise)
        return part

    def _run(self, number: int) -> Audio:
        """A part from rest, and what follows it up to the last place where the next one may be faded into."""
        key = ("run", self._key, self._speed, self._rate, self._part, number)
        return self._kept.get(key, partial(self._stretched, number))

    def _stretched(self, number: int) -> Audio:
        begin = number * self._part
        count = min(self._part + _OVERLAP, self.frames - begin)
        early = min(begin, _LEAD)
        first = int((begin - early) * self._speed)
        last = int((begin + count + _LEAD) * self._speed) + 1
        sound = _at_speed(self._source.read(first, last - first), self._speed, self._rate)
        skip = round(begin - first / self._speed)
        return np.array(sound[skip : skip + count], np.float32)


def _at_speed(sound: Audio, speed: float, rate: int) -> Audio:
    """Sound from rest at a speed, in time with what it was."""
    try:
        from python_stretch import Signalsmith
    except ImportError:
        # It is not made for every machine.
        return vocode(sound, speed)
    stretch = Signalsmith.Stretch(_SEED)
    stretch.preset(2, rate)
    stretch.setTimeFactor(speed)
    return np.asarray(stretch.process(np.ascontiguousarray(sound.T))).T


def _most_alike(one: Audio, other: Audio) -> int:
    """The frame from which on two sounds of the same length are most alike."""
    if len(one) <= _SEAM:
        return 0
    products, powers = ((a * b).sum(1, dtype=np.float64) for a, b in ((one, other), (one, one)))
    powers = powers + (other * other).sum(1, dtype=np.float64)
    sums = [np.concatenate([[0.0], np.cumsum(values)]) for values in (products, powers)]
    alike, loud = (values[_SEAM:] - values[:-_SEAM] for values in sums)
    return int((alike / np.maximum(loud, 1e-9)).argmax())
