"""HistoryDatabase: everything that was ever made on this machine."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.api import Asset, AssetId, InvalidData, Made, Pixels, Recipe
from app.api.finding import MOST_STARS, Board, HistoryQuery
from app.storage.database import damage_said, open_database, transaction
from app.storage.history_filter import order_of, source_of
from app.storage.history_schema import TABLES_BY_NUMBER, bring_up
from app.storage.looks import LOOK_BYTES, NEAR_COLOUR, Looks, look_of

_COLUMNS = "m.json, m.recipe, m.job, m.document, m.seconds, m.created, m.extra"
_MOST_ALIKE = 200
"""How many results are shown as like another one."""


class HistoryDatabase:
    """Results with their recipes, searchable; see app.api.studio.History. May be used on any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._looks: Looks | None = None
        self._new_looks: list[tuple[int, bytes]] = []
        self._seen: object = None
        self._changes = 0
        self._last_ranked: tuple[HistoryQuery, int, NDArray[np.int64]] | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        with damage_said(path):
            self._connection = open_database(path)
            # Two studios may open it at once: whoever is second finds it brought up.
            with transaction(self._connection):
                bring_up(self._connection)

    def add(self, made: Made) -> None:
        """Keep a result; the same content made again is kept as the latest, with its mark."""
        self.add_all([made])

    def add_all(self, results: Iterable[Made]) -> None:
        """Keep many results, all or none."""
        with self._changing() as connection:
            for made in results:
                if _insert(connection, made):
                    self._looks = None

    def search(self, words: str = "", *, limit: int = 100, offset: int = 0, favourites: bool = False) -> Sequence[Made]:
        """Results that have all of the words, the latest first."""
        return self.find(HistoryQuery(words, favourites=favourites), limit=limit, offset=offset)

    def count(self, words: str = "", *, favourites: bool = False) -> int:
        """How many results a search has."""
        return self.count_found(HistoryQuery(words, favourites=favourites))

    def find(self, query: HistoryQuery, *, limit: int = 100, offset: int = 0) -> Sequence[Made]:
        """Results of a query in its order; what is alike or of a colour by how much it is."""
        if query.like or query.colour:
            page = [int(number) for number in self._ranked(query)[offset : offset + limit]]
            marks = ", ".join("?" * len(page))
            rows = self._rows(f"SELECT m.number, {_COLUMNS} FROM made m WHERE m.number IN ({marks})", tuple(page))
            found = {int(str(row[0])): row[1:] for row in rows}
            return [_made(*found[number]) for number in page if number in found]
        source, values = source_of(query)
        # The numbers first: what is long is read of the page alone.
        numbers = f"SELECT f.number FROM {source} ORDER BY {order_of(query)} LIMIT ? OFFSET ?"
        rows = self._rows(
            f"WITH page AS MATERIALIZED ({numbers}) SELECT {_COLUMNS} FROM page p CROSS JOIN made m"
            " ON m.number = p.number",
            (*values, limit, offset),
        )
        return [_made(*row) for row in rows]

    def count_found(self, query: HistoryQuery) -> int:
        """How many results a query has."""
        if query.like or query.colour:
            return len(self._ranked(query))
        source, values = source_of(query)
        if query == HistoryQuery(query.words, order=query.order) and query.words.strip():
            source = "words w WHERE w.words MATCH ?" if values else source
        ((count,),) = self._rows(f"SELECT count(*) FROM {source}", values)
        return int(str(count))

    def of(self, asset: AssetId) -> Made | None:
        """How an asset was made, if it was made here."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM made m WHERE m.asset = ?", (asset,))
        return _made(*rows[0]) if rows else None

    def set_favourite(self, asset: AssetId, favourite: bool) -> None:
        """Mark a result, or take the mark away."""
        with self._changing() as connection:
            connection.execute("UPDATE made SET favourite = ? WHERE asset = ?", (int(favourite), asset))
            connection.execute(
                "UPDATE facts SET favourite = ? WHERE number IN (SELECT number FROM made WHERE asset = ?)",
                (int(favourite), asset),
            )

    def is_favourite(self, asset: AssetId) -> bool:
        """Whether a result is marked."""
        return bool(self._rows("SELECT 1 FROM made WHERE asset = ? AND favourite", (asset,)))

    def set_stars(self, stars: Mapping[AssetId, int]) -> None:
        """Rate results by 0 to 5 stars, all or none."""
        if wrong := [value for value in stars.values() if not 0 <= value <= MOST_STARS]:
            raise InvalidData("There are no {stars} stars.", advice="Give 0 to 5.", stars=wrong[0])
        with self._changing() as connection:
            connection.executemany(
                "UPDATE facts SET stars = ? WHERE number = (SELECT number FROM made WHERE asset = ?)",
                [(value, asset) for asset, value in stars.items()],
            )

    def stars(self, assets: Sequence[AssetId]) -> Mapping[AssetId, int]:
        """The stars of those results that have any."""
        marks = ", ".join("?" * len(assets))
        rows = self._rows(
            "SELECT m.asset, f.stars FROM made m JOIN facts f ON f.number = m.number"
            f" WHERE f.stars > 0 AND m.asset IN ({marks})",
            tuple(assets),
        )
        return {AssetId(str(asset)): int(str(stars)) for asset, stars in rows}

    def boards(self) -> Sequence[Board]:
        """All boards by their names."""
        rows = self._rows(
            "SELECT b.name, count(o.number) FROM boards b LEFT JOIN on_boards o ON o.board = b.board"
            " GROUP BY b.board ORDER BY b.name COLLATE NOCASE",
            (),
        )
        return [Board(str(name), int(str(count))) for name, count in rows]

    def boards_of(self, asset: AssetId) -> Sequence[str]:
        """The boards that a result is on."""
        rows = self._rows(
            "SELECT b.name FROM boards b JOIN on_boards o ON o.board = b.board JOIN made m ON m.number = o.number"
            " WHERE m.asset = ? ORDER BY b.name COLLATE NOCASE",
            (asset,),
        )
        return [str(name) for (name,) in rows]

    def put_on(self, board: str, assets: Sequence[AssetId] = ()) -> None:
        """Put results on a board, which is made where there is none of that name."""
        name = " ".join(board.split())
        if not name or '"' in name:
            raise InvalidData("A board needs a name without quotation marks.", advice="Give it another name.")
        with self._changing() as connection:
            connection.execute("INSERT OR IGNORE INTO boards (name) VALUES (?)", (name,))
            connection.executemany(
                "INSERT OR IGNORE INTO on_boards (board, number)"
                " SELECT b.board, m.number FROM boards b, made m WHERE b.name = ? AND m.asset = ?",
                [(name, asset) for asset in assets],
            )

    def take_off(self, board: str, assets: Sequence[AssetId]) -> None:
        """Take results off a board; they stay in the history."""
        with self._changing() as connection:
            connection.executemany(
                "DELETE FROM on_boards WHERE board = (SELECT board FROM boards WHERE name = ?)"
                " AND number = (SELECT number FROM made WHERE asset = ?)",
                [(board, asset) for asset in assets],
            )

    def rename_board(self, board: str, name: str) -> None:
        """Call a board otherwise; raises InvalidData where there is one of that name."""
        new = " ".join(name.split())
        if not new or '"' in new:
            raise InvalidData("A board needs a name without quotation marks.", advice="Give it another name.")
        with self._changing() as connection:
            taken = connection.execute("SELECT name FROM boards WHERE name = ? AND name != ?", (new, board)).fetchone()
            if taken:
                raise InvalidData("There is a board {name} already.", advice="Give it another name.", name=new)
            connection.execute("UPDATE boards SET name = ? WHERE name = ?", (new, board))

    def remove_board(self, board: str) -> Sequence[AssetId]:
        """Give a board up, and say what was on it; all of that stays in the history."""
        with self._changing() as connection:
            rows = connection.execute(
                "SELECT m.asset FROM made m JOIN on_boards o ON o.number = m.number"
                " JOIN boards b ON b.board = o.board WHERE b.name = ?",
                (board,),
            ).fetchall()
            connection.execute(
                "DELETE FROM on_boards WHERE board = (SELECT board FROM boards WHERE name = ?)", (board,)
            )
            connection.execute("DELETE FROM boards WHERE name = ?", (board,))
        return [AssetId(str(asset)) for (asset,) in rows]

    def models(self) -> Sequence[str]:
        """The ids of all models that anything was made with."""
        lines = self._rows("SELECT DISTINCT models FROM facts", ())
        return sorted({model for (models,) in lines for model in str(models).split("\n") if model})

    def without_look(self, *, limit: int) -> Sequence[Asset]:
        """The latest results whose look is not known yet."""
        rows = self._rows(
            "SELECT m.json FROM (SELECT f.number FROM facts f WHERE f.number NOT IN (SELECT number FROM looks)"
            " ORDER BY f.number DESC LIMIT ?) p CROSS JOIN made m ON m.number = p.number",
            (limit,),
        )
        return [Asset.from_json(json.loads(str(row))) for (row,) in rows]

    def look_at(self, pictures: Mapping[AssetId, Pixels | None]) -> None:
        """Find out from small pictures what results look like, and keep that; None where there is no picture."""
        self.keep_looks({asset: b"" if seen is None else look_of(seen) for asset, seen in pictures.items()})

    def keep_looks(self, looks: Mapping[AssetId, bytes]) -> None:
        """Keep what pictures look like; nothing for what has no look."""
        with self._changing() as connection:
            for asset, look in looks.items():
                row = connection.execute("SELECT number FROM made WHERE asset = ?", (asset,)).fetchone()
                if row:
                    connection.execute("INSERT OR REPLACE INTO looks (number, look) VALUES (?, ?)", (row[0], look))
                    self._new_looks.append((int(row[0]), look))

    def remove(self, asset: AssetId) -> None:
        """Take a result off the history."""
        with self._changing() as connection:
            row = connection.execute("SELECT number FROM made WHERE asset = ?", (asset,)).fetchone()
            if row:
                self._looks = None
                _forget(connection, row[0])
                for table in TABLES_BY_NUMBER:
                    connection.execute(f"DELETE FROM {table} WHERE number = ?", row)

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

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, damage_said(self._path), transaction(self._connection):
            self._changes += 1
            yield self._connection

    def _ranked(self, query: HistoryQuery) -> NDArray[np.int64]:
        """The numbers of what is found by its look, what fits best first."""
        looks, look, changes = self._all_looks(query.like)
        last = self._last_ranked
        if last is not None and last[:2] == (query, changes):
            return last[2]
        if query.like:
            score = looks.like(look) if look else np.zeros(len(looks.numbers), np.float32)
            fits = np.full(len(score), bool(look))
        else:
            score = looks.near_colour(query.colour or (0, 0, 0))
            fits = score >= NEAR_COLOUR
        if query.like and query.colour:
            fits &= looks.near_colour(query.colour) >= NEAR_COLOUR
        plain = replace(query, like=None, colour=None)
        if not plain.is_all:
            source, values = source_of(plain)
            rows = self._rows(f"SELECT f.number FROM {source}", values)
            fits &= np.isin(looks.numbers, np.array([row[0] for row in rows], np.int64))
        # Numbers rise with time: of what fits alike, the latest comes first.
        order = np.lexsort((-looks.numbers[fits], -score[fits]))
        numbers: NDArray[np.int64] = looks.numbers[fits][order][: _MOST_ALIKE if query.like else None]
        self._last_ranked = (query, changes, numbers)
        return numbers

    def _all_looks(self, like: AssetId | None) -> tuple[Looks, bytes, int]:
        """All looks, that of one result, and the number of changes that they stand at."""
        with self._lock, damage_said(self._path):
            (seen,) = self._connection.execute("PRAGMA data_version").fetchone()
            if self._looks is None or seen != self._seen:
                # Another process may have added some.
                rows = self._connection.execute("SELECT number, look FROM looks ORDER BY number").fetchall()
                self._looks, self._new_looks, self._seen = Looks.of(rows), [], seen
                self._changes += 1
            elif self._new_looks:
                self._looks = self._looks.joined(Looks.of(self._new_looks))
                self._new_looks = []
            row = self._connection.execute(
                "SELECT l.look FROM looks l JOIN made m ON m.number = l.number WHERE m.asset = ?", (like or "",)
            ).fetchone()
            return self._looks, row[0] if row and len(row[0]) == LOOK_BYTES else b"", self._changes

    def _rows(self, statement: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        with self._lock, damage_said(self._path):
            return self._connection.execute(statement, values).fetchall()


def _insert(connection: sqlite3.Connection, made: Made) -> bool:
    """Put a result in; whether its content was there already, under another number."""
    recipe, asset = made.recipe, made.asset
    prompt = str(recipe.request.get("prompt", ""))
    words = " ".join([prompt, recipe.generator, *(stamp.id for stamp in recipe.models)])
    plain = Asset(asset.id, asset.media_type, asset.byte_size, asset.shape, asset.name)
    old = connection.execute("SELECT number, favourite FROM made WHERE asset = ?", (asset.id,)).fetchone()
    if old:
        _forget(connection, old[0])
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
    facts = (asset.media_type, recipe.generator, "\n".join(stamp.id for stamp in recipe.models), row[6], row[8])
    if old:
        # Numbers may be given again: what belonged to the old one is moved before anything else can have it.
        for table in TABLES_BY_NUMBER:
            connection.execute(f"UPDATE {table} SET number = ? WHERE number = ?", (number, old[0]))
        sets = "kind = ?, generator = ?, models = ?, created = ?, favourite = ?"
        connection.execute(f"UPDATE facts SET {sets} WHERE number = ?", (*facts, number))
        return True
    connection.execute(
        "INSERT INTO facts (kind, generator, models, created, favourite, number) VALUES (?, ?, ?, ?, ?, ?)",
        (*facts, number),
    )
    return False


def _forget(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM made WHERE number = ?", (number,))
    connection.execute("DELETE FROM words WHERE rowid = ?", (number,))


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
