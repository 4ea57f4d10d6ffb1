"""Compose: a picture from a sentence, from prompts for its regions, and from what control layers tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    AssetId,
    AssetOf,
    ControlUse,
    Drawing,
    Given,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelRecord,
    Models,
    Output,
    Prompt,
    ReferenceMode,
    ReferenceUse,
    RegionUse,
    RunContext,
    UserError,
)
from plugins.canvas.generators.fields import (
    Batch,
    Checkpoint,
    Guidance,
    Loras,
    NegativeWritten,
    Sampler,
    SeedNumber,
    Steps,
    Without,
    Written,
    asked,
)
from plugins.canvas.generators.pictures import drawn, nearest, resized, single
from plugins.canvas.guides import GUIDES, ControlGuide, Guides
from plugins.canvas.model import ControlKind

_REFERENCES = {
    ControlKind.STYLE: ReferenceMode.STYLE,
    ControlKind.SUBJECT: ReferenceMode.ALL,
    ControlKind.COMPOSITION: ReferenceMode.COMPOSITION,
    ControlKind.FACE: ReferenceMode.ALL,
}


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
    sampler: Sampler = ""
    loras: Loras = ""
    written: Written = ""
    negative_written: NegativeWritten = ""


class Compose:
    """Draw a picture by its regions and control layers."""

    Request: ClassVar[type[Any]] = ComposeRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: ComposeRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw `batch` pictures of the guides' size; raises UserError where a control layer has no network."""
        guides = Guides.from_bytes(context.assets.read(AssetId(request.guides)))
        record = models.record(ModelId(request.model))
        size = nearest(guides.width, guides.height, record)
        guided = told(asked(request, record, size), guides, record, models)
        for drawing, pixels in drawn(guided, size, record, request, models, context):
            yield Output(
                resized(pixels, guides.width, guides.height), single(request, drawing), name=drawing.prompt[:80]
            )


def told(first: Drawing, guides: Guides, record: ModelRecord, models: Models) -> Drawing:
    """A drawing with guides, brought to its size."""
    width, height = first.width, first.height
    regions = tuple(
        RegionUse(
            one.prompt,
            resized(np.repeat(one.mask[..., None], 3, axis=2), width, height)[..., 0].astype(np.float32)
            / np.float32(255),
            one.strength,
        )
        for one in guides.regions
    )
    controls, references = [], []
    for one in guides.controls:
        picture = resized(one.picture, width, height)
        if one.kind in _REFERENCES:
            model = _network((ModelKind.IP_ADAPTER,), one, record, models)
            mode = _REFERENCES[one.kind]
            references.append(ReferenceUse(model, (picture,), one.strength, one.start, one.end, mode))
        else:
            found = _network((ModelKind.CONTROLNET, ModelKind.T2I_ADAPTER), one, record, models)
            controls.append(ControlUse(found, picture, one.strength, one.start, one.end, one.kind.value))
    return replace(first, regions=regions, controls=tuple(controls), references=tuple(references))


def _network(kinds: Sequence[ModelKind], guide: ControlGuide, record: ModelRecord, models: Models) -> ModelId:
    """The network that reads a guide: the named one, or the first that fits the checkpoint."""
    if guide.model:
        return ModelId(guide.model)
    fitting = [
        one.id
        for kind in kinds
        for one in models.records(kind)
        if record.architecture in (one.architecture, *one.bases)
    ]
    if not fitting:
        raise UserError(
            "No {kind} is there that fits {model}.",
            advice="Fetch one, choose another model, or hide the control layer.",
            kind=kinds[0].words,
            model=record.name,
        )
    return fitting[0]
