"""LoraAdding: files that are dropped on a list of LoRAs become models of the library, and stand in the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.api import Lane, Messages, ModelKind, ModelRecord
from app.ui.form import RequestForm
from app.ui.parts import WindowParts
from app.ui.translation import in_language


class LoraAdding(QObject):
    """`added` tells that there are more models; the form is asked for after that, since it is built anew then."""

    added = Signal()

    def __init__(
        self, parts: WindowParts, messages: Messages, form: Callable[[], RequestForm | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts, self._messages, self._form = parts, messages, form

    def take(self, path: Path) -> None:
        """Add a file; what is no LoRA is said, and stays among the models."""
        models = self._parts.studio.models

        def added(records: Sequence[ModelRecord]) -> None:
            self.added.emit()
            form = self._form()
            for record in records:
                if record.kind is not ModelKind.LORA:
                    words = self.tr("{name} is no LoRA but a {kind}; it is among the models now.")
                    self._messages.say(words.format(name=record.name, kind=in_language(record.kind.words)))
                elif form is not None and form.loras is not None:
                    form.loras.add(record)

        title = self.tr("Looking at {name}").format(name=path.name)
        self._parts.jobs.run(title, lambda _context: models.add(path), Lane.IO, added)
