"""Presence: this process among those that work on the same data."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from app.api import UserError
from app.storage.chunks import said_in_words
from app.storage.lock import FileLock

_WAIT_S = 10.0
_POLL_S = 0.01


class Presence:
    """Shows other processes that this one lives, and tells whether it is alone.

    Each process holds a lock of its own until it ends, however it ends. It is taken under a gate, and whoever wants
    to be alone holds that gate meanwhile, so that nobody comes in. Raises UserError where the gate stays shut.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._gate = folder / "gate"
        self._path = folder / f"{uuid4().hex}.lock"
        self._own = FileLock(self._path)
        with said_in_words(folder):
            self._come_in()

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Let nobody in during the block; whether nobody else was there. It should be short: others wait."""
        gate = FileLock(self._gate)
        if not gate.acquire():
            yield False
            return
        try:
            yield not any(self._lives(path) for path in self._folder.glob("*.lock") if path != self._path)
        finally:
            gate.release()

    def close(self) -> None:
        """Be here no more."""
        self._own.release()
        self._path.unlink(missing_ok=True)

    def _come_in(self) -> None:
        gate = FileLock(self._gate)
        given_up = time.monotonic() + _WAIT_S
        while not gate.acquire():
            if time.monotonic() > given_up:
                raise UserError("Another window of the studio does not answer.", advice="Close it and start again.")
            time.sleep(_POLL_S)
        try:
            self._own.acquire()
        finally:
            gate.release()

    @staticmethod
    def _lives(path: Path) -> bool:
        lock = FileLock(path)
        if not lock.acquire():
            return True
        lock.release()
        path.unlink(missing_ok=True)
        return False
