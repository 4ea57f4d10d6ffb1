"""What the model is told, as a person edits it: memory, note, characters, and files of other programs."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.api import AssetId, JobContext, Json, UserError
from app.jobs import JobId
from plugins.text.context.cards import card_to_json, read_card
from plugins.text.context.world import World, world_from_text
from plugins.text.model import Conversation
from plugins.text.telling import SetMemory
from tests.plugins.text.context.samples import card_3, kobold, picture, world_info
from tests.ui.text_parts import TextBench
from tests.ui.told_parts import WAIT_MS, card_file, dock, drop, file, with_book, with_character


@pytest.fixture
def bench(text_bench: TextBench, qtbot: QtBot) -> TextBench:
    """A chapter, with the dock shown."""
    text_bench.add("one", "The lighthouse was dark.")
    text_bench.panel.work.open("one")
    shown = dock(text_bench)
    qtbot.addWidget(shown)
    shown.resize(320, 560)
    shown.show()
    qtbot.waitExposed(shown)
    return text_bench


def _type(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)


def _world(bench: TextBench) -> World:
    """What a generator is given of the world now."""
    give = bench.panel.input_task("text.continue", ["text", "lore"])
    values = give(JobContext(JobId("job"), lambda _event: None))
    lore = values.get("lore") if isinstance(values, dict) else None
    return world_from_text(bench.assets.read(AssetId(lore)).decode()) if isinstance(lore, str) else World()


def test_memory_typed_in_one_go_is_one_step_and_undo_is_seen(bench: TextBench, qtbot: QtBot) -> None:
    memory, before = dock(bench).overview.memory, bench.session.position
    _type(memory, "A harb")
    qtbot.waitUntil(lambda: bench.manuscript().memory == "A harb", timeout=WAIT_MS)
    _type(memory, "our.")
    qtbot.waitUntil(lambda: bench.manuscript().memory == "A harbour.", timeout=WAIT_MS)
    assert bench.session.position == before + 1
    bench.session.undo()
    assert memory.text == ""
    bench.session.redo()
    assert memory.text == "A harbour."


def test_a_longer_rest_begins_another_step(bench: TextBench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.text.panel.told.pause.PAUSE_S", 0.05)
    memory, before = dock(bench).overview.memory, bench.session.position
    for text in ("One.", " Two."):
        _type(memory, text)
        qtbot.waitUntil(lambda: bench.manuscript().memory == memory.text, timeout=WAIT_MS)
        qtbot.wait(80)
    assert bench.session.position == before + 2


def test_what_was_just_typed_is_saved_and_undone_like_anything_else(bench: TextBench) -> None:
    shown = dock(bench)
    _type(shown.overview.memory, "Rain.")
    assert bench.manuscript().memory == ""
    assert bench.panel.settle()
    assert bench.manuscript().memory == "Rain."
    _type(shown.overview.note, "Slow.")
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undo.ignore()
    QApplication.sendEvent(shown.overview.note, undo)
    assert not undo.isAccepted()
    assert bench.manuscript().note == "Slow."


def test_what_is_typed_stays_when_the_document_changes_meanwhile(bench: TextBench, qtbot: QtBot) -> None:
    memory = dock(bench).overview.memory
    _type(memory, "Mine")
    bench.session.execute(SetMemory("Theirs"))
    assert memory.text == "Mine"
    qtbot.waitUntil(lambda: bench.manuscript().memory == "Mine", timeout=WAIT_MS)


def test_the_notes_depth_is_typed_and_stepped(bench: TextBench, qtbot: QtBot) -> None:
    depth = dock(bench).overview.how_deep
    assert depth.text() == "3 paragraphs before the end"
    depth.setFocus()
    assert depth.text() == "3"
    QTest.keyClick(depth, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: bench.manuscript().note_depth == 4, timeout=WAIT_MS)
    depth.selectAll()
    QTest.keyClicks(depth, "7000")
    QTest.keyClick(depth, Qt.Key.Key_Backspace)
    dock(bench).settle()
    assert bench.manuscript().note_depth == 70
    dock(bench).overview.memory.setFocus()
    assert depth.text() == "70 paragraphs before the end"


def test_files_are_taken_where_they_are_dropped(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    shown, story = dock(bench), tmp_path / "story.md"
    story.write_text("Once.")
    assert not drop(shown, story)
    assert drop(shown, file(tmp_path, "Harbour.json", world_info()))
    qtbot.waitUntil(lambda: len(bench.manuscript().lorebooks) == 1, timeout=WAIT_MS)
    assert drop(bench.panel.editor.viewport(), card_file(tmp_path))
    qtbot.waitUntil(lambda: len(bench.manuscript().characters) == 1, timeout=WAIT_MS)
    assert drop(shown.overview.memory.viewport(), card_file(tmp_path, "again.png"))
    qtbot.waitUntil(lambda: len(bench.manuscript().characters) == 2, timeout=WAIT_MS)
    assert bench.seen() == "The lighthouse was dark."
    assert shown.overview.memory.text == ""


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b'{"some": "thing"}', "neither a lorebook, a character nor a story"),
        ("a.json", b'{"entries": {', "not JSON from line 1"),
        ("a.png", picture(), "a picture without a character"),
        ("a.json", b'{"entries": {"0": {"key": "sea"}}}', "key"),
        ("gone.json", None, "cannot be read"),
    ],
)
def test_a_file_that_is_none_says_what_is_wrong_and_changes_nothing(
    bench: TextBench, qtbot: QtBot, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    path, before = tmp_path / name, bench.session.document
    if data is not None:
        path.write_bytes(data)
    dock(bench).taking.take([path])
    qtbot.waitUntil(lambda: bool(bench.messages.failed), timeout=WAIT_MS)
    (error,) = bench.messages.failed
    assert isinstance(error, UserError)
    assert said in str(error)
    assert error.advice
    assert bench.session.document is before


def test_a_large_lorebook_is_read_while_the_window_goes_on(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    content = "It has been dark for a year. " * 15
    entries: dict[str, Json] = {
        str(at): {"uid": at, "key": [f"word{at}"], "comment": f"Entry {at}", "content": content} for at in range(4000)
    }
    path = file(tmp_path, "Large.json", {"entries": entries})
    assert path.stat().st_size > 2_000_000
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(2)
    dock(bench).taking.take([path])
    assert bench.manuscript().lorebooks == ()
    qtbot.waitUntil(lambda: dock(bench).book_page.model.rowCount() == 4000, timeout=60_000)
    timer.stop()
    gaps = [after - before for before, after in pairwise(ticks)]
    # Read here it would be one gap of a second.
    assert max(gaps) < 0.4


def test_a_character_is_shown_with_its_picture_and_can_be_left_out_of_a_chapter(
    bench: TextBench, qtbot: QtBot, tmp_path: Path
) -> None:
    character = with_character(bench, qtbot, tmp_path)
    page = dock(bench).character_page
    assert dock(bench).pages.currentWidget() is page
    assert page.name.text() == "Mara"
    assert page.fields["description"].text == "{{char}} keeps the light."
    assert not page.picture.pixmap().isNull()
    assert page.picture.pixmap().toImage().pixelColor(5, 5).red() == 200
    bench.settings.set("text.user", "Ada")
    (name, text) = _world(bench).characters[0]
    assert name == "The Keeper"
    assert "The Keeper keeps the light." in text
    assert "The Keeper meets Ada." in text
    page.present.click()
    assert bench.manuscript().chapter("one").absent == (character.id,)
    assert _world(bench) == World()
    bench.session.undo()
    assert page.present.isChecked()


def test_a_card_is_edited_and_goes_back_with_all_that_came_with_it(
    bench: TextBench, qtbot: QtBot, tmp_path: Path
) -> None:
    character = with_character(bench, qtbot, tmp_path)
    shown, before = dock(bench), bench.session.position
    field = shown.character_page.fields["personality"]
    field.moveCursor(field.textCursor().MoveOperation.End)
    _type(field, ", dry")
    qtbot.waitUntil(lambda: bench.session.position == before + 1, timeout=WAIT_MS)
    shown.taking.export_character(character.id, tmp_path / "out.png")
    qtbot.waitUntil((tmp_path / "out.png").exists, timeout=WAIT_MS)
    expected = card_3()
    data = expected["data"]
    assert isinstance(data, dict)
    data["personality"] = "patient, dry"
    card = read_card((tmp_path / "out.png").read_bytes(), "out.png")
    assert card_to_json(card) == expected
    with Image.open(tmp_path / "out.png") as written:
        assert written.size == (60, 80)
    shown.taking.export_character(character.id, tmp_path / "out.json")
    qtbot.waitUntil((tmp_path / "out.json").exists, timeout=WAIT_MS)
    assert json.loads((tmp_path / "out.json").read_bytes()) == expected


def test_the_book_in_a_card_is_offered_and_added(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    with_character(bench, qtbot, tmp_path)
    assert bench.manuscript().lorebooks == ()
    (said, action) = bench.messages.said[-1]
    assert said == "Added: Mara."
    assert action is not None
    action()
    qtbot.waitUntil(lambda: bool(bench.manuscript().lorebooks), timeout=WAIT_MS)
    (book,) = bench.manuscript().lorebooks
    assert book.name == "Harbour"
    qtbot.waitUntil(lambda: dock(bench).books.content(book.id) is not None, timeout=WAIT_MS)
    content = dock(bench).books.content(book.id)
    assert content is not None
    assert [entry.content for entry in content.entries] == ["Gulls speak.", "Nets for You."]


def test_a_conversation_with_a_character_is_asked_for(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    character = with_character(bench, qtbot, tmp_path)
    with qtbot.waitSignal(dock(bench).conversation_wanted) as wanted:
        dock(bench).character_page.begin.click()
    assert wanted.args == [character.id]


def test_a_story_of_koboldai_is_one_step_and_opens(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    before = bench.session.position
    dock(bench).taking.take([file(tmp_path, "story.json", kobold())])
    qtbot.waitUntil(lambda: len(bench.manuscript().items) == 2, timeout=WAIT_MS)
    part = bench.manuscript()
    assert bench.session.position == before + 1
    assert bench.seen() == "It began with rain.\n\nIt went on."
    assert (part.memory, part.note) == ("A harbour.", "[Style: Slow.]")
    assert [book.name for book in part.lorebooks] == ["story"]
    bench.session.undo()
    assert (bench.manuscript().memory, bench.manuscript().lorebooks, len(bench.manuscript().items)) == ("", (), 1)


def test_lists_are_worked_with_the_keys_alone(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    book = with_book(bench, qtbot, tmp_path)
    shown = dock(bench)
    QTest.keyClick(shown.book_page.rows, Qt.Key.Key_Escape)
    assert shown.pages.currentWidget() is shown.overview
    rows = shown.overview.books
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert not bench.manuscript().lorebooks[0].enabled
    assert "switched off" in rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert shown.pages.currentWidget() is shown.book_page
    assert shown.book_page.book == book.id
    shown.show_overview()
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert bench.manuscript().lorebooks == ()
    assert rows.isHidden()


def test_a_project_that_may_not_be_changed_is_only_shown(bench: TextBench) -> None:
    bench.session.replace(bench.session.document, read_only=True)
    dock(bench).overview.refresh()
    assert dock(bench).overview.memory.isReadOnly()
    dock(bench).taking.new_book()
    assert bench.manuscript().lorebooks == ()
    assert "read-only" in str(bench.messages.failed[-1])


def test_every_control_has_a_name(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    with_book(bench, qtbot, tmp_path)
    nameless = [
        widget
        for widget in dock(bench).findChildren(QWidget)
        if widget.window() is dock(bench)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
    ]
    assert nameless == []


def test_a_conversation_is_begun_with_a_character(bench: TextBench, qtbot: QtBot, tmp_path: Path) -> None:
    character = with_character(bench, qtbot, tmp_path)
    dock(bench).conversation_wanted.emit(character.id)
    assert bench.panel.middle.currentWidget() is bench.panel.chat
    (talk,) = [item for item in bench.manuscript().items if isinstance(item, Conversation)]
    qtbot.waitUntil(lambda: bench.manuscript().conversation(talk.id).character == character.id, timeout=WAIT_MS)
    assert len(bench.manuscript().conversation(talk.id).turns) >= 1
