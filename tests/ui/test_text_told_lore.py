"""Lorebooks in the dock: entries are written, searched, switched, and marked where the text sets them off."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import Json, JsonObject
from plugins.text.context.lore import Dialect, Lorebook, LoreEntry, Position
from plugins.text.context.lore_codec import lorebook_from_bytes
from plugins.text.panel.told.book_page import BookPage
from plugins.text.panel.told.entry_model import EntryModel
from plugins.text.panel.told.firing import fires_in
from plugins.text.panel.told.rows import MARK, Mark, Rows
from plugins.text.telling import SetLorebook
from tests.plugins.text.context.samples import world_info
from tests.ui.text_parts import TextBench
from tests.ui.told_parts import WAIT_MS, dock, with_book

_CATASTROPHE = "/(x+x+)+y/"


@pytest.fixture
def bench(text_bench: TextBench, qtbot: QtBot) -> TextBench:
    """A chapter about a lighthouse and then the sea, with the dock shown."""
    text_bench.add("one", "The lighthouse was dark.\n" + "Nothing.\n" * 12 + "The gulls were gone.")
    text_bench.panel.work.open("one")
    shown = dock(text_bench)
    qtbot.addWidget(shown)
    shown.resize(320, 560)
    shown.show()
    qtbot.waitExposed(shown)
    return text_bench


def _page(bench: TextBench) -> BookPage:
    return dock(bench).book_page


def _info(*entries: tuple[str, list[str], str]) -> JsonObject:
    rows: dict[str, Json] = {
        str(at): {"uid": at, "comment": name, "key": list(keys), "content": content, "selective": False}
        for at, (name, keys, content) in enumerate(entries)
    }
    return {"entries": rows}


def _stored(bench: TextBench, at: int = 0) -> Lorebook:
    return lorebook_from_bytes(bench.assets.read(bench.manuscript().lorebooks[at].entries), "book")


def _has_books(bench: TextBench, count: int) -> bool:
    return len(bench.manuscript().lorebooks) == count


def _shows(page: BookPage, names: list[str]) -> bool:
    return [page.model.index(row).data() for row in range(page.model.rowCount())] == names


def _marks(bench: TextBench) -> list[Mark | None]:
    model = _page(bench).model
    return [model.index(row).data(MARK) for row in range(model.rowCount())]


def test_an_entry_is_written_as_one_step_and_undo_is_seen(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    with_book(bench, qtbot, tmp_path)
    page, before = _page(bench), bench.session.position
    page.show_entry(0)
    page.entry.content.selectAll()
    QTest.keyClicks(page.entry.content, "It burns")
    qtbot.waitUntil(lambda: bench.session.position == before + 1, timeout=WAIT_MS)
    QTest.keyClicks(page.entry.content, " again.")
    qtbot.waitUntil(lambda: _stored(bench).entries[0].content == "It burns again.", timeout=WAIT_MS)
    assert bench.session.position == before + 1
    bench.session.undo()
    assert page.entry.content.text == "It has been dark for a year."
    bench.session.redo()
    assert page.entry.content.text == "It burns again."


def test_each_switch_is_a_step_of_its_own(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    with_book(bench, qtbot, tmp_path)
    page, before = _page(bench), bench.session.position
    for row in (0, 1, 0):
        page.rows.setCurrentIndex(page.model.index(row))
        QTest.keyClick(page.rows, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bench.session.position == before + 3, timeout=WAIT_MS)
    assert [entry.enabled for entry in _stored(bench).entries] == [True, False]
    bench.session.undo()
    assert [entry.enabled for entry in _stored(bench).entries] == [False, False]
    assert page.model.index(0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_only_what_is_edited_changes_and_unknown_fields_go_back(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    came = world_info()
    entries = came["entries"]
    assert isinstance(entries, dict)
    first = entries["0"]
    assert isinstance(first, dict)
    first["content"] = "Dark\u00a0for a year."
    book = with_book(bench, qtbot, tmp_path, came)
    page = _page(bench)
    page.show_entry(0)
    page.entry.name.end(False)
    QTest.keyClicks(page.entry.name, "!")
    assert bench.panel.settle()
    dock(bench).taking.export_book(book.id, tmp_path / "out.json")
    qtbot.waitUntil((tmp_path / "out.json").exists, timeout=WAIT_MS)
    first["comment"] = "The lighthouse!"
    assert json.loads((tmp_path / "out.json").read_bytes()) == came


def test_a_book_goes_to_the_other_programs_and_comes_back(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    book = with_book(bench, qtbot, tmp_path)
    content = _stored(bench)
    for name, dialect, own in (("card", Dialect.CHARACTER_BOOK, False), ("own", None, True)):
        path = tmp_path / f"{name}.json"
        dock(bench).taking.export_book(book.id, path, dialect, own=own)
        qtbot.waitUntil(path.exists, timeout=WAIT_MS)
        count = len(bench.manuscript().lorebooks)
        dock(bench).taking.take([path])
        qtbot.waitUntil(partial(_has_books, bench, count + 1), timeout=WAIT_MS)
        again = _stored(bench, count)
        assert [entry.content for entry in again.entries] == [entry.content for entry in content.entries]
        assert [entry.keys for entry in again.entries] == [entry.keys for entry in content.entries]


def test_what_the_text_at_the_cursor_sets_off_is_marked(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    values = _info(
        ("Light", ["lighthouse"], "Dark."), ("Gulls", ["gulls"], "The fleet."), ("Fleet", ["fleet"], "Gone.")
    )
    with_book(bench, qtbot, tmp_path, values)
    page, editor = _page(bench), bench.panel.editor
    editor.go_to(24)
    qtbot.waitUntil(lambda: _marks(bench) == [Mark.TOLD, None, None], timeout=WAIT_MS)
    editor.go_to(bench.panel.work.text.live.units)
    qtbot.waitUntil(lambda: _marks(bench) == [None, Mark.TOLD, Mark.TOLD], timeout=WAIT_MS)
    page.show_entry(1)
    assert page.entry.state == "Told now, by “gulls” in the text."
    QTest.keyClick(page.entry, Qt.Key.Key_Escape)
    page.show_entry(2)
    assert page.entry.state == "Told now, by “fleet” in “Gulls”."
    page.show_entry(0)
    assert page.entry.state == "None of its keys stands in the last 12 paragraphs."
    assert "2 of 3" in page.words


def test_a_pattern_that_takes_too_long_is_said_at_its_entry(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    with_book(bench, qtbot, tmp_path, _info(("Slow", [_CATASTROPHE, "gulls"], "Told all the same."), ("Fine", [], "")))
    bench.panel.editor.go_to(bench.panel.work.text.live.units)
    bench.panel.editor.paste_text(" " + "x" * 5000)
    qtbot.waitUntil(lambda: _marks(bench)[0] is Mark.PROBLEM, timeout=WAIT_MS)
    _page(bench).show_entry(0)
    assert "takes too long" in _page(bench).entry.state
    overview = dock(bench).overview
    dock(bench).show_overview()
    assert overview.books.model().index(0, 0).data(MARK) is Mark.PROBLEM


def test_two_entries_of_one_name_are_told_apart() -> None:
    text = "x" * 5000
    slow = LoreEntry("0", "Same", (_CATASTROPHE,), content="A.")
    fine = replace(slow, id="1", keys=("x" * 5000,))
    fires = fires_in([("book", Lorebook(entries=(fine, slow)))], text)["book"]
    assert set(fires.problems) == {1}
    assert set(fires.told) == {0}


def test_entries_are_searched_by_words_anywhere(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    values = _info(
        ("Light", ["lamp"], "Dark since May."), ("Gulls", ["tern"], "They speak."), ("灯台", ["海"], "静かだ。")
    )
    with_book(bench, qtbot, tmp_path, values)
    page = _page(bench)
    for sought, found in (("dark LAMP", ["Light"]), ("tern", ["Gulls"]), ("静か", ["灯台"]), ("nothing", [])):
        page.search.setText(sought)
        qtbot.waitUntil(partial(_shows, page, found), timeout=WAIT_MS)
    page.search.setText("speak")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=WAIT_MS)
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    page.rows.setCurrentIndex(page.model.index(0))
    QTest.keyClick(page.rows, Qt.Key.Key_Delete)
    assert bench.panel.settle()
    assert [entry.name for entry in _stored(bench).entries] == ["Light", "灯台"]


def test_a_new_book_gets_entries(bench: TextBench, qtbot: QtBot) -> None:
    dock(bench).taking.new_book()
    page = _page(bench)
    assert dock(bench).pages.currentWidget() is page
    qtbot.waitUntil(lambda: "No entries yet" in page.words, timeout=WAIT_MS)
    page.add_entry()
    QTest.keyClicks(page.entry.name, "Gulls")
    QTest.keyClicks(page.entry.keys, "gull")
    QTest.keyClick(page.entry.keys, Qt.Key.Key_Return)
    QTest.keyClicks(page.entry.keys, "/terns?/i")
    page.entry.position.setCurrentIndex(page.entry.position.findData(Position.AT_DEPTH))
    page.entry.position.activated.emit(page.entry.position.currentIndex())
    assert page.entry.how_deep.isVisible()
    page.entry.how_deep.setFocus()
    QTest.keyClick(page.entry.how_deep, Qt.Key.Key_Up)
    assert bench.panel.settle()
    (entry,) = _stored(bench).entries
    assert (entry.name, entry.keys) == ("Gulls", ("gull", "/terns?/i"))
    assert (entry.position, entry.depth) == (Position.AT_DEPTH, 5)


def test_a_book_that_is_gone_leaves_no_page_behind(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    with_book(bench, qtbot, tmp_path)
    _page(bench).show_entry(0)
    bench.session.undo()
    assert dock(bench).pages.currentWidget() is dock(bench).overview
    assert bench.manuscript().lorebooks == ()


def test_a_book_that_cannot_be_read_says_so(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    book = with_book(bench, qtbot, tmp_path)
    damaged = bench.assets.add_bytes(b'{"format": "seisei-lorebook", "version": 99}', "application/json")
    bench.session.execute(SetLorebook(book.id, entries=damaged.id))
    qtbot.waitUntil(lambda: "newer version" in _page(bench).words, timeout=WAIT_MS)


def test_five_thousand_entries_scroll_smoothly(qtbot: QtBot) -> None:
    entries = tuple(
        LoreEntry(str(at), f"Entry {at}", (f"word{at}", "more"), content=f"What is said of {at}. " * 30)
        for at in range(5000)
    )
    model = EntryModel(QApplication.instance() or QApplication([]))
    rows = Rows("Entries", model)
    qtbot.addWidget(rows)
    rows.resize(320, 500)
    rows.show()
    began = time.perf_counter()
    model.show_entries(entries)
    QApplication.processEvents()
    assert time.perf_counter() - began < 0.5
    frames = []
    bar = rows.verticalScrollBar()
    for step in range(60):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * step // 60)
        rows.viewport().repaint()
        frames.append(time.perf_counter() - began)
    assert sorted(frames)[len(frames) // 2] < 0.016
    changed = (*entries[:2500], replace(entries[2500], name="Other"), *entries[2501:])
    began = time.perf_counter()
    model.show_entries(changed)
    assert time.perf_counter() - began < 0.1
    assert model.index(2500).data() == "Other"
