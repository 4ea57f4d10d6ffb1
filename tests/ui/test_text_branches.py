"""The dock of branches: what a chapter was, looked at, compared, gone back to and grown from."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.api import AddAssets, Document
from plugins.text.codec import PART
from plugins.text.commands import AddDraft, AddTake, AddVersion, EditChapter
from plugins.text.model import KIND, Chapter, Draft, Origin, Take, Version
from plugins.text.panel.branches.branching import Branching
from plugins.text.panel.branches.dock import BranchesDock
from plugins.text.panel.branches.history import Kind, Row, rows_of
from plugins.text.panel.branches.merged import Side
from plugins.text.passages import store_text
from tests.ui.text_parts import TextBench, take_of, writing

_FIRST = "One line.\n\nAnother line of the chapter."
_SECOND = "One line.\n\nAnother line of the chapter, changed."


@pytest.fixture
def bench(text_bench: TextBench, qtbot: QtBot) -> Iterator[TextBench]:
    """A chapter with two versions, the second of them a snapshot and its text now."""
    bench = text_bench
    qtbot.addWidget(bench.panel.branching.dock)
    bench.add("one", _FIRST)
    bench.panel.work.open("one")
    _version(bench, "a", "", 1_000)
    bench.session.execute(EditChapter("one", store_text(_SECOND, bench.assets)))
    _version(bench, "b", "Second try", 2_000)
    bench.panel.branching.dock.resize(280, 500)
    bench.panel.branching.dock.show()
    _branching(bench).refresh()
    yield bench
    bench.panel.branching.dock.close()


def _version(bench: TextBench, id_: str, name: str, created_s: float) -> None:
    chapter = bench.manuscript().chapter("one")
    bench.session.execute(AddVersion("one", Version(id_, None, name, chapter.passages, created_s)))


def _branching(bench: TextBench) -> Branching:
    return bench.panel.branching


def _dock(bench: TextBench) -> BranchesDock:
    return _branching(bench).dock


def _row(bench: TextBench, id_: str) -> Row:
    _branching(bench).refresh()
    return _branching(bench).rows.rows[_branching(bench).rows.row_of(id_)]


def _choose(bench: TextBench, *ids: str) -> None:
    dock = _dock(bench)
    dock.list.clearSelection()
    for id_ in ids:
        index = dock.rows.index(dock.rows.row_of(id_))
        place = dock.list.visualRect(index).center()
        held = Qt.KeyboardModifier.ControlModifier if id_ != ids[0] else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(dock.list.viewport(), Qt.MouseButton.LeftButton, held, place)


def _chapter(bench: TextBench) -> Chapter:
    return bench.manuscript().chapter("one")


def _add_take(bench: TextBench, draft: str, text: str, at: int) -> Row:
    chapter = _chapter(bench)
    if all(one.id != draft for one in chapter.drafts):
        bench.session.execute(AddDraft("one", Draft(draft, str(chapter.version), at, 0)))
    asset = bench.assets.add_bytes(text.encode(), "text/markdown")
    bench.session.execute(AddTake("one", draft, Take(asset.id), (asset,)))
    return _row(bench, f"{draft}/{asset.id}")


def test_rows_are_newest_first_with_the_present_marked(bench: TextBench, qtbot: QtBot) -> None:
    rows = _branching(bench).rows
    assert [row.id for row in rows.rows] == ["b", "a"]
    assert [row.present for row in rows.rows] == [True, False]
    qtbot.waitUntil(lambda: rows.title(rows.rows[1]) == "One line. Another line of the chapter.")
    assert rows.title(rows.rows[0]) == "Second try"
    assert "8 words" in rows.details(rows.rows[0])
    assert rows.details(rows.rows[0]).startswith("Now")


def test_what_was_written_since_is_a_row_of_its_own(bench: TextBench, qtbot: QtBot) -> None:
    bench.panel.editor.go_to(0)
    bench.write("New ")
    bench.panel.settle()
    _branching(bench).refresh()
    rows = _branching(bench).rows
    assert (rows.rows[0].id, rows.rows[0].kind, rows.rows[0].parent) == ("now", Kind.NOW, "b")
    qtbot.waitUntil(lambda: rows.title(rows.rows[0]).startswith("New One line."))
    bench.write("word ")
    bench.panel.settle()
    _branching(bench).refresh()
    qtbot.waitUntil(lambda: rows.title(rows.rows[0]).startswith("New word One line."))


def test_a_click_looks_at_a_version_and_back_shows_the_text(bench: TextBench, qtbot: QtBot) -> None:
    _choose(bench, "a")
    branching = _branching(bench)
    qtbot.waitUntil(lambda: branching.version_page is not None and branching.version_page.isVisible())
    assert branching.version_page is not None
    page = branching.version_page.page
    assert page.toPlainText() == _FIRST
    QTest.keyClicks(page, "x")
    assert page.toPlainText() == _FIRST
    assert bench.stored("one") == _SECOND
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert bench.panel.editor.isVisible()
    assert not _dock(bench).chosen
    assert bench.seen() == _SECOND


def test_going_to_a_version_keeps_what_was_not_kept_in_one_step(bench: TextBench) -> None:
    bench.panel.editor.go_to(0)
    bench.write("New ")
    bench.panel.settle()
    steps = bench.session.position
    _dock(bench).list.setFocus()
    index = _dock(bench).rows.index(_branching(bench).rows.row_of("a"))
    _dock(bench).list.setCurrentIndex(index)
    QTest.keyClick(_dock(bench).list, Qt.Key.Key_Return)
    assert bench.seen() == bench.stored("one") == _FIRST
    assert bench.session.position == steps + 1
    assert [version.parent for version in _chapter(bench).versions] == [None, "a", "b"]
    assert _chapter(bench).version == "a"
    bench.session.undo()
    assert bench.seen() == "New " + _SECOND
    assert len(_chapter(bench).versions) == 2


def test_going_back_to_what_was_kept_adds_nothing(bench: TextBench) -> None:
    _branching(bench).go_to(_row(bench, "a"))
    _branching(bench).go_to(_row(bench, "b"))
    assert bench.stored("one") == _SECOND
    assert len(_chapter(bench).versions) == 2


def test_a_branch_has_a_name_and_grows_from_its_version(bench: TextBench, qtbot: QtBot) -> None:
    _branching(bench).branch_from(_row(bench, "a"))
    branch = _chapter(bench).versions[-1]
    assert (branch.parent, bench.stored("one")) == ("a", _FIRST)
    editor = _dock(bench).list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("A darker end")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _chapter(bench).versions[-1].name == "A darker end")
    row = _row(bench, branch.id)
    assert row.present
    assert row.lane == 0
    assert _row(bench, "b").lane > 0
    bench.session.undo()
    bench.session.undo()
    assert (len(_chapter(bench).versions), bench.seen()) == (2, _SECOND)


def test_a_snapshot_is_named_where_it_stands(bench: TextBench) -> None:
    bench.panel.editor.go_to(0)
    bench.write("New ")
    _branching(bench).snapshot()
    kept = _chapter(bench).versions[-1]
    assert (kept.name, bench.stored("one")) == ("Snapshot 2", "New " + _SECOND)
    assert _dock(bench).list.findChild(QLineEdit) is not None
    _branching(bench).snapshot()
    assert len(_chapter(bench).versions) == 3


def test_a_version_is_deleted_and_what_grew_from_it_stays(bench: TextBench) -> None:
    bench.session.execute(EditChapter("one", store_text("Third.", bench.assets)))
    _version(bench, "c", "", 3_000)
    _choose(bench, "b")
    QTest.keyClick(_dock(bench).list, Qt.Key.Key_Delete)
    assert [(version.id, version.parent) for version in _chapter(bench).versions] == [("a", None), ("c", "a")]
    assert bench.stored("one") == "Third."
    bench.session.undo()
    assert len(_chapter(bench).versions) == 3


def test_two_rows_are_compared_and_a_change_is_taken_in_one_step(bench: TextBench, qtbot: QtBot) -> None:
    pasted = replace(_chapter(bench).versions[0].passages[0])
    assert pasted.spans[0].origin is Origin.WRITTEN
    _choose(bench, "b", "a")
    branching = _branching(bench)
    qtbot.waitUntil(lambda: branching.comparison_page is not None and branching.comparison_page.isVisible())
    page = branching.comparison_page
    assert page is not None
    assert page.pages[Side.BOTH].toPlainText() == "One line.\n\nAnother line of the chapter, changed."
    assert page.count == "1 of 1 changes"
    QTest.keyClick(page.pages[Side.BOTH], Qt.Key.Key_T)
    assert bench.panel.settle()
    assert bench.stored("one") == _FIRST
    qtbot.waitUntil(lambda: page.count == "No difference")
    assert page.isVisible()
    bench.session.undo()
    assert bench.stored("one") == _SECOND
    qtbot.waitUntil(lambda: page.count == "1 of 1 changes")
    QTest.keyClick(page.pages[Side.BOTH], Qt.Key.Key_Escape)
    assert bench.panel.editor.isVisible()


def test_changes_are_walked_side_by_side(bench: TextBench, qtbot: QtBot) -> None:
    lines = [f"Line number {number} of the chapter stands here." for number in range(200)]
    other = [line.replace("stands", "stood") if at in (10, 100, 190) else line for at, line in enumerate(lines)]
    bench.session.execute(EditChapter("one", store_text("\n".join(lines), bench.assets)))
    _version(bench, "c", "Long", 3_000)
    bench.session.execute(EditChapter("one", store_text("\n".join(other), bench.assets)))
    branching = _branching(bench)
    branching.refresh()
    branching.compare_with_snapshot()
    qtbot.waitUntil(lambda: branching.comparison_page is not None and branching.comparison_page.isVisible())
    page = branching.comparison_page
    assert page is not None
    page.set_side_by_side(on=True)
    old, new = page.pages[Side.OLD], page.pages[Side.NEW]
    assert (old.toPlainText(), new.toPlainText()) == ("\n".join(lines), "\n".join(other))
    QTest.keyClick(new, Qt.Key.Key_F8)
    assert page.count == "2 of 3 changes"
    assert {block.blockNumber() for block in old.visible_blocks()} & {100}
    assert {block.blockNumber() for block in new.visible_blocks()} & {100}
    QTest.keyClick(new, Qt.Key.Key_P)
    QTest.keyClick(new, Qt.Key.Key_P)
    assert page.count == "3 of 3 changes"
    new.verticalScrollBar().setValue(60)
    assert abs(old.firstVisibleBlock().blockNumber() - new.firstVisibleBlock().blockNumber()) <= 1


def test_what_is_generated_and_was_not_taken_is_a_leaf_that_can_be_taken_later(bench: TextBench, qtbot: QtBot) -> None:
    _add_take(bench, "d", " It rained.", len(_SECOND))
    row = _add_take(bench, "d", " It snowed.", len(_SECOND))
    assert (row.kind, row.parent) == (Kind.TAKE, "b")
    _choose(bench, row.id)
    branching = _branching(bench)
    qtbot.waitUntil(lambda: branching.version_page is not None and branching.version_page.isVisible())
    assert branching.version_page is not None
    assert branching.version_page.page.toPlainText() == _SECOND + " It snowed."
    branching.go_to(row)
    assert bench.panel.editor.isVisible()
    assert bench.seen() == _SECOND + " It snowed."
    assert bench.panel.ghost is not None
    bench.panel.ghost.accept()
    bench.panel.settle()
    assert bench.stored("one") == _SECOND + " It snowed."
    branching.refresh()
    assert [one.kind for one in branching.rows.rows if one.take is not None and one.take.text == row.take.text] == []  # type: ignore[union-attr]
    assert branching.rows.rows[0].kind in (Kind.GENERATED, Kind.TAKE)


def test_drafts_can_be_hidden_and_deleted(bench: TextBench) -> None:
    row = _add_take(bench, "d", " It rained.", len(_SECOND))
    branching = _branching(bench)
    branching.delete([row])
    branching.refresh()
    assert all(one.kind is not Kind.TAKE for one in branching.rows.rows)
    bench.session.undo()
    branching.refresh()
    assert any(one.kind is Kind.TAKE for one in branching.rows.rows)
    _dock(bench).takes_wanted.emit(False)
    assert all(one.kind is not Kind.TAKE for one in branching.rows.rows)
    assert bench.settings.values["text.branches.takes"] is False


def test_a_generated_version_names_its_model_and_its_first_words(bench: TextBench, qtbot: QtBot) -> None:
    job = writing(bench, None)
    made = take_of(bench, job, " It was night by then.")
    recipe = replace(made.recipe, request={**made.recipe.request, "model": "smol"})
    bench.session.execute(AddAssets((replace(made.asset, recipe=recipe),)))
    passages = store_text(_SECOND + " It was night by then.", bench.assets)
    bench.session.execute(EditChapter("one", passages))
    bench.session.execute(AddVersion("one", Version("c", None, "", passages, 3_000, made.asset.id)))
    row = _row(bench, "c")
    rows = _branching(bench).rows
    qtbot.waitUntil(lambda: rows.title(row) == "It was night by then.")
    assert rows.details(row).endswith("smol")


def test_the_history_comes_back_after_a_restart(bench: TextBench) -> None:
    _add_take(bench, "d", " It rained.", len(_SECOND))
    before = [(row.id, row.kind, row.parent, row.present) for row in _branching(bench).rows.rows]
    part = PART.decode(PART.encode(bench.manuscript()))
    bench.session.replace(Document(assets=bench.session.document.assets).with_part(KIND, part))
    bench.panel.work.open("one")
    _branching(bench).refresh()
    assert [(row.id, row.kind, row.parent, row.present) for row in _branching(bench).rows.rows] == before
    _branching(bench).go_to(_row(bench, "a"))
    assert bench.stored("one") == _FIRST


def test_a_thousand_versions_are_scrolled_smoothly(bench: TextBench, qtbot: QtBot) -> None:
    passages = _chapter(bench).passages
    versions = []
    for number in range(1000):
        parent = f"v{number - 1 - (number % 7 == 0)}" if number > 1 else None
        versions.append(Version(f"v{number}", parent, f"Try {number}" if number % 9 == 0 else "", passages, number))
    chapter = replace(_chapter(bench), versions=tuple(versions), version="v999")
    start = time.thread_time()
    rows = rows_of(chapter)
    assert time.thread_time() - start < 0.2
    dock = _dock(bench)
    dock.show_rows(rows, chapter)
    qtbot.waitUntil(lambda: dock.list.verticalScrollBar().maximum() > 1000)
    frames = []
    bar = dock.list.verticalScrollBar()
    for value in range(0, bar.maximum(), bar.maximum() // 60):
        start = time.thread_time()
        bar.setValue(value)
        dock.list.viewport().repaint()
        frames.append(time.thread_time() - start)
        qtbot.wait(1)
    assert sorted(frames)[len(frames) * 95 // 100] < 0.05
