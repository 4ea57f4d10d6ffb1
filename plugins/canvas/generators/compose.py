"""Compose: a picture from a sentence, from prompts for its regions, and from what control layers tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from app.api import (
    AssetId,
    AssetOf,
    Given,
    Label,
    Lane,
    ModelId,
    Models,
    Output,
    Prompt,
    RunContext,
)
from plugins.canvas.generators.fields import (
    Batch,
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
from plugins.canvas.generators.guided import led
from plugins.canvas.generators.pictures import drawn, nearest, resized, single
from plugins.canvas.guides import GUIDES, Guides


@dataclass(frozen=True, slots=True)
class ComposeRequest:
    """A picture of the size of its guides; steps and guidance that are None are the model's own."""

    prompt: Annotated[str, Prompt(), Label("Prompt", "What the whole picture shows; regions have their own prompts.")]
    guides: Annotated[
        str, AssetOf(GUIDES), Given(), Label("Guides", "What regions and control layers of the canvas tell the model.")
    ]
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


class Compose:
    """Draw a picture by its regions and control layers."""

    Request: ClassVar[type[Any]] = ComposeRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: ComposeRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw `batch` pictures of the guides' size; raises UserError where a control layer has no network."""
        guides = Guides.from_bytes(context.assets.read(AssetId(request.guides)))
        record = models.record(ModelId(request.model))
        size = nearest(guides.width, guides.height, record)
        guided = led(asked(request, record, size), guides, record, models)
        for drawing, pixels in drawn(guided, size, record, request, models, context):
            yield Output(
                resized(pixels, guides.width, guides.height), single(request, drawing), name=drawing.prompt[:80]
            )
