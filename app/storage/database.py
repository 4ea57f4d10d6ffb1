"""SQLite as the studio opens it: durable, and careful with files of strangers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.api import InvalidData, UserError

APPLICATION_ID = 0x5E15E1
_HEADER = b"SQLite format 3\x00"


def open_database(path: Path, *, wal: bool = True) -> sqlite3.Connection:
    """Open or make a database of the studio's own; every commit is on the disk when it returns."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
    connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def open_stranger(path: Path, tables: Mapping[int, Mapping[str, str]], newest: int) -> tuple[sqlite3.Connection, int]:
    """Open a file that may come from anywhere, for reading; gives the connection and the version of its format.

    `tables` are, for each version, the statements that made the tables, by name. Raises InvalidData where the file is
    no project, is damaged, or has anything in its schema that a project has not (triggers, views, other tables).
    """
    if not path.is_file():
        raise InvalidData("There is no file {path}.", advice="Check the name.", path=str(path))
    try:
        with path.open("rb") as file:
            header = file.read(16)
    except OSError as error:
        raise UserError("{name} cannot be read.", advice="Check that you may read it.", name=path.name) from error
    if header != _HEADER:
        raise InvalidData("{name} is not a Seisei project.", advice="Choose a .seisei file.", name=path.name)
    _roll_back(path)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        with damage_said(path):
            connection.execute("PRAGMA trusted_schema=OFF")
            version = _checked(connection, path, tables, newest)
    except BaseException:
        connection.close()
        raise
    return connection, version


def _checked(connection: sqlite3.Connection, path: Path, tables: Mapping[int, Mapping[str, str]], newest: int) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise InvalidData("{name} is not a Seisei project.", advice="Choose a .seisei file.", name=path.name)
    if version <= newest:
        if version not in tables:
            raise InvalidData("{name} is not a Seisei project.", advice="Choose a .seisei file.", name=path.name)
        expected = tables[version]
        found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql NOTNULL").fetchall())
        for name, sql in found.items():
            if name not in expected or " ".join(sql.split()) != " ".join(expected[name].split()):
                raise InvalidData(
                    "{name} holds something that a project never does ({what}).",
                    advice="It was changed by another program; do not trust it.",
                    name=path.name,
                    what=name[:60],
                )
        if missing := expected.keys() - found.keys():
            raise InvalidData("{name} is incomplete ({what} is missing).", name=path.name, what=min(missing))
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise _damaged(path)
    return int(version)


def _roll_back(path: Path) -> None:
    """Finish what a crash during a save left behind; a file that can't be written to is read as it is."""
    if not path.with_name(f"{path.name}-journal").exists():
        return
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        pass  # what is wrong is said when the file is read
    finally:
        connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Carry out the block as one change of the database: whole, or not at all where anything is raised."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def damage_said(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into words."""
    try:
        yield
    except sqlite3.Error as error:
        raise storage_error(error, path) from error


def storage_error(error: sqlite3.Error, path: Path) -> UserError:
    """What a SQLite error means for the user."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return UserError(
            "{name} could not be written.", advice="The disk is full: make room and try again.", name=path.name
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return UserError(
            "{name} could not be written.",
            advice="It may not be written to: choose another folder, or allow writing.",
            name=path.name,
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return UserError("{name} is in use by another program.", advice="Close it there and try again.", name=path.name)
    if name.startswith("SQLITE_IOERR"):
        return UserError(
            "{name} could not be written or read.", advice="Check the disk and the connection to it.", name=path.name
        )
    return _damaged(path)


def _damaged(path: Path) -> InvalidData:
    return InvalidData("{name} is damaged.", advice="Open an earlier copy, if you have one.", name=path.name)
