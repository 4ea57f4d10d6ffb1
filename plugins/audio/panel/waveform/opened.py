"""OpenedSounds: sound files that were read from lately, kept open for workers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from app.api import AssetId, AssetStore
from plugins.audio.stored_sound import StoredSound

_MOST = 4
_Read = TypeVar("_Read")


@dataclass(slots=True)
class OpenedSounds:
    """Files by asset; one worker at a time reads from them."""

    assets: AssetStore
    _files: OrderedDict[AssetId, StoredSound] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _closed: bool = False

    def read(self, asset: AssetId, reading: Callable[[StoredSound], _Read]) -> _Read | None:
        """What `reading` gets of a sound, or None once this is closed; raises as StoredSound does."""
        with self._lock:
            if self._closed:
                return None
            sound = self._files.pop(asset, None) or StoredSound.of_asset(asset, self.assets)
            self._files[asset] = sound
            while len(self._files) > _MOST:
                self._files.popitem(last=False)[1].close()
            return reading(sound)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._closed = True
            while self._files:
                self._files.popitem()[1].close()
