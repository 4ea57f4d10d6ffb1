"""Work that takes the studio down: the third start is in safe mode, and says what can be done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.api.studio import Recoverable
from app.bootstrap import build
from app.extensions import Origin
from app.storage import needs_safe_mode
from app.storage.failures import count_failure
from app.ui import recovery_bar
from app.ui.recovery_bar import RecoveryBar
from app.widgets.elided_label import ElidedLabel
from tests.conftest import REPOSITORY

_LEAVE_WORK = """
import os, sys
from pathlib import Path
from app.api import JobContext
from app.bootstrap import build
from app.document import Rename, Session
from plugins.canvas.model import EMPTY
built = build()
project = built.studio.projects.new()
session = Session(project.document.with_part("canvas", EMPTY))
session.execute(Rename("as saved"))
project.save_as(session.document, Path(sys.argv[1]), JobContext("save", lambda event: None))
session.execute(Rename("not saved"))
project.journal(session.document)
project.flush()
os._exit(0)
"""

_START = """
import dataclasses, json, os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
import plugins.canvas.model as model
from app import bootstrap
from app.ui import project_control
from app.ui.recovery_bar import RecoveryBar
from app.ui.window import StudioWindow
from app.widgets.elided_label import ElidedLabel

press, crash = sys.argv[1], sys.argv[2] == "crash"
project_control._CONFIRM_MS = 50
if crash:
    model.PART = dataclasses.replace(model.PART, decode=lambda data: os._exit(9))
execute = QApplication.exec

def look():
    (window,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, StudioWindow)]
    bars = window.findChildren(RecoveryBar)
    told = {
        "safe": window._parts.safe_mode,
        "plugins": [plugin.id for plugin in window._parts.plugins],
        "words": [label.text for bar in bars for label in bar.findChildren(ElidedLabel)],
        "buttons": [button.text() for bar in bars for button in bar.findChildren(QPushButton)],
    }
    def end():
        told["title"] = window._parts.session.document.title
        told["shown"] = [bar.isVisible() for bar in bars]
        print(json.dumps(told), flush=True)
        os._exit(0)
    for bar in bars:
        for button in bar.findChildren(QPushButton):
            if button.text() == press:
                button.click()
    QTimer.singleShot(1500, end)

def shown():
    QTimer.singleShot(500, look)
    return execute()

