"""The keys of the film as the window gives them out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.ui.actions import ActionRegistry
from plugins.timeline.commands import Ripple
from plugins.timeline.panel.tool import Tool
from tests.ui.film_tools.parts import EditBench, at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def keyed(edit: EditBench, qtbot: QtBot) -> Iterator[EditBench]:
    """A film in a window that knows its keys; the clips have the focus."""
    window = QMainWindow()
    qtbot.addWidget(window)
    registry = ActionRegistry(window, edit.settings, edit.icons)
    registry.add(edit.editing.actions(), edit.view)
    window.setCentralWidget(edit.view)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edit.view.lanes.setFocus()
    yield edit
    edit.view.setParent(None)


def _type(bench: EditBench, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bench.view.lanes, key, modifiers)


def test_keys_reach_the_film_while_its_clips_have_the_focus(keyed: EditBench) -> None:
    tools = []
    for key in (Qt.Key.Key_C, Qt.Key.Key_Y, Qt.Key.Key_V):
        _type(keyed, key)
        tools.append(keyed.work.tool)
    assert tools == [Tool.RAZOR, Tool.SLIP, Tool.SELECT]
    _type(keyed, Qt.Key.Key_Right)
    _type(keyed, Qt.Key.Key_Right, _SHIFT)
    assert keyed.playhead.time == at(25)
    _type(keyed, Qt.Key.Key_PageDown)
    assert keyed.playhead.time == at(50)
    _type(keyed, Qt.Key.Key_Space)
    assert keyed.playhead.playing
    _type(keyed, Qt.Key.Key_K)
    assert not keyed.playhead.playing
    _type(keyed, Qt.Key.Key_B, _SHIFT)
    assert keyed.work.ripple is Ripple.TRACK
    _type(keyed, Qt.Key.Key_N)
    assert not keyed.work.snapping


def test_keys_edit_what_is_selected(keyed: EditBench) -> None:
    keyed.work.select({"p0", "a0"})
    _type(keyed, Qt.Key.Key_C, _CTRL)
    _type(keyed, Qt.Key.Key_Delete)
    assert keyed.track("v")[0] == ("", 20)
    keyed.playhead.seek(at(0))
    _type(keyed, Qt.Key.Key_V, _CTRL)
    assert keyed.track("v")[0][1] == 20
    assert keyed.track("v")[0][0] not in ("", "p0")
    keyed.playhead.seek(at(30))
    keyed.work.select((), track="v")
    _type(keyed, Qt.Key.Key_S)
    assert [length for _, length in keyed.track("v")] == [20, 10, 20, 25, 40]
    assert keyed.steps == ["Lift clips", "Paste clips", "Cut"]
