"""PipelineVideoModel: makes films with a pipeline of diffusers; each family says what its own asks for."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.api import (
    Film,
    Filming,
    Frames,
    InvalidRequest,
    ModelRecord,
    Pixels,
    Samples,
    UserError,
    VideoAbilities,
    WatchStep,
    Words,
)
from app.engine.device import Device
from app.engine.estimate import Estimate
from app.engine.load import quiet_libraries
from app.engine.memory import Rung, with_ladder
from app.engine.preview import Previewer
from app.engine.sound.asking import check_prompt
from app.engine.sound.guarding import guarded
from app.engine.video.asking import Plan, planned
from app.engine.video.estimate import decoding_bytes, require
from app.engine.video.latents import KeptLatents, Sampled, decoded, recorded
from app.engine.video.preview import OneFrame
from app.engine.weights import held_bytes

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Call:
    """What a pipeline is called with; `skipped` frames of what it gives come before what was asked for.

    `settings` are those of the scheduler that differ from its own. `finished` is called when the pipeline is done with,
    whatever came of it, and `rounds` is how many times it goes through all steps, one part of the film after the other.
    """

    pipeline: Any
    options: Mapping[str, Any]
    skipped: int = 0
    settings: Mapping[str, Any] = field(default_factory=dict)
    finished: Callable[[], None] = lambda: None
    rounds: int = 1
    notes: tuple[Words, ...] = ()


@dataclass(slots=True)
class PipelineVideoModel(ABC):
    """One loaded pipeline and its variants, which share its weights.

    `make_room()` frees memory that others hold and gives the bytes; it is the first rung when memory runs out, before
    the autoencoder works in tiles and the parts of the model take turns on the device. With `offloaded` they do so from
    the start: the model was loaded into the system's memory, since the device has no room for the whole of it.
    """

    record: ModelRecord
    pipeline: Any
    device: Device
    make_room: Callable[[], int] = lambda: 0
    offloaded: bool = False
    _variants: dict[str, Any] = field(default_factory=dict)
    _previewer: Previewer | None = None

    def __post_init__(self) -> None:
        """Quiet the pipeline."""
        self._variants[type(self.pipeline).__name__] = self.pipeline
        self._settle(self.pipeline)

    @property
    def byte_size(self) -> int:
        """The bytes that its weights hold."""
        return held_bytes(self.modules)

    @property
    @abstractmethod
    def abilities(self) -> VideoAbilities:
        """What it can do."""

    @property
    def modules(self) -> list[Any]:
        """Its networks."""
        import torch

        return [part for part in self.pipeline.components.values() if isinstance(part, torch.nn.Module)]

    @abstractmethod
    def call(self, plan: Plan, generator: Any) -> Call:
        """What the pipeline is called with for a plan that was checked."""

    @abstractmethod
    def seen(self) -> OneFrame:
        """The autoencoder as previews see it."""

    def still(self, latents: Any, plan: Plan) -> Any:  # noqa: ARG002 - who packs its latents needs the plan
        """The middle frame (1, channels, height, width) of a step's latents (1, channels, frames, height, width)."""
        return latents[:, :, latents.shape[2] // 2]

    def read(self, plan: Plan) -> list[tuple[Any, str, int]]:
        """The tokenizers that read the prompts, what each of them reads, and how many tokens it takes."""
        return [(self.pipeline.tokenizer, text, self.tokens) for text in told(plan)]

    @property
    def tokens(self) -> int:
        """How many tokens of a prompt are read."""
        return int(self.pipeline.tokenizer.model_max_length)

    def make(
        self, filming: Filming, watch: WatchStep, check: Check = lambda: None, kept: KeptLatents | None = None
    ) -> Film:
        """Make a film; `check` is called before every block of every network. Raises what it and `watch` raise.

        What is sampled is kept in `kept`, and what lies there is only decoded.
        """
        quiet_libraries()
        plan = planned(filming, self.record, self.abilities)
        for tokenizer, text, limit in self.read(plan):
            check_prompt(tokenizer, text, limit)
        rungs = (
            Rung("let other models go", lambda: self.make_room() > 0),
            Rung("work on the film in tiles", self._tile),
            Rung("take turns on the device", self._offload),
        )

        def attempt() -> tuple[Frames, Samples | None, int, Call]:
            import torch

            generator = torch.Generator("cpu").manual_seed(filming.seed)
            # Some pipelines read a film without their generator.
            with torch.random.fork_rng(devices=[]):
                torch.manual_seed(filming.seed)
                return self._run(plan, generator, watch, check, kept)

        try:
            self._require(plan)
            frames, sound, sound_rate, call = with_ladder(attempt, rungs, self.device, lambda: self.byte_size)
        finally:
            self._untile()
        return Film(frames, plan.rate, plan.prompt, sound, sound_rate, (*plan.notes, *call.notes))

    def variant(self, class_name: str) -> Any:
        """Another pipeline of diffusers, of the same parts and settings."""
        if class_name not in self._variants:
            import diffusers

            found = getattr(diffusers, class_name)
            known = inspect.signature(found.__init__).parameters
            settings = {name: value for name, value in self.pipeline.config.items() if not name.startswith("_")}
            given = {**settings, **self.pipeline.components}
            pipeline = found(**{name: value for name, value in given.items() if name in known})
            self._settle(pipeline)
            self._variants[class_name] = pipeline
        return self._variants[class_name]

    def heard(self, result: Any) -> Any | None:  # noqa: ARG002 - who makes sound needs it
        """The sound (channels, samples) in what a pipeline made."""
        return None

    def sound_of(self, heard: Any, plan: Plan) -> tuple[Samples | None, int]:  # noqa: ARG002 - who makes sound needs both
        """The sound (frames, channels) that was made with the film, and its rate."""
        return None, 0

    def _settle(self, pipeline: Any) -> None:
        pipeline.set_progress_bar_config(disable=True)
        if self.offloaded:
            pipeline.enable_model_cpu_offload(device=self.device.torch_device)

    def _run(
        self, plan: Plan, generator: Any, watch: WatchStep, check: Check, kept: KeptLatents | None
    ) -> tuple[Frames, Samples | None, int, Call]:
        key = "" if kept is None else kept.key(plan.filming)
        with ExitStack() as stack:
            call = self.call(plan, generator)
            stack.callback(call.finished)
            if kept is not None and (known := kept.store.get(key)) is not None:
                return (self._decoded(known, call, plan, stack, check), *self.sound_of(known.sound, plan), call)
            noted = stack.enter_context(recorded(self.pipeline.vae)) if kept is not None else None
            pipeline, own = call.pipeline, call.pipeline.scheduler
            pipeline.scheduler = type(own).from_config(own.config, **call.settings)
            stack.callback(setattr, pipeline, "scheduler", own)
            if self.offloaded:
                stack.callback(pipeline.maybe_free_model_hooks)
            stack.enter_context(guarded(self.modules, check))
            options = {**call.options, **self._stepped(call, plan, generator, watch)}
            result = pipeline(
                width=plan.filming.width,
                height=plan.filming.height,
                num_inference_steps=plan.filming.steps,
                generator=generator,
                output_type="np",
                **options,
            )
        heard = self.heard(result)
        if kept is not None and noted is not None:
            sampled = noted.sampled(pipeline, result.frames[0], heard)
            if sampled is not None:
                kept.store.put(key, sampled)
        return (self._finished(result.frames[0], call, plan), *self.sound_of(heard, plan), call)

    def _decoded(self, known: Sampled, call: Call, plan: Plan, stack: ExitStack, check: Check) -> Frames:
        """The frames of latents that were kept."""
        pipeline = call.pipeline
        if self.offloaded:
            stack.callback(pipeline.maybe_free_model_hooks)
        stack.enter_context(guarded(self.modules, check))
        return self._finished(decoded(pipeline, known, self.device.torch_device), call, plan)

    def _stepped(self, call: Call, plan: Plan, generator: Any, watch: WatchStep) -> dict[str, Any]:
        """The callback of a pipeline's steps."""
        pipeline, scheduler, done = call.pipeline, call.pipeline.scheduler, 0
        estimate = Estimate(scheduler, generator) if self.foresees(scheduler) else None

        def on_step_end(_pipeline: Any, _step: int, _timestep: Any, values: dict[str, Any]) -> dict[str, Any]:
            nonlocal done
            done += 1
            total = int(pipeline.num_timesteps) * call.rounds
            latents = values["latents"]

            def make_preview() -> Pixels:
                return self._preview(latents if estimate is None else estimate.latents(latents), plan)

            watch(min(done, total), total, make_preview)
            return values

        return {"callback_on_step_end": on_step_end}

    def foresees(self, scheduler: Any) -> bool:
        """Whether the steps of a scheduler can be listened to."""
        return list(inspect.signature(scheduler.step).parameters)[:3] == ["model_output", "timestep", "sample"]

    def _preview(self, latents: Any, plan: Plan) -> Pixels:
        if self._previewer is None:
            self._previewer = Previewer(self.seen())
        return self._previewer.draw(self.still(latents, plan), plan.filming.width, plan.filming.height)

    def _finished(self, found: Any, call: Call, plan: Plan) -> Frames:
        """What a pipeline gave as frames, cut to what was asked for, and left as it was outside a mask."""
        values = np.asarray(found)[call.skipped : call.skipped + plan.count]
        wanted = (plan.count, plan.filming.height, plan.filming.width, 3)
        if values.shape != wanted:
            raise InvalidRequest(
                "{model} made {made} frames in place of {wanted}.",
                advice="Choose another length or size.",
                model=self.record.name,
                made=" × ".join(str(side) for side in values.shape[:3]),
                wanted=" × ".join(str(side) for side in wanted[:3]),
            )
        frames = np.empty(wanted, np.uint8)
        for at, value in enumerate(values):
            if not np.isfinite(value).all():
                raise UserError(
                    "{model} answered with values that are not numbers.",
                    advice="Try another seed, or fetch the model again.",
                    model=self.record.name,
                )
            frames[at] = (value.clip(0, 1) * 255).round()
        return _kept(frames, plan.filming)

    def _require(self, plan: Plan) -> None:
        """Raise OutOfMemory, with the number, where there is too little even in tiles."""
        vae, size = self.pipeline.vae, (plan.filming.width, plan.filming.height)
        needed = decoding_bytes(vae, plan.made, *size, self.device)
        if self.device.free_bytes() < needed and self.make_room() == 0 and self._tile():
            needed = decoding_bytes(vae, plan.made, *size, self.device)
        require(needed, self.device, self.make_room)

    def _tile(self) -> bool:
        vae = self.pipeline.vae
        if not hasattr(vae, "enable_tiling") or getattr(vae, "use_tiling", False):
            return False
        vae.enable_tiling()
        if hasattr(vae, "enable_slicing"):
            vae.enable_slicing()
        return True

    def _untile(self) -> None:
        """Whether a film is made in tiles shall depend on it alone, not on what was made before."""
        vae = self.pipeline.vae
        if getattr(vae, "use_tiling", False):
            vae.disable_tiling()
            if hasattr(vae, "disable_slicing"):
                vae.disable_slicing()

    def _offload(self) -> bool:
        if self.device.kind == "cpu" or self.offloaded:
            return False
        for pipeline in self._variants.values():
            pipeline.enable_model_cpu_offload(device=self.device.torch_device)
        self.offloaded = True
        return True


def told(plan: Plan) -> list[str]:
    """Every text that a model reads."""
    return [plan.prompt, *plan.travel.values(), plan.filming.negative_prompt]


def prompts(plan: Plan) -> dict[str, Any]:
    """The prompts as pipelines take them."""
    options: dict[str, Any] = {"prompt": plan.prompt, "guidance_scale": plan.filming.guidance}
    if plan.filming.negative_prompt.strip():
        options["negative_prompt"] = plan.filming.negative_prompt
    return options


def image(picture: Pixels) -> Any:
    """A picture as pipelines take it."""
    from PIL import Image

    return Image.fromarray(np.ascontiguousarray(picture))


def images(frames: Frames) -> list[Any]:
    """A film as pipelines take it."""
    return [image(frame) for frame in frames]


def check_strength(filming: Filming, steps: int) -> None:
    """Raise InvalidRequest where a film would come out as it was."""
    if steps < 1:
        raise InvalidRequest(
            "With a strength of {strength} and {steps} steps nothing would be drawn.",
            advice="Choose a higher strength or more steps.",
            strength=f"{filming.strength:g}",
            steps=filming.steps,
        )


def _kept(frames: Frames, filming: Filming) -> Frames:
    """Frames with what lies outside the mask as it was, to the bit."""
    if filming.mask is None or filming.video is None:
        return frames
    for at, mask in enumerate(filming.mask):
        share = mask[..., None].astype(np.float32) / 255
        frames[at] = (frames[at] * share + filming.video[at] * (1 - share)).round()
    return frames
