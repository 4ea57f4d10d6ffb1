"""Chunks on disk: immutable bytes by their SHA-256, written so that a crash leaves all or nothing."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from app.api import InvalidData, MissingAsset, UserError

_WRITERS = 4


class ChunkSource(Protocol):
    """Where chunks can be read from, such as an open project file."""

    def read_chunk(self, name: str) -> bytes | None:
        """The chunk's bytes as they are stored, or None."""


def chunk_name(data: bytes) -> str:
    """The name of a chunk: the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


class ChunkFolder:
    """Chunks in a folder, spread over 256 sub-folders; every method may be called on any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: list[ChunkSource] = []
        self._lock = threading.Lock()
        self._writers = ThreadPoolExecutor(_WRITERS, thread_name_prefix="chunks")

    def attach(self, source: ChunkSource) -> None:
        """Read from another source too."""
        with self._lock:
            self._sources.append(source)

    def detach(self, source: ChunkSource) -> None:
        """Read from that source no more."""
        with self._lock:
            if source in self._sources:
                self._sources.remove(source)

    def path(self, name: str) -> Path:
        """Where a chunk is, or would be."""
        return self._folder / name[:2] / name[2:]

    def has(self, name: str) -> bool:
        """Whether the chunk can be read."""
        return self.path(name).exists() or self._from_sources(name) is not None

    def read(self, name: str) -> bytes:
        """Read a chunk and check it; raises MissingAsset, and InvalidData where it is damaged."""
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError:
            found = self._from_sources(name)
            if found is None:
                raise MissingAsset(name) from None
            data = found
        if chunk_name(data) != name:
            raise InvalidData(
                "A stored picture or file is damaged ({name}).", advice="Undo, or make it again.", name=name[:12]
            )
        return data

    def add(self, chunks: Iterable[bytes]) -> list[str]:
        """Store chunks, several at once; on the disk when the call returns."""
        return list(self._writers.map(self._add_one, chunks))

    def names(self) -> Iterator[str]:
        """The chunks in the folder itself."""
        for part in self._folder.glob("??"):
            for path in part.iterdir():
                if not path.name.endswith(".tmp"):
                    yield part.name + path.name

    def remove(self, name: str) -> None:
        """Delete a chunk of the folder; one that isn't there is no error."""
        self.path(name).unlink(missing_ok=True)

    def close(self) -> None:
        """Wait for writes that are under way."""
        self._writers.shutdown(wait=True)

    def _add_one(self, data: bytes) -> str:
        name = chunk_name(data)
        path = self.path(name)
        if not path.exists():
            with said_in_words(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, data)
        return name

    def _from_sources(self, name: str) -> bytes | None:
        with self._lock:
            sources = tuple(self._sources)
        for source in sources:
            if (data := source.read_chunk(name)) is not None:
                return data
        return None


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one that is synced and renamed; the old content stays on an error."""
    temporary = path.with_name(f"{path.name}.{uuid4().hex[:8]}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def said_in_words(path: Path) -> Iterator[None]:
    """Turn an OSError of writing into a UserError that says what to do."""
    try:
        yield
    except OSError as error:
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
                advice = "The disk is full: make room and try again."
            case errno.EACCES | errno.EPERM | errno.EROFS:
                advice = "It may not be written to: choose another folder, or allow writing."
            case _:
                advice = "Choose another folder."
        raise UserError("{name} could not be written.", advice=advice, name=str(path)) from error


def packed(data: bytes) -> bytes:
    """Bytes compressed for storing; fast, and without holding the interpreter's lock."""
    return zlib.compress(data, 1)


def unpacked(data: bytes, limit: int) -> bytes:
    """Bytes as they were packed; raises InvalidData beyond a limit, so that nothing small becomes huge."""
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(data, limit)
    except zlib.error as error:
        raise InvalidData("A stored picture is damaged.", advice="Undo, or make it again.") from error
    if stream.unconsumed_tail or not stream.eof:
        raise InvalidData("A stored picture is damaged.", advice="Undo, or make it again.")
    return content
