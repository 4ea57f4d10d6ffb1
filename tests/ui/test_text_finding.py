"""Finding and replacing, in the chapter and everywhere."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.api import UserError
from plugins.text.commands import AddItem, EditChapter
from plugins.text.model import Chapter, Origin, Span
from plugins.text.panel.finding import FindBar
from plugins.text.passages import Piece, store_text
from plugins.text.search import Found, Wanted, find, replaced
from tests.ui.text_parts import TextBench


def _texts(found: list[Found]) -> list[str]:
    return [one.text for one in found]


def test_words_are_found_as_they_are_meant() -> None:
    text = "The cat. A Cat, concat, c.t"
    assert len(find(text, Wanted("cat"))) == 3
    assert len(find(text, Wanted("cat", match_case=True))) == 2
    assert len(find(text, Wanted("cat", whole_words=True))) == 2
    assert _texts(find(text, Wanted("c.t"))) == ["c.t"]
    assert _texts(find(text, Wanted(r"\bc\w+", is_pattern=True))) == ["cat", "Cat", "concat", "c"][:3]
    assert find(text, Wanted("")) == []
    assert find(text, Wanted("x*", is_pattern=True)) == []


def test_a_place_tells_its_line() -> None:
    (found,) = find("one\nthe grey cat sat\nend", Wanted("grey"))
    assert (found.before, found.text, found.after) == ("the ", "grey", " cat sat")


def test_groups_are_put_in() -> None:
    text = "Mia Lee, Tom Ray"
    found = find(text, Wanted(r"(\w+) (\w+)", is_pattern=True), r"\2 \1")
    assert replaced(text, found) == "Lee Mia, Ray Tom"
    assert replaced(text, find(text, Wanted("Tom"), r"\1")) == r"Mia Lee, \1 Ray"


@pytest.mark.parametrize("pattern", ["(", "[a", "*"])
def test_a_pattern_that_is_none_is_said(pattern: str) -> None:
    with pytest.raises(UserError, match="pattern"):
        find("text", Wanted(pattern, is_pattern=True))


def test_a_group_that_isnt_there_is_said() -> None:
    with pytest.raises(UserError, match="group"):
        find("text", Wanted("t", is_pattern=True), r"\3")


def test_a_catastrophic_pattern_ends() -> None:
    started = time.monotonic()
    with pytest.raises(UserError, match="too long"):
        find("a" * 4000 + "b", Wanted(r"(a|a|aa)+$", is_pattern=True), timeout_s=0.3)
    assert time.monotonic() - started < 2


def _bar(bench: TextBench, text: str) -> FindBar:
    bench.add("one", text)
    bench.panel.work.open("one")
    bench.panel.find_words()
    found = bench.panel.findChild(FindBar)
    assert isinstance(found, FindBar)
    return found


def test_enter_goes_from_place_to_place_and_round(text_bench: TextBench) -> None:
    bar = _bar(text_bench, "😀 cat\nCat cat")
    bar.fields.sought.setText("cat")
    seen = []
    for _ in range(4):
        bar.go(1)
        seen.append(text_bench.panel.editor.selection)
    assert seen == [(3, 6), (7, 10), (11, 14), (3, 6)]
    assert bar.words == "1 of 3"
    bar.go(-1)
    assert text_bench.panel.editor.selection == (11, 14)
    text_bench.panel.editor.marks.refresh()
    marked = [one.cursor.selectedText() for one in text_bench.panel.editor.extraSelections()]
    assert marked == ["cat", "Cat", "cat"]


def test_replacing_all_is_one_step_and_keeps_where_the_rest_comes_from(text_bench: TextBench) -> None:
    bar = _bar(text_bench, "a cat, a cat")
    (passage,) = text_bench.manuscript().chapter("one").passages
    spans = (Span(8), Span(4, Origin.PASTED))
    pasted = Piece("a cat, a cat", spans).store(text_bench.assets)
    assert pasted.text == passage.text
    text_bench.session.execute(EditChapter("one", (pasted,)))
    bar.fields.sought.setText("cat")
    bar.fields.put.setText("dog")
    before = text_bench.session.position
    bar.replace_all()
    text_bench.panel.settle()
    assert text_bench.stored() == text_bench.seen() == "a dog, a dog"
    assert text_bench.session.position == before + 1
    (after,) = text_bench.manuscript().chapter("one").passages
    assert after.spans[0] == Span(8)
    text_bench.session.undo()
    assert text_bench.seen() == "a cat, a cat"


def test_one_place_is_replaced_and_the_next_selected(text_bench: TextBench) -> None:
    bar = _bar(text_bench, "cat cat")
    bar.fields.sought.setText("cat")
    bar.fields.put.setText("dog")
    bar.go(1)
    bar.replace()
    assert text_bench.seen() == "dog cat"
    assert text_bench.panel.editor.selection == (4, 7)


def test_a_bad_pattern_is_said_in_the_bar(text_bench: TextBench) -> None:
    bar = _bar(text_bench, "cat")
    bar.fields._pattern.setChecked(True)
    bar.fields.sought.setText("(")
    bar.look()
    assert "pattern" in bar.words
    bar.go(1)


def _everywhere(bench: TextBench, qtbot: QtBot, sought: str, put: str) -> list[QTreeWidgetItem]:
    for id_, text in (("one", "a cat"), ("two", "no"), ("three", "cat, 😀 cat")):
        bench.session.execute(AddItem(Chapter(id_, id_, passages=store_text(text, bench.assets))))
    panel = bench.panel.everywhere
    panel.open(sought)
    panel.fields.put.setText(put)
    panel.search()
    qtbot.waitUntil(lambda: "found" in panel.words and panel.list.topLevelItemCount() > 0)
    return [row for at in range(panel.list.topLevelItemCount()) if (row := panel.list.topLevelItem(at)) is not None]


def test_everything_that_is_ticked_is_replaced_as_one_step(text_bench: TextBench, qtbot: QtBot) -> None:
    rows = _everywhere(text_bench, qtbot, "cat", "dog")
    assert text_bench.panel.everywhere.words == "3 found in 2 chapters"
    assert [row.text(0).split()[0] for row in rows] == ["one", "three"]
    (first,), (_, last) = ([row.child(at) for at in range(row.childCount())] for row in rows)
    assert first is not None
    assert last is not None
    assert first.text(0) == "a [cat → dog]"
    last.setCheckState(0, Qt.CheckState.Unchecked)
    before = text_bench.session.position
    text_bench.panel.everywhere.replace()
    qtbot.waitUntil(lambda: text_bench.stored("one") == "a dog")
    assert text_bench.stored("three") == "dog, 😀 cat"
    assert text_bench.session.position == before + 1
    text_bench.session.undo()
    assert (text_bench.stored("one"), text_bench.stored("three")) == ("a cat", "cat, 😀 cat")


def test_a_row_shows_its_place(text_bench: TextBench, qtbot: QtBot) -> None:
    rows = _everywhere(text_bench, qtbot, "cat", "")
    text_bench.panel.everywhere.list.itemClicked.emit(rows[1].child(1), 0)
    assert text_bench.panel.work.current == "three"
    assert text_bench.panel.editor.selection == (8, 11)


def test_what_was_changed_meanwhile_is_looked_for_again(text_bench: TextBench, qtbot: QtBot) -> None:
    _everywhere(text_bench, qtbot, "cat", "dog")
    text_bench.session.execute(EditChapter("one", store_text("one cat more", text_bench.assets)))
    text_bench.panel.everywhere.replace()
    qtbot.waitUntil(lambda: bool(text_bench.messages.said))
    assert text_bench.stored("one") == "one cat more"
    assert text_bench.stored("three") == "cat, 😀 cat"
