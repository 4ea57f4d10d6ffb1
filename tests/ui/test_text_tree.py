"""The manuscript's tree: what it shows, and what can be done in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from plugins.text.commands import AddItem, EditChapter, SetChapter, SetDailyGoal
from plugins.text.model import Chapter, Conversation, Folder, Status
from plugins.text.panel.tree_rows import COUNT, ID, STATUS
from plugins.text.passages import store_text
from tests.ui.text_parts import TextBench


def _rows(bench: TextBench) -> list[str]:
    found = []

    def walk(row: QTreeWidgetItem, depth: int) -> None:
        for at in range(row.childCount()):
            child = row.child(at)
            assert child is not None
            found.append("  " * depth + child.text(0))
            walk(child, depth + 1)

    root = bench.panel.tree.view.invisibleRootItem()
    assert root is not None
    walk(root, 0)
    return found


def _row(bench: TextBench, title: str) -> QTreeWidgetItem:
    (row,) = bench.panel.tree.view.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return row


def _begun(bench: TextBench) -> None:
    bench.session.execute(AddItem(Folder("part", "Part one")))
    for id_, text in (("one", "a b c"), ("two", "d e")):
        chapter = Chapter(id_, id_.capitalize(), "part", store_text(text, bench.assets))
        bench.session.execute(AddItem(chapter))
    bench.session.execute(AddItem(Chapter("note", "Note", None, store_text("x y z z", bench.assets), counted=False)))


def test_the_tree_shows_what_lies_where_with_its_words(text_bench: TextBench) -> None:
    _begun(text_bench)
    assert _rows(text_bench) == ["Part one", "  One", "  Two", "Note"]
    assert [_row(text_bench, title).data(0, COUNT) for title in ("Part one", "One", "Two", "Note")] == [5, 3, 2, 4]
    assert _row(text_bench, "One").data(0, STATUS) == "draft"
    assert _row(text_bench, "Note").data(0, STATUS) is None


def test_typing_touches_the_row_of_its_chapter_alone(text_bench: TextBench) -> None:
    _begun(text_bench)
    row, other = _row(text_bench, "One"), _row(text_bench, "Two")
    text_bench.session.execute(EditChapter("one", store_text("a b c d", text_bench.assets)))
    assert _row(text_bench, "One") is row
    assert _row(text_bench, "Two") is other
    assert row.data(0, COUNT) == 4
    assert _row(text_bench, "Part one").data(0, COUNT) == 6


def test_a_click_opens_a_chapter_and_says_that_a_conversation_is_wanted(text_bench: TextBench) -> None:
    _begun(text_bench)
    text_bench.session.execute(AddItem(Conversation("talk", "Talk")))
    view = text_bench.panel.tree.view
    wanted: list[str] = []
    text_bench.panel.conversation_wanted.connect(wanted.append)
    view.itemClicked.emit(_row(text_bench, "Two"), 0)
    assert text_bench.panel.work.current == "two"
    assert text_bench.seen() == "d e"
    view.itemClicked.emit(_row(text_bench, "Talk"), 0)
    assert wanted == ["talk"]
    assert text_bench.panel.work.current == "two"


def test_what_is_added_comes_behind_what_is_chosen(text_bench: TextBench) -> None:
    _begun(text_bench)
    tree = text_bench.panel.tree
    text_bench.panel.work.open("one")
    tree.add_chapter()
    assert _rows(text_bench) == ["Part one", "  One", "  Chapter 3", "  Two", "Note"]
    assert text_bench.seen() == ""
    tree.add_note()
    tree.add_conversation()
    assert _rows(text_bench)[2:5] == ["  Chapter 3", "  Note", "  Conversation"]


def test_the_first_text_makes_the_first_row(text_bench: TextBench) -> None:
    text_bench.write("abc")
    text_bench.panel.settle()
    assert _rows(text_bench) == ["Chapter 1"]


def test_a_row_is_renamed_in_place(text_bench: TextBench) -> None:
    _begun(text_bench)
    _row(text_bench, "One").setText(0, "  The   beginning ")
    assert text_bench.manuscript().chapter("one").title == "The beginning"
    assert _rows(text_bench)[1] == "  The beginning"
    _row(text_bench, "Two").setText(0, " ")
    assert _rows(text_bench)[2] == "  Two"


def test_rows_are_moved_as_one_step(text_bench: TextBench) -> None:
    _begun(text_bench)
    text_bench.panel.tree.view.moved.emit(["one", "two"], None, "note")
    assert _rows(text_bench) == ["Part one", "One", "Two", "Note"]
    text_bench.session.undo()
    assert _rows(text_bench) == ["Part one", "  One", "  Two", "Note"]


def test_a_move_that_cannot_be_leaves_the_rows_as_they_were(text_bench: TextBench) -> None:
    _begun(text_bench)
    text_bench.panel.tree.view.moved.emit(["part"], "part", None)
    assert text_bench.messages.failed
    assert _rows(text_bench) == ["Part one", "  One", "  Two", "Note"]


def test_what_is_chosen_is_deleted_and_undo_brings_it_back(text_bench: TextBench) -> None:
    _begun(text_bench)
    view = text_bench.panel.tree.view
    view.clearSelection()
    view.setCurrentItem(_row(text_bench, "Part one"))
    text_bench.panel.tree.delete()
    assert _rows(text_bench) == ["Note"]
    text_bench.session.undo()
    assert _rows(text_bench) == ["Part one", "  One", "  Two", "Note"]


def test_goals_are_shown(text_bench: TextBench) -> None:
    _begun(text_bench)
    text_bench.session.execute(SetChapter("one", status=Status.DONE, goal_words=10))
    text_bench.session.execute(SetDailyGoal(250))
    assert _row(text_bench, "One").data(0, STATUS) == "done"
    assert "3 of 10 words" in _row(text_bench, "One").toolTip(0)
    text_bench.panel.work.open("two")
    text_bench.panel.editor.go_to(3)
    text_bench.write(" f g")
    text_bench.panel.settle()
    assert text_bench.panel.tree.words == "7 words in all\n2 of 250 words today"


def test_next_and_previous_go_as_a_reader_would(text_bench: TextBench) -> None:
    _begun(text_bench)
    text_bench.panel.work.open("one")
    text_bench.panel.step(1)
    assert text_bench.panel.work.current == "two"
    text_bench.panel.step(1)
    text_bench.panel.step(1)
    assert text_bench.panel.work.current == "note"
    text_bench.panel.step(-1)
    current = text_bench.panel.tree.view.currentItem()
    assert current is not None
    assert current.data(0, ID) == "two"


def test_who_adds_a_chapter_writes_in_it_at_once(text_bench: TextBench) -> None:
    tree = text_bench.panel.tree
    for add in (tree.add_chapter, tree.add_code, tree.add_note):
        tree.view.setFocus()
        add()
        assert text_bench.panel.editor.hasFocus()
