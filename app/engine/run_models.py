"""RunModels: the models as one run sees them, which remembers what it used for the recipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from app.api import (
    LanguageModel,
    LoadPluginModel,
    ModelId,
    ModelKind,
    ModelRecord,
    ModelStamp,
    PictureModel,
    SoundModel,
    Upscaler,
    VideoModel,
)

if TYPE_CHECKING:
    from app.engine.control.part import HeldPart
    from app.engine.models import EngineModels

Check: TypeAlias = Callable[[], None]
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class LeasedParts:
    """The networks beside a picture model as one run gets them; `used` is told of each."""

    engine: EngineModels
    used: Callable[[ModelId], None]

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; raises MissingModel."""
        return self.engine.record(model)

    def records(self, kind: ModelKind) -> list[ModelRecord]:
        """Every usable model of a kind."""
        return list(self.engine.records(kind))

    def find(self, model: ModelId, kind: ModelKind, check: Check) -> ModelRecord:
        """The record of a model that is a file to read, with its hash; raises MissingModel and UnreadableModel."""
        record = self.engine.find(model, kind, check)
        self.used(model)
        return record

    def lease(self, model: ModelId, check: Check) -> AbstractContextManager[HeldPart]:
        """Hold a network on the device for the length of the block."""
        self.used(model)
        return self.engine.lease_part(model, check)


@dataclass(slots=True)
class RunModels:
    """The models as one run sees them; what it leases is remembered for the recipe."""

    engine: EngineModels
    _used: dict[ModelId, ModelStamp] = field(default_factory=dict)

    @property
    def stamps(self) -> tuple[ModelStamp, ...]:
        """The models used so far, in the order of their first use."""
        return tuple(self._used.values())

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; raises MissingModel."""
        return self.engine.record(model)

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Every usable model of a kind, the default first."""
        return self.engine.records(kind)

    def lease_picture_model(self, model: ModelId, check: Check) -> AbstractContextManager[PictureModel]:
        """Hold a text-to-image model on the device for the length of the block."""
        self._use(model, check)
        return self.engine.lease_picture_model(model, check, lambda other: self._use(other, check))

    def lease_upscaler(self, model: ModelId, check: Check) -> AbstractContextManager[Upscaler]:
        """Hold an upscaler on the device for the length of the block."""
        self._use(model, check)
        return self.engine.lease_upscaler(model, check)

    def lease_language_model(self, model: ModelId, check: Check) -> AbstractContextManager[LanguageModel]:
        """Hold a language model in memory for the length of the block, alone."""
        self._use(model, check)
        return self.engine.lease_language_model(model, check)

    def lease_sound_model(self, model: ModelId, check: Check) -> AbstractContextManager[SoundModel]:
        """Hold a sound model on the device for the length of the block."""
        self._use(model, check)
        return self.engine.lease_sound_model(model, check)

    def lease_video_model(
        self, model: ModelId, check: Check, base: ModelId | None = None
    ) -> AbstractContextManager[VideoModel]:
        """Hold a video model on the device for the length of the block, with the checkpoint that it moves."""
        self._use(model, check)
        moved = self.engine.base_of(model, base)
        if moved is not None:
            self._use(moved, check)
        return self.engine.lease_video_model(model, check, moved)

    def use_sound_font(self, model: ModelId, check: Check) -> ModelRecord:
        """The record of a sound font with its hash, for whoever plays it."""
        record = self.engine.use_sound_font(model, check)
        self._use(model, check)
        return record

    def use_plugin_model(self, model: ModelId, check: Check) -> ModelRecord:
        """The record of a plugin's own model or data with its hash, for whoever reads it."""
        record = self.engine.find(model, ModelKind.PLUGIN_MODEL, check)
        self._use(model, check)
        return record

    def lease_plugin_model(
        self, model: ModelId, load: LoadPluginModel[L], check: Check, needed_bytes: int = 0
    ) -> AbstractContextManager[L]:
        """Hold a plugin's own model in memory for the length of the block, alone."""
        self._use(model, check)
        return self.engine.lease_plugin_model(model, load, check, needed_bytes)

    def _use(self, model: ModelId, check: Check) -> None:
        if model not in self._used:
            self._used[model] = self.engine.stamp(model, check)
