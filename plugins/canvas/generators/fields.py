"""Fields that the requests of picture generators share, and the drawing that they ask for."""

from __future__ import annotations

from typing import Annotated, Any

from app.api import (
    AssetOf,
    Count,
    Drawing,
    Given,
    Kept,
    Label,
    LoraList,
    ModelKind,
    ModelOf,
    ModelRecord,
    More,
    Prompt,
    Range,
    SamplerOf,
    Seed,
    Text,
)
from plugins.canvas.guides import GUIDES
from plugins.canvas.resolution import Plan

Without = Annotated[str, Prompt(negative=True), Label("Without", "What the picture should not show."), More()]
Checkpoint = Annotated[str, ModelOf(ModelKind.CHECKPOINT), Label("Model")]
SeedNumber = Annotated[int, Seed(), Label("Seed", "The same seed with the same settings gives the same picture.")]
Batch = Annotated[int, Range(1, 16), Count(), Label("Pictures", "How many pictures to make; each has its own seed.")]
Variation = Annotated[
    float,
    Range(0, 1, step=0.01),
    Label("Variation", "How far the picture is led from the one of its seed to that of another; 0 is not at all."),
    More(),
]
VariationSeed = Annotated[
    int,
    Seed(drawn=False),
    Label("Variation seed", "The seed that a variation leads to; without one it does nothing."),
    More(),
]
Steps = Annotated[
    int | None,
    Range(1, 150, soft_high=60),
    Label("Steps", "More steps take longer; empty takes the model's own number."),
    More(),
]
Guidance = Annotated[
    float | None,
    Range(0, 30, step=0.1, soft_high=15),
    Label("Guidance", "How closely the picture follows the prompt; empty takes the model's own value."),
    More(),
]
GuidanceRescale = Annotated[
    float | None,
    Range(0, 1, step=0.05),
    Label(
        "Guidance rescale",
        "How far what guidance makes too colourful is brought back; empty takes the model's own value.",
    ),
    More(),
]
ColourGuidance = Annotated[
    float | None,
    Range(0, 1, step=0.05),
    Label(
        "Colour guidance",
        "For how much of the way every other step leads away from the prompt without the colours of its things, so "
        "that they come out as asked; empty takes the model's own value.",
    ),
    More(),
]
Sampler = Annotated[
    str, SamplerOf(), Label("Sampler", "The way from noise to the picture; those that work with the model."), More()
]
Loras = Annotated[
    str,
    LoraList(),
    Label("LoRAs", "LoRAs besides those in the prompt, each with its weight."),
    More(),
]
Written = Annotated[
    str,
    Text(multiline=True),
    Kept(),
    Label("Prompt as written", "With the choices and wildcards that were drawn from."),
]
NegativeWritten = Annotated[
    str,
    Text(multiline=True),
    Kept(),
    Label("Without, as written", "With the choices and wildcards that were drawn from."),
]
Leading = Annotated[
    str | None,
    AssetOf(GUIDES),
    Given(),
    Label("Guides", "What regions and control layers of the canvas tell the model."),
]


def asked(request: Any, record: ModelRecord, size: Plan, **more: Any) -> Drawing:
    """What a request asks the model to draw at a size; steps, guidance and sampler left open are the model's own."""
    return Drawing(
        prompt=request.prompt,
        negative_prompt=request.negative_prompt,
        width=size.width,
        height=size.height,
        steps=record.default_steps if request.steps is None else request.steps,
        guidance=record.default_guidance if request.guidance is None else request.guidance,
        guidance_rescale=_own(request.guidance_rescale, record.default_guidance_rescale),
        colour_guidance=_own(request.colour_guidance, record.default_colour_guidance),
        sampler=request.sampler or record.default_sampler,
        seed=request.seed,
        variation_seed=getattr(request, "variation_seed", 0),
        variation=getattr(request, "variation", 0.0),
        from_noise=getattr(request, "from_noise", False),
        **more,
    )


def _own(asked: float | None, own: float) -> float:
    return own if asked is None else asked
