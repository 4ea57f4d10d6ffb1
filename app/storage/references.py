"""References: the assets that texts name, read so that none is overlooked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.api import InvalidData, UserError
from app.storage.database import damage_said

_NAME = re.compile(r"[0-9a-f]{64,}")
_LENGTH = 64
_PIECE = 1 << 16
_PAGE = 256


def is_name(text: str) -> bool:
    """Whether a chunk could be called so."""
    return len(text) == _LENGTH and _NAME.fullmatch(text) is not None


def names_in(text: str) -> Iterator[str]:
    """Everything in a text that could be a chunk's name, whatever it stands for there.

    What a plugin keeps is not understood here, and need not be: too much is marked, and never too little.
    """
    # In pieces, since a search holds the interpreter's lock.
    for start in range(0, len(text), _PIECE):
        for match in _NAME.finditer(text, start, start + _PIECE + _LENGTH - 1):
            run = match[0]
            for offset in range(len(run) - _LENGTH + 1):
                yield run[offset : offset + _LENGTH]


def names_of(value: object) -> Iterator[str]:
    """Everything in plain data that could be a chunk's name."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield from names_in(found)
        elif isinstance(found, list | tuple):
            waiting.extend(found)
        elif isinstance(found, Mapping):
            waiting.extend(found.keys())
            waiting.extend(found.values())


def history_texts(path: Path) -> Iterator[str]:
    """What the history says of each result, a page at a time."""
    last = -1
    columns = "number, json || ' ' || recipe || ' ' || extra"
    while rows := _rows(path, f"SELECT {columns} FROM made WHERE number > {last:d} ORDER BY number LIMIT {_PAGE}"):
        for number, text in rows:
            last = int(str(number))
            yield str(text)


def queue_texts(path: Path) -> Iterator[str]:
    """The jobs that a restart takes up."""
    for (text,) in _rows(path, "SELECT json FROM jobs"):
        yield str(text)


def journal_texts(recovery: Path) -> Iterator[str]:
    """What each journal of unsaved work says; raises UserError where one cannot be read: anything may be in it."""
    seen: set[Path] = set()
    # One that is recovered meanwhile is there under another name: looked for until no new one is found.
    while new := set(recovery.glob("*.journal")) - seen:
        for path in sorted(new):
            seen.add(path)
            try:
                sound = _rows(path, "PRAGMA quick_check(1)") in ([], [("ok",)])
                rows = _rows(path, "SELECT key || ' ' || json FROM rows")
                if not sound:
                    raise InvalidData("{name} is damaged.", name=path.name)
            except UserError as error:
                if not path.exists():
                    continue
                raise UserError(
                    "Work that was not saved cannot be read, and what belongs to it is not known.",
                    advice="Recover or discard it first.",
                ) from error
            for (text,) in rows:
                yield str(text)


def _rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    """Rows of a database of our own; none where it, or its table, is not there yet."""
    if not path.exists():
        return []
    with damage_said(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=10)
        try:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table'").fetchone():
                return []
            return connection.execute(statement).fetchall()
        finally:
            connection.close()
