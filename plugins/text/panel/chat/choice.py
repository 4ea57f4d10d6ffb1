"""ModelChoice: the model that a conversation is held with, and the request that it is asked with."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from app.api import SEED_LIMIT, InvalidRequest, Json, ModelKind, ModelRecord, PanelContext, fields_of, request_from_json
from plugins.text.generators.requests import ChatRequest

GENERATOR = "text.chat"
_MODEL = "text.chat.model"
_FORM = f"form.{GENERATOR}"


class ModelChoice(QObject):
    """One model for all conversations; everything else is as the form of the prompt dock was sent last."""

    changed = Signal()
    """Another model is chosen, or there are others."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._records: tuple[ModelRecord, ...] = ()
        self.refresh()

    @property
    def records(self) -> Sequence[ModelRecord]:
        """The models that there are, those that converse first."""
        return self._records

    @property
    def record(self) -> ModelRecord | None:
        """The chosen model; before one was chosen the first that converses."""
        kept = self._context.settings.get(_MODEL, "")
        known = {record.id: record for record in self._records}
        return next((record for id_, record in known.items() if id_ == kept), next(iter(self._records), None))

    def refresh(self) -> None:
        """Look which models there are now."""
        found = self._context.generators.models(ModelKind.LANGUAGE_MODEL)
        records = tuple(sorted(found, key=lambda record: not record.chat))
        if records != self._records:
            self._records = records
            self.changed.emit()

    def choose(self, model: str) -> None:
        """Hold conversations with another model."""
        self._context.settings.set(_MODEL, model)
        self.changed.emit()

    def complaint(self, *, pictures: bool) -> str:
        """Why nothing can be sent now, in words; empty where something can."""
        record = self.record
        if record is None:
            return self.tr("There is no language model yet. Add one in the model manager.")
        if not record.chat:
            return self.tr("{model} was not made to converse. Choose a model that was.").format(model=record.name)
        if pictures and self.refuses_pictures:
            return self.tr("{model} does not take pictures. Take them out, or choose a model that does.").format(
                model=record.name
            )
        return ""

    @property
    def refuses_pictures(self) -> bool:
        """Whether it is known of the chosen model that it takes no pictures."""
        record = self.record
        return record is not None and not record.images

    def request(self, given: Mapping[str, Json]) -> ChatRequest:
        """The request with these values and a new seed; raises InvalidRequest."""
        record = self.record
        values = {**self._kept(), "seed": random.randrange(SEED_LIMIT), **given}
        return request_from_json(ChatRequest, {**values, "model": record.id if record else ""})

    def _kept(self) -> dict[str, Json]:
        kept = self._context.settings.get(_FORM, {})
        if not isinstance(kept, dict):
            return {}
        known = {field.name for field in fields_of(ChatRequest) if not field.given and field.name != "prompt"}
        values = {name: value for name, value in kept.items() if name in known}
        try:
            request_from_json(ChatRequest, values)
        except InvalidRequest:
            # What another version of the form kept doesn't keep anyone from writing.
            return {}
        return values
