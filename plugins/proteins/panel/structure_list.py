"""StructureList: the structures and sequences of the document, to choose, name and delete."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from app.api import JobContext, Lane, UserError
from app.widgets.icons import Icons
from plugins.proteins.commands import Remove, Rename
from plugins.proteins.model import SequenceItem, StructureItem
from plugins.proteins.panel.work import ProteinsWork


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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.list)
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

    def delete(self) -> None:
        """Take the current one out; the designs for a structure go with it."""
        if self.current_id:
            self._work.execute(Remove(frozenset({self.current_id})))

    def copy(self) -> None:
        """Copy the current sequence as FASTA."""
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
                QGuiApplication.clipboard().setText(found)

        self._work.context.jobs.run("", read, Lane.IO, done)

    def _opened(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._work.open(str(item.data(Qt.ItemDataRole.UserRole)))

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
            for other in structures:
                if other.id != id_:
                    others.addAction(other.name, partial(self.align_wanted.emit, id_, other.id))
            others.setEnabled(len(structures) > 1)
        else:
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
