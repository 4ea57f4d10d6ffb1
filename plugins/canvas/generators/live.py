"""Live: a picture that follows another in a few steps, while that is painted."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    AssetId,
    AssetOf,
    Coverage,
    Drawing,
    Kept,
    Label,
    Lane,
    LoraUse,
    ModelId,
    ModelKind,
    ModelRecord,
    Models,
    More,
    Output,
    Pixels,
    Prompt,
    Range,
    RunContext,
    Toggle,
)
from app.api.prompting import expand
from plugins.canvas.generators.few_steps import FEW_STEPS, few_step_lora, is_named
from plugins.canvas.generators.fields import Checkpoint, Leading, Sampler, SeedNumber, Without
from plugins.canvas.generators.guided import guides_in, led
from plugins.canvas.generators.pictures import expanded_region, opaque, resized
from plugins.canvas.guides import Guides
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.resolution import coarse_size

STEPS = 3
_GUIDANCE = 2.5
FREE = 0.9
"""So far what is drawn may leave where nothing is painted: were it all the way, the first step would not know of what
is painted, and draw its own thing elsewhere; much less, and the grey that is there would be seen."""
_GREY = 150
_CONSISTENT = "LCM"
"""The sampler whose pictures are cleanest after few steps, also those of models that were not taught for it."""
_RESULT = Range(0, LARGEST_SIDE, unit="px")


@dataclass(frozen=True, slots=True)
class LiveRequest:
    """A picture drawn anew in a few steps, at the size that the model draws best.

    What is transparent in the picture is free, where the model can keep the rest. The result has `width` and `height`,
    or the size of the picture where they are 0.
    """

    prompt: Annotated[str, Prompt(), Label("Prompt", "What the picture shows.")]
    image: Annotated[
        str, AssetOf("image/*"), Label("Picture", "The picture to follow; where it is transparent the result is free.")
    ]
    strength: Annotated[
        float, Range(0.05, 1, step=0.05), Label("Strength", "How far the result may leave the picture.")
    ] = 0.65
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    steps: Annotated[
        int | None,
        Range(1, 50, soft_high=12),
        Label("Steps", "So many are taken, whatever the strength; empty takes as few as will do."),
        More(),
    ] = None
    guidance: Annotated[
        float | None,
        Range(1, 30, step=0.1, soft_high=10),
        Label("Guidance", "How closely the picture follows the prompt; with 1 a step takes half as long."),
        More(),
    ] = None
    few_steps: Annotated[
        bool,
        Toggle(),
        Label("Few-step LoRA", "Draw with a LoRA that teaches the model to draw in few steps, where there is one."),
        More(),
    ] = True
    sampler: Sampler = ""
    width: Annotated[int, _RESULT, Kept(), Label("Width")] = 0
    height: Annotated[int, _RESULT, Kept(), Label("Height")] = 0
    guides: Leading = None


class Live:
    """Follow a picture in a few steps."""

    Request: ClassVar[type[Any]] = LiveRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: LiveRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw one picture; one that is larger than the model draws is enlarged."""
        picture = context.assets.picture(AssetId(request.image))
        height, width = picture.shape[:2]
        record, guides = models.record(ModelId(request.model)), guides_in(request.guides, context)
        lora = few_step_lora(record, models.records(ModelKind.LORA)) if _may_be_unguided(request, guides) else None
        prompt = expand(request.prompt, request.seed, context.wildcards)
        context.job.report(0, 0, "Loading the model")
        with models.lease_picture_model(record.id, context.check) as model, a_core_free():
            drawing = drawing_of(request, record, picture if model.keeps else opaque(picture), prompt, lora)
            drawing = led(drawing, guides, record, models)
            regions = (expanded_region(region, request.seed, context.wildcards) for region in drawing.regions)
            drawing = replace(drawing, regions=tuple(regions))
            pixels = model.draw(drawing, _watch(context))
        wide, high = request.width or width, request.height or height
        pixels = resized(_enlarged(pixels, wide, high, models, context), wide, high)
        exact = replace(
            request,
            prompt=drawing.prompt,
            steps=_taken(request, lora),
            guidance=drawing.guidance,
            sampler=drawing.sampler,
            width=wide,
            height=high,
        )
        yield Output(pixels, exact, name=drawing.prompt[:80], in_passing=context.job.in_passing)


