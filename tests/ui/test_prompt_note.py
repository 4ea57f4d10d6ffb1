"""In which languages a model reads prompts is said under the prompt, where it isn't the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.api import ModelFormat, ModelId, ModelKind, ModelRecord
from app.jobs import JobSpec
from app.ui.prompt_note import PromptNote, unreadable
from app.ui.translation import user_language
from tests.conftest import REPOSITORY
from tests.ui.opened import Opened


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    """A user who reads English, unless a test says otherwise."""
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def japanese(reader: None, qapp: QApplication) -> Iterator[None]:
    """A user who reads Japanese."""
    QLocale.setDefault(QLocale("ja"))
    translator = QTranslator(qapp)
    assert translator.load("seisei_ja", str(REPOSITORY / "resources" / "translations"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def note(qtbot: QtBot, reader: None) -> Iterator[PromptNote]:
    """The line, that of no model yet."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    yield PromptNote(holder)
    holder.close()


def model(*languages: str, name: str = "Illustrator") -> ModelRecord:
    """A model that understands these languages."""
    return ModelRecord(
        id=ModelId("x"),
        name=name,
        kind=ModelKind.CHECKPOINT,
        architecture="sdxl",
        format=ModelFormat.DIFFUSERS,
        path=Path("x"),
        byte_size=1,
        prompt_languages=languages,
    )


def said(note: PromptNote) -> tuple[str, str]:
    """The class and the words of the line, or nothing where it is hidden."""
    assert note.isHidden() == (not note.text())
    return ("", "") if note.isHidden() else (note.property("class"), note.text())


def test_nothing_is_said_where_the_user_reads_what_the_model_does(note: PromptNote) -> None:
    for record in (None, model(), model("en"), model("en", "zh"), model("en-GB")):
        note.show_for(record, "a red fox, café, 4β")
        assert said(note) == ("", "")


def test_another_language_is_told_which_one_works(note: PromptNote, japanese: None) -> None:
    note.show_for(model("en"), "")
    assert said(note) == ("secondary", "Illustrator は英語のプロンプトだけを理解します。")
    note.show_for(model("en", "zh", name="Qwen-Image"), "赤い狐")
    assert said(note) == ("secondary", "Qwen-Image は英語と中国語のプロンプトだけを理解します。")
    note.show_for(model("ja"), "")
    assert said(note) == ("", "")
    # What is not known is not said.
    note.show_for(model(), "赤い狐")
    assert said(note) == ("", "")


def test_letters_that_it_cannot_read_are_a_warning_in_every_language(note: PromptNote) -> None:
    note.show_for(model("en"), "a fox, 雪の森の中で")
    words = "Illustrator cannot read “雪の森の中で”: write the prompt in English."
    assert said(note) == ("warning", words)
    note.show_for(model("en"), "a fox")
    assert said(note) == ("", "")


def test_a_language_without_a_name_of_ours_is_called_by_its_own(note: PromptNote) -> None:
    note.show_for(model("nl"), "")
    assert said(note) == ("secondary", "Illustrator understands Nederlands prompts.")


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("", ""),
        ("a red fox, 3 of them", ""),
        ("crème brûlée, smörgåsbord, 4β", ""),
        ("a fox 狐", "狐"),
        ("赤い狐、雪の森", "赤い狐"),
        ("лиса в лесу", "лиса"),
        ("fox狐fox", "狐"),
        ("ｷﾂﾈ", "ｷﾂﾈ"),
        ("여우", "여우"),
        ("あいうえおかきくけこさしすせそ", "あいうえおかきくけこさ…"),
    ],
)
def test_scripts_are_told_apart(prompt: str, found: str) -> None:
    assert unreadable(prompt) == found


def test_the_system_without_a_language_is_read_as_english() -> None:
    QLocale.setDefault(QLocale("C"))
    assert user_language() == "en"
    QLocale.setDefault(QLocale("ja_JP"))
    assert user_language() == "ja"


def test_the_line_is_under_the_prompt_and_does_not_stop_anyone(japanese: None, opened: Opened) -> None:
    opened.jobs.queue.pause()
    dock = opened.window.prompt_dock
    (line,) = [line for line in dock.findChildren(PromptNote) if line.isVisible()]
    form = dock._form()
    assert form is not None
    assert form.prompt is not None
    assert said(line)[0] == "secondary"
    assert 0 < line.geometry().top() - form.prompt.geometry().bottom() <= 12
    form.prompt.set_text("赤い狐")
    assert said(line) == ("warning", "Illustrator は「赤い狐」を読めません。プロンプトは英語で書いてください。")
    dock.generate()
    (spec,) = [job.work for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    assert spec.request["prompt"] == "赤い狐"
    form.prompt.set_text("a red fox")
    assert said(line) == ("secondary", "Illustrator は英語のプロンプトだけを理解します。")
    opened.jobs.queue.cancel_all()
