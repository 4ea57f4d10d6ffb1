"""Brush and Stroke: dabs along a path, on the tiles they touch."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from app.api import TILE, Asset, AssetStore, Pixels, TileAt, colour_over
from plugins.canvas.composite import layer_tile, stored_tiles, with_alpha
from plugins.canvas.model import Canvas, Layer, Rect

Mask = NDArray[np.float32]

_SPACING = 0.12
"""The way from dab to dab in parts of the brush's size."""
_SOFT_PX = 1.5
"""From this on the soft part lies below the smooth edge everywhere."""
_STRIP = 32 * 256
_PIECE = 128
_LARGEST_KEPT = 640
"""Masks of larger brushes take too much memory to be made for nothing."""


@dataclass(frozen=True, slots=True)
class Brush:
    """A round brush: size in pixels, the rest from 0 to 1; pressure acts on what it is set to."""

    size: float = 40.0
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    colour: tuple[int, int, int] = (0, 0, 0)
    eraser: bool = False
    pressure_size: bool = True
    pressure_opacity: bool = False

    def make_masks(self) -> None:
        """Make what its dabs look like at full pressure, so that a stroke finds it made; on any thread."""
        if self.size <= _LARGEST_KEPT:
            for x, y in product(range(5), repeat=2):
                dab_mask(round(self.size * 4) / 4, self.hardness, x / 4, y / 4, 2 * _reach(self.size) + 1)


