"""Writing messages: Enter, input methods, pictures, characters, and how messages look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QFont, QImage, QInputMethodEvent, QPalette, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.api import AssetId
from app.widgets.icon_button import IconButton
from plugins.text.context.cards import Card, write_card
from plugins.text.model import KIND, Character, Conversation, Turn
from plugins.text.panel.chat.growing_edit import GrowingEdit
from plugins.text.panel.chat.markdown_parts import Part, parts_of, with_breaks
from plugins.text.panel.chat.message_look import MessageLook
from tests.ui.chat_parts import TALK, ChatBench, record


@pytest.fixture
def chat(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[ChatBench]:
    """A panel with a conversation that is shown."""
    made = ChatBench(tmp_path, resources)
    qtbot.addWidget(made.panel, before_close_func=lambda _panel: made.jobs.queue.close())
    made.panel.resize(900, 640)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.open()
    yield made
    made.close()


@pytest.fixture
def edit(qtbot: QtBot) -> GrowingEdit:
    """An editor for messages."""
    made = GrowingEdit(8)
    qtbot.addWidget(made)
    made.resize(300, 60)
    made.show()
    return made


def compose(edit: GrowingEdit, preedit: str, commit: str = "") -> None:
    """What an input method does."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(edit, event)


def test_enter_sends_and_shift_enter_breaks(edit: GrowingEdit, qtbot: QtBot) -> None:
    edit.setPlainText("a")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert edit.toPlainText() == "a\n"
    with qtbot.waitSignal(edit.submitted):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "a\n"


def test_enter_while_composing_never_sends(edit: GrowingEdit, qtbot: QtBot) -> None:
    """Nor does the one that ends composing, which some systems tell as a key after the text."""
    with qtbot.assertNotEmitted(edit.submitted, wait=20):
        compose(edit, "にほん")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        compose(edit, "", "日本")
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "日本"
    qtbot.wait(60)
    with qtbot.waitSignal(edit.submitted):
        QTest.keyClick(edit, Qt.Key.Key_Return)


def test_it_grows_to_eight_lines(edit: GrowingEdit) -> None:
    edit.setPlainText("one")
    one = edit.height_px
    edit.setPlainText("\n".join("12345"))
    five = edit.height_px
    edit.setPlainText("\n".join("1234567890"))
    assert five - one == 4 * edit.fontMetrics().lineSpacing()
    assert edit.height_px - one == 7 * edit.fontMetrics().lineSpacing()


def test_up_where_nothing_is_written_edits_the_last_message(chat: ChatBench) -> None:
    chat.say("user", "First")
    chat.say("user", "Last", id_="last")
    chat.say("assistant", "Answer")
    editor = chat.view.composer.editor
    editor.setPlainText("something")
    QTest.keyClick(editor, Qt.Key.Key_Up)
    view = chat.view.messages.view("last")
    assert view is not None
    assert view.edit is None
    editor.clear()
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert view.edit is not None
    assert view.edit.editor.toPlainText() == "Last"
    QTest.keyClick(view.edit.editor, Qt.Key.Key_Escape)
    assert view.edit is None


