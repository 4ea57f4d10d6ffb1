"""What the tests of the storage stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage import ProjectFiles
from tests.storage.home import Home
from tests.storage.projects import files_in


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home of a test."""
    found = Home(tmp_path)
    yield found
    found.close()


@pytest.fixture
def files(tmp_path: Path) -> Iterator[ProjectFiles]:
    """Projects of a test."""
    found = files_in(tmp_path)
    yield found
    found.assets.close()
