"""What the window says where saving fails, and where a project is open elsewhere."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.document import Rename
from app.storage import project_file
from app.storage.database import open_database
from app.ui.project_control import Answer
from tests.ui.conftest import Opener
from tests.ui.opened import Opened


def save(opened: Opened, qtbot: QtBot, path: Path) -> None:
    """Save to a file and wait."""
    opened.window.project.save_to(path)
    qtbot.waitUntil(lambda: not opened.window.project._busy)


def test_a_full_disk_is_said_and_the_work_is_still_unsaved(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.seisei"
    opened.session.execute(Rename("one"))
    save(opened, qtbot, path)
    before = path.read_bytes()

    def full(path: Path, *, wal: bool = True) -> sqlite3.Connection:
        connection = open_database(path, wal=wal)
        connection.execute("PRAGMA max_page_count=1")
        return connection

    monkeypatch.setattr(project_file, "open_database", full)
    opened.session.execute(Rename("two " * 5000))
    opened.window.registry.entry("file.save").trigger()
    qtbot.waitUntil(lambda: "disk is full" in opened.window.status.message)
    assert "a.seisei" in opened.window.status.message
    assert opened.window.project.unsaved
    assert opened.window.status._saved.text() == "not saved, kept safe"
    assert path.read_bytes() == before
    monkeypatch.undo()
    opened.window.registry.entry("file.save").trigger()
    qtbot.waitUntil(lambda: opened.window.status._saved.text() == "saved")
    assert not opened.window.project.unsaved


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody may write to, not even root")
def test_what_is_done_while_another_project_opens_is_left_to_be_recovered(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.seisei"
    opened.session.execute(Rename("one"))
    save(opened, qtbot, path)
    opened.window.project.ask = lambda _name: Answer.CANCEL
    with qtbot.waitSignal(opened.window.project.opened):
        opened.window.project.new()
        opened.session.execute(Rename("two"))
    assert "is kept" in opened.window.status.message
    (found,) = opened.built.studio.projects.recoverable()
    assert (found.title, found.path) == ("two", path)


def test_work_that_goes_on_during_the_save_before_leaving_is_asked_about(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    control = opened.window.project
    opened.session.execute(Rename("one"))
    save(opened, qtbot, tmp_path / "a.seisei")
    opened.session.execute(Rename("two"))
    answers = [Answer.SAVE, Answer.CANCEL]
    control.ask = lambda _name: answers.pop(0)
    control.new()
    opened.session.execute(Rename("three"))
    qtbot.waitUntil(lambda: not answers)
    assert opened.session.document.title == "three"
    assert control.unsaved


def test_a_read_only_folder_is_said_and_another_one_is_taken(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    opened.session.execute(Rename("one"))
    save(opened, qtbot, Path("/proc/a.seisei"))
    assert "allow writing" in opened.window.status.message
    assert opened.window.project.unsaved
    assert opened.window.project.project.path is None
    save(opened, qtbot, tmp_path / "a.seisei")
    assert not opened.window.project.unsaved


def test_a_second_window_says_that_it_looks_only_and_saves_a_copy(
    opener: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.seisei"
    first, second = opener(), opener()
    first.session.execute(Rename("one"))
    save(first, qtbot, path)
    with qtbot.waitSignal(second.window.project.opened):
        second.window.project.open(path)
    assert "open in another window" in second.window.status.message
    assert second.window.status._saved.text() == "read-only"
    assert second.session.read_only
    asked: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[1]))
        return str(path), ""

    # Saving asks for another name, and the first window's file is not taken for one.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    second.window.registry.entry("file.save").trigger()
    qtbot.waitUntil(lambda: "cannot be saved over" in second.window.status.message)
    assert asked == ["Save as"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "b.seisei"), ""))
    second.window.registry.entry("file.save").trigger()
    qtbot.waitUntil(lambda: second.window.project.project.path == tmp_path / "b.seisei")
    qtbot.waitUntil(lambda: second.window.status._saved.text() == "saved")
