"""Told: what the layers of the canvas tell a model of its frame, stored as guides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.api import JobContext, Json, Task, UserError
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.guides import GUIDES, ControlGuide, Guides, RegionGuide
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.generation import Generation
from plugins.canvas.panel.work import CanvasWork


def guides_task(work: CanvasWork, generation: Generation) -> Task:
    """A task that stores the guides of the frame; raises UserError where no layer that is seen tells anything."""
    canvas, rect, assets = work.canvas, work.frame, work.context.assets
    seen = [layer for layer in canvas.layers if _seen(canvas, layer)]
    regions = [layer for layer in seen if layer.region is not None and layer.control is None]
    controls = [layer for layer in seen if layer.control is not None]
    if not regions and not controls:
        raise UserError(
            "No layer is a region or a control layer.", advice="Make one so below the list of layers, and show it."
        )
    place = generation.place_of(rect)

    def store(job: JobContext) -> dict[str, Json]:
        found_regions, found_controls = [], []
        for layer in regions:
            pixels = flatten(_alone(canvas, layer), stored_tiles(assets), rect, job.check)
            if layer.region is not None and pixels[..., 3].any():
                mask = np.ascontiguousarray(pixels[..., 3])
                found_regions.append(RegionGuide(layer.region.prompt, mask, layer.region.strength))
        for layer in controls:
            pixels = flatten(_alone(canvas, layer), stored_tiles(assets), rect, job.check)
            control = layer.control
            if control is not None:
                share = pixels[..., 3:].astype(np.uint16)
                picture = ((pixels[..., :3] * share + 127) // 255).astype(np.uint8)
                found_controls.append(
                    ControlGuide(control.kind, picture, control.model, control.strength, control.start, control.end)
                )
        guides = Guides(rect[2], rect[3], tuple(found_regions), tuple(found_controls))
        asset = assets.add_bytes(guides.to_bytes(), GUIDES, (rect[3], rect[2]))
        generation.remember_input(asset.id, place)
        return {"guides": asset.id}

    return store


def _seen(canvas: Canvas, layer: Layer) -> bool:
    return layer.visible and layer.opacity > 0 and all(group.visible for group in canvas.ancestors(layer.id))


def _alone(canvas: Canvas, layer: Layer) -> Canvas:
    """The canvas with a layer, or a group with what is in it, alone, in full."""
    block = [canvas.layers[at] for at in canvas.block(layer.id)]
    top = replace(layer, parent=None, opacity=1.0, clipped=False, control=None, visible=True)
    return replace(canvas, layers=(*block[:-1], top))
