"""The text panel in the real window: undo, saving, opening again, and being killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from plugins.text.commands import manuscript_of
from plugins.text.model import Chapter
from plugins.text.panel import TextPanel
from plugins.text.passages import read_text
from tests.conftest import REPOSITORY
from tests.ui.opened import Opened

_MAY_LOSE_S = 1.0
_SLACK_S = 1.0
"""What a busy machine may take beyond that."""


@pytest.fixture
def panel(opened: Opened) -> TextPanel:
    """The panel of the window, with the cursor in it."""
    opened.window.workspaces.show("text.text")
    found = opened.window.workspaces.panel
    assert isinstance(found, TextPanel)
    found.editor.setFocus()
    return found


def _write(panel: TextPanel, text: str) -> None:
    for letter in text:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(panel.editor, event)


def test_undo_and_redo_of_the_window_settle_first(opened: Opened, panel: TextPanel) -> None:
    _write(panel, "Once")
    opened.window.undo()
    assert panel.editor.toPlainText() == ""
    opened.window.redo()
    assert panel.editor.toPlainText() == "Once"


def test_a_project_is_saved_and_opened_with_its_text(
    opened: Opened, panel: TextPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    _write(panel, "A story 😀.")
    assert panel.settle()
    path = tmp_path / "story.seisei"
    opened.window.project.save_to(path)
    qtbot.waitUntil(path.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not opened.window.project.unsaved and not opened.window.project._busy, timeout=10_000)
    opened.window.project.new()
    qtbot.waitUntil(lambda: panel.editor.toPlainText() == "", timeout=10_000)
    opened.window.project.open(path)
    qtbot.waitUntil(lambda: panel.editor.toPlainText() == "A story 😀.", timeout=10_000)


def test_the_tree_is_a_dock_of_the_workspace(opened: Opened, panel: TextPanel) -> None:
    assert "text.text.manuscript" in opened.window.docks.names
    assert panel.tree.isVisible()
    opened.window.workspaces.show("canvas.canvas")
    assert not panel.tree.isVisible()


def test_tab_stays_in_the_text(opened: Opened, panel: TextPanel) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.editor, event)
    assert event.isAccepted()
    assert not opened.window.docks.is_hidden("prompt")


def test_being_killed_costs_a_second_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "killed"
    environment = {**os.environ, "SEISEI_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    said = tmp_path / "typed"
    with said.open("wb") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.text_typist"], cwd=REPOSITORY, env=environment, stdout=out
        )
        deadline = time.monotonic() + 60
        while said.stat().st_size < 5_500 and time.monotonic() < deadline and child.poll() is None:
            time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
        killed = time.time()
        child.wait()
    typed = [line.split() for line in said.read_text().splitlines()[:-1]]
    long_ago = [int(number) for number, at in typed if float(at) < killed - _MAY_LOSE_S - _SLACK_S]
    monkeypatch.setenv("SEISEI_HOME", str(home))
    built = build()
    try:
        (found,) = built.studio.projects.recoverable()
        project = built.studio.projects.recover(found)
        (chapter,) = manuscript_of(project.document).items
        assert isinstance(chapter, Chapter)
        numbers = [int(number) for number in read_text(chapter.passages, built.studio.assets).split()]
        project.close()
    finally:
        built.studio.close()
    assert long_ago
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= long_ago[-1]
