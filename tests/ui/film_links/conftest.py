"""The film in the real window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.film_links.bench import LinksBench
from tests.ui.opened import Opened


@pytest.fixture
def desk(opened: Opened, qtbot: QtBot) -> LinksBench:
    """The film's panel, and parts of other panels to be changed."""
    return LinksBench(opened, qtbot)
