"""The film on which the tools are tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.film_tools.parts import EditBench, ToolBench, small_film


@pytest.fixture
def film(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[ToolBench]:
    """A small film with its tools."""
    bench = ToolBench(tmp_path, resources, small_film())
    yield bench
    bench.close()


@pytest.fixture
def edit(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[EditBench]:
    """A small film in view, with all actions."""
    bench = EditBench(tmp_path, resources, small_film())
    qtbot.addWidget(bench.view)
    bench.view.resize(1000, 420)
    bench.view.show()
    qtbot.waitExposed(bench.view)
    yield bench
    bench.close()
