"""Painting on a canvas that is seen from afar: what lies around the stroke is not read in full size with a dab."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect

from app.api import AssetId, Pixels, TileAt, UserError
from app.storage import FolderAssets
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.images import to_pixels
from plugins.canvas.panel.picture import CanvasPicture
from plugins.canvas.panel.surroundings import Surroundings
from tests.plugins.canvas.test_coarse import painted

LEVEL = 2
PART = 64
"""The side of a tile at that level."""


class Watched(FolderAssets):
    """Remembers what the main thread read."""

    def __init__(self, folder: Path, cache: Path) -> None:
        super().__init__(folder, cache)
        self.large: list[TileAt] = []
        self.small: list[TileAt] = []

    def tile(self, asset: AssetId, at: TileAt) -> Pixels | None:
        if threading.current_thread() is threading.main_thread():
            self.large.append(at)
        return super().tile(asset, at)

    def small_tiles(
        self, asset: AssetId, places: Iterable[TileAt], level: int, *, known: bool = False
    ) -> dict[TileAt, Pixels]:
        places = list(places)
        if threading.current_thread() is threading.main_thread():
            self.small += places
        return super().small_tiles(asset, places, level, known=known)


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[Watched]:
    """A store in a temporary folder."""
    store = Watched(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()


def _fail(error: UserError) -> None:
    raise error


def test_what_is_patched_is_as_it_is_seen_and_comes_of_small_tiles_made_ahead(assets: Watched) -> None:
    ground, above = painted(assets, 1, 1024, 1024, opaque=True), painted(assets, 2, 900, 700)
    layers = (Layer("a", "a", ground.id), Layer("b", "b", above.id, 256, 256, 0.7), Layer("c", "c", above.id))
    surroundings = Surroundings()
    picture = CanvasPicture(Canvas(1024, 1024, layers), assets, {}, _fail, surroundings)
    tile = picture.tile(0, 0, LEVEL)
    assert tile is not None
    seen = to_pixels(tile)
    assets.large.clear()
    assets.small.clear()

    def patched(column: int, row: int) -> None:
        (patch,) = picture.patches([QRect(column * 256, row * 256, 256, 256)], LEVEL)
        wanted = seen[row * PART : (row + 1) * PART, column * PART : (column + 1) * PART]
        assert np.abs(to_pixels(patch)[..., :3].astype(int) - wanted[..., :3]).max() <= 1

    patched(1, 1)
    assert assets.small, "the first is made at once"
    ready = threading.Event()
    surroundings.run(ready.set)
    assert ready.wait(30)
    assets.small.clear()
    patched(2, 1)
    patched(2, 2)
    assert not assets.small, "those beside it were made meanwhile"
    assert not assets.large
    surroundings.close()
