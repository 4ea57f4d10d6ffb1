"""Filling, clearing and picking colours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.api import TILE, Asset, AssetStore, Pixels, TileAt
from plugins.canvas.composite import ReadTile, composite_tile, flatten
from plugins.canvas.model import Canvas, Layer, Rect

Colour = tuple[int, int, int, int]


def pick_colour(canvas: Canvas, read: ReadTile, x: int, y: int) -> Colour:
    """What can be seen at a pixel, as red, green, blue and alpha."""
    tile = composite_tile(canvas, read, (x // TILE, y // TILE))
    if tile is None:
        return 0, 0, 0, 0
    red, green, blue, alpha = (int(value) for value in tile[y % TILE, x % TILE])
    return red, green, blue, alpha


def flood_area(
    canvas: Canvas, read: ReadTile, x: int, y: int, tolerance: int, clip: Rect | None, check: Callable[[], None]
) -> NDArray[np.bool_]:
    """The pixels (canvas height, width) that hang together with one and differ from it by at most the tolerance."""
    import cv2

    left, top, width, height = clip or (0, 0, canvas.width, canvas.height)
    area = np.zeros((canvas.height, canvas.width), np.bool_)
    if not (left <= x < left + width and top <= y < top + height):
        return area
    seen = flatten(canvas, read, (left, top, width, height), check)
    check()
    # Colour under full transparency counts for nothing.
    weighted = seen[..., :3].astype(np.uint16) * seen[..., 3:] // 255
    picture = weighted.astype(np.uint8)
    alpha = np.ascontiguousarray(seen[..., 3])
    span = (tolerance,) * 3
    flags = 4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
    masks = []
    for plane, limit in ((picture, span), (alpha, (tolerance,))):
        mask = np.zeros((height + 2, width + 2), np.uint8)
        cv2.floodFill(plane, mask, (x - left, y - top), 0, limit, limit, flags)
        masks.append(mask[1:-1, 1:-1] == 255)
    area[top : top + height, left : left + width] = masks[0] & masks[1]
    return area


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
