"""An arrangement over a song, for all its tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.arrangement.parts import Opener, Two, arrangements, with_two_clips


@pytest.fixture
def opener(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Opener]:
    """Opens an arrangement over a song."""
    yield from arrangements(tmp_path, resources, qtbot)


@pytest.fixture
def two(opener: Opener) -> Two:
    """An arrangement with two clips of notes on the first of three tracks."""
    return with_two_clips(opener)
