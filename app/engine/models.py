"""EngineModels: the models of this machine as generators use them, held in one cache."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from app.api import (
    LanguageModel,
    LoadPluginModel,
    MissingModel,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    ModelStamp,
    PictureModel,
    SoundModel,
    UnreadableModel,
    Upscaler,
    UserError,
    VideoModel,
)
from app.engine.cache import ModelCache
from app.engine.device import Device, choose_device, settle_threads, the_processor
from app.engine.language.template import Templates
from app.engine.records import Records
from app.engine.run_models import LeasedParts, RunModels

if TYPE_CHECKING:
    from app.engine.control.part import HeldPart
    from app.engine.held_model import HeldModel
    from app.engine.load import Loader
    from app.engine.seeing.held import HeldSeer
    from app.engine.video.latents import KeptLatents

_TOGETHER = " + "
"""Between the ids of models that are held as one: no id has a blank in it."""

Check: TypeAlias = Callable[[], None]
L = TypeVar("L")

PARTS = (ModelKind.CONTROLNET, ModelKind.T2I_ADAPTER, ModelKind.IP_ADAPTER, ModelKind.IMAGE_ENCODER)
"""Kinds of models that work beside a picture model."""


@dataclass(frozen=True, slots=True)
class _Engine:
    device: Device
    cache: ModelCache[HeldModel]
    loader: Loader


class EngineModels:
    """Leases models to generators; torch is imported, and the device chosen, with the first lease that needs it.

    What each kind of model needs is imported with its first lease too: the first window comes before any of it.

    A language model in a GGUF file needs neither: it lies in the system's memory, in the same cache as everything else
    where the processor is the device.

    `configs` holds a diffusers folder without weights for each architecture of single files; `budget_bytes` limits
    what the cache holds (by default what the device says); `compiled` names the models to compile.
    `latents` is a folder for what was sampled of films, which can be made again.
    """

    def __init__(
        self,
        records: Records,
        configs: Path,
        *,
        device: Callable[[], Device] = choose_device,
        budget_bytes: int | None = None,
        compiled: frozenset[str] = frozenset(),
        latents: Path | None = None,
    ) -> None:
        self._records = records
        self._configs = configs
        self._choose_device = device
        self._budget_bytes = budget_bytes
        self._compiled = compiled
        self._latents = latents
        self._made: _Engine | None = None
        self._memory: ModelCache[HeldModel] | None = None
        self._lock = threading.RLock()
        self._taken: dict[ModelId, threading.Lock] = {}
        self._templates = Templates()

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; raises MissingModel."""
        return self._records.record(model)

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Every usable model of a kind, the default first."""
        return [record for record in self._records.records(kind) if not record.complaint]

    def lease_picture_model(
        self, model: ModelId, check: Check, used: Callable[[ModelId], None] = lambda _model: None
    ) -> AbstractContextManager[PictureModel]:
        """Hold a text-to-image model on the device for the length of the block; `check` holds for drawing too.

        `used` is told of every other model that a drawing names.
        """
        return self._picture_model(model, check, used)

    def find(self, model: ModelId, kind: ModelKind, check: Check) -> ModelRecord:
        """The record, with its hash, of a model that another reads; raises MissingModel and UnreadableModel."""
        self._usable(model, kind)
        return self._records.hash_weights(model, check)

    def lease_part(self, model: ModelId, check: Check) -> AbstractContextManager[HeldPart]:
        """Hold a network that works beside a picture model on the device for the length of the block."""
        return self._part(model, check)

    def lease_upscaler(self, model: ModelId, check: Check) -> AbstractContextManager[Upscaler]:
        """Hold an upscaler on the device for the length of the block."""
        return self._upscaler(model, check)

    def lease_language_model(self, model: ModelId, check: Check) -> AbstractContextManager[LanguageModel]:
        """Hold a language model for the length of the block, alone; `check` holds for writing too."""
        return self._language_model(model, check)

    def lease_sound_model(self, model: ModelId, check: Check) -> AbstractContextManager[SoundModel]:
        """Hold a sound model on the device for the length of the block; `check` holds for making too."""
        return self._sound_model(model, check)

    def lease_video_model(
        self, model: ModelId, check: Check, base: ModelId | None = None
    ) -> AbstractContextManager[VideoModel]:
        """Hold a video model on the device for the length of the block; `check` holds for making too."""
        return self._video_model(model, check, base)

    def base_of(self, model: ModelId, base: ModelId | None) -> ModelId | None:
        """The checkpoint that a video model moves, None where it needs none; raises UserError where none is there."""
        record = self._records.record(model)
        if not record.bases:
            return None
        if base is not None:
            return self._usable(base, ModelKind.CHECKPOINT, record.bases).id
        fitting = (one for one in self.records(ModelKind.CHECKPOINT) if one.architecture in record.bases)
        # Those of an own measure come last: their widths are seldom those of an adapter.
        found = min(fitting, key=lambda one: record.bases.index(one.architecture), default=None)
        if found is None:
            raise UserError(
                "{model} moves what another model draws, and none that it works with is on this machine.",
                advice="Fetch Stable Diffusion 1.5 in the model manager.",
                model=record.name,
            )
        return found.id

    def use_sound_font(self, model: ModelId, check: Check) -> ModelRecord:
        """The record of a sound font with its hash; raises MissingModel and UnreadableModel."""
        self._usable(model, ModelKind.SOUND_FONT)
        return self._records.hash_weights(model, check)

    def stamp(self, model: ModelId, check: Check) -> ModelStamp:
        """A model and the hash of its weights, which may have to be read for it once."""
        return ModelStamp(model, self._records.hash_weights(model, check).sha256)

    def for_run(self) -> RunModels:
        """The models for one run, which remembers those that it used."""
        return RunModels(self)

    def use(self) -> tuple[str, int, int]:
        """The device's name, the bytes in use by models, and the bytes there are; (“”, 0, 0) before the first lease."""
        cache = self._made.cache if self._made else self._memory
        return cache.use() if cache else ("", 0, 0)

    def free(self) -> None:
        """Let go of every model that nobody holds."""
        self._free()

    def forget(self, model: ModelId) -> None:
        """Let go of a model that was removed, also where it is part of another that is held."""
        for cache in self._caches():
            held = cache.keys()
            for key in held:
                if model in key.split(_TOGETHER):
                    cache.forget(key)

    @contextmanager
    def _picture_model(self, model: ModelId, check: Check, used: Callable[[ModelId], None]) -> Iterator[PictureModel]:
        from app.engine.modular_model import picture_model
        from app.engine.picture_lease import LeasedPictureModel
        from app.engine.picture_model import DiffusersPictureModel

        record = self._usable(model, ModelKind.CHECKPOINT)
        engine = self._engine()

        def load() -> HeldModel:
            return picture_model(record, engine.loader.load(record, check), engine.device, engine.cache.free)

        with self._lease(engine.cache, record, load, check) as held:
            if not isinstance(held, DiffusersPictureModel):
                raise TypeError(f"{model} is held as another kind")
            yield LeasedPictureModel(held, check, LeasedParts(self, used))

    @contextmanager
    def _part(self, model: ModelId, check: Check) -> Iterator[HeldPart]:
        from app.engine.control.load import load_part
        from app.engine.control.part import HeldPart

        record = self._records.record(model)
        if record.kind not in PARTS:
            raise MissingModel(record.name)
        record = self._usable(model, record.kind)
        engine = self._engine()
        with self._lease(engine.cache, record, lambda: load_part(record, engine.device, check), check) as held:
            if not isinstance(held, HeldPart):
                raise TypeError(f"{model} is held as another kind")
            yield held

    @contextmanager
    def lease_seer(self, model: ModelId, kind: ModelKind, check: Check) -> Iterator[HeldSeer]:
        """Hold a model that sees for the length of the block, alone."""
        from app.engine.seeing.held import HeldSeer, load_seer

        record, engine = self._usable(model, kind), self._engine()
        lease = self._lease(engine.cache, record, lambda: load_seer(record, engine.device, check), check)
        with self._alone(model, check), lease as held:
            if not isinstance(held, HeldSeer):
                raise TypeError(f"{model} is held as another kind")
            yield held

    @contextmanager
    def lease_plugin_model(
        self, model: ModelId, load: LoadPluginModel[L], check: Check, needed_bytes: int = 0
    ) -> Iterator[L]:
        """Hold a plugin's own model for the length of the block, alone; raises OutOfMemory before loading."""
        from app.engine.plugin_model import HeldPluginModel, load_plugin_model

        record, engine = self._usable(model, ModelKind.PLUGIN_MODEL), self._engine()

        def loaded() -> HeldModel:
            engine.cache.make_room(needed_bytes)
            return load_plugin_model(record, load, engine.device, needed_bytes)

        with self._alone(model, check), self._lease(engine.cache, record, loaded, check) as held:
            if not isinstance(held, HeldPluginModel):
                raise TypeError(f"{model} is held as another kind")
            # It was loaded by the same plugin, which knows what it loads
            yield held.loaded.value

    @contextmanager
    def _upscaler(self, model: ModelId, check: Check) -> Iterator[Upscaler]:
        from app.engine.upscale import TiledUpscaler, load_upscaler

        record = self._usable(model, ModelKind.UPSCALER)
        engine = self._engine()

        def load() -> HeldModel:
            return load_upscaler(record, engine.device, check, engine.cache.free)

        with self._lease(engine.cache, record, load, check) as held:
            if not isinstance(held, TiledUpscaler):
                raise TypeError(f"{model} is held as another kind")
            yield held

    @contextmanager
    def _language_model(self, model: ModelId, check: Check) -> Iterator[LanguageModel]:
        from app.engine.language.gguf_model import GgufLanguageModel, load_gguf
        from app.engine.language.lease import LeasedLanguageModel, gguf_needs
        from app.engine.language.load_transformers import load_transformers
        from app.engine.language.transformers_model import TransformersLanguageModel

        record = self._usable(model, ModelKind.LANGUAGE_MODEL)
        in_gguf = record.format is ModelFormat.GGUF
        cache = self._memory_cache() if in_gguf else self._engine().cache

        def load() -> HeldModel:
            if in_gguf:
                return load_gguf(record, gguf_needs(record, cache.device, self._free), self._templates, check)
            return load_transformers(record, cache.device, self._templates, check, cache.free)

        with self._alone(model, check), self._lease(cache, record, load, check) as held:
            if not isinstance(held, GgufLanguageModel | TransformersLanguageModel):
                raise TypeError(f"{model} is held as another kind")
            yield LeasedLanguageModel(held, check)

    @contextmanager
    def _sound_model(self, model: ModelId, check: Check) -> Iterator[SoundModel]:
        from app.engine.sound.lease import LeasedSoundModel
        from app.engine.sound.load import load_sound_model
        from app.engine.sound.musicgen_model import MusicgenModel
        from app.engine.sound.pipeline_model import PipelineSoundModel

        record = self._usable(model, ModelKind.SOUND_MODEL)
        engine = self._engine()

        def load() -> HeldModel:
            return load_sound_model(record, engine.loader, check, engine.cache.free)

        with self._alone(model, check), self._lease(engine.cache, record, load, check) as held:
            if not isinstance(held, PipelineSoundModel | MusicgenModel):
                raise TypeError(f"{model} is held as another kind")
            yield LeasedSoundModel(held, check)

    @contextmanager
    def _video_model(self, model: ModelId, check: Check, base: ModelId | None) -> Iterator[VideoModel]:
        from app.engine.video.lease import LeasedVideoModel
        from app.engine.video.load import load_video_model
        from app.engine.video.pipeline_model import PipelineVideoModel

        record = self._usable(model, ModelKind.VIDEO_MODEL)
        moved = self.base_of(model, base)
        drawn = None if moved is None else self._records.record(moved)
        engine = self._engine()

        def load() -> HeldModel:
            return load_video_model(record, drawn, engine.loader, check, engine.cache.free)

        key = record.id if drawn is None else ModelId(_TOGETHER.join((record.id, drawn.id)))
        with self._alone(key, check), self._lease(engine.cache, record, load, check, key) as held:
            if not isinstance(held, PipelineVideoModel):
                raise TypeError(f"{model} is held as another kind")
            yield LeasedVideoModel(held, check, self._kept(model, moved, engine.device))

    def _kept(self, model: ModelId, base: ModelId | None, device: Device) -> KeptLatents | None:
        """Where the latents of a video model are kept; nowhere while it is not known which weights it has."""
        from importlib.metadata import version

        from app.engine.video.latents import KeptLatents, LatentStore

        hashes = [self._records.record(one).sha256 for one in (model, base) if one is not None]
        if self._latents is None or not all(hashes):
            return None

        versions = (f"{name} {version(name)}" for name in ("torch", "diffusers"))
        return KeptLatents(LatentStore(self._latents), (*hashes, device.kind, device.dtype_name, *versions))

    @contextmanager
    def _alone(self, model: ModelId, check: Check) -> Iterator[None]:
        """Wait until nobody else works with a model."""
        with self._lock:
            taken = self._taken.setdefault(model, threading.Lock())
        while not taken.acquire(timeout=0.05):
            check()
        try:
            yield
        finally:
            taken.release()

    def _lease(
        self,
        cache: ModelCache[HeldModel],
        record: ModelRecord,
        load: Callable[[], HeldModel],
        check: Check,
        key: str = "",
    ) -> AbstractContextManager[HeldModel]:
        check()
        if record.format is not ModelFormat.GGUF:
            settle_threads()
        return cache.lease(
            key or record.id,
            load,
            expected_bytes=record.measured_bytes or record.byte_size,
            check=check,
            loaded=lambda byte_size: self._records.measured(record.id, byte_size),
        )

    def _usable(self, model: ModelId, kind: ModelKind, architectures: Sequence[str] = ()) -> ModelRecord:
        record = self._records.record(model)
        if record.complaint:
            raise UnreadableModel(record.complaint, advice="Choose another model.")
        if record.kind is not kind or (architectures and record.architecture not in architectures):
            raise MissingModel(record.name)
        return record

    def _engine(self) -> _Engine:
        from app.engine.load import Loader

        with self._lock:
            if self._made is None:
                device = self._choose_device()
                cache = self._memory_cache(device) if device.kind == "cpu" else self._new_cache(device)
                self._made = _Engine(device, cache, Loader(device, self._configs, self._compiled))
            return self._made

    def _free(self) -> int:
        return sum(cache.free() for cache in self._caches())

    def _memory_cache(self, device: Device | None = None) -> ModelCache[HeldModel]:
        """The cache of what lies in the system's memory."""
        with self._lock:
            if self._memory is None:
                self._memory = self._new_cache(device or the_processor())
            return self._memory

    def _new_cache(self, device: Device) -> ModelCache[HeldModel]:
        return ModelCache(device, device.budget_bytes() if self._budget_bytes is None else self._budget_bytes)

    def _caches(self) -> Sequence[ModelCache[HeldModel]]:
        with self._lock:
            found = [cache for cache in (self._memory, self._made.cache if self._made else None) if cache is not None]
        return found if len(found) < 2 or found[0] is not found[1] else found[:1]
