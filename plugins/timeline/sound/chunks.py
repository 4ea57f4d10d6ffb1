"""Chunks: the sound of files, read in pieces of a fixed grid, so that a sample is the same whatever is asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Protocol

import numpy as np

from app.api import AssetId, Samples, UserError
from plugins.timeline.media.library import Lane
from plugins.timeline.media.reader import Reader

_LENGTH = 1 << 15
_MOST = 256


class Sounding(Protocol):
    """Where files are read from."""

    def reader(self, asset: AssetId, lane: Lane = ...) -> Reader:
        """What reads a file for those of a lane; raises UserError."""
        ...


class Chunks:
    """Stereo at any rate, with the last chunks kept; may be used on any thread. What cannot be read is silent."""

    def __init__(self, library: Sounding, lane: Lane) -> None:
        self._library, self._lane = library, lane
        self._kept: OrderedDict[tuple[AssetId, int, int], Samples] = OrderedDict()
        self._problems: dict[AssetId, UserError] = {}
        self._lock = threading.Lock()

    @property
    def problems(self) -> tuple[UserError, ...]:
        """Why files are silent that have sound."""
        with self._lock:
            return tuple(self._problems.values())

    def read(self, asset: AssetId, rate: int, first: int, count: int) -> Samples:
        """Samples (count, 2) from one on; silence before the beginning and after the end."""
        found = np.zeros((count, 2), np.float32)
        for number in range(max(0, first) // _LENGTH, -(-(first + count) // _LENGTH)):
            chunk, begin = self._chunk(asset, rate, number), number * _LENGTH
            low, high = max(first, begin), min(first + count, begin + _LENGTH)
            if low < high:
                found[low - first : high - first] = chunk[low - begin : high - begin]
        return found

    def _chunk(self, asset: AssetId, rate: int, number: int) -> Samples:
        key = (asset, rate, number)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        try:
            chunk = self._read(asset, rate, number)
        except UserError as error:
            with self._lock:
                self._problems.setdefault(asset, error)
            chunk = np.zeros((_LENGTH, 2), np.float32)
        with self._lock:
            self._kept[key] = chunk
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return chunk

    def _read(self, asset: AssetId, rate: int, number: int) -> Samples:
        reader = self._library.reader(asset, self._lane)
        sound = reader.info.sound
        if sound is None:
            return np.zeros((_LENGTH, 2), np.float32)
        if sound.channels == 1:
            return reader.sound(number * _LENGTH, _LENGTH, rate, 1).repeat(2, axis=1)
        return reader.sound(number * _LENGTH, _LENGTH, rate, 2)
