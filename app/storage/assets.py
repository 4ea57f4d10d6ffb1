"""FolderAssets: the asset store, over chunks in a folder and attached projects."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from app.api import TILE, TILES, Asset, AssetId, InvalidData, Pixels, TileAt
from app.document import JsonObject, canonical_json
from app.storage.chunks import ChunkFolder, ChunkSource, packed, said_in_words, unpacked, write_atomically
from app.storage.passing_chunks import PassingChunks
from app.storage.small_tiles import SMALL, TOGETHER, Key, SmallTiles, made_small

TILE_MAP = b'{"channels":'
"""What every picture's manifest begins with, and nothing else that is stored."""
_VERSION = 1
_CACHED_BYTES = 256 * 1024 * 1024
_LARGEST_MANIFEST = 16 * 1024 * 1024
_LARGEST_SIDE = 65_536


@dataclass(frozen=True, slots=True)
class TileMap:
    """A picture's manifest: its size, and the chunk of each tile that is not empty."""

    width: int
    height: int
    channels: int
    tiles: Mapping[TileAt, str]

    def to_bytes(self) -> bytes:
        """The one JSON text of this picture, whose hash is the asset's id."""
        tiles: JsonObject = {f"{x},{y}": name for (x, y), name in self.tiles.items()}
        sizes: JsonObject = {"width": self.width, "height": self.height, "channels": self.channels}
        return canonical_json({"version": _VERSION, **sizes, "tiles": tiles}).encode()

    def size_of(self, at: TileAt) -> tuple[int, int]:
        """The width and height of a tile; those at the border are cut."""
        return min(TILE, self.width - at[0] * TILE), min(TILE, self.height - at[1] * TILE)


