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

Levels = NDArray[np.int8]
"""The lowest and the highest of each stretch, of all channels together, (stretches, 2), ±127 at full scale."""

_A_SECOND = 100
_MOST_STRETCHES = 720_000
_TOGETHER = 4
_MOST_KEPT = 400
WAVE = "film-wave-1"
"""The name under which a waveform is kept beside its asset."""
_TRIES = 2


class Wave:
    """A waveform at several sizes, so that an hour is drawn as quickly as a second."""

    def __init__(self, levels: Levels, duration_s: float) -> None:
        self._sizes = [levels]
        self.per_s = len(levels) / max(duration_s, 1e-6)
        while len(self._sizes[-1]) > 2 * _TOGETHER:
            finer = self._sizes[-1]
            whole = len(finer) // _TOGETHER * _TOGETHER
            parts = finer[:whole].reshape(-1, _TOGETHER, 2)
            coarser = np.stack((parts[..., 0].min(axis=1), parts[..., 1].max(axis=1)), axis=1)
            if whole < len(finer):
                rest = finer[whole:]
                coarser = np.concatenate((coarser, [[rest[:, 0].min(), rest[:, 1].max()]])).astype(np.int8)
            self._sizes.append(coarser)

    def columns(self, first_s: float, s_per_column: float, count: int) -> NDArray[np.float32]:
        """The lowest and highest (count, 2), ±1, of so many columns from a time on; backwards where they fall."""
        if s_per_column < 0:
            # The same stretches from the other end
            return self.columns(first_s + count * s_per_column, -s_per_column, count)[::-1]
        step = s_per_column * self.per_s
        size = 0
        while size + 1 < len(self._sizes) and step > _TOGETHER:
            step /= _TOGETHER
            size += 1
        levels = self._sizes[size]
        edges = np.arange(count, dtype=np.float64)
        edges *= step
        edges += first_s * self.per_s / _TOGETHER**size
        low = edges.astype(np.int64)
        found = np.zeros((count, 2), np.float32)
        # What lies before the sound and behind it is silent
        begin, end = int(np.searchsorted(edges, 0.0)), int(np.searchsorted(edges, float(len(levels))))
        if begin < end:
            low, stop = low[begin:end], min(len(levels), int(edges[end - 1] + step) + 1)
            part = levels[:stop]
            found[begin:end, 0] = np.minimum.reduceat(part[:, 0], low)
            found[begin:end, 1] = np.maximum.reduceat(part[:, 1], low)
            found *= np.float32(1 / 127)
        return found


class Waves(QObject):
    """Gives at once the waveforms that are there, and tells when there are more: used on the main thread."""

    changed = Signal()
    _made = Signal(str, object)
    _broke = Signal(str)

    def __init__(self, assets: AssetStore, library: MediaLibrary | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assets, self._library = assets, library
        self._waves: OrderedDict[AssetId, Wave] = OrderedDict()
        self._failed: dict[AssetId, int] = {}
        self._behind: Behind[AssetId] = Behind("waveforms of clips", self._make, lambda id_, _: self._broke.emit(id_))
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)
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
            self._behind.ask(asset)
        return found

    def retry(self) -> None:
        """Try again what could not be read, as when files were found."""
        if self._failed:
            self._failed.clear()
            self.changed.emit()

    def close(self) -> None:
        """Measure nothing any more."""
        self._behind.close()

    def _make(self, asset: AssetId) -> None:
        """On the other thread: from what is kept, or from the file."""
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
        low, high = found[..., 0].min(axis=1), found[..., 1].max(axis=1)
        levels = np.round(np.clip(np.stack((low, high), axis=1), -1, 1) * 127).astype(np.int8)
        self._assets.keep(asset, WAVE, np.float64(duration).tobytes() + levels.tobytes())
        self._made.emit(asset, Wave(levels, duration))

    def _keep(self, asset: AssetId, wave: Wave) -> None:
        self._waves[asset] = wave
        self._failed.pop(asset, None)
        while len(self._waves) > _MOST_KEPT:
            self._waves.popitem(last=False)
        self.changed.emit()

    def _fail(self, asset: AssetId) -> None:
        self._failed[asset] = self._failed.get(asset, 0) + 1
        self.changed.emit()
