"""Writing Photoshop documents (PSD) by psd-tools: layers, groups, masks, clipping and modes."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from app.api import AssetStore, Document
from app.api.files import Exported
from plugins.canvas.commands import canvas_of
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.layered.openraster_writing import recipes_of
from plugins.canvas.layered.photoshop_modes import TO_PHOTOSHOP
from plugins.canvas.layered.pixels import cut_to_content, hidden, painted
from plugins.canvas.model import Adjusting, Canvas, Group, Layer

_LONGEST_NAME = 255
"""What the format has room for."""


def write_photoshop(document: Document, assets: AssetStore, path: Path) -> Exported:
    """Write the canvas to a file; says the recipes of all that is in it. Raises UserError.

    An adjustment becomes what is seen below it with the adjustment worked in, as a layer of pixels: the format keeps
    adjustments in another arithmetic.
    """
    from psd_tools import PSDImage
    from psd_tools.constants import BlendMode

    canvas = canvas_of(document).drawn()
    # Without its parts for compositing the library says that it keeps the picture that it was given, which is right.
    logging.getLogger("psd_tools").setLevel(logging.ERROR)
    merged = Image.fromarray(flatten(canvas, stored_tiles(assets)))
    image = PSDImage.frompil(merged)

    def write(layers: tuple[Layer, ...], into: Any) -> None:
        for layer in layers:
            opacity = round(layer.opacity * 255)
            mode = BlendMode(TO_PHOTOSHOP[layer.blend])
            match layer.content:
                case Group(pass_through=through, folded=folded):
                    found = into.create_group(
                        opacity=opacity,
                        blend_mode=BlendMode.PASS_THROUGH if through else mode,
                        open_folder=not folded,
                    )
                    write(canvas.children(layer.id), found)
                case Adjusting():
                    below = flatten(_up_to(canvas, layer), stored_tiles(assets))
                    piece = cut_to_content(below, 0, 0)
                    found = into.create_pixel_layer(Image.fromarray(piece.pixels), top=piece.y, left=piece.x)
                case _:
                    piece = painted(layer, assets)
                    found = into.create_pixel_layer(
                        Image.fromarray(piece.pixels),
                        top=piece.y,
                        left=piece.x,
                        opacity=opacity,
                        blend_mode=mode,
                    )
            # Given at once a name would have to be one that MacRoman can write.
            found.name = layer.name[:_LONGEST_NAME]
            found.visible = layer.visible
            found.clipping = layer.clipped and not layer.is_group
            covered = hidden(layer, canvas, assets)
            if covered is not None:
                found.create_mask(Image.fromarray(np.asarray(255 - covered, np.uint8)), top=0, left=0)
                if layer.mask is not None and not layer.mask.enabled:
                    found.mask.disabled = True

    write(canvas.children(None), image)
    image.save(str(path))
    return Exported(recipes_of(document, canvas))


def _up_to(canvas: Canvas, layer: Layer) -> Canvas:
    """What an adjustment changes, with its change: the layers of its group from the lowest up to it."""
    start = canvas.block(layer.parent).start if layer.parent is not None else 0
    kept = canvas.layers[start : canvas.index(layer.id) + 1]
    inside = {each.id for each in kept}
    freed = tuple(each if each.parent in inside else replace(each, parent=None) for each in kept)
    return replace(canvas, layers=freed)
