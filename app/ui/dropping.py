"""Dropping: what happens to files that are dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.api import Asset, Lane, Messages, Provenance, UserError
from app.jobs import JobContext
from app.ui.parts import WindowParts
from app.ui.project_control import ProjectControl

_MODELS = frozenset({".safetensors", ".gguf", ".ckpt", ".pt", ".bin", ".pth"})


class Dropping(QObject):
    """Opens projects, adds models, and looks into pictures before they are placed."""

    recall_wanted = Signal(object)
    inspected = Signal(str, object)
    place_wanted = Signal(object, object)
    models_changed = Signal()

    def __init__(self, parts: WindowParts, messages: Messages, project: ProjectControl, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._messages, self._project = parts, messages, project

    def take(self, paths: Sequence[Path]) -> None:
        """Take files, each by what it is."""
        for path in paths:
            if path.suffix.lower() == ".seisei":
                self._project.open(path)
            elif path.is_dir() or path.suffix.lower() in _MODELS:
                self._add_model(path)
            else:
                self._take_picture(path)

    def _add_model(self, path: Path) -> None:
        models = self._parts.studio.models

        def added(records: Sequence[object]) -> None:
            names = ", ".join(str(getattr(record, "name", "")) for record in records)
            self._messages.say(self.tr("Added: {names}.").format(names=names))
            self.models_changed.emit()

        self._parts.jobs.run(
            self.tr("Looking at {name}").format(name=path.name), lambda _context: models.add(path), Lane.IO, added
        )

    def _take_picture(self, path: Path) -> None:
        importer = next(
            (one for one in self._parts.importers if any(path.match(pattern) for pattern in one.patterns)), None
        )
        if importer is None:
            known = ", ".join(pattern for one in self._parts.importers for pattern in one.patterns)
            self._messages.fail(
                UserError(
                    "{name} is of a kind that cannot be opened.",
                    advice="Choose one of: {known}.",
                    name=path.name,
                    known=known,
                )
            )
            return
        studio = self._parts.studio

        def read(_context: JobContext) -> tuple[Provenance, Asset]:
            found = studio.credentials.inspect(path)
            return found, importer.load()(path, studio.assets)

        def show(result: tuple[Provenance, Asset]) -> None:
            found, asset = result
            self.inspected.emit(path.name, found)
            self.place_wanted.emit(asset, found.recipe)
            if found.recall:
                self._messages.say(
                    self.tr("{name} says how it was made.").format(name=path.name),
                    button=self.tr("Recall settings"),
                    action=lambda: self.recall_wanted.emit(dict(found.recall)),
                )

        self._parts.jobs.run(self.tr("Reading {name}").format(name=path.name), read, Lane.IO, show)
