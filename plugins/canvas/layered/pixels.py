"""Pixels of layers as other programs want them: cut to what is painted, with masks and clipping worked in."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.api import AssetStore, BlendMode, Pixels
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Canvas, Layer


@dataclass(frozen=True, slots=True)
class Cutting:
    """A part of a picture (height, width, 4) and where its corner lies on the canvas."""

    pixels: Pixels
    x: int
    y: int


def cut_to_content(pixels: Pixels, x: int, y: int) -> Cutting:
    """The smallest rectangle of a picture around all that is not fully transparent; one pixel where nothing is."""
    rows = np.flatnonzero(pixels[..., 3].any(axis=1))
    if not len(rows):
        return Cutting(np.zeros((1, 1, 4), np.uint8), x, y)
    columns = np.flatnonzero(pixels[..., 3].any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    return Cutting(np.ascontiguousarray(pixels[top:bottom, left:right]), x + int(left), y + int(top))


def painted(layer: Layer, assets: AssetStore) -> Cutting:
    """What a layer holds (its mask left aside), cut to what is painted."""
    if layer.asset is None:
        return Cutting(np.zeros((1, 1, 4), np.uint8), layer.x, layer.y)
    pixels = assets.picture(layer.asset)
    if pixels.shape[2] == 3:
        return Cutting(np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)]), layer.x, layer.y)
    return cut_to_content(pixels, layer.x, layer.y)


def hidden(layer: Layer, canvas: Canvas, assets: AssetStore) -> Pixels | None:
    """How much a layer's mask hides (canvas height, width), 255 for all; None where it has none that counts."""
    mask = layer.mask
    if mask is None or mask.asset is None:
        return None
    found = Canvas(canvas.width, canvas.height, (Layer("mask", "", mask.asset, mask.x, mask.y),))
    return flatten(found, stored_tiles(assets))[..., 3]


def baked(layer: Layer, canvas: Canvas, assets: AssetStore) -> Cutting:
    """What is seen of a layer with its mask, and clipped by what it is clipped to, without opacity and blending.

    Of a group, it is the picture of all that is in it.
    """
    plain = replace(layer, opacity=1.0, blend=BlendMode.NORMAL, visible=True, clipped=False, parent=None)
    inside = canvas.layers[canvas.block(layer.id).start : canvas.index(layer.id)]
    alone = replace(canvas, layers=(*inside, plain), selection=None)
    if layer.is_group or (layer.mask is not None and layer.mask.enabled) or layer.clipped:
        pixels = flatten(alone, stored_tiles(assets))
        if layer.clipped and (base := clipping_base(layer, canvas)) is not None:
            share = baked(base, canvas, assets)
            cover = np.zeros(pixels.shape[:2], np.uint16)
            _lay(share, cover)
            pixels = pixels.copy()
            pixels[..., 3] = (pixels[..., 3] * cover + 127) // 255
        return cut_to_content(pixels, 0, 0)
    return painted(layer, assets)


def clipping_base(layer: Layer, canvas: Canvas) -> Layer | None:
    """The layer that another is clipped to: the nearest below it in the same group that is not clipped itself."""
    siblings = canvas.children(layer.parent)
    below = siblings[: next(at for at, each in enumerate(siblings) if each.id == layer.id)]
    return next((each for each in reversed(below) if not each.clipped), None)


def _lay(cutting: Cutting, cover: np.ndarray[tuple[int, ...], np.dtype[np.uint16]]) -> None:
    height, width = cover.shape
    rows, columns = cutting.pixels.shape[:2]
    top, left = max(0, cutting.y), max(0, cutting.x)
    bottom, right = min(height, cutting.y + rows), min(width, cutting.x + columns)
    if top < bottom and left < right:
        part = cutting.pixels[top - cutting.y : bottom - cutting.y, left - cutting.x : right - cutting.x, 3]
        cover[top:bottom, left:right] = part
