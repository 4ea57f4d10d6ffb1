"""StoredSound: a file of sound, read from any place, however long it is."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from app.api import AssetId, AssetStore
from plugins.audio.sound.reading import AudioInfo, open_sound
from plugins.audio.sound.samples import Audio

Whole = NDArray[np.int16]
"""Samples as they are kept in files of up to 16 bits, (frames, channels)."""

HEARD = 2
"""So many channels are read, the first ones."""
_PIECE = 1 << 12
_WHOLE = ("PCM_16", "PCM_S8", "PCM_U8")


class StoredSound:
    """The first two channels of a file; reading may be done on any thread, one at a time.

    `repaired` counts the samples that were no numbers, and are silent; `damaged` is whether something could not be
    read. Raises InvalidData for what is no sound, and what opening the file raises.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        from plugins.audio.sound.decoder import ERRORS

        self._stream = stream
        try:
            self._file, self.info = open_sound(stream, name)
        except BaseException:
            stream.close()
            raise
        self._lock = threading.Lock()
        self._errors = ERRORS
        self.repaired = 0
        self.damaged = False

    @classmethod
    def of_asset(cls, asset: AssetId, assets: AssetStore, name: str = "") -> Self:
        """Open an asset that holds a sound file; raises MissingAsset too."""
        return cls(assets.open(asset), name or asset[:12])

    @classmethod
    def of_path(cls, path: Path) -> Self:
        """Open a file of the user's."""
        return cls(path.open("rb"), path.name)

    @property
    def channels(self) -> int:
        """How many channels are read."""
        return min(HEARD, self.info.channels)

    @property
    def whole(self) -> bool:
        """Whether every sample is a whole number of at most 16 bits."""
        return self.info.subtype in _WHOLE

    def read(self, first: int, count: int) -> Audio:
        """So many frames (frames, channels), fewer where the sound ends or is damaged."""
        samples = self._read(first, count, "float32")
        wrong = ~np.isfinite(samples)
        if wrong.any():
            self.repaired += int(wrong.sum())
            samples = np.where(wrong, np.float32(0), samples)
        return np.asarray(samples, np.float32)

    def read_whole(self, first: int, count: int) -> Whole:
        """The same as whole numbers of 16 bits, where the file holds such: full scale is 32768."""
        return np.asarray(self._read(first, count, "int16"), np.int16)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file.close()
            self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, first: int, count: int, dtype: str) -> NDArray[Any]:
        with self._lock:
            try:
                self._file.seek(first)
                return np.asarray(self._file.read(count, dtype))[:, :HEARD]
            except self._errors:
                self.damaged = True
                return self._pieces(first, count, dtype)

    def _pieces(self, first: int, count: int, dtype: str) -> NDArray[Any]:
        """What can be had before the damage: of a read that meets it nothing is."""
        pieces: list[NDArray[Any]] = [np.zeros((0, self.channels), dtype)]
        try:
            self._file.seek(first)
            for size in range(0, count, _PIECE):
                piece = np.asarray(self._file.read(min(_PIECE, count - size), dtype))
                pieces.append(piece[:, :HEARD])
        except self._errors:
            pass
        return np.concatenate(pieces)


def info_of(asset: AssetId, assets: AssetStore) -> AudioInfo:
    """What a sound asset is, by its header."""
    with StoredSound.of_asset(asset, assets) as sound:
        return sound.info
