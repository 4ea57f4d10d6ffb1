"""Finding large media of a project again that are no longer where they were."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.api import JobContext, UserError
from app.storage.chunks import ChunkFolder, copy_verified
from app.storage.project_file import Media

_MOST_FILES = 100_000
_PIECE_BYTES = 4 * 1024 * 1024


def find_media(wanted: Sequence[Media], chosen: Path, chunks: ChunkFolder, job: JobContext) -> list[Media]:
    """Bring back those media that are found: in a file and the files beside it, or in a folder and its sub-folders.

    What is found by size and hash is copied to where the project expects it, or into the studio's store where that
    may not be written. Raises UserError where neither can be.
    """
    left = {media.name: media for media in wanted}
    found = []
    candidates = [path for path in _files(chosen) if _size(path) in {media.byte_size for media in wanted}]
    for done, path in enumerate(candidates):
        job.report(done, len(candidates), "Comparing files")
        if not left:
            break
        media = left.get(_hash(path, job.check))
        if media is not None and _bring(path, media, chunks, job.check):
            found.append(left.pop(media.name))
    return found


def _bring(path: Path, media: Media, chunks: ChunkFolder, check: Callable[[], None]) -> bool:
    try:
        return copy_verified(path, media.path, media.name, check)
    except UserError:
        return chunks.adopt(path, media.name, check)


def _files(chosen: Path) -> Iterator[Path]:
    """The chosen file first, then those beside it; or what is in a folder and in the folders of that."""
    if chosen.is_file():
        yield chosen
        yield from (path for path in _listed(chosen.parent) if path != chosen and path.is_file())
        return
    number = 0
    for entry in _listed(chosen):
        for path in _listed(entry) if entry.is_dir() else [entry]:
            if path.is_file() and (number := number + 1) <= _MOST_FILES:
                yield path


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # a folder that may not be read holds nothing for us
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _hash(path: Path, check: Callable[[], None]) -> str:
    hashed = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE_BYTES):
                check()
                hashed.update(piece)
    except OSError:
        return ""
    return hashed.hexdigest()
