"""Generators: pictures from sentences, pictures from pictures, and enlarging."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetOf,
    Choice,
    Drawing,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    ModelRecord,
    Models,
    Output,
    Pixels,
    Prompt,
    Range,
    RegionUse,
    RunContext,
    UnsupportedSize,
    UserError,
)
from app.api.lora_list import worn_text
from app.api.prompting import Wildcards, expand
from plugins.canvas.generators.fields import (
    Batch,
    Checkpoint,
    ColourGuidance,
    Guidance,
    GuidanceRescale,
    Leading,
    Loras,
    NegativeWritten,
    Sampler,
    SeedNumber,
    Steps,
    Variation,
    VariationSeed,
    Without,
    Written,
    asked,
)
from plugins.canvas.generators.guided import guides_in, led
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.resolution import Plan, plan

_PROMPT = Label(
    "Prompt", "What the picture shows. (word:1.2) gives a word more weight, {a|b} draws one of two, # begins a comment."
)
_SIDE = Range(64, LARGEST_SIDE, step=8, unit="px", soft_high=1024)


@dataclass(frozen=True, slots=True)
class TextToImageRequest:
    """A picture from a sentence; steps and guidance that are None are the model's own.

    With a variation, the pictures of a batch have the same seed, and each its own of the variation.
    """

    prompt: Annotated[str, Prompt(), _PROMPT]
    negative_prompt: Without = ""
    model: Checkpoint = ""
    width: Annotated[int, _SIDE, Label("Width")] = 512
    height: Annotated[int, _SIDE, Label("Height")] = 512
    seed: SeedNumber = 0
    batch: Batch = 1
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    written: Written = ""
    negative_written: NegativeWritten = ""
    variation: Variation = 0.0
    variation_seed: VariationSeed = 0
    guides: Leading = None


@dataclass(frozen=True, slots=True)
class ImageToImageRequest:
    """A picture drawn anew from another; the result has the size of the picture."""

    prompt: Annotated[str, Prompt(), _PROMPT]
    image: Annotated[
        str, AssetOf("image/*"), Label("Picture", "The picture to begin with: the selection, or the canvas.")
    ]
    strength: Annotated[
        float, Range(0.05, 1, step=0.05), Label("Strength", "How far the result may leave the picture.")
    ] = 0.6
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    batch: Batch = 1
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    written: Written = ""
    negative_written: NegativeWritten = ""
    variation: Variation = 0.0
    variation_seed: VariationSeed = 0
    guides: Leading = None


@dataclass(frozen=True, slots=True)
class UpscaleRequest:
    """A picture made larger."""

    image: Annotated[str, AssetOf("image/*"), Label("Picture", "The selection, or the canvas.")]
    factor: Annotated[str, Choice((("2", "2 ×"), ("4", "4 ×"))), Label("Enlarge")] = "2"
    model: Annotated[str, ModelOf(ModelKind.UPSCALER), Label("Model")] = ""


class TextToImage:
    """Draw pictures from a sentence."""

    Request: ClassVar[type[Any]] = TextToImageRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: TextToImageRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw `batch` pictures of width × height, one after the other, so that each can be made again alone."""
        record = models.record(ModelId(request.model))
        size = plan(request.width, request.height, native_size=record.native_size, multiple_of=record.multiple_of)
        guides = guides_in(request.guides, context)
        if guides is not None:
            guides = guides.within(0, 0, request.width, request.height)
        first = led(asked(request, record, size), guides, record, models)
        for drawing, pixels in drawn(first, size, record, request, models, context):
            yield Output(pixels, single(request, drawing), name=drawing.prompt[:80])


class ImageToImage:
    """Draw a picture anew, as a sentence says."""

    Request: ClassVar[type[Any]] = ImageToImageRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: ImageToImageRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw `batch` pictures of the size of the given one, which is scaled to what the model draws and back."""
        picture = opaque(context.assets.picture(AssetId(request.image)))
        height, width = picture.shape[:2]
        record = models.record(ModelId(request.model))
        size = nearest(width, height, record)
        image = resized(picture, size.width, size.height)
        first = asked(request, record, size, image=image, strength=request.strength)
        first = led(first, guides_in(request.guides, context), record, models)
        for drawing, pixels in drawn(first, size, record, request, models, context):
            yield Output(resized(pixels, width, height), single(request, drawing), name=drawing.prompt[:80])


class Upscale:
    """Enlarge a picture."""

    Request: ClassVar[type[Any]] = UpscaleRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: UpscaleRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Enlarge by 2 or 4; alpha is enlarged smoothly beside the colours."""
        picture = context.assets.picture(AssetId(request.image))
        factor = int(request.factor)
        height, width = picture.shape[0] * factor, picture.shape[1] * factor
        if max(height, width) > LARGEST_SIDE:
            raise UserError(
                "The enlarged picture would have {width} × {height} pixels.",
                advice="At most {largest} fit on a side: enlarge less.",
                width=width,
                height=height,
                largest=LARGEST_SIDE,
            )
        context.job.report(0, 0, "Enlarging")
        with models.lease_upscaler(ModelId(request.model), context.check) as upscaler:
            pixels = upscaler.enlarge(np.ascontiguousarray(picture[..., :3]), factor, context.check)
        if picture.shape[2] == 4:
            alpha = resized(np.repeat(picture[..., 3:], 3, axis=-1), width, height)[..., :1]
            pixels = np.concatenate([pixels, alpha], axis=-1)
        yield Output(pixels, request, name="Enlarged")