QApplication.exec = staticmethod(shown)
bootstrap.main([])
"""


def start(press: str, *, crash: bool) -> dict[str, Any] | int:
    """Start the studio and press a button of the bar; what was seen, or the status with which it died."""
    done = subprocess.run(
        [sys.executable, "-c", _START, press, "crash" if crash else "sound"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return done.returncode
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_after_two_crashes_the_third_start_is_safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "seisei"
    monkeypatch.setenv("SEISEI_HOME", str(home))
    saved = tmp_path / "work.seisei"
    subprocess.run([sys.executable, "-c", _LEAVE_WORK, str(saved)], cwd=REPOSITORY, check=True)
    assert not needs_safe_mode(home / "data")
    for _ in range(2):
        assert start("Recover", crash=True) == 9
    assert needs_safe_mode(home / "data")

    third = start("", crash=True)
    assert isinstance(third, dict)
    assert third["safe"]
    assert {"audio", "canvas", "text", "timeline"} <= set(third["plugins"])
    assert any("safe mode" in words for words in third["words"])
    assert any("not saved" in words and "2 times" in words for words in third["words"])
    assert third["buttons"] == ["Try again", "Open the last saved version", "Show the file", "Discard"]
    assert third["title"] == "", "nothing is recovered by itself"

    fourth = start("Open the last saved version", crash=False)
    assert isinstance(fourth, dict)
    assert fourth["title"] == "as saved"
    assert len(list((home / "data" / "recovery").glob("*.journal"))) == 1, "what was not saved is still there"

    assert start("Try again", crash=True) == 9
    fifth = start("Try again", crash=False)
    assert isinstance(fifth, dict)
    assert any("3 times" in words for words in fifth["words"])
    assert fifth["title"] == "not saved"
    assert list((home / "data" / "recovery").glob("*.failures")) == [], "it was shown for a while: it counts no more"

    sixth = start("Recover", crash=False)
    assert isinstance(sixth, dict)
    assert not sixth["safe"]
    assert sixth["title"] == "not saved"


def item(tmp_path: Path, failures: int, *, saved: bool) -> Recoverable:
    """Work that was left behind."""
    journal = tmp_path / "recovery" / "x.journal"
    journal.parent.mkdir(exist_ok=True)
    journal.touch()
    path = tmp_path / "work.seisei"
    if saved:
        path.touch()
    count_failure(journal, failures)
    return Recoverable(journal, "Fox", path, 0.0, failures)


def test_the_actions_are_those_that_can_be_done(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(recovery_bar, "show_folder_of", lambda item: shown.append(item.journal.parent))
    found = item(tmp_path, 2, saved=False)
    bar = RecoveryBar([found], ["Fox, 14:03"], safe_mode=True)
    qtbot.addWidget(bar)
    bar.show()
    buttons = {button.text(): button for button in bar.findChildren(QPushButton)}
    assert list(buttons) == ["Try again", "Show the file", "Discard"]
    buttons["Show the file"].click()
    assert shown == [found.journal.parent]
    assert bar.isVisible(), "looking decides nothing"
    with qtbot.waitSignal(bar.recover_wanted) as wanted:
        buttons["Try again"].click()
    assert wanted.args == [found]
    assert not bar.isVisible()


def test_work_is_discarded_only_once_that_was_confirmed(qtbot: QtBot, tmp_path: Path) -> None:
    found = item(tmp_path, 0, saved=False)
    bar = RecoveryBar([found], ["Fox, 14:03"])
    qtbot.addWidget(bar)
    bar.resize(900, bar.sizeHint().height())
    bar.show()
    wanted: list[object] = []
    bar.discard_wanted.connect(wanted.append)

    def shown() -> dict[str, QPushButton]:
        return {button.text(): button for button in bar.findChildren(QPushButton) if button.isVisible()}

    def place(button: QPushButton) -> QPoint:
        return button.mapTo(bar, button.rect().topRight())

    before = shown()["Discard"]
    where = place(before)
    before.click()
    assert list(shown()) == ["Discard for good", "Keep"]
    assert any("Fox, 14:03 would be gone" in label.text for label in bar.findChildren(ElidedLabel))
    # Who clicks twice keeps the work.
    qtbot.waitUntil(lambda: place(shown()["Keep"]) == where)
    shown()["Keep"].click()
    assert list(shown()) == ["Recover", "Discard"]
    assert wanted == []
    shown()["Discard"].click()
    shown()["Discard for good"].click()
    assert wanted == [found]
    assert not bar.isVisible()


def test_one_failure_is_no_reason_yet(qtbot: QtBot, tmp_path: Path) -> None:
    found = item(tmp_path, 1, saved=True)
    assert not needs_safe_mode(tmp_path)
    bar = RecoveryBar([found], ["Fox, 14:03"])
    qtbot.addWidget(bar)
    assert [button.text() for button in bar.findChildren(QPushButton)] == ["Recover", "Discard"]


def test_safe_mode_leaves_out_the_plugins_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISEI_HOME", str(tmp_path))
    place = tmp_path / "data" / "plugins" / "strange"
    place.mkdir(parents=True)
    (place / "plugin.toml").write_text('id = "strange"\nname = "Strange"\nversion = "1"\napi = 1\n', "utf-8")
    found = {}
    for safe in (True, False):
        built = build(safe_mode=safe)
        found[safe] = {plugin.id: plugin.origin for plugin in built.registry.plugins}
        built.studio.close()
    assert set(found[True].values()) == {Origin.OWN}
    assert found[False] == {**found[True], "strange": Origin.FOLDER}


def test_a_journal_in_use_by_another_window_is_no_reason(tmp_path: Path) -> None:
    from app.storage.lock import FileLock

    found = item(tmp_path, 5, saved=True)
    lock = FileLock(found.journal.with_suffix(".lock"))
    assert lock.acquire()
    assert not needs_safe_mode(tmp_path)
    lock.release()
    assert needs_safe_mode(tmp_path)
