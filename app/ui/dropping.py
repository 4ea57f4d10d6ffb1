"""Dropping: what happens to files that are dropped on the window, or chosen to be imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.api import Imported, Lane, Messages, ModelRecord, Provenance, UserError
from app.ui.importing import Importing
from app.ui.parts import WindowParts
from app.ui.project_control import ProjectControl
from app.ui.translation import in_language

PROJECTS = frozenset({".seisei"})
MODELS = frozenset({".safetensors", ".gguf", ".ckpt", ".pt", ".bin", ".pth", ".sf2", ".sf3"})
_SOURCES = {
    "seisei": "Seisei",
    "a1111": "Stable Diffusion web UI",
    "comfyui": "ComfyUI",
    "invokeai": "InvokeAI",
    "fooocus": "Fooocus",
    "novelai": "NovelAI",
    "swarmui": "SwarmUI",
}


class Dropping(QObject):
    """Opens projects, adds models, and looks into pictures before they are placed."""

    recall_wanted = Signal(object)
    """A Provenance whose settings are to be put into the form."""
    inspected = Signal(str, object)
    """The name of a file and the Provenance that was read of it."""
    place_wanted = Signal(object, object)
    """An Asset that was read, and its Recipe or None."""
    models_changed = Signal()

    def __init__(self, parts: WindowParts, messages: Messages, project: ProjectControl, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._parts, self._messages, self._project = parts, messages, project
        self._importing = Importing(parts)

    def ask(self) -> None:
        """Ask for files, and take them."""
        known = self.tr("All that can be imported ({patterns})").format(patterns=" ".join(self._importing.patterns))
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import"), "", ";;".join((known, self.tr("All files (*)")))
        )
        self.take([Path(name) for name in names])

    def take(self, paths: Sequence[Path]) -> None:
        """Take files, each by what it is."""
        for path in paths:
            if path.suffix.lower() in PROJECTS:
                self._project.open(path)
            elif path.is_dir() or path.suffix.lower() in MODELS:
                self._add_model(path)
            else:
                self._take_picture(path)

    def _add_model(self, path: Path) -> None:
        models = self._parts.studio.models

        def added(records: Sequence[ModelRecord]) -> None:
            names = ", ".join(record.name for record in records)
            self._messages.say(self.tr("Added: {names}.").format(names=names))
            self.models_changed.emit()

        self._parts.jobs.run(
            self.tr("Looking at {name}").format(name=path.name), lambda _context: models.add(path), Lane.IO, added
        )

    def _take_picture(self, path: Path) -> None:
        try:
            read = self._importing.reader(path)
        except UserError as error:
            self._messages.fail(error)
            return

        def show(result: tuple[Imported, Provenance]) -> None:
            read, found = result
            self.place_wanted.emit(read.asset, found.recipe)
            self._offer(path.name, found)
            if read.remarks:
                self._messages.say(" ".join([f"{path.name}:", *map(in_language, read.remarks)]))

        self._parts.jobs.run(self.tr("Reading {name}").format(name=path.name), read, Lane.IO, show)

    def _offer(self, name: str, found: Provenance) -> None:
        if not found.recall and found.recipe is None:
            return
        self.inspected.emit(name, found)
        self._messages.say(
            self._says(name, found),
            button=self.tr("Recall settings"),
            action=lambda: self.recall_wanted.emit(found),
        )

    def _says(self, name: str, found: Provenance) -> str:
        program = _SOURCES.get(found.source, "")
        if program:
            return self.tr("{name} was made with {program}.").format(name=name, program=program)
        return self.tr("{name} says how it was made.").format(name=name)
