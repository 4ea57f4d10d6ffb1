"""Told: what the layers of the canvas tell a model of a rectangle of it, stored as guides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from app.api import AssetId, AssetStore, JobContext, Pixels
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.guides import GUIDES, ControlGuide, Guides, RegionGuide
from plugins.canvas.model import REFERENCES, Canvas, Layer, Rect


def regions_of(canvas: Canvas) -> Sequence[Layer]:
    """The layers and groups that are shown and are regions, the lowest first; one with an opacity of 0 is one too."""
    regions = (layer for layer in canvas.layers if layer.region is not None and layer.control is None)
    return [layer for layer in regions if _shown(canvas, layer)]


def controls_of(canvas: Canvas) -> Sequence[Layer]:
    """The control layers that are seen, the lowest first."""
    return [layer for layer in canvas.layers if layer.control is not None and seen(canvas, layer)]


def guides_store(canvas: Canvas, assets: AssetStore, rect: Rect) -> Callable[[JobContext], AssetId]:
    """What stores the guides of a rectangle as they are now; it may be called on any thread."""

    def store(job: JobContext) -> AssetId:
        found_regions, found_controls = [], []
        for layer in regions_of(canvas):
            pixels = flatten(alone(canvas, layer), stored_tiles(assets), rect, job.check)
            region = layer.region
            if region is not None and pixels[..., 3].any():
                reference = None if region.reference is None else opaque(assets.picture(region.reference))
                found_regions.append(
                    RegionGuide(
                        region.prompt, np.ascontiguousarray(pixels[..., 3]), region.strength, region.negative_prompt,
                        reference, region.reference_strength,
                    )
                )  # fmt: skip
        for layer in controls_of(canvas):
            control = layer.control
            if control is None:
                continue
            around = bounds(layer, assets, rect) if control.kind in REFERENCES else rect
            pixels = flatten(alone(canvas, layer), stored_tiles(assets), around, job.check)
            picture = opaque(pixels) if control.kind in REFERENCES or control.preprocess else _on_black(pixels)
            found_controls.append(
                ControlGuide(
                    control.kind, picture, control.model, control.strength, control.start, control.end,
                    control.preprocess,
                )
            )  # fmt: skip
        guides = Guides(rect[2], rect[3], tuple(found_regions), tuple(found_controls))
        return assets.add_bytes(guides.to_bytes(), GUIDES, (rect[3], rect[2])).id

    return store


def seen(canvas: Canvas, layer: Layer) -> bool:
    """Whether a layer is shown, with the groups that it is in, and not wholly transparent."""
    return layer.opacity > 0 and _shown(canvas, layer)


def alone(canvas: Canvas, layer: Layer) -> Canvas:
    """The canvas with a layer, or a group with what is in it, alone, in full."""
    block = [canvas.layers[at] for at in canvas.block(layer.id)]
    top = replace(layer, parent=None, opacity=1.0, clipped=False, control=None, visible=True)
    return replace(canvas, layers=(*block[:-1], top))


def bounds(layer: Layer, assets: AssetStore, rect: Rect) -> Rect:
    """Where the layer's own pixels lie: a picture to resemble is taken whole."""
    if layer.asset is None:
        return rect
    height, width, _ = assets.shape(layer.asset)
    return layer.x, layer.y, max(1, width), max(1, height)


def _shown(canvas: Canvas, layer: Layer) -> bool:
    return layer.visible and all(group.visible for group in canvas.ancestors(layer.id))


def _on_black(pixels: Pixels) -> Pixels:
    share = pixels[..., 3:].astype(np.uint16)
    return ((pixels[..., :3] * share + 127) // 255).astype(np.uint8)