def drawing_of(
    request: LiveRequest, record: ModelRecord, picture: Pixels, prompt: str, lora: ModelRecord | None = None
) -> Drawing:
    """What the model is to draw: the picture at its own size, with as many steps left out as the strength says.

    Where the picture (height, width, 3 or 4) is transparent it is free. With a `lora` for few steps by its guidance and
    sampler.
    """
    width, height = coarse_size(picture.shape[1], picture.shape[0], record.native_size, record.multiple_of)
    if lora is not None:
        guidance, sampler = lora.default_guidance, lora.default_sampler
    else:
        own = record.default_steps <= FEW_STEPS or _CONSISTENT not in record.samplers
        guidance, sampler = min(_GUIDANCE, record.default_guidance), record.default_sampler if own else _CONSISTENT
    painted = _painted(picture, width, height)
    strength = request.strength
    if painted.min() < 1:
        strength = max(strength, FREE if painted.any() else 1.0)
    drawing = Drawing(
        prompt=prompt,
        negative_prompt=request.negative_prompt,
        width=width,
        height=height,
        steps=all_steps(_taken(request, lora), strength),
        guidance=guidance if request.guidance is None else request.guidance,
        sampler=request.sampler or sampler,
        seed=request.seed,
        image=resized(opaque(picture, _GREY), width, height),
        strength=strength,
        loras=() if lora is None or is_named(lora, prompt) else (LoraUse(lora.id),),
    )
    if strength == request.strength or not painted.any():
        return drawing
    change = 1 - painted * np.float32(1 - request.strength / strength)
    return replace(
        drawing,
        mask=np.rint(255 * change).astype(np.uint8),
        soft=True,
        blend=np.ones((height, width), np.float32),
    )


def _painted(picture: Pixels, width: int, height: int) -> Coverage:
    """How much is painted (height, width), from 0 to 1."""
    if picture.shape[2] == 3:
        return np.ones((height, width), np.float32)
    alpha = resized(np.repeat(picture[..., 3:], 3, axis=2), width, height)[..., 0]
    return np.asarray(alpha, np.float32) / np.float32(255)


def _may_be_unguided(request: LiveRequest, guides: Guides | None) -> bool:
    """Whether all that a request asks for is heard where the model is not guided: what is not to be seen is not."""
    unwanted = [request.negative_prompt, *(one.negative_prompt for one in (guides.regions if guides else ()))]
    return request.few_steps and request.guidance in (None, 1) and not any(unwanted)


def _taken(request: LiveRequest, lora: ModelRecord | None) -> int:
    return request.steps or (STEPS if lora is None else lora.default_steps)


def all_steps(taken: int, strength: float) -> int:
    """The steps of which that share is as many as are to be taken."""
    steps = max(taken, math.floor(taken / strength))
    while int(steps * strength) < taken:
        steps += 1
    return steps


@contextmanager
def a_core_free() -> Iterator[None]:
    """Let torch leave one core to the pointer, which moves all the while."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(max(1, min(threads, (os.cpu_count() or 2) - 1)))
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _watch(context: RunContext) -> Callable[[int, int, Callable[[], Pixels]], None]:
    def watch(step: int, steps: int, _make_preview: Callable[[], Pixels]) -> None:
        context.job.report(step, steps, "Drawing")

    return watch


def _enlarged(pixels: Pixels, width: int, height: int, models: Models, context: RunContext) -> Pixels:
    """The picture at least as large as is wanted, if something that keeps edges crisp can do so."""
    upscalers = models.records(ModelKind.UPSCALER)
    times = max(width / pixels.shape[1], height / pixels.shape[0])
    if times <= 1.1 or not upscalers:
        return pixels
    with models.lease_upscaler(upscalers[0].id, context.check) as upscaler:
        fitting = [factor for factor in upscaler.factors if factor >= times] or [max(upscaler.factors)]
        return upscaler.enlarge(pixels, min(fitting), context.check)
