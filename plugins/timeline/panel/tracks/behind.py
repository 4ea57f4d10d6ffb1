"""Behind: a thread that makes what was asked for last first, since that is what is being looked at."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from app.api import UserError

log = logging.getLogger(__name__)

K = TypeVar("K", bound=Hashable)
_MOST_WAITING = 300


class Behind(Generic[K]):
    """Calls `make` on its thread with each key that is asked for; `check` ends what is made when it closes."""

    def __init__(self, name: str, make: Callable[[K], None], failed: Callable[[K, UserError], None]) -> None:
        self._name, self._make, self._failed = name, make, failed
        self._waiting: dict[K, None] = {}
        self._making: K | None = None
        self._changed = threading.Condition()
        self._ended = False
        self._thread: threading.Thread | None = None

    def ask(self, key: K) -> None:
        """Have something made; returns at once. What was asked for long ago is forgotten where there is too much."""
        with self._changed:
            if self._ended or key == self._making:
                return
            # The one that was asked for last is the last of a dict
            self._waiting.pop(key, None)
            self._waiting[key] = None
            if len(self._waiting) > _MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]
            self._changed.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()

    def check(self) -> None:
        """Raise where nothing is wanted any more; for what is made."""
        if self._ended:
            raise _Ended

    def close(self, timeout_s: float = 3.0) -> None:
        """Make nothing any more, and wait for the thread to end."""
        with self._changed:
            self._ended = True
            self._waiting.clear()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._making = None
                self._changed.wait_for(lambda: self._waiting or self._ended)
                if self._ended:
                    return
                key, _ = self._waiting.popitem()
                self._making = key
            try:
                self._make(key)
            except UserError as error:
                log.info("nothing to show: %s", error)
                self._failed(key, error)
            except _Ended:
                return
            except Exception:
                # A fault with one file is no reason to show nothing of all others
                log.exception("a fault while something was made to be shown")


class _Ended(Exception):
    pass
