"""The film whose tracks are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.film_tracks.bench import TracksBench


@pytest.fixture
def film(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[TracksBench]:
    """A small film in view, from its beginning at 40 pixels a second."""
    bench = TracksBench(tmp_path, resources)
    qtbot.addWidget(bench.view)
    bench.view.show()
    qtbot.waitExposed(bench.view)
    bench.axis.show(0.0, 0, 40.0)
    yield bench
    bench.close()
