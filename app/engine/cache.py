"""ModelCache: models that are held on the device, leased for a while and let go least recently used first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from app.engine.device import Device
from app.engine.memory import is_out_of_memory


class Held(Protocol):
    """Something that takes room on the device."""

    @property
    def byte_size(self) -> int:
        """The bytes that it holds there, measured."""


H = TypeVar("H", bound=Held)


@dataclass(slots=True)
class _Entry(Generic[H]):
    loading: threading.Lock = field(default_factory=threading.Lock)
    held: H | None = None
    byte_size: int = 0
    leases: int = 0


class ModelCache(Generic[H]):
    """Holds models up to a budget in bytes; what is leased stays, whatever it takes.

    May be used on any thread. A model that two ask for at once is loaded once.
    """

    def __init__(self, device: Device, budget_bytes: int) -> None:
        self._device = device
        self._budget_bytes = budget_bytes
        self._entries: OrderedDict[str, _Entry[H]] = OrderedDict()
        self._lock = threading.RLock()

    @property
    def device(self) -> Device:
        """Where the models lie."""
        return self._device

    @contextmanager
    def lease(
        self,
        key: str,
        load: Callable[[], H],
        expected_bytes: int = 0,
        check: Callable[[], None] = lambda: None,
        loaded: Callable[[int], None] = lambda _bytes: None,
    ) -> Iterator[H]:
        """Hold a model for the length of the block, loading it where it is not here.

        `check` is called while waiting for another thread's loading; `loaded` is told the measured bytes afterwards.
        """
        entry = self._enter(key)
        try:
            while not entry.loading.acquire(timeout=0.05):
                check()
            try:
                held = entry.held
                if held is None:
                    held = self._load(entry, load, expected_bytes)
                    loaded(entry.byte_size)
            finally:
                entry.loading.release()
            yield held
        finally:
            self._leave(key, entry)

    def use(self) -> tuple[str, int, int]:
        """The device's name, the bytes that models hold, and the bytes there are."""
        return self._device.name, self.used_bytes(), self._device.total_bytes

    def used_bytes(self) -> int:
        """The bytes that models hold."""
        with self._lock:
            return sum(entry.byte_size for entry in self._entries.values())

    def keys(self) -> tuple[str, ...]:
        """What is held, the least recently used first."""
        with self._lock:
            return tuple(key for key, entry in self._entries.items() if entry.held is not None)

    def make_room(self, needed_bytes: int, keep: str = "") -> int:
        """Let models go, least recently used first, until the needed bytes fit the budget; gives what was freed.

        The model `keep` stays even if it is larger than the budget: nobody gains by loading it again.
        """
        freed = 0
        with self._lock:
            for key, entry in list(self._entries.items()):
                if self.used_bytes() + needed_bytes <= self._budget_bytes:
                    break
                if key != keep:
                    freed += self._drop(key, entry)
        if freed:
            self._device.release()
        return freed

    def free(self) -> int:
        """Let go of everything that is not leased; gives the bytes that were freed."""
        with self._lock:
            freed = sum(self._drop(key, entry) for key, entry in list(self._entries.items()))
        self._device.release()
        return freed

    def forget(self, key: str) -> None:
        """Let go of one model, such as one that was removed; who leases it keeps it to the end of the lease."""
        with self._lock:
            self._entries.pop(key, None)

    def _enter(self, key: str) -> _Entry[H]:
        with self._lock:
            entry = self._entries.setdefault(key, _Entry())
            entry.leases += 1
            self._entries.move_to_end(key)
            return entry

    def _leave(self, key: str, entry: _Entry[H]) -> None:
        with self._lock:
            entry.leases -= 1
            if entry.held is None and entry.leases == 0 and self._entries.get(key) is entry:
                del self._entries[key]
        self.make_room(0, keep=key)

    def _load(self, entry: _Entry[H], load: Callable[[], H], expected_bytes: int) -> H:
        self.make_room(expected_bytes)
        try:
            held = load()
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            held = None
        if held is None:
            self.free()
            held = load()
        with self._lock:
            entry.held = held
            entry.byte_size = held.byte_size
        self.make_room(0)
        return held

    def _drop(self, key: str, entry: _Entry[H]) -> int:
        if entry.leases or entry.held is None:
            return 0
        freed = entry.byte_size
        entry.held, entry.byte_size = None, 0
        del self._entries[key]
        return freed
