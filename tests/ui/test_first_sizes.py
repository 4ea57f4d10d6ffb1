"""The docks of a workspace that was never arranged: each is wide enough, and the work has most of the room."""

from __future__ import annotations

from PySide6.QtWidgets import QDockWidget
from pytestqt.qtbot import QtBot

from tests.ui.opened import Opened


def _width(opened: Opened, name: str) -> int:
    dock = opened.window.findChild(QDockWidget, name)
    assert dock is not None
    return dock.width()


def test_the_column_of_the_prompt_is_not_squeezed_by_a_dock_at_the_left(opened: Opened, qtbot: QtBot) -> None:
    opened.window.workspaces.show("timeline.timeline")
    qtbot.waitUntil(lambda: _width(opened, "prompt") >= 300)
    assert 200 <= _width(opened, "timeline.timeline.bin") <= 280
    middle = opened.window.workspaces.widget
    assert middle is not None
    assert middle.width() > 600
