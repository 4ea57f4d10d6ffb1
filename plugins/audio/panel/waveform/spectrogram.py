"""Spectrogram: tiles of spectra that are computed on workers, what is seen first, and the picture made of them."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.api import AssetId, Job, JobContext, Lane, PanelContext, UserError
from plugins.audio.panel.waveform.opened import OpenedSounds
from plugins.audio.panel.waveform.picture import indexed
from plugins.audio.panel.waveform.span import FrameAxis
from plugins.audio.sound.samples import Curve
from plugins.audio.spectra import ROWS, TILE, Pitches, Tile, colours, decibels, level_for, spectrum_tile
from plugins.audio.stored_sound import StoredSound

_MOST_TILES = 600
_COARSER = 10
_Key = tuple[AssetId, Pitches, int, int]


class Spectrogram(QObject):
    """Gives the picture of what is known, and tells when more is."""

    changed = Signal()

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._opened = OpenedSounds(context.assets)
        self._tiles: OrderedDict[_Key, Tile] = OrderedDict()
        self._wanted: list[_Key] = []
        self._failed: set[AssetId] = set()
        self._job: Job | None = None
        self._tables = {dark: colours(dark=dark).tolist() for dark in (False, True)}

    @property
    def pending(self) -> bool:
        """Whether something that is seen is not known yet."""
        return self._job is not None or bool(self._wanted)

    def picture(
        self, asset: AssetId, axis: FrameAxis, size: tuple[int, int], pitches: Pitches, *, dark: bool
    ) -> QImage:
        """What is seen of a sound in so many pixels, from coarser tiles where the right ones are not known yet."""
        width, height = size
        per_px = axis.per_px * axis.width / max(1, width)
        level = level_for(per_px)
        frames = (np.arange(width, dtype=np.float64) + 0.5) * per_px + axis.left
        values = self._values(asset, pitches, level, frames, height)
        values[:, (frames < 0) | (frames >= axis.frames)] = 0
        return indexed(values, self._tables[dark])

    def level_at(self, asset: AssetId, frame: float, frames_per_px: float, height: float, pitches: Pitches) -> float:
        """The level in dB at a frame and a height from 0 to 1; minus infinity where it is not known."""
        level = level_for(frames_per_px)
        column = int(frame) >> level
        tile = self._tiles.get((asset, pitches, level, column // TILE))
        if tile is None or frame < 0:
            return float("-inf")
        return decibels(float(tile[min(ROWS - 1, int((1 - height) * ROWS)), column % TILE]))

    def close(self) -> None:
        """Compute no more."""
        self._wanted.clear()
        if self._job is not None:
            self._context.jobs.cancel(self._job)
        self._opened.close()

    def _values(self, asset: AssetId, pitches: Pitches, level: int, frames: Curve, height: int) -> Tile:
        values = np.zeros((ROWS, len(frames)), np.uint8)
        columns = np.maximum(frames, 0).astype(np.int64) >> level
        first, last = int(columns[0]) // TILE, int(columns[-1]) // TILE
        missing = []
        for number in range(first, last + 1):
            seen = slice(*np.searchsorted(columns, (number * TILE, (number + 1) * TILE)))
            key = (asset, pitches, level, number)
            tile = self._tiles.get(key)
            if tile is not None:
                self._tiles.move_to_end(key)
                values[:, seen] = tile[:, columns[seen] - number * TILE]
                continue
            missing.append(key)
            self._put_coarser(values, seen, key, columns[seen])
        middle = (first + last) / 2
        self._wanted = sorted(missing, key=lambda key: abs(key[3] - middle))
        self._start()
        rows = np.minimum(((np.arange(height) + 0.5) * ROWS / height).astype(np.int64), ROWS - 1)
        return values[rows]

    def _put_coarser(self, values: Tile, seen: slice, key: _Key, columns: NDArray[np.int64]) -> None:
        asset, pitches, level, number = key
        for up in range(1, _COARSER):
            tile = self._tiles.get((asset, pitches, level + up, number >> up))
            if tile is not None:
                values[:, seen] = tile[:, (columns >> up) - (number >> up) * TILE]
                return

    def _start(self) -> None:
        self._wanted = [key for key in self._wanted if key not in self._tiles and key[0] not in self._failed]
        if self._job is not None or not self._wanted:
            return
        key = self._wanted.pop(0)
        asset, pitches, level, number = key
        opened = self._opened

        def reading(sound: StoredSound) -> Tile:
            return spectrum_tile(sound, level, number, pitches)

        def work(_context: JobContext) -> Tile | None:
            try:
                return opened.read(asset, reading)
            except UserError:
                return None

        def done(tile: Tile | None) -> None:
            self._job = None
            if tile is None:
                self._failed.add(asset)
            else:
                self._tiles[key] = tile
                while len(self._tiles) > _MOST_TILES:
                    self._tiles.popitem(last=False)
                self.changed.emit()
            self._start()

        self._job = self._context.jobs.run(self.tr("Computing the spectrogram"), work, Lane.IO, done)
