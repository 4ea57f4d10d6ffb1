"""AssetSound: a stored sound file at the mixer's rate, decoded where it is heard."""

from __future__ import annotations

import math
import threading
import weakref
from collections import OrderedDict
from functools import partial
from math import gcd

import numpy as np

from app.api import AssetId, AssetStore
from plugins.audio.sound.kept import Kept
from plugins.audio.sound.resampling import resample
from plugins.audio.sound.samples import Audio, stereo
from plugins.audio.stored_sound import StoredSound

_BLOCK = 1 << 14
_REACH = 32
"""Frames around a block that its resampling looks at, at the lower of both rates."""
_MOST_OPEN = 32


class Files:
    """Stored sound that is open to be read; the longest unused is closed when there are many."""

    def __init__(self, assets: AssetStore) -> None:
        self._assets = assets
        self._open: OrderedDict[AssetId, StoredSound] = OrderedDict()
        self._lock = threading.Lock()
        weakref.finalize(self, _close, self._open)

    def read(self, asset: AssetId, start: int, count: int) -> Audio:
        """Frames (frames, 2) of a file, fewer at its end; raises MissingAsset, and InvalidData for what is no sound."""
        with self._lock:
            sound = self._open.pop(asset, None) or StoredSound.of_asset(asset, self._assets)
            self._open[asset] = sound
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)[1].close()
            return stereo(sound.read(start, count))

    def close(self) -> None:
        """Let go of all files; they are opened anew when they are read."""
        with self._lock:
            _close(self._open)


def _close(sounds: OrderedDict[AssetId, StoredSound]) -> None:
    for sound in sounds.values():
        sound.close()
    sounds.clear()


class AssetSound:
    """A file's sound at a rate, (frames, 2), in blocks that are kept."""

    def __init__(self, files: Files, asset: AssetId, frames: int, rate: int, wanted: int, kept: Kept) -> None:
        self.frames = (frames * wanted + rate // 2) // rate
        self._files, self._asset, self._kept = files, asset, kept
        self._rate, self._wanted = rate, wanted
        shared = gcd(rate, wanted)
        self._up, self._down = wanted // shared, rate // shared
        self._block = max(1, _BLOCK // self._up) * self._up

    def read(self, start: int, count: int) -> Audio:
        """Frames from one on, silent before the first and after the last."""
        sound = np.zeros((count, 2), np.float32)
        at = max(0, start)
        end = min(start + count, self.frames)
        while at < end:
            number = at // self._block
            block = self._kept.get((self._asset, self._wanted, number), partial(self._decoded, number))
            begin = at - number * self._block
            part = min(end - at, self._block - begin)
            found = block[begin : begin + part]
            sound[at - start : at - start + len(found)] = found
            at += part
        return sound

    def _decoded(self, number: int) -> Audio:
        begin = number * self._block // self._up * self._down
        count = self._block // self._up * self._down
        if self._rate == self._wanted:
            return self._files.read(self._asset, begin, count)
        # A whole number of steps before it, so that the block begins at a frame of both rates.
        reach = math.ceil(_REACH * max(1.0, self._down / self._up))
        margin = -(-reach // self._down) * self._down
        before = min(begin, margin)
        sound = self._files.read(self._asset, begin - before, before + count + margin)
        skip = before // self._down * self._up
        return np.ascontiguousarray(resample(sound, self._rate, self._wanted)[skip : skip + self._block])
