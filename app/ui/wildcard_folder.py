"""WildcardFolder: the choice of the folder whose text files prompts draw from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import JobContext, Lane
from app.api.prompting import WILDCARD_FOLDER
from app.ui.parts import WindowParts
from app.widgets.elided_label import ElidedLabel


class WildcardFolder(QWidget):
    """Without a choice it is the studio's own; how many lists a folder has is counted on a worker."""

    chosen = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts, self._settings = parts, parts.settings
        self._place = ElidedLabel()
        change = QPushButton(self.tr("Choose…"))
        change.setToolTip(self.tr("A folder of text files: __animals/cats__ draws a line of animals/cats.txt."))
        change.clicked.connect(self._ask)
        self.own = QPushButton(self.tr("Use the studio's own"))
        self.own.clicked.connect(lambda: self.use(None))
        self.note = QLabel()
        self.note.setProperty("class", "secondary")
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._place, 1)
        row.addWidget(change)
        row.addWidget(self.own)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.note)
        self.refresh()

    def use(self, folder: Path | None) -> None:
        """Draw from a folder, or from the studio's own."""
        self._settings.set(WILDCARD_FOLDER, "" if folder is None else str(folder))
        self.refresh()
        self.chosen.emit()

    def refresh(self) -> None:
        """Show which it is, and count the lists in it."""
        kept = str(self._settings.get(WILDCARD_FOLDER, ""))
        self._place.set_text(kept or self.tr("The studio's own folder"))
        self.own.setVisible(bool(kept))
        wildcards = self._parts.studio.prompts.wildcards

        def count(_job: JobContext) -> int:
            there = not kept or Path(kept).is_dir()
            return len(wildcards.names()) if there else -1

        def show(found: int) -> None:
            if kept != str(self._settings.get(WILDCARD_FOLDER, "")):
                return
            if found < 0:
                self.note.setText(self.tr("This folder is not there: choose another."))
            elif not found:
                self.note.setText(
                    self.tr("There are no lists in it yet: put text files there, a line for each choice.")
                )
            else:
                self.note.setText(self.tr("Lists that prompts can draw from: {count}").format(count=found))

        self._parts.jobs.run("", count, Lane.IO, show)

    def _ask(self) -> None:
        kept = str(self._settings.get(WILDCARD_FOLDER, ""))
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of wildcards"), kept)
        if name:
            self.use(Path(name))
