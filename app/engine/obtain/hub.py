"""Repository: a model on a hub, fetched file by file, going on where it was broken off."""

from __future__ import annotations

import contextlib
import fnmatch
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from app.api import JobContext, Words
from app.engine.obtain.answers import HUB, FetchFailed, refused
from app.engine.obtain.disk import disk_errors, readable, require_room, wrong_hash
from app.engine.obtain.network import is_answer, network_errors, unreached
from app.engine.weights_hash import hash_of_file

_ALLOWED = (".safetensors", ".gguf", ".json", ".txt", ".model", ".md")
_PIECE_BYTES = 1024 * 1024
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository and which of its files are wanted, by patterns; `sha256` gives the hashes that are known before."""

    name: str
    revision: str
    patterns: tuple[str, ...]
    sha256: Mapping[str, str] = field(default_factory=dict)
    endpoint: str | None = None

    def fetch(self, folder: Path, job: JobContext) -> None:
        """Fetch into a folder; what is there and whole stays. Raises FetchFailed, DiskFull, WrongHash."""
        with self._in_words(folder):
            job.report(0, 0, "Asking the hub")
            files = self._listing()
            total = sum(file.size for file in files)
            missing = total - sum(_there(folder, file) for file in files)
            folder.mkdir(parents=True, exist_ok=True)
            require_room(folder, missing)
            done = 0
            for file in files:
                self._fetch_file(folder, file, _Meter(job, file.name, done, total))
                done += file.size

    def _listing(self) -> list[_File]:
        from huggingface_hub import HfApi

        info = HfApi(endpoint=self.endpoint).model_info(self.name, revision=self.revision, files_metadata=True)
        files = []
        for sibling in info.siblings or ():
            name = sibling.rfilename
            if not any(fnmatch.fnmatchcase(name, pattern) for pattern in self.patterns) or not _is_wanted(name):
                continue
            promised = self.sha256.get(name) or (sibling.lfs.sha256 if sibling.lfs else "")
            files.append(_File(name, sibling.size or 0, promised, info.sha or self.revision))
        absent = self.sha256.keys() - {file.name for file in files}
        if not files or absent:
            raise FetchFailed(
                "{name} has not the files that the catalogue names: {files}.",
                advice="Update the studio, or add the model by hand.",
                name=self.name,
                files=", ".join(sorted(absent) or self.patterns)[:200],
            )
        return sorted(files, key=lambda file: (file.size, file.name))

    def _fetch_file(self, folder: Path, file: _File, meter: _Meter) -> None:
        target = folder / file.name
        if _there(folder, file) and target.is_file():
            meter.at(file.size)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        tries = _TRIES
        while True:
            before = part.stat().st_size if part.is_file() else 0
            try:
                with part.open("ab") as opened:
                    self._append(opened, file, meter)
                break
            except network_errors() as error:
                came = part.stat().st_size > before
                tries = _TRIES if came else tries - 1
                if is_answer(error) or not tries:
                    raise
                if not came:
                    meter.wait(_TRIES - tries)
        if (file.size and part.stat().st_size != file.size) or (
            file.sha256 and hash_of_file(part, meter.job.check) != file.sha256
        ):
            part.unlink()
            raise wrong_hash(file.name)
        part.replace(target)

    def _append(self, opened: BinaryIO, file: _File, meter: _Meter) -> None:
        import huggingface_hub

        utils: Any = huggingface_hub.utils
        have = opened.tell()
        if file.size and have >= file.size:
            return
        url = huggingface_hub.hf_hub_url(self.name, file.name, revision=file.revision, endpoint=self.endpoint)
        headers = {**utils.build_hf_headers(), "Accept-Encoding": "identity"}
        if have:
            headers["Range"] = f"bytes={have}-"
        with huggingface_hub.get_session().stream(
            "GET", url, headers=headers, follow_redirects=True, timeout=30
        ) as response:
            utils.hf_raise_for_status(response)
            if have and response.status_code != 206:
                # The server begins anew, and so does the file.
                opened.truncate(0)
                have = 0
            meter.at(have)
            for piece in response.iter_bytes(_PIECE_BYTES):
                opened.write(piece)
                have += len(piece)
                meter.at(have)

    @contextlib.contextmanager
    def _in_words(self, folder: Path) -> Iterator[None]:
        try:
            with disk_errors(folder):
                yield
        except network_errors() as error:
            raise _worded(self.name, error) from error


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    size: int
    sha256: str
    revision: str


@dataclass(frozen=True, slots=True)
class _Meter:
    job: JobContext
    name: str
    done: int
    total: int

    def at(self, size: int) -> None:
        """Report how far the file is, which is where cancelling is noticed."""
        step = self.done + size
        shown = Words("Fetching {name}: {came} of {all}", name=self.name, came=readable(step), all=readable(self.total))
        self.job.report(step, self.total, shown)

    def wait(self, seconds: float) -> None:
        """Wait before asking again; cancelling ends it."""
        self.job.cancelled.wait(seconds)
        self.job.check()


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name)
    safe = not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
    return safe and (path.suffix.lower() in _ALLOWED or path.name.upper().startswith(("LICENSE", "NOTICE")))


def _there(folder: Path, file: _File) -> int:
    """How many bytes of a file are on the disk already."""
    target = folder / file.name
    for path in (target, target.with_name(target.name + ".part")):
        if path.is_file():
            return min(path.stat().st_size, file.size)
    return 0


def _worded(name: str, error: BaseException) -> FetchFailed:
    from huggingface_hub import errors

    if isinstance(error, errors.GatedRepoError):
        return FetchFailed(
            "{name} asks everybody to accept its licence first.",
            advice="Accept it on https://huggingface.co/{name}, sign in with “hf auth login”, and fetch it again.",
            name=name,
        )
    if isinstance(error, errors.RepositoryNotFoundError):
        return FetchFailed(
            "The hub has no {name} that you may see.",
            advice="It may have moved, or ask you to sign in with “hf auth login”.",
            name=name,
        )
    if isinstance(error, (errors.RevisionNotFoundError, errors.EntryNotFoundError)):
        return FetchFailed(
            "{name} no longer has the files that the catalogue names.", advice="Update the studio.", name=name
        )
    if isinstance(error, errors.HfHubHTTPError):
        return refused(HUB, name, error.response.status_code)
    return unreached(HUB, name, error)
