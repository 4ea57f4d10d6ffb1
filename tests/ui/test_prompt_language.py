"""Writing in the prompt language: colours, names that are offered, weights, tokens."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.api import ModelId
from app.api.prompt_styles import PromptStyles
from app.api.prompting import NoWildcards, TokenCount, Wildcards
from app.ui.token_count import TokenNote
from app.widgets.prompt_completer import Suggestion, suggestions
from app.widgets.prompt_editor import PromptEditor
from app.widgets.prompt_marks import Offer, PromptNames

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAMES = PromptNames(
    [Offer("Ink Wash", "inkwash, brush"), Offer("Deep Ink"), Offer("Oil")],
    [Offer("MyFox-v2")],
    ["animals/cats", "colour"],
)


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[PromptEditor]:
    """An editor in a window, which knows some names."""
    window = QWidget()
    shown = PromptEditor("Prompt", 3)
    layout = QVBoxLayout(window)
    layout.addWidget(shown)
    qtbot.addWidget(window)
    window.resize(420, 300)
    window.show()
    qtbot.waitExposed(window)
    shown.setFocus()
    shown.set_names(NAMES)
    yield shown
    window.close()


def colour_at(editor: PromptEditor, place: int) -> QColor | None:
    """The colour that a character has of its own."""
    for part in editor.document().firstBlock().layout().formats():
        if part.start <= place < part.start + part.length:
            return part.format.foreground().color()
    return None


def test_what_means_something_has_a_colour(editor: PromptEditor) -> None:
    editor.set_text("a (fox:1.2) <lora:Oil:1> __nowhere__ # later")
    colours = {word: colour_at(editor, editor.text().index(word)) for word in ("a ", "(", "fox", "<", "__", "# ")}
    assert colours["a "] is None
    assert colours["fox"] is None
    assert len({found.name() for found in colours.values() if found is not None}) == 4
    wavy = [
        part
        for part in editor.document().firstBlock().layout().formats()
        if part.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    ]
    assert [editor.text()[part.start : part.start + part.length] for part in wavy] == ["nowhere"]


def test_letters_beyond_the_first_plane_move_nothing(editor: PromptEditor) -> None:
    editor.set_text("🦊🦊 (fox:1.2)")
    # Qt counts each of the two foxes twice.
    assert colour_at(editor, 5) is not None
    assert colour_at(editor, 6) is None
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    editor.weigh(up=True)
    assert editor.text() == "🦊🦊 (fox:1.3)"


def test_weights_are_nudged_by_keys_and_undone(editor: PromptEditor) -> None:
    editor.set_text("a red fox")
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "a red (fox:1.2)"
    assert not editor.textCursor().hasSelection()
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "a red (fox:0.9)"
    editor.undo()
    assert editor.text() == "a red fox"
    editor.select(0, 5)
    QTest.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "(a red:1.1) fox"
    assert editor.textCursor().selectedText() == "a red"


def test_names_are_offered_and_taken(editor: PromptEditor) -> None:
    submitted: list[bool] = []
    editor.submitted.connect(lambda: submitted.append(True))
    QTest.keyClicks(editor, "a fox <lora:in")
    assert editor._completer.is_open
    view = editor._completer.popup()
    assert isinstance(view, QListView)
    assert [view.model().index(row, 0).data() for row in range(view.model().rowCount())] == [
        "Ink Wash — inkwash, brush",
        "Deep Ink",
    ]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert editor.text() == "a fox <lora:Ink Wash:1> inkwash, brush"
    assert not editor._completer.is_open
    assert not submitted
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert submitted == [True]
    editor.set_text("")
    QTest.keyClicks(editor, "__cat")
    view = editor._completer.popup()
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not editor._completer.is_open
    assert editor.text() == "__cat"


def test_what_is_suggested() -> None:
    assert suggestions("a myf", NAMES) == [Suggestion("MyFox-v2", "MyFox-v2", 3)]
    assert suggestions("a myfox-v2", NAMES) == []
    assert [found.text for found in suggestions("x __c", NAMES)] == ["__colour__", "__animals/cats__"]
    assert suggestions("a fox", NAMES) == []
    assert suggestions("<lora:a", PromptNames()) == []
    assert [found.length for found in suggestions("a <", NAMES)] == [1, 1, 1]


class Counter:
    """Counts letters, each time when it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.go = threading.Semaphore(0)
        self.limit = 75

    @property
    def wildcards(self) -> Wildcards:
        """None."""
        return NoWildcards()

    @property
    def styles(self) -> PromptStyles:
        """Nobody asks."""
        raise NotImplementedError

    def count(self, model: ModelId, prompt: str) -> TokenCount | None:
        """A token a letter."""
        self.asked.append(prompt)
        self.threads.add(threading.get_ident())
        self.go.acquire(timeout=10)
        return None if model == "unknown" else TokenCount(len(prompt), self.limit, pieces=model != "flux")


def test_tokens_are_counted_aside_and_the_latest_wins(qtbot: QtBot) -> None:
    note, counter = TokenNote(), Counter()
    qtbot.addWidget(note)
    note.set_tools(counter)
    note.ask(ModelId("sd"), "a")
    for length in range(2, 20):
        note.ask(ModelId("sd"), "a" * length)
    counter.go.release(2)
    qtbot.waitUntil(lambda: note.text() == "19 / 75", timeout=10_000)
    assert counter.asked == ["a", "a" * 19]
    assert threading.get_ident() not in counter.threads
    note.ask(ModelId("sd"), "a" * 80)
    counter.go.release()
    qtbot.waitUntil(lambda: note.text() == "80 / 150", timeout=10_000)
    assert note.property("class") == "secondary"
    note.ask(ModelId("flux"), "a" * 80)
    counter.go.release()
    qtbot.waitUntil(lambda: note.text() == "80 / 75", timeout=10_000)
    assert note.property("class") == "bad"
    note.ask(ModelId("unknown"), "a")
    counter.go.release()
    qtbot.waitUntil(note.isHidden, timeout=10_000)
    note.ask(None, "a")
    assert note.isHidden()
