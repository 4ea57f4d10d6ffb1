"""Journal: every action of an open project, on the disk within a second."""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

from app.api import InvalidData, UserError, reason_of
from app.document import Document, Json, PartTypes, document_from, rows_of
from app.storage.database import damage_said, open_database, storage_error, transaction
from app.storage.failures import forget_failures
from app.storage.lock import FileLock
from app.storage.project_file import parsed

log = logging.getLogger(__name__)

_VERSION = 1


class Journal:
    """Writes the latest document from a thread of its own; a document given meanwhile replaces the one waiting.

    The file holds the whole document in rows, and beside it lies a lock that shows that its owner lives.
    """

    def __init__(self, path: Path, types: PartTypes, base: Path | None) -> None:
        self.path = path
        self._types = types
        self._base = base
        self._lock = FileLock(path.with_suffix(".lock"))
        self._lock.acquire()
        self._change = threading.Condition()
        self._waiting: Document | None = None
        self._latest: Document | None = None
        self._written: Document | None = None
        self._busy = False
        self._closing = False
        self._error: UserError | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def latest(self) -> Document | None:
        """The document given last."""
        return self._latest

    def put(self, document: Document) -> None:
        """Have a document written; returns at once."""
        with self._change:
            self._waiting = self._latest = document
            self._change.notify_all()

    def rebase(self, base: Path | None) -> None:
        """Have it belong to another project file from now on, with the document given last."""
        with self._change:
            self._base = base
            self._waiting = self._latest
            self._change.notify_all()

    def flush(self) -> None:
        """Wait until what was put is on the disk, or writing it failed."""
        with self._change:
            self._change.wait_for(lambda: self._waiting is None and not self._busy)

    def check(self) -> None:
        """Raise the error with which writing last failed, once."""
        with self._change:
            error, self._error = self._error, None
        if error:
            raise error

    def close(self, *, keep: bool) -> None:
        """Stop writing; the file is deleted unless it is to be recovered."""
        self.flush()
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join()
        if not keep:
            remove_journal(self.path)
        self._lock.release()
        if not keep:
            self.path.with_suffix(".lock").unlink(missing_ok=True)

    def _run(self) -> None:
        connection: sqlite3.Connection | None = None
        while True:
            with self._change:
                self._change.wait_for(lambda: self._waiting is not None or self._closing)
                if self._waiting is None:
                    break
                document, self._waiting, self._busy = self._waiting, None, True
            error: UserError | None = None
            try:
                if connection is None:
                    connection = self._opened()
                self._write(connection, document)
                self._written = document
            except sqlite3.Error as reason:
                error = storage_error(reason, self.path)
            except OSError as reason:
                error = UserError(
                    "What you do cannot be kept safe: {what}.", advice="Save the project.", what=reason_of(reason)
                )
            with self._change:
                self._busy = False
                self._error = error or self._error
                self._change.notify_all()
            if error:
                log.warning("journal %s: %s", self.path, error)
        if connection:
            connection.close()

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = open_database(self.path)
        with transaction(connection):
            connection.execute(
                "CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID"
            )
            connection.execute("CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
            connection.execute("INSERT OR REPLACE INTO about VALUES ('version', ?)", (str(_VERSION),))
        return connection

    def _write(self, connection: sqlite3.Connection, document: Document) -> None:
        rows = rows_of(document, self._types, since=self._written)
        with transaction(connection):
            if self._written is None:
                connection.execute("DELETE FROM rows")
            connection.execute("INSERT OR REPLACE INTO about VALUES ('base', ?)", (str(self._base or ""),))
            connection.executemany(
                "INSERT OR REPLACE INTO rows VALUES (?, ?)",
                ((key, json.dumps(value)) for key, value in rows.items() if value is not None),
            )
            connection.executemany(
                "DELETE FROM rows WHERE key = ?", ((key,) for key, value in rows.items() if value is None)
            )


def read_journal(path: Path, types: PartTypes) -> tuple[Document, Path | None]:
    """The document of a journal, and the project file that it belongs to; raises InvalidData where it is damaged."""
    rows, base = _read_rows(path)
    return document_from(rows, types), base


def journal_summary(path: Path) -> tuple[str, Path | None]:
    """The title and the project file of a journal, as far as they can be read."""
    try:
        rows, base = _read_rows(path)
    except UserError:
        return "", None
    match rows.get("document"):
        case {"title": str(title)}:
            return title, base
    return "", base


def is_begun(path: Path) -> bool:
    """Whether anything was ever kept in a journal; one that can't be read counts, since something may be in it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rows'").fetchone():
            return False
        return connection.execute("SELECT 1 FROM rows LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return True
    finally:
        connection.close()


def remove_journal(path: Path) -> None:
    """Delete a journal with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    forget_failures(path)


def _read_rows(path: Path) -> tuple[Mapping[str, Json], Path | None]:
    with damage_said(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise InvalidData("{name} is damaged.", name=path.name)
            about = dict(connection.execute("SELECT key, value FROM about").fetchall())
            rows = {key: parsed(text, path) for key, text in connection.execute("SELECT key, json FROM rows")}
        finally:
            connection.close()
    return rows, Path(about["base"]) if about.get("base") else None
