"""The film on which the tools are tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.film_tools.parts import FilmBench, small_film


@pytest.fixture
def film(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[FilmBench]:
    """A small film with its tools."""
    bench = FilmBench(tmp_path, resources, small_film())
    yield bench
    bench.close()
