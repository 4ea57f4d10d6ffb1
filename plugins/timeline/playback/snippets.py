"""Snippets: short pieces of a film's sound, as it is heard where somebody looks for a place."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from app.api import Samples
from plugins.timeline.model import Timeline
from plugins.timeline.sound.chunks import Chunks, Sounding
from plugins.timeline.sound.film_mixer import FilmMixer

_SHORTEST = Fraction(2, 25)
_EDGE = Fraction(1, 100)
_APART_S = 0.04
"""So long a snippet is heard at least before the next one takes its place."""


class Strike(Protocol):
    """What has a sound heard; `alone`, others go out that are heard."""

    def __call__(self, sound: Samples, *, alone: bool = False) -> None:
        """From now on."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Snippet:
    """What is heard at a time: a frame of the film, or a little more where frames are short."""

    film: Timeline
    sequence: str
    time: Fraction
    rate: int

    def render(self, library: Sounding, chunks: Chunks) -> Samples:
        """Frames (count, 2) that come and go gently, so that nothing clicks."""
        mixer = FilmMixer(self.film, self.sequence, library, self.rate, chunks=chunks)
        count = round(max(self.film.frame, _SHORTEST) * self.rate)
        sound = mixer.render(round(self.time * self.rate), count)
        edge = min(round(_EDGE * self.rate), count // 2)
        slope = np.sin(np.linspace(0, np.pi / 2, edge, endpoint=False, dtype=np.float32)) ** 2
        sound[:edge] *= slope[:, None]
        sound[count - edge :] *= slope[::-1, None]
        return sound


class Snippets:
    """A thread that renders the snippet that was asked for last, and gives it to `strike`; may be used on any other."""

    def __init__(
        self,
        library: Sounding,
        chunks: Chunks,
        strike: Strike,
        failed: Callable[[BaseException], None],
    ) -> None:
        self._library, self._chunks, self._strike, self._failed = library, chunks, strike, failed
        self._wanted: Snippet | None = None
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def ask(self, snippet: Snippet) -> None:
        """Have a snippet heard as soon as it is ready; one that was asked for before and is not, is left out."""
        with self._changed:
            if self._closed:
                return
            self._wanted = snippet
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="scrubbed sound", daemon=True)
                self._thread.start()

    def drop(self) -> None:
        """Let nothing be heard that is not heard yet."""
        with self._changed:
            self._wanted = None

    def close(self) -> None:
        """Render no more, and wait for the thread to end."""
        with self._changed:
            self._closed, self._wanted = True, None
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        free_at = 0.0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted is not None or self._closed)
                self._changed.wait_for(lambda: self._closed, max(0.0, free_at - time.monotonic()))
                if self._closed:
                    return
                snippet, self._wanted = self._wanted, None
            if snippet is None:
                continue
            try:
                sound = snippet.render(self._library, self._chunks)
            except Exception as error:  # noqa: BLE001 - the boundary of a worker
                self._failed(error)
                continue
            self._strike(sound, alone=True)
            free_at = time.monotonic() + _APART_S
