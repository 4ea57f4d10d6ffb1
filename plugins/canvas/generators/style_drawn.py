"""StyleDrawn: a picture drawn anew in the style of another by a model of diffusion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    AssetId,
    AssetOf,
    InvalidRequest,
    Kept,
    Label,
    Lane,
    ModelId,
    ModelRecord,
    Models,
    Output,
    Prompt,
    Range,
    ReferenceMode,
    ReferenceUse,
    RunContext,
    Text,
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
from plugins.canvas.generators.guided import fitting
from plugins.canvas.generators.pictures import drawn, nearest, opaque, resized, single
from plugins.canvas.model import ControlKind
from plugins.canvas.restyle import restyled

_NONE = "none"
_LEAST, _MOST = 0.35, 0.8
"""How far the drawing may leave what is there, with all of the content's strength and with none of it."""


@dataclass(frozen=True, slots=True)
class StyleDrawnRequest:
    """A picture and the one whose style it gets, drawn by a model; a prompt that names what is seen helps it."""

    image: Annotated[
        str, AssetOf("image/*"), Label("Picture", "The picture that gets the style: the selection, or the canvas.")
    ]
    style: Annotated[
        str | None, AssetOf("image/*"), Label("Style", "The picture whose colours and brushwork are taken.")
    ] = None
    prompt: Annotated[str, Prompt(), Label("Prompt", "What the picture shows; the style comes from the other one.")] = (
        ""
    )
    style_strength: Annotated[
        float, Range(0, 1, step=0.05), Label("Style strength", "How much of the style is taken; 0 is none of it.")
    ] = 1.0
    content_strength: Annotated[
        float,
        Range(0, 1, step=0.05),
        Label("Content strength", "How closely the drawing keeps to the picture; the less, the more is drawn anew."),
    ] = 0.5
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
    adapter: Annotated[
        str,
        Text(),
        Kept(),
        Label("IP-Adapter", "Which one sees the style; empty takes the first that fits, and none goes without."),
    ] = ""


class StyleDrawn:
    """Draw a picture in the style of another.

    It begins with the picture in the colours and the brushwork of the style, so that a model which sees no pictures
    draws in it too; where an IP-Adapter is there that fits, that sees the style besides.
    """

    Request: ClassVar[type[Any]] = StyleDrawnRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: StyleDrawnRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw `batch` pictures of the size of the given one, with the alpha that it had."""
        if request.style is None:
            raise InvalidRequest(
                "There is no picture whose style is taken.", advice="Choose a picture of the style that you want."
            )
        picture = context.assets.picture(AssetId(request.image))
        style = opaque(context.assets.picture(AssetId(request.style)))
        height, width = picture.shape[:2]
        record = models.record(ModelId(request.model))
        size = nearest(width, height, record)
        adapter = _adapter(request, record, models)
        context.job.report(0, 0, "Transferring the style")
        ground = restyled(opaque(picture), style, request.style_strength, request.content_strength, context.check)
        first = asked(
            request,
            record,
            size,
            image=resized(ground, size.width, size.height),
            strength=round(_MOST - (_MOST - _LEAST) * request.content_strength, 4),
        )
        if adapter != _NONE and request.style_strength > 0:
            seen = ReferenceUse(ModelId(adapter), (style,), request.style_strength, mode=ReferenceMode.STYLE)
            first = replace(first, references=(seen,))
        for drawing, pixels in drawn(first, size, record, request, models, context):
            made = resized(pixels, width, height)
            if picture.shape[2] == 4:
                made = np.dstack([made, picture[..., 3]])
            yield Output(
                made, replace(single(request, drawing), adapter=adapter), name=request.prompt[:80] or "Restyled"
            )


def _adapter(request: StyleDrawnRequest, record: ModelRecord, models: Models) -> str:
    """The IP-Adapter that sees the style; raises InvalidRequest where the named one does not fit."""
    if request.adapter == _NONE:
        return _NONE
    there = [one.id for one in fitting(ControlKind.STYLE, record, models.records)]
    if request.adapter:
        if request.adapter not in there:
            raise InvalidRequest(
                "The IP-Adapter “{adapter}” is gone, or does not fit {model}.",
                advice="Fetch it, or choose another model.",
                adapter=request.adapter[:60],
                model=record.name,
            )
        return request.adapter
    return there[0] if there else _NONE
