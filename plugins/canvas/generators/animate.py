"""Animate: pictures on the way from one seed or prompt to another, as a film or each for itself."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from app.api import (
    MP4,
    Choice,
    Drawing,
    InvalidRequest,
    Kept,
    Label,
    Lane,
    ModelId,
    Models,
    Output,
    Pixels,
    Prompt,
    Range,
    RunContext,
    Seed,
    film_of,
)
from app.api.prompting import expand, without_loras
from plugins.canvas.generators.fields import (
    Checkpoint,
    ColourGuidance,
    Guidance,
    GuidanceRescale,
    Loras,
    NegativeWritten,
    Sampler,
    SeedNumber,
    Steps,
    Without,
    Written,
    asked,
)
from plugins.canvas.generators.pictures import drawn
from plugins.canvas.generators.poster import poster_of
from plugins.canvas.generators.share import share_of
from plugins.canvas.resolution import plan

_Side = Range(64, 2048, step=8, unit="px", soft_high=1024)
_MOST_PIXELS = 1 << 29


@dataclass(frozen=True, slots=True)
class AnimateRequest:
    """Frames from one picture to another; both ends are exactly the pictures that their own settings give."""

    prompt: Annotated[
        str, Prompt(), Label("Prompt", "What the first frame shows. (word:1.2) gives a word more weight.")
    ]
    prompt_to: Annotated[
        str, Prompt(), Label("To prompt", "What the last frame shows; empty stays with the first prompt.")
    ] = ""
    lead: Annotated[
        str,
        Choice((("both", "Prompt and seed"), ("seed", "Seed"), ("prompt", "Prompt"))),
        Label("What changes", "The prompt, the noise, or both, from the first frame to the last."),
    ] = "both"
    frames: Annotated[int, Range(2, 480, soft_high=96), Label("Frames", "How many there are, with both ends.")] = 24
    rate: Annotated[int, Range(1, 60), Label("Frames a second", "How fast the film plays.")] = 12
    way: Annotated[
        str,
        Choice((("once", "Once"), ("back", "There and back"))),
        Label("Way", "There and back ends where it began, so that it can be repeated."),
    ] = "once"
    pace: Annotated[
        str,
        Choice((("even", "Even"), ("soft", "Slow at both ends"))),
        Label("Pace", "How fast it changes on the way."),
    ] = "even"
    result: Annotated[
        str,
        Choice((("film", "A film"), ("pictures", "Pictures"))),
        Label("Result", "One film, or every frame as a picture of its own."),
    ] = "film"
    negative_prompt: Without = ""
    model: Checkpoint = ""
    width: Annotated[int, _Side, Label("Width")] = 256
    height: Annotated[int, _Side, Label("Height")] = 256
    seed: SeedNumber = 0
    seed_to: Annotated[int, Seed(), Label("To seed", "The seed of the last frame.")] = 1
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    written: Written = ""
    negative_written: NegativeWritten = ""
    share: Annotated[
        float | None,
        Range(0, 1, step=0.01),
        Kept(),
        Label("Place on the way", "Of one frame alone: how far it is from the first to the last."),
    ] = None


@dataclass(frozen=True, slots=True)
class _One:
    """What is said of one drawing besides what is drawn."""

    loras: str
    batch: int = 1


class Animate:
    """Walk from a seed or a prompt to another."""

    Request: ClassVar[type[Any]] = AnimateRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: AnimateRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw frame after frame; raises InvalidRequest where nothing would change."""
        travels = request.lead != "seed" and bool(request.prompt_to.strip())
        if not travels and (request.lead == "prompt" or request.seed == request.seed_to):
            raise InvalidRequest(
                "Nothing changes from the first frame to the last.",
                advice="Write a second prompt, or choose another seed to go to.",
            )
        if without_loras(request.prompt_to)[1]:
            raise InvalidRequest(
                "The second prompt names a LoRA.", advice="Write it into the first one: it holds for all frames."
            )
        if request.frames * request.width * request.height > _MOST_PIXELS:
            raise InvalidRequest(
                "{frames} frames of {width} × {height} pixels are too many to hold.",
                advice="Take fewer or smaller ones.",
                frames=request.frames,
                width=request.width,
                height=request.height,
            )
        shares = shares_of(request.frames, request.way, request.pace) if request.share is None else (request.share,)
        # Where it comes back the same picture is not drawn again.
        made: dict[float, Pixels] = {}
        count = len(set(shares))
        for share in shares:
            if share not in made:
                drawing, made[share] = _frame(
                    request, share, models, share_of(context, len(made), count), travels=travels
                )
                settled = _settled(request, drawing)
                if request.result == "pictures" or request.share is not None:
                    one = replace(settled, share=share)
                    yield Output(made[share], one, name=f"{request.prompt[:60]} {len(made)}".strip())
        if request.result == "film" and request.share is None:
            frames = [made[share] for share in shares]
            context.job.report(0, 0, "Writing the film")
            height, width = frames[0].shape[:2]
            yield Output(
                film_of(_checked(frames, context), request.rate), settled, MP4, (len(frames), height, width),
                request.prompt[:80], poster=poster_of(frames[0]),
            )  # fmt: skip


def shares_of(frames: int, way: str, pace: str) -> tuple[float, ...]:
    """How far each frame is on its way, from 0 to 1; one that goes back does not hold the first frame twice."""
    if way == "back":
        turn = frames / 2
        line = [1 - abs(number - turn) / turn for number in range(frames)]
    else:
        line = [number / (frames - 1) for number in range(frames)]
    shares = [(1 - math.cos(math.pi * share)) / 2 if pace == "soft" else share for share in line]
    return tuple(round(share, 6) for share in shares)


def _frame(
    request: AnimateRequest, share: float, models: Models, context: RunContext, *, travels: bool
) -> tuple[Drawing, Pixels]:
    """One picture on the way, and how it was drawn."""
    record = models.record(ModelId(request.model))
    size = plan(request.width, request.height, native_size=record.native_size, multiple_of=record.multiple_of)
    first = replace(
        asked(request, record, size),
        variation_seed=request.seed_to,
        variation=0.0 if request.lead == "prompt" else share,
        prompt_to=expand(request.prompt_to, request.seed, context.wildcards) if travels else "",
        travel=share if travels else 0.0,
    )
    ((drawing, pixels),) = drawn(first, size, record, _One(request.loras), models, context)
    return drawing, pixels


def _settled(request: AnimateRequest, drawing: Drawing) -> AnimateRequest:
    """The request with nothing left open."""
    prompt, negative = drawing.prompt, drawing.negative_prompt
    return replace(
        request,
        prompt=prompt,
        negative_prompt=negative,
        prompt_to=drawing.prompt_to or request.prompt_to,
        steps=drawing.steps,
        guidance=drawing.guidance,
        guidance_rescale=drawing.guidance_rescale,
        colour_guidance=drawing.colour_guidance,
        sampler=drawing.sampler,
        written=request.written if request.prompt == prompt else request.prompt,
        negative_written=request.negative_written if request.negative_prompt == negative else request.negative_prompt,
    )


def _checked(frames: list[Pixels], context: RunContext) -> Iterator[Pixels]:
    for frame in frames:
        context.check()
        yield frame
