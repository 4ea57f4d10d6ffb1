"""Missing media in the window: a bar that lists them, finds them again, and holds nothing up."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.api.studio import Recoverable
from app.document import AddAssets
from app.storage import project_file
from app.ui.missing_media import MissingMediaBar
from app.ui.recovery_bar import RecoveryBar
from app.widgets.elided_label import ElidedLabel
from plugins.canvas.panel.takes import Takes
from tests.ui.opened import Opened

_LARGE = 1000


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A thousand bytes are large here."""
    monkeypatch.setattr(project_file, "LARGE_BYTES", _LARGE)
    yield
    monkeypatch.undo()


def saved(opened: Opened, qtbot: QtBot, path: Path, count: int = 2) -> None:
    """Save a project with films beside it, and leave it."""
    assets = opened.built.studio.assets
    films = [assets.add_bytes(b"%d" % n + bytes(_LARGE), "video/mp4", name=f"shot {n}.mp4") for n in range(count)]
    opened.session.execute(AddAssets(tuple(films)))
    save(opened, qtbot, path)
    with qtbot.waitSignal(opened.window.project.opened):
        opened.window.project.new()
    # The store has them still; on another machine it would not.
    for film in films:
        opened.built.studio.assets.chunks.path(film.id).unlink()  # type: ignore[attr-defined] # the real store


def save(opened: Opened, qtbot: QtBot, path: Path) -> None:
    """Save and wait."""
    opened.window.project.save_to(path)
    qtbot.waitUntil(lambda: not opened.window.project._busy)
    assert not opened.window.project.unsaved


def reopen(opened: Opened, qtbot: QtBot, path: Path) -> MissingMediaBar:
    """Open the project and wait until it is known what is missing."""
    with qtbot.waitSignal(opened.window.project.opened):
        opened.window.project.open(path)
    qtbot.waitUntil(lambda: all(job.state.ended for job in opened.jobs.jobs))
    return opened.window.missing


def words(bar: QObject) -> list[str]:
    """All that the bar says."""
    return [label.text for label in bar.findChildren(ElidedLabel)] + [
        label.text() for label in bar.findChildren(QLabel)
    ]


def button(bar: QObject, text: str) -> QPushButton:
    """A button by its words."""
    return next(found for found in bar.findChildren(QPushButton) if found.text() == text)


def test_a_whole_project_says_nothing(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    saved(opened, qtbot, tmp_path / "a.seisei")
    bar = reopen(opened, qtbot, tmp_path / "a.seisei")
    assert not bar.isVisible()
    bar.show_again()
    assert "Nothing is missing" in opened.window.status.message


def test_what_is_missing_is_listed_and_found_again(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(opened, qtbot, tmp_path / "a.seisei")
    there = tmp_path / "moved"
    shutil.move(tmp_path / "a.media", there)
    bar = reopen(opened, qtbot, tmp_path / "a.seisei")
    assert bar.isVisible()
    said = words(bar)
    assert "2 files of this project are missing." in said
    assert "shot 0.mp4" in said
    assert any("1.0 kB" in text for text in said)
    assert any(str(tmp_path / "a.media") in text for text in said)
    assert len(opened.session.document.assets) == 2, "the document names them still"

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path / "home"))
    bar._ask_folder()
    qtbot.waitUntil(lambda: "holds nothing" in opened.window.status.message)
    assert bar.isVisible()

    chosen = next(there.iterdir())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(chosen), ""))
    bar._ask_file()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert "is back" in opened.window.status.message
    for asset in opened.session.document.assets:
        assert len(opened.built.studio.assets.read(asset)) == _LARGE + 1


