"""SmallTiles: tiles made small, kept in the user's cache, so that a large picture is seen without reading all of it."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from PIL import Image

from app.api import TILE, Pixels
from app.storage.database import open_database

SMALL, TINY = 2, 5
"""The levels that are kept: at level n one pixel stands for 2ⁿ × 2ⁿ. Others are made from these."""
TOGETHER = 16
"""So many are read at once."""
_LARGEST_BYTES = 512 * 1024 * 1024
_VERSION = 1
_PATIENCE_MS = 250

Key = tuple[str, int, int]
"""The name of a tile's chunk, its width and its channels: equal bytes may be tiles of different shapes."""


class SmallTiles:
    """Small tiles by their key, on any thread. What is lost or damaged here is only made again."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._opened = False

    def get(self, keys: Sequence[Key], level: int) -> list[Pixels | None]:
        """Tiles at a level of SMALL or more, premultiplied (TILE >> level, TILE >> level, 4), where they are kept.

        At most TOGETHER tiles, from one row: with each row the database lets go of the interpreter's lock.
        """
        kept = TINY if level >= TINY else SMALL
        columns = ", ".join([f"(SELECT pixels FROM level{kept} WHERE key = ?)"] * len(keys))
        with self._lock:
            rows = self._execute(f"SELECT {columns}", [tuple(_packed(key) for key in keys)])
        return [_unpacked(data, kept, level) for data in rows[0]] if rows else [None] * len(keys)

    def add(self, tiles: Iterable[tuple[Key, Pixels]]) -> None:
        """Keep tiles (at most TILE high and wide, 3 or 4 channels) small; other threads may ask for them at once."""
        small = [(_packed(key), made_small(pixels, SMALL)) for key, pixels in tiles]
        tiny = [(name, _reduced(pixels, TINY - SMALL).tobytes()) for name, pixels in small]
        with self._lock:
            self._execute("BEGIN IMMEDIATE")
            if self._database is None or not self._database.in_transaction:
                return
            self._execute(f"INSERT OR IGNORE INTO level{TINY} VALUES (?, ?)", tiny)
            rows = [(name, _compact(pixels.tobytes())) for name, pixels in small]
            self._execute(f"INSERT OR IGNORE INTO level{SMALL} VALUES (?, ?)", rows)
            self._execute("COMMIT")

    def forget(self, name: str) -> None:
        """Let go of a tile that was deleted."""
        low, high = bytes.fromhex(name), bytes.fromhex(name) + b"\xff" * 8
        with self._lock:
            for level in (SMALL, TINY):
                self._execute(f"DELETE FROM level{level} WHERE key BETWEEN ? AND ?", [(low, high)])

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._opened = True
            if self._database is not None:
                self._database.close()
                self._database = None

    def _execute(self, statement: str, rows: Iterable[tuple[object, ...]] = ((),)) -> list[tuple[bytes | None, ...]]:
        """Carry out a statement for each row; a cache that fails is done without until the next start."""
        found: list[tuple[bytes | None, ...]] = []
        try:
            if not self._opened:
                self._opened = True
                self._database = _open(self._path)
            if self._database is not None:
                for row in rows:
                    found += self._database.execute(statement, row).fetchall()
        except (sqlite3.Error, OSError) as error:
            if self._database is not None and getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
                # Another studio is writing: what isn't kept now is kept the next time.
                self._database.rollback()
            elif self._database is not None:
                self._database.close()
                self._database = None
        return found


def made_small(pixels: Pixels, level: int) -> Pixels:
    """A tile with straight alpha made 2ⁿ times smaller by area, premultiplied; what a cut one lacks is transparent."""
    picture = Image.fromarray(pixels)
    if picture.mode != "RGBA":
        picture = picture.convert("RGBA")
    picture = picture.convert("RGBa")
    if picture.size != (TILE, TILE):
        whole = Image.new("RGBa", (TILE, TILE))
        whole.paste(picture)
        picture = whole
    return np.asarray(picture.reduce(1 << level))


def _reduced(pixels: Pixels, levels: int) -> Pixels:
    if not levels:
        return pixels
    # To Pillow premultiplied pixels are four channels like any other.
    return np.asarray(Image.frombuffer("RGBa", pixels.shape[1::-1], pixels, "raw", "RGBa", 0, 1).reduce(1 << levels))


def _unpacked(data: bytes | None, kept: int, level: int) -> Pixels | None:
    """A tile as it is kept at one level, at that or a smaller one; None where it is damaged."""
    side = TILE >> kept
    if data is not None and len(data) != side * side * 4:
        with suppress(zlib.error):
            data = zlib.decompress(data)
    if data is None or len(data) != side * side * 4:
        return None
    return _reduced(np.frombuffer(data, np.uint8).reshape(side, side, 4), level - kept)


def _packed(key: Key) -> bytes:
    name, width, channels = key
    return bytes.fromhex(name) + width.to_bytes(2, "big") + channels.to_bytes(1, "big")


def _compact(data: bytes) -> bytes:
    sample = data[: len(data) // 8]
    if 2 * len(zlib.compress(sample, 1)) > len(sample):
        return data
    packed = zlib.compress(data, 1)
    return packed if len(packed) < len(data) else data


def _open(path: Path) -> sqlite3.Connection:
    """The database, begun anew where it has grown too large, is damaged or of another version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        connection: sqlite3.Connection | None = None
        try:
            if not path.exists() or path.stat().st_size <= _LARGEST_BYTES:
                connection = open_database(path)
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version in (0, _VERSION):
                    for level in (SMALL, TINY):
                        connection.execute(
                            f"CREATE TABLE IF NOT EXISTS level{level} (key BLOB PRIMARY KEY, pixels BLOB NOT NULL)"
                        )
                    connection.execute(f"PRAGMA user_version={_VERSION}")
                    return connection
        except sqlite3.DatabaseError:
            pass
        if connection is not None:
            connection.close()
        for part in ("", "-wal", "-shm"):
            Path(f"{path}{part}").unlink(missing_ok=True)
    raise sqlite3.DatabaseError(path)
