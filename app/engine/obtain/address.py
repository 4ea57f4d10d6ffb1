"""Address: files that lie at an address each, fetched one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.api import JobContext
from app.engine.obtain.arriving import is_there, part_of, place_arrived
from app.engine.obtain.disk import require_room
from app.engine.obtain.download import Download, fetching
from app.engine.weights_hash import hash_of_file


@dataclass(frozen=True, slots=True)
class Address:
    """A place; `members` says which of the files in it become which, `sha256` is by the names that they get.

    `download_bytes` are those of all of them.
    """

    url: str
    members: Mapping[str, str]
    sha256: Mapping[str, str]
    download_bytes: int = 0

    def fetch(self, folder: Path, job: JobContext) -> None:
        """Fetch into a folder, going on where it was broken off. Raises FetchFailed, DiskFull, WrongHash."""
        with fetching(self.url, folder):
            folder.mkdir(parents=True, exist_ok=True)
            parts = [part_of(folder / name) for name in self.members.values()]
            came = sum(part.stat().st_size for part in parts if part.is_file())
            require_room(folder, max(0, self.download_bytes - came))
            before = 0
            for member, name in self.members.items():
                if not is_there(folder / name, self.sha256[name], job.check):
                    self._fetch_file(member, folder / name, self.sha256[name], before, job)
                before += (folder / name).stat().st_size

    def _fetch_file(self, member: str, target: Path, sha256: str, before: int, job: JobContext) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = part_of(target)
        url = f"{self.url.rstrip('/')}/{member}"
        with Download(url, part, job, before=before, total=self.download_bytes) as download:
            while download.read():
                pass
        place_arrived(target, hash_of_file(part, job.check), sha256)
