"""Writing in a chapter: it reaches the document within a second, as steps that undo takes back."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from app.api import Asset, Document, UserError
from app.document import document_from, rows_of
from plugins.text.codec import PART
from plugins.text.commands import EditChapter, RemoveItems, SetChapter
from plugins.text.model import Chapter, Origin, Status
from plugins.text.passages import LONGEST_PARAGRAPH, store_text
from tests.ui.text_parts import TextBench

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _labels(bench: TextBench) -> list[str]:
    return [step.label for step in bench.session.history][1:]


def test_what_is_typed_is_in_the_document_within_a_second(text_bench: TextBench, qtbot: QtBot) -> None:
    text_bench.write("It rained")
    started = time.monotonic()
    qtbot.waitUntil(lambda: bool(text_bench.manuscript().items), timeout=3000)
    assert time.monotonic() - started < 1.0
    assert text_bench.stored() == "It rained"
    assert _labels(text_bench) == ["Typing"]


def test_one_who_never_stops_typing_is_kept_all_the_same(text_bench: TextBench, qtbot: QtBot) -> None:
    started = time.monotonic()
    while time.monotonic() - started < 1.4:
        text_bench.write("a")
        qtbot.wait(60)
    assert text_bench.stored().startswith("aaaaaa")


def test_a_paragraph_is_a_step_and_undo_keeps_the_cursor(text_bench: TextBench, qtbot: QtBot) -> None:
    text_bench.write("One.\nTwo.")
    assert text_bench.panel.settle()
    assert _labels(text_bench) == ["Typing", "Typing"]
    text_bench.panel.editor.go_to(2)
    text_bench.session.undo()
    assert text_bench.seen() == "One.\n"
    assert text_bench.panel.editor.place == 2
    text_bench.session.undo()
    assert text_bench.seen() == ""
    assert not text_bench.manuscript().items
    text_bench.session.redo()
    text_bench.session.redo()
    assert text_bench.seen() == text_bench.stored() == "One.\nTwo."


def test_going_elsewhere_begins_another_step(text_bench: TextBench) -> None:
    text_bench.write("middle")
    text_bench.panel.editor.go_to(0)
    text_bench.write("start ")
    text_bench.panel.settle()
    assert _labels(text_bench) == ["Typing", "Typing"]
    text_bench.session.undo()
    assert text_bench.seen() == "middle"


def test_only_the_passage_that_was_touched_is_stored(text_bench: TextBench) -> None:
    text_bench.add("one", "\n".join(["word " * 40] * 400))
    before = text_bench.manuscript().chapter("one").passages
    text_bench.panel.work.open("one")
    text_bench.panel.editor.go_to(text_bench.panel.work.text.live.units // 2)
    text_bench.write("new ")
    text_bench.panel.settle()
    after = text_bench.manuscript().chapter("one").passages
    assert len(before) == len(after) > 10
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_undo_belongs_to_the_window(text_bench: TextBench) -> None:
    text_bench.write("abc")
    text_bench.press(Qt.Key.Key_Z, _CTRL)
    assert text_bench.seen() == "abc"
    assert not text_bench.panel.editor.document().isUndoRedoEnabled()


def test_no_line_separator_comes_into_a_text(text_bench: TextBench) -> None:
    text_bench.write("a")
    text_bench.press(Qt.Key.Key_Return, _SHIFT, "\r")
    text_bench.write("b")
    assert text_bench.panel.work.text.live.text() == "a\nb"
    assert text_bench.panel.editor.blockCount() == 2


def test_characters_beyond_the_first_plane_are_counted_as_qt_counts(text_bench: TextBench) -> None:
    text_bench.write("😀a😀")
    text_bench.panel.editor.go_to(2)
    text_bench.write("猫")
    text_bench.panel.settle()
    assert text_bench.stored() == text_bench.seen() == "😀猫a😀"
    assert text_bench.manuscript().items[0].length == 4  # type: ignore[union-attr]


def test_a_spaced_text_keeps_its_spaces(text_bench: TextBench) -> None:
    text_bench.panel.editor.paste_text("10\u00a0km\u3000遠い")
    text_bench.panel.settle()
    assert text_bench.stored() == "10\u00a0km\u3000遠い"


def test_what_is_pasted_is_made_fit_and_marked(text_bench: TextBench) -> None:
    text_bench.write("mine ")
    data = QMimeData()
    data.setText("theirs\r\nand more")
    text_bench.panel.editor.insertFromMimeData(data)
    text_bench.panel.settle()
    chapter = text_bench.manuscript().items[0]
    assert isinstance(chapter, Chapter)
    assert text_bench.stored() == "mine theirs\nand more"
    assert [(span.length, span.origin) for passage in chapter.passages for span in passage.spans] == [
        (5, Origin.WRITTEN),
        (15, Origin.PASTED),
    ]


def test_a_paragraph_of_a_hundred_thousand_words_does_not_freeze(text_bench: TextBench) -> None:
    started = time.monotonic()
    text_bench.panel.editor.paste_text("word " * 100_000)
    text_bench.panel.editor.repaint()
    assert time.monotonic() - started < 3
    assert text_bench.panel.editor.blockCount() > 20
    assert max(map(len, text_bench.seen().split("\n"))) <= LONGEST_PARAGRAPH + 1
    started = time.monotonic()
    text_bench.write("x")
    text_bench.panel.editor.repaint()
    assert time.monotonic() - started < 0.3


def test_what_is_copied_is_the_text_alone(text_bench: TextBench) -> None:
    text_bench.write("one two")
    text_bench.panel.editor.go_to(4, 7)
    assert text_bench.panel.editor.createMimeDataFromSelection().text() == "two"


def test_composing_goes_into_the_text_when_it_is_over(text_bench: TextBench) -> None:
    text_bench.write("a")
    text_bench.compose("ね")
    text_bench.compose("猫")
    assert text_bench.panel.editor.composing
    assert text_bench.panel.work.text.live.text() == "a"
    text_bench.compose("", "猫")
    assert not text_bench.panel.editor.composing
    text_bench.panel.settle()
    assert text_bench.stored() == "a猫"


def test_a_manuscript_is_opened_again_as_it_was_closed(text_bench: TextBench) -> None:
    text_bench.write("# Title\n\nText 😀.")
    text_bench.panel.settle()
    rows = json.loads(json.dumps(rows_of(text_bench.session.document, {"text": PART})))
    reopened = document_from(rows, {"text": PART})
    assert reopened == text_bench.session.document
    text_bench.session.replace(replace(reopened, id=Document().id))
    assert text_bench.seen() == "# Title\n\nText 😀."
    assert text_bench.panel.work.text.live.is_stored


def test_another_document_leaves_nothing_of_the_one_before(text_bench: TextBench) -> None:
    text_bench.write("old")
    text_bench.session.replace(Document())
    assert text_bench.seen() == ""
    text_bench.write("new")
    text_bench.panel.settle()
    assert text_bench.stored() == "new"


def test_what_someone_else_does_meanwhile_loses_nothing_that_was_typed(text_bench: TextBench) -> None:
    text_bench.add("one", "first")
    text_bench.panel.work.open("one")
    text_bench.panel.editor.go_to(5)
    text_bench.write(" mine")
    text_bench.session.execute(SetChapter("one", status=Status.DONE))
    text_bench.session.execute(EditChapter("one", store_text("theirs", text_bench.assets)))
    assert text_bench.panel.settle()
    assert text_bench.stored("one") == text_bench.seen() == "first mine"
    assert text_bench.manuscript().chapter("one").status is Status.DONE
    text_bench.session.undo()
    assert text_bench.seen() == "theirs"


def test_a_full_disk_loses_nothing(text_bench: TextBench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    add = text_bench.assets.add_bytes

    def full(*_values: object, **_more: object) -> Asset:
        raise UserError("The disk is full.", advice="Make room.")

    monkeypatch.setattr(text_bench.assets, "add_bytes", full)
    text_bench.write("precious")
    qtbot.waitUntil(lambda: text_bench.panel.work.edits.failures > 0, timeout=3000)
    assert not text_bench.panel.settle()
    assert text_bench.messages.failed
    monkeypatch.setattr(text_bench.assets, "add_bytes", add)
    assert text_bench.panel.settle()
    assert text_bench.stored() == "precious"


def test_a_chapter_that_goes_away_gives_way_to_another(text_bench: TextBench) -> None:
    text_bench.add("one", "first")
    text_bench.add("two", "second")
    text_bench.panel.work.open("two")
    text_bench.session.execute(RemoveItems(("two",)))
    assert text_bench.seen() == "first"
    text_bench.session.undo()
    text_bench.panel.work.open("two")
    assert text_bench.seen() == "second"


def test_a_chapter_that_cannot_be_read_says_so(text_bench: TextBench) -> None:
    text_bench.add("one", "fine")
    text_bench.add("two", "gone")
    asset = text_bench.manuscript().chapter("two").passages[0].text
    text_bench.assets.chunks.path(asset).unlink()
    text_bench.panel.work.open("two")
    assert text_bench.panel.middle.currentWidget() is not text_bench.panel.editor
    assert text_bench.messages.failed
    text_bench.panel.work.open("one")
    assert text_bench.seen() == "fine"
    assert text_bench.panel.middle.currentWidget() is text_bench.panel.editor


def test_words_of_the_day_are_counted_below_the_text(text_bench: TextBench) -> None:
    text_bench.write("four words are here")
    text_bench.panel.settle()
    text_bench.panel.editor.go_to(0, 10)
    text_bench.panel.bar.refresh()
    assert text_bench.panel.bar.words.split("   ·   ") == [
        "4 words, 19 characters",
        "selected: 2 words, 10 characters",
        "today 4",
    ]


def test_japanese_is_counted_in_characters(text_bench: TextBench) -> None:
    text_bench.write("吾輩は猫である。")
    text_bench.panel.bar.refresh()
    assert text_bench.panel.bar.words == "8 characters"
