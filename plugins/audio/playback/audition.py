"""Audition: several takes heard as loops without a gap; another one is heard from the next bar on."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plugins.audio.model import Plan
from plugins.audio.sound.samples import Audio


@dataclass(frozen=True, slots=True, eq=False)
class TakeSound:
    """A take (frames, 2), as far as it is there, and the frames at which its bars begin, with its end as the last."""

    sound: Audio
    bars: tuple[int, ...]

    @classmethod
    def of(cls, sound: Audio, plan: Plan, rate: int) -> TakeSound:
        """The sound of a plan; one that is still growing may be shorter."""
        return cls(sound, tuple(plan.bar_frame(bar, rate) for bar in range(plan.bars + 1)))

    @classmethod
    def free(cls, sound: Audio, bar_frames: float) -> TakeSound:
        """Sound of any length, which is a loop as a whole, with the bars that fit into it."""
        count = max(1, round(len(sound) / bar_frames))
        return cls(sound, (*(round(bar * bar_frames) for bar in range(count)), len(sound)))

    @property
    def frames(self) -> int:
        """The length of the loop."""
        return self.bars[-1]


class Audition:
    """Takes of which one is heard. A take may be None until it is rendered; it may be called from any thread."""

    def __init__(self, takes: Sequence[TakeSound | None], index: int = 0) -> None:
        self._lock = threading.Lock()
        self._takes = list(takes)
        self._index = self._wanted = index
        self._at = 0

    @property
    def index(self) -> int:
        """The take that is heard."""
        with self._lock:
            return self._index

    @property
    def place(self) -> int:
        """The frame of it that comes next."""
        with self._lock:
            return self._at

    def ready(self, index: int) -> bool:
        """Whether something of a take is there."""
        with self._lock:
            return self._takes[index] is not None

    def switch(self, index: int) -> None:
        """Hear another take from the next bar on, at the same bar of it."""
        with self._lock:
            self._wanted = index

    def put(self, index: int, take: TakeSound) -> None:
        """A take is rendered, or there is more of it."""
        with self._lock:
            self._takes[index] = take

    def replace(self, takes: Sequence[TakeSound | None], index: int) -> None:
        """Hear other takes from the place on at which it is; `index` is the one that follows the one that is heard."""
        with self._lock:
            heard = self._takes[self._index] if self._index < len(self._takes) else None
            self._takes = list(takes)
            self._index = self._wanted = index
            if self._takes[index] is None:
                # What is heard goes on until the new one is there.
                self._takes[index] = heard

    def pull(self, count: int) -> Audio:
        """Frames (count, 2) that follow; silence where what comes next is not there yet."""
        sound = np.zeros((count, 2), np.float32)
        done = 0
        with self._lock:
            while done < count:
                part = self._next(count - done)
                if not len(part):
                    break
                sound[done : done + len(part)] = part
                done += len(part)
        return sound

    def _next(self, count: int) -> Audio:
        take = self._takes[self._index]
        wanted = self._takes[self._wanted]
        if take is None:
            if wanted is None:
                return np.zeros((0, 2), np.float32)
            self._index, self._at, take = self._wanted, 0, wanted
        if self._at >= take.frames:
            self._at = 0
        bar = bisect_right(take.bars, self._at) - 1
        if self._wanted != self._index and wanted is not None and self._at == take.bars[bar]:
            self._index, self._at = self._wanted, wanted.bars[bar % (len(wanted.bars) - 1)]
            return self._next(count)
        end = min(take.bars[bar + 1], self._at + count, len(take.sound))
        part = take.sound[self._at : end]
        self._at += len(part)
        return part
