"""The names that mean something in the prompts of a model: LoRAs that fit it, learned words, wildcards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.api import ModelKind, ModelRecord
from app.widgets.prompt_editor import PromptEditor
from app.widgets.prompt_marks import Offer, PromptNames

_MOST_WORDS = 4


def names_for(
    record: ModelRecord, models: Callable[[ModelKind], list[ModelRecord]], wildcards: Sequence[str] | None
) -> PromptNames:
    """The names for a checkpoint; LoRAs and words for another architecture are left out, of unknown ones offered."""

    def offers(kind: ModelKind) -> tuple[Offer, ...]:
        return tuple(
            Offer(other.path.stem if kind is ModelKind.EMBEDDING else other.name, _words(other))
            for other in models(kind)
            if other.architecture in ("", record.architecture) and not other.complaint
        )

    return PromptNames(offers(ModelKind.LORA), offers(ModelKind.EMBEDDING), wildcards)


def _words(record: ModelRecord) -> str:
    return ", ".join(record.trigger_words[:_MOST_WORDS])


class FormNames:
    """Tells the prompts of a form which names its model knows; only models that draw know any."""

    def __init__(
        self, models: Callable[[ModelKind], list[ModelRecord]], model: Callable[[], ModelRecord | None]
    ) -> None:
        self._models, self._model = models, model
        self._editors: list[PromptEditor] = []
        self._names = PromptNames()
        self._wildcards: tuple[str, ...] | None = None

    def tell(self, editor: PromptEditor) -> None:
        """Tell this prompt, too."""
        self._editors.append(editor)

    def set_wildcards(self, names: Sequence[str]) -> None:
        """Know these wildcards."""
        self._wildcards = tuple(names)
        self.show()

    def show(self) -> None:
        """Tell the names of the model that is chosen now."""
        record = self._model()
        draws = record is not None and record.kind is ModelKind.CHECKPOINT
        names = names_for(record, self._models, self._wildcards) if record is not None and draws else PromptNames()
        if names != self._names:
            self._names = names
            for editor in self._editors:
                editor.set_names(names)


class Aside(QObject):
    """Does something small on a thread of its own, such as looking through a folder, and tells what came of it."""

    done = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> None:
        """Begin; `done` comes on this thread."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            found = self._work()
        except Exception:  # noqa: BLE001 - nothing is offered where nothing can be looked through
            found = None
        try:
            self.done.emit(found)
        except RuntimeError:  # the window is gone
            return
