"""A small film, its fields and its lanes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from plugins.timeline.panel.inspector.clip_inspector import ClipInspector
from tests.ui.film_inspector.bench import FilmBench, sample


@pytest.fixture
def bench(tmp_path: Path, resources: Path) -> Iterator[FilmBench]:
    """A film of a shot, a title, a colour and sounds."""
    made = FilmBench(tmp_path, resources, sample())
    yield made
    made.close()


@pytest.fixture
def inspector(bench: FilmBench, qtbot: QtBot) -> ClipInspector:
    """The fields, shown in a narrow dock with all sections open."""
    made = ClipInspector(bench.work, None, bench.icons)
    qtbot.addWidget(made)
    for section in made.sections:
        section.set_open(True)
    made.resize(320, 900)
    made.show()
    qtbot.waitExposed(made)
    return made
