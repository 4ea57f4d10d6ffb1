"""The window with real services: what it opens with, does and keeps."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Built, build
from app.document import DocumentId, Rename, Session
from app.extensions import Submitting
from app.jobs import JobSpec, JobState, ThreadExecutor
from app.storage import JsonSettings, QueueJournal
from app.ui.jobs import QtJobs
from app.ui.palette import match
from app.ui.parts import WindowParts
from app.ui.theme import DARK, LIGHT, Theme, apply_theme, contrast
from app.ui.window import StudioWindow


class Opened:
    """A window over a home of its own."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self.journal = QueueJournal(built.folders.data / "queue.db")
        self.jobs = QtJobs(ThreadExecutor(built.runner), self.journal)
        self.settings = JsonSettings(built.folders.config / "settings.json")
        project = built.studio.projects.new()
        document = [str(project.document.id)]
        registry = built.registry
        self.session = Session(project.document)
        self.window = StudioWindow(
            WindowParts(
                studio=built.studio,
                session=self.session,
                project=project,
                jobs=self.jobs,
                generators=Submitting(
                    registry, built.library, built.studio.assets, self.jobs.queue, lambda: document[0]
                ),
                settings=self.settings,
                part_types=registry.part_types,
                plugins=registry.plugins,
                panels=registry.panels,
                importers=registry.importers,
                exporters=registry.exporters,
                set_document=lambda id_: document.__setitem__(0, DocumentId(id_)),
            )
        )

    def discard(self) -> None:
        """Let the window close without its question."""
        self.window.project._saved = self.session.document


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """A window that is shown, and closed without a question at the end."""
    monkeypatch.setenv("SEISEI_HOME", str(tmp_path / "seisei"))
    found = Opened(build())
    qtbot.addWidget(found.window, before_close_func=lambda _window: found.discard())
    found.window.resize(1280, 800)
    found.window.show()
    yield found
    found.journal.close()
    found.built.studio.close()


def test_the_window_opens_with_the_canvas_and_without_torch(opened: Opened) -> None:
    panel = opened.window.workspaces.panel
    assert panel is not None
    assert type(panel).__name__ == "CanvasPanel"
    assert "torch" not in sys.modules or "tests.engine" in sys.modules


def test_generating_submits_what_the_form_says(opened: Opened, qtbot: QtBot) -> None:
    opened.jobs.queue.pause()
    opened.window.prompt_dock.set_prompt("a red fox")
    opened.window.prompt_dock.generate()
    (job,) = [job for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    assert isinstance(job.work, JobSpec)
    assert job.work.generator == "canvas.text-to-image"
    assert job.work.request["prompt"] == "a red fox"
    assert job.work.request["model"] == "illustrator"
    assert job.work.document == opened.session.document.id
    assert job.title == "a red fox"
    opened.jobs.queue.cancel(job.id)
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED)


def test_two_generations_have_two_seeds_unless_it_is_locked(opened: Opened) -> None:
    opened.jobs.queue.pause()
    dock = opened.window.prompt_dock
    dock.set_prompt("x")
    dock.generate()
    dock.generate()
    dock.recall("canvas.text-to-image", {"seed": 7})
    dock.generate()
    dock.generate()
    seeds = [job.work.request["seed"] for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    assert len(set(seeds[:2])) == 2
    assert seeds[2:] == [7, 7]
    opened.jobs.queue.cancel_all()


def test_each_action_is_journaled(opened: Opened) -> None:
    opened.session.execute(Rename("狐"))
    opened.window.project.project.flush()
    found = list((opened.built.folders.data / "recovery").glob("*.journal"))
    assert len(found) == 1
    assert opened.window.project.unsaved


def test_saving_makes_a_project_that_opens(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    opened.session.execute(Rename("狐"))
    path = tmp_path / "a.seisei"
    opened.window.project.save_to(path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not opened.window.project.unsaved)
    assert opened.window.project.recent() == [path]
    opened.window.project.new()
    qtbot.waitUntil(lambda: opened.session.document.title == "")
    opened.window.project.open(path)
    qtbot.waitUntil(lambda: opened.session.document.title == "狐")


def test_the_palette_finds_an_action_and_does_it(opened: Opened, qtbot: QtBot) -> None:
    opened.session.execute(Rename("x"))
    opened.window.open_palette()
    palette = opened.window._palette
    QTest.keyClicks(palette._field, "undo")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert opened.session.document.title == ""
    assert not palette.isVisible()


def test_keys_can_be_changed_and_a_key_belongs_to_one_action(opened: Opened) -> None:
    registry = opened.window.registry
    assert registry.set_keys("edit.undo", ["Ctrl+S"]) == "file.save"
    assert registry.keys("edit.undo") == ("Ctrl+Z",)
    assert registry.set_keys("edit.undo", ["Ctrl+U"]) is None
    assert registry.entry("edit.undo").shortcut().toString() == "Ctrl+U"
    kept = json.loads((opened.built.folders.config / "settings.json").read_text("utf-8"))
    assert kept["keys.edit.undo"] == ["Ctrl+U"]


def test_docks_hide_and_come_back(opened: Opened) -> None:
    assert opened.window.gallery.isVisible()
    opened.window.docks.toggle_all()
    assert not opened.window.gallery.isVisible()
    opened.window.docks.toggle_all()
    assert opened.window.gallery.isVisible()


def test_a_panel_that_fails_does_not_take_the_window_with_it(qtbot: QtBot, opened: Opened) -> None:
    info = opened.window._parts.panels[0]
    broken = type(info)("broken.panel", "Broken", "broken", info.area, "Broken", "", lambda: lambda _context: 1 / 0)
    opened.window._load_panel(broken)
    assert "broken.panel" in opened.window._panels
    assert qtbot is not None


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_texts_and_borders_have_contrast(theme: Theme) -> None:
    for text in (theme.text, theme.secondary):
        for ground in (theme.ground, theme.dock, theme.raised):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for ground in (theme.dock, theme.raised):
        assert contrast(theme.edge, ground) >= 3, (theme.edge, ground)


def test_a_theme_changes_the_colours(opened: Opened, resources: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, LIGHT, resources)
    light = opened.window.palette().window().color().lightness()
    apply_theme(application, DARK, resources)
    assert opened.window.palette().window().color().lightness() < light


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [("und", "Undo", True), ("sa", "Save as…", True), ("xyz", "Undo", False), ("odn", "Undo", False)],
)
def test_the_palette_matches_letters_in_order(words: str, text: str, *, found: bool) -> None:
    assert (match(words, text) is not None) is found
