"""Overview: memory, the author's note, and the lists of lorebooks and characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.api import Command
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.context.characters import called, filled
from plugins.text.model import Character, Lorebook
from plugins.text.panel.told.books import Books
from plugins.text.panel.told.cards import Cards
from plugins.text.panel.told.character_page import set_present
from plugins.text.panel.told.fields import LineField, NumberField, TextField
from plugins.text.panel.told.firing import Firing
from plugins.text.panel.told.pause import Pause
from plugins.text.panel.told.person import USER
from plugins.text.panel.told.rows import LINE, MARK, Mark, Rows
from plugins.text.panel.told.scrolled import Scrolled
from plugins.text.panel.work import TextWork
from plugins.text.telling import (
    DEEPEST_NOTE,
    RemoveCharacter,
    RemoveLorebook,
    SetLorebook,
    SetMemory,
    SetNote,
)

T = TypeVar("T")

_MOST_ROWS = 8
_PICTURE_PX = 64


class Overview(Scrolled):
    """What the model is always told, in fields that are kept while one types, and what it may be told."""

    book_wanted = Signal(str)
    character_wanted = Signal(str)
    new_book_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, work: TextWork, books: Books, cards: Cards, firing: Firing, icons: Icons) -> None:
        super().__init__()
        self._work, self._books, self._cards, self._firing = work, books, cards, firing
        self.memory = TextField(
            self.tr("Memory"), 3, 12, placeholder=self.tr("What is always true: the place, the people, the style")
        )
        self.note = TextField(
            self.tr("Author's note"), 2, 6, placeholder=self.tr("What matters now, such as: slow, and full of dread")
        )
        self.how_deep = NumberField(
            self.tr("Depth of the author's note"), 0, DEEPEST_NOTE, unit=self.tr("paragraphs before the end")
        )
        self.user = LineField(self.tr("What you are called"), placeholder=self.tr("You"))
        self._book_rows, self._character_rows = QStandardItemModel(self), QStandardItemModel(self)
        self.books = Rows(self.tr("Lorebooks"), self._book_rows)
        self.characters = Rows(self.tr("Characters"), self._character_rows)
        self._no_books = _quiet(
            self.tr("Lore is told when its words stand in the text. Add a lorebook, or drop one here.")
        )
        self._no_characters = _quiet(self.tr("Drop a character card here, as a PNG or JSON file."))
        self._user_row = QWidget()
        self._memory_pause, self._note_pause = Pause(self), Pause(self)
        self._build(icons)
        self._connect()
        self.user.setText(str(work.context.settings.get(USER, "")))
        self.refresh()

    @property
    def pending(self) -> bool:
        """Whether something was typed that isn't in the document yet."""
        return self._memory_pause.pending or self._note_pause.pending

    def refresh(self) -> None:
        """Show the manuscript as it is now; what is being typed stays."""
        part = self._work.manuscript
        if not self._memory_pause.pending:
            self.memory.show_text(part.memory)
        if not self._note_pause.pending:
            self.note.show_text(part.note)
            self.how_deep.show_number(part.note_depth)
        read_only = self._work.context.session.read_only
        for field in (self.memory, self.note, self.how_deep):
            field.setReadOnly(read_only)
        self._show(self._book_rows, self.books, self._no_books, part.lorebooks, self._fill_book)
        self._show(self._character_rows, self.characters, self._no_characters, part.characters, self._fill_character)
        self._user_row.setVisible(bool(part.characters))

    def settle(self) -> None:
        """Bring into the document what was typed."""
        self._memory_pause.flush()
        self._note_pause.flush()

    def _build(self, icons: Icons) -> None:
        layout = self.column
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(6)
        for title, field in ((self.tr("Memory"), self.memory), (self.tr("Author's note"), self.note)):
            layout.addWidget(_caption(title, field))
            layout.addWidget(field)
        layout.addWidget(self.how_deep)
        layout.addSpacing(8)
        add = IconButton(icons, "plus", self.tr("New lorebook"))
        add.clicked.connect(self.new_book_wanted)
        take_book = IconButton(icons, "download", self.tr("Import a lorebook, a character or a story"))
        take_card = IconButton(icons, "download", self.tr("Import a character"))
        for button in (take_book, take_card):
            button.clicked.connect(self.import_wanted)
        layout.addLayout(_head(_caption(self.tr("Lorebooks"), self.books), add, take_book))
        layout.addWidget(self._no_books)
        layout.addWidget(self.books)
        layout.addSpacing(8)
        layout.addLayout(_head(_caption(self.tr("Characters"), self.characters), take_card))
        layout.addWidget(self._no_characters)
        layout.addWidget(self.characters)
        row = QHBoxLayout(self._user_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_quiet(self.tr("You are called")))
        row.addWidget(self.user, 1)
        layout.addWidget(self._user_row)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.memory.typed.connect(self._memory_pause.touch)
        self.memory.left.connect(self._memory_pause.end_burst)
        self._memory_pause.due.connect(self._keep_memory)
        for typed in (self.note.typed, self.how_deep.typed):
            typed.connect(self._note_pause.touch)
        self.note.left.connect(self._note_pause.end_burst)
        self._note_pause.due.connect(self._keep_note)
        self.user.typed.connect(lambda: self._work.context.settings.set(USER, self.user.clean))
        self.books.opened.connect(lambda row: self.book_wanted.emit(self._book(row).id))
        self.books.switched.connect(lambda row: self._switch_book(self._book(row)))
        self.books.delete_wanted.connect(lambda row: self._do(RemoveLorebook(self._book(row).id)))
        self.characters.opened.connect(lambda row: self.character_wanted.emit(self._character(row).id))
        self.characters.switched.connect(lambda row: self._switch_character(self._character(row)))
        self.characters.delete_wanted.connect(lambda row: self._do(RemoveCharacter(self._character(row).id)))
        self._work.manuscript_changed.connect(self.refresh)
        self._work.chapter_changed.connect(self.refresh)
        self._books.changed.connect(lambda _id: self.refresh())
        self._cards.changed.connect(lambda _id: self.refresh())
        self._firing.changed.connect(self.refresh)

    def _keep_memory(self) -> None:
        if self.memory.text != self._work.manuscript.memory:
            self._do(SetMemory(self.memory.text, merge_key=("memory", self._memory_pause.burst)))

    def _keep_note(self) -> None:
        part = self._work.manuscript
        if (self.note.text, self.how_deep.whole) != (part.note, part.note_depth):
            self._do(SetNote(self.note.text, self.how_deep.whole, merge_key=("note", self._note_pause.burst)))

    def _do(self, command: Command) -> None:
        self._work.execute(command)

    def _switch_book(self, book: Lorebook) -> None:
        self._do(SetLorebook(book.id, enabled=not book.enabled))

    def _switch_character(self, character: Character) -> None:
        set_present(self._work, character.id, on=character.id in self._work.chapter.absent)

    def _book(self, row: int) -> Lorebook:
        return self._work.manuscript.lorebooks[row]

    def _character(self, row: int) -> Character:
        return self._work.manuscript.characters[row]

    def _show(
        self,
        model: QStandardItemModel,
        rows: Rows,
        empty: QLabel,
        things: Sequence[T],
        fill: Callable[[QStandardItem, T], None],
    ) -> None:
        if model.rowCount() > len(things):
            model.removeRows(len(things), model.rowCount() - len(things))
        for row, thing in enumerate(things):
            if row == model.rowCount():
                model.appendRow(QStandardItem())
            fill(model.item(row), thing)
        empty.setVisible(not things)
        rows.fit(_MOST_ROWS)

    def _fill_book(self, row: QStandardItem, book: Lorebook) -> None:
        content, fires = self._books.content(book.id), self._firing.of(book.id)
        told = len(fires.told) if book.enabled else 0
        if content is None:
            line = self.tr("reading")
        else:
            count = QLocale().toString(len(content.entries))
            line = self.tr("{count} entries").format(count=count)
            if told:
                words = self.tr("{told} of {count} entries told now")
                line = words.format(told=QLocale().toString(told), count=count)
            elif not book.enabled:
                line = self.tr("{count} entries, switched off").format(count=count)
        problem = book.enabled and bool(fires.problems)
        mark = Mark.PROBLEM if problem else Mark.TOLD if told else None
        _fill(row, book.name or self.tr("Lorebook"), line, on=book.enabled, mark=mark)

    def _fill_character(self, row: QStandardItem, character: Character) -> None:
        shown = self._cards.content(character.id)
        on = character.id not in self._work.chapter.absent
        line = self.tr("told in this chapter") if on else self.tr("not told in this chapter")
        description = ""
        if shown is not None:
            told = filled(shown.card.description[:200], called(shown.card), self.user.clean or self.tr("You"))
            description = " ".join(told.split())
        _fill(row, character.name or self.tr("Character"), f"{line} · {description}" if description else line, on=on)
        if shown is not None and not shown.picture.isNull():
            row.setData(square(shown.picture, _PICTURE_PX), Qt.ItemDataRole.DecorationRole)


def _fill(row: QStandardItem, name: str, line: str, *, on: bool, mark: Mark | None = None) -> None:
    checked = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    role = Qt.ItemDataRole
    for value, what in ((name, role.DisplayRole), (line, LINE), (checked, role.CheckStateRole), (mark, MARK)):
        if row.data(int(what)) != value:
            row.setData(value, int(what))
    row.setData(f"{name}, {line}", int(role.AccessibleTextRole))


def square(picture: QImage, side: int) -> QPixmap:
    """The upper middle of a picture, where a face is, as a square."""
    least = min(picture.width(), picture.height())
    cut = picture.copy((picture.width() - least) // 2, 0, least, least)
    aspect = Qt.AspectRatioMode.IgnoreAspectRatio
    return QPixmap.fromImage(cut.scaled(side, side, aspect, Qt.TransformationMode.SmoothTransformation))


def _caption(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "caption")
    label.setBuddy(field)
    return label


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "secondary")
    label.setWordWrap(True)
    return label


def _head(caption: QLabel, *buttons: IconButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2)
    row.addWidget(caption, 1)
    for button in buttons:
        row.addWidget(button)
    return row
