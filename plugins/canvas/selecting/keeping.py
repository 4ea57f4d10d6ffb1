"""Keeping: pixels changed, taken or hidden only as far as they are selected."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from app.api import TILE, Asset, AssetId, AssetStore, Pixels, TileAt
from plugins.canvas.composite import layer_tile, stored_tiles
from plugins.canvas.model import Area, Canvas, Layer
from plugins.canvas.selecting.coverage import Coverage, Plane, coverage_tile


def mixed(old: Pixels, new: Pixels, plane: Plane) -> Pixels:
    """Two pictures of straight alpha mixed by how much of each pixel (height, width) is the new one."""
    part = plane.astype(np.uint32)
    rest = 255 - part
    old_weight = old[..., 3] * rest
    new_weight = new[..., 3] * part
    weight = old_weight + new_weight
    result = np.empty_like(old)
    result[..., 3] = (weight + 127) // 255
    whole = np.maximum(weight, 1)[..., None]
    total = old[..., :3] * old_weight[..., None] + new[..., :3] * new_weight[..., None]
    result[..., :3] = (total + whole // 2) // whole
    # Where nothing is seen, or all is one of both, colours stay as they are to the bit.
    for exact, source in ((part == 0, old), (part == 255, new)):
        result[exact] = source[exact]
    return result


def kept_to(
    area: Area, assets: AssetStore, canvas: Canvas, before: AssetId | None, after: Asset, check: Callable[[], None]
) -> Asset:
    """A changed picture of the canvas's size, with what it was before as far as it is not selected."""
    old_tiles = {} if before is None else assets.tiles(before)
    new_tiles = assets.tiles(after.id)
    changed: dict[TileAt, Pixels] = {}
    for at in {*old_tiles, *new_tiles}:
        if old_tiles.get(at) == new_tiles.get(at):
            continue
        check()
        width, height = min(TILE, canvas.width - at[0] * TILE), min(TILE, canvas.height - at[1] * TILE)
        plane = coverage_tile(area, assets, at)
        empty = np.zeros((height, width, 4), np.uint8)
        old = empty if before is None or (found := assets.tile(before, at)) is None else found
        if plane is None:
            changed[at] = old
            continue
        plane = plane[:height, :width]
        new = empty if (made := assets.tile(after.id, at)) is None else made
        if plane.min() < 255:
            changed[at] = mixed(old, new, plane)
    return assets.add_tiles(after.id, changed) if changed else after


def cut_softly(pixels: Pixels, plane: Plane) -> Pixels:
    """A picture (height, width, 4) whose alpha is less where it is selected less."""
    result = pixels.copy()
    result[..., 3] = (pixels[..., 3].astype(np.uint16) * plane + 127) // 255
    return result


def alpha_of(canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Coverage:
    """A selection of what a layer shows, by its alpha."""
    plane = np.zeros((canvas.height, canvas.width), np.uint8)
    read = stored_tiles(assets)
    for row in range(-(-canvas.height // TILE)):
        for column in range(-(-canvas.width // TILE)):
            check()
            tile = layer_tile(layer, read, (column, row))
            if tile is not None:
                place = plane[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
                place[:] = tile[: place.shape[0], : place.shape[1], 3]
    return Coverage(0, 0, plane)


def mask_of(area: Area, canvas: Canvas, assets: AssetStore, check: Callable[[], None]) -> Asset:
    """A layer mask, of the canvas's size at its corner, that hides as much of each pixel as is not selected."""
    tiles: dict[TileAt, Pixels] = {}
    for row in range(-(-canvas.height // TILE)):
        for column in range(-(-canvas.width // TILE)):
            check()
            width, height = min(TILE, canvas.width - column * TILE), min(TILE, canvas.height - row * TILE)
            plane = coverage_tile(area, assets, (column, row))
            pixels = np.zeros((height, width, 4), np.uint8)
            pixels[..., 3] = 255 if plane is None else 255 - plane[:height, :width]
            tiles[column, row] = pixels
    return assets.add_tiles(assets.blank(canvas.width, canvas.height).id, tiles)
