"""Bounds: the rectangles around all that is seen of pictures and layers."""

from __future__ import annotations

from collections.abc import Callable

from app.api import TILE, AssetId, AssetStore
from plugins.canvas.model import Canvas, Rect


def content_bounds(asset: AssetId, assets: AssetStore, check: Callable[[], None] | None = None) -> Rect | None:
    """The rectangle of a picture outside of which it is transparent, or None where all of it is."""
    import cv2

    height, width, channels = assets.shape(asset)
    if channels == 3:
        return 0, 0, width, height
    left, top, right, bottom = width, height, 0, 0
    for column, row in assets.tiles(asset):
        if check:
            check()
        x, y = column * TILE, row * TILE
        if left <= x and top <= y and right >= min(width, x + TILE) and bottom >= min(height, y + TILE):
            continue
        tile = assets.tile(asset, (column, row))
        if tile is None:
            continue
        inside_x, inside_y, wide, high = cv2.boundingRect(tile[..., 3].copy())
        if wide:
            left, top = min(left, x + inside_x), min(top, y + inside_y)
            right, bottom = max(right, x + inside_x + wide), max(bottom, y + inside_y + high)
    return (left, top, right - left, bottom - top) if left < right else None


def layer_bounds(
    canvas: Canvas, layer_id: str, assets: AssetStore, check: Callable[[], None] | None = None
) -> Rect | None:
    """The rectangle of the canvas around all that a layer, or what is in a group, has pixels of; None for nothing."""
    rects: list[Rect] = []
    for index in canvas.block(layer_id):
        layer = canvas.layers[index]
        found = None if layer.asset is None else content_bounds(layer.asset, assets, check)
        if found is not None:
            rects.append((found[0] + layer.x, found[1] + layer.y, found[2], found[3]))
    return united(rects)


def united(rects: list[Rect]) -> Rect | None:
    """The rectangle around some."""
    if not rects:
        return None
    left, top = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
    right, bottom = max(rect[0] + rect[2] for rect in rects), max(rect[1] + rect[3] for rect in rects)
    return left, top, right - left, bottom - top