class FolderAssets:
    """The studio's asset store; see app.api.AssetStore. `cache` is a folder for small pictures."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.chunks = ChunkFolder(folder)
        self._passing = PassingChunks()
        self.chunks.attach(self._passing)
        self.thumbnails = cache / "thumbnails"
        self.derived = cache / "derived"
        self._small = SmallTiles(cache / "tiles.db")
        self._lock = threading.Lock()
        self._maps: OrderedDict[AssetId, TileMap] = OrderedDict()
        self._tiles: OrderedDict[tuple[str, int], Pixels] = OrderedDict()
        self._tile_bytes = 0

    def attach(self, source: ChunkSource) -> None:
        """Read from an open project too."""
        self.chunks.attach(source)

    def detach(self, source: ChunkSource) -> None:
        """Read from that project no more."""
        self.chunks.detach(source)

    def add_picture(self, pixels: Pixels, name: str = "", *, in_passing: bool = False) -> Asset:
        """Store a picture (height, width, 3 or 4) as tiles; in passing it is kept in memory for a while."""
        height, width, channels = _checked(pixels)
        tiles = {
            (x, y): pixels[y * TILE : (y + 1) * TILE, x * TILE : (x + 1) * TILE]
            for y in range(-(-height // TILE))
            for x in range(-(-width // TILE))
        }
        return self._store(width, height, channels, {}, tiles, name, in_passing=in_passing)

    def settle(self, asset: AssetId) -> None:
        """Store what was added in passing."""
        # A picture after what it is made of.
        for name in reversed(self.needed_chunks(asset)):
            data = self._passing.read_chunk(name)
            if data is not None:
                self.chunks.add([data])

    def add_tiles(self, base: AssetId, tiles: Mapping[TileAt, Pixels]) -> Asset:
        """Store a picture that differs from another by some tiles."""
        old = self._map(base)
        for at, pixels in tiles.items():
            if pixels.shape != (*reversed(old.size_of(at)), old.channels):
                raise ValueError(f"tile {at} is {pixels.shape}, in a picture of {old.width} × {old.height}")
        return self._store(old.width, old.height, old.channels, old.tiles, tiles, "")

    def blank(self, width: int, height: int, channels: int = 4) -> Asset:
        """Store an empty picture."""
        return self._store(width, height, channels, {}, {}, "")

    def add_bytes(
        self, data: bytes, media_type: str, shape: tuple[int, ...] = (), name: str = "", *, in_passing: bool = False
    ) -> Asset:
        """Store content of any other kind; in passing it is kept in memory for a while."""
        (chunk,) = (self._passing if in_passing else self.chunks).add([data])
        return Asset(AssetId(chunk), media_type, len(data), shape, name)

    def add_file(self, path: Path, media_type: str, shape: tuple[int, ...] = (), name: str = "") -> Asset:
        """Store a copy of a file."""
        chunk, size = self.chunks.add_file(path)
        return Asset(AssetId(chunk), media_type, size, shape, name)

    def picture(self, asset: AssetId) -> Pixels:
        """Read a whole picture."""
        found = self._map(asset)
        pixels = np.zeros((found.height, found.width, found.channels), np.uint8)
        for x, y in found.tiles:
            tile = self.tile(asset, (x, y))
            if tile is not None:
                pixels[y * TILE : y * TILE + tile.shape[0], x * TILE : x * TILE + tile.shape[1]] = tile
        return pixels

    def tile(self, asset: AssetId, at: TileAt) -> Pixels | None:
        """Read one tile, or None where it is empty; the array is shared and must not be written to."""
        found = self._map(asset)
        name = found.tiles.get(at)
        if name is None:
            return None
        width, height = found.size_of(at)
        # Equal bytes may be tiles of different shapes: one at the right border, one at the lower.
        key = (name, width)
        with self._lock:
            if key in self._tiles:
                self._tiles.move_to_end(key)
                return self._tiles[key]
        size = width * height * found.channels
        content = unpacked(self.chunks.read(name), size + 1)
        if len(content) != size:
            raise InvalidData("A stored picture is damaged.", advice="Undo, or make it again.")
        pixels = np.frombuffer(content, np.uint8).reshape(height, width, found.channels)
        self._remember(key, pixels)
        return pixels

    def small_tiles(
        self, asset: AssetId, places: Iterable[TileAt], level: int, *, known: bool = False
    ) -> dict[TileAt, Pixels]:
        """Tiles made 2ⁿ times smaller, premultiplied; without those that are empty, or aren't `known` yet."""
        found = self._map(asset)
        keys = {at: (found.tiles[at], found.size_of(at)[0], found.channels) for at in places if at in found.tiles}
        small: dict[TileAt, Pixels] = {}
        # A few at a time: those that aren't kept yet are large.
        stored = list(keys)
        for first in range(0, len(keys), TOGETHER):
            batch = stored[first : first + TOGETHER]
            kept = self._small.get([keys[at] for at in batch], level) if level >= SMALL else [None] * len(batch)
            made: list[tuple[Key, Pixels]] = []
            for at, pixels in zip(batch, kept, strict=True):
                if pixels is not None:
                    small[at] = pixels
                elif not known and (whole := self.tile(asset, at)) is not None:
                    small[at] = made_small(whole, level)
                    made.append((keys[at], whole))
            if made and level >= SMALL:
                self._small.add(made)
        return small

    def shape(self, asset: AssetId) -> tuple[int, int, int]:
        """The height, width and channels of a picture."""
        found = self._map(asset)
        return found.height, found.width, found.channels

    def tiles(self, asset: AssetId) -> Mapping[TileAt, str]:
        """The hashes of the tiles that are not empty."""
        return self._map(asset).tiles

    def read(self, asset: AssetId) -> bytes:
        """Read content that is not a picture."""
        return self.chunks.read(asset)

    def open(self, asset: AssetId) -> BinaryIO:
        """Content that is not a picture, to be read from any place."""
        return self.chunks.open(asset)

    def has(self, asset: AssetId) -> bool:
        """Whether the content is here."""
        return self.chunks.has(asset)

    def kept(self, asset: AssetId, kind: str) -> bytes | None:
        """What was kept beside an asset, or None."""
        try:
            return (self.derived / f"{asset}-{kind}").read_bytes()
        except OSError:
            return None

    def keep(self, asset: AssetId, kind: str, data: bytes) -> None:
        """Keep what follows from an asset alone."""
        path = self.derived / f"{asset}-{kind}"
        with said_in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)

    def thumbnail(self, asset: AssetId, size: int) -> Pixels:
        """A picture of at most size × size pixels, from a cache on disk after the first time."""
        path = self.thumbnails / f"{asset}-{size}.png"
        try:
            with Image.open(path) as stored:
                return np.asarray(stored)
        except (OSError, SyntaxError):
            pass
        picture = self._twice(asset, size) or Image.fromarray(self.picture(asset))
        picture.thumbnail((size, size), Image.Resampling.BOX)
        encoded = BytesIO()
        picture.save(encoded, "PNG", compress_level=1)
        with said_in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, encoded.getvalue())
        return np.asarray(picture)

    def _twice(self, asset: AssetId, size: int) -> Image.Image | None:
        """The small picture of twice a size, where it was made before: it is read faster than the whole."""
        try:
            with Image.open(self.thumbnails / f"{asset}-{2 * size}.png") as stored:
                stored.load()
                return stored
        except (OSError, SyntaxError):
            return None

    def needed_chunks(self, asset: AssetId) -> list[str]:
        """The names of all chunks that an asset stands on, itself first; raises MissingAsset."""
        # Only the beginning is read: what is no picture may be a film.
        if asset in self._maps or self.chunks.head(asset, len(TILE_MAP)) == TILE_MAP:
            return [asset, *self._map(asset).tiles.values()]
        return [asset]

    def forget(self, asset: str) -> None:
        """Let go of what is remembered of a picture, or a tile, that was deleted."""
        with self._lock:
            self._maps.pop(AssetId(asset), None)
        self._small.forget(asset)

    def close(self) -> None:
        """Wait for writes that are under way."""
        self.chunks.close()
        self._small.close()

    def _store(
        self,
        width: int,
        height: int,
        channels: int,
        kept: Mapping[TileAt, str],
        changed: Mapping[TileAt, Pixels],
        name: str,
        *,
        in_passing: bool = False,
    ) -> Asset:
        keeper = self._passing if in_passing else self.chunks
        full = {at: np.ascontiguousarray(pixels) for at, pixels in changed.items() if _is_full(pixels)}
        # An array that fills many tiles is packed once.
        distinct = {id(pixels): pixels for pixels in full.values()}
        names = keeper.add(packed(pixels.tobytes()) for pixels in distinct.values())
        chunks = dict(zip(distinct, names, strict=True))
        tiles = {at: chunk for at, chunk in kept.items() if at not in changed}
        tiles.update((at, chunks[id(pixels)]) for at, pixels in full.items())
        found = TileMap(width, height, channels, dict(sorted(tiles.items())))
        (id_,) = keeper.add([found.to_bytes()])
        with self._lock:
            self._maps[AssetId(id_)] = found
        small: list[tuple[Key, Pixels]] = []
        for chunk, pixels in zip(names, distinct.values(), strict=True):
            self._remember((chunk, pixels.shape[1]), pixels)
            small.append(((chunk, pixels.shape[1], channels), pixels))
        if not in_passing:
            self._small.add(small)
        return Asset(AssetId(id_), TILES, width * height * channels, (height, width, channels), name)

    def _map(self, asset: AssetId) -> TileMap:
        with self._lock:
            if asset in self._maps:
                self._maps.move_to_end(asset)
                return self._maps[asset]
        found = _parsed(self.chunks.read(asset))
        with self._lock:
            self._maps[asset] = found
            while len(self._maps) > 4096:
                self._maps.popitem(last=False)
        return found

    def _remember(self, key: tuple[str, int], pixels: Pixels) -> None:
        pixels.flags.writeable = False
        with self._lock:
            if key in self._tiles:
                return
            self._tiles[key] = pixels
            self._tile_bytes += pixels.nbytes
            while self._tile_bytes > _CACHED_BYTES:
                _, oldest = self._tiles.popitem(last=False)
                self._tile_bytes -= oldest.nbytes


