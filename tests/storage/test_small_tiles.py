"""SmallTiles: kept over a restart, made again where they are lost, gone with their tile."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from app.api import AssetId, Pixels, TileAt
from app.storage import FolderAssets


def picture(width: int = 300, height: int = 256, channels: int = 4) -> Pixels:
    """Noise."""
    return np.random.default_rng(5).integers(0, 256, (height, width, channels), dtype=np.uint8)


def small_tile(assets: FolderAssets, asset: AssetId, at: TileAt, level: int, *, known: bool = False) -> Pixels | None:
    """One small tile."""
    return assets.small_tiles(asset, [at], level, known=known).get(at)


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("level", range(1, 9))
def test_a_small_tile_is_the_mean_of_its_pixels(tmp_path: Path, channels: int, level: int) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    pixels = picture(channels=channels)
    asset = assets.add_picture(pixels)
    for column, width in ((0, 256), (1, 44)):
        whole = np.zeros((256, 256, 4))
        part = pixels[:, column * 256 : column * 256 + width].astype(float)
        alpha = part[..., 3:] if channels == 4 else np.full((256, width, 1), 255.0)
        whole[:, :width] = np.concatenate([part[..., :3] * alpha / 255, alpha], axis=-1)
        side = 256 >> level
        expected = whole.reshape(side, 1 << level, side, 1 << level, 4).mean(axis=(1, 3))
        found = small_tile(assets, asset.id, (column, 0), level)
        assert found is not None
        assert found.shape == (side, side, 4)
        assert np.abs(found - expected).max() <= 1.6
    assert small_tile(assets, asset.id, (0, 1), level) is None
    assets.close()


def test_small_tiles_are_there_after_a_restart_without_reading(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    asset = assets.add_picture(picture())
    before = small_tile(assets, asset.id, (0, 0), 2)
    assets.close()
    again = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    again.chunks.path(again.tiles(asset.id)[0, 0]).unlink()
    after = small_tile(again, asset.id, (0, 0), 2, known=True)
    assert before is not None
    assert after is not None
    assert np.array_equal(before, after)
    again.close()


def test_a_tile_that_is_deleted_takes_its_small_ones_along(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    asset = assets.add_picture(picture())
    assets.forget(assets.tiles(asset.id)[0, 0])
    assert small_tile(assets, asset.id, (0, 0), 3, known=True) is None
    assert small_tile(assets, asset.id, (1, 0), 3, known=True) is not None
    assert small_tile(assets, asset.id, (0, 0), 3) is not None
    assert small_tile(assets, asset.id, (0, 0), 5, known=True) is not None
    assets.close()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_cache_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cache" / "tiles.db"
    path.parent.mkdir()
    path.write_bytes(content)
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    asset = assets.add_picture(picture())
    assert small_tile(assets, asset.id, (0, 0), 2, known=True) is not None
    assets.close()


def test_without_a_place_for_the_cache_small_tiles_are_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file in the way")
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    asset = assets.add_picture(picture())
    assert small_tile(assets, asset.id, (0, 0), 2, known=True) is None
    assert small_tile(assets, asset.id, (0, 0), 2) is not None
    assets.close()


def test_while_another_studio_writes_nothing_waits_for_long(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    first = assets.add_picture(picture())
    other = sqlite3.connect(tmp_path / "cache" / "tiles.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    second = assets.add_picture(picture(200, 100))
    assert small_tile(assets, second.id, (0, 0), 2, known=True) is None
    assert small_tile(assets, first.id, (0, 0), 2, known=True) is not None
    other.execute("ROLLBACK")
    other.close()
    assert small_tile(assets, second.id, (0, 0), 2) is not None
    assert small_tile(assets, second.id, (0, 0), 2, known=True) is not None
    assets.close()


def test_many_small_tiles_are_those_that_are_read_alone(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    pixels = picture(5 * 256, 5 * 256)
    pixels[512:768, 256:512] = 0
    asset = assets.add_picture(pixels)
    assets.forget(assets.tiles(asset.id)[3, 3])
    places = [(x, y) for x in range(6) for y in range(6)]
    found = assets.small_tiles(asset.id, places, 3)
    assert set(found) == set(places) & set(assets.tiles(asset.id))
    assert len(found) == 24
    for at, small in found.items():
        alone = small_tile(assets, asset.id, at, 3)
        assert alone is not None
        assert np.abs(small.astype(int) - alone).max() <= 1
    assets.close()
