"""Masks and transparency made of one another, as stored pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from app.api import Asset, AssetStore, Pixels, TileAt
from plugins.canvas.compositing.mixing import masked
from plugins.canvas.compositing.tiles import layer_tile, stored_tiles, with_alpha
from plugins.canvas.model import Layer, mask_layer, moved

Check = Callable[[], None]


def masked_picture(layer: Layer, assets: AssetStore, check: Check) -> Asset:
    """A layer's picture, at its place and of its size, without what its mask hides."""
    mask = mask_layer(moved(layer, -layer.x, -layer.y))
    read = stored_tiles(assets)

    def change(pixels: Pixels, at: TileAt) -> Pixels:
        hidden = None if mask is None else layer_tile(mask, read, at)
        return masked(pixels, None if hidden is None else hidden[: pixels.shape[0], : pixels.shape[1]])

    return _changed(layer, assets, check, change)


def opaque_picture(layer: Layer, assets: AssetStore, check: Check) -> Asset:
    """A layer's picture with all that it has in it opaque."""

    def change(pixels: Pixels, _at: TileAt) -> Pixels:
        result = pixels.copy()
        result[..., 3] = 255
        return result

    return _changed(layer, assets, check, change)


def mask_from_alpha(layer: Layer, assets: AssetStore, check: Check) -> Asset:
    """The picture of a mask that hides a layer where its picture is transparent."""

    def change(pixels: Pixels, _at: TileAt) -> Pixels:
        result = np.zeros_like(pixels)
        result[..., 3] = 255 - pixels[..., 3]
        return result

    return _changed(layer, assets, check, change)


def _changed(layer: Layer, assets: AssetStore, check: Check, change: Callable[[Pixels, TileAt], Pixels]) -> Asset:
    if layer.asset is None:
        raise ValueError(layer.id)
    height, width, _ = assets.shape(layer.asset)
    tiles: dict[TileAt, Pixels] = {}
    for at in assets.tiles(layer.asset):
        check()
        pixels = assets.tile(layer.asset, at)
        if pixels is not None:
            tiles[at] = change(with_alpha(pixels), at)
    return assets.add_tiles(assets.blank(width, height).id, tiles)