def _checked(pixels: Pixels) -> tuple[int, int, int]:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (3, 4) or 0 in pixels.shape:
        raise ValueError(f"not a picture: {pixels.dtype} {pixels.shape}")
    height, width, channels = pixels.shape
    return height, width, channels


def _is_full(pixels: Pixels) -> bool:
    """Whether there is anything to see: alpha above nothing, or not black where there is no alpha."""
    return bool((pixels[..., 3] if pixels.shape[2] == 4 else pixels).any())


def _parsed(data: bytes) -> TileMap:
    damaged = InvalidData("A picture of this project is damaged.", advice="Undo, or make it again.")
    if len(data) > _LARGEST_MANIFEST:
        raise damaged
    try:
        found = json.loads(data)
        width, height, channels = found["width"], found["height"], found["channels"]
        tiles = {}
        for key, name in found["tiles"].items():
            x, y = (int(part) for part in key.split(","))
            if not (0 <= x * TILE < width and 0 <= y * TILE < height and len(name) == 64):
                raise damaged
            tiles[x, y] = str(name)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged from error
    if found.get("version") != _VERSION or channels not in (3, 4):
        raise damaged
    if not all(isinstance(side, int) and 0 < side <= _LARGEST_SIDE for side in (width, height)):
        raise damaged
    return TileMap(width, height, channels, tiles)
