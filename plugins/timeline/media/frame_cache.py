"""FrameCache: pictures that were decoded, as many as a budget of memory holds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from app.api import Pixels


class FrameCache:
    """The pictures that were asked for last; may be used on any thread. What is given out is not to be changed."""

    def __init__(self, budget_bytes: int) -> None:
        self._budget_bytes = budget_bytes
        self._held_bytes = 0
        self._pictures: OrderedDict[Hashable, Pixels] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def held_bytes(self) -> int:
        """How much is held."""
        return self._held_bytes

    def get(self, key: Hashable) -> Pixels | None:
        """The picture of a key, or None."""
        with self._lock:
            found = self._pictures.get(key)
            if found is not None:
                self._pictures.move_to_end(key)
            return found

    def put(self, key: Hashable, picture: Pixels) -> None:
        """Hold a picture; those that were not asked for longest go. One larger than the budget is not held."""
        if picture.nbytes > self._budget_bytes:
            return
        picture.setflags(write=False)
        with self._lock:
            self._drop(key)
            self._pictures[key] = picture
            self._held_bytes += picture.nbytes
            while self._held_bytes > self._budget_bytes:
                self._drop(next(iter(self._pictures)))

    def forget(self, source: Hashable) -> None:
        """Let go of all pictures whose key is a tuple that begins with a source."""
        with self._lock:
            for key in [key for key in self._pictures if isinstance(key, tuple) and key[:1] == (source,)]:
                self._drop(key)

    def _drop(self, key: Hashable) -> None:
        picture = self._pictures.pop(key, None)
        if picture is not None:
            self._held_bytes -= picture.nbytes
