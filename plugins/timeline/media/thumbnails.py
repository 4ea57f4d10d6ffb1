"""Thumbnails and waveforms of a clip, made behind what a person waits for."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.timeline.media.reader import Frame, Reader

log = logging.getLogger(__name__)

Peaks = NDArray[np.float32]
"""The lowest and highest of each stretch, (stretches, channels, 2)."""

Told = Callable[[int, int], None]
_AT_ONCE = 4
_BLOCK_S = 10


def thumbnails(
    reader: Reader, times: Sequence[Fraction], size: tuple[int, int], tell: Told | None = None
) -> Iterator[tuple[int, Frame]]:
    """Pictures of times by their number: all from key frames first, then those again whose own frame is another.

    `tell` hears how much of all that there may be to do is done, and may raise.
    """
    count = 2 * len(times)
    keys: list[Frame] = []
    for start in range(0, len(times), _AT_ONCE):
        for frame in reader.frames(times[start : start + _AT_ONCE], size, exact=False):
            yield len(keys), frame
            keys.append(frame)
        if tell is not None:
            tell(len(keys), count)
    # What is shown at a time begins no earlier than a frame before it
    picture = reader.info.picture
    frame_s = 1 / picture.rate if picture is not None else Fraction(0)
    later = [number for number, time in enumerate(times) if time - keys[number].time >= frame_s]
    for done in range(0, len(later), _AT_ONCE):
        numbers = later[done : done + _AT_ONCE]
        for number, frame in zip(numbers, reader.frames([times[at] for at in numbers], size), strict=True):
            if frame.time != keys[number].time:
                yield number, frame
        if tell is not None:
            tell(count - len(later) + done + len(numbers), count)
    if tell is not None:
        tell(count, count)


def peaks(reader: Reader, stretches: int, rate: int = 48_000, tell: Told | None = None) -> Peaks:
    """The waveform of a whole file in so many stretches, silent where there is no sound; `tell` may raise."""
    length = reader.length(rate)
    edges = [length * number // stretches for number in range(stretches + 1)]
    found = np.zeros((stretches, 2, 2), np.float32)
    seen = np.zeros(stretches, bool)
    for first in range(0, length, _BLOCK_S * rate):
        samples = reader.sound(first, min(_BLOCK_S * rate, length - first), rate)
        low = max(0, first * stretches // max(1, length) - 1)
        for number in range(low, stretches):
            begin, end = max(edges[number], first) - first, min(edges[number + 1], first + len(samples)) - first
            if begin >= len(samples):
                break
            if begin < end:
                part = np.stack((samples[begin:end].min(axis=0), samples[begin:end].max(axis=0)), axis=1)
                if seen[number]:
                    part[:, 0] = np.minimum(part[:, 0], found[number, :, 0])
                    part[:, 1] = np.maximum(part[:, 1], found[number, :, 1])
                found[number], seen[number] = part, True
        if tell is not None:
            tell(min(length, first + len(samples)), length)
    return found


@dataclass(eq=False, slots=True)
class Strip:
    """Thumbnails that are asked for: `made` and `ended` are called on the thread that makes them."""

    reader: Reader
    times: Sequence[Fraction]
    size: tuple[int, int]
    made: Callable[[int, Frame], None]
    ended: Callable[[UserError | None], None] = lambda _error: None
    tell: Told = lambda _done, _of: None
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Make no more of it: `made` is not called any more once what is being decoded is done."""
        self._cancelled.set()

    def _check(self, done: int, of: int) -> None:
        if self._cancelled.is_set():
            raise _Cancelled
        self.tell(done, of)

    def make(self) -> None:
        """Make all of it, as far as it is not cancelled."""
        try:
            self._check(0, 2 * len(self.times))
            for number, frame in thumbnails(self.reader, self.times, self.size, self._check):
                if self._cancelled.is_set():
                    return
                self.made(number, frame)
            self.ended(None)
        except UserError as error:
            log.info("no thumbnails: %s", error)
            self.ended(error)
        except _Cancelled:
            return


class _Cancelled(Exception):
    pass


class Strips:
    """A thread that makes thumbnails, what was asked for last first: that is what is being looked at."""

    def __init__(self) -> None:
        self._waiting: list[Strip] = []
        self._changed = threading.Condition()
        self._ended = False
        self._thread: threading.Thread | None = None

    def ask(self, strip: Strip) -> None:
        """Have a strip made; returns at once."""
        with self._changed:
            self._waiting.append(strip)
            self._changed.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="thumbnails", daemon=True)
                self._thread.start()

    def cancel(self, strip: Strip) -> None:
        """Make no more of a strip."""
        strip.cancel()
        with self._changed, contextlib.suppress(ValueError):
            self._waiting.remove(strip)

    def close(self, timeout_s: float = 5.0) -> None:
        """Make nothing any more, and wait for the thread to end."""
        with self._changed:
            self._ended = True
            for strip in self._waiting:
                strip.cancel()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._ended)
                if self._ended:
                    return
                strip = self._waiting.pop()
            strip.make()
