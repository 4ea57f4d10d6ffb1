"""The palette, the keys and the preferences."""

from __future__ import annotations

import json
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.document import Rename
from app.ui.keys_page import KeysPage
from app.ui.palette import CommandPalette, match
from tests.ui.opened import Opened


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [("und", "Undo", True), ("sa", "Save as…", True), ("xyz", "Undo", False), ("odn", "Undo", False)],
)
def test_letters_match_in_order(words: str, text: str, *, found: bool) -> None:
    assert (match(words, text) is not None) is found


def test_a_beginning_of_a_word_matches_better_than_letters_in_between() -> None:
    beginning, between = match("sa", "Save as…"), match("sa", "Show all")
    assert beginning is not None
    assert between is not None
    assert beginning > between


def type_into(palette: CommandPalette, qtbot: QtBot, words: str) -> None:
    """Type into the palette's field."""
    palette._field.clear()
    QTest.keyClicks(palette._field, words)


def test_it_finds_an_action_and_does_it(opened: Opened, qtbot: QtBot) -> None:
    opened.session.execute(Rename("x"))
    opened.window.open_palette()
    palette = opened.window._palette
    type_into(palette, qtbot, "undo")
    assert palette.titles[0] == "Undo"
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert opened.session.document.title == ""
    assert not palette.isVisible()


def test_it_finds_models_generators_projects_and_settings(opened: Opened, qtbot: QtBot) -> None:
    opened.settings.set("recent", ["/projects/Mountain.seisei"])
    qtbot.waitUntil(lambda: bool(opened.window._entries._models))
    palette = opened.window._palette
    for words, title in (
        ("illustr", "Illustrator"),
        ("image to", "Image to image"),
        ("mountain", "Mountain"),
        ("theme dark", "Theme: dark"),
    ):
        opened.window.open_palette()
        type_into(palette, qtbot, words)
        assert palette.titles[0] == title


def test_what_is_impossible_now_is_shown_and_not_done(opened: Opened, qtbot: QtBot) -> None:
    opened.window.open_palette()
    palette = opened.window._palette
    type_into(palette, qtbot, "undo")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_arrows_walk_and_escape_gives_the_focus_back(opened: Opened, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    opened.window.prompt_dock.focus_prompt()
    before = QApplication.focusWidget()
    opened.window.open_palette()
    palette = opened.window._palette
    QTest.keyClick(palette._field, Qt.Key.Key_Up)
    assert palette._list.currentRow() == palette._list.count() - 1
    QTest.keyClick(palette._field, Qt.Key.Key_Down)
    assert palette._list.currentRow() == 0
    QTest.keyClick(palette._field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is before


def test_it_opens_at_once(opened: Opened) -> None:
    opened.window.open_palette()
    times = []
    for _ in range(5):
        opened.window._palette.hide()
        start = time.perf_counter()
        opened.window.open_palette()
        QApplication.processEvents()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05


def test_keys_can_be_changed_and_a_key_belongs_to_one_action(opened: Opened) -> None:
    registry = opened.window.registry
    assert registry.set_keys("edit.undo", ["Ctrl+S"]) == "file.save"
    assert registry.keys("edit.undo") == ("Ctrl+Z",)
    assert registry.set_keys("edit.undo", ["Ctrl+U"]) is None
    assert registry.entry("edit.undo").shortcut().toString() == "Ctrl+U"
    assert "Ctrl+U" in registry.entry("edit.undo").toolTip()
    kept = json.loads((opened.built.folders.config / "settings.json").read_text("utf-8"))
    assert kept["keys.edit.undo"] == ["Ctrl+U"]
    registry.reset_keys("edit.undo")
    assert registry.keys("edit.undo") == ("Ctrl+Z",)


def test_a_key_can_be_taken_away_for_good(opened: Opened) -> None:
    registry = opened.window.registry
    assert registry.set_keys("file.export", []) is None
    assert registry.keys("file.export") == ()
    assert registry.entry("file.export").shortcuts() == []


def test_a_key_of_a_panel_s_own_beats_a_default_of_the_window(opened: Opened) -> None:
    registry = opened.window.registry
    assert registry.set_keys("file.export", ["Ctrl+Shift+E"]) is None
    assert registry.keys("canvas.layer.merge") == ("Ctrl+E",)


def test_the_page_of_keys_says_whose_a_key_is(opened: Opened) -> None:
    opened.window.open_keys()
    page = opened.window.findChild(KeysPage)
    assert page is not None
    assert page.isVisible()
    page.select("edit.undo")
    page.set_key(QKeySequence("Ctrl+S"))
    assert "Save" in page.note
    page.set_key(QKeySequence("Ctrl+U"))
    assert page.note == ""
    assert opened.window.registry.keys("edit.undo") == ("Ctrl+U",)


def test_keys_work_in_the_window(opened: Opened, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    opened.session.execute(Rename("x"))
    QTest.keyClick(opened.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.session.document.title == ""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(opened.window, Qt.Key.Key_Z, both)
    assert opened.session.document.title == "x"
