"""TransformPieces: small pictures of what is being transformed, drawn while it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.api import AssetStore, Pixels
from plugins.canvas.composite import with_alpha
from plugins.canvas.compositing.mixing import masked
from plugins.canvas.compositing.tiles import copy_into
from plugins.canvas.model import Area, Canvas, Layer
from plugins.canvas.panel.images import shrunk, straight, to_image
from plugins.canvas.selecting import coverage_of, cut_softly
from plugins.canvas.transforming import content_bounds
from plugins.canvas.transforming.bounds import united

_LONGEST = 1024


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture of what lies in a rectangle of the canvas; one that is still is not transformed."""

    image: QImage
    rect: QRectF
    opacity: float
    still: bool = False


@dataclass(frozen=True, slots=True)
class TransformPieces:
    """The pieces, the lowest first, and the rectangle around those that are transformed."""

    pieces: tuple[Piece, ...]
    rect: QRectF


def pieces_of(
    canvas: Canvas, layer_id: str, area: Area | None, assets: AssetStore, check: Callable[[], None]
) -> TransformPieces | None:
    """What a layer, or all in a group, is made of; None where nothing is there to be transformed."""
    pieces: list[Piece] = []
    rects: list[tuple[int, int, int, int]] = []
    block = canvas.block(layer_id)
    inside = {canvas.layers[index].id for index in block}
    for index in block:
        layer = canvas.layers[index]
        bounds = None if layer.asset is None else content_bounds(layer.asset, assets, check)
        if bounds is None or layer.asset is None:
            continue
        left, top, width, height = bounds
        pixels = with_alpha(assets.picture(layer.asset)[top : top + height, left : left + width])
        place = (layer.x + left, layer.y + top, width, height)
        groups = [group for group in canvas.ancestors(layer.id) if group.id in inside]
        opacity = layer.opacity * float(np.prod([group.opacity for group in groups]))
        seen = layer.visible and all(group.visible for group in groups)
        pixels = _masked(layer, pixels, place, assets)
        rect = QRectF(*place)
        if area is None:
            rects.append(place)
            if seen:
                pieces.append(Piece(_image(pixels), rect, opacity))
            continue
        plane = coverage_of(area, assets).within(place)
        if not plane.any():
            continue
        rects.append(area.bounds)
        if seen:
            pieces.append(Piece(_image(cut_softly(pixels, 255 - plane)), rect, opacity, still=True))
            pieces.append(Piece(_image(cut_softly(pixels, plane)), rect, opacity))
    around = united(rects)
    return None if around is None else TransformPieces(tuple(pieces), QRectF(*around))


def _masked(layer: Layer, pixels: Pixels, place: tuple[int, int, int, int], assets: AssetStore) -> Pixels:
    mask = layer.mask
    if mask is None or mask.asset is None or not mask.enabled:
        return pixels
    hides = np.zeros(pixels.shape, np.uint8)
    copy_into(with_alpha(assets.picture(mask.asset)), hides, mask.x - place[0], mask.y - place[1])
    return masked(pixels, hides)


def _image(pixels: Pixels) -> QImage:
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONGEST / max(width, height))
    if scale == 1:
        return to_image(pixels)
    return to_image(straight(shrunk(pixels, max(1, round(width * scale)), max(1, round(height * scale)))))
