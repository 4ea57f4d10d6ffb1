"""DiffusersPictureModel: draws pictures with a diffusers pipeline, whatever its architecture."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.api import Drawing, Fill, InvalidRequest, ModelRecord, Pixels, UnsupportedSize, UserError, WatchStep
from app.engine.control.guidance import guided
from app.engine.control.part import NoParts, Parts
from app.engine.control.steering import Steering
from app.engine.device import Device
from app.engine.encode import PromptEncoder
from app.engine.estimate import Estimate
from app.engine.inpainting.keeping import coverage
from app.engine.inpainting.way import Way, way_of
from app.engine.learned_words import LearnedWords
from app.engine.load import denoiser_of, quiet_libraries
from app.engine.lora.held import HeldLoras
from app.engine.lora.worn import worn_by
from app.engine.memory import Rung, with_ladder
from app.engine.noise import between
from app.engine.preview import Previewer
from app.engine.prompt_schedule import read_at_once
from app.engine.rescaling import rescaled
from app.engine.samplers import is_flow, make_scheduler
from app.engine.weights import decoding_bytes, held_bytes

Check = Callable[[], None]

_NO_PARTS = NoParts()


@dataclass(slots=True)
class DiffusersPictureModel:
    """One loaded pipeline and its variants for a picture to begin with and for a mask, which share its weights.

    `make_room()` frees memory that others hold and gives the bytes; it is the first rung when memory runs out, before
    the autoencoder works in tiles and the parts of the model take turns on the device.
    """

    record: ModelRecord
    pipeline: Any
    device: Device
    make_room: Callable[[], int] = lambda: 0
    encoder: PromptEncoder = field(default_factory=PromptEncoder)
    _own_scheduler: Any = None
    _variants: dict[str, Any] = field(default_factory=dict)
    _previewer: Previewer = field(init=False)
    _loras: HeldLoras = field(init=False)
    _words: LearnedWords = field(init=False)
    _offloaded: bool = False

    def __post_init__(self) -> None:
        """Take over the pipeline's prompts and keep the scheduler that it came with."""
        self._own_scheduler = self.pipeline.scheduler
        self._variants["text"] = self.pipeline
        self._previewer = Previewer(self.pipeline)
        self._loras = HeldLoras(self.record, self.pipeline)
        self._words = LearnedWords(self.record)
        self._take_over(self.pipeline)

    @property
    def byte_size(self) -> int:
        """The bytes that its weights hold."""
        return held_bytes(self._modules()) + self._loras.byte_size

    @property
    def keeps(self) -> bool:
        """Whether pictures can be made into latents that the network knows; some are normalised in their own way."""
        vae = self.pipeline.components.get("vae")
        return vae is not None and hasattr(vae, "encode") and not hasattr(vae, "bn")

    def draw(self, drawing: Drawing, watch: WatchStep, check: Check = lambda: None, parts: Parts = _NO_PARTS) -> Pixels:
        """Draw a picture (height, width, 3), uint8 sRGB; the same drawing gives the same pixels on the same device.

        `check` is called before every part that may take long (encoding, each pass of the network, each tile of the
        autoencoder). Raises UnsupportedSize, OutOfMemory, UserError for what the model cannot do, and whatever
        `watch` or `check` raise.
        """
        import torch

        quiet_libraries()
        self._check_size(drawing)
        drawing, worn = worn_by(drawing, parts, check)
        texts = (text for region in drawing.regions for text in (region.prompt, region.negative_prompt))
        prompts = (drawing.prompt, drawing.negative_prompt, drawing.prompt_to, *texts)
        words = self._words.named_in(prompts, parts, check, self._loras.words(worn, check))
        read_by = tuple((lora.record.sha256, lora.strength_text) for lora in worn if lora.strength_text)
        way = way_of(drawing, self.record, self.pipeline, self._variant, keeps=self.keeps)
        options = self._options(way.pipeline, way.given)
        colours = self._colour_guidance(drawing, way.pipeline)
        rungs = (
            Rung("let other models go", lambda: self.make_room() > 0),
            Rung("work on the picture in tiles", self._tile),
            Rung("take turns on the device", self._offload),
        )

        def attempt() -> Any:
            generator = torch.Generator("cpu").manual_seed(drawing.seed)
            with (
                self._guarded(check),
                between(generator, drawing.variation_seed, drawing.variation),
                self._loras.worn(worn, check),
                self.encoder.speaking(_steps_run(drawing), words, read_by, _way(drawing), colours),
                self.encoder.changing(way.pipeline),
                guided(way.pipeline, self.record, drawing, parts, check) as steering,
            ):
                return self._run(way, {**options, "generator": generator}, watch, steering)

        if decoding_bytes(self.pipeline, drawing.width, drawing.height) > self.device.total_bytes // 2:
            self._tile()
        try:
            result = with_ladder(attempt, rungs, self.device, lambda: self.byte_size)
        finally:
            self._untile()
        return self._finished(result, drawing)

    def _run(self, way: Way, options: dict[str, Any], watch: WatchStep, steering: Steering) -> Any:
        pipeline, drawing = way.pipeline, way.given
        scheduler = make_scheduler(
            self._own_scheduler, drawing.sampler, self.record.architecture, self.record.prediction
        )
        pipeline.scheduler = scheduler
        if way.keeping is not None:
            way.keeping.listen(scheduler, options["generator"])
        steering.total = lambda: int(getattr(pipeline, "num_timesteps", 0) or len(scheduler.timesteps))
        estimate = Estimate(scheduler, options["generator"], steering.advance)

        def ended(step: int, latents: Any) -> None:
            total = int(getattr(pipeline, "num_timesteps", 0) or math.ceil(len(scheduler.timesteps) / scheduler.order))

            def make_preview() -> Pixels:
                return self._previewer.draw(estimate.latents(latents), drawing.width, drawing.height)

            self.encoder.reached((step + 1) / max(1, total))
            watch(min(step + 1, total), total, make_preview)

        known = inspect.signature(pipeline.__call__).parameters
        if "callback_on_step_end" in known:

            def on_step_end(_pipeline: Any, step: int, _timestep: Any, values: dict[str, Any]) -> dict[str, Any]:
                ended(step, values["latents"])
                return values

            options = {**options, "callback_on_step_end": on_step_end}
        elif "callback" in known:
            options = {
                **options,
                "callback": lambda step, _timestep, latents: ended(step, latents),
                "callback_steps": 1,
            }
        try:
            with rescaled(denoiser_of(pipeline), scheduler, self._rescale(drawing)):
                return pipeline(**{name: value for name, value in options.items() if name in known})
        finally:
            if self._offloaded:
                pipeline.maybe_free_model_hooks()
            pipeline.scheduler = self._own_scheduler

    def _options(self, pipeline: Any, drawing: Drawing) -> dict[str, Any]:
        """The pipeline's arguments; those that it does not know are left out, and none that would change the result."""
        from PIL import Image

        known = inspect.signature(pipeline.__call__).parameters
        options: dict[str, Any] = {
            "prompt": drawing.prompt
            if hasattr(pipeline, "encode_prompt")
            else read_at_once(drawing.prompt, self.record.name).text,
            "width": drawing.width,
            "height": drawing.height,
            "num_inference_steps": drawing.steps,
            "guidance_scale": drawing.guidance,
            "output_type": "np",
            # PixArt would draw a picture of another size and cut it.
            "use_resolution_binning": False,
        }
        if drawing.negative_prompt.strip():
            if "negative_prompt" not in known or self._guidance_is_distilled():
                raise InvalidRequest(
                    "{model} takes no negative prompt.", advice="Empty it for this model.", model=self.record.name
                )
            options["negative_prompt"] = drawing.negative_prompt
        if "true_cfg_scale" in known and not self._guidance_is_distilled():
            options["true_cfg_scale"] = drawing.guidance
            options.setdefault("negative_prompt", " ")
            del options["guidance_scale"]
        if drawing.travel > 0 and not hasattr(pipeline, "encode_prompt"):
            raise InvalidRequest(
                "{model} cannot be led from one prompt to another.",
                advice="Empty the second prompt for this model.",
                model=self.record.name,
            )
        if drawing.image is not None:
            options["image"] = Image.fromarray(drawing.image)
            options["strength"] = drawing.strength
        if drawing.mask is not None:
            options["mask_image"] = Image.fromarray(drawing.mask)
        return options

    def _guidance_is_distilled(self) -> bool:
        """Whether guidance is a number that the network gets, so that nothing is compared with a negative prompt."""
        transformer = self.pipeline.components.get("transformer")
        if transformer is None:
            return False
        return type(self.pipeline).__name__.startswith("Flux") or bool(transformer.config.get("guidance_embeds"))

    def _rescale(self, drawing: Drawing) -> float:
        if is_flow(self.record.architecture, self.record.prediction):
            return 0.0
        asked = drawing.guidance_rescale
        return self.record.default_guidance_rescale if asked is None else asked

    def _colour_guidance(self, drawing: Drawing, pipeline: Any) -> dict[str, float]:
        """For which share of the steps each prompt is led away from what it is without colours.

        Raises InvalidRequest where the drawing asks for it and the model cannot.
        """
        asked = drawing.colour_guidance
        share = self.record.default_colour_guidance if asked is None else asked
        told = hasattr(pipeline, "encode_prompt") and not self._guidance_is_distilled()
        compares = told and "negative_prompt" in inspect.signature(pipeline.__call__).parameters
        if asked and not compares:
            raise InvalidRequest(
                "{model} compares its prompt with no other, so that colours cannot be guided.",
                advice="Empty the colour guidance for this model.",
                model=self.record.name,
            )
        if not compares or drawing.guidance <= 1:
            return {}
        return dict.fromkeys((drawing.prompt, drawing.prompt_to), share)

    def _variant(self, task: str) -> Any:
        """The pipeline for `text`, `image` or `mask`, which shares the weights; None where there is none."""
        import diffusers

        if task not in self._variants:
            automatic: Any = diffusers.AutoPipelineForImage2Image
            if task == "mask":
                automatic = diffusers.AutoPipelineForInpainting
            try:
                pipeline = automatic.from_pipe(self.pipeline)
            except ValueError:
                return None
            self._take_over(pipeline)
            self._variants[task] = pipeline
        return self._variants[task]

    def _take_over(self, pipeline: Any) -> None:
        pipeline.set_progress_bar_config(disable=True)
        self.encoder.attach(pipeline)

    def _check_size(self, drawing: Drawing) -> None:
        multiple = math.lcm(self.record.multiple_of, self._cell())
        if any(side < multiple or side % multiple for side in (drawing.width, drawing.height)):
            raise UnsupportedSize(drawing.width, drawing.height, multiple)
        for picture in (drawing.image, drawing.mask, drawing.blend):
            if picture is not None and picture.shape[:2] != (drawing.height, drawing.width):
                raise InvalidRequest(
                    "The picture to begin with has {width} × {height} pixels, the one to draw {wanted}.",
                    advice="Bring it to the same size first.",
                    width=picture.shape[1],
                    height=picture.shape[0],
                    wanted=f"{drawing.width} × {drawing.height}",
                )
        redrawn = drawing.mask is not None and drawing.fill is Fill.REPLACE
        if drawing.image is not None and not redrawn and int(drawing.steps * drawing.strength) < 1:
            raise InvalidRequest(
                "With a strength of {strength} and {steps} steps nothing would be drawn.",
                advice="Choose a strength of at least {least}.",
                strength=f"{drawing.strength:g}",
                steps=drawing.steps,
                least=f"{math.ceil(100 / drawing.steps) / 100:g}",
            )

    def _cell(self) -> int:
        """The pixels that one cell of the network covers on each side."""
        scale = int(getattr(self.pipeline, "vae_scale_factor", 1))
        transformer = self.pipeline.components.get("transformer")
        patch = transformer.config.get("patch_size", 1) if transformer is not None else 1
        cell = scale * (patch if isinstance(patch, int) else 1)
        processor = getattr(self.pipeline, "image_processor", None)
        return math.lcm(cell, int(processor.config.vae_scale_factor)) if processor is not None else cell

    @contextmanager
    def _guarded(self, check: Check) -> Iterator[None]:
        """Make every pass of every network a point of cancelling; the hooks are gone afterwards."""
        check()
        with ExitStack() as stack:
            for module in self._modules():
                for part in (module, getattr(module, "decoder", None), getattr(module, "encoder", None)):
                    if part is not None and hasattr(part, "register_forward_pre_hook"):
                        stack.callback(part.register_forward_pre_hook(lambda *_: check()).remove)
            yield

    def _tile(self) -> bool:
        vae = self.pipeline.components.get("vae")
        if vae is None or not hasattr(vae, "enable_tiling") or getattr(vae, "use_tiling", False):
            return False
        vae.enable_tiling()
        return True

    def _untile(self) -> None:
        """Whether a picture is made in tiles shall depend on it alone, not on what was drawn before."""
        vae = self.pipeline.components.get("vae")
        if vae is not None and getattr(vae, "use_tiling", False):
            vae.disable_tiling()

    def _offload(self) -> bool:
        if self.device.kind == "cpu" or self._offloaded:
            return False
        for pipeline in self._variants.values():
            pipeline.enable_model_cpu_offload(device=self.device.torch_device)
        self._offloaded = True
        return True

    def _modules(self) -> list[Any]:
        import torch

        return [part for part in self.pipeline.components.values() if isinstance(part, torch.nn.Module)]

    def _finished(self, result: Any, drawing: Drawing) -> Pixels:
        if any(getattr(result, "nsfw_content_detected", None) or ()):
            raise UserError(
                "The model's own filter has held this picture back.", advice="Change the prompt or the seed."
            )
        values = np.asarray(result.images[0], dtype=np.float32)
        if values.shape != (drawing.height, drawing.width, 3):
            raise UnsupportedSize(drawing.width, drawing.height, math.lcm(self.record.multiple_of, self._cell()))
        if not np.isfinite(values).all():
            raise UserError(
                "{model} answered with values that are not numbers.",
                advice="Try another sampler, or fetch the model again.",
                model=self.record.name,
            )
        picture: Pixels = (values.clip(0, 1) * 255).round().astype(np.uint8)
        if drawing.image is not None and (drawing.mask is not None or drawing.blend is not None):
            share = coverage(drawing)[..., None]
            picture = (picture * share + drawing.image * (1 - share)).round().astype(np.uint8)
        return picture


def _way(drawing: Drawing) -> tuple[str, str, float] | None:
    """From which prompt to which it is led, and how far."""
    return (drawing.prompt, drawing.prompt_to, drawing.travel) if drawing.travel > 0 else None


def _steps_run(drawing: Drawing) -> int:
    """The steps that are taken: with a picture to begin with, the first are left out."""
    return drawing.steps if drawing.image is None else int(drawing.steps * drawing.strength)
