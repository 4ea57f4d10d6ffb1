"""Stroke: dabs along a path, on the tiles they touch."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from time import thread_time

import numpy as np

from app.api import TILE, Asset, AssetStore, Pixels, TileAt
from plugins.canvas.brush.brush import Brush, Effect
from plugins.canvas.brush.coverage import Coverage
from plugins.canvas.brush.laying import (
    Premultiplied,
    changed,
    filtered,
    hidden,
    kept_alpha,
    painted,
    put_back,
    reach_of,
    straight,
)
from plugins.canvas.brush.path import Dab, Path, Sample
from plugins.canvas.brush.smear import Smear, Within
from plugins.canvas.brush.symmetry import Symmetry
from plugins.canvas.brush.tips import Cover, Tips
from plugins.canvas.composite import cut, layer_tile, stored_tiles, with_alpha
from plugins.canvas.model import Canvas, Layer, Rect

Ground = Callable[[TileAt], Pixels | None]
"""A tile of the canvas as a layer shows it before a stroke, cut at the canvas's border."""

_CELL = 64


def everywhere(_at: TileAt) -> Cover | None:
    """Nothing is selected: all of a tile may be painted on."""
    return None


class Stroke:
    """One stroke on one layer, from pressing the pen down to lifting it.

    What it does is kept apart from the layer until it ends. The layer's picture has to lie on the canvas's tile grid:
    `begin_layer` brings it there; for a stroke on a mask `layer` has the mask's picture, and `on_mask` is set. `clip`
    is a rectangle that it is kept to, `within` how much of each pixel it may change.
    """

    def __init__(
        self,
        canvas: Canvas,
        layer: Layer,
        assets: AssetStore,
        brush: Brush,
        clip: Rect | None = None,
        *,
        ground: Ground | None = None,
        within: Within = everywhere,
        symmetry: Symmetry | None = None,
        on_mask: bool = False,
    ) -> None:
        self._canvas, self._layer, self._assets, self._brush = canvas, layer, assets, brush
        self._ground = ground or self._stored
        self._within = within
        self._symmetry = symmetry or Symmetry()
        self.on_mask = on_mask
        self._keep_alpha = layer.alpha_locked and not on_mask
        self._path = Path(brush)
        self._cells: dict[TileAt, Pixels | None] = {}
        tips, frame = Tips(brush, assets), _inside(canvas, clip)
        self._smear = Smear(brush, frame, tips, self._ground, within) if brush.effect is Effect.SMUDGE else None
        self._coverage = Coverage(brush, frame, tips)
        self._dabs: deque[Dab] = deque()
        self._pieces: Iterator[list[Rect]] = iter(())
        self._waits = False

    @property
    def layer(self) -> Layer:
        """The layer that is painted on."""
        return self._layer

    @property
    def brush(self) -> Brush:
        """What it is painted with."""
        return self._brush

    @property
    def stands_alone(self) -> bool:
        """Whether it is colour and coverage alone, which can be laid over any ground, also another than it began on."""
        return self._brush.effect in (Effect.PAINT, Effect.ERASE)

    @property
    def tiles(self) -> tuple[TileAt, ...]:
        """The tiles that the stroke has touched."""
        return tuple(self._touched)

    def add(
        self, x: float, y: float, pressure: float = 1.0, tilt: tuple[float, float] = (0.0, 0.0), time_s: float = 0.0
    ) -> list[Rect]:
        """Go on to a point in pixels of the canvas, with a pressure from 0 to 1; gives what changed.

        Each rectangle lies inside one tile. Of a large dab they are small: most of it lies on the dab before.
        """
        self.follow(x, y, pressure, tilt, time_s)
        return self.lay()

    def follow(
        self, x: float, y: float, pressure: float = 1.0, tilt: tuple[float, float] = (0.0, 0.0), time_s: float = 0.0
    ) -> None:
        """Go on to a point as `add` does, with dabs that wait until they are laid."""
        self._wait(self._path.add(Sample(x, y, pressure, tilt, time_s)))

    def stand(self) -> None:
        """The pen stands still, which lets an airbrush go on: its dabs wait until they are laid."""
        self._wait(self._path.stand())

    def lift(self) -> None:
        """The pen is lifted: go to where it was, as far as that is still to do, with dabs that wait."""
        self._wait(self._path.finish())

    @property
    def waits(self) -> bool:
        """Whether dabs wait to be laid."""
        return self._waits

    def lay(self, most_s: float = math.inf) -> list[Rect]:
        """Lay dabs that wait, in their order and piece by piece, at least one; gives what changed.

        It ends when all are laid or so much of the processor's time was spent: a large dab takes several frames.
        """
        until = thread_time() + most_s
        found: list[Rect] = []
        while (piece := self._piece()) is not None:
            found += piece
            if thread_time() >= until:
                return found
        self._waits = False
        return found

    def tile(self, at: TileAt) -> Pixels | None:
        """The layer's tile with the stroke on it, cut at the border of the canvas as stored tiles are."""
        width, height = min(TILE, self._canvas.width - at[0] * TILE), min(TILE, self._canvas.height - at[1] * TILE)
        return self._part((at[0] * TILE, at[1] * TILE, width, height), self._ground(at))

    def finish(self) -> Asset:
        """Store the layer's new picture; only the tiles that were touched are written."""
        self.lift()
        self.lay()
        base = self._layer.asset
        if base is None:
            base = self._assets.blank(self._canvas.width, self._canvas.height).id
        height, width, channels = self._assets.shape(base)
        tiles: dict[TileAt, Pixels] = {}
        for at in self._touched:
            pixels = self.tile(at)
            if pixels is None:
                continue
            right, bottom = min(TILE, width - at[0] * TILE), min(TILE, height - at[1] * TILE)
            tiles[at] = pixels[:bottom, :right] if channels == 4 else pixels[:bottom, :right, :3]
        return self._assets.add_tiles(base, tiles)

    @property
    def _touched(self) -> Iterable[TileAt]:
        return self._coverage.tiles if self._smear is None else self._smear.tiles

    def _stored(self, at: TileAt) -> Pixels | None:
        if self._layer.asset is None:
            return None
        found = self._assets.tile(self._layer.asset, at)
        return None if found is None else with_alpha(found)

    def _wait(self, dabs: Iterable[Dab]) -> None:
        self._dabs += (copy for dab in dabs for copy in self._symmetry.copies(dab))
        self._waits = self._waits or bool(self._dabs)

    def _piece(self) -> list[Rect] | None:
        """The next piece of what waits, None where all is laid."""
        surface = self._coverage if self._smear is None else self._smear
        piece = next(self._pieces, None)
        while piece is None and self._dabs:
            self._pieces = self._prepared(surface.lay(self._dabs.popleft()))
            piece = next(self._pieces, None)
        return piece

    def _prepared(self, pieces: Iterator[list[Rect]]) -> Iterator[list[Rect]]:
        """Pieces with what a filter makes of the ground below each made before, square by square.

        So it takes its time where dabs are laid, which can wait, and not where they are drawn.
        """
        if self._smear is not None or self.stands_alone:
            yield from pieces
            return
        for piece in pieces:
            for x, y, width, height in piece:
                for row in range(y // _CELL, (y + height - 1) // _CELL + 1):
                    for column in range(x // _CELL, (x + width - 1) // _CELL + 1):
                        if (column, row) not in self._cells:
                            self._cell((column, row))
                            yield []
            yield piece

    def _part(self, rect: Rect, base: Pixels | None) -> Pixels | None:
        """The layer in a rectangle inside a tile and the canvas, over what was there before."""
        at = (rect[0] // TILE, rect[1] // TILE)
        if at not in self._touched:
            return base
        if base is None:
            if not self._adds:
                return None
            base = np.zeros((rect[3], rect[2], 4), np.uint8)
        if self._smear is not None:
            tile = self._smear.tiles[at][rect[1] % TILE :, rect[0] % TILE :]
            return self._smeared(tile[: rect[3], : rect[2]], base)
        return self._covered(base, self._cover(rect), lambda: self._filtered(rect))

    @property
    def _adds(self) -> bool:
        """Whether something can come of it where nothing is."""
        return self.on_mask or (not self._brush.erases and not self._keep_alpha)

    def _cover(self, rect: Rect) -> Cover:
        """What is covered in a rectangle inside a tile, as far as it may be."""
        at = (rect[0] // TILE, rect[1] // TILE)
        found = cut(self._coverage.tiles.get(at), rect)
        if found is None:
            return np.zeros((rect[3], rect[2]), np.float32)
        allowed = cut(self._within(at), rect)
        cover: Cover = found if allowed is None else found * allowed
        return cover

    def _covered(self, base: Pixels, cover: Cover, other: Callable[[], Pixels]) -> Pixels:
        """A picture with the stroke's coverage on it; `other` is what a filter made of it."""
        brush = self._brush
        if self.stands_alone:
            return (
                hidden(base, cover, brush) if self.on_mask else painted(base, cover, brush, keep_alpha=self._keep_alpha)
            )
        return changed(base, other(), cover, brush.opacity, keep_alpha=self._keep_alpha)

    def _smeared(self, found: Premultiplied, base: Pixels) -> Pixels:
        result = straight(found)
        # A colour that is there unseen stays, as it does elsewhere.
        put_back(result, base, (result[..., 3] == 0) & (base[..., 3] == 0))
        return kept_alpha(result, base) if self._keep_alpha else result

    def _filtered(self, rect: Rect) -> Pixels:
        """What a filter makes of the ground in a rectangle inside a tile; squares of it are kept."""
        x, y, width, height = rect
        result = np.zeros((height, width, 4), np.uint8)
        for row in range(y // _CELL, (y + height - 1) // _CELL + 1):
            for column in range(x // _CELL, (x + width - 1) // _CELL + 1):
                cell = self._cell((column, row))
                x0, y0 = max(x, column * _CELL), max(y, row * _CELL)
                x1, y1 = min(x + width, (column + 1) * _CELL), min(y + height, (row + 1) * _CELL)
                if cell is not None:
                    found = cell[y0 - row * _CELL : y1 - row * _CELL, x0 - column * _CELL : x1 - column * _CELL]
                    result[y0 - y : y1 - y, x0 - x : x1 - x] = found
        return result

    def _cell(self, cell: TileAt) -> Pixels | None:
        if cell not in self._cells:
            reach = reach_of(self._brush.effect, self._brush.length)
            left, top = cell[0] * _CELL - reach, cell[1] * _CELL - reach
            around = self._around(left, top, _CELL + 2 * reach)
            made = None if around is None else filtered(self._brush.effect, around, self._brush.length)
            self._cells[cell] = None if made is None else made[reach : reach + _CELL, reach : reach + _CELL].copy()
        return self._cells[cell]

    def _around(self, left: int, top: int, side: int) -> Pixels | None:
        """The ground in a square; beyond the border of the canvas lies what is at the border."""
        import cv2

        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + side, self._canvas.width), min(top + side, self._canvas.height)
        result = np.zeros((y1 - y0, x1 - x0, 4), np.uint8)
        empty = True
        for row in range(y0 // TILE, (y1 - 1) // TILE + 1):
            for column in range(x0 // TILE, (x1 - 1) // TILE + 1):
                found = self._ground((column, row))
                if found is None:
                    continue
                empty = False
                a, b = max(x0, column * TILE), max(y0, row * TILE)
                piece = found[b - row * TILE : y1 - row * TILE, a - column * TILE : x1 - column * TILE]
                result[b - y0 : b - y0 + piece.shape[0], a - x0 : a - x0 + piece.shape[1]] = piece
        if empty:
            return None
        edges = (y0 - top, top + side - y1, x0 - left, left + side - x1)
        return (
            result if not any(edges) else np.asarray(cv2.copyMakeBorder(result, *edges, cv2.BORDER_REPLICATE), np.uint8)
        )


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


def as_mask(layer: Layer) -> Layer:
    """A layer's mask as if it were a layer of its own, for a stroke on it."""
    if layer.mask is None:
        return replace(layer, asset=None, x=0, y=0)
    return replace(layer, asset=layer.mask.asset, x=layer.mask.x, y=layer.mask.y)


def _inside(canvas: Canvas, clip: Rect | None) -> Rect:
    """The part of a rectangle that lies on the canvas."""
    if clip is None:
        return 0, 0, canvas.width, canvas.height
    x, y = max(0, clip[0]), max(0, clip[1])
    right, bottom = min(canvas.width, clip[0] + clip[2]), min(canvas.height, clip[1] + clip[3])
    return x, y, max(0, right - x), max(0, bottom - y)
