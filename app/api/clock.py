"""Clock: what an output without a device goes by; one that is moved by hand makes it exact."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

_STEP_S = 0.01


class Clock(Protocol):
    """Seconds that pass, and somebody who is told so."""

    def now(self) -> float:
        """Seconds since some beginning."""
        ...

    def each(self, call: Callable[[], None]) -> Callable[[], None]:
        """Call again and again as time passes; the answer ends it."""
        ...


class SystemClock:
    """The time of the machine; calls come from a thread of their own."""

    def now(self) -> float:
        """Seconds since some beginning."""
        return time.monotonic()

    def each(self, call: Callable[[], None]) -> Callable[[], None]:
        """Call every ten milliseconds; the answer ends it."""
        ended = threading.Event()

        def run() -> None:
            while not ended.wait(_STEP_S):
                call()

        thread = threading.Thread(target=run, name="silent output", daemon=True)
        thread.start()

        def end() -> None:
            ended.set()
            if thread is not threading.current_thread():
                thread.join()

        return end


class ManualClock:
    """Time that passes by `advance` alone; calls come from whoever advances it."""

    def __init__(self) -> None:
        self._now = 0.0
        self._calls: list[Callable[[], None]] = []

    def now(self) -> float:
        """Seconds since the beginning."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._now += seconds
        for call in tuple(self._calls):
            call()

    def each(self, call: Callable[[], None]) -> Callable[[], None]:
        """Call after each advance; the answer ends it."""
        self._calls.append(call)

        def end() -> None:
            if call in self._calls:
                self._calls.remove(call)

        return end
