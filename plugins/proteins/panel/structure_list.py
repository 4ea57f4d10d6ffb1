"""StructureList: the structures and sequences of the document, to choose, name and delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QToolButton, QVBoxLayout, QWidget

from app.api import JobContext, Lane, Recipe, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.proteins.commands import Remove, Rename
from plugins.proteins.model import SequenceItem, StructureItem
from plugins.proteins.panel.work import ProteinsWork

_FOLD = "proteins.fold"


class StructureList(QWidget):
    """The one that is shown is the current one; F2 names it, Delete takes it out."""

    align_wanted = Signal(str, str)
    """Lay the first structure on the second."""

    def __init__(self, work: ProteinsWork, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._icons = work, icons
        self.list = _Rows(self)
        self.list.setAccessibleName(self.tr("Structures and sequences"))
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.currentItemChanged.connect(self._opened)
        self.list.itemChanged.connect(self._named)
        self.list.delete_wanted.connect(self.delete)
        self.align_button = IconButton(icons, "combine", self.tr("Align with another structure"))
        self.align_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.align_menu = QMenu(self.align_button)
        self.align_menu.aboutToShow.connect(lambda: self._fill_others(self.align_menu, self.current_id))
        self.align_button.setMenu(self.align_menu)
        self.fold_button = IconButton(icons, "sparkles", self.tr("Predict its structure"))
        self.fold_button.clicked.connect(self.fold)
        self.copy_button = IconButton(icons, "copy", self.tr("Copy as FASTA"))
        self.copy_button.clicked.connect(self.copy)
        self.delete_button = IconButton(icons, "trash-2", self.tr("Delete"))
        self.delete_button.clicked.connect(self.delete)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.align_button, self.fold_button):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.copy_button, self.delete_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        work.part_changed.connect(self.refresh)
        work.current_changed.connect(self.refresh)
        self.refresh()

    @property
    def current_id(self) -> str:
        """The id of the row that is current, empty where none is."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def refresh(self) -> None:
        """Show what there is."""
        blocked = QSignalBlocker(self.list)
        part, shown, before = self._work.part, self._work.current, self.current_id
        self.list.clear()
        current = before if any(one.id == before for one in part.sequences) else shown.id if shown is not None else ""
        rows: tuple[StructureItem | SequenceItem, ...] = (*part.structures, *part.sequences)
        for one in rows:
            is_sequence = isinstance(one, SequenceItem)
            row = QListWidgetItem(self._icons.icon("type" if is_sequence else "box"), one.name)
            row.setData(Qt.ItemDataRole.UserRole, one.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            row.setToolTip(one.name)
            self.list.addItem(row)
            if one.id == current:
                self.list.setCurrentItem(row)
        blocked.unblock()
        self._show_buttons()

    def delete(self) -> None:
        """Take the current one out; the designs for a structure go with it."""
        if self.current_id:
            self._work.execute(Remove(frozenset({self.current_id})))

    def copy(self) -> None:
        """Copy the current sequence as FASTA."""
        self._with_text(QGuiApplication.clipboard().setText)

    def fold(self) -> None:
        """Write the current sequence into the form that predicts structures."""
        recall = self._work.context.recall
        self._with_text(lambda text: recall(Recipe(_FOLD, "1", {"sequence": text})))

    def _with_text(self, use: Callable[[str], object]) -> None:
        """Use the text of the current sequence as soon as it is read."""
        item = next((one for one in self._work.part.sequences if one.id == self.current_id), None)
        if item is None:
            return
        assets = self._work.context.assets

        def read(_job: JobContext) -> str | UserError:
            try:
                return assets.read(item.asset).decode("utf-8", "replace")
            except UserError as error:
                return error

        def done(found: str | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            else:
                use(found)

        self._work.context.jobs.run("", read, Lane.IO, done)

    def _show_buttons(self) -> None:
        part, current = self._work.part, self.current_id
        is_sequence = any(one.id == current for one in part.sequences)
        self.align_button.setEnabled(bool(current) and not is_sequence and len(part.structures) > 1)
        for button in (self.fold_button, self.copy_button):
            button.setEnabled(is_sequence)
        self.delete_button.setEnabled(bool(current))

    def _fill_others(self, menu: QMenu, moving: str) -> None:
        menu.clear()
        for other in self._work.part.structures:
            if other.id != moving:
                menu.addAction(other.name, partial(self.align_wanted.emit, moving, other.id))

    def _opened(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._work.open(str(item.data(Qt.ItemDataRole.UserRole)))
        self._show_buttons()

    def _named(self, item: QListWidgetItem) -> None:
        id_, name = str(item.data(Qt.ItemDataRole.UserRole)), " ".join(item.text().split())
        if not name or not self._work.execute(Rename(id_, name)):
            self.refresh()

    def _menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename"), lambda: self.list.editItem(item))
        id_ = str(item.data(Qt.ItemDataRole.UserRole))
        structures = self._work.part.structures
        if any(one.id == id_ for one in structures):
            others = menu.addMenu(self.tr("Align with"))
            self._fill_others(others, id_)
            others.setEnabled(len(structures) > 1)
        else:
            menu.addAction(self.tr("Predict its structure"), self.fold)
            menu.addAction(self.tr("Copy as FASTA"), self.copy)
        menu.addAction(self.tr("Delete"), self.delete)
        menu.popup(self.list.mapToGlobal(at))


class _Rows(QListWidget):
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a row out."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