class Stroke:
    """One stroke on one layer, from pressing the pen down to lifting it.

    Its coverage is kept apart from the layer until it ends: within a stroke opacity is a ceiling, and only flow
    builds up. The layer's picture has to lie on the canvas's tile grid: `begin_layer` brings it there.
    """

    def __init__(
        self, canvas: Canvas, layer: Layer, assets: AssetStore, brush: Brush, clip: Rect | None = None
    ) -> None:
        self._canvas = canvas
        self._layer = layer
        self._assets = assets
        self._brush = brush
        self._clip = clip or (0, 0, canvas.width, canvas.height)
        self._cover: dict[TileAt, Mask] = {}
        self._last: tuple[float, float, float] | None = None
        self._left_over = 0.0

    @property
    def layer(self) -> Layer:
        """The layer that is painted on."""
        return self._layer

    @property
    def tiles(self) -> tuple[TileAt, ...]:
        """The tiles that the stroke has touched."""
        return tuple(self._cover)

    def add(self, x: float, y: float, pressure: float = 1.0) -> list[Rect]:
        """Go on to a point in pixels of the canvas, with a pressure from 0 to 1; gives what changed.

        Each rectangle lies inside one tile. Of a large dab they are small: most of it lies on the dab before.
        """
        if self._last is None:
            self._last = (x, y, pressure)
            return self._dab(x, y, pressure)
        from_x, from_y, from_pressure = self._last
        distance = math.hypot(x - from_x, y - from_y)
        step = max(0.5, self._brush.size * _SPACING * (max(0.2, pressure) if self._brush.pressure_size else 1))
        changed: list[Rect] = []
        at = step - self._left_over
        while at <= distance:
            part = at / distance
            mixed = from_pressure + (pressure - from_pressure) * part
            changed += self._dab(from_x + (x - from_x) * part, from_y + (y - from_y) * part, mixed)
            at += step
        self._left_over = distance - (at - step)
        self._last = (x, y, pressure)
        return changed

    def tile(self, at: TileAt) -> Pixels | None:
        """The layer's tile with the stroke on it, cut at the border of the canvas as stored tiles are."""
        base = self._base(at)
        cover = self._cover.get(at)
        if cover is None:
            return base
        width, height = min(TILE, self._canvas.width - at[0] * TILE), min(TILE, self._canvas.height - at[1] * TILE)
        if base is None:
            if self._brush.eraser:
                return None
            base = np.zeros((height, width, 4), np.uint8)
        return _painted(base, cover[:height, :width], self._brush)

    def finish(self) -> Asset:
        """Store the layer's new picture; only the tiles that were touched are written."""
        base = self._layer.asset
        if base is None:
            base = self._assets.blank(self._canvas.width, self._canvas.height).id
        height, width, channels = self._assets.shape(base)
        tiles: dict[TileAt, Pixels] = {}
        for at in self._cover:
            pixels = self.tile(at)
            if pixels is None:
                continue
            right, bottom = min(TILE, width - at[0] * TILE), min(TILE, height - at[1] * TILE)
            tiles[at] = pixels[:bottom, :right] if channels == 4 else pixels[:bottom, :right, :3]
        return self._assets.add_tiles(base, tiles)

    def _base(self, at: TileAt) -> Pixels | None:
        if self._layer.asset is None:
            return None
        found = self._assets.tile(self._layer.asset, at)
        return None if found is None else with_alpha(found)

    def _dab(self, x: float, y: float, pressure: float) -> list[Rect]:
        brush = self._brush
        size = brush.size * (pressure if brush.pressure_size else 1)
        strength = brush.flow * (pressure if brush.pressure_opacity else 1)
        if size < 0.3 or strength <= 0:
            return []
        reach = _reach(size)
        left, top = math.floor(x) - reach, math.floor(y) - reach
        side = 2 * reach + 1
        # A quarter of a pixel is as fine as the eye follows, and lets masks be kept.
        mask = dab_mask(
            round(size * 4) / 4,
            brush.hardness,
            round((x - math.floor(x)) * 4) / 4,
            round((y - math.floor(y)) * 4) / 4,
            side,
        )
        x0, y0 = max(left, self._clip[0], 0), max(top, self._clip[1], 0)
        x1 = min(left + side, self._clip[0] + self._clip[2], self._canvas.width)
        y1 = min(top + side, self._clip[1] + self._clip[3], self._canvas.height)
        if x0 >= x1 or y0 >= y1:
            return []
        changed: list[Rect] = []
        for row in range(y0 // TILE, (y1 - 1) // TILE + 1):
            for column in range(x0 // TILE, (x1 - 1) // TILE + 1):
                cover = self._cover.get((column, row))
                if cover is None:
                    cover = self._cover[column, row] = np.zeros((TILE, TILE), np.float32)
                a0, a1 = max(x0, column * TILE), min(x1, (column + 1) * TILE)
                b0, b1 = max(y0, row * TILE), min(y1, (row + 1) * TILE)
                part = cover[b0 - row * TILE : b1 - row * TILE, a0 - column * TILE : a1 - column * TILE]
                dab = mask[b0 - top : b1 - top, a0 - left : a1 - left]
                if strength >= 1:
                    changed += [(a0 + x, b0 + y, width, height) for x, y, width, height in _raised(part, dab)]
                else:
                    part += (1 - part) * dab * np.float32(strength)
                    changed.append((a0, b0, a1 - a0, b1 - b0))
        return changed


@lru_cache(maxsize=64)
def dab_mask(size: float, hardness: float, x: float, y: float, side: int) -> Mask:
    """A round dab's coverage (side, side): full inside, soft from the hardness outwards, smooth at the edge.

    `x` and `y` from 0 to 1 move it inside the middle pixel.
    """
    middle = side // 2
    grid = np.arange(side, dtype=np.float32) - middle
    across, down = (grid - np.float32(x - 0.5)) ** 2, (grid - np.float32(y - 0.5)) ** 2
    radius = np.float32(size / 2)
    soft = np.float32(radius * (1 - hardness))
    mask: Mask = np.empty((side, side), np.float32)
    # A few rows at a time stay near the processor: a large brush takes a third of the time.
    strip = max(1, _STRIP // side)
    for top in range(0, side, strip):
        rows = mask[top : top + strip]
        np.sqrt(np.add(across[None, :], down[top : top + strip, None], out=rows), out=rows)
        np.subtract(radius, rows, out=rows)
        edge = None if soft >= _SOFT_PX else np.clip(rows + np.float32(0.5), 0, 1)
        if soft > 0.5:
            rows /= soft
            np.minimum(np.maximum(rows, 0, out=rows), 1, out=rows)
            rows *= rows * (3 - 2 * rows)
        if edge is not None:
            np.minimum(rows if soft > 0.5 else edge, edge, out=rows)
    mask.flags.writeable = False
    return mask


def _reach(size: float) -> int:
    """How far from its middle pixel a dab reaches."""
    return math.ceil(size / 2) + 1


def begin_layer(canvas: Canvas, layer: Layer, assets: AssetStore) -> Layer:
    """The layer with a picture of the canvas's size at its origin, with alpha, as strokes need it."""
    if layer.asset is None:
        return layer
    height, width, channels = assets.shape(layer.asset)
    if (layer.x, layer.y, width, height, channels) == (0, 0, canvas.width, canvas.height, 4):
        return layer
    read = stored_tiles(assets)
    tiles: dict[TileAt, Pixels] = {}
    for row in range(-(-canvas.height // TILE)):
        for column in range(-(-canvas.width // TILE)):
            found = layer_tile(layer, read, (column, row))
            if found is not None:
                tiles[column, row] = found[: canvas.height - row * TILE, : canvas.width - column * TILE]
    asset = assets.add_tiles(assets.blank(canvas.width, canvas.height).id, tiles)
    return replace(layer, asset=asset.id, x=0, y=0)


def _painted(base: Pixels, cover: Mask, brush: Brush) -> Pixels:
    """A tile with colour laid over it, or taken away, by coverage (height, width); straight alpha."""
    if not brush.eraser:
        return colour_over(base, brush.colour, cover, brush.opacity)
    result = base.copy()
    alpha = base[..., 3].astype(np.float32) * np.float32(1 / 255)
    result[..., 3] = (alpha * (1 - cover * np.float32(brush.opacity)) * 255 + 0.5).astype(np.uint8)
    return result


def _raised(cover: Mask, dab: Mask) -> list[Rect]:
    """Raise a coverage to a dab's, and give rectangles of at most `_PIECE` pixels' side around where it was lower."""
    import cv2

    more = (dab > cover).view(np.uint8)
    found: list[Rect] = []
    for top in range(0, more.shape[0], _PIECE):
        for left in range(0, more.shape[1], _PIECE):
            x, y, width, height = cv2.boundingRect(more[top : top + _PIECE, left : left + _PIECE])
            if width:
                x, y = left + x, top + y
                rows, columns = slice(y, y + height), slice(x, x + width)
                np.maximum(cover[rows, columns], dab[rows, columns], out=cover[rows, columns])
                found.append((x, y, width, height))
    return found
