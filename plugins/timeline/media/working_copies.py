"""WorkingCopies: files made anew for scrubbing, kept by what they are of, made in the background."""

from __future__ import annotations

import os
import time
import uuid
from pathlib import Path

from plugins.timeline.media.info import MediaInfo
from plugins.timeline.media.process import MediaProcess, Tell

_VERSION = 1
_ENDING = ".mov"
_PART = ".part"
_OLD_S = 6 * 3600.0
_LEAST_S, _PER_SECOND_S = 600.0, 120.0
_NICENESS = 10
_AT_HAND = ("mjpeg", "prores", "dnxhd", "ffv1", "huffyuv", "utvideo", "rawvideo", "qtrle", "png")


class WorkingCopies:
    """A folder of copies; may be used on any thread. What is unfinished has another name, and is never given out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tidy()

    def path(self, asset: str, height: int) -> Path | None:
        """The copy of an asset, or None where there is none yet."""
        path = self._path(asset, height)
        return path if path.exists() else None

    @staticmethod
    def helps(info: MediaInfo, height: int) -> bool:
        """Whether a copy would be quicker, and show the same: it has no transparency."""
        picture = info.picture
        if picture is None or picture.alpha:
            return False
        return picture.codec not in _AT_HAND or picture.height > height

    def make(self, asset: str, source: Path, info: MediaInfo, height: int, tell: Tell) -> Path:
        """Make a copy, unless there is one: `tell` hears of frames that are done and of how many, and may raise.

        Nothing is left where it raises. It hears -1, -1 while nothing is known. Raises InvalidData and OSError.
        """
        path = self._path(asset, height)
        if path.exists():
            return path
        self._folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.stem}-{uuid.uuid4().hex[:8]}{_PART}")
        try:
            with MediaProcess(niceness=_NICENESS) as process:
                process.ask(
                    {"ask": "copy", "path": str(source.absolute()), "to": str(part), "height": height},
                    _LEAST_S + _PER_SECOND_S * float(info.duration),
                    first={"ask": "open", "path": str(source.absolute()), "info": info.to_json()},
                    tell=tell,
                )
            with part.open("rb") as stream:
                os.fsync(stream.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return path

    def forget(self, asset: str) -> None:
        """Delete the copies of an asset, of all heights."""
        for path in self._folder.glob(f"{asset}-*{_ENDING}"):
            path.unlink(missing_ok=True)

    def size_bytes(self) -> int:
        """How much room all copies take."""
        return sum(path.stat().st_size for path in self._folder.glob(f"*{_ENDING}"))

    def _path(self, asset: str, height: int) -> Path:
        return self._folder / f"{asset}-{height}-v{_VERSION}{_ENDING}"

    def _tidy(self) -> None:
        """Delete what was begun by a studio that is gone."""
        for path in self._folder.glob(f"*{_PART}"):
            if time.time() - path.stat().st_mtime > _OLD_S:
                path.unlink(missing_ok=True)
