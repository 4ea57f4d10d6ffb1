"""MediaLibrary: the files of a film, found by their assets, and processes that decode them."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
import uuid
from enum import Enum
from fractions import Fraction
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from app.api import TILES, Asset, AssetId, AssetStore, InvalidData, Pixels, UserError
from plugins.timeline.media.info import MediaInfo
from plugins.timeline.media.process import MediaProcess, Tell
from plugins.timeline.media.reader import Reader, probe
from plugins.timeline.media.working_copies import WorkingCopies
from plugins.timeline.model import Media, SoundFacts
from plugins.timeline.time import TimeRange

WORKING_HEIGHT = 540
"""How high working copies are, in pixels."""

_KEPT = "media-info-1"
_PART = ".part"
_UNUSED_S = 30 * 24 * 3600.0
_NICENESS = 10


class Lane(Enum):
    """Who asks for frames and sound: each has processes of its own, and none waits for another."""

    PICTURE = "picture"
    SOUND = "sound"
    EXPORT = "export"
    BEHIND = "behind"


# Two, so that the clips of two tracks are decoded side by side
_PROCESSES = {Lane.PICTURE: 2, Lane.SOUND: 1, Lane.EXPORT: 2, Lane.BEHIND: 1}


class MediaLibrary:
    """Every method may be called on any thread, and may wait for the disk or for a decoder.

    What lies in a project file, where no decoder reaches it, is written to `folder` once. Raises MissingAsset where
    nobody has the content, and InvalidData for what cannot be read.
    """

    def __init__(self, assets: AssetStore, folder: Path) -> None:
        self._assets = assets
        self._files = folder / "media"
        self._copies = WorkingCopies(folder / "copies")
        self._lock = threading.Lock()
        self._processes: dict[tuple[Lane, int], MediaProcess] = {}
        self._readers: dict[tuple[Path, Lane], Reader] = {}
        self._infos: dict[Path, MediaInfo | UserError] = {}
        self._paths: dict[AssetId, Path] = {}
        self._tidied = False

    @property
    def copies(self) -> WorkingCopies:
        """The working copies that there are."""
        return self._copies

    @property
    def running(self) -> int:
        """How many processes decode."""
        with self._lock:
            return sum(process.pid is not None for process in self._processes.values())

    def path(self, asset: AssetId) -> Path:
        """A file that can be decoded, where the content lies already if that is one."""
        with self._lock:
            known = self._paths.get(asset)
        if known is not None and known.exists():
            return known
        path = self._files / asset
        if path.exists():
            os.utime(path)
        else:
            with self._assets.open(asset) as stream:
                name = getattr(stream, "name", None)
                path = Path(name) if isinstance(name, str) and Path(name).is_file() else self._unpacked(asset, stream)
        with self._lock:
            self._paths[asset] = path
        return path

    def info(self, asset: AssetId) -> MediaInfo:
        """What a file is; found out once."""
        return self._info(self.path(asset), asset)

    def media(self, asset: Asset) -> Media:
        """The facts of an asset that a clip needs: of a still picture, of film or of sound."""
        if asset.media_type == TILES:
            height, width, _ = self._assets.shape(asset.id)
            return Media(asset.id, asset.media_type, width=width, height=height)
        info = self.info(asset.id)
        sound = SoundFacts(info.sound.sample_rate, info.sound.channels) if info.sound else None
        available = TimeRange(Fraction(0), info.duration)
        picture = info.picture
        if picture is None:
            return Media(asset.id, asset.media_type, available, sound=sound)
        turned = picture.turn % 2
        return Media(
            asset.id,
            asset.media_type,
            available,
            picture.rate,
            picture.variable,
            picture.height if turned else picture.width,
            picture.width if turned else picture.height,
            -picture.turn % 4 * 90,
            sound,
        )

    def picture(self, asset: AssetId) -> Pixels:
        """A whole still picture, (height, width, 3 or 4) with straight alpha."""
        return self._assets.picture(asset)

    def read(self, asset: AssetId) -> bytes:
        """All of a small file, such as a LUT."""
        return self._assets.read(asset)

    def reader(self, asset: AssetId, lane: Lane = Lane.PICTURE, *, working: bool = False) -> Reader:
        """What decodes a file, shared by all that ask in a lane; with `working` its working copy where there is one."""
        copy = self.working_copy(asset) if working else None
        path = copy if copy is not None else self.path(asset)
        key = (path, lane)
        with self._lock:
            found = self._readers.get(key)
        if found is not None:
            return found
        info = self._info(path, asset if copy is None else None)
        with self._lock:
            return self._readers.setdefault(key, Reader(path, self._process(lane), info))

    def working_copy(self, asset: AssetId, height: int = WORKING_HEIGHT) -> Path | None:
        """The working copy of a film; None where there is none yet, or it would be no quicker than the film."""
        return self._copies.path(asset, height)

    def wants_copy(self, asset: AssetId, height: int = WORKING_HEIGHT) -> bool:
        """Whether a working copy would be quicker, and is not there."""
        return self._copies.helps(self.info(asset), height) and self._copies.path(asset, height) is None

    def make_working_copy(self, asset: AssetId, tell: Tell, height: int = WORKING_HEIGHT) -> Path:
        """Make a working copy, in a process of its own that stands behind; `tell` hears of frames, and may raise."""
        return self._copies.make(asset, self.path(asset), self.info(asset), height, tell)

    def close(self) -> None:
        """End all processes; the next question starts them again."""
        with self._lock:
            processes = list(self._processes.values())
            self._processes.clear()
            self._readers.clear()
        for process in processes:
            process.close()

    def _info(self, path: Path, asset: AssetId | None) -> MediaInfo:
        with self._lock:
            found = self._infos.get(path)
        if isinstance(found, UserError):
            raise found
        if found is None:
            found = self._kept(asset) or self._probed(path, asset)
            with self._lock:
                self._infos[path] = found
        return found

    def _kept(self, asset: AssetId | None) -> MediaInfo | None:
        data = self._assets.kept(asset, _KEPT) if asset is not None else None
        try:
            return MediaInfo.from_json(json.loads(data)) if data else None
        except (ValueError, InvalidData):  # what is kept can be found out again
            return None

    def _probed(self, path: Path, asset: AssetId | None) -> MediaInfo:
        try:
            with self._lock:
                process = self._process(Lane.BEHIND)
            info = probe(path, process)
        except InvalidData as error:
            # Content never changes: what breaks a decoder once does it again.
            with self._lock:
                self._infos[path] = error
            raise
        if asset is not None:
            self._assets.keep(asset, _KEPT, json.dumps(info.to_json()).encode())
        return info

    def _process(self, lane: Lane) -> MediaProcess:
        # Files come to the processes of a lane by turns
        number = sum(1 for _, used in self._readers if used is lane) % _PROCESSES[lane]
        key = (lane, number)
        if key not in self._processes:
            self._processes[key] = MediaProcess(niceness=_NICENESS if lane is Lane.BEHIND else 0)
        return self._processes[key]

    def _unpacked(self, asset: AssetId, stream: BinaryIO) -> Path:
        self._tidy()
        path = self._files / asset
        part = path.with_name(f"{asset}-{uuid.uuid4().hex[:8]}{_PART}")
        try:
            self._files.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                copyfileobj(stream, file)
            part.replace(path)
        except OSError as error:
            raise UserError(
                "A film cannot be unpacked to be shown: {reason}",
                advice="Free some room on the disk where the studio keeps what it can make again.",
                reason=error.strerror or str(error),
            ) from error
        finally:
            part.unlink(missing_ok=True)
        return path

    def _tidy(self) -> None:
        """Delete what was not used for a month, and what was begun by a studio that is gone."""
        if self._tidied:
            return
        self._tidied = True
        for path in self._files.glob("*"):
            # Another studio may delete it at the same time, or have it open
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _UNUSED_S:
                    path.unlink()
