"""Records: the part of the library that running models needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from app.api import ModelId, ModelKind, ModelRecord

Check = Callable[[], None]


class Records(Protocol):
    """What is known of the models of this machine: the part of the library that running them needs."""

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; raises MissingModel."""

    def records(self, kind: ModelKind | None = None) -> Sequence[ModelRecord]:
        """Every model of a kind, the default first."""

    def hash_weights(self, model: ModelId, check: Check) -> ModelRecord:
        """The record with the hash of its weights, computed once; `check` may raise in between."""

    def measured(self, model: ModelId, byte_size: int) -> None:
        """Remember how much memory a model took."""
