"""Encoder: frames and sound become a file that is whole, or is not there."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest, Pixels, UserError
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.target import Container, Target

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Writer(Protocol):
    """What writes one kind of file."""

    def frame(self, pixels: Pixels, number: int) -> None:
        """Write a frame."""

    def coded(self, frame: Coded, number: int) -> None:
        """Write a frame as another film codes it."""

    def sound(self, samples: NDArray[np.float32], first: int) -> None:
        """Write sound."""

    def finish(self) -> None:
        """Write what was held back, and close the file."""

    def close(self) -> None:
        """Let go of the file, whatever is in it."""


class Encoder:
    """A file that is being written, used by one thread; `with` ends it, and leaves nothing where an error came.

    Sound should be added about as far as frames are: what runs ahead is held in memory. `tell` hears how many frames
    are done and of how many, and may raise. Raises InvalidRequest for
    frames and sound that are not as the target says, and UserError where the disk is full.
    """

    def __init__(self, path: Path, target: Target, tell: Callable[[int, int | None], None] | None = None) -> None:
        self._path = path
        self._tell = tell
        self._target = target
        self._part = path.with_name(f".{path.name}-{uuid.uuid4().hex[:8]}.part")
        self._frames = self._samples = 0
        self._done = False
        try:
            with self._said():
                path.parent.mkdir(parents=True, exist_ok=True)
                self._writer = _writer(self._part, target)
        except BaseException:
            self._remove()
            raise

    @property
    def frames(self) -> int:
        """How many frames were added."""
        return self._frames

    @property
    def samples(self) -> int:
        """How many samples were added."""
        return self._samples

    def add_frame(self, pixels: Pixels) -> None:
        """Add the next frame: (height, width, 3), or 4 where the target keeps transparency; uint8 sRGB."""
        target = self._target
        wanted = (target.height, target.width, 4 if target.alpha else 3)
        if target.picture is None or pixels.shape != wanted or pixels.dtype != np.uint8:
            raise InvalidRequest(
                "A frame is of the size {given}, and the film is of {wanted}.",
                advice="Give frames of the film's own size.",
                given=" × ".join(map(str, pixels.shape)),
                wanted=" × ".join(map(str, wanted)),
            )
        with self._said():
            self._writer.frame(pixels, self._frames)
        self._frames += 1
        if self._tell is not None:
            self._tell(self._frames, target.frames)

    def add_coded(self, frame: Coded) -> None:
        """Add the next frame as another film codes it, where the target's `takes_coded`."""
        target = self._target
        if not target.takes_coded or frame.planes.shape != (target.height * 3 // 2, target.width):
            raise InvalidRequest("A frame is coded otherwise than the film.", advice="Give frames as pixels.")
        with self._said():
            self._writer.coded(frame, self._frames)
        self._frames += 1
        if self._tell is not None:
            self._tell(self._frames, target.frames)

    def add_sound(self, samples: NDArray[np.float32]) -> None:
        """Add the next sound: (samples, channels), ±1 at full scale."""
        target = self._target
        if target.sound is None or samples.ndim != 2 or samples.shape[1] != target.channels:
            raise InvalidRequest("This sound is not as the film's.", advice="Give sound of as many channels.")
        if len(samples):
            with self._said():
                self._writer.sound(np.asarray(samples, np.float32), self._samples)
        self._samples += len(samples)

    def finish(self) -> Path:
        """Make the file whole, and give it its name; raises InvalidRequest where frames or sound are missing."""
        target = self._target
        if target.frames not in (None, self._frames) or target.samples not in (None, self._samples):
            raise InvalidRequest(
                "The film is not whole: {frames} frames and {samples} samples of sound are there.",
                advice="Write it again.",
                frames=self._frames,
                samples=self._samples,
            )
        if target.picture is not None and not self._frames:
            raise InvalidRequest("A film needs at least one frame.", advice="Put something on the timeline.")
        with self._said():
            self._writer.finish()
            _to_disk(self._part)
            if self._part.is_dir() and self._path.is_dir():
                shutil.rmtree(self._path)
            self._part.replace(self._path)
        self._done = True
        return self._path

    def cancel(self) -> None:
        """Leave nothing of it; what had its name before stays."""
        if not self._done:
            with contextlib.suppress(Exception):
                self._writer.close()
            self._remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and not self._done:
                self.finish()
        finally:
            self.cancel()

    def _remove(self) -> None:
        if self._part.is_dir():
            shutil.rmtree(self._part, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                self._part.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _said(self) -> Iterator[None]:
        """Say in words what the disk or the encoder refuses."""
        import av

        try:
            yield
        except (OSError, av.error.FFmpegError, ValueError) as error:
            if isinstance(error, UserError):
                raise
            number = getattr(error, "errno", None)
            if number in _FULL or (isinstance(number, int) and -number in _FULL):
                raise UserError(
                    "There is no room for “{name}” on the disk.",
                    advice="Free some room, or write it elsewhere. Nothing of it was left.",
                    name=self._path.name,
                ) from error
            raise UserError(
                "“{name}” cannot be written.",
                advice="Choose another size, another kind of file or another folder.",
                name=self._path.name,
                detail=str(error),
            ) from error


def _writer(part: Path, target: Target) -> Writer:
    from plugins.timeline.media.film_writer import FilmWriter
    from plugins.timeline.media.sequence_writer import SequenceWriter

    if target.container is Container.PNG_SEQUENCE:
        return SequenceWriter(part, target)
    return FilmWriter(part, target)


def _to_disk(part: Path) -> None:
    for path in part.iterdir() if part.is_dir() else (part,):
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())
