"""Chapters of program code: how they look, and what keys do in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from plugins.text.code.roles import Role
from plugins.text.commands import SetChapter
from plugins.text.model import Chapter
from plugins.text.panel.chapter_text import ghost_format
from plugins.text.panel.code.line_numbers import LineNumbers
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.ghost import Accept, Ghost
from plugins.text.panel.highlighting_code import colours_for
from tests.ui.text_parts import TextBench

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bench(text_bench: TextBench) -> TextBench:
    """An empty file of Python that is open."""
    text_bench.add("code", "", "program.py", language="python", is_code=True, counted=False)
    text_bench.panel.work.open("code")
    return text_bench


def _colours(bench: TextBench, line: int) -> set[str]:
    block = bench.panel.editor.document().findBlockByNumber(line)
    return {one.format.foreground().color().name() for one in block.layout().formats()}


def _pixels(bench: TextBench) -> list[str]:
    """What the line numbers say, as text is drawn: read from the widget by the places of its blocks."""
    numbers = bench.panel.editor.findChild(LineNumbers)
    assert numbers is not None
    image = numbers.grab().toImage()
    ground = bench.panel.editor.palette().color(QPalette.ColorRole.Dark).rgb()
    rows = []
    for block in bench.panel.editor.visible_blocks():
        box = bench.panel.editor.box_of(block)
        drawn = any(
            image.pixel(x, y) != ground
            for y in range(max(0, int(box.top()) + 4), min(image.height(), int(box.bottom()) - 4))
            for x in range(image.width())
        )
        rows.append("number" if drawn else "none")
    return rows


def test_code_has_letters_of_one_width_colours_and_numbers(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.editor.paste_text('def f():\n    return "a" # b\n')
    chapter = bench.panel.work.text
    assert isinstance(chapter, CodeText)
    assert chapter.document.defaultFont().styleHint() is QFont.StyleHint.Monospace
    assert chapter.document.defaultFont().pixelSize() == 14
    colours = colours_for(bench.panel.editor.palette())
    qtbot.waitUntil(lambda: colours[Role.STRING] in _colours(bench, 1))
    assert colours[Role.KEYWORD] in _colours(bench, 0)
    assert colours[Role.COMMENT] in _colours(bench, 1)
    assert bench.panel.editor.viewport().x() >= 30
    assert _pixels(bench) == ["number"] * 3


def test_a_long_line_is_scrolled_to_and_not_broken(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.editor.paste_text("x = " + "1 + " * 400 + "1\n")
    editor = bench.panel.editor
    assert editor.document().firstBlock().layout().lineCount() == 1
    qtbot.waitUntil(lambda: editor.horizontalScrollBar().maximum() > 3000)
    editor.go_to(1000)
    editor.ensureCursorVisible()
    assert editor.horizontalScrollBar().value() > 1000


def test_prose_after_code_is_a_column_again(bench: TextBench) -> None:
    bench.add("prose", "It rained.\n" * 3)
    editor = bench.panel.editor
    left = editor.viewport().x()
    bench.panel.work.open("prose")
    assert editor.viewport().x() == left - left
    assert editor.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert not isinstance(bench.panel.work.text, CodeText)
    numbers = editor.findChild(LineNumbers)
    assert numbers is not None
    assert not numbers.isVisible()
    bench.write("if x:\n")
    assert bench.seen() == "if x:\nIt rained.\nIt rained.\nIt rained.\n"


def test_enter_tab_and_backspace_indent(bench: TextBench) -> None:
    bench.write("if x:\n")
    assert bench.seen() == "if x:\n    "
    bench.press(Qt.Key.Key_Tab)
    assert bench.seen() == "if x:\n        "
    bench.press(Qt.Key.Key_Backspace)
    bench.write("return\n")
    assert bench.seen() == "if x:\n    return\n"
    bench.panel.settle()
    assert bench.stored() == "if x:\n    return\n"


def test_lines_that_are_selected_are_indented_together(bench: TextBench) -> None:
    bench.panel.editor.paste_text("a\nb\n\nc\n")
    bench.panel.editor.go_to(0, 6)
    bench.press(Qt.Key.Key_Tab)
    assert bench.seen() == "    a\n    b\n\n    c\n"
    bench.press(Qt.Key.Key_Backtab, _SHIFT)
    assert bench.seen() == "a\nb\n\nc\n"
    assert bench.panel.editor.selection == (0, 6)


def test_brackets_and_quotes_come_in_pairs(bench: TextBench) -> None:
    bench.write('print("a")')
    assert bench.seen() == 'print("a")'
    assert bench.panel.editor.place == 10
    bench.write("(")
    bench.press(Qt.Key.Key_Backspace)
    assert bench.seen() == 'print("a")'
    bench.panel.editor.go_to(0, 10)
    bench.write("[")
    assert bench.seen() == '[print("a")]'
    assert bench.panel.editor.selection == (1, 11)
    bench.panel.settle()
    bench.session.undo()
    assert bench.seen() != '[print("a")]'


def test_the_bracket_at_the_cursor_and_its_other_half_are_marked(bench: TextBench) -> None:
    bench.panel.editor.paste_text('f("(", [1, 2])\n')
    bench.panel.editor.go_to(14)
    bench.panel.editor.marks.refresh()
    marked = [one.cursor.selectionStart() for one in bench.panel.editor.extraSelections()]
    assert sorted(marked) == [1, 13]
    bench.panel.editor.go_to(9)
    bench.panel.editor.marks.refresh()
    assert bench.panel.editor.extraSelections() == []


def test_a_ghost_is_quiet_takes_no_number_and_is_taken_by_line_and_word(bench: TextBench, qtbot: QtBot) -> None:
    bench.write("x = 1\ny")
    chapter = bench.panel.work.text
    ghost = Ghost(chapter, 7, 0, ghost_format())
    bench.panel.editor.set_ghost(ghost)
    ghost.show(" = 2\nprint(x)\nprint(y)")
    ghost.flush()
    bench.panel.editor.marks.refresh()
    assert _pixels(bench) == ["number", "number", "none", "none"]
    quiet = {one.cursor.selectedText() for one in bench.panel.editor.extraSelections()}
    assert {" = 2", "print(x)", "print(y)"} <= quiet
    bench.press(Qt.Key.Key_Backtab, _SHIFT)
    assert chapter.live.text() == "x = 1\ny ="
    bench.panel.editor.go_to(9)
    bench.press(Qt.Key.Key_Right, _ALT | _SHIFT)
    assert chapter.live.text() == "x = 1\ny = 2"
    ghost.accept(Accept.LINE)
    assert chapter.live.text() == "x = 1\ny = 2\nprint(x)"
    bench.press(Qt.Key.Key_Tab)
    assert chapter.live.text() == "x = 1\ny = 2\nprint(x)\nprint(y)"


def test_after_escape_tab_leaves_the_editor(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.activateWindow()
    qtbot.waitUntil(bench.panel.editor.hasFocus)
    bench.press(Qt.Key.Key_Escape)
    bench.press(Qt.Key.Key_Tab)
    assert bench.seen() == ""
    assert not bench.panel.editor.hasFocus()


def test_a_chapter_becomes_code_and_prose_again_with_undo(text_bench: TextBench) -> None:
    text_bench.add("one", "# A\n")
    text_bench.panel.work.open("one")
    text_bench.panel.work.execute(SetChapter("one", is_code=True, language="python"))
    assert isinstance(text_bench.panel.work.text, CodeText)
    assert text_bench.panel.editor.chapter is text_bench.panel.work.text
    assert text_bench.seen() == "# A\n"
    text_bench.session.undo()
    assert not isinstance(text_bench.panel.work.text, CodeText)
    assert text_bench.panel.editor.chapter is text_bench.panel.work.text


def _chapter(bench: TextBench) -> Chapter:
    return bench.panel.work.chapter


def test_the_language_is_chosen_from_a_menu(bench: TextBench, qtbot: QtBot) -> None:
    button = bench.panel.coding.language
    assert button.text() == "Python"
    button.fill()
    menu = button.menu()
    assert isinstance(menu, QMenu)
    texts = {action.text(): action for action in menu.actions()}
    assert texts["Python"].isChecked()
    texts["Rust"].trigger()
    assert _chapter(bench).language == "rust"
    assert button.text() == "Rust"
    bench.panel.editor.paste_text("fn main() {}\n")
    keyword = colours_for(bench.panel.editor.palette())[Role.KEYWORD]
    qtbot.waitUntil(lambda: keyword in _colours(bench, 0))
    button.fill()
    {action.text(): action for action in menu.actions()}["Program code"].trigger()
    assert not _chapter(bench).is_code
    assert button.text() == "English"


def test_a_file_of_code_is_added_and_its_name_tells_the_language(text_bench: TextBench) -> None:
    tree = text_bench.panel.tree
    tree.add_code()
    chapter = _chapter(text_bench)
    assert (chapter.title, chapter.language, chapter.is_code, chapter.counted) == ("program.py", "python", True, False)
    row = tree.view.currentItem()
    assert row is not None
    row.setText(0, "site.css")
    assert (_chapter(text_bench).title, _chapter(text_bench).language) == ("site.css", "css")
    row.setText(0, "no language at all")
    assert _chapter(text_bench).language == "css"


def test_a_number_selects_its_line(bench: TextBench) -> None:
    bench.panel.editor.paste_text("a\nbc\nd")
    numbers = bench.panel.editor.findChild(LineNumbers)
    assert numbers is not None
    box = bench.panel.editor.box_of(bench.panel.editor.document().findBlockByNumber(1))
    QTest.mouseClick(numbers, Qt.MouseButton.LeftButton, pos=QPoint(5, int(box.center().y())))
    assert bench.panel.editor.selection == (2, 5)
