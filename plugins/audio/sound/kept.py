"""Kept: what was rendered, for as long as it fits; shared by all mixers that follow one another."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from plugins.audio.sound.samples import Audio

_MOST_BYTES = 256 << 20


class Kept:
    """Sound by all that it depends on; the longest unused goes first. May be asked from several threads."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self.made = 0
        """How often something was rendered."""
        self._most = most_bytes
        self._bytes = 0
        self._sounds: OrderedDict[Hashable, Audio] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Audio]) -> Audio:
        """What is kept under a key, made where it is not; it must not be written to."""
        with self._lock:
            found = self._sounds.get(key)
            if found is not None:
                self._sounds.move_to_end(key)
                return found
        # Two threads may make the same thing, and get the same samples.
        sound = make()
        with self._lock:
            self.made += 1
            if key not in self._sounds:
                self._sounds[key] = sound
                self._bytes += sound.nbytes
            while self._bytes > self._most and len(self._sounds) > 1:
                _, old = self._sounds.popitem(last=False)
                self._bytes -= old.nbytes
        return sound