def test_some_that_are_found_leave_the_others_listed(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    saved(opened, qtbot, tmp_path / "a.seisei", count=3)
    there = tmp_path / "moved"
    shutil.move(tmp_path / "a.media", there)
    next(there.iterdir()).unlink()
    bar = reopen(opened, qtbot, tmp_path / "a.seisei")
    bar.look_in(there)
    qtbot.waitUntil(lambda: "2 of 3" in opened.window.status.message)
    assert bar.isVisible()
    assert "One file of this project is missing." in words(bar)


def test_one_goes_on_without_and_can_save(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    saved(opened, qtbot, path)
    shutil.rmtree(tmp_path / "a.media")
    bar = reopen(opened, qtbot, path)
    button(bar, "Go on without").click()
    assert not bar.isVisible()
    opened.session.execute(AddAssets((opened.built.studio.assets.add_bytes(b"x", "text/plain"),)))
    opened.window.project.save()
    qtbot.waitUntil(lambda: not opened.window.project.unsaved)
    action = opened.window.registry.entry("file.missing")
    action.trigger()
    assert bar.isVisible()
    again = reopen(opened, qtbot, path)
    assert again.isVisible()
    assert len(again.missing) == 2


def test_opening_another_project_takes_the_bar_away(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    saved(opened, qtbot, tmp_path / "a.seisei")
    shutil.rmtree(tmp_path / "a.media")
    bar = reopen(opened, qtbot, tmp_path / "a.seisei")
    with qtbot.waitSignal(opened.window.project.opened):
        opened.window.project.new()
    qtbot.waitUntil(lambda: all(job.state.ended for job in opened.jobs.jobs))
    assert not bar.isVisible()
    assert bar.missing == []


def test_collecting_from_the_menu_leaves_one_file(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    saved(opened, qtbot, path)
    reopen(opened, qtbot, path)
    opened.window.registry.entry("file.collect").trigger()
    qtbot.waitUntil(lambda: "one file now" in opened.window.status.message)
    shutil.rmtree(tmp_path / "a.media")
    assert not reopen(opened, qtbot, path).isVisible()
    for asset in opened.session.document.assets:
        assert len(opened.built.studio.assets.read(asset)) == _LARGE + 1


def test_collecting_says_what_could_not_be_taken_in(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    saved(opened, qtbot, path)
    next((tmp_path / "a.media").iterdir()).unlink()
    bar = reopen(opened, qtbot, path)
    opened.window.registry.entry("file.collect").trigger()
    qtbot.waitUntil(lambda: "stay beside" in opened.window.status.message)
    assert len(bar.missing) == 1


def test_collecting_a_project_without_a_file_asks_for_one(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = opened.built.studio.assets.add_bytes(bytes(_LARGE), "video/mp4")
    opened.session.execute(AddAssets((film,)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "b"), ""))
    opened.window.registry.entry("file.collect").trigger()
    qtbot.waitUntil(lambda: "one file now" in opened.window.status.message)
    assert (tmp_path / "b.seisei").exists()
    assert not (tmp_path / "b.media").exists()


def test_with_every_bar_and_the_takes_the_window_is_no_higher_than_800_pixels(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    saved(opened, qtbot, tmp_path / "a.seisei", count=6)
    shutil.rmtree(tmp_path / "a.media")
    found = [Recoverable(tmp_path / f"{number}.journal", "Fox", None, 0.0, number) for number in range(5)]
    opened.window.offer_recovery(found, [f"Fox {number}, 14:03" for number in range(5)])
    bar = reopen(opened, qtbot, tmp_path / "a.seisei")
    takes = opened.window.findChild(Takes)
    assert isinstance(takes, Takes)
    takes.show()
    qtbot.wait(1)
    window = opened.window
    assert bar.isVisible()
    assert window.minimumSizeHint().height() <= 800
    assert window.height() == 800
    recovery = window.findChild(RecoveryBar)
    assert isinstance(recovery, RecoveryBar)
    assert recovery.height() >= 44
    for shown in (bar, recovery):
        for one in shown.findChildren(QPushButton):
            assert one.width() >= one.sizeHint().width()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_of_what_is_missing_opens_on_demand(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    saved(opened, qtbot, tmp_path / "a.seisei")
    shutil.rmtree(tmp_path / "a.media")
    bar = reopen(opened, qtbot, tmp_path / "a.seisei")
    assert any("shot 0.mp4" in text and "shot 1.mp4" in text for text in words(bar))
    assert not bar._list.isVisible()
    button(bar, "Which ones…").click()
    assert bar._list.isVisible()
    bar._list.hide()
