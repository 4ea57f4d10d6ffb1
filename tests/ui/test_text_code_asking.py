"""The field at the cursor that says what the model is to write there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from plugins.text.panel.code.asking import AskLine
from plugins.text.panel.place import Place
from tests.ui.code_parts import CodeBench


@pytest.fixture
def bench(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[CodeBench]:
    """A file of Python with two functions that is shown, with a model."""
    made = CodeBench(tmp_path, resources)
    qtbot.addWidget(made.panel, before_close_func=lambda _panel: made.jobs.queue.close())
    qtbot.addWidget(made.panel.tree)
    made.panel.resize(900, 700)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.panel.activateWindow()
    made.panel.coding.completing.set_while_typing(False)
    made.panel.editor.paste_text("import os\n\n\ndef f():\n    pass\n")
    made.panel.editor.go_to(11)
    yield made
    made.close()


def _line(bench: CodeBench) -> AskLine:
    return bench.panel.coding.asking


def _ask(bench: CodeBench, qtbot: QtBot, words: str) -> None:
    count = len(bench.writer.asked)
    _line(bench).open()
    QTest.keyClicks(_line(bench).field, words)
    QTest.keyClick(_line(bench).field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bench.writer.asked) == count + 1)


def test_what_is_asked_for_is_written_at_the_cursor(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "Here it is:\n```python\ndef add(a, b):\n    return a + b\n```\nDone."
    _ask(bench, qtbot, "a function that adds")
    ((generator, request, place, in_passing),) = bench.writer.asked
    assert (generator, in_passing, request["preset"]) == ("text.continue", False, "code")
    assert request["prompt"] == ("a function that adds\nAnswer with Python code alone, without any explanation.")
    qtbot.waitUntil(lambda: bench.writer.told == [("import os\n\n", "")])
    known = Place.from_json(place)
    assert known is not None
    assert (known.chapter, known.at, known.removed) == ("code", 11, 0)
    assert _line(bench).isHidden()
    assert bench.panel.work.text.live.text() == "import os\n\n\ndef f():\n    pass\n"


def test_a_selection_is_written_anew(bench: CodeBench, qtbot: QtBot) -> None:
    bench.panel.editor.go_to(12, 29)
    _ask(bench, qtbot, "call it g")
    (generator, request, place, _in_passing) = bench.writer.asked[0]
    assert (generator, request["task"]) == ("text.rewrite", "free")
    assert request["passage"] is not None
    known = Place.from_json(place)
    assert known is not None
    assert (known.at, known.removed) == (12, 17)


def test_prose_is_asked_for_as_it_is_said(bench: CodeBench, qtbot: QtBot) -> None:
    bench.add("prose", "It rained.")
    bench.panel.work.open("prose")
    bench.panel.editor.go_to(10)
    _ask(bench, qtbot, "It stops.")
    (_generator, request, _place, _in_passing) = bench.writer.asked[0]
    assert (request["prompt"], request["preset"]) == ("It stops.", "balanced")


def test_escape_goes_back_and_up_finds_what_was_asked_for_before(bench: CodeBench, qtbot: QtBot) -> None:
    _ask(bench, qtbot, "one")
    _ask(bench, qtbot, "two")
    line = _line(bench)
    line.open()
    qtbot.waitUntil(line.field.hasFocus)
    QTest.keyClick(line.field, Qt.Key.Key_Up)
    QTest.keyClick(line.field, Qt.Key.Key_Up)
    assert line.field.text() == "one"
    QTest.keyClick(line.field, Qt.Key.Key_Down)
    assert line.field.text() == "two"
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.isHidden()
    qtbot.waitUntil(bench.panel.editor.hasFocus)
    line.open()
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert len(bench.writer.asked) == 2


def test_it_stands_at_the_cursor_and_within_the_editor(bench: CodeBench) -> None:
    line, editor = _line(bench), bench.panel.editor
    bench.panel.editor.go_to(11)
    line.open()
    top = editor.viewport().mapTo(editor, editor.cursorRect().topLeft()).y()
    assert line.geometry().bottom() < top or line.geometry().top() > top
    assert abs(line.geometry().center().y() - top) < 80
    bench.panel.resize(420, 300)
    assert editor.rect().contains(line.geometry())
