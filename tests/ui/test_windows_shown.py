"""Windows that come up by themselves: none but those that are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.asset_field import AssetField
from app.ui.picture_popup import PicturePopup
from tests.ui.opened import Opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Windows(QObject):
    """Keeps what is shown as a window, if only for a moment: what is shown before it has a parent is."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notice of what is shown."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


@pytest.fixture
def windows(opened: Opened, qapp: QApplication) -> Iterator[Windows]:
    """What is shown from now on."""
    watching = Windows()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def test_a_workspace_opens_in_the_window_alone(opened: Opened, windows: Windows, qtbot: QtBot) -> None:
    panels = [info.id for info in opened.built.registry.panels]
    assert {"robot.robot", "timeline.timeline"} <= set(panels)
    for panel in panels:
        opened.window.workspaces.show(panel)
        qtbot.wait(50)
        assert windows.shown == [], panel


def test_the_choice_of_pictures_opens_alone(opened: Opened, windows: Windows, qtbot: QtBot) -> None:
    opened.window.workspaces.show("timeline.timeline")
    opened.window.prompt_dock.recall("timeline.image-to-video", {})
    for field in opened.window.prompt_dock.findChildren(AssetField):
        field.open()
        popup = field.findChild(PicturePopup)
        assert popup is not None
        qtbot.waitUntil(popup.isVisible, timeout=10_000)
        assert windows.shown == [popup]
        windows.shown.clear()
        popup.hide()
