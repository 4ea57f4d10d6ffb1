"""Archive: files out of a tar archive at an address, which is read only as far as they lie in it."""

from __future__ import annotations

import io
import lzma
import tarfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.api import JobContext
from app.engine.obtain.answers import FetchFailed
from app.engine.obtain.arriving import is_there, part_of, write_arriving
from app.engine.obtain.disk import WrongHash, require_room
from app.engine.obtain.download import PIECE_BYTES, Download, fetching, name_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ENDINGS: Mapping[str, Literal["r|gz", "r|bz2", "r|xz", "r|"]] = {
    ".tgz": "r|gz",
    ".tar.gz": "r|gz",
    ".tar.bz2": "r|bz2",
    ".tar.xz": "r|xz",
    ".tar": "r|",
}
"""The archives that can be read as they come, and how each is opened for that."""

_LARGEST_MEMBER_BYTES = 8_000_000_000
_DAMAGED = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError)


class UnfitArchive(FetchFailed):
    """An archive does not hold what the catalogue says of it; what came of it was thrown away."""


class _Stream(io.RawIOBase):
    """A download as a file that can only be read on."""

    def __init__(self, download: Download) -> None:
        self._download = download
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        if not self._left:
            self._left = memoryview(self._download.read())
        target = memoryview(buffer)
        count = min(len(target), len(self._left))
        target[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive at an address; `members` says which of its files become which, `sha256` is by the names they get.

    `download_bytes` is as much of it as has to come, `file_bytes` what its members take.
    """

    url: str
    members: Mapping[str, str]
    sha256: Mapping[str, str]
    download_bytes: int = 0
    file_bytes: int = 0

    def fetch(self, folder: Path, job: JobContext) -> None:
        """Fetch into a folder, going on where it was broken off. Raises FetchFailed, DiskFull, WrongHash."""
        with fetching(self.url, folder):
            folder.mkdir(parents=True, exist_ok=True)
            wanted = {
                member: name
                for member, name in self.members.items()
                if not is_there(folder / name, self.sha256[name], job.check)
            }
            kept = part_of(folder / name_of(self.url))
            came = kept.stat().st_size if kept.is_file() else 0
            if wanted:
                require_room(folder, max(0, self.download_bytes - came) + self.file_bytes)
                try:
                    self._unpack(wanted, folder, kept, job)
                except (WrongHash, UnfitArchive):
                    # To go on with what came would be of no use.
                    kept.unlink(missing_ok=True)
                    raise
            kept.unlink(missing_ok=True)

    def _unpack(self, wanted: dict[str, str], folder: Path, kept: Path, job: JobContext) -> None:
        mode = next(mode for ending, mode in ENDINGS.items() if self.url.endswith(ending))
        try:
            with (
                Download(self.url, kept, job, total=self.download_bytes) as download,
                tarfile.open(fileobj=io.BufferedReader(_Stream(download)), mode=mode) as archive,
            ):
                for item in archive:
                    if item.name in wanted:
                        name = wanted.pop(item.name)
                        self._take(archive, item, folder / name, self.sha256[name], job)
                    if not wanted:
                        return
        except _DAMAGED as error:
            raise UnfitArchive(
                "{archive} cannot be unpacked.",
                advice="Fetch it again; if that repeats, update the studio.",
                detail=error,
                archive=name_of(self.url),
            ) from error
        raise self._unfit(next(iter(wanted)))

    def _take(
        self, archive: tarfile.TarFile, item: tarfile.TarInfo, target: Path, sha256: str, job: JobContext
    ) -> None:
        source = archive.extractfile(item) if item.isreg() and item.size <= _LARGEST_MEMBER_BYTES else None
        if source is None:
            raise self._unfit(item.name)

        def read() -> bytes:
            job.check()
            return source.read(PIECE_BYTES)

        target.parent.mkdir(parents=True, exist_ok=True)
        write_arriving(target, read, sha256)

    def _unfit(self, member: str) -> UnfitArchive:
        return UnfitArchive(
            "{archive} does not hold what it should: {what}.",
            advice="Update the studio, or choose another model.",
            archive=name_of(self.url),
            what=member,
        )
