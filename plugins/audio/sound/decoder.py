"""Decoder: a file of sound in which every frame is what it is when all of the file is read from its beginning."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import soundfile
from numpy.typing import NDArray

ERRORS = (soundfile.SoundFileError, RuntimeError)
"""What is raised where a file is damaged."""

_BEFORE = {"MPEG_LAYER_I": 11_520, "MPEG_LAYER_II": 11_520, "MPEG_LAYER_III": 11_520, "VORBIS": 8192, "OPUS": 16_384}
"""So many frames before a place are decoded and dropped: those behind a seek lean on earlier ones."""
_LAST_PAGE = 255 * 1024
"""The last page of Vorbis holds fewer frames than it claims, so that a seek into it goes astray; it has no more."""
_ANYWHERE = -1


class _Straight(soundfile.SoundFile):
    """The library's own file, which seeks after each read unless it is told that it cannot.

    In an MP3 that drops what the next frames lean on: read in pieces, up to 40 % of the samples came out wrong.
    """

    def seekable(self) -> bool:
        """Not by the library itself."""
        return False


class Decoder:
    """Reads forward, and from any place; frames are (frames, channels) of a numpy type that is asked for."""

    def __init__(self, source: Path | BinaryIO) -> None:
        self._file = _Straight(source)
        self._before = _BEFORE.get(self._file.subtype, 0)
        self._at = 0

    @property
    def format(self) -> str:
        """The kind of file, as the library calls it."""
        return self._file.format

    @property
    def subtype(self) -> str:
        """How samples are kept, as the library calls it."""
        return self._file.subtype

    @property
    def rate(self) -> int:
        """Frames a second."""
        return self._file.samplerate

    @property
    def channels(self) -> int:
        """How many channels there are."""
        return self._file.channels

    @property
    def frames(self) -> int:
        """How many frames the file says that it has."""
        return self._file.frames

    def read(self, count: int = -1, dtype: str = "float32") -> NDArray[Any]:
        """So many frames from here on, fewer at the end, all without a count; raises one of ERRORS."""
        left = self.frames - self._at if self._at != _ANYWHERE else self.frames
        at, self._at = self._at, _ANYWHERE
        found = self._file.read(max(0, left if count < 0 else min(count, left)), dtype, always_2d=True)
        self._at = at + len(found) if at != _ANYWHERE else _ANYWHERE
        return found

    def seek(self, frame: int) -> None:
        """Go to a frame, or to the end where it is behind that; raises one of ERRORS."""
        frame = min(max(0, frame), self.frames)
        if frame == self._at:
            return
        if not (self._at != _ANYWHERE and 0 < frame - self._at <= self._before):
            self._go(self._start(frame))
        if self._at < frame:
            try:
                self.read(frame - self._at)
            except ERRORS:
                # What is damaged before it need not be heard
                self._go(frame)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self, frame: int) -> int:
        """Where reading has to begin, so that a frame is right."""
        if self._file.subtype == "VORBIS":
            frame = min(frame, self.frames - _LAST_PAGE)
        return max(0, frame - self._before)

    def _go(self, frame: int) -> None:
        self._at = _ANYWHERE
        if self._file.format == "OGG":
            # From wherever else it was, the library ends up some blocks away from where it says
            self._file.seek(0)
        self._at = self._file.seek(frame)
