"""EngineModels: the models of this machine as generators use them, held in one cache."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from app.api import (
    Drawing,
    MissingModel,
    ModelId,
    ModelKind,
    ModelRecord,
    ModelStamp,
    PictureModel,
    Pixels,
    UnreadableModel,
    Upscaler,
    WatchStep,
)
from app.engine.cache import ModelCache
from app.engine.device import Device, choose_device, settle_threads
from app.engine.load import Loader
from app.engine.modular_model import ModularPictureModel
from app.engine.picture_model import DiffusersPictureModel
from app.engine.upscale import TiledUpscaler, load_upscaler

Check: TypeAlias = Callable[[], None]
HeldModel: TypeAlias = DiffusersPictureModel | TiledUpscaler


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


@dataclass(frozen=True, slots=True)
class _Engine:
    device: Device
    cache: ModelCache[HeldModel]
    loader: Loader


class EngineModels:
    """Leases models to generators; torch is imported, and the device chosen, with the first lease.

    `configs` holds a diffusers folder without weights for each architecture of single files; `budget_bytes` limits
    what the cache holds (by default what the device says); `compiled` names the models to compile.
    """

    def __init__(
        self,
        records: Records,
        configs: Path,
        *,
        device: Callable[[], Device] = choose_device,
        budget_bytes: int | None = None,
        compiled: frozenset[str] = frozenset(),
    ) -> None:
        self._records = records
        self._configs = configs
        self._choose_device = device
        self._budget_bytes = budget_bytes
        self._compiled = compiled
        self._made: _Engine | None = None
        self._lock = threading.Lock()

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; raises MissingModel."""
        return self._records.record(model)

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Every usable model of a kind, the default first."""
        return [record for record in self._records.records(kind) if not record.complaint]

    def lease_picture_model(self, model: ModelId, check: Check) -> AbstractContextManager[PictureModel]:
        """Hold a text-to-image model on the device for the length of the block; `check` holds for drawing too."""
        return self._picture_model(model, check)

    def lease_upscaler(self, model: ModelId, check: Check) -> AbstractContextManager[Upscaler]:
        """Hold an upscaler on the device for the length of the block."""
        return self._upscaler(model, check)

    def stamp(self, model: ModelId, check: Check) -> ModelStamp:
        """A model and the hash of its weights, which may have to be read for it once."""
        return ModelStamp(model, self._records.hash_weights(model, check).sha256)

    def for_run(self) -> RunModels:
        """The models for one run, which remembers those that it used."""
        return RunModels(self)

    def use(self) -> tuple[str, int, int]:
        """The device's name, the bytes in use by models, and the bytes there are; (“”, 0, 0) before the first lease."""
        return self._made.cache.use() if self._made else ("", 0, 0)

    def free(self) -> None:
        """Let go of every model that nobody holds."""
        if self._made:
            self._made.cache.free()

    def forget(self, model: ModelId) -> None:
        """Let go of a model that was removed."""
        if self._made:
            self._made.cache.forget(model)

    @contextmanager
    def _picture_model(self, model: ModelId, check: Check) -> Iterator[PictureModel]:
        record = self._usable(model, ModelKind.CHECKPOINT)
        engine = self._engine()

        def load() -> HeldModel:
            return picture_model(record, engine.loader.load(record, check), engine.device, engine.cache.free)

        with self._lease(engine, record, load, check) as held:
            if not isinstance(held, DiffusersPictureModel):
                raise TypeError(f"{model} is held as another kind")
            yield LeasedPictureModel(held, check)

    @contextmanager
    def _upscaler(self, model: ModelId, check: Check) -> Iterator[Upscaler]:
        record = self._usable(model, ModelKind.UPSCALER)
        engine = self._engine()

        def load() -> HeldModel:
            return load_upscaler(record, engine.device, check, engine.cache.free)

        with self._lease(engine, record, load, check) as held:
            if not isinstance(held, TiledUpscaler):
                raise TypeError(f"{model} is held as another kind")
            yield held

    def _lease(
        self, engine: _Engine, record: ModelRecord, load: Callable[[], HeldModel], check: Check
    ) -> AbstractContextManager[HeldModel]:
        check()
        settle_threads()
        return engine.cache.lease(
            record.id,
            load,
            expected_bytes=record.measured_bytes or record.byte_size,
            check=check,
            loaded=lambda byte_size: self._records.measured(record.id, byte_size),
        )

    def _usable(self, model: ModelId, kind: ModelKind) -> ModelRecord:
        record = self._records.record(model)
        if record.complaint:
            raise UnreadableModel(record.complaint, advice="Choose another model.")
        if record.kind is not kind:
            raise MissingModel(record.name)
        return record

    def _engine(self) -> _Engine:
        with self._lock:
            if self._made is None:
                device = self._choose_device()
                budget = device.budget_bytes() if self._budget_bytes is None else self._budget_bytes
                self._made = _Engine(device, ModelCache(device, budget), Loader(device, self._configs, self._compiled))
            return self._made


def picture_model(
    record: ModelRecord, pipeline: Any, device: Device, make_room: Callable[[], int] = lambda: 0
) -> DiffusersPictureModel:
    """A loaded pipeline as a picture model, of either kind that diffusers has."""
    modular = "Modular" in type(pipeline).__name__
    return (ModularPictureModel if modular else DiffusersPictureModel)(record, pipeline, device, make_room)


@dataclass(frozen=True, slots=True)
class LeasedPictureModel:
    """A held picture model in the hands of one run, whose `check` makes every part of drawing a point of cancelling."""

    held: DiffusersPictureModel
    check: Check

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    @property
    def pipeline(self) -> object:
        """The diffusers pipeline itself."""
        return self.held.pipeline

    def draw(self, drawing: Drawing, watch: WatchStep) -> Pixels:
        """Draw a picture (height, width, 3); the same drawing gives the same pixels on the same device."""
        return self.held.draw(drawing, watch, self.check)


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
        return self.engine.lease_picture_model(model, check)

    def lease_upscaler(self, model: ModelId, check: Check) -> AbstractContextManager[Upscaler]:
        """Hold an upscaler on the device for the length of the block."""
        self._use(model, check)
        return self.engine.lease_upscaler(model, check)

    def _use(self, model: ModelId, check: Check) -> None:
        if model not in self._used:
            self._used[model] = self.engine.stamp(model, check)
