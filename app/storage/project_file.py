"""ProjectFile: one SQLite file with a document's rows and its chunks."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO
from uuid import uuid4

from app.api import InvalidData
from app.document import Json
from app.storage.chunks import ChunkFolder, said_in_words, sync_folder, write_atomically
from app.storage.database import APPLICATION_ID, damage_said, open_database, open_stranger, transaction

VERSION = 1
LARGE_BYTES = 64 * 1024 * 1024
"""Content from this size on is kept beside the file."""

LARGEST_IN_FILE_BYTES = 900 * 1024 * 1024
"""SQLite takes no more than a thousand million bytes as one value; what is larger stays beside the file."""
NOTHING: Mapping[str, int] = MappingProxyType({})

_V1 = {
    "rows": "CREATE TABLE rows (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID",
    "chunks": "CREATE TABLE chunks (name TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "media": "CREATE TABLE media (name TEXT PRIMARY KEY, path TEXT NOT NULL, size INTEGER NOT NULL)",
}
TABLES: Mapping[int, Mapping[str, str]] = {1: _V1}
"""The tables of each version of the format, by name, with the statements that made them."""
UPGRADES: Mapping[int, Callable[[sqlite3.Connection], None]] = {}
"""From a version of the format to the next; all of them run in one transaction, after a copy was made."""
_MOST_ROWS = 1_000_000
_LARGEST_ROW = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Media:
    """Content that is too large for the file: the name of its chunk, where it lies, and its size."""

    name: str
    path: Path
    byte_size: int

    @property
    def is_there(self) -> bool:
        """Whether there is a file of that size; its content is checked when it is read."""
        try:
            return self.path.stat().st_size == self.byte_size
        except OSError:
            return False


class ProjectFile:
    """An existing project file, open for reading; saving opens it for writing only as long as it takes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connection, self.version = open_stranger(path, TABLES, VERSION)

    @property
    def newer(self) -> bool:
        """Whether a newer studio wrote it, so that it may only be read."""
        return self.version > VERSION

    def rows(self) -> dict[str, Json]:
        """The document's rows; raises InvalidData where there are too many or one is malformed."""
        with self._lock, damage_said(self.path):
            (count, largest) = self._connection.execute("SELECT count(*), max(length(json)) FROM rows").fetchone()
            if count > _MOST_ROWS or (largest or 0) > _LARGEST_ROW:
                raise InvalidData("{name} is larger than any project can be.", name=self.path.name)
            stored = self._connection.execute("SELECT key, json FROM rows").fetchall()
        return {key: parsed(text, self.path) for key, text in stored}

    def read_chunk(self, name: str) -> bytes | None:
        """A chunk's bytes, from the file or from beside it, or None."""
        with self._lock, damage_said(self.path):
            found = self._connection.execute("SELECT data FROM chunks WHERE name = ?", (name,)).fetchone()
        if found:
            return found[0] if isinstance(found[0], bytes) else None
        path = self._beside(name)
        try:
            return path.read_bytes() if path else None
        except OSError:
            return None

    def read_head(self, name: str, size: int) -> bytes | None:
        """The first bytes of a chunk, or None."""
        with self._lock, damage_said(self.path):
            found = self._connection.execute("SELECT rowid FROM chunks WHERE name = ?", (name,)).fetchone()
            if found:
                with self._connection.blobopen("chunks", "data", found[0], readonly=True) as blob:
                    return bytes(blob.read(size))
        path = self._beside(name)
        try:
            if path:
                with path.open("rb") as file:
                    return file.read(size)
        except OSError:
            pass
        return None

    def open_chunk(self, name: str) -> BinaryIO | None:
        """A chunk to read from: what is beside the file from there, what is in it from memory; or None."""
        with self._lock, damage_said(self.path):
            found = self._connection.execute("SELECT data FROM chunks WHERE name = ?", (name,)).fetchone()
        if found:
            return BytesIO(found[0]) if isinstance(found[0], bytes) else None
        path = self._beside(name)
        try:
            return path.open("rb") if path else None
        except OSError:
            return None

    def names(self) -> set[str]:
        """The names of all chunks, in the file and beside it."""
        with self._lock, damage_said(self.path):
            return {
                name for (name,) in self._connection.execute("SELECT name FROM chunks UNION SELECT name FROM media")
            }

    def media(self) -> list[Media]:
        """What is kept beside the file, or should be; an entry that names a place elsewhere is refused when read."""
        with self._lock, damage_said(self.path):
            found = self._connection.execute("SELECT name, path, size FROM media ORDER BY name").fetchall()
        return [
            Media(name, self.path.parent / path, size)
            for name, path, size in found
            if isinstance(name, str) and isinstance(size, int) and _is_beside(path)
        ]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _beside(self, name: str) -> Path | None:
        with self._lock, damage_said(self.path):
            found = self._connection.execute("SELECT path FROM media WHERE name = ?", (name,)).fetchone()
        if not found:
            return None
        if not _is_beside(found[0]):
            raise InvalidData(
                "{name} names a file outside of its own folder.", advice="Do not trust it.", name=self.path.name
            )
        return self.path.parent / str(found[0])


