"""The store of everything dense, as plugins see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from app.api.models import Pixels
from app.document import Asset, AssetId

TILE = 256
"""The side of a tile in pixels; tiles at the right and lower border are cut to the picture."""

POSTER = "poster"
"""Under this name a small PNG is kept beside what is no picture, by which it is shown in lists."""

TileAt = tuple[int, int]
"""A tile's column and row."""


class AssetStore(Protocol):
    """Content by its hash: what is stored is on the disk when the call returns, and never changes.

    Every method may be called on any thread. Reading raises MissingAsset where nobody has the content and
    InvalidData where it is damaged. A full disk or a read-only folder raises UserError.
    """

    def add_picture(self, pixels: Pixels, name: str = "", *, in_passing: bool = False) -> Asset:
        """Store a picture (height, width, 3 or 4) as tiles.

        What is added `in_passing` is not on the disk but in memory, where later ones take its place: nobody names it
        for good before it was settled.
        """

    def settle(self, asset: AssetId) -> None:
        """Store what was added in passing before it is named for good; anything else is stored already."""

    def add_tiles(self, base: AssetId, tiles: Mapping[TileAt, Pixels]) -> Asset:
        """Store a picture that differs from another by some tiles; only those are written."""

    def blank(self, width: int, height: int, channels: int = 4) -> Asset:
        """Store an empty picture: transparent where there is alpha, else black. It takes no room."""

    def add_bytes(
        self, data: bytes, media_type: str, shape: tuple[int, ...] = (), name: str = "", *, in_passing: bool = False
    ) -> Asset:
        """Store content of any other kind, or keep it in passing as a picture is."""

    def add_file(self, path: Path, media_type: str, shape: tuple[int, ...] = (), name: str = "") -> Asset:
        """Store a copy of a file that may be too large to be held in memory; raises InvalidData if it can't be read."""

    def picture(self, asset: AssetId) -> Pixels:
        """Read a whole picture."""

    def tile(self, asset: AssetId, at: TileAt) -> Pixels | None:
        """Read one tile (at most TILE high and wide), or None where it is empty."""

    def small_tiles(
        self, asset: AssetId, places: Iterable[TileAt], level: int, *, known: bool = False
    ) -> dict[TileAt, Pixels]:
        """Tiles made 2ⁿ times smaller by area, premultiplied (TILE >> n, TILE >> n, 4), without those that are empty.

        What a tile at the border lacks is transparent. With `known`, those that would have to be read first lack too.
        """

    def shape(self, asset: AssetId) -> tuple[int, int, int]:
        """The height, width and channels of a picture."""

    def tiles(self, asset: AssetId) -> Mapping[TileAt, str]:
        """The hashes of the tiles that are not empty: equal hashes mean equal pixels."""

    def read(self, asset: AssetId) -> bytes:
        """Read content that is not a picture."""

    def open(self, asset: AssetId) -> BinaryIO:
        """Content that is not a picture, to be read from any place, unchecked: what is long need not be in memory."""

    def has(self, asset: AssetId) -> bool:
        """Whether the content is here."""

    def kept(self, asset: AssetId, kind: str) -> bytes | None:
        """What was kept beside an asset under a name, or None: it may be gone at any time, and is made again then."""

    def keep(self, asset: AssetId, kind: str, data: bytes) -> None:
        """Keep what follows from an asset alone and takes long to make, such as `peaks`, for as long as it is here."""

    def thumbnail(self, asset: AssetId, size: int) -> Pixels:
        """A picture of at most size × size pixels, from a cache on disk after the first time."""