def drawn(
    first: Drawing,
    size: Plan,
    record: ModelRecord,
    request: Any,
    models: Models,
    context: RunContext,
    present: Callable[[Pixels], Pixels] = lambda pixels: pixels,
) -> Iterator[tuple[Drawing, Pixels]]:
    """Draw a batch, seed after seed, enlarging each picture where the plan says so; `present` is given its previews.

    What the prompts leave to chance is settled by each picture's seed, so that it stands in its recipe.
    """
    loras = worn_text(request.loras)
    drawings = [
        replace(
            first,
            seed=seed,
            variation_seed=led_to,
            prompt=expand(first.prompt, seed, context.wildcards),
            negative_prompt=expand(first.negative_prompt, seed, context.wildcards),
            regions=tuple(expanded_region(region, seed, context.wildcards) for region in first.regions),
        )
        for number in range(request.batch)
        for seed, led_to in (_seeds(first, number),)
    ]
    context.job.report(0, 0, "Loading the model")
    with models.lease_picture_model(record.id, context.check) as model:
        for number, drawing in enumerate(drawings):
            worn = replace(drawing, prompt=" ".join(filter(None, (drawing.prompt, loras))))
            pixels = model.draw(worn, _watch(context, number, request.batch, present))
            if size.enlarge > 1:
                pixels = _enlarged(pixels, size.enlarge, models, context)
            yield drawing, pixels


def expanded_region(region: RegionUse, seed: int, wildcards: Wildcards) -> RegionUse:
    """A region in which a seed has settled what its prompts leave to chance."""
    prompt, negative = (expand(text, seed, wildcards) for text in (region.prompt, region.negative_prompt))
    return replace(region, prompt=prompt, negative_prompt=negative)


def _seeds(first: Drawing, number: int) -> tuple[int, int]:
    """The seed of a picture of a batch, and the one that its variation leads to: the one or the other is counted."""
    if first.variation > 0:
        return first.seed, (first.variation_seed + number) % SEED_LIMIT
    return (first.seed + number) % SEED_LIMIT, first.variation_seed


def _watch(
    context: RunContext, number: int, batch: int, present: Callable[[Pixels], Pixels]
) -> Callable[[int, int, Callable[[], Pixels]], None]:
    def watch(step: int, steps: int, make_preview: Callable[[], Pixels]) -> None:
        preview = present(make_preview()) if context.job.wants_preview() else None
        context.job.report(number * steps + step, batch * steps, "Drawing", preview)

    return watch


def _enlarged(pixels: Pixels, factor: int, models: Models, context: RunContext) -> Pixels:
    upscalers = models.records(ModelKind.UPSCALER)
    if not upscalers:
        return resized(pixels, pixels.shape[1] * factor, pixels.shape[0] * factor)
    with models.lease_upscaler(upscalers[0].id, context.check) as upscaler:
        return upscaler.enlarge(pixels, factor, context.check)


def nearest(width: int, height: int, record: ModelRecord) -> Plan:
    """The size to draw for a picture of any size: its own where the model can, else the nearest that it can."""
    try:
        return plan(width, height, native_size=record.native_size, multiple_of=record.multiple_of)
    except UnsupportedSize:
        step = record.multiple_of * 4
        return plan(
            max(step, round(width / step) * step),
            max(step, round(height / step) * step),
            native_size=record.native_size,
            multiple_of=record.multiple_of,
        )


def single(request: Any, drawing: Drawing) -> Any:
    """The request that makes exactly this one picture, with nothing left open."""
    varied = {"variation_seed": drawing.variation_seed} if hasattr(request, "variation_seed") else {}
    return replace(
        request,
        **varied,
        batch=1,
        seed=drawing.seed,
        steps=drawing.steps,
        guidance=drawing.guidance,
        guidance_rescale=drawing.guidance_rescale,
        colour_guidance=drawing.colour_guidance,
        sampler=drawing.sampler,
        prompt=drawing.prompt,
        negative_prompt=drawing.negative_prompt,
        written=request.written if request.prompt == drawing.prompt else request.prompt,
        negative_written=(
            request.negative_written if request.negative_prompt == drawing.negative_prompt else request.negative_prompt
        ),
    )


def opaque(pixels: Pixels, ground: int = 255) -> Pixels:
    """The picture without alpha, what is transparent on white, or on another grey."""
    if pixels.shape[2] == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    return ((pixels[..., :3] * alpha + ground * (255 - alpha)) // 255).astype(np.uint8)


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """The picture (height, width, 3) scaled, by area when it gets smaller."""
    import cv2

    if pixels.shape[:2] == (height, width):
        return pixels
    smaller = width * height < pixels.shape[0] * pixels.shape[1]
    scaled = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
    return np.asarray(scaled, np.uint8)
