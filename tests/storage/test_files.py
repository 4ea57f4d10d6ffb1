"""Files are stored without being held in memory."""

from __future__ import annotations

import hashlib
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import InvalidData
from app.cli.project import _verify
from app.storage import FolderAssets

LENGTH = 40 << 20


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """The real store, in a folder of the test."""
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()


def test_a_large_file_is_stored_a_piece_at_a_time(assets: FolderAssets, tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    path.write_bytes(bytes(range(256)) * (LENGTH // 256))
    tracemalloc.start()
    asset = assets.add_file(path, "video/x-matroska", name="film")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < LENGTH / 2
    assert (asset.byte_size, asset.media_type, asset.name) == (LENGTH, "video/x-matroska", "film")
    assert asset.id == hashlib.sha256(path.read_bytes()).hexdigest()
    assert assets.read(asset.id) == path.read_bytes()


def test_the_same_content_is_stored_once_and_leaves_nothing_else(assets: FolderAssets, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"film")
    by_name = assets.add_file(path, "video/mp4")
    assert assets.add_file(path, "video/mp4") == by_name
    assert assets.add_bytes(b"film", "video/mp4") == by_name
    assert [found.name for found in (tmp_path / "assets").rglob("*") if found.is_file()] == [by_name.id[2:]]


def test_a_file_that_is_gone_is_told(assets: FolderAssets, tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match=r"film\.mp4 cannot be read"):
        assets.add_file(tmp_path / "film.mp4", "video/mp4")
    assert not [found for found in (tmp_path / "assets").rglob("*") if found.is_file()]


def test_what_is_stored_is_verified_a_piece_at_a_time(assets: FolderAssets, tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    path.write_bytes(bytes(range(256)) * (LENGTH // 256))
    asset = assets.add_file(path, "video/x-matroska")
    tracemalloc.start()
    _verify(asset.id, asset.media_type, assets)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < LENGTH / 2
    (stored,) = [found for found in (tmp_path / "assets").rglob("*") if found.is_file()]
    stored.write_bytes(b"X" + stored.read_bytes()[1:])
    with pytest.raises(InvalidData, match="damaged"):
        _verify(asset.id, asset.media_type, assets)
