"""BranchesDock: the history of the open chapter as a graph, to look into, to compare and to go back to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.model import Chapter
from plugins.text.panel.branches.history import Kind, Row
from plugins.text.panel.branches.rows import ROW, BranchLook, BranchRows


class BranchesDock(QWidget):
    """One chosen row is looked at, two are compared; Enter or a double click goes there, F2 names, Delete deletes."""

    looked_at = Signal(object)
    """A Row."""
    compared = Signal(object, object)
    """Two Rows, the older first."""
    wanted = Signal(object)
    """A Row to go to."""
    branch_wanted = Signal(object)
    """A Row to begin a branch from."""
    now_wanted = Signal()
    """The text as it is."""
    escaped = Signal()
    """The text as it is, to go on writing."""
    compare_wanted = Signal(object)
    """A Row to compare with the text as it is."""
    delete_wanted = Signal(object)
    """Rows to delete."""
    snapshot_wanted = Signal()
    takes_wanted = Signal(bool)
    """Whether drafts that were not taken are to be shown."""

    def __init__(self, rows: BranchRows, icons: Icons, *, takes: bool) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = rows
        self.list = _List(rows, self)
        self.list.setAccessibleName(self.tr("Branches"))
        self._snapshot = IconButton(icons, "bookmark", self.tr("Keep a snapshot with a name"))
        self._compare = IconButton(icons, "git-compare", self.tr("Compare with now"))
        self._branch = IconButton(icons, "git-branch", self.tr("Branch from here"))
        self._takes = IconButton(icons, "sparkles", self.tr("Show drafts that were not taken"))
        self._takes.setCheckable(True)
        self._takes.setChecked(takes)
        head = QHBoxLayout()
        head.setSpacing(2)
        for button in (self._snapshot, self._branch, self._compare):
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self._takes)
        self._hint = QLabel(self.tr("Snapshots, and every place at which something was generated, appear here."))
        self._hint.setWordWrap(True)
        self._hint.setProperty("class", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._hint)
        self._chosen_soon = QTimer(self)
        self._chosen_soon.setSingleShot(True)
        self._chosen_soon.setInterval(0)
        self._chosen_soon.timeout.connect(self._tell_chosen)
        self._snapshot.clicked.connect(self.snapshot_wanted)
        self._compare.clicked.connect(self._compare_chosen)
        self._branch.clicked.connect(self._branch_chosen)
        self._takes.toggled.connect(self.takes_wanted)
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        self.list.doubleClicked.connect(lambda index: self._go(index.data(ROW)))
        self.list.entered_row.connect(lambda: self._go(self.list.currentIndex().data(ROW)))
        self.list.escaped.connect(self.escaped)
        self.list.delete_wanted.connect(lambda: self.delete_wanted.emit(self.chosen))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._enable()

    @property
    def chosen(self) -> list[Row]:
        """The rows that are chosen, the newest first."""
        found = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [index.data(ROW) for index in found]

    def show_rows(self, rows: Sequence[Row], chapter: Chapter) -> None:
        """Show a chapter's history; what is chosen stays chosen."""
        ids, scrolled = {row.id for row in self.chosen}, self.list.verticalScrollBar().value()
        model = self.list.selectionModel()
        model.blockSignals(True)
        self.rows.show(rows, chapter)
        for at, row in enumerate(self.rows.rows):
            if row.id in ids:
                model.select(self.rows.index(at), QItemSelectionModel.SelectionFlag.Select)
        model.blockSignals(False)
        self.list.verticalScrollBar().setValue(scrolled)
        self._hint.setVisible(len(self.rows.rows) <= 1)
        self._enable()

    def forget_chosen(self) -> None:
        """Choose nothing, and say nothing of it."""
        model = self.list.selectionModel()
        model.blockSignals(True)
        model.clearSelection()
        model.blockSignals(False)
        self._chosen_soon.stop()
        self.list.viewport().update()
        self._enable()

    def edit_name(self, id_: str) -> None:
        """Let a version be given a name in its row."""
        at = self.rows.row_of(id_)
        if at >= 0:
            index = self.rows.index(at)
            if self.list.is_editing and self.list.currentIndex() == index:
                return
            self.list.scrollTo(index)
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.list.edit(index)

    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._chosen_soon.start()
        self._enable()

    def _tell_chosen(self) -> None:
        match self.chosen:
            case [one] if one.present:
                self.now_wanted.emit()
            case [one]:
                self.looked_at.emit(one)
            case [newer, older]:
                self.compared.emit(older, newer)

    def _enable(self) -> None:
        chosen = self.chosen
        self._compare.setEnabled(len(chosen) == 2 or (len(chosen) == 1 and not chosen[0].present))
        self._branch.setEnabled(len(chosen) == 1)

    def _go(self, row: object) -> None:
        if isinstance(row, Row):
            self._chosen_soon.stop()
            self.wanted.emit(row)

    def _compare_chosen(self) -> None:
        match self.chosen:
            case [one]:
                self.compare_wanted.emit(one)
            case [newer, older]:
                self.compared.emit(older, newer)

    def _branch_chosen(self) -> None:
        match self.chosen:
            case [one]:
                self.branch_wanted.emit(one)

    def _menu(self, at: QPoint) -> None:
        row = self.list.indexAt(at).data(ROW)
        if isinstance(row, Row):
            menu = self.menu_of(row)
            menu.exec(self.list.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu_of(self, row: Row) -> QMenu:
        """What can be done with a row."""
        menu = QMenu(self)
        go = self.tr("Choose this draft") if row.kind is Kind.TAKE else self.tr("Go to this version")
        menu.addAction(go, lambda: self.wanted.emit(row)).setEnabled(not row.present)
        menu.addAction(self.tr("Branch from here"), lambda: self.branch_wanted.emit(row))
        menu.addAction(self.tr("Compare with now"), lambda: self.compare_wanted.emit(row)).setEnabled(not row.present)
        menu.addSeparator()
        menu.addAction(self.tr("Keep a snapshot with a name"), self.snapshot_wanted.emit)
        if row.version is not None:
            menu.addAction(self.tr("Rename"), lambda: self.edit_name(row.id))
        if row.kind is not Kind.NOW:
            words = self.tr("Delete this draft") if row.kind is Kind.TAKE else self.tr("Delete this version")
            menu.addAction(words, lambda: self.delete_wanted.emit([row]))
        return menu


class _List(QListView):
    """A thousand rows of one height; keys say what they mean."""

    entered_row = Signal()
    escaped = Signal()
    delete_wanted = Signal()

    def __init__(self, rows: BranchRows, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setItemDelegate(BranchLook(rows, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    @property
    def is_editing(self) -> bool:
        """Whether a name is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there, delete, or go back to the text."""
        editing = self.is_editing
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not editing:
                self.entered_row.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if not editing:
                self.delete_wanted.emit()
            case Qt.Key.Key_Escape if not editing:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)
