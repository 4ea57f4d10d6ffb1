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

from app.api import AssetId, JobState, Made
from app.bootstrap import build
from plugins.text.commands import manuscript_of
from plugins.text.generators.requests import ContinueRequest
from plugins.text.model import Chapter, Origin
from plugins.text.panel import TextPanel
from plugins.text.panel.ghost import Accept
from plugins.text.passages import read_text
from tests.conftest import REPOSITORY
from tests.tiny_language_models import build_language_model
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


def _sources(panel: TextPanel) -> set[AssetId | None]:
    """What the generated text of the chapter is from."""
    chapter = next(item for item in manuscript_of(panel.context.session.document).items if isinstance(item, Chapter))
    spans = [span for passage in chapter.passages for span in passage.spans]
    return {span.source for span in spans if span.origin is Origin.GENERATED}


def test_what_is_taken_while_it_is_written_can_be_made_again(
    opened: Opened, panel: TextPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    """Taking all that is there stops the model; what it wrote is kept, with a recipe that gives just that once more."""
    library = opened.built.library
    # It writes for seconds, so that it is still at it when what is there is taken, also on a busy machine.
    (record,) = library.add(build_language_model(tmp_path / "tiny", context=8192))
    _write(panel, "The cat sat")
    assert panel.settle()
    text = opened.built.studio.assets.add_bytes(b"The cat sat", "text/markdown").id
    request = ContinueRequest(
        text=text,
        model=record.id,
        max_tokens=6000,
        seed=3,
        candidates=3,
        logit_bias="<|im_end|> = never\n<|endoftext|> = never\n<|im_start|> = never",
    )
    generators = panel.context.generators
    job = generators.submit("text.continue", request, place=panel.place_for({"text": text}))
    qtbot.waitUntil(lambda: panel.ghost is not None and len(panel.ghost.text) > 8, timeout=60_000)
    assert panel.ghost is not None
    taken = panel.ghost.accept(Accept.ALL)
    assert job.state is JobState.RUNNING
    position = opened.session.position
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED, timeout=30_000)
    assert panel.settle()
    (source,) = _sources(panel)
    assert source is not None
    assert opened.session.position == position + 1
    made = opened.built.studio.history.of(source)
    assert made is not None
    asset = opened.session.document.assets[source]
    assert asset.recipe == made.recipe
    written = opened.built.studio.assets.read(source).decode()
    assert written.startswith(taken)
    panel.editor.go_to(0)
    again = generators.submit_recipe(made.recipe, place=panel.place_for(dict(made.recipe.request)))
    qtbot.waitUntil(lambda: again.state is JobState.FINISHED, timeout=60_000)
    (same,) = again.results
    assert isinstance(same, Made)
    assert opened.built.studio.assets.read(same.asset.id).decode() == written
    # Nothing of it is lost where undo goes.
    opened.window.undo()
    assert _sources(panel) == set()
    opened.window.redo()
    assert _sources(panel) == {source}
