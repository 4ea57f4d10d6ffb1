"""ManuscriptTree: folders, chapters and conversations, to open, move, rename, add and delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.api import Command, Together
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.code.languages import language_of_file
from plugins.text.commands import AddItem, MoveItem, RemoveItems, RenameItem, SetChapter, SetDailyGoal
from plugins.text.model import Chapter, Conversation, Folder, Item, Status, new_id
from plugins.text.panel.tree_rows import COUNT, GOAL, ID, STATUS, TreeRows, icon_of, words_in
from plugins.text.panel.tree_view import TreeView
from plugins.text.panel.work import TextWork, today

_NARROWEST_PX = 190
_CODE_NAME = "program.py"
_GOALS = (0, 500, 1000, 2000, 3000, 5000)
_DAILY = (0, 250, 500, 1000, 1500, 2000)


class ManuscriptTree(QWidget):
    """The dock beside the text; below the tree stands how much is written in all, and today."""

    conversation_wanted = Signal(str)
    """A conversation was chosen."""
    chapter_begun = Signal()
    """A chapter was added, to be written in."""
    title_page_wanted = Signal()
    """What the book says of itself is to be edited."""

    def __init__(self, work: TextWork, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "dock")
        self.setMinimumWidth(_NARROWEST_PX)
        self._work, self._icons = work, icons
        self._shape: tuple[tuple[str, str | None], ...] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._seen: dict[str, Item] = {}
        self._filling = False
        self._beside: str | None = None
        self.view = TreeView(self)
        self.view.setItemDelegate(TreeRows(self.view))
        self.view.setAccessibleName(self.tr("Manuscript"))
        self.view.itemActivated.connect(lambda item, _column: self._open(item))
        self.view.itemClicked.connect(lambda item, _column: self._open(item))
        self.view.itemChanged.connect(self._renamed)
        self.view.moved.connect(self._move)
        self.view.delete_wanted.connect(self.delete)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for icon, words, run in (
            ("file-plus", self.tr("New chapter"), self.add_chapter),
            ("folder", self.tr("New part"), self.add_folder),
            ("message-square", self.tr("New conversation"), self.add_conversation),
            ("notebook-pen", self.tr("New note"), self.add_note),
            ("file-code", self.tr("New code file"), self.add_code),
        ):
            button = IconButton(icons, icon, words)
            button.clicked.connect(run)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.title_page = QPushButton(icons.icon("book-open"), self.tr("Title page"))
        self.title_page.setProperty("class", "quiet")
        self.title_page.setToolTip(self.tr("Title, authors, language and what else a book says of itself"))
        self.title_page.setCheckable(True)
        self.title_page.clicked.connect(self._open_title_page)
        self._total, self._today = QLabel(), QLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        for label in (self._total, self._today):
            label.setProperty("class", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 12)
        layout.setSpacing(6)
        layout.addLayout(buttons)
        layout.addWidget(self.title_page)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._total)
        layout.addWidget(self._progress)
        layout.addWidget(self._today)
        work.manuscript_changed.connect(self.refresh)
        work.chapter_changed.connect(self._show_current)
        self.refresh()

    @property
    def words(self) -> str:
        """What is said of how much is written."""
        return f"{self._total.text()}\n{self._today.text()}"

    def refresh(self) -> None:
        """Show the manuscript as it is; only rows that changed are touched."""
        part = self._work.manuscript
        shape = tuple((item.id, item.parent) for item in part.in_order())
        self._filling = True
        if shape != self._shape:
            self._shape = shape
            self._build()
        for item in part.items:
            row = self._items[item.id]
            if self._seen.get(item.id) is not item or isinstance(item, Folder):
                self._fill(row, item)
                self._seen[item.id] = item
        self._filling = False
        self._show_current()
        self._show_counts()

    def add_chapter(self) -> None:
        """Begin a chapter behind the chosen item."""
        title = self.tr("Chapter {number}").format(number=self._number())
        self._add(Chapter(new_id(), title, self._parent()), edit=False)

    def add_note(self) -> None:
        """Begin a note, which isn't counted."""
        self._add(Chapter(new_id(), self.tr("Note"), self._parent(), counted=False), edit=False)

    def add_code(self) -> None:
        """Begin a file of program code; its name tells the language."""
        chapter = Chapter(new_id(), _CODE_NAME, self._parent(), language="python", is_code=True, counted=False)
        self._add(chapter, edit=False)

    def add_folder(self) -> None:
        """Add a part of the manuscript, to hold chapters."""
        self._add(Folder(new_id(), self.tr("Part"), self._parent()), edit=True)

    def add_conversation(self) -> None:
        """Begin a conversation with the model."""
        self._add(Conversation(new_id(), self.tr("Conversation"), self._parent()), edit=False)

    def rename(self) -> None:
        """Edit the title of the chosen item in its row."""
        if (row := self.view.currentItem()) is not None:
            self.view.editItem(row)

    def delete(self) -> None:
        """Take the chosen items out; undo brings them back."""
        if chosen := self._chosen():
            self._work.execute(RemoveItems(tuple(chosen)))

    def _build(self) -> None:
        shut = {id_ for id_, row in self._items.items() if row.childCount() and not row.isExpanded()}
        self.view.clear()
        self._items.clear()
        self._seen.clear()
        for item in self._work.manuscript.in_order():
            parent = self._items[item.parent] if item.parent else self.view.invisibleRootItem()
            row = QTreeWidgetItem(parent)
            self._items[item.id] = row
        for id_, row in self._items.items():
            row.setExpanded(id_ not in shut)

    def _fill(self, row: QTreeWidgetItem, item: Item) -> None:
        row.setText(0, item.title)
        row.setIcon(0, self._icons.icon(icon_of(item)))
        row.setData(0, ID, item.id)
        row.setData(0, COUNT, words_in(self._work.manuscript, item))
        row.setData(0, STATUS, item.status.value if isinstance(item, Chapter) and item.counted else None)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        row.setFlags(flags | Qt.ItemFlag.ItemIsDropEnabled if isinstance(item, Folder) else flags)
        if isinstance(item, Chapter):
            row.setData(0, GOAL, item.goal_words)
            row.setToolTip(0, self._about(item))

    def _about(self, item: Chapter) -> str:
        lines = [item.title, status_words(item.status)]
        words = QLocale().toString(item.words)
        if item.goal_words:
            goal = QLocale().toString(item.goal_words)
            lines.append(self.tr("{words} of {goal} words").format(words=words, goal=goal))
        else:
            lines.append(self.tr("{words} words").format(words=words))
        return "\n".join(lines)

    def show_item(self, id_: str | None) -> None:
        """Mark a conversation that is shown instead of the chapter, or the chapter again."""
        self._beside = id_
        self._show_current()

    def show_title_page(self, shown: bool) -> None:
        """Mark the title page, which is shown instead of the chapter, or the chapter again."""
        self.title_page.setChecked(shown)
        if shown:
            self.view.setCurrentIndex(QModelIndex())
        self._show_current()

    def _show_current(self) -> None:
        if self.title_page.isChecked():
            return
        row = self._items.get(self._beside or self._work.current)
        if row is not None and self.view.currentItem() is not row:
            self.view.setCurrentItem(row)

    def _show_counts(self) -> None:
        part, locale = self._work.manuscript, QLocale()
        counted = [item for item in part.items if isinstance(item, Chapter) and item.counted]
        # Goals of some chapters alone are none for all of it.
        goal = sum(item.goal_words for item in counted) if all(item.goal_words for item in counted) else 0
        words = locale.toString(part.words)
        self._total.setText(
            self.tr("{words} of {goal} words in all").format(words=words, goal=locale.toString(goal))
            if goal
            else self.tr("{words} words in all").format(words=words)
        )
        written = dict(part.daily).get(today(), 0)
        done, whole = (written, part.daily_goal_words) if part.daily_goal_words else (part.words, goal)
        self._progress.setVisible(bool(whole))
        self._progress.setRange(0, max(1, whole))
        self._progress.setValue(min(done, whole))
        if part.daily_goal_words:
            daily = locale.toString(part.daily_goal_words)
            text = self.tr("{words} of {goal} words today").format(words=locale.toString(written), goal=daily)
        else:
            text = self.tr("{words} words today").format(words=locale.toString(written))
        self._today.setText(text)

    def _open(self, row: QTreeWidgetItem) -> None:
        item = self._item(row)
        is_aside = self._beside is not None or self.title_page.isChecked()
        if isinstance(item, Chapter) and (item.id != self._work.current or is_aside):
            self._work.open(item.id)
        elif isinstance(item, Conversation):
            self.conversation_wanted.emit(item.id)

    def _open_title_page(self) -> None:
        # What is shown says whether it is marked.
        self.title_page.setChecked(True)
        self.title_page_wanted.emit()

    def _renamed(self, row: QTreeWidgetItem, _column: int) -> None:
        item = self._item(row)
        if self._filling or item is None:
            return
        title = " ".join(row.text(0).split())
        if title and title != item.title:
            self._work.execute(_renaming(item, title))
        else:
            self._filling = True
            row.setText(0, item.title)
            self._filling = False

    def _move(self, ids: list[str], parent: str | None, before: str | None) -> None:
        moves: list[Command] = [MoveItem(id_, parent, before) for id_ in ids]
        if moves:
            self._work.execute(moves[0] if len(moves) == 1 else Together("Move in the manuscript", tuple(moves)))
        # Where it was refused the rows lie as Qt would have moved them.
        self._shape = ()
        self.refresh()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        row = self.view.itemAt(at)
        item = self._item(row) if row else None
        menu.addAction(self.tr("New chapter"), self.add_chapter)
        menu.addAction(self.tr("New part"), self.add_folder)
        menu.addAction(self.tr("New note"), self.add_note)
        menu.addAction(self.tr("New code file"), self.add_code)
        menu.addAction(self.tr("New conversation"), self.add_conversation)
        menu.addSeparator()
        if isinstance(item, Chapter):
            self._chapter_menu(menu, item)
            menu.addSeparator()
        daily = menu.addMenu(self.tr("Goal for a day"))
        for words in _DAILY:
            now = self._work.manuscript.daily_goal_words == words
            self._choice(daily, self._goal_words(words), now, partial(self._work.execute, SetDailyGoal(words)))
        if item is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Rename"), self.rename)
            menu.addAction(self.tr("Delete"), self.delete)
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _chapter_menu(self, menu: QMenu, item: Chapter) -> None:
        execute = self._work.execute
        status = menu.addMenu(self.tr("Status"))
        for one in Status:
            setting = SetChapter(item.id, status=one)
            self._choice(status, status_words(one), item.status is one, partial(execute, setting))
        goal = menu.addMenu(self.tr("Goal"))
        for words in _GOALS:
            setting = SetChapter(item.id, goal_words=words)
            self._choice(goal, self._goal_words(words), item.goal_words == words, partial(execute, setting))
        counted = SetChapter(item.id, counted=not item.counted)
        self._choice(menu, self.tr("Belongs to the manuscript"), item.counted, partial(execute, counted))

    def _choice(self, menu: QMenu, text: str, checked: bool, run: Callable[[], object]) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: run())

    def _goal_words(self, words: int) -> str:
        return self.tr("{words} words").format(words=QLocale().toString(words)) if words else self.tr("No goal")

    def _add(self, item: Item, *, edit: bool) -> None:
        current = self._item(self.view.currentItem())
        after = current.id if current is not None and current.parent == item.parent else None
        if not self._work.execute(AddItem(item, after)):
            return
        if isinstance(item, Chapter):
            self._work.open(item.id)
            self.chapter_begun.emit()
        elif isinstance(item, Conversation):
            self.conversation_wanted.emit(item.id)
        if edit:
            self.view.setCurrentItem(self._items[item.id])
            self.rename()

    def _parent(self) -> str | None:
        current = self._item(self.view.currentItem())
        if isinstance(current, Folder):
            return current.id
        return current.parent if current else None

    def _number(self) -> int:
        return 1 + sum(isinstance(item, Chapter) and item.counted for item in self._work.manuscript.items)

    def _chosen(self) -> list[str]:
        return [str(row.data(0, ID)) for row in self.view.selectedItems()]

    def _item(self, row: QTreeWidgetItem | None) -> Item | None:
        id_ = row.data(0, ID) if row is not None else None
        return next((item for item in self._work.manuscript.items if item.id == id_), None)

    def changeEvent(self, event: QEvent) -> None:
        """Icons take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._items:
            self._seen.clear()
            self.refresh()
            self.title_page.setIcon(self._icons.icon("book-open"))


def status_words(status: Status) -> str:
    """How far a chapter is, in words."""
    match status:
        case Status.IDEA:
            return QCoreApplication.translate("TextPanel", "Idea")
        case Status.DRAFT:
            return QCoreApplication.translate("TextPanel", "Draft")
        case Status.REVISED:
            return QCoreApplication.translate("TextPanel", "Revised")
        case Status.DONE:
            return QCoreApplication.translate("TextPanel", "Done")


def _renaming(item: Item, title: str) -> Command:
    """Give an item another title; that of a file of program code says the language too."""
    language = language_of_file(title) if isinstance(item, Chapter) and item.is_code else ""
    if not language:
        return RenameItem(item.id, title)
    return Together("Rename", (RenameItem(item.id, title), SetChapter(item.id, language=language)))
