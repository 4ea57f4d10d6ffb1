"""Way: how a drawing with a picture or a mask is made with the pipelines that there are for a model."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.api import Drawing, Fill, InvalidRequest, ModelRecord, UserError, Words
from app.engine.inpainting.fills import filled
from app.engine.inpainting.keeping import Keeping, cells_of
from app.engine.inpainting.latents import LatentSpace
from app.engine.samplers import is_flow

Find = Callable[[str], Any]
"""Gives the pipeline for `text`, `image` or `mask`, or None where a model has none."""


@dataclass(frozen=True, slots=True)
class Way:
    """A pipeline, the drawing as it gets it, and what keeps the rest of the picture step by step."""

    pipeline: Any
    given: Drawing
    keeping: Keeping | None = None


def way_of(drawing: Drawing, record: ModelRecord, own: Any, find: Find, *, keeps: bool) -> Way:
    """The best way that there is: a pipeline of its own, or the model's plain one with the picture's latents kept.

    A model that was made for inpainting is used as such. `keeps` says whether latents of pictures can be made. Raises
    InvalidRequest and UserError for what the model cannot do.
    """
    if drawing.image is None:
        if drawing.mask is not None:
            raise InvalidRequest("There is a mask and no picture.", advice="Choose the picture to draw in.")
        if for_masks(own):
            raise InvalidRequest(
                "{model} draws in a part of a picture alone.",
                advice="Choose a part of the picture, or another model.",
                model=record.name,
            )
        return Way(find("text"), drawing)
    image, strength = drawing.image, drawing.strength
    if drawing.mask is not None:
        image = filled(image, drawing.mask, drawing.fill, drawing.seed)
        strength = 1.0 if drawing.fill is Fill.REPLACE else strength
    given = replace(drawing, image=image, strength=strength)
    if drawing.mask is None and for_masks(own):
        import numpy as np

        # Everything may change: with a mask that is white throughout such a model draws a picture anew.
        return Way(own, replace(given, mask=np.full((drawing.height, drawing.width), 255, np.uint8)))
    if drawing.mask is not None and (for_masks(own) or not drawing.soft):
        pipeline = own if for_masks(own) else find("mask")
        if pipeline is not None:
            return Way(pipeline, given, _keeping(pipeline, given, record) if drawing.soft else None)
    if drawing.from_noise and keeps and (pipeline := find("text")) is not None:
        keeping = None if given.mask is None else replace(_keeping(pipeline, given, record), seeded=True)
        return Way(pipeline, replace(given, image=None, mask=None), keeping)
    pipeline = find("image")
    if pipeline is not None and (drawing.mask is None or keeps):
        return Way(
            pipeline, replace(given, mask=None), _keeping(pipeline, given, record) if given.mask is not None else None
        )
    pipeline = find("text")
    if keeps and pipeline is not None:
        keeping = _keeping(pipeline, given, record, begin=1 - int(given.steps * strength) / given.steps)
        return Way(pipeline, replace(given, image=None, mask=None), keeping)
    cannot = (
        Words("{model} cannot begin with a picture.", model=record.name)
        if drawing.mask is None
        else Words("{model} cannot draw in a part of a picture.", model=record.name)
    )
    raise UserError(cannot, advice="Choose another model.")


def for_masks(pipeline: Any) -> bool:
    """Whether a pipeline is made for inpainting alone, as checkpoints for it and Flux Fill are."""
    if "Modular" in type(pipeline).__name__:
        return False
    known = inspect.signature(pipeline.__call__).parameters
    return "mask_image" in known and "image" in known


def _keeping(pipeline: Any, given: Drawing, record: ModelRecord, begin: float = 0.0) -> Keeping:
    import numpy as np

    space = LatentSpace(pipeline)
    whole = np.ones((given.height // space.cell, given.width // space.cell), np.float32)
    change = whole if given.mask is None else cells_of(given, space.cell)
    assert given.image is not None
    flow = is_flow(record.architecture, record.prediction)
    return Keeping(space, given.image, change, flow, begin)
