"""ProjectFile: one SQLite file with a document's rows and its chunks."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from uuid import uuid4

from app.api import InvalidData
from app.document import Json
from app.storage.chunks import ChunkFolder, said_in_words, sync_folder, write_atomically
from app.storage.database import APPLICATION_ID, damage_said, open_database, open_stranger

VERSION = 1
LARGE_BYTES = 64 * 1024 * 1024
"""Content from this size on is kept beside the file."""

_TABLES = {
    "rows": "CREATE TABLE rows (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID",
    "chunks": "CREATE TABLE chunks (name TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "media": "CREATE TABLE media (name TEXT PRIMARY KEY, path TEXT NOT NULL, size INTEGER NOT NULL)",
}
_UPGRADES: Mapping[int, Callable[[sqlite3.Connection], None]] = {}
"""From a version of the format to the next; each runs in one transaction, after a copy was made."""
_MOST_ROWS = 1_000_000
_LARGEST_ROW = 64 * 1024 * 1024


class ProjectFile:
    """An existing project file, open for reading; saving opens it for writing only as long as it takes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connection, self.version = open_stranger(path, _TABLES, VERSION)

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
            beside = (
                None if found else self._connection.execute("SELECT path FROM media WHERE name = ?", (name,)).fetchone()
            )
        if found:
            return bytes(found[0])
        return self._read_beside(str(beside[0])) if beside else None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _read_beside(self, relative: str) -> bytes | None:
        parts = PurePosixPath(relative)
        if parts.is_absolute() or ".." in parts.parts or len(parts.parts) != 2 or re.search(r'[\\:*?"<>|]', relative):
            raise InvalidData(
                "{name} names a file outside of its own folder.", advice="Do not trust it.", name=self.path.name
            )
        try:
            return (self.path.parent / relative).read_bytes()
        except OSError:
            return None


def write_project(
    path: Path,
    rows: Mapping[str, Json],
    needed: Iterable[str],
    chunks: ChunkFolder,
    report: Callable[[int, int], None],
    *,
    collect: bool = False,
) -> None:
    """Save a document: afterwards the file holds these rows and the chunks that they need, or is as it was before.

    A new file is made beside its place and renamed; an existing project is changed in one transaction. `collect`
    keeps large media in the file. `report(done, all)` may raise to cancel.
    """
    with said_in_words(path):
        if path.exists() and _is_project(path):
            _update(path, rows, list(needed), chunks, report, collect=collect)
        else:
            temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")
            try:
                _update(temporary, rows, list(needed), chunks, report, collect=collect, target=path)
                temporary.replace(path)
                sync_folder(path.parent)
            finally:
                for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
                    leftover.unlink(missing_ok=True)


def upgrade(path: Path) -> None:
    """Bring a file of an older format up to this one, keeping a copy of it as it was."""
    with open_database(path, wal=False) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version >= VERSION:
            return
        shutil.copy2(path, path.with_suffix(f".v{version}.seisei"))
        connection.execute("BEGIN IMMEDIATE")
        for step in range(version, VERSION):
            _UPGRADES[step](connection)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")


def parsed(text: str, path: Path) -> Json:
    """A row's JSON; raises InvalidData where it is none, or nested too deep."""
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidData("{name} has a row that cannot be read.", name=path.name) from error
    return value


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
    target: Path | None = None,
) -> None:
    with damage_said(path):
        connection = open_database(path, wal=False)
        try:
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rows'").fetchone():
                for statement in _TABLES.values():
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version={VERSION}")
            _write_chunks(connection, target or path, needed, chunks, report, collect=collect)
            connection.execute("DELETE FROM rows")
            connection.executemany(
                "INSERT INTO rows VALUES (?, ?)", ((key, json.dumps(value)) for key, value in rows.items())
            )
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.close()


def _write_chunks(
    connection: sqlite3.Connection,
    target: Path,
    needed: list[str],
    chunks: ChunkFolder,
    report: Callable[[int, int], None],
    *,
    collect: bool,
) -> None:
    wanted = set(needed)
    there = {name for (name,) in connection.execute("SELECT name FROM chunks")}
    beside = {name for (name,) in connection.execute("SELECT name FROM media")}
    connection.executemany("DELETE FROM chunks WHERE name = ?", ((name,) for name in there - wanted))
    connection.executemany(
        "DELETE FROM media WHERE name = ?", ((name,) for name in (beside if collect else beside - wanted))
    )
    missing = sorted(wanted - there - (set() if collect else beside))
    for done, name in enumerate(missing):
        report(done, len(missing))
        data = chunks.read(name)
        if len(data) < LARGE_BYTES or collect:
            connection.execute("INSERT INTO chunks VALUES (?, ?)", (name, data))
        else:
            folder = target.with_suffix(".media")
            folder.mkdir(exist_ok=True)
            write_atomically(folder / name, data)
            connection.execute("INSERT INTO media VALUES (?, ?, ?)", (name, f"{folder.name}/{name}", len(data)))
