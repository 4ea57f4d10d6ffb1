"""CanvasPicture: the layers as one picture in tiles, with what is being painted on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from app.api import TILE, AssetStore, Pixels, TileAt, UserError
from plugins.canvas.composite import (
    ReadTile,
    composite_tile,
    cut,
    in_a_row,
    layer_tile,
    out_of_row,
    pixels_of,
    step_tile,
    stored_tiles,
)
from plugins.canvas.compositing.around import alone, around, groups_without
from plugins.canvas.compositing.mixing import Fetch, mixed
from plugins.canvas.compositing.step import Step, steps_of
from plugins.canvas.model import Blending, Canvas, Layer, Rect, mask_layer
from plugins.canvas.panel.coarse import SMALL, CoarseTile
from plugins.canvas.panel.images import shrunk, straight, to_image
from plugins.canvas.panel.painted import LiveStroke
from plugins.canvas.panel.surroundings import MakeTile, Surroundings


@dataclass(slots=True)
class CanvasPicture:
    """What a TileView shows: one state of the canvas, with the strokes that aren't in it yet by their layer.

    `stroke` is the one under way. `tell` is called on any thread with what went wrong. In `shown` layers with strokes
    lie where the strokes do.
    """

    canvas: Canvas
    assets: AssetStore
    strokes: Mapping[str, LiveStroke]
    tell: Callable[[UserError], None]
    surroundings: Surroundings
    stroke: LiveStroke | None = None
    shown: Canvas = field(init=False)
    _steps: tuple[Step, ...] = field(init=False)
    _plan: tuple[Step, ...] | None = field(init=False, default=None)
    _names: dict[int, int] = field(init=False, default_factory=dict)
    _held: list[tuple[Step, ...]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        # A stroke's layer is seen through the stroke, which lies on the grid of the canvas.
        self.shown = replace(self.canvas, layers=tuple(self._on_grid(layer) for layer in self.canvas.layers))
        self._steps = steps_of(self.shown.layers)

    def _on_grid(self, layer: Layer) -> Layer:
        mask = mask_layer(layer)
        if mask is not None and layer.mask is not None and mask.id in self.strokes:
            layer = replace(layer, mask=replace(layer.mask, x=0, y=0))
        return replace(layer, x=0, y=0) if layer.id in self.strokes else layer

    @property
    def read(self) -> ReadTile:
        """A tile of a layer with the strokes on it."""
        stored = stored_tiles(self.assets)

        def read(layer: Layer, at: TileAt) -> Pixels | None:
            stroke = self.strokes.get(layer.id)
            return stored(layer, at) if stroke is None else stroke.tile(at)

        return read

    def tile(self, column: int, row: int, level: int = 0) -> QImage | None:
        """A whole tile; empty where a layer's picture cannot be read, which is told."""
        try:
            if level:
                pixels = CoarseTile(self.assets, self.read, (column, row), level, self.strokes).composite(self.shown)
            else:
                pixels = composite_tile(self.shown, self.read, (column, row))
        except UserError as error:
            self.tell(error)
            return None
        return None if pixels is None else to_image(pixels)

    def glance(self, column: int, row: int, level: int) -> QImage | None:
        """A whole tile as far as it is known without reading what is large."""
        try:
            coarse = CoarseTile(self.assets, self.read, (column, row), level, self.strokes, known=True)
            pixels = coarse.composite(self.shown)
        except UserError:
            # It is told when the tile itself is made.
            return None
        return None if pixels is None else to_image(pixels)

    def prepare(self, layer_id: str, places: Iterable[TileAt]) -> None:
        """Begin to make what lies below and above a layer or mask around some tiles, before it is painted on there."""
        plan = around(self._steps, layer_id)
        names = [(self._name(steps), steps) for steps in groups_without(plan, layer_id)]
        makers: list[tuple[int, MakeTile]] = [(name, self._maker(steps)) for name, steps in names if name]
        makers += [
            (self.surroundings.name(layer), partial(layer_tile, layer, self.read))
            for layer in alone(plan, layer_id)
            if layer.id not in self.strokes
        ]
        self.surroundings.prepare([(name, at, make) for at in places for name, make in makers])

    def patches(self, rects: Sequence[QRect], level: int = 0) -> list[QImage]:
        """Rectangles as they are right now, each inside one tile."""
        if level:
            return [self._coarse_patch(rect, level) for rect in rects]
        places = [(rect.x(), rect.y(), rect.width(), rect.height()) for rect in rects]
        row: Pixels | None = None
        try:
            row = self._row(places)
        except UserError as error:
            self.tell(error)
        if row is None:
            row = np.zeros((1, pixels_of(places), 4), np.uint8)
        return [to_image(piece) for piece in out_of_row(row, places)]

    def _row(self, rects: Sequence[Rect]) -> Pixels | None:
        """The picture in some rectangles, in a row (1, pixels, 4)."""
        return mixed(self._planned(), _Row(self, rects), self.canvas.blending)

    def row_of_group(self, steps: tuple[Step, ...], rects: Sequence[Rect]) -> Pixels | None:
        """Some steps by themselves; where much is painted whole tiles are made on another thread meanwhile."""
        name = self._name(steps)
        if not name:
            return mixed(steps, _Row(self, rects), self.canvas.blending)
        much = pixels_of(rects) > _SMALL_AREA
        pieces: list[Pixels | None] = []
        for rect in rects:
            at = (rect[0] // TILE, rect[1] // TILE)
            whole = self.surroundings.get(name, at, self._maker(steps)) if much else self.surroundings.made(name, at)
            pieces.append(cut(whole, rect))
        missing = [rect for rect, piece in zip(rects, pieces, strict=True) if piece is None]
        rest = mixed(steps, _Row(self, missing), self.canvas.blending) if missing else None
        if len(missing) == len(rects):
            return rest
        if rest is not None:
            made = out_of_row(rest, missing)
            pieces = [next(made) if piece is None else piece for piece in pieces]
        row = np.zeros((1, pixels_of(rects), 4), np.uint8)
        in_a_row(row, pieces, rects)
        return row

    def row_of(self, layer: Layer, rects: Sequence[Rect]) -> Pixels | None:
        """One layer or mask alone, not mixed with anything."""
        if self.stroke is not None and layer.id == self.stroke.layer_id:
            return self.stroke.row(rects)
        return self._row_of_one(layer, rects)

    def _row_of_one(self, layer: Layer, rects: Sequence[Rect]) -> Pixels | None:
        """One layer alone, not mixed with anything."""
        places = [(x // TILE, y // TILE) for x, y, _, _ in rects]
        tiles = {at: self._tile_of(layer, at, much=pixels_of(rects) > _SMALL_AREA) for at in set(places)}
        pieces = [cut(tiles[at], rect) for at, rect in zip(places, rects, strict=True)]
        if all(piece is None for piece in pieces):
            return None
        row = np.zeros((1, pixels_of(rects), 4), np.uint8)
        in_a_row(row, pieces, rects)
        return row

    def _tile_of(self, layer: Layer, at: TileAt, *, much: bool) -> Pixels | None:
        """A layer's own tile, which another thread may have read already."""
        if layer.id in self.strokes:
            return layer_tile(layer, self.read, at)
        name, make = self.surroundings.name(layer), partial(layer_tile, layer, self.read)
        found = self.surroundings.get(name, at, make) if much else self.surroundings.made(name, at)
        return layer_tile(layer, self.read, at) if found is None else found

    def _coarse_patch(self, rect: QRect, level: int) -> QImage:
        """A rectangle inside one tile, 2ⁿ times smaller."""
        result: Pixels | None = None
        try:
            result = self._coarse(rect, level)
        except UserError as error:
            self.tell(error)
        empty = np.zeros((rect.height() >> level, rect.width() >> level, 4), np.uint8)
        return to_image(empty if result is None else result)

    def _coarse(self, rect: QRect, level: int) -> Pixels | None:
        return mixed(self._planned(), _Small(self, rect, level), self.canvas.blending)

    def small_of_group(self, steps: tuple[Step, ...], rect: QRect, level: int) -> Pixels | None:
        """Some steps by themselves at a coarser level, in a rectangle inside a tile."""
        name, at = self._name(steps), (rect.x() // TILE, rect.y() // TILE)
        if not name:
            return mixed(steps, _Small(self, rect, level), self.canvas.blending)
        make = partial(self._small_tile, steps, level)
        return _cut(self.surroundings.small(name, at, level, make), *_within(rect, at, level))

    def small_of(self, layer: Layer, rect: QRect, level: int) -> Pixels | None:
        """One layer or mask alone at a coarser level, in a rectangle inside a tile."""
        if self.stroke is not None and layer.id == self.stroke.layer_id:
            return self._small_stroke(self.stroke, rect, level)
        at = (rect.x() // TILE, rect.y() // TILE)
        make = partial(self._small_layer, layer, level)
        if layer.id in self.strokes:
            small = make(at)
        else:
            small = self.surroundings.small(self.surroundings.name(layer), at, level, make)
        return _cut(small, *_within(rect, at, level))

    def _small_tile(self, steps: tuple[Step, ...], level: int, at: TileAt) -> Pixels | None:
        """Some steps by themselves in a tile made 2ⁿ times smaller."""
        return mixed(steps, Fetch(lambda layer: self._small_layer(layer, level, at)), self.canvas.blending)

    def _small_layer(self, layer: Layer, level: int, at: TileAt) -> Pixels | None:
        """A layer alone in a tile made 2ⁿ times smaller: as the store keeps it, where it lies on the tiles."""
        own = (at[0] - layer.x // TILE, at[1] - layer.y // TILE)
        on_tiles = layer.x % TILE == 0 and layer.y % TILE == 0
        if level >= SMALL and on_tiles and layer.asset is not None and layer.id not in self.strokes:
            small = self.assets.small_tiles(layer.asset, [own], level).get(own)
            return None if small is None else straight(small)
        tile = layer_tile(layer, self.read, at)
        return None if tile is None else straight(shrunk(tile, TILE >> level, TILE >> level))

    def _small_stroke(self, stroke: LiveStroke, rect: QRect, level: int) -> Pixels | None:
        at = (rect.x() // TILE, rect.y() // TILE)
        self.surroundings.warm(self.surroundings.name(stroke.layer_id), at, level, stroke.warm)
        inside = rect.intersected(QRect(0, 0, self.canvas.width, self.canvas.height))
        row = stroke.row([(inside.x(), inside.y(), inside.width(), inside.height())])
        if row is None:
            return None
        part = row.reshape(inside.height(), inside.width(), 4)
        if inside != rect:
            part = np.pad(part, ((0, rect.height() - inside.height()), (0, rect.width() - inside.width()), (0, 0)))
        return straight(shrunk(part, rect.width() >> level, rect.height() >> level))

    def _planned(self) -> tuple[Step, ...]:
        """The steps with what lies around the stroke put together."""
        if self._plan is None:
            self._plan = around(self._steps, "" if self.stroke is None else self.stroke.layer_id)
        return self._plan

    def _name(self, steps: tuple[Step, ...]) -> int:
        """The name that steps have among what is kept; 0 where they have strokes on them that aren't stored yet."""
        found = self._names.get(id(steps))
        if found is None:
            painted = any(layer.id in self.strokes for step in steps for layer in step.layers())
            found = 0 if painted else self.surroundings.name((steps, self.canvas.blending))
            self._names[id(steps)] = found
            self._held.append(steps)
        return found

    def _maker(self, steps: tuple[Step, ...]) -> MakeTile:
        return partial(_whole_tile, steps, self.read, self.canvas.blending)


@dataclass(frozen=True, slots=True)
class _Row:
    """Pieces of a picture in some rectangles, in a row."""

    of: CanvasPicture
    rects: Sequence[Rect]

    def picture(self, layer: Layer) -> Pixels | None:
        """A layer or mask alone."""
        return self.of.row_of(layer, self.rects)

    def group(self, steps: tuple[Step, ...], _blending: Blending) -> Pixels | None:
        """Steps mixed by themselves."""
        return self.of.row_of_group(steps, self.rects)


@dataclass(frozen=True, slots=True)
class _Small:
    """A rectangle inside a tile, 2ⁿ times smaller."""

    of: CanvasPicture
    rect: QRect
    level: int

    def picture(self, layer: Layer) -> Pixels | None:
        """A layer or mask alone."""
        return self.of.small_of(layer, self.rect, self.level)

    def group(self, steps: tuple[Step, ...], _blending: Blending) -> Pixels | None:
        """Steps mixed by themselves."""
        return self.of.small_of_group(steps, self.rect, self.level)


_SMALL_AREA = 96 * 96


def _whole_tile(steps: tuple[Step, ...], read: ReadTile, blending: Blending, at: TileAt) -> Pixels | None:
    return step_tile(steps, read, at, blending)


def _within(rect: QRect, at: TileAt, level: int) -> tuple[slice, slice]:
    """The rows and columns of a rectangle in its tile at a level."""
    left, top = (rect.x() - at[0] * TILE) >> level, (rect.y() - at[1] * TILE) >> level
    return slice(top, top + (rect.height() >> level)), slice(left, left + (rect.width() >> level))


def _cut(pixels: Pixels | None, rows: slice, columns: slice) -> Pixels | None:
    return None if pixels is None else pixels[rows, columns]
