"""HistoryDatabase: everything that was ever made on this machine."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.api import Asset, AssetId, Made, Recipe
from app.storage.database import damage_said, open_database, transaction

VERSION = 1
"""The version of the file; the one before did not keep what lies beside a result."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS made (number INTEGER PRIMARY KEY, asset TEXT NOT NULL UNIQUE, json TEXT NOT NULL,"
    " recipe TEXT NOT NULL, job TEXT NOT NULL, document TEXT NOT NULL, seconds REAL NOT NULL, created REAL NOT NULL,"
    " prompt TEXT NOT NULL, favourite INTEGER NOT NULL DEFAULT 0, extra TEXT NOT NULL DEFAULT '{}')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(content)",
    "CREATE INDEX IF NOT EXISTS made_prompt ON made (prompt, number)",
    "CREATE INDEX IF NOT EXISTS made_favourite ON made (number) WHERE favourite",
)
_COLUMNS = "m.json, m.recipe, m.job, m.document, m.seconds, m.created, m.extra"
_FROM_0 = "ALTER TABLE made ADD COLUMN extra TEXT NOT NULL DEFAULT '{}'"


class HistoryDatabase:
    """Results with their recipes, searchable; see app.api.studio.History. May be used on any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        with damage_said(path):
            self._connection = open_database(path)
            # Two studios may open it at once: whoever is second finds it brought up.
            with transaction(self._connection):
                for statement in _SCHEMA:
                    self._connection.execute(statement)
                columns = {str(row[1]) for row in self._connection.execute("PRAGMA table_info(made)")}
                if "extra" not in columns:
                    self._connection.execute(_FROM_0)
                (version,) = self._connection.execute("PRAGMA user_version").fetchone()
                if version < VERSION:
                    self._connection.execute(f"PRAGMA user_version={VERSION}")

    def add(self, made: Made) -> None:
        """Keep a result; the same content made again is kept as the latest, with its mark."""
        self.add_all([made])

    def add_all(self, results: Iterable[Made]) -> None:
        """Keep many results, all or none."""
        with self._lock, damage_said(self._path), transaction(self._connection):
            for made in results:
                _insert(self._connection, made)

    def search(self, words: str = "", *, limit: int = 100, offset: int = 0, favourites: bool = False) -> Sequence[Made]:
        """Results that have all of the words, the latest first."""
        source, values = _source(words, favourites=favourites)
        return [
            _made(*row)
            for row in self._rows(
                f"SELECT {_COLUMNS} FROM {source} ORDER BY {'w.rowid' if values else 'm.number'} DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            )
        ]

    def count(self, words: str = "", *, favourites: bool = False) -> int:
        """How many results a search has."""
        source, values = _source(words, favourites=favourites)
        if values and not favourites:
            source = "words w WHERE w.words MATCH ?"
        ((count,),) = self._rows(f"SELECT count(*) FROM {source}", values)
        return int(str(count))

    def of(self, asset: AssetId) -> Made | None:
        """How an asset was made, if it was made here."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM made m WHERE m.asset = ?", (asset,))
        return _made(*rows[0]) if rows else None

    def set_favourite(self, asset: AssetId, favourite: bool) -> None:
        """Mark a result, or take the mark away."""
        self._rows("UPDATE made SET favourite = ? WHERE asset = ?", (int(favourite), asset))

    def is_favourite(self, asset: AssetId) -> bool:
        """Whether a result is marked."""
        return bool(self._rows("SELECT 1 FROM made WHERE asset = ? AND favourite", (asset,)))

    def remove(self, asset: AssetId) -> None:
        """Take a result off the history."""
        self._rows("DELETE FROM words WHERE rowid IN (SELECT number FROM made WHERE asset = ?)", (asset,))
        self._rows("DELETE FROM made WHERE asset = ?", (asset,))

    def prompts(self, *, limit: int = 100) -> Sequence[str]:
        """The prompts that were used, the latest first, each once."""
        found: dict[str, None] = {}
        with self._lock, damage_said(self._path):
            # Read until there are enough: grouping all of them takes long.
            latest = self._connection.execute("SELECT prompt FROM made WHERE prompt != '' ORDER BY number DESC")
            for (prompt,) in latest:
                found[str(prompt)] = None
                if len(found) == limit:
                    break
        return list(found)

    def assets(self) -> Sequence[AssetId]:
        """Every asset of the history."""
        return [AssetId(str(asset)) for (asset,) in self._rows("SELECT asset FROM made", ())]

    def close(self) -> None:
        """Let go of the file, and of what SQLite keeps beside it."""
        with self._lock, damage_said(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()

    def _rows(self, statement: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        with self._lock, damage_said(self._path):
            return self._connection.execute(statement, values).fetchall()


def _insert(connection: sqlite3.Connection, made: Made) -> None:
    recipe, asset = made.recipe, made.asset
    prompt = str(recipe.request.get("prompt", ""))
    words = " ".join([prompt, recipe.generator, *(stamp.id for stamp in recipe.models)])
    plain = Asset(asset.id, asset.media_type, asset.byte_size, asset.shape, asset.name)
    old = connection.execute("SELECT number, favourite FROM made WHERE asset = ?", (asset.id,)).fetchone()
    if old:
        connection.execute("DELETE FROM made WHERE number = ?", (old[0],))
        connection.execute("DELETE FROM words WHERE rowid = ?", (old[0],))
    row = (
        asset.id,
        json.dumps(plain.to_json()),
        json.dumps(recipe.to_json()),
        made.job,
        made.document,
        made.seconds,
        made.created_s or time.time(),
        prompt,
        old[1] if old else 0,
        json.dumps(made.extra),
    )
    number = connection.execute(
        "INSERT INTO made (asset, json, recipe, job, document, seconds, created, prompt, favourite, extra)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    connection.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (number, words))


def _source(words: str, *, favourites: bool) -> tuple[str, tuple[str, ...]]:
    """Where to look, and the values to bind; with words their index leads, which is read the latest first."""
    # Every word is quoted: what a user types is never a query of its own.
    terms = " ".join(f'"{word}"*' for word in words.replace('"', " ").split())
    if terms:
        source = "words w CROSS JOIN made m ON m.number = w.rowid WHERE w.words MATCH ?"
        return (f"{source} AND m.favourite" if favourites else source), (terms,)
    return ("made m WHERE m.favourite" if favourites else "made m"), ()


def _made(
    asset: object, recipe: object, job: object, document: object, seconds: object, created: object, extra: object
) -> Made:
    return Made(
        asset=Asset.from_json(json.loads(str(asset))),
        recipe=Recipe.from_json(json.loads(str(recipe))),
        job=str(job),
        seconds=float(str(seconds)),
        document=str(document),
        created_s=float(str(created)),
        extra={str(name): str(asset_id) for name, asset_id in json.loads(str(extra)).items()},
    )
