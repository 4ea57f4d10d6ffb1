"""Coarse tiles: what many tiles of the canvas look like in one, made from layers' tiles that were made small before."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.api import TILE, AssetStore, Pixels, TileAt
from plugins.canvas.composite import ReadTile, covers, layer_tile
from plugins.canvas.compositing.mixing import Fetch, mixed
from plugins.canvas.compositing.step import Step, steps_of
from plugins.canvas.model import Canvas, Layer, mask_layer
from plugins.canvas.panel.images import shrunk, straight

SMALL = 2
"""The first level that the store keeps small tiles of."""


@dataclass(slots=True)
class CoarseTile:
    """A square of 2ⁿ × 2ⁿ tiles of the canvas in one. Layers in `changed` are read tile by tile, not from the store.

    With `known`, nothing that is large is read: tiles that would need it stay empty.
    """

    assets: AssetStore
    read: ReadTile
    at: TileAt
    level: int
    changed: Collection[str] = ()
    known: bool = False
    _hidden: set[TileAt] = field(default_factory=set)
    _missing: set[TileAt] = field(default_factory=set)
    _pictures: dict[str, Pixels] = field(default_factory=dict)

    def composite(self, canvas: Canvas) -> Pixels | None:
        """The picture (TILE, TILE, 4) with straight alpha, or None where there is nothing."""
        steps = steps_of(canvas.layers)
        self._pictures = {}
        self._read_pictures(steps, open_below=True)
        result = mixed(steps, Fetch(lambda layer: self._pictures.get(layer.id)), canvas.blending)
        if result is not None and self._missing:
            result = result.copy()
            for place in self._missing:
                result[self._square(place)] = 0
        return result

    def _read_pictures(self, steps: Sequence[Step], *, open_below: bool) -> None:
        """Read what steps need from the top down; `open_below`: what is opaque in them hides all that lies below."""
        for step in reversed(steps):
            self._read_pictures(step.clipped, open_below=False)
            mask = mask_layer(step.layer)
            if mask is not None:
                self._read_one(mask, covering=False)
            if step.inside:
                self._read_pictures(step.inside, open_below=open_below and step.may_cover)
            elif step.layer.has_pixels:
                self._read_one(step.layer, covering=open_below and step.may_cover)

    def _read_one(self, layer: Layer, *, covering: bool) -> None:
        hidden = None if covering else set(self._hidden)
        pixels = self._layer(layer)
        if hidden is not None:
            self._hidden = hidden
        if pixels is not None:
            self._pictures[layer.id] = straight(pixels)

    def _layer(self, layer: Layer) -> Pixels | None:
        """A layer alone, premultiplied, without what lies hidden under others."""
        if self.level < SMALL or layer.id in self.changed:
            return self._from_canvas_tiles(layer)
        if layer.asset is None:
            return None
        # How far the layer's tiles lie off the canvas's, in pixels of this level.
        column, across = divmod(self.at[0] * TILE * self._count - layer.x, TILE)
        row, down = divmod(self.at[1] * TILE * self._count - layer.y, TILE)
        left, top = across / (1 << self.level), down / (1 << self.level)
        rest_x, rest_y = left - math.floor(left), top - math.floor(top)
        wide = TILE + 2 * self._side
        large: Pixels | None = None
        below = list(self._below(layer, (column, row)))
        found = self.assets.small_tiles(layer.asset, [at for at, _, _ in below], self.level, known=self.known)
        for at, x, y in below:
            small = found.get(at)
            if small is None:
                self._missing.update(self._places(x * TILE - across, y * TILE - down))
                continue
            large = np.zeros((wide, wide, 4), np.uint8) if large is None else large
            x0, y0 = x * self._side, y * self._side
            large[y0 : y0 + self._side, x0 : x0 + self._side] = small
            if not across and not down and covers(layer, small):
                self._hidden.add((x, y))
        if large is None:
            return None
        if rest_x or rest_y:
            large = _shifted(large, rest_x, rest_y)
        x0, y0 = math.floor(left), math.floor(top)
        return np.ascontiguousarray(large[y0 : y0 + TILE, x0 : x0 + TILE])

    def _below(self, layer: Layer, first: TileAt) -> Iterator[tuple[TileAt, int, int]]:
        """The layer's own tiles that can be seen here, and how far each is from the first."""
        if layer.asset is None:
            return
        across = (self.at[0] * TILE * self._count - layer.x) % TILE
        down = (self.at[1] * TILE * self._count - layer.y) % TILE
        tiles = self.assets.tiles(layer.asset)
        for y in range(self._count + (1 if down else 0)):
            for x in range(self._count + (1 if across else 0)):
                at = (first[0] + x, first[1] + y)
                if at not in tiles:
                    continue
                if not self._hidden or not self._places(x * TILE - across, y * TILE - down) <= self._hidden:
                    yield at, x, y

    def _from_canvas_tiles(self, layer: Layer) -> Pixels | None:
        result: Pixels | None = None
        for row in range(self._count):
            for column in range(self._count):
                if (column, row) in self._hidden:
                    continue
                if self.known:
                    self._missing.add((column, row))
                    continue
                tile = layer_tile(layer, self.read, (self.at[0] * self._count + column, self.at[1] * self._count + row))
                if tile is None:
                    continue
                result = np.zeros((TILE, TILE, 4), np.uint8) if result is None else result
                result[self._square((column, row))] = shrunk(tile, self._side, self._side)
                if covers(layer, tile):
                    self._hidden.add((column, row))
        return result

    @property
    def _count(self) -> int:
        return 1 << self.level

    @property
    def _side(self) -> int:
        return TILE >> self.level

    def _places(self, left: int, top: int) -> set[TileAt]:
        """The tiles of the square that a tile at a place in it reaches into, both in pixels of the canvas."""
        columns = range(max(0, left // TILE), min(self._count, -(-(left + TILE) // TILE)))
        rows = range(max(0, top // TILE), min(self._count, -(-(top + TILE) // TILE)))
        return {(column, row) for row in rows for column in columns}

    def _square(self, place: TileAt) -> tuple[slice, slice]:
        left, top = place[0] * self._side, place[1] * self._side
        return slice(top, top + self._side), slice(left, left + self._side)


def _shifted(pixels: Pixels, left: float, top: float) -> Pixels:
    """Premultiplied pixels moved by a part of a pixel: a layer need not lie on the pixels of a coarse level."""
    import cv2

    way = np.array([[1, 0, -left], [0, 1, -top]], np.float32)
    moved = cv2.warpAffine(pixels, way, pixels.shape[1::-1], flags=cv2.INTER_CUBIC)
    result = np.asarray(moved, np.uint8)
    np.minimum(result, result[..., 3:], out=result)
    return result