def test_what_cannot_be_kept_is_written_again(chat: ChatBench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a full disk: nothing that was written is lost, nor what was written since."""

    def full(*_args: object, **_values: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(chat.assets, "add_bytes", full)
    editor = chat.view.composer.editor
    editor.setPlainText("Hello")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.setPlainText("and more")
    qtbot.waitUntil(lambda: editor.toPlainText() == "Hello\nand more")
    assert chat.talk().turns == ()


def picture() -> QMimeData:
    """A picture as the clipboard has it."""
    data = QMimeData()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    return data


def test_pictures_go_with_a_message(chat: ChatBench, qtbot: QtBot, tmp_path: Path) -> None:
    """From the clipboard, from a file, and from the gallery; the request names them."""
    composer = chat.view.composer
    composer.editor.insertFromMimeData(picture())
    qtbot.waitUntil(lambda: len(composer.pictures) == 1)
    green = QImage(20, 20, QImage.Format.Format_RGB32)
    green.fill(Qt.GlobalColor.green)
    assert green.save(str(tmp_path / "green.png"))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "green.png"))])
    composer.editor.insertFromMimeData(dropped)
    qtbot.waitUntil(lambda: len(composer.pictures) == 2)
    stored = chat.assets.add_picture(np.zeros((8, 8, 3), np.uint8), "black")
    dragged = QMimeData()
    dragged.setData("application/x-seisei-asset", QByteArray(stored.id.encode()))
    composer._take(dragged)
    qtbot.waitUntil(lambda: len(composer.pictures) == 3)
    ids = [asset.id for asset in composer.pictures]
    assert composer.note == ""
    composer.remove_picture(composer.pictures[0])
    composer.editor.setPlainText("What is this?")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    chat.wait_for_request(qtbot)
    assert chat.kept.requests[0].prompt == ""
    assert chat.sent() == [{"role": "user", "content": "What is this?", "images": ids[1:]}]
    assert chat.talk().shown[0].images == tuple(ids[1:])
    assert set(ids[1:]) <= set(chat.session.document.assets)
    assert composer.pictures == ()


def test_a_model_that_takes_no_pictures_says_so_before_sending(chat: ChatBench, qtbot: QtBot) -> None:
    composer = chat.view.composer
    composer.editor.insertFromMimeData(picture())
    qtbot.waitUntil(lambda: len(composer.pictures) == 1)
    chat.kept.records = [record("Blind", images=False)]
    chat.view.choice.refresh()
    composer.editor.setPlainText("What is this?")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert "does not take pictures" in composer.note
    assert len(composer.pictures) == 1


def with_character(chat: ChatBench, card: Card) -> None:
    """Put a character into the manuscript."""
    stored = chat.assets.add_bytes(write_card(card), "application/json")
    part = replace(chat.manuscript(), characters=(Character("mara", "Mara", stored.id),))
    chat.session.replace(chat.session.document.with_part(KIND, part).with_assets((stored,)))
    chat.kept.document = chat.session.document.id
    chat.open()


def test_a_character_speaks(chat: ChatBench, qtbot: QtBot) -> None:
    """It begins, its greetings are branches, and the model is told who it is."""
    card = Card(
        name="Mara",
        description="{{char}} keeps a lighthouse.",
        greeting="Who is there, {{user}}?",
        other_greetings=("Go away.",),
        system="You are {{char}}. {{original}}",
        closing="Stay in character.",
    )
    with_character(chat, card)
    box = chat.view.head.characters
    assert box.isEnabled()
    box.setCurrentIndex(box.findData("mara"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: chat.talk().character == "mara")
    assert chat.texts() == ["Who is there, You?"]
    row = chat.view.messages.rows[0]
    assert (row.name, row.of) == ("Mara", 2)
    chat.view.head.system.setPlainText("Be kind.")
    chat.view.head.settle()
    chat.view.composer.editor.setPlainText("Me.")
    QTest.keyClick(chat.view.composer.editor, Qt.Key.Key_Return)
    chat.wait_for_request(qtbot)
    request = chat.kept.requests[0]
    assert chat.sent()[0] == {"role": "system", "content": "You are Mara. Be kind."}
    assert request.note == "Stay in character."
    assert request.lore is not None
    assert b"Mara keeps a lighthouse." in chat.assets.read(AssetId(request.lore))


def test_prose_and_code_are_parts() -> None:
    text = "Look:\n\n```python\nx = 1\n\n# y\n```\nand\n~~~\nplain\n"
    assert parts_of(text) == [
        Part("Look:\n"),
        Part("x = 1\n\n# y", True, "python"),
        Part("and"),
        Part("plain\n", True, ""),
    ]


def test_line_breaks_of_a_message_stay_and_blocks_stay_blocks() -> None:
    assert with_breaks("one\ntwo") == "one\u2028two"
    blocks = "# head\ntext\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n> quote"
    assert "\u2028" not in with_breaks(blocks)


def prose(text: str) -> QTextDocument:
    """A text as a message shows it."""
    return MessageLook(QFont(), 15, QPalette()).prose(text)


def test_nothing_is_read_because_a_message_names_it(qapp: QApplication, tmp_path: Path) -> None:
    """Neither pictures nor HTML of a model do anything."""
    secret = QImage(50, 50, QImage.Format.Format_RGB32)
    assert secret.save(str(tmp_path / "secret.png"))
    url = QUrl.fromLocalFile(str(tmp_path / "secret.png"))
    document = prose(f"![x]({url.toString()}) <img src='{url.toString()}'> <b>bold</b>")
    assert document.resource(QTextDocument.ResourceType.ImageResource.value, url) is None
    assert "<b>bold</b>" in document.toPlainText()


def test_headings_emphasis_lists_and_code_are_shown(qapp: QApplication) -> None:
    document = prose("# Head\n\nA *slanted* **bold** `code` word.\n\n- one\n- two")
    head = document.begin()
    assert head.text() == "Head"
    assert head.textFormats()[0].format.font().pixelSize() > 15
    looks = {
        one.format.font().family()
        if one.format.fontFixedPitch()
        else (one.format.fontItalic(), one.format.fontWeight())
        for one in head.next().textFormats()
    }
    assert len(looks) == 4
    assert head.next().next().textList() is not None


def test_code_is_copied_alone(chat: ChatBench) -> None:
    chat.say("assistant", "Run:\n\n```python\nprint(1)\n```\n\nDone.", id_="code")
    view = chat.view.messages.view("code")
    assert view is not None
    view.body.parts[1].findChildren(IconButton)[0].click()
    assert QApplication.clipboard().text() == "print(1)"


def test_the_column_is_no_wider_than_72_characters(chat: ChatBench) -> None:
    chat.say("user", "word " * 200, id_="long")
    view = chat.view.messages.view("long")
    assert view is not None
    document = view.body.findChildren(QTextBrowser)[0].document()
    document.documentLayout().documentSize()
    layout = document.begin().layout()
    lines = [layout.lineAt(line).textLength() for line in range(layout.lineCount())]
    assert max(lines) <= 72
    assert chat.view.messages.viewport().width() > view.width()


def test_a_long_conversation_is_made_of_few_widgets_and_stays_where_it_is(chat: ChatBench, qtbot: QtBot) -> None:
    """Only what is in sight exists; scrolling comes to both ends, and what is above may be of any height."""
    turns: list[Turn] = []
    for number in range(500):
        text = f"Message {number}\n\n" + "Words that go on. " * (10 * (number % 5))
        asset = chat.assets.add_bytes(text.encode(), "text/plain")
        role = "assistant" if number % 2 else "user"
        turns.append(Turn(f"t{number}", turns[-1].id if turns else None, role, asset.id))
    part = chat.manuscript()
    long = Conversation(TALK, "Long", turns=tuple(turns), leaf="t499")
    chat.session.replace(chat.session.document.with_part(KIND, part.with_item(long)))
    chat.open()
    messages = chat.view.messages
    bar = messages.verticalScrollBar()
    assert messages.at_end
    assert messages.views[-1].row.key == "t499"
    most = 0
    for _ in range(60):
        first = next(view for view in messages.views if view.y() + view.height() > 0)
        before = first.y()
        bar.setValue(bar.value() - 100)
        assert first.y() == before + 100
        most = max(most, len(messages.views))
    assert most < 30
    bar.setValue(0)
    assert messages.views[0].row.key == "t0"
    assert messages.views[0].y() >= 0
    assert not messages.at_end
    bar.setValue(bar.maximum())
    assert messages.views[-1].row.key == "t499"
    last = messages.views[-1]
    assert last.y() + last.height() <= messages.viewport().height()


def test_whoever_reads_above_stays_there_while_more_is_written(chat: ChatBench, qtbot: QtBot) -> None:
    for number in range(12):
        chat.say("assistant" if number % 2 else "user", "Words that go on. " * 40)
    chat.say("user", "More")
    job = chat.kept.submit("text.chat", chat.view.choice.request({}), place={"conversation": TALK, "parent": "t12"})
    chat.panel.show_job(job)
    messages = chat.view.messages
    chat.stream(job, "Once. " * 50)
    qtbot.waitUntil(lambda: bool(messages.views) and messages.views[-1].row.key == "writing")
    assert messages.at_end
    messages.verticalScrollBar().setValue(messages.verticalScrollBar().value() - 300)
    first = messages.views[1]
    y = first.y()
    chat.stream(job, "Once. " * 150)
    qtbot.waitUntil(lambda: messages.rows[-1].text == "Once. " * 150)
    assert first.y() == y
    assert not messages.at_end


def test_keys_go_from_message_to_message(chat: ChatBench) -> None:
    """And what can be done to one has a key there."""
    chat.say("user", "One", id_="one")
    chat.say("assistant", "Two", id_="two")
    chat.view.messages.go_to("two")
    two = chat.view.messages.view("two")
    assert two is not None
    QTest.keyClick(two, Qt.Key.Key_Up)
    one = chat.view.messages.view("one")
    assert one is not None
    QTest.keyClick(one, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "One"
    QTest.keyClick(one, Qt.Key.Key_Delete)
    assert chat.texts() == []


def test_tab_goes_through_a_message_and_out_of_all(chat: ChatBench, qtbot: QtBot) -> None:
    """One message has the keys, however many there are."""
    for number in range(6):
        chat.say("assistant" if number % 2 else "user", f"Text\n\n```py\n{number}\n```", id_=f"m{number}")
    chat.panel.activateWindow()
    editor = chat.view.composer.editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)

    def tab(*, back: bool = False) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focus, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, held)
        now = QApplication.focusWidget()
        assert now is not None
        return now

    message = chat.view.messages.view("m5")
    assert message is not None
    assert tab(back=True) is message
    assert not chat.view.messages.isAncestorOf(tab(back=True))
    message.setFocus()
    names = []
    while (focus := tab()) is not editor:
        names.append(focus.accessibleName())
    assert names[0] == "Edit, as a branch (E)"
    assert names[-1] == "Copy code"
    assert len(names) == len(message.row.can) + 1 == 7


def test_larger_letters_are_larger_in_conversations_too(chat: ChatBench) -> None:
    chat.say("user", "Hello", id_="mine")
    before = chat.view.messages.view("mine")
    assert before is not None
    height = before.height()
    chat.panel.work.set_size(28)
    after = chat.view.messages.view("mine")
    assert after is not None
    assert after.height() > height


def test_pointing_at_a_message_higher_than_the_view_scrolls_nothing(chat: ChatBench, qtbot: QtBot) -> None:
    chat.say("user", "Words that go on.\n\n" * 80, id_="long")
    messages = chat.view.messages
    messages.verticalScrollBar().setValue(messages.verticalScrollBar().maximum() // 2)
    view = messages.view("long")
    assert view is not None
    chat.panel.activateWindow()
    y = view.y()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 300 - y))
    qtbot.waitUntil(view.hasFocus)
    assert view.y() == y