def write_project(
    path: Path,
    rows: Mapping[str, Json],
    needed: Iterable[str],
    chunks: ChunkFolder,
    report: Callable[[int, int], None],
    *,
    collect: bool = False,
    absent: Mapping[str, int] = NOTHING,
) -> None:
    """Save a document: afterwards the file holds these rows and the chunks that they need, or is as it was before.

    A new file is made beside its place and renamed; an existing project is changed in one transaction. `collect`
    keeps large media in the file. `absent` are those, with their sizes, that nobody has now: they stay listed as
    media beside the file. `report(done, all)` may raise to cancel.
    """
    with said_in_words(path):
        if path.exists() and _is_project(path):
            _update(path, rows, list(needed), chunks, report, collect=collect, absent=absent)
        else:
            temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")
            try:
                _update(temporary, rows, list(needed), chunks, report, collect=collect, absent=absent, target=path)
                temporary.replace(path)
                sync_folder(path.parent)
            finally:
                for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
                    leftover.unlink(missing_ok=True)


def upgrade(path: Path) -> None:
    """Bring a file of an older format up to this one, keeping a copy of it as it was."""
    with damage_said(path), said_in_words(path), closing(open_database(path, wal=False)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        shutil.copy2(path, _unused(path.with_suffix(f".v{version}.seisei")))
        with transaction(connection):
            for step in range(version, VERSION):
                UPGRADES[step](connection)
            connection.execute(f"PRAGMA user_version={VERSION}")


def _unused(path: Path) -> Path:
    """A name that no file has: a copy never replaces an earlier one."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def parsed(text: str, path: Path) -> Json:
    """A row's JSON; raises InvalidData where it is none, or nested too deep."""
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidData("{name} has a row that cannot be read.", name=path.name) from error
    return value


def _is_beside(relative: object) -> bool:
    """Whether this is a file in a folder beside the project, and nothing else."""
    if not isinstance(relative, str):
        return False
    parts = PurePosixPath(relative)
    return (
        not parts.is_absolute()
        and ".." not in parts.parts
        and len(parts.parts) == 2
        and not re.search(r'[\\:*?"<>|\0]', relative)
    )


def _is_project(path: Path) -> bool:
    try:
        ProjectFile(path).close()
    except InvalidData:
        return False
    return True


def _update(
    path: Path,
    rows: Mapping[str, Json],
    needed: list[str],
    chunks: ChunkFolder,
    report: Callable[[int, int], None],
    *,
    collect: bool,
    absent: Mapping[str, int],
    target: Path | None = None,
) -> None:
    with damage_said(path), closing(open_database(path, wal=False)) as connection, transaction(connection):
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rows'").fetchone():
            for statement in TABLES[VERSION].values():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={VERSION}")
        _write_chunks(connection, target or path, needed, chunks, report, collect=collect, absent=absent)
        connection.execute("DELETE FROM rows")
        connection.executemany(
            "INSERT INTO rows VALUES (?, ?)", ((key, json.dumps(value)) for key, value in rows.items())
        )


def _write_chunks(
    connection: sqlite3.Connection,
    target: Path,
    needed: list[str],
    chunks: ChunkFolder,
    report: Callable[[int, int], None],
    *,
    collect: bool,
    absent: Mapping[str, int],
) -> None:
    wanted = set(needed)
    there = {name for (name,) in connection.execute("SELECT name FROM chunks")}
    beside = dict(connection.execute("SELECT name, size FROM media").fetchall())
    inside = {name for name in beside if collect and name not in absent and beside[name] <= LARGEST_IN_FILE_BYTES}
    connection.executemany("DELETE FROM chunks WHERE name = ?", ((name,) for name in there - wanted))
    connection.executemany(
        "DELETE FROM media WHERE name = ?", ((name,) for name in beside if name not in wanted or name in inside)
    )
    folder = target.with_suffix(".media")
    missing = sorted(wanted - there - (beside.keys() - inside))
    for done, name in enumerate(missing):
        report(done, len(missing))
        if name in absent:
            connection.execute("INSERT INTO media VALUES (?, ?, ?)", (name, f"{folder.name}/{name}", absent[name]))
            continue
        data = chunks.read(name)
        if len(data) < LARGE_BYTES or (collect and len(data) <= LARGEST_IN_FILE_BYTES):
            connection.execute("INSERT INTO chunks VALUES (?, ?)", (name, data))
        else:
            folder.mkdir(exist_ok=True)
            write_atomically(folder / name, data)
            connection.execute("INSERT INTO media VALUES (?, ?, ?)", (name, f"{folder.name}/{name}", len(data)))
