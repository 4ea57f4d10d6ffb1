"""ModelManager: the models of this machine, and those that can be fetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.api import Lane, Messages, ModelId, ModelKind, ModelRecord
from app.api.studio import CatalogueEntry
from app.jobs import JobContext
from app.ui.parts import WindowParts
from app.ui.translation import in_language

_ITEM = Qt.ItemDataRole.UserRole
_ROW = 44


@dataclass(frozen=True, slots=True)
class _Found:
    """The models that are here, those that can be fetched, and which of them are taken where none is named."""

    records: Sequence[ModelRecord]
    catalogue: Sequence[CatalogueEntry]
    defaults: Set[ModelId]


class ModelManager(QDialog):
    """A list with what is known of each model; adding, fetching and removing go on in the background."""

    changed = Signal()

    def __init__(self, parts: WindowParts, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Models"))
        self.resize(860, 560)
        self._parts, self._messages = parts, messages
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Models"))
        self._list.currentItemChanged.connect(lambda _now, _before: self._show_item())
        self._facts = QLabel()
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._card = QTextBrowser()
        self._card.setOpenLinks(False)
        # Holds the place of a card that there is not.
        self._nothing = QWidget()
        self._defaults: Set[ModelId] = frozenset()
        self._default = QPushButton(self.tr("Use by default"))
        self._default.clicked.connect(self._set_default)
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.clicked.connect(self._remove_model)
        self._fetch = QPushButton(self.tr("Fetch"))
        self._fetch.clicked.connect(self._fetch_model)
        add_file, add_folder = QPushButton(self.tr("Add a file…")), QPushButton(self.tr("Add a folder…"))
        add_file.clicked.connect(self._ask_file)
        add_folder.clicked.connect(self._ask_folder)
        right = QWidget()
        side = QVBoxLayout(right)
        side.addWidget(self._facts)
        row = QHBoxLayout()
        for button in (self._default, self._fetch, self._remove):
            row.addWidget(button)
        row.addStretch(1)
        side.addLayout(row)
        side.addWidget(self._card, 1)
        side.addWidget(self._nothing, 1)
        splitter = QSplitter()
        splitter.addWidget(self._list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([320, 540])
        below = QHBoxLayout()
        below.addWidget(add_file)
        below.addWidget(add_folder)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addLayout(below)
        self.refresh()

    def refresh(self) -> None:
        """List the models anew."""
        models = self._parts.studio.models

        def look(_context: JobContext) -> _Found:
            defaults = [models.default(kind) for kind in ModelKind]
            return _Found(models.records(), models.catalogue(), {record.id for record in defaults if record})

        self._run("", look, self._fill)

    def add(self, path: Path) -> None:
        """Take in a file or folder."""
        models = self._parts.studio.models

        def added(records: Sequence[ModelRecord]) -> None:
            names = ", ".join(record.name for record in records)
            self._messages.say(self.tr("Added: {names}.").format(names=names))
            self._after_change()

        self._run(self.tr("Looking at {name}").format(name=path.name), lambda _context: models.add(path), added)

    def _fill(self, found: _Found) -> None:
        before = getattr(self._current(), "id", None)
        self._defaults = found.defaults
        self._list.clear()
        there = {record.id for record in found.records}
        for record in found.records:
            facts = (in_language(record.kind.words), record.architecture, _size(record.byte_size))
            self._add_item(f"{record.name}\n{' · '.join(facts)}", record)
        for entry in found.catalogue:
            if entry.id not in there:
                facts = (in_language(entry.kind.words), self.tr("can be fetched"), _size(entry.byte_size))
                self._add_item(f"{entry.name}\n{' · '.join(facts)}", entry)
        ids = [self._list.item(row).data(_ITEM).id for row in range(self._list.count())]
        self._list.setCurrentRow(ids.index(before) if before in ids else 0)

    def _add_item(self, text: str, thing: ModelRecord | CatalogueEntry) -> None:
        item = QListWidgetItem(text)
        item.setData(_ITEM, thing)
        item.setSizeHint(QSize(0, _ROW))
        self._list.addItem(item)

    def _show_item(self) -> None:
        item = self._list.currentItem()
        thing: Any = item.data(_ITEM) if item else None
        self._show_card("")
        is_record = isinstance(thing, ModelRecord)
        # Each song names its own font, the studio's where it names none.
        self._default.setVisible(isinstance(thing, ModelRecord) and thing.kind is not ModelKind.SOUND_FONT)
        self._remove.setVisible(is_record)
        self._fetch.setVisible(isinstance(thing, CatalogueEntry))
        if isinstance(thing, ModelRecord):
            lines = [
                in_language(thing.description),
                self.tr("Licence: {licence}").format(licence=thing.licence or self.tr("not stated")),
                str(thing.path),
                in_language(thing.complaint),
            ]
            models = self._parts.studio.models
            chosen = thing.id in self._defaults
            self._default.setEnabled(not chosen)
            self._default.setText(self.tr("Used by default") if chosen else self.tr("Use by default"))

            def show_card(text: str) -> None:
                if self._current() is thing:
                    self._show_card(text)

            self._run("", lambda _context: models.card(thing.id), show_card)
        elif isinstance(thing, CatalogueEntry):
            lines = [
                in_language(thing.description),
                self.tr("Licence: {licence}").format(licence=thing.licence),
                self.tr("{size} to fetch, {memory} of memory").format(
                    size=_size(thing.byte_size), memory=_size(thing.memory_bytes)
                ),
                thing.source,
            ]
        else:
            lines = []
        self._facts.setText("\n".join(line for line in lines if line))

    def _show_card(self, text: str) -> None:
        self._card.setMarkdown(text)
        self._card.setVisible(bool(text))
        self._nothing.setVisible(not text)

    def _current(self) -> Any:
        item = self._list.currentItem()
        return item.data(_ITEM) if item else None

    def _set_default(self) -> None:
        record, models = self._current(), self._parts.studio.models
        self._run("", lambda _context: models.set_default(record.id), lambda _none: self._after_change())

    def _remove_model(self) -> None:
        record, models = self._current(), self._parts.studio.models

        def remove(_context: JobContext) -> bool:
            models.remove(record.id)
            return True

        self._run(self.tr("Removing {name}").format(name=record.name), remove, lambda _done: self._after_change())

    def _fetch_model(self) -> None:
        entry, models = self._current(), self._parts.studio.models
        self._run(
            self.tr("Fetching {name}").format(name=entry.name),
            lambda context: models.fetch(entry.id, context),
            lambda _record: self._after_change(),
        )
        self._messages.say(self.tr("{name} is being fetched; the queue shows how far it is.").format(name=entry.name))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a model"), "", self.tr("Models (*.safetensors *.gguf *.sf2 *.sf3)")
        )
        if name:
            self.add(Path(name))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder of models"))
        if name:
            self.add(Path(name))

    def _after_change(self) -> None:
        self.refresh()
        self.changed.emit()

    def _run(self, title: str, task: Callable[[JobContext], Any], done: Callable[[Any], None]) -> None:
        self._parts.jobs.run(title, task, Lane.IO, done)


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.0f} MB"
