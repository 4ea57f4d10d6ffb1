"""The window with real services: what it opens with, does and keeps."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.api import Action, Area, Asset, Dock, Job, Json, Made, PanelContext, Recipe, Task, UserError
from app.document import Rename
from app.extensions.plugin import PanelInfo
from app.jobs import JobSpec, JobState
from app.ui.form import RequestForm
from app.ui.welcome import Welcome
from tests.conftest import REPOSITORY
from tests.ui.conftest import Opener
from tests.ui.opened import Opened

_NO_TORCH = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from app.bootstrap import build
from tests.ui.opened import Opened
opened = Opened(build())
for _ in range(20):
    application.processEvents()
opened.window.open_palette()
opened.window.open_preferences()
names = ("torch", "diffusers", "transformers", "accelerate", "c2pa", "cv2")
heavy = [name for name in names if name in sys.modules]
opened.close()
print(heavy)
"""


class NotesPanel(QWidget):
    """A second workspace, with a dock of its own."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self.context = context
        self.noted: list[str] = []
        self.held = False

    def actions(self) -> Any:
        """One thing to do, with a key that the window has already, and one of its own."""
        return [Action("notes.add", "Add a note", lambda: self.noted.append("x"), "edit", ("Ctrl+S", "Ctrl+Alt+N"))]

    def docks(self) -> Sequence[Dock]:
        """A dock."""
        return [Dock("list", "Notes", Area.RIGHT, QLabel("notes"))]

    def settle(self) -> bool:
        """Bring what is held into the document."""
        if self.held:
            self.held = False
            self.context.session.execute(Rename("held"))
        return True

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:  # noqa: ARG002 - the protocol's names
        """Nothing to give."""
        raise UserError("There are no notes.")

    def place_for(self, request: Mapping[str, Json]) -> Json:  # noqa: ARG002 - the protocol's name
        """No place."""
        return None

    def show_job(self, job: Job) -> None:
        """Nothing to show."""

    def offer(self, takes: Sequence[Made]) -> None:
        """Nothing to take."""

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Nowhere to place it."""


def notes() -> PanelInfo:
    """The second workspace as its plugin would declare it."""
    return PanelInfo("notes.notes", "Notes", "notes", Area.CENTER, "Note", "list", lambda: NotesPanel)


def broken() -> PanelInfo:
    """A workspace whose panel fails."""

    def fail(_context: PanelContext) -> QWidget:
        raise RuntimeError("no ink")

    return PanelInfo("broken.panel", "Broken", "broken", Area.CENTER, "Broken", "", lambda: fail)


def dock(opened: Opened, name: str) -> QDockWidget:
    """A dock of the window by its name."""
    found = opened.window.findChild(QDockWidget, name)
    assert found is not None
    return found


def test_opening_the_window_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NO_TORCH], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_window_opens_with_the_canvas_and_its_docks(opened: Opened) -> None:
    assert type(opened.window.workspaces.panel).__name__ == "CanvasPanel"
    for name in ("prompt", "inspector", "history", "gallery", "queue", "canvas.canvas.layers"):
        assert not dock(opened, name).isHidden(), name


def test_tabs_show_whole_words(opened: Opened) -> None:
    bars = [bar for bar in opened.window.findChildren(QTabBar) if bar.isVisible()]
    assert bars
    for bar in bars:
        assert bar.elideMode() is Qt.TextElideMode.ElideNone


def test_generating_submits_what_the_form_says(opened: Opened, qtbot: QtBot) -> None:
    opened.jobs.queue.pause()
    opened.window.prompt_dock.set_prompt("a red fox")
    opened.window.registry.entry("generate.now").trigger()
    (job,) = [job for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    assert isinstance(job.work, JobSpec)
    assert job.work.generator == "canvas.text-to-image"
    assert job.work.request["prompt"] == "a red fox"
    assert job.work.request["model"] == "illustrator"
    assert job.work.document == opened.session.document.id
    assert job.title == "a red fox"
    opened.window.registry.entry("generate.cancel").trigger()
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED)


