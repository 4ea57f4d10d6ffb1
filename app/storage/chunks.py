"""Chunks on disk: immutable bytes by their SHA-256, written so that a crash leaves all or nothing."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import uuid4

from app.api import InvalidData, MissingAsset, UserError, Words, reason_of

REMEMBERED_S = 3600.0
"""For so long it is known which chunks this process added, whatever the clock of the files says."""
_WRITERS = 4
_COPIED_BYTES = 4 * 1024 * 1024


class ChunkSource(Protocol):
    """Where chunks can be read from, such as an open project file."""

    def read_chunk(self, name: str) -> bytes | None:
        """The chunk's bytes as they are stored, or None."""

    def read_head(self, name: str, size: int) -> bytes | None:
        """The first bytes of a chunk, or None."""

    def open_chunk(self, name: str) -> BinaryIO | None:
        """A chunk to read from, or None."""


def chunk_name(data: bytes) -> str:
    """The name of a chunk: the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


class ChunkFolder:
    """Chunks in a folder, spread over 256 sub-folders; every method may be called on any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: list[ChunkSource] = []
        self._lock = threading.Lock()
        self._added: OrderedDict[str, float] = OrderedDict()
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
        return self.path(name).exists() or any(source.read_head(name, 1) is not None for source in self._attached())

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a chunk, unchecked; raises MissingAsset."""
        try:
            with self.path(name).open("rb") as file:
                return file.read(size)
        except FileNotFoundError:
            pass
        for source in self._attached():
            if (found := source.read_head(name, size)) is not None:
                return found
        raise MissingAsset(name)

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

    def open(self, name: str) -> BinaryIO:
        """A chunk to read from, unchecked; raises MissingAsset."""
        try:
            return self.path(name).open("rb")
        except FileNotFoundError:
            pass
        for source in self._attached():
            if (found := source.open_chunk(name)) is not None:
                return found
        raise MissingAsset(name)

    def add(self, chunks: Iterable[bytes]) -> list[str]:
        """Store chunks, several at once; on the disk when the call returns."""
        return list(self._writers.map(self._add_one, chunks))

    def add_file(self, source: Path) -> tuple[str, int]:
        """Store a copy of a file, a piece of it in memory at a time; its name and its size in bytes.

        Raises InvalidData where it cannot be read.
        """
        hashed, size = hashlib.sha256(), 0
        # Among the others, where a sweep finds it after a crash
        temporary = self.path(f"{0:064}").with_name(f"{uuid4().hex}.tmp")
        try:
            given = source.open("rb")
        except OSError as error:
            raise InvalidData("{name} cannot be read: {reason}.", name=source.name, reason=reason_of(error)) from error
        with said_in_words(temporary), given:
            temporary.parent.mkdir(parents=True, exist_ok=True)
            try:
                with temporary.open("wb") as file:
                    while piece := given.read(_COPIED_BYTES):
                        hashed.update(piece)
                        size += len(piece)
                        file.write(piece)
                    file.flush()
                    os.fsync(file.fileno())
                name = hashed.hexdigest()
                path = self.path(name)
                self._note(name)
                if not path.exists():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    temporary.replace(path)
                    sync_folder(path.parent)
            finally:
                temporary.unlink(missing_ok=True)
        return name, size

    def adopt(self, path: Path, name: str, check: Callable[[], None]) -> bool:
        """Store a file as this chunk if it is that, without reading all of it at once; whether it is."""
        self._note(name)
        return self.path(name).exists() or copy_verified(path, self.path(name), name, check)

    def files(self) -> Iterator[list[os.DirEntry[str]]]:
        """What lies in the folder itself, a sub-folder at a time."""
        for part in sorted(self._folder.glob("??")):
            with os.scandir(part) as entries:
                yield list(entries)

    def discard(self, name: str, *, unused_s: float) -> int:
        """Delete a chunk of the folder unless it was added within these seconds; gives the bytes that became free."""
        if unused_s > REMEMBERED_S:
            raise ValueError(f"{unused_s} s are longer than additions are remembered")
        path = self.path(name)
        with self._lock:
            # The same lock is taken by `_note`: who adds it after this finds it gone and writes it again.
            if time.monotonic() - self._added.get(name, float("-inf")) < unused_s:
                return 0
            try:
                found = path.stat()
                if time.time() - found.st_mtime < unused_s:
                    return 0
                path.unlink()
            except OSError:  # gone already, or in use, or not ours to delete: it is no loss
                return 0
        return found.st_size

    def close(self) -> None:
        """Wait for writes that are under way."""
        self._writers.shutdown(wait=True)

    def _add_one(self, data: bytes) -> str:
        name = chunk_name(data)
        path = self.path(name)
        self._note(name)
        if not path.exists():
            with said_in_words(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, data)
        return name

    def _note(self, name: str) -> None:
        now = time.monotonic()
        with self._lock:
            self._added[name] = now
            self._added.move_to_end(name)
            while self._added and now - next(iter(self._added.values())) > REMEMBERED_S:
                self._added.popitem(last=False)

    def _attached(self) -> tuple[ChunkSource, ...]:
        with self._lock:
            return tuple(self._sources)

    def _from_sources(self, name: str) -> bytes | None:
        for source in self._attached():
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


def copy_verified(source: Path, target: Path, name: str, check: Callable[[], None]) -> bool:
    """Copy a file if its content is the chunk of that name; whether it is. `check()` may raise to cancel."""
    temporary = target.with_name(f"{target.name}.{uuid4().hex[:8]}.tmp")
    hashed = hashlib.sha256()
    with said_in_words(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with source.open("rb") as given, temporary.open("wb") as file:
                while piece := given.read(_COPIED_BYTES):
                    check()
                    hashed.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            if hashed.hexdigest() != name:
                return False
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(target.parent)
    return True


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
                advice = Words("The disk is full: make room and try again.")
            case errno.EACCES | errno.EPERM | errno.EROFS:
                advice = Words("It may not be written to: choose another folder, or allow writing.")
            case _:
                advice = Words("Choose another folder.")
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
