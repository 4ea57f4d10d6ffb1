"""ToldDock: what the model is told besides the story, to be seen and edited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.api import Action
from app.widgets.icons import Icons
from plugins.text.context.lore import Dialect
from plugins.text.panel.context_meter import ContextMeter
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.told.book_page import BookPage
from plugins.text.panel.told.books import books_of
from plugins.text.panel.told.cards import cards_of
from plugins.text.panel.told.character_page import CharacterPage
from plugins.text.panel.told.dropped import Dropped
from plugins.text.panel.told.firing import Firing
from plugins.text.panel.told.overview import Overview
from plugins.text.panel.told.person import called
from plugins.text.panel.told.taking import Taking
from plugins.text.panel.work import TextWork
from plugins.text.telling import character_in, lorebook_in

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ToldDock(QWidget):
    """Memory, author's note, lorebooks and characters; a book or a character is shown in the place of all of it."""

    conversation_wanted = Signal(str)
    """A conversation with a character is to begin: the character's id."""

    meter: ContextMeter | None = None

    def __init__(self, work: TextWork, editor: ManuscriptEditor, icons: Icons) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self._work = work
        self.books, self.cards = books_of(work, self), cards_of(work, self)
        self.firing = Firing(work, editor, self.books, self)
        self.taking = Taking(work, self.books, self.user, self)
        self.overview = Overview(work, self.books, self.cards, self.firing, icons)
        self.book_page = BookPage(work, self.books, self.firing, icons)
        self.character_page = CharacterPage(work, self.cards, icons)
        self.pages = QStackedWidget()
        for page in (self.overview, self.book_page, self.character_page):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.setAccessibleName(self.tr("What the model is told"))
        self._closed = False
        Dropped(self, self.taking.take)
        # The editor would take what is dropped for a text, and the memory too.
        for field in (self.overview.memory, self.overview.note):
            Dropped(field.viewport(), self.taking.take)
        Dropped(editor.viewport(), self.taking.take_dropped)
        self._connect()

    def user(self) -> str:
        """What the reader is called in cards."""
        return called(self._work.context.settings)

    def settle(self) -> bool:
        """Bring into the document what was edited; whether that worked."""
        self.overview.settle()
        books, cards = self.books.settle(), self.cards.settle()
        return books and cards

    def close_work(self) -> None:
        """Keep what waits and listen no more."""
        if not self._closed:
            self._closed = True
            self.settle()
            self.firing.close()
            self.books.close()
            self.cards.close()
            if self.meter is not None:
                self.meter.close_work()

    def actions_here(self) -> Sequence[Action]:
        """What can be done here, with its names."""
        return (
            Action("text.told.memory", "Edit the memory", self.show_memory, "edit", icon="brain"),
            Action("text.told.note", "Edit the author's note", self.show_note, "edit", icon="pen-line"),
            Action("text.told.lorebook", "New lorebook", self.taking.new_book, "edit", icon="book-open"),
            Action(
                "text.told.import",
                "Import a lorebook, a character or a story",
                self.ask_for_files,
                "file",
                help="From SillyTavern, character cards or KoboldAI.",
                icon="download",
            ),
        )

    def show_overview(self) -> None:
        """Go back to all of it."""
        at = self.pages.currentWidget()
        self.pages.setCurrentWidget(self.overview)
        self.overview.refresh()
        (self.overview.books if at is self.book_page else self.overview.characters).setFocus()

    def show_memory(self) -> None:
        """Go to the memory."""
        self.pages.setCurrentWidget(self.overview)
        self._come_forward()
        self.overview.memory.setFocus()

    def show_note(self) -> None:
        """Go to the author's note."""
        self.pages.setCurrentWidget(self.overview)
        self._come_forward()
        self.overview.note.setFocus()

    def show_book(self, book: str) -> None:
        """Show a lorebook."""
        self.pages.setCurrentWidget(self.book_page)
        self._come_forward()
        self.book_page.open(book)

    def show_character(self, character: str) -> None:
        """Show a character."""
        self.pages.setCurrentWidget(self.character_page)
        self._come_forward()
        self.character_page.open(character)

    def ask_for_files(self) -> None:
        """Ask for files to take in."""
        kinds = self.tr("Lorebooks, characters and stories (*.json *.png)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import"), str(Path.home()), kinds)
        self.taking.take([Path(name) for name in names])

    def ask_to_export_book(self, id_: str) -> None:
        """Ask for a file and write a lorebook there."""
        self.settle()
        kinds = {
            self.tr("World info, as it came (*.json)"): (Dialect.WORLD_INFO, False),
            self.tr("Book of a character card (*.json)"): (Dialect.CHARACTER_BOOK, False),
            self.tr("Lorebook of this studio (*.json)"): (None, True),
        }
        book, content = lorebook_in(self._work.manuscript, id_), self.books.content(id_)
        came = content.kept.dialect if content is not None and content.kept is not None else Dialect.WORLD_INFO
        first = next((kind for kind, (dialect, _own) in kinds.items() if dialect is came), "")
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Export"), str(Path.home() / f"{_file_name(book.name)}.json"), ";;".join(kinds), first
        )
        if name:
            dialect, own = kinds.get(kind, (None, False))
            self.taking.export_book(id_, _with_suffix(Path(name), ".json"), dialect, own=own)

    def ask_to_export_character(self, id_: str) -> None:
        """Ask for a file and write a character there."""
        self.settle()
        character = character_in(self._work.manuscript, id_)
        kinds = [self.tr("Character card (*.json)")]
        if character.picture is not None:
            kinds.insert(0, self.tr("Character card with its picture (*.png)"))
        suffix = ".png" if character.picture is not None else ".json"
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Export"), str(Path.home() / f"{_file_name(character.name)}{suffix}"), ";;".join(kinds)
        )
        if name:
            wanted = ".png" if kind.endswith("(*.png)") else ".json"
            self.taking.export_character(id_, _with_suffix(Path(name), wanted))

    def event(self, event: QEvent) -> bool:
        """Before a key does something elsewhere, such as undo or save, what was typed is in the document."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pending = self.overview.pending or self.books.pending or self.cards.pending
            if pending and event.modifiers() & _HELD:
                self.settle()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is not self.overview:
            if self.pages.currentWidget() is self.book_page and self.book_page.current >= 0:
                self.book_page.show_list()
            else:
                self.show_overview()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look what is told now."""
        super().showEvent(event)
        self.firing.watch(on=not self._closed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.firing.watch(on=False)

    def _come_forward(self) -> None:
        """Be seen, also where it lies behind another dock or was put away."""
        dock = self.parentWidget()
        if isinstance(dock, QDockWidget):
            dock.show()
            dock.raise_()

    def _connect(self) -> None:
        overview, book, character = self.overview, self.book_page, self.character_page
        overview.book_wanted.connect(self.show_book)
        overview.character_wanted.connect(self.show_character)
        overview.new_book_wanted.connect(self.taking.new_book)
        overview.import_wanted.connect(self.ask_for_files)
        self.taking.book_taken.connect(self.show_book)
        self.taking.character_taken.connect(self.show_character)
        book.left.connect(self.show_overview)
        book.export_wanted.connect(self.ask_to_export_book)
        character.left.connect(self.show_overview)
        character.export_wanted.connect(self.ask_to_export_character)
        character.book_wanted.connect(self.taking.add_book_of)
        character.conversation_wanted.connect(self.conversation_wanted)
        self._work.manuscript_changed.connect(book.refresh)
        self._work.manuscript_changed.connect(character.refresh)
        self._work.chapter_changed.connect(character.refresh)


def _file_name(name: str) -> str:
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in name)
    return " ".join(kept.split())[:60].strip() or "lorebook"


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
