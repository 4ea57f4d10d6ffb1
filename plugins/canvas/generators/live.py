"""Live: a picture that follows another in a few steps, while that is painted."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from app.api import (
    AssetId,
    AssetOf,
    Drawing,
    Kept,
    Label,
    Lane,
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
)
from app.api.prompting import expand
from plugins.canvas.generators.fields import Checkpoint, Leading, Sampler, SeedNumber, Without
from plugins.canvas.generators.guided import guides_in, led
from plugins.canvas.generators.pictures import expanded_region, opaque, resized
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.resolution import coarse_size

STEPS = 3
_GUIDANCE = 2.5
_FEW_STEPS = 8
"""A model that needs no more than these was taught to draw in few, in its own way."""
_CONSISTENT = "LCM"
"""The sampler whose pictures are cleanest after few steps, also those of models that were not taught for it."""
_RESULT = Range(0, LARGEST_SIDE, unit="px")


@dataclass(frozen=True, slots=True)
class LiveRequest:
    """A picture drawn anew in a few steps, at the size that the model draws best.

    The result has `width` and `height`, or the size of the picture where they are 0.
    """

    prompt: Annotated[str, Prompt(), Label("Prompt", "What the picture shows.")]
    image: Annotated[str, AssetOf("image/*"), Label("Picture", "The picture to follow: the selection, or the canvas.")]
    strength: Annotated[
        float, Range(0.05, 1, step=0.05), Label("Strength", "How far the result may leave the picture.")
    ] = 0.65
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    steps: Annotated[
        int, Range(1, 50, soft_high=12), Label("Steps", "So many are taken, whatever the strength."), More()
    ] = STEPS
    guidance: Annotated[
        float | None,
        Range(1, 30, step=0.1, soft_high=10),
        Label("Guidance", "How closely the picture follows the prompt; with 1 a step takes half as long."),
        More(),
    ] = None
    sampler: Sampler = ""
    width: Annotated[int, _RESULT, Kept(), Label("Width")] = 0
    height: Annotated[int, _RESULT, Kept(), Label("Height")] = 0
    guides: Leading = None


class Live:
    """Follow a picture in a few steps."""

    Request: ClassVar[type[Any]] = LiveRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: LiveRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw one picture; one that is larger than the model draws is enlarged."""
        picture = opaque(context.assets.picture(AssetId(request.image)))
        height, width = picture.shape[:2]
        record = models.record(ModelId(request.model))
        drawing = drawing_of(request, record, picture, expand(request.prompt, request.seed, context.wildcards))
        drawing = led(drawing, guides_in(request.guides, context), record, models)
        regions = (expanded_region(region, request.seed, context.wildcards) for region in drawing.regions)
        drawing = replace(drawing, regions=tuple(regions))
        context.job.report(0, 0, "Loading the model")
        with models.lease_picture_model(record.id, context.check) as model, a_core_free():
            pixels = model.draw(drawing, _watch(context))
        wide, high = request.width or width, request.height or height
        pixels = resized(_enlarged(pixels, wide, high, models, context), wide, high)
        exact = replace(
            request,
            prompt=drawing.prompt,
            guidance=drawing.guidance,
            sampler=drawing.sampler,
            width=wide,
            height=high,
        )
        yield Output(pixels, exact, name=drawing.prompt[:80], in_passing=context.job.in_passing)


def drawing_of(request: LiveRequest, record: ModelRecord, picture: Pixels, prompt: str) -> Drawing:
    """What the model is to draw: the picture at its own size, with as many steps left out as the strength says."""
    own = record.default_steps <= _FEW_STEPS or _CONSISTENT not in record.samplers
    width, height = coarse_size(picture.shape[1], picture.shape[0], record.native_size, record.multiple_of)
    return Drawing(
        prompt=prompt,
        negative_prompt=request.negative_prompt,
        width=width,
        height=height,
        steps=all_steps(request.steps, request.strength),
        guidance=min(_GUIDANCE, record.default_guidance) if request.guidance is None else request.guidance,
        sampler=request.sampler or (record.default_sampler if own else _CONSISTENT),
        seed=request.seed,
        image=resized(picture, width, height),
        strength=request.strength,
    )


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
