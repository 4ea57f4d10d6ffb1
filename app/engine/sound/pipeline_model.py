"""PipelineSoundModel: makes sound with a pipeline of diffusers; each kind says what its own asks for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from app.api import InvalidRequest, ModelRecord, Samples, Sound, SoundAbilities, Sounding, UserError, WatchSound, Words
from app.engine.detectors.sound import CONDITIONS
from app.engine.device import Device
from app.engine.load import quiet_libraries
from app.engine.memory import Rung, with_ladder
from app.engine.sound.asking import check_prompt, check_sounding, hinted_prompt, ignored_notes
from app.engine.sound.estimate import decoding_bytes, require
from app.engine.sound.guarding import guarded
from app.engine.weights import held_bytes

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Call:
    """What a pipeline is called with, and how much of what it gives comes before what was asked for.

    `scheduler` takes the place of the pipeline's own for the call; `noise` is the shape of the latents to begin with
    where the pipeline's own would be too long.
    """

    pipeline: Any
    options: Mapping[str, Any]
    skipped_frames: int = 0
    scheduler: Any = None
    noise: tuple[int, ...] = ()
    notes: tuple[Words, ...] = ()


@dataclass(slots=True)
class PipelineSoundModel(ABC):
    """One loaded pipeline. `make_room()` frees memory that others hold and gives the bytes."""

    architecture: ClassVar[str]
    decoder: ClassVar[str] = "vae"
    always_whole: ClassVar[bool] = False
    """Whether it makes the most that it can, whatever is asked for."""

    record: ModelRecord
    pipeline: Any
    device: Device
    make_room: Callable[[], int] = lambda: 0
    _variants: dict[str, Any] = field(default_factory=dict)
    _offloaded: bool = False

    def __post_init__(self) -> None:
        """Quiet the pipeline."""
        self.pipeline.set_progress_bar_config(disable=True)

    @property
    def byte_size(self) -> int:
        """The bytes that its weights hold."""
        return held_bytes(self.modules)

    @property
    @abstractmethod
    def abilities(self) -> SoundAbilities:
        """What it can do."""

    @property
    def modules(self) -> list[Any]:
        """Its networks."""
        import torch

        return [part for part in self.pipeline.components.values() if isinstance(part, torch.nn.Module)]

    @abstractmethod
    def call(self, sounding: Sounding, prompt: str) -> Call:
        """What the pipeline is called with for a sounding that was checked."""

    def make(self, sounding: Sounding, watch: WatchSound, check: Check = lambda: None) -> Sound:
        """Make a sound; `check` is called before every block of every network. Raises what it and `watch` raise."""
        quiet_libraries()
        conditions = CONDITIONS[self.record.architecture]
        check_sounding(sounding, self.record, self.abilities)
        prompt = self.told(sounding)
        for tokenizer, text, limit in (*self.read(prompt, sounding), *self.read(sounding.negative_prompt, sounding)):
            check_prompt(tokenizer, text, limit)
        require(self._needed_bytes(sounding), self.device, self.make_room)
        rungs = (
            Rung("let other models go", lambda: self.make_room() > 0),
            Rung("work on the sound in pieces", self._tile),
            Rung("take turns on the device", self._offload),
        )
        call: Call | None = None

        def attempt() -> Samples:
            nonlocal call
            import torch

            generator = torch.Generator("cpu").manual_seed(sounding.seed)
            # Some pipelines read a sound without their generator.
            with torch.random.fork_rng(devices=[]), guarded(self.modules, check):
                torch.manual_seed(sounding.seed)
                call = self.call(sounding, prompt)
                return self._run(call, generator, sounding, watch)

        try:
            samples = with_ladder(attempt, rungs, self.device, lambda: self.byte_size)
        finally:
            self._untile()
        notes = (*ignored_notes(sounding, self.record, conditions), *(call.notes if call else ()))
        return Sound(samples, self.abilities.rate, prompt, notes)

    def told(self, sounding: Sounding) -> str:
        """What the model is told in words."""
        return hinted_prompt(sounding, CONDITIONS[self.record.architecture])

    def read(self, prompt: str, sounding: Sounding) -> list[tuple[Any, str, int]]:  # noqa: ARG002 - ACE-Step needs it
        """The tokenizers that read a prompt, what each of them reads, and how many tokens it takes."""
        tokenizer = self.pipeline.tokenizer
        return [(tokenizer, prompt, int(tokenizer.model_max_length))]

    def variant(self, class_name: str) -> Any:
        """Another pipeline of diffusers, of the same parts."""
        if class_name not in self._variants:
            import diffusers

            pipeline = getattr(diffusers, class_name)(**self.pipeline.components)
            pipeline.set_progress_bar_config(disable=True)
            if self._offloaded:
                pipeline.enable_model_cpu_offload(device=self.device.torch_device)
            self._variants[class_name] = pipeline
        return self._variants[class_name]

    def tensor(self, samples: Samples) -> Any:
        """Sound (frames, channels) as pipelines take it, (1, channels, frames), on the device and in its numbers."""
        import torch

        made = torch.from_numpy(np.ascontiguousarray(samples.T, np.float32))[None]
        return made.to(self.device.torch_device, self.device.dtype)

    def _run(self, call: Call, generator: Any, sounding: Sounding, watch: WatchSound) -> Samples:
        pipeline, own = call.pipeline, call.pipeline.scheduler
        with ExitStack() as stack:
            if call.scheduler is not None:
                pipeline.scheduler = call.scheduler
                stack.callback(setattr, pipeline, "scheduler", own)
            if self._offloaded:
                stack.callback(pipeline.maybe_free_model_hooks)
            options = {**call.options, **_stepped(pipeline, sounding.steps, watch)}
            if call.noise:
                options["latents"] = self._noise(call.noise, generator)
            found = pipeline(
                num_inference_steps=sounding.steps, generator=generator, output_type="pt", **options
            ).audios
        return self._finished(found, call.skipped_frames)

    def _noise(self, shape: tuple[int, ...], generator: Any) -> Any:
        import torch

        return torch.randn(shape, generator=generator).to(self.device.torch_device, self.device.dtype)

    def _finished(self, found: Any, skipped: int) -> Samples:
        """What a pipeline gave as samples (frames, channels); raises UserError where they are no numbers."""
        values = found.float().cpu().numpy()[0]
        samples: Samples = np.ascontiguousarray(values[None] if values.ndim == 1 else values, np.float32).T[skipped:]
        if not np.isfinite(samples).all():
            raise no_numbers(self.record)
        return np.ascontiguousarray(samples)

    def _needed_bytes(self, sounding: Sounding) -> int:
        abilities = self.abilities
        start_s = 0.0 if sounding.start is None else len(sounding.start) / abilities.rate
        frames = round((abilities.longest_s if self.always_whole else sounding.seconds + start_s) * abilities.rate)
        decoder = self.pipeline.components[self.decoder]
        if hasattr(decoder, "tile_latent_min_length"):
            frames = min(frames, int(decoder.tile_latent_min_length * decoder.hop_length))
        return decoding_bytes(decoder, frames, self.device)

    def _tile(self) -> bool:
        decoder = self.pipeline.components[self.decoder]
        if not hasattr(decoder, "tile_latent_min_length") or decoder.use_tiling:
            return False
        decoder.use_tiling = True
        return True

    def _untile(self) -> None:
        """Whether a sound is made in pieces shall depend on it alone, not on what was made before."""
        decoder = self.pipeline.components[self.decoder]
        if getattr(decoder, "use_tiling", False):
            decoder.use_tiling = False

    def _offload(self) -> bool:
        if self.device.kind == "cpu" or self._offloaded:
            return False
        for pipeline in (self.pipeline, *self._variants.values()):
            pipeline.enable_model_cpu_offload(device=self.device.torch_device)
        self._offloaded = True
        return True


def no_numbers(record: ModelRecord) -> UserError:
    """The error for a model that answers with what is no number."""
    return UserError(
        "{model} answered with values that are not numbers.",
        advice="Try another seed, or fetch the model again.",
        model=record.name,
    )


def no_guidance_with(record: ModelRecord) -> InvalidRequest:
    """The error for a negative prompt where a start is given to a model that knows none then."""
    return InvalidRequest(
        "{model} takes no negative prompt when it begins with a sound.",
        advice="Empty it, or begin with no sound.",
        model=record.name,
    )


def _stepped(pipeline: Any, steps: int, watch: WatchSound) -> dict[str, Any]:
    """The callback of a pipeline's steps in whichever way it takes one."""
    import inspect

    known = inspect.signature(pipeline.__call__).parameters
    if "callback_on_step_end" in known:

        def on_step_end(_pipeline: Any, step: int, _timestep: Any, values: dict[str, Any]) -> dict[str, Any]:
            watch(min(step + 1, steps), steps)
            return values

        return {"callback_on_step_end": on_step_end}
    return {"callback": lambda step, _timestep, _latents: watch(min(step + 1, steps), steps), "callback_steps": 1}
