"""Misspelt words: underlined where they are seen, mended from a menu, and added to the project's or the user's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from plugins.text.commands import SetChapter
from plugins.text.model import Origin
from plugins.text.panel.chapter_text import ghost_format
from plugins.text.panel.ghost import Ghost
from plugins.text.panel.spelling.languages import language_name
from plugins.text.panel.spelling.spelling import Spelling
from tests.ui.text_parts import TextBench


@pytest.fixture
def bench(text_bench: TextBench) -> TextBench:
    """A chapter in English with two misspelt words."""
    text_bench.add("one", "The qiuck fox.\nIt rained.\nTeh end.\n", language="en-US")
    text_bench.panel.work.open("one")
    return text_bench


def _spelling(bench: TextBench) -> Spelling:
    return bench.panel.coding.spelling


def _underlined(bench: TextBench) -> list[str]:
    bench.panel.editor.marks.refresh()
    waves = bench.panel.editor.marks.waves
    assert waves is not None
    return [bench.seen()[start:end] for start, end in waves.shown]


def _wait_for(bench: TextBench, qtbot: QtBot, *words: str) -> None:
    qtbot.waitUntil(lambda: _underlined(bench) == list(words), timeout=15_000)


def _menu(bench: TextBench) -> dict[str, object]:
    menu = QMenu(bench.panel.editor)
    bench.panel.editor.menu_wanted.emit(menu)
    return {action.text(): action for action in menu.actions()}


def test_misspelt_words_that_are_seen_are_underlined(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")


def test_the_wave_is_drawn_below_the_word_and_nowhere_else(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    editor = bench.panel.editor
    shown = editor.viewport().grab().toImage()
    waves = editor.marks.waves
    assert waves is not None
    cursor = editor.textCursor()
    for start, end in (*waves.shown, (10, 13)):
        cursor.setPosition(start)
        left = editor.cursorRect(cursor)
        cursor.setPosition(end)
        right = editor.cursorRect(cursor)
        ratio = shown.devicePixelRatio()
        columns = range(round((left.left() + 4) * ratio), round((right.left() - 4) * ratio))
        rows = range(round(left.center().y() * ratio), round((left.bottom() + 5) * ratio))
        red = sum(any(_is_red(shown.pixelColor(x, y)) for y in rows) for x in columns)
        # A wave is in nearly every column below its word; "fox" has none.
        assert red > 0.7 * len(columns) if start != 10 else red == 0


def _is_red(colour: QColor) -> bool:
    return colour.red() > colour.green() + 40 and colour.red() > colour.blue() + 40


def test_the_word_that_is_typed_is_let_be_until_the_cursor_leaves_it(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    bench.panel.editor.go_to(14)
    bench.write(" Wrnog")
    qtbot.wait(400)
    assert _underlined(bench) == ["qiuck", "Teh"]
    bench.write(" ")
    _wait_for(bench, qtbot, "qiuck", "Wrnog", "Teh")


def test_what_is_underlined_stays_while_the_answer_is_on_its_way(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    bench.panel.editor.go_to(0)
    bench.write("x")
    assert _underlined(bench) == ["qiuck", "Teh"]


def test_code_links_ruby_and_japanese_are_never_underlined(bench: TextBench, qtbot: QtBot) -> None:
    bench.add(
        "two",
        "A `wrnog` [teh](http://wrnog.teh) \uff5c漢字《teh》 誤字脱字\n"
        "```\nwrnog teh\n\nmore wrnog\n```\nReally wrnog.\n",
        language="en-US",
    )
    bench.panel.work.open("two")
    _wait_for(bench, qtbot, "teh", "wrnog")


def test_program_code_and_chapters_in_japanese_are_not_spelled(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    bench.panel.work.execute(SetChapter("one", language="ja"))
    assert _underlined(bench) == []
    bench.panel.work.execute(SetChapter("one", language="python", is_code=True))
    qtbot.wait(300)
    assert _underlined(bench) == []


def test_a_ghost_is_not_spelled(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    ghost = Ghost(bench.panel.work.text, 14, 0, ghost_format())
    bench.panel.editor.set_ghost(ghost)
    ghost.show(" Wrnog teh.")
    ghost.flush()
    qtbot.wait(400)
    assert _underlined(bench) == ["qiuck", "Teh"]


def test_what_was_meant_is_put_in_as_one_step(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    bench.panel.editor.go_to(6)
    menu = QMenu(bench.panel.editor)
    menu.addAction("Cut")
    bench.panel.editor.menu_wanted.emit(menu)
    assert [action.text() for action in menu.actions()][:4] == [
        "Looking for suggestions…",
        "",
        "Add to the project's words",
        "Add to my words",
    ]
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "quick", timeout=15_000)
    assert menu.actions()[-1].text() == "Cut"
    before = bench.session.position
    menu.actions()[0].trigger()
    bench.panel.settle()
    assert bench.stored() == "The quick fox.\nIt rained.\nTeh end.\n"
    assert bench.session.position == before + 1
    assert bench.manuscript().chapter("one").passages[0].spans[0].origin is Origin.WRITTEN
    bench.session.undo()
    assert bench.seen() == "The qiuck fox.\nIt rained.\nTeh end.\n"


def test_a_menu_by_mouse_is_about_the_word_below_it(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    editor = bench.panel.editor
    cursor = editor.textCursor()
    cursor.setPosition(27)
    place = editor.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, editor.viewport().mapToGlobal(place))
    _spelling(bench).eventFilter(editor.viewport(), event)
    assert "Add to my words" in _menu(bench)
    assert "Add to my words" not in _menu(bench)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_next_misspelt_word_is_found_by_key(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    bench.panel.editor.go_to(12)
    _spelling(bench).open_menu()
    assert bench.panel.editor.textCursor().selectedText() == "Teh"
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    qtbot.waitUntil(lambda: "The" in [action.text() for action in popup.actions()], timeout=15_000)
    assert popup.activeAction() is popup.actions()[0]
    popup.close()
    bench.panel.editor.go_to(35)
    _spelling(bench).open_menu()
    assert bench.messages.said[-1][0] == "No word here is misspelt."


def test_words_are_added_to_the_project_or_to_the_users_own(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    _spelling(bench).know("qiuck", everywhere=False)
    _wait_for(bench, qtbot, "Teh")
    assert bench.manuscript().words_known == ("qiuck",)
    _spelling(bench).know("teh", everywhere=True)
    _wait_for(bench, qtbot)
    assert bench.settings.values["text.spelling.words"] == ["teh"]
    bench.session.undo()
    _wait_for(bench, qtbot, "qiuck")


def test_spelling_is_switched_off_for_the_project(bench: TextBench, qtbot: QtBot) -> None:
    _wait_for(bench, qtbot, "qiuck", "Teh")
    _spelling(bench).set_on(False)
    assert _underlined(bench) == []
    assert not bench.manuscript().spelled
    bench.session.undo()
    _wait_for(bench, qtbot, "qiuck", "Teh")


def test_the_language_of_a_chapter_is_chosen_in_the_bar(bench: TextBench, qtbot: QtBot) -> None:
    button = bench.panel.coding.language
    assert button.text() == "English"
    _wait_for(bench, qtbot, "qiuck", "Teh")
    qtbot.waitUntil(lambda: _spelling(bench).languages == ("en-US",), timeout=15_000)
    button.fill()
    menu = button.menu()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert actions["English (United States)"].isChecked()
    actions["日本語"].trigger()
    assert bench.panel.work.chapter.language == "ja"
    assert _underlined(bench) == []
    button.fill()
    actions = {action.text(): action for action in menu.actions()}
    assert actions["Underline misspelt words"].isChecked()
    actions["Underline misspelt words"].trigger()
    assert not _spelling(bench).is_on


def test_languages_have_their_own_names() -> None:
    assert language_name("de-AT") == "Deutsch (Österreich)"
    assert language_name("en-GB") == "English (United Kingdom)"
    assert language_name("ja") == "日本語"
    assert language_name("xx") == "xx"


def test_typing_never_waits_for_spelling(bench: TextBench, qtbot: QtBot) -> None:
    """A key in a paragraph of 20,000 characters marks what is known; the rest is asked for elsewhere."""
    import time

    bench.add("long", "wrnog words here " * 1_100, language="en-US")
    bench.panel.work.open("long")
    qtbot.waitUntil(lambda: len(_underlined(bench)) > 100, timeout=15_000)
    bench.panel.editor.go_to(5)
    marks = bench.panel.editor.marks
    took = []
    for _ in range(5):
        bench.press(Qt.Key.Key_A, text="a")
        begun = time.perf_counter()
        list(_spelling(bench)._spans(bench.panel.editor.document().firstBlock()))
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.02
    marks.refresh()
