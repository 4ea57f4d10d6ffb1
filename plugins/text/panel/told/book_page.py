"""BookPage: the entries of a lorebook, to search, switch, add and delete, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.api import UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.context.lore import Lorebook, LoreEntry
from plugins.text.model import new_id
from plugins.text.panel.saying import said
from plugins.text.panel.told.books import Books
from plugins.text.panel.told.entry_model import EntryModel
from plugins.text.panel.told.entry_page import EntryPage
from plugins.text.panel.told.fields import LineField, NumberField, labelled
from plugins.text.panel.told.firing import Firing
from plugins.text.panel.told.rows import Rows
from plugins.text.panel.work import TextWork
from plugins.text.telling import RemoveLorebook, SetLorebook

_SOON_MS = 150


class BookPage(QStackedWidget):
    """Shows a lorebook; choosing an entry shows that in its place."""

    left = Signal()
    """Back to the overview is wanted."""
    export_wanted = Signal(str)
    """A book is to be written to a file."""

    def __init__(self, work: TextWork, books: Books, firing: Firing, icons: Icons) -> None:
        super().__init__()
        self._work, self._books, self._firing = work, books, firing
        self.book = ""
        self.current = -1
        """The place of the entry that is shown, -1 while the list is."""
        self.model = EntryModel(self)
        self.rows = Rows(self.tr("Entries of the lorebook"), self.model)
        self.entry = EntryPage(icons)
        self.name = LineField(self.tr("Name of the lorebook"), placeholder=self.tr("Name"))
        self.search = LineField(self.tr("Search the entries"), placeholder=self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self._says = QLabel()
        self._says.setWordWrap(True)
        self._says.setProperty("class", "secondary")
        self._settings = _BookSettings(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._search)
        self.addWidget(self._list_page(icons))
        self.addWidget(self.entry)
        self._connect()

    @property
    def content(self) -> Lorebook | None:
        """What the book says."""
        return self._books.content(self.book) if self.book else None

    @property
    def words(self) -> str:
        """What is said of the book as a whole."""
        return self._says.text()

    def open(self, book: str) -> None:
        """Show the entries of a book."""
        self.book, self.current = book, -1
        self.search.clear()
        self._search()
        self.setCurrentIndex(0)
        self._settings.setVisible(False)
        self.refresh()
        self.rows.setFocus()
        if self.model.rowCount():
            self.rows.setCurrentIndex(self.model.index(0))

    def refresh(self) -> None:
        """Show the book as it is now; go back to the overview where it is gone."""
        if not self.book:
            return
        known = next((one for one in self._work.manuscript.lorebooks if one.id == self.book), None)
        if known is None:
            self.book = ""
            self.left.emit()
            return
        self.name.show_text(known.name)
        content = self.content
        self.model.show_entries(content.entries if content else ())
        self._show_fires()
        if content is None:
            self._says.setText(self.tr("Reading the lorebook"))
            return
        self._settings.show_book(content)
        if self.current >= len(content.entries):
            self.show_list()
        elif self.current >= 0:
            self.entry.show_entry(content.entries[self.current])

    def show_entry(self, place: int) -> None:
        """Show one entry to be written."""
        content = self.content
        if content is None or not 0 <= place < len(content.entries):
            return
        self._books.pause.end_burst()
        self.current = place
        self.entry.show_entry(content.entries[place])
        self._show_fires()
        self.setCurrentWidget(self.entry)
        self.entry.content.setFocus()

    def show_list(self) -> None:
        """Go back to the list, to the row of the entry that was shown."""
        row = self.model.row_of(self.current)
        self.current = -1
        self.setCurrentIndex(0)
        if row >= 0:
            self.rows.setCurrentIndex(self.model.index(row))
        self.rows.setFocus()

    def add_entry(self) -> None:
        """Begin a new entry."""
        content = self.content
        if content is None:
            return
        self._books.pause.end_burst()
        if self._edit((*content.entries, LoreEntry(new_id()))):
            self.search.clear()
            self._search()
            self.show_entry(len(content.entries))
            self.entry.name.setFocus()

    def delete_entry(self, place: int) -> None:
        """Take an entry out; undo brings it back."""
        content = self.content
        if content is None or not 0 <= place < len(content.entries):
            return
        self._books.pause.end_burst()
        if self.current == place:
            self.show_list()
        self._edit((*content.entries[:place], *content.entries[place + 1 :]))
        self._books.pause.end_burst()

    def switch(self, place: int) -> None:
        """Switch an entry on or off."""
        content = self.content
        if content is not None:
            self._books.pause.end_burst()
            entry = content.entries[place]
            self._change(place, replace(entry, enabled=not entry.enabled))
            self._books.pause.end_burst()

    def show_problem(self, book: str, error: UserError) -> None:
        """Say why a book cannot be read."""
        if book == self.book:
            self._says.setText(said(error.words))

    def _list_page(self, icons: Icons) -> QWidget:
        page = QWidget()
        back = IconButton(icons, "chevron-left", self.tr("Back to the overview"))
        back.clicked.connect(self.left)
        more = IconButton(icons, "ellipsis-vertical", self.tr("More for this lorebook"))
        menu = QMenu(more)
        menu.addAction(self.tr("Export…"), lambda: self.export_wanted.emit(self.book))
        menu.addAction(self.tr("Settings of the lorebook"), self._show_settings)
        menu.addSeparator()
        menu.addAction(self.tr("Delete lorebook"), self._delete)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        add = IconButton(icons, "plus", self.tr("New entry"))
        add.clicked.connect(self.add_entry)
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(4)
        tools.setSpacing(4)
        for widget in (back, self.name, more):
            head.addWidget(widget)
        tools.addWidget(self.search, 1)
        tools.addWidget(add)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._settings)
        layout.addLayout(tools)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._says)
        return page

    def _connect(self) -> None:
        rows, entry, model = self.rows, self.entry, self.model
        rows.opened.connect(lambda row: self.show_entry(model.place(row)))
        rows.switched.connect(lambda row: self.switch(model.place(row)))
        rows.delete_wanted.connect(lambda row: self.delete_entry(model.place(row)))
        entry.edited.connect(lambda one: self._change(self.current, one))
        entry.left.connect(self.show_list)
        entry.step_wanted.connect(self._step)
        entry.delete_wanted.connect(lambda: self.delete_entry(self.current))
        entry.field_left.connect(self._books.pause.end_burst)
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.name.left.connect(self._rename)
        self.name.returnPressed.connect(self._rename)
        self._settings.edited.connect(lambda book: self._books.edit(self.book, book))
        self._books.changed.connect(lambda book: self.refresh() if book == self.book else None)
        self._books.failed.connect(self.show_problem)
        self._firing.changed.connect(self._show_fires)

    def _show_fires(self) -> None:
        known = next((one for one in self._work.manuscript.lorebooks if one.id == self.book), None)
        content = self.content
        if known is None or content is None:
            return
        fires = self._firing.of(self.book)
        self.model.show_fires(fires)
        if self.current >= 0:
            self.entry.show_state(fires, self.current, book_enabled=known.enabled)
        locale, count = QLocale(), len(content.entries)
        if not count:
            self._says.setText(self.tr("No entries yet: add one, and say by which words it is told."))
        elif not known.enabled:
            self._says.setText(self.tr("The lorebook is switched off."))
        else:
            words = self.tr("{told} of {count} are told with the text at the cursor")
            self._says.setText(words.format(told=locale.toString(len(fires.told)), count=locale.toString(count)))

    def _change(self, place: int, entry: LoreEntry) -> None:
        content = self.content
        if content is not None and 0 <= place < len(content.entries):
            self._edit((*content.entries[:place], entry, *content.entries[place + 1 :]))

    def _edit(self, entries: tuple[LoreEntry, ...]) -> bool:
        content = self.content
        if content is None:
            return False
        try:
            self._books.edit(self.book, content.with_entries(entries))
        except UserError as error:
            self._work.context.messages.fail(error)
            return False
        return True

    def _step(self, by: int) -> None:
        row = self.model.row_of(self.current) + by
        if 0 <= row < self.model.rowCount():
            self.show_entry(self.model.place(row))

    def _search(self) -> None:
        self._soon.stop()
        self.model.search(self.search.text())

    def _rename(self) -> None:
        known = next((one for one in self._work.manuscript.lorebooks if one.id == self.book), None)
        name = self.name.clean
        if known is not None and name and name != known.name:
            self._work.execute(SetLorebook(self.book, name=name, label="Rename"))

    def _show_settings(self) -> None:
        self._settings.setVisible(self._settings.isHidden())

    def _delete(self) -> None:
        self._books.settle()
        self._work.execute(RemoveLorebook(self.book))


class _BookSettings(QWidget):
    """What holds for a whole book."""

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = Lorebook()
        self._showing = False
        self._scan = NumberField(
            self.tr("Keys are searched in"), 0, unit=self.tr("paragraphs"), nothing=self.tr("as many as usual")
        )
        self._budget = NumberField(
            self.tr("Most that it may take"), 0, unit=self.tr("tokens"), nothing=self.tr("as much as any lore")
        )
        self._recursive = QCheckBox(self.tr("Entries set off one another"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(6)
        layout.addWidget(labelled(self.tr("Keys are searched in"), self._scan))
        layout.addWidget(labelled(self.tr("Most that it may take"), self._budget))
        layout.addWidget(self._recursive, alignment=Qt.AlignmentFlag.AlignLeft)
        self._scan.typed.connect(self._tell)
        self._budget.typed.connect(self._tell)
        self._recursive.toggled.connect(lambda _on: self._tell())
        self.setVisible(False)

    def show_book(self, book: Lorebook) -> None:
        """Show the settings of a book."""
        self._book = book
        self._showing = True
        self._scan.show_number(book.scan_paragraphs)
        self._budget.show_number(book.budget_tokens)
        self._recursive.setChecked(book.recursive)
        self._showing = False

    def _tell(self) -> None:
        if self._showing:
            return
        scan, budget = self._scan.number, self._budget.number
        self.edited.emit(
            replace(
                self._book,
                scan_paragraphs=None if scan is None else int(scan),
                budget_tokens=None if budget is None else int(budget),
                recursive=self._recursive.isChecked(),
            )
        )
