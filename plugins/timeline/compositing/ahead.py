"""ReadAhead: frames of films decoded before they are asked for, while a film plays."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from fractions import Fraction

from app.api import Pixels
from plugins.timeline.compositing.plan import FilmFrame, film_frames
from plugins.timeline.compositing.planning import Planner, Wish
from plugins.timeline.compositing.sources import Sources
from plugins.timeline.model import Timeline
from plugins.timeline.time import ZERO

_TOGETHER = 3
_LEAST_AHEAD = 3
_WINDOWS = 2
_LONGEST_STEP_S = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A frame that was asked for."""

    timeline: Timeline
    sequence: str
    time: Fraction
    wish: Wish

    def follows(self, other: _Asked) -> bool:
        """Whether it is of the same film as another one, a little before or after."""
        return (
            self.timeline is other.timeline
            and (self.sequence, self.wish) == (other.sequence, other.wish)
            and 0 < abs(self.time - other.time) <= _LONGEST_STEP_S
        )


@dataclass(frozen=True, slots=True)
class _Window:
    """Frames that are decoded together."""

    frames: frozenset[FilmFrame]
    fetched: Future[dict[FilmFrame, Pixels]]


class ReadAhead:
    """Looks at the steps between the times that are asked for, and goes on by them; used on any thread."""

    def __init__(self, planner: Planner, sources: Sources, pool: Executor, decoding: Executor) -> None:
        self._planner = planner
        self._sources = sources
        self._pool = pool
        self._decoding = decoding
        self._lock = threading.Lock()
        self._windows: deque[_Window] = deque(maxlen=_WINDOWS)
        self._last: _Asked | None = None
        self._step = ZERO
        self._until = ZERO

    def expect(self, timeline: Timeline, sequence: str, time: Fraction, wish: Wish) -> None:
        """Go on from a time that was asked for."""
        asked = _Asked(timeline, sequence, time, wish)
        with self._lock:
            last, self._last = self._last, asked
            if last is None or not asked.follows(last):
                self._step, self._until = ZERO, time
                return
            step = time - last.time
            # Where some are left out for being late, the usual step is the shorter one
            if self._step * step <= 0 or abs(step) < abs(self._step):
                self._step, self._until = step, time
            if (self._until - time) / self._step < 0:
                self._until = time
            if (self._until - time) / self._step >= _LEAST_AHEAD:
                return
            times = [self._until + number * self._step for number in range(1, _TOGETHER + 1)]
            self._until = times[-1]
            plans = [self._planner.plan(timeline, sequence, each, wish) for each in times if each >= 0]
            known = {frame for window in self._windows for frame in window.frames}
            wanted = [frame for plan in plans for frame in film_frames(plan) if frame not in known]
            if wanted:
                future = self._pool.submit(self._sources.fetch, wanted, self._decoding)
                self._windows.append(_Window(frozenset(wanted), future))

    def fetched(self, frames: Iterable[FilmFrame]) -> dict[FilmFrame, Pixels]:
        """Those frames that were decoded ahead, or are being; waits for these."""
        wanted = frozenset(frames)
        with self._lock:
            windows = [window for window in self._windows if not wanted.isdisjoint(window.frames)]
        found: dict[FilmFrame, Pixels] = {}
        for window in windows:
            found |= window.fetched.result()
        return {frame: pixels for frame, pixels in found.items() if frame in wanted}
