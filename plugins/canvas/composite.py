"""Compositing: what the layers look like together, tile by tile."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import numpy as np

from app.api import TILE, AssetStore, BlendMode, Pixels, TileAt
from plugins.canvas.compositing.mixing import Fetch, masked, mixed
from plugins.canvas.compositing.step import Step, steps_of
from plugins.canvas.compositing.tiles import (
    ReadTile,
    copy_into,
    cut,
    in_a_row,
    layer_tile,
    out_of_row,
    pixels_of,
    stored_tiles,
    tiles_below,
    with_alpha,
)
from plugins.canvas.model import Blending, Canvas, Layer, Rect, mask_layer

__all__ = [
    "ReadTile",
    "composite_tile",
    "covers",
    "cut",
    "flatten",
    "in_a_row",
    "layer_tile",
    "masked_layer_tile",
    "out_of_row",
    "pixels_of",
    "step_tile",
    "stored_tiles",
    "tile_key",
    "with_alpha",
]


def tile_key(canvas: Canvas, assets: AssetStore, at: TileAt) -> Hashable:
    """A value that changes exactly when what can be seen of a tile may have changed."""
    steps = steps_of(canvas.layers)
    if not any(_names(layer, assets, at) for step in steps for layer in step.layers()):
        return ()
    return (canvas.blending, *_keys(steps, assets, at))


def composite_tile(canvas: Canvas, read: ReadTile, at: TileAt) -> Pixels | None:
    """The picture of a tile of the canvas (TILE, TILE, 4) with straight alpha, or None where there is nothing."""
    return step_tile(steps_of(canvas.layers), read, at, canvas.blending)


def step_tile(steps: Iterable[Step], read: ReadTile, at: TileAt, blending: Blending) -> Pixels | None:
    """What steps look like in a tile of the canvas (TILE, TILE, 4), or None where that is nothing."""
    return mixed(tuple(steps), Fetch(lambda layer: layer_tile(layer, read, at)), blending)


def masked_layer_tile(layer: Layer, read: ReadTile, at: TileAt) -> Pixels | None:
    """What a layer alone puts into a tile of the canvas (TILE, TILE, 4) without what its mask hides."""
    pixels, mask = layer_tile(layer, read, at), mask_layer(layer)
    return pixels if pixels is None or mask is None else masked(pixels, layer_tile(mask, read, at))


def covers(layer: Layer, pixels: Pixels) -> bool:
    """Whether nothing can be seen through a part of a layer, so that what lies below need not be read."""
    return layer.blend is BlendMode.NORMAL and layer.opacity >= 1 and bool(pixels[..., 3].min() == 255)


def flatten(
    canvas: Canvas, read: ReadTile, rect: Rect | None = None, check: Callable[[], None] | None = None
) -> Pixels:
    """The picture of a rectangle of the canvas, or of all of it (height, width, 4); `check` may raise between tiles."""
    left, top, width, height = rect or (0, 0, canvas.width, canvas.height)
    result = np.zeros((height, width, 4), np.uint8)
    steps = steps_of(canvas.layers)
    for row in range(top // TILE, -(-(top + height) // TILE)):
        for column in range(left // TILE, -(-(left + width) // TILE)):
            if check:
                check()
            tile = step_tile(steps, read, (column, row), canvas.blending)
            if tile is not None:
                copy_into(tile, result, column * TILE - left, row * TILE - top)
    return result


def _keys(steps: Iterable[Step], assets: AssetStore, at: TileAt) -> tuple[Hashable, ...]:
    """What some steps depend on in a tile, without those that have nothing there."""
    parts: list[Hashable] = []
    for step in steps:
        layer, mask = step.layer, mask_layer(step.layer)
        own: Hashable = step.adjustment or (
            _keys(step.inside, assets, at) if layer.is_group else _names(layer, assets, at)
        )
        if own:
            hidden = () if mask is None else _names(mask, assets, at)
            clipped = _keys(step.clipped, assets, at)
            parts.append((own, hidden, layer.opacity, layer.blend, step.through, clipped))
    return tuple(parts)


def _names(layer: Layer, assets: AssetStore, at: TileAt) -> Hashable:
    """The names of a layer's tiles that reach into a tile of the canvas, and where they lie in it."""
    if layer.asset is None:
        return ()
    tiles = assets.tiles(layer.asset)
    names = tuple((below, name) for below in tiles_below(layer, at) if (name := tiles.get(below)))
    if not names:
        return ()
    return tuple((x * TILE + layer.x - at[0] * TILE, y * TILE + layer.y - at[1] * TILE, name) for (x, y), name in names)
