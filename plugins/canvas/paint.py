"""Filling, clearing and picking colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import TILE, Asset, AssetStore, Pixels, TileAt
from plugins.canvas.brush import Brush
from plugins.canvas.brush.laying import painted
from plugins.canvas.composite import ReadTile, composite_tile, flatten
from plugins.canvas.model import Canvas, Layer, Rect
from plugins.canvas.selecting import Coverage, Plane, Wand, feather, wand

Colour = tuple[int, int, int, int]


def pick_colour(canvas: Canvas, read: ReadTile, x: int, y: int) -> Colour:
    """What can be seen at a pixel, as red, green, blue and alpha."""
    tile = composite_tile(canvas, read, (x // TILE, y // TILE))
    if tile is None:
        return 0, 0, 0, 0
    red, green, blue, alpha = (int(value) for value in tile[y % TILE, x % TILE])
    return red, green, blue, alpha


@dataclass(frozen=True, slots=True)
class Filling:
    """How far filling goes: what counts as alike (0 to 255), hanging together or not, in all layers or in its own.

    The area grows by so many pixels, or shrinks where that is negative, and its edge is feathered by so many.
    """

    tolerance: int = 24
    contiguous: bool = True
    all_layers: bool = True
    smooth: bool = True
    grow: int = 0
    feather: int = 0


def flood_area(
    canvas: Canvas, read: ReadTile, x: int, y: int, filling: Filling, clip: Rect | None, check: Callable[[], None]
) -> Coverage:
    """What looks like a pixel of the canvas as it is seen, within a rectangle."""
    frame = clip or (0, 0, canvas.width, canvas.height)
    left, top, width, height = frame
    if not (left <= x < left + width and top <= y < top + height):
        return Coverage(left, top, np.zeros((1, 1), np.uint8))
    seen = flatten(canvas, read, frame, check)
    check()
    how = Wand(filling.tolerance, filling.contiguous, filling.smooth, filling.grow)
    found = wand(seen, x - left, y - top, how)
    found = Coverage(found.x + left, found.y + top, found.plane)
    check()
    if filling.feather > 0:
        found = feather(found, filling.feather, frame)
    return Coverage(left, top, found.within(frame))


def laid(
    canvas: Canvas,
    layer: Layer,
    assets: AssetStore,
    coverage: Coverage,
    colour: Colour,
    check: Callable[[], None],
    *,
    on_mask: bool = False,
) -> Asset:
    """Store the layer's picture with a colour laid over it by a coverage; a mask's alpha becomes the colour's."""
    return changed_tiles(
        canvas,
        layer,
        assets,
        coverage.bounds,
        check,
        lambda old, rect: _laid(old, coverage.within(rect), colour, on_mask=on_mask, keep_alpha=layer.alpha_locked),
    )


def changed_tiles(
    canvas: Canvas,
    layer: Layer,
    assets: AssetStore,
    frame: Rect,
    check: Callable[[], None],
    change: Callable[[Pixels, Rect], Pixels],
) -> Asset:
    """Store the layer's picture with the pixels of each tile in a frame changed; those that stay are not written."""
    base = layer.asset or assets.blank(canvas.width, canvas.height).id
    left, top = max(0, frame[0]), max(0, frame[1])
    right, bottom = min(canvas.width, frame[0] + frame[2]), min(canvas.height, frame[1] + frame[3])
    tiles: dict[TileAt, Pixels] = {}
    for row in range(top // TILE, -(-bottom // TILE) if bottom > top else 0):
        for column in range(left // TILE, -(-right // TILE) if right > left else 0):
            check()
            x0, y0 = max(left, column * TILE), max(top, row * TILE)
            x1, y1 = min(right, (column + 1) * TILE), min(bottom, (row + 1) * TILE)
            old = assets.tile(base, (column, row))
            wide, high = min(TILE, canvas.width - column * TILE), min(TILE, canvas.height - row * TILE)
            pixels = np.zeros((high, wide, 4), np.uint8) if old is None else old.copy()
            part = pixels[y0 - row * TILE : y1 - row * TILE, x0 - column * TILE : x1 - column * TILE]
            new = change(part, (x0, y0, x1 - x0, y1 - y0))
            if not np.array_equal(new, part):
                part[:] = new
                tiles[column, row] = pixels
    return assets.add_tiles(base, tiles)


def filled(canvas: Canvas, layer: Layer, assets: AssetStore, area: NDArray[np.bool_], colour: Colour | None) -> Asset:
    """Store the layer's picture with a colour in an area (canvas height, width), or cleared there where it is None."""
    base = layer.asset or assets.blank(canvas.width, canvas.height).id
    tiles: dict[TileAt, Pixels] = {}
    for row in range(-(-canvas.height // TILE)):
        for column in range(-(-canvas.width // TILE)):
            part = area[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            if not part.any():
                continue
            old = assets.tile(base, (column, row))
            pixels = np.zeros((*part.shape, 4), np.uint8) if old is None else old.copy()
            pixels[part] = (0, 0, 0, 0) if colour is None else colour
            tiles[column, row] = pixels
    return assets.add_tiles(base, tiles)


def rectangle_area(canvas: Canvas, rect: Rect | None) -> NDArray[np.bool_]:
    """A rectangle of the canvas as an area; all of it where there is none."""
    area = np.zeros((canvas.height, canvas.width), np.bool_)
    left, top, width, height = rect or (0, 0, canvas.width, canvas.height)
    area[top : top + height, left : left + width] = True
    return area


def _laid(old: Pixels, plane: Plane, colour: Colour, *, on_mask: bool, keep_alpha: bool) -> Pixels:
    """A colour over pixels by a coverage from 0 to 255."""
    if not plane.any():
        return old
    cover = plane.astype(np.float32) * np.float32(1 / 255)
    if on_mask:
        result = old.copy()
        alpha = old[..., 3].astype(np.float32)
        result[..., 3] = alpha + (colour[3] - alpha) * cover + np.float32(0.5)
        return result
    brush = Brush(colour=colour[:3], opacity=colour[3] / 255)
    return painted(np.ascontiguousarray(old), cover, brush, keep_alpha=keep_alpha)
