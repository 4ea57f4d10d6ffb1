"""A piano roll with a region open, for all its tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.roll.parts import Rolled


@pytest.fixture
def rolled(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Rolled]:
    """A roll with its region open."""
    found = Rolled(tmp_path, resources)
    qtbot.addWidget(found.roll)
    found.roll.show()
    qtbot.waitExposed(found.roll)
    found.open()
    yield found
    found.close()
