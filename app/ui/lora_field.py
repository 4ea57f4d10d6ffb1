"""LoraField: the LoRAs that a picture is drawn with, besides those that the prompt names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.api import ModelKind, ModelRecord, UserError
from app.api.lora_list import ListedLora, can_be_named, listed_loras, lora_text
from app.ui.lora_row import LoraRow, goes_with
from app.widgets.dropped import files_dropped
from app.widgets.icons import Icons

_SUFFIXES = (".safetensors", ".pt", ".ckpt", ".bin")


class LoraField(QWidget):
    """A list that LoRAs are put into from a menu, or by dropping their files; the text of a request says the same."""

    changed = Signal()
    word_chosen = Signal(str)
    """A word that a LoRA was taught by, to be written into the prompt."""
    file_dropped = Signal(Path)
    """A file that is no model of the library yet."""

    def __init__(self, label: str, models: Callable[[ModelKind], list[ModelRecord]], icons: Icons) -> None:
        super().__init__()
        self._models, self._icons = models, icons
        self._checkpoint: ModelRecord | None = None
        self.rows: list[LoraRow] = []
        self.setAccessibleName(label)
        self.setAcceptDrops(True)
        self.add_button = QPushButton(icons.icon("plus"), self.tr("Add a LoRA"))
        self.add_button.setToolTip(self.tr("Choose one that is here, or drop its file."))
        self.add_button.clicked.connect(self._open)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._list)
        layout.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    def value(self) -> str:
        """The list as a request has it."""
        return lora_text([row.lora for row in self.rows])

    def set_value(self, text: str) -> None:
        """Show the LoRAs of a text; raises ValueError for one that says something else."""
        try:
            loras = listed_loras(text)
        except UserError as error:
            raise ValueError(str(error)) from error
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()
        for lora in loras:
            self._put(lora)

    def show_model(self, checkpoint: ModelRecord | None) -> None:
        """Say which go with the chosen model."""
        self._checkpoint = checkpoint
        for row in self.rows:
            row.show_model(checkpoint)

    def add(self, record: ModelRecord) -> None:
        """Put a LoRA into the list; one that is in it is switched on."""
        there = next((row for row in self.rows if row.record is not None and row.record.id == record.id), None)
        if there is None:
            named = can_be_named(record.name) and sum(one.name == record.name for one in self._loras()) == 1
            self._put(ListedLora(record.name if named else str(record.id)))
            self.changed.emit()
        elif not there.lora.on:
            there.eye.click()

    def menu(self) -> QMenu:
        """The LoRAs that are here: those that go with the model, and apart from them the others."""
        menu = QMenu(self)
        there = self._loras()
        fitting = [one for one in there if self._checkpoint is None or goes_with(one, self._checkpoint)]
        for record in fitting:
            menu.addAction(record.name, partial(self.add, record))
        others = [one for one in there if one not in fitting]
        if others:
            more = menu.addMenu(self.tr("For other models"))
            for record in others:
                more.addAction(f"{record.name} ({record.architecture})", partial(self.add, record))
        if not there:
            menu.addAction(self.tr("None is here: drop a file, or add one in the model manager.")).setEnabled(False)
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of models are welcome."""
        if files_dropped(event.mimeData(), _SUFFIXES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put those in that are known, and hand the others on."""
        known = {record.path: record for record in self._loras()}
        for path in files_dropped(event.mimeData(), _SUFFIXES):
            if path in known:
                self.add(known[path])
            else:
                self.file_dropped.emit(path)
        event.acceptProposedAction()

    def _open(self) -> None:
        self.menu().popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _loras(self) -> list[ModelRecord]:
        return [one for one in self._models(ModelKind.LORA) if not one.complaint]

    def _put(self, lora: ListedLora) -> None:
        row = LoraRow(lora, self._known(lora.name), self._icons, self)
        row.changed.connect(self.changed)
        row.word_chosen.connect(self.word_chosen)
        row.gone.connect(lambda: self._take_out(row))
        row.show_model(self._checkpoint)
        self.rows.append(row)
        self._list.addWidget(row)

    def _take_out(self, row: LoraRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()

    def _known(self, name: str) -> ModelRecord | None:
        """The LoRA of a name, as the engine finds it: by id, name or the name of its file."""
        wanted = name.lower().removesuffix(".safetensors")
        for said in (lambda one: str(one.id), lambda one: one.name, lambda one: one.path.stem):
            for one in self._loras():
                if said(one).lower() == wanted:
                    return one
        return None
