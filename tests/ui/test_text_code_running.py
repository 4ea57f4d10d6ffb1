"""Programs that are run below their text: asked for where they are not by the writer's hand, streamed, and stopped."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from plugins.text.panel.code.output import MOST_LINES, OutputView
from plugins.text.panel.code.run_pane import RunPane
from tests.ui.text_parts import TextBench


@pytest.fixture
def bench(text_bench: TextBench) -> TextBench:
    """A program of two lines that its writer typed."""
    text_bench.add("code", "print('one')\nprint('two')\n", "a.py", language="python", is_code=True)
    text_bench.panel.work.open("code")
    return text_bench


def _pane(bench: TextBench) -> RunPane:
    return bench.panel.coding.pane


def _run(bench: TextBench, qtbot: QtBot) -> str:
    _pane(bench).run()
    qtbot.waitUntil(lambda: not _pane(bench).running.is_on, timeout=15_000)
    return _pane(bench).output.toPlainText()


def test_what_a_program_writes_is_shown_below(bench: TextBench, qtbot: QtBot) -> None:
    assert _pane(bench).isHidden()
    assert _run(bench, qtbot) == "one\ntwo\n"
    assert _pane(bench).isVisible()
    assert _pane(bench).words.startswith("The program ended after")
    bench.panel.editor.go_to(0)
    bench.write("x = 1\n")
    assert _run(bench, qtbot) == "one\ntwo\n"


def test_it_streams_and_is_stopped(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.editor.selectAll()
    bench.write("import time\nprint('begun')\ntime.sleep(60)")
    _pane(bench).run()
    assert bench.panel.coding.pane.words == "a.py is running"
    qtbot.waitUntil(lambda: _pane(bench).output.toPlainText() == "begun\n", timeout=10_000)
    assert _pane(bench).running.is_on
    begun = time.monotonic()
    _pane(bench).running.stop()
    qtbot.waitUntil(lambda: not _pane(bench).running.is_on)
    assert time.monotonic() - begun < 3
    assert _pane(bench).words.startswith("The program was stopped after")


def test_its_limits_are_kept(bench: TextBench, qtbot: QtBot) -> None:
    pane = _pane(bench)
    pane.time.set_value(1)
    pane.time.value_changed.emit(1.0)
    assert bench.settings.values["text.code.time_s"] == 1.0
    bench.panel.editor.selectAll()
    bench.write("while True: pass")
    _run(bench, qtbot)
    assert pane.words == "The program was stopped: it ran for 1 s."


def test_an_error_leads_to_its_line(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.editor.selectAll()
    bench.write("def f():\nreturn 1 / 0\n")
    bench.write("x = '😀'\n")
    bench.write("f()")
    output = _run(bench, qtbot)
    assert "ZeroDivisionError" in output
    view = _pane(bench).output
    rows = [number for number, line in enumerate(output.split("\n")) if "line 2" in line]
    block = view.document().findBlockByNumber(rows[0])
    cursor = view.textCursor()
    cursor.setPosition(block.position() + 8)
    place = view.cursorRect(cursor).center()
    assert view.line_at(QPointF(place)) == 2
    bench.panel.editor.go_to(0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    assert bench.panel.editor.textCursor().selectedText() == "    return 1 / 0"
    bench.panel.editor.go_to(0)
    view.setTextCursor(cursor)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert bench.panel.editor.textCursor().selectedText() == "    return 1 / 0"


def test_what_is_not_by_the_writers_hand_is_asked_for_once(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.editor.go_to(0)
    bench.panel.editor.paste_text("print('zero')\n")
    pane = _pane(bench)
    pane.run()
    assert pane.asks
    assert not pane.running.is_on
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.asks
    pane.run()
    (yes,) = [button for button in pane.findChildren(QPushButton) if button.text() == "Run it"]
    yes.click()
    assert not pane.asks
    qtbot.waitUntil(lambda: not pane.running.is_on, timeout=15_000)
    assert pane.output.toPlainText() == "zero\none\ntwo\n"
    assert _run(bench, qtbot) == "zero\none\ntwo\n"
    bench.add("other", "", "b.py", language="python", is_code=True)
    bench.panel.work.open("other")
    bench.panel.editor.paste_text("print(3)")
    pane.run()
    assert pane.asks
    bench.panel.work.open("code")
    assert not pane.asks


def test_only_programs_in_python_run(bench: TextBench) -> None:
    bench.add("prose", "It rained.")
    bench.panel.work.open("prose")
    assert not bench.panel.coding.can_run
    _pane(bench).run()
    assert _pane(bench).isHidden()


def test_closing_the_pane_stops_the_program(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.editor.selectAll()
    bench.write("while True: pass")
    _pane(bench).run()
    _pane(bench).leave()
    qtbot.waitUntil(lambda: not _pane(bench).running.is_on)
    assert _pane(bench).isHidden()


def test_much_output_is_bounded_and_endless_lines_are_broken(bench: TextBench) -> None:
    view = OutputView(bench.panel)
    view.append("a" * 5_000)
    view.append("b" * 3_000)
    assert max(len(line) for line in view.toPlainText().split("\n")) == 2_000
    assert view.toPlainText().replace("\n", "") == "a" * 5_000 + "b" * 3_000
    begun = time.monotonic()
    view.append("".join(f"{number}\n" for number in range(20_000)))
    assert time.monotonic() - begun < 2
    assert view.blockCount() == MOST_LINES
    assert view.toPlainText().endswith("19999\n")
    view.deleteLater()
