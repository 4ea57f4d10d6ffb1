"""A store of assets of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage import FolderAssets


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """The real store, in a folder of the test."""
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()
