"""Waves: the waveforms of sounds, measured behind what a person waits for and kept beside the assets."""

from __future__ import annotations

import math
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal

from app.api import AssetId, AssetStore
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.media.thumbnails import peaks
from plugins.timeline.panel.tracks.behind import Behind
from plugins.timeline.panel.tracks.wave import Wave, levels_of

_A_SECOND = 100
_MOST_STRETCHES = 720_000
_MOST_KEPT = 400
_FINE_A_SECOND, _FINE_S, _FINE_RATE = 6400, 4, 48_000
"""What is seen closer than a stretch to a pixel is measured once more, in blocks of so many seconds."""
_MOST_FINE = 128
WAVE = "film-wave-1"
"""The name under which a waveform is kept beside its asset."""
_TRIES = 2
_WHOLE = -1
"""In place of the number of a block."""


class Waves(QObject):
    """Gives at once the waveforms that are there, and tells when there are more: used on the main thread."""

    changed = Signal()
    _made = Signal(str, object)
    _made_fine = Signal(str, int, object)
    _broke = Signal(str)

    def __init__(self, assets: AssetStore, library: MediaLibrary | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assets, self._library = assets, library
        self._waves: OrderedDict[AssetId, Wave] = OrderedDict()
        self._fine: OrderedDict[tuple[AssetId, int], Wave] = OrderedDict()
        self._failed: dict[AssetId, int] = {}
        self._behind: Behind[tuple[AssetId, int]] = Behind(
            "waveforms of clips", self._make, lambda key, _: self._broke.emit(key[0])
        )
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._made_fine.connect(self._keep_fine, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    @property
    def has_broken(self) -> bool:
        """Whether there is anything that could not be read."""
        return bool(self._failed)

    def is_broken(self, asset: AssetId) -> bool:
        """Whether an asset could not be read."""
        return self._failed.get(asset, 0) >= _TRIES

    def wave(self, asset: AssetId) -> Wave | None:
        """The waveform of a sound; None, and `changed` later, where it is not measured yet."""
        found = self._waves.get(asset)
        if found is not None:
            self._waves.move_to_end(asset)
        elif not self.is_broken(asset):
            self._behind.ask((asset, _WHOLE))
        return found

    def columns(
        self, asset: AssetId, wave: Wave, first_s: float, s_per_column: float, count: int
    ) -> tuple[NDArray[np.float32], bool]:
        """The lowest and highest (count, 2), ±1, of so many columns from a time on, and whether they are fine enough.

        What is not measured so closely yet comes later, and `changed` tells so.
        """
        if s_per_column < 0:
            found, complete = self.columns(asset, wave, first_s + count * s_per_column, -s_per_column, count)
            return found[::-1], complete
        found = wave.columns(first_s, s_per_column, count)
        if s_per_column * wave.per_s >= 1 or self._library is None or s_per_column <= 0:
            return found, True
        complete = True
        end_s = wave.duration_s
        for number in range(max(0, math.floor(first_s / _FINE_S)),
                            math.ceil(min(first_s + count * s_per_column, end_s) / _FINE_S)):  # fmt: skip
            fine = self._fine.get((asset, number))
            if fine is None:
                complete = self.is_broken(asset)
                if not complete:
                    self._behind.ask((asset, number))
                continue
            self._fine.move_to_end((asset, number))
            begin = max(0, math.ceil((number * _FINE_S - first_s) / s_per_column))
            stop = min(count, math.ceil((min((number + 1) * _FINE_S, end_s) - first_s) / s_per_column))
            if begin < stop:
                at = first_s + begin * s_per_column - number * _FINE_S
                found[begin:stop] = fine.columns(max(0.0, at), s_per_column, stop - begin)
        return found, complete

    def retry(self) -> None:
        """Try again what could not be read, as when files were found."""
        if self._failed:
            self._failed.clear()
            self.changed.emit()

    def close(self) -> None:
        """Measure nothing any more."""
        self._behind.close()

    def _make(self, key: tuple[AssetId, int]) -> None:
        """On the other thread: from what is kept, or from the file."""
        asset, number = key
        if number != _WHOLE:
            self._make_fine(asset, number)
            return
        kept = self._assets.kept(asset, WAVE)
        if kept is not None and len(kept) > 8 and len(kept) % 2 == 0:
            duration = float(np.frombuffer(kept[:8], np.float64)[0])
            self._made.emit(asset, Wave(np.frombuffer(kept[8:], np.int8).reshape(-1, 2), duration))
            return
        if self._library is None:
            return
        reader = self._library.reader(asset, Lane.BEHIND)
        duration = float(reader.info.duration)
        stretches = min(max(1, math.ceil(duration * _A_SECOND)), _MOST_STRETCHES)
        found = peaks(reader, stretches, tell=lambda *_: self._behind.check())
        levels = levels_of(found[..., 0].min(axis=1), found[..., 1].max(axis=1))
        self._assets.keep(asset, WAVE, np.float64(duration).tobytes() + levels.tobytes())
        self._made.emit(asset, Wave(levels, duration))

    def _make_fine(self, asset: AssetId, number: int) -> None:
        if self._library is None:
            return
        reader = self._library.reader(asset, Lane.BEHIND)
        length, first = reader.length(_FINE_RATE), number * _FINE_S * _FINE_RATE
        count = min(_FINE_S * _FINE_RATE, length - first)
        if count <= 0:
            self._made_fine.emit(asset, number, Wave(np.zeros((1, 2), np.int8), float(_FINE_S)))
            return
        sound = reader.sound(first, count, _FINE_RATE)
        edges = np.arange(0, len(sound) * _FINE_A_SECOND, _FINE_RATE) // _FINE_A_SECOND
        low, high = np.minimum.reduceat(sound.min(axis=1), edges), np.maximum.reduceat(sound.max(axis=1), edges)
        self._made_fine.emit(asset, number, Wave(levels_of(low, high), len(edges) / _FINE_A_SECOND))

    def _keep_fine(self, asset: AssetId, number: int, wave: Wave) -> None:
        self._fine[asset, number] = wave
        while len(self._fine) > _MOST_FINE:
            self._fine.popitem(last=False)
        self.changed.emit()

    def _keep(self, asset: AssetId, wave: Wave) -> None:
        self._waves[asset] = wave
        self._failed.pop(asset, None)
        while len(self._waves) > _MOST_KEPT:
            self._waves.popitem(last=False)
        self.changed.emit()

    def _fail(self, asset: AssetId) -> None:
        self._failed[asset] = self._failed.get(asset, 0) + 1
        self.changed.emit()