def test_two_generations_have_two_seeds_unless_it_is_locked(opened: Opened) -> None:
    opened.jobs.queue.pause()
    prompt = opened.window.prompt_dock
    prompt.set_prompt("x")
    prompt.generate()
    prompt.generate()
    prompt.recall("canvas.text-to-image", {"seed": 7})
    prompt.generate()
    prompt.generate()
    seeds = [job.work.request["seed"] for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    assert len(set(seeds[:2])) == 2
    assert seeds[2:] == [7, 7]
    opened.jobs.queue.cancel_all()


def test_docks_hide_and_come_back(opened: Opened) -> None:
    dock(opened, "queue").hide()
    opened.window.docks.toggle_all()
    assert all(one.isHidden() for one in opened.window.findChildren(QDockWidget))
    opened.window.docks.toggle_all()
    assert opened.window.gallery.isVisible()
    assert dock(opened, "queue").isHidden()


def focused() -> QWidget:
    """The widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_tab_hides_the_docks_only_from_the_work(opened: Opened, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    opened.window.findChildren(Welcome)[0].hide()
    opened.window.prompt_dock.focus_prompt()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not dock(opened, "prompt").isHidden()
    widget = opened.window.workspaces.widget
    assert widget is not None
    widget.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert dock(opened, "prompt").isHidden()


def test_each_workspace_keeps_its_arrangement(opener: Opener) -> None:
    opened = opener(notes())
    opened.window.workspaces.show("notes.notes")
    assert not dock(opened, "notes.notes.list").isHidden()
    assert dock(opened, "canvas.canvas.layers").isHidden()
    dock(opened, "gallery").hide()
    opened.window.workspaces.show("canvas.canvas")
    assert not dock(opened, "gallery").isHidden()
    assert dock(opened, "notes.notes.list").isHidden()
    opened.window.workspaces.show("notes.notes")
    assert dock(opened, "gallery").isHidden()
    opened.close()
    again = opener(notes())
    assert again.window.workspaces.current == notes_of(again)
    assert dock(again, "gallery").isHidden()


def notes_of(opened: Opened) -> PanelInfo:
    """The second workspace as the window has it."""
    return next(info for info in opened.window._parts.panels if info.id == "notes.notes")


def test_a_panel_is_imported_when_it_is_first_shown(opener: Opener) -> None:
    loaded: list[str] = []

    def load() -> type[NotesPanel]:
        loaded.append("notes")
        return NotesPanel

    opened = opener(PanelInfo("notes.notes", "Notes", "notes", Area.CENTER, "Note", "", load))
    assert loaded == []
    opened.window.workspaces.show("notes.notes")
    opened.window.workspaces.show("canvas.canvas")
    opened.window.workspaces.show("notes.notes")
    assert loaded == ["notes"]


def test_a_panel_that_fails_is_a_message_and_the_window_goes_on(
    opener: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    opened = opener(broken())
    opened.window.workspaces.show("broken.panel")
    widget = opened.window.workspaces.widget
    assert isinstance(widget, QLabel)
    assert "broken" in widget.text()
    assert "no ink" in widget.text()
    assert opened.window.workspaces.panel is None
    assert "no ink" in caplog.text
    opened.window.workspaces.show("canvas.canvas")
    assert opened.window.workspaces.panel is not None


def test_a_key_that_is_taken_stays_with_its_first_action(opener: Opener) -> None:
    opened = opener(notes())
    opened.window.workspaces.show("notes.notes")
    registry = opened.window.registry
    assert registry.keys("notes.add") == ("Ctrl+Alt+N",)
    owners: dict[str, list[str]] = {}
    for action in registry.actions:
        for key in registry.keys(action.id):
            if not action.while_focused:
                owners.setdefault(key, []).append(action.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_examples_fill_the_prompt_and_go_away_after_a_result(opened: Opened) -> None:
    opened.jobs.queue.pause()
    (welcome,) = opened.window.findChildren(Welcome)
    example = next(button for button in welcome.findChildren(QPushButton) if "fox" in button.text())
    example.click()
    (job,) = [job for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    assert job.title == example.text()
    assert welcome.isHidden()
    opened.jobs.queue.cancel_all()


def test_the_search_shows_the_key_that_opens_it(opened: Opened) -> None:
    buttons = [button for button in opened.window.findChildren(QPushButton) if "Ctrl+K" in button.text()]
    assert len(buttons) == 1
    buttons[0].click()
    assert opened.window._palette.isVisible()


def test_every_button_has_a_name(opened: Opened) -> None:
    # Those that Qt puts into its own controls (a field's clearing, a tab's scrolling) are named by Qt, or not at all.
    own = (QLineEdit, QTabBar)
    buttons = [
        button
        for button in opened.window.findChildren(QAbstractButton)
        if button.isVisible() and not isinstance(button.parentWidget(), own)
    ]
    assert len(buttons) > 20
    assert [button for button in buttons if not (button.text() or button.accessibleName() or button.toolTip())] == []


def test_a_project_opens_in_a_workspace_that_it_has_work_of(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened.window
    window.workspaces.show("text.text")
    assert window.workspaces.current is not None
    assert window.workspaces.current.plugin == "text"
    path = Path(shutil.copy(REPOSITORY / "tests" / "golden" / "v1.seisei", tmp_path / "a.seisei"))
    with qtbot.waitSignal(window.project.opened, timeout=20_000):
        window.project.open(path)
    assert window.workspaces.current.plugin == "canvas"
    # What is worked on already stays.
    window.workspaces.show("timeline.timeline")
    window.workspaces.show_work(("canvas", "timeline"))
    assert window.workspaces.current.plugin == "timeline"


def test_the_fields_of_a_form_begin_below_one_another(opened: Opened, qtbot: QtBot) -> None:
    form = opened.window.prompt_dock.findChild(RequestForm)
    assert isinstance(form, RequestForm)
    named = [each for each in form.findChildren(QLabel) if each.buddy() is not None and each.isVisible()]
    assert len(named) > 1
    qtbot.waitUntil(lambda: len({each.width() for each in named}) == 1)
