"""What tests of the canvas share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage import FolderAssets


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """A store in a temporary folder."""
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()
