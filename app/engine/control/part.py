"""HeldPart: a network that works beside a picture model, held in the same cache, and where a drawing gets it from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from app.api import InvalidRequest, ModelId, ModelKind, ModelRecord
from app.engine.weights import held_bytes

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class HeldPart:
    """A ControlNet, adapter or image encoder on the device; `module` is a torch module, or tensors by their names."""

    record: ModelRecord
    module: Any

    @property
    def byte_size(self) -> int:
        """The bytes that its weights hold."""
        if isinstance(self.module, dict):
            return sum(tensor.nbytes for group in self.module.values() for tensor in group.values())
        return held_bytes([self.module])


class Parts(Protocol):
    """Where a drawing gets the networks from that its request names."""

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; raises MissingModel."""

    def records(self, kind: ModelKind) -> list[ModelRecord]:
        """Every usable model of a kind."""

    def find(self, model: ModelId, kind: ModelKind, check: Check) -> ModelRecord:
        """The record, with its hash, of a model that is a file to read; the run is known to have used it.

        Raises MissingModel and UnreadableModel.
        """

    def lease(self, model: ModelId, check: Check) -> AbstractContextManager[HeldPart]:
        """Hold a network on the device for the length of the block; the run is known to have used it."""


class NoParts:
    """For a picture model that was loaded by itself: there is nothing beside it."""

    def record(self, model: ModelId) -> ModelRecord:
        """Nothing is known of any."""
        raise _nothing(model)

    def records(self, _kind: ModelKind) -> list[ModelRecord]:
        """There are none."""
        return []

    def find(self, model: ModelId, _kind: ModelKind, _check: Check) -> ModelRecord:
        """There is none to find."""
        raise _nothing(model)

    def lease(self, model: ModelId, _check: Check) -> AbstractContextManager[HeldPart]:
        """There is none to hold."""
        raise _nothing(model)


def _nothing(model: ModelId) -> InvalidRequest:
    return InvalidRequest(
        "{model} cannot be used here.", advice="Draw with a model of the model library.", model=str(model)
    )
