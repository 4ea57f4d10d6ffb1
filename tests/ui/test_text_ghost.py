"""Ghosts: text that isn't the chapter's yet, while everything else goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.api import AssetId
from plugins.text.model import Origin
from plugins.text.panel.chapter_text import ChapterText, ghost_format
from plugins.text.panel.ghost import Accept, Ghost
from plugins.text.panel.painting import on_line
from tests.ui.text_parts import TextBench

_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_SOURCE = AssetId("c" * 64)


@pytest.fixture
def bench(text_bench: TextBench) -> TextBench:
    """A chapter with three paragraphs, the cursor at the end of the second."""
    text_bench.add("one", "First line.\nSecond line.\nThird line.")
    text_bench.panel.work.open("one")
    text_bench.panel.editor.go_to(24)
    return text_bench


def _text(bench: TextBench) -> ChapterText:
    return bench.panel.work.text


def _begin(bench: TextBench, text: str, at: int = 24, removed: int = 0) -> Ghost:
    ghost = Ghost.begin(_text(bench), at, removed, ghost_format())
    bench.panel.editor.set_ghost(ghost)
    if text:
        ghost.show(text)
        ghost.flush()
    return ghost


def test_a_ghost_is_seen_and_not_in_the_text(bench: TextBench) -> None:
    _begin(bench, " A ghost.\nOf two.")
    assert bench.seen() == "First line.\nSecond line. A ghost.\nOf two.\nThird line."
    assert _text(bench).live.text() == "First line.\nSecond line.\nThird line."
    assert bench.panel.settle()
    assert bench.stored() == "First line.\nSecond line.\nThird line."
    assert bench.panel.editor.place == 24


def test_what_streams_in_a_frame_is_put_in_at_once(bench: TextBench, qtbot: QtBot) -> None:
    ghost = _begin(bench, "")
    changes: list[int] = []
    _text(bench).document.contentsChange.connect(lambda *_change: changes.append(1))
    for end in range(1, 40):
        ghost.show("x" * end)
    assert bench.seen().count("x") == 0
    qtbot.waitUntil(lambda: bench.seen().count("x") == 39, timeout=1000)
    assert len(changes) <= 2


def test_the_cursor_stays_before_what_streams_in_at_it(bench: TextBench) -> None:
    ghost = _begin(bench, "")
    for end in range(1, 9):
        ghost.show(" words go"[:end])
        ghost.flush()
        assert bench.panel.editor.textCursor().position() == 24


def test_typing_elsewhere_goes_on(bench: TextBench) -> None:
    ghost = _begin(bench, " ghost")
    for at, typed in ((0, "A "), (24 + 2, "B"), (len(_text(bench).live.text()) + 4, "C")):
        bench.panel.editor.go_to(min(at, _text(bench).live.units))
        bench.write(typed)
        ghost.show(ghost.alternatives[0] + " more")
        ghost.flush()
    assert _text(bench).live.text() == "A First line.\nSecond line.B\nThird line.C"
    whole = "A First line.\nSecond line.B ghost more more more\nThird line.C"
    assert bench.seen() == whole
    ghost.accept()
    bench.panel.settle()
    assert bench.seen() == _text(bench).live.text() == whole


def test_typing_behind_a_ghost_stays_behind_it(bench: TextBench) -> None:
    ghost = _begin(bench, " ghost")
    cursor = bench.panel.editor.textCursor()
    cursor.setPosition(30)
    bench.panel.editor.setTextCursor(cursor)
    bench.write("tt")
    assert bench.seen().split("\n")[1] == "Second line. ghosttt"
    ghost.show(" ghost story")
    ghost.flush()
    assert bench.seen().split("\n")[1] == "Second line. ghost storytt"
    assert bench.panel.editor.textCursor().position() == 24 + 12 + 2
    ghost.reject()
    assert bench.seen().split("\n")[1] == "Second line.tt"


def test_composing_earlier_in_the_paragraph_goes_on_while_text_streams(bench: TextBench) -> None:
    ghost = _begin(bench, " g")
    bench.panel.editor.go_to(15)
    bench.compose("ね")
    for end in range(2, 8):
        ghost.show(" ghosts"[:end])
        ghost.flush()
    bench.press(Qt.Key.Key_Tab)
    assert not ghost.is_over
    bench.compose("", "猫")
    assert _text(bench).live.text() == "First line.\nSec猫ond line.\nThird line."
    assert bench.seen() == "First line.\nSec猫ond line. ghosts\nThird line."


def test_enter_that_ends_composing_takes_nothing(bench: TextBench) -> None:
    ghost = _begin(bench, " ghost")
    bench.compose("か")
    bench.press(Qt.Key.Key_Return, text="\r")
    bench.press(Qt.Key.Key_Escape)
    assert not ghost.is_over
    bench.compose("", "蚊")
    assert "line.蚊 ghost" in bench.seen()


def test_tab_takes_all_of_it_as_generated(bench: TextBench) -> None:
    ghost = _begin(bench, "")
    ghost.show(" A ghost.", 0, _SOURCE)
    ghost.flush()
    bench.press(Qt.Key.Key_Tab)
    assert ghost.is_over
    assert _text(bench).live.text() == "First line.\nSecond line. A ghost.\nThird line."
    assert [(at, length, origin) for at, length, origin, _ in _text(bench).live.spans_between(0, 60)] == [
        (0, 24, Origin.WRITTEN),
        (24, 9, Origin.GENERATED),
        (33, 12, Origin.WRITTEN),
    ]


@pytest.mark.parametrize(
    ("key", "modifiers", "taken"),
    [
        (Qt.Key.Key_Right, _ALT, " One"),
        (Qt.Key.Key_Right, _CTRL, " One"),
        (Qt.Key.Key_Right, _ALT | _SHIFT, " One two."),
    ],
)
def test_keys_take_a_word_or_a_sentence(
    bench: TextBench, key: Qt.Key, modifiers: Qt.KeyboardModifier, taken: str
) -> None:
    ghost = _begin(bench, " One two. Three.")
    bench.press(key, modifiers)
    assert _text(bench).live.between(24, 24 + len(taken)) == taken
    assert ghost.text == " One two. Three."[len(taken) :]
    assert bench.seen() == "First line.\nSecond line. One two. Three.\nThird line."


def test_a_word_goes_on_where_the_last_one_ended(bench: TextBench) -> None:
    ghost = _begin(bench, " One two. Three.")
    ghost.accepted.connect(lambda _text, _over: bench.panel.editor.go_to(ghost.chapter.ghost_at))
    for _ in range(3):
        bench.press(Qt.Key.Key_Right, _CTRL)
    assert ghost.is_over
    assert _text(bench).live.text().split("\n")[1] == "Second line. One two. Three."


def test_escape_refuses_it(bench: TextBench) -> None:
    ghost = _begin(bench, " A ghost.")
    bench.press(Qt.Key.Key_Escape)
    assert ghost.is_over
    assert bench.seen() == _text(bench).live.text() == "First line.\nSecond line.\nThird line."
    ghost.show("late")
    ghost.flush()
    assert bench.seen() == "First line.\nSecond line.\nThird line."


def test_what_is_typed_as_the_ghost_says_it_takes_it(bench: TextBench) -> None:
    ghost = _begin(bench, " gg")
    bench.write(" g")
    assert bench.seen() == "First line.\nSecond line. gg\nThird line."
    assert ghost.text == "g"
    bench.write("g")
    assert ghost.is_over
    assert _text(bench).live.text() == bench.seen()


def test_what_is_typed_otherwise_pushes_the_ghost_on(bench: TextBench) -> None:
    ghost = _begin(bench, " ghost")
    bench.write("x")
    assert bench.seen().split("\n")[1] == "Second line.x ghost"
    assert ghost.text == " ghost"
    bench.press(Qt.Key.Key_Backspace)
    assert bench.seen().split("\n")[1] == "Second line. ghost"


def test_alternatives_are_flipped_through(bench: TextBench) -> None:
    ghost = _begin(bench, " first")
    ghost.show(" second", 1)
    ghost.show("", 2)
    ghost.show(" third one", 3)
    ghost.flush()
    seen = []
    for _ in range(3):
        bench.press(Qt.Key.Key_BracketRight, _ALT)
        seen.append(bench.seen().split("\n")[1])
    assert seen == ["Second line. second", "Second line. third one", "Second line. first"]
    bench.press(Qt.Key.Key_BracketLeft, _ALT)
    bench.press(Qt.Key.Key_Tab)
    assert _text(bench).live.text().split("\n")[1] == "Second line. third one"


def test_an_alternative_that_streams_behind_another_disturbs_nothing(bench: TextBench) -> None:
    ghost = _begin(bench, " first")
    ghost.show(" sec", 1)
    ghost.flush()
    assert bench.seen().split("\n")[1] == "Second line. first"


def test_a_rewrite_stands_behind_the_old_text_until_it_is_taken(bench: TextBench) -> None:
    ghost = _begin(bench, "Another line.", 12, 12)
    assert bench.seen().split("\n")[1] == "Second line.Another line."
    assert ghost.old == (12, 12)
    ghost.accept(Accept.WORD)
    assert _text(bench).live.text() == "First line.\nAnother\nThird line."
    assert bench.seen() == "First line.\nAnother line.\nThird line."
    ghost.reject()
    assert bench.seen() == "First line.\nAnother\nThird line."


def test_nobody_writes_inside_a_ghost(bench: TextBench) -> None:
    _begin(bench, " ghost")
    editor = bench.panel.editor
    cursor = editor.textCursor()
    cursor.setPosition(27)
    editor.setTextCursor(cursor)
    assert editor.textCursor().position() == 30
    editor.go_to(0)
    cursor.setPosition(27)
    editor.setTextCursor(cursor)
    assert editor.textCursor().position() == 24


def test_deleting_over_a_ghost_refuses_it_first(bench: TextBench) -> None:
    ghost = _begin(bench, " ghost")
    editor = bench.panel.editor
    cursor = editor.textCursor()
    cursor.setPosition(12)
    cursor.setPosition(34, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    bench.press(Qt.Key.Key_Delete)
    assert ghost.is_over
    assert bench.seen() == _text(bench).live.text() == "First line.\nrd line."


def test_deleting_backwards_at_a_ghost_takes_the_text_before_it(bench: TextBench) -> None:
    _begin(bench, " ghost")
    bench.press(Qt.Key.Key_Backspace)
    assert _text(bench).live.text().split("\n")[1] == "Second line"
    assert bench.seen().split("\n")[1] == "Second line ghost"


def test_deleting_forwards_at_a_ghost_leaves_it_whole(bench: TextBench) -> None:
    ghost = _begin(bench, " ghost")
    bench.press(Qt.Key.Key_Delete)
    assert bench.seen().split("\n")[1:] == ["Second line. ghostThird line."]
    assert _text(bench).live.text() == "First line.\nSecond line.Third line."
    assert ghost.text == " ghost"


def test_a_click_between_two_lines_means_the_nearer_one(bench: TextBench) -> None:
    editor = bench.panel.editor
    blocks = editor.visible_blocks()
    box = editor.box_of(blocks[1])
    for y in range(int(box.top()) + 1, int(box.bottom()) - 1):
        place = box.topLeft()
        place.setX(200)
        place.setY(float(y))
        assert editor.cursorForPosition(on_line(editor, place).toPoint()).blockNumber() == 1


def test_what_reaches_into_a_ghost_ends_it_and_takes_nothing_of_it(bench: TextBench) -> None:
    ghost = _begin(bench, " ghost")
    document = _text(bench).document
    cursor = bench.panel.editor.textCursor()
    cursor.setPosition(20)
    cursor.setPosition(27, cursor.MoveMode.KeepAnchor)
    cursor.insertText("X")
    assert ghost.is_over
    assert document.toPlainText() == _text(bench).live.text() == "First line.\nSecond lX\nThird line."
