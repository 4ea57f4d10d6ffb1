"""What goes wrong is said in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.api import InvalidRequest, ModelKind, UnreadableModel, UserError, Words
from app.jobs import Failed, JobSpec, JobState
from app.ui.model_manager import ModelManager
from app.ui.queue_dock import QueueDock
from app.ui.translation import in_language
from tests.conftest import REPOSITORY
from tests.ui.conftest import Opener
from tests.ui.opened import Opened


@pytest.fixture
def japanese(qapp: QApplication) -> Iterator[None]:
    """The interface in Japanese, for the length of a test."""
    before = QLocale()
    translator = QTranslator(qapp)
    assert translator.load("seisei_ja", str(REPOSITORY / "resources" / "translations"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_an_error_is_said_with_its_values(japanese: None, opened: Opened) -> None:
    error = UserError("{name} could not be written.", advice="Choose another folder.", name="/x/{y}.png")
    opened.window.status.fail(error)
    assert opened.window.status.message == "/x/{y}.png に書き込めませんでした。別のフォルダーを選んでください。"
    # What is logged stays as it was.
    assert str(error) == "/x/{y}.png could not be written. Choose another folder."


def test_words_within_words_are_translated_too(japanese: None) -> None:
    error = UnreadableModel(
        "“{file}” is damaged: {what}.",
        advice="Download it once more.",
        file="a.safetensors",
        what=Words("it claims to hold {count} tensors", count=7),
    )
    said = "「a.safetensors」は壊れています（テンソルが 7 個あると記されています）。もう一度ダウンロードしてください。"
    assert in_language(error.words) == said


def test_a_failed_job_says_why_also_after_a_restart(japanese: None, opener: Opener, qtbot: QtBot) -> None:
    first = opener()
    queue = first.jobs.queue
    queue.pause()
    job = queue.submit(JobSpec("canvas.text-to-image", {"prompt": "x"}), title="x")
    job.move_to(JobState.RUNNING)
    error = InvalidRequest("{model} takes no negative prompt.", advice="Empty it for this model.", model="Style")
    queue.handle(Failed(job.id, error, error.words))
    assert _says(first, "Style はネガティブプロンプトに対応していません。このモデルでは空にしてください。")
    first.close()
    second = opener()
    second.jobs.queue.restore(second.journal.load())
    (kept,) = (job for job in second.jobs.jobs if isinstance(job.work, JobSpec))
    assert (kept.state, kept.error) == (JobState.FAILED, None)
    assert _says(second, "Style はネガティブプロンプトに対応していません。このモデルでは空にしてください。")
    second.journal.flush()
    assert second.journal.load() == []


def test_models_describe_themselves_in_it(japanese: None, opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    library = opened.built.library
    illustrator = next(record for record in library.records(ModelKind.CHECKPOINT) if record.id == "illustrator")
    assert in_language(illustrator.description).startswith("身近なもの 737 種類を")
    assert all(in_language(entry.description) != str(entry.description) for entry in library.catalogue())
    manager = opened.window.findChild(ModelManager) or ModelManager(
        opened.window._parts, opened.window.status, opened.window
    )
    facts = manager.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("身近なもの" in label.text() for label in facts), timeout=10_000)
    manager.close()


def _says(opened: Opened, words: str) -> bool:
    dock = opened.window.findChild(QueueDock)
    assert isinstance(dock, QueueDock)
    dock.refresh()
    QCoreApplication.processEvents()
    return any(label.toolTip() == words for label in dock.findChildren(QLabel))
