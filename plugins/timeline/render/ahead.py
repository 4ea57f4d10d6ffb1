"""Ahead: what is iterated over is made on a thread of its own, some items before they are needed."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_LOOK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class _Item(Generic[T]):
    value: T


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


def ahead(items: Iterable[T], most: int) -> Generator[T, None, None]:
    """The items, of which so many are made while one is used; what making them raises is raised in their place.

    Closing it ends the thread once the item is done that it works on.
    """
    made: queue.Queue[_Item[T] | _End] = queue.Queue(most)
    closed = threading.Event()

    def put(item: _Item[T] | _End) -> None:
        while not closed.is_set():
            try:
                made.put(item, timeout=_LOOK_EVERY_S)
            except queue.Full:
                continue
            return

    def make() -> None:
        error: BaseException | None = None
        try:
            for item in items:
                put(_Item(item))
                if closed.is_set():
                    return
        except Exception as raised:  # noqa: BLE001 - whoever iterates gets it
            error = raised
        put(_End(error))

    thread = threading.Thread(target=make, name="ahead", daemon=True)
    thread.start()
    try:
        while True:
            item = made.get()
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            yield item.value
    finally:
        closed.set()
        thread.join()
