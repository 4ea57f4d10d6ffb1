"""Blockwise: an effect on sound without end, the same wherever one begins to listen."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

import numpy as np

from plugins.audio.sound.effects.chain import Processor, Tempo
from plugins.audio.sound.kept import Kept
from plugins.audio.sound.samples import Audio

Read = Callable[[int, int], Audio]
"""Frames (count, 2) from one on."""

_SMALLEST, _LARGEST = 1 << 14, 1 << 18
_AHEAD_S = 0.02
"""Effects look no further ahead."""


class Blockwise:
    """An effect in blocks of a fixed grid, of which each hears from rest as much of the past as it remembers.

    With a `cycle`, sound of so many frames that is repeated for ever, the past of its beginning is its end.
    """

    def __init__(
        self, effect: Processor, below: Read, tempo: Tempo, key: Hashable, kept: Kept, cycle: int | None = None
    ) -> None:
        self._effect, self._below, self._tempo, self._key, self._kept = effect, below, tempo, key, kept
        self._cycle = cycle
        self._memory = round(effect.memory_s(tempo) * tempo.rate)
        self._ahead = round(_AHEAD_S * tempo.rate)
        self._block = min(_LARGEST, max(_SMALLEST, 1 << (max(1, self._memory // 2) - 1).bit_length()))

    def read(self, start: int, count: int) -> Audio:
        """Frames from one on; what lies before the first is silent."""
        sound = np.zeros((count, 2), np.float32)
        done = max(0, -start)
        while done < count:
            number, begin = divmod(start + done, self._block)
            if self._memory:
                block = self._kept.get((self._key, number), partial(self._processed, number))
                part = block[begin : begin + count - done]
            else:
                part = self._effect.process(self._below(start + done, count - done), self._tempo)
            if not len(part):
                break
            sound[done : done + len(part)] = part
            done += len(part)
        return sound

    def _processed(self, number: int) -> Audio:
        begin = number * self._block
        size = self._block if self._cycle is None else min(self._block, self._cycle - begin)
        if size <= 0:
            return np.zeros((0, 2), np.float32)
        early = self._memory if self._cycle is not None else min(begin, self._memory)
        sound = self._read_below(begin - early, early + size + self._ahead)
        return np.ascontiguousarray(self._effect.process(sound, self._tempo)[early : early + size])

    def _read_below(self, start: int, count: int) -> Audio:
        if self._cycle is None:
            return self._below(start, count)
        parts = []
        while count:
            at = start % self._cycle
            part = min(count, self._cycle - at)
            parts.append(self._below(at, part))
            start, count = start + part, count - part
        return np.concatenate(parts)
