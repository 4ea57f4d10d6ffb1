"""Capture: sound from a microphone, on the disk as it comes, so that a crash loses nothing."""

from __future__ import annotations

import os
import threading
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import numpy as np
import psutil

from app.api import Level, UserError
from plugins.audio.sound.samples import Audio

_SAMPLE_BYTES = 3
_MOST_BYTES = 0xF000_0000
"""A WAV file holds no more."""
_FULL = 2.0**23
_FLUSH_S = 1.0


class Input(Protocol):
    """A device that sound comes from."""

    rate: int
    channels: int

    def start(self, push: Callable[[Audio, int], None]) -> None:
        """Give frames (frames, channels) from now on, with how many there are behind them that are not given yet."""
        ...

    def stop(self) -> None:
        """Give no more; returns when nothing is being given."""
        ...


class Capture:
    """A WAV file of 24 bits that grows; its head is right after each block."""

    def __init__(self, folder: Path, rate: int, channels: int) -> None:
        self.path = folder / f"{os.getpid()}-{uuid4().hex}.wav"
        self.rate, self.channels = rate, channels
        self.frames = 0
        self._lock = threading.Lock()
        self._level = Level()
        self._unflushed = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._raw = self.path.open("wb")
        except OSError as error:
            raise _not_written(error) from error
        self._file = wave.open(self._raw, "wb")  # noqa: SIM115 - closed with the recording
        self._file.setnchannels(channels)
        self._file.setsampwidth(_SAMPLE_BYTES)
        self._file.setframerate(rate)

    @property
    def full(self) -> bool:
        """Whether no more fits into the file."""
        return self.frames * self.channels * _SAMPLE_BYTES >= _MOST_BYTES

    def write(self, block: Audio) -> None:
        """Add frames (frames, channels); raises UserError where the disk takes no more."""
        whole = np.clip(np.round(block.astype(np.float64) * _FULL), -_FULL, _FULL - 1).astype("<i4")
        data = whole.reshape(-1, 1).view(np.uint8).reshape(-1, 4)[:, :_SAMPLE_BYTES].tobytes()
        with self._lock:
            if self.full or self._raw.closed:
                return
            try:
                self._file.writeframes(data)
                self._unflushed += len(block)
                if self._unflushed >= _FLUSH_S * self.rate:
                    self._unflushed = 0
                    self._raw.flush()
            except OSError as error:
                raise _not_written(error) from error
            self.frames += len(block)
            if len(block):
                top = np.abs(block).max(0)
                self._level.left = max(self._level.left, float(top[0]))
                self._level.right = max(self._level.right, float(top[-1]))
                self._level.clipped |= bool(top.max() >= 1)

    def level(self) -> Level:
        """How loud it was since this was last asked for."""
        with self._lock:
            found, self._level = self._level, Level()
            return found

    def close(self) -> None:
        """The file is complete, and on the disk."""
        with self._lock:
            if self._raw.closed:
                return
            try:
                self._file.close()
                self._raw.flush()
                os.fsync(self._raw.fileno())
            except OSError as error:
                raise _not_written(error) from error
            finally:
                self._raw.close()


def left_over(folder: Path) -> Iterator[Path]:
    """Recordings of studios that are no longer there: they did not come to an end."""
    for path in sorted(folder.glob("*-*.wav")):
        number = path.name.partition("-")[0]
        if number.isdigit() and int(number) != os.getpid() and not psutil.pid_exists(int(number)):
            yield path


def _not_written(error: OSError) -> UserError:
    return UserError(
        "The recording cannot be written to the disk.", advice="Make room on it, and record again.", detail=error
    )
