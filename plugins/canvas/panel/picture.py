"""CanvasPicture: the layers as one picture in tiles, with what is being painted on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from app.api import TILE, AssetStore, BlendMode, Pixels, TileAt, UserError, blend_over
from plugins.canvas.composite import (
    ReadTile,
    composite_tile,
    cut,
    in_a_row,
    layer_tile,
    out_of_row,
    pixels_of,
    stored_tiles,
)
from plugins.canvas.model import Canvas, Layer, Rect
from plugins.canvas.panel.coarse import CoarseTile
from plugins.canvas.panel.images import shrunk, straight, to_image
from plugins.canvas.panel.painted import LiveStroke
from plugins.canvas.panel.surroundings import Surroundings


@dataclass(slots=True)
class CanvasPicture:
    """What a TileView shows: one state of the canvas, with the strokes that aren't in it yet by their layer.

    `stroke` is the one under way. `tell` is called on any thread with what went wrong. `shown` has the visible
    layers alone.
    """

    canvas: Canvas
    assets: AssetStore
    strokes: Mapping[str, LiveStroke]
    tell: Callable[[UserError], None]
    surroundings: Surroundings
    stroke: LiveStroke | None = None
    shown: Canvas = field(init=False)

    def __post_init__(self) -> None:
        # A stroke's layer is seen through the stroke, which lies on the grid of the canvas.
        layers = (
            replace(layer, x=0, y=0) if layer.id in self.strokes else layer
            for layer in self.canvas.layers
            if layer.visible and layer.opacity > 0
        )
        self.shown = replace(self.canvas, layers=tuple(layers))

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
        """Begin to make what lies below and above a layer around some tiles, before it is painted on there."""
        below, _, above = self._around(layer_id)
        groups = [
            layers
            for layers in (below, above if _can_be_joined(above) else ())
            if len(layers) > 1 and not any(layer.id in self.strokes for layer in layers)
        ]
        self.surroundings.prepare([(layers, at) for at in places for layers in groups], self.read)

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
        below, middle, above = self._around(None if self.stroke is None else self.stroke.layer_id)
        result = self._row_of(below, rects)
        if middle is None or self.stroke is None:
            return result
        result = _over(result, self.stroke.row(rects), middle)
        if _can_be_joined(above):
            return _over(result, self._row_of(above, rects), replace(above[0], opacity=1.0))
        for layer in above:
            result = _over(result, self._row_of_one(layer, rects), layer)
        return result

    def _row_of(self, layers: tuple[Layer, ...], rects: Sequence[Rect]) -> Pixels | None:
        """Some layers together; where much is painted whole tiles are made on another thread meanwhile."""
        pieces: list[Pixels | None] = [None] * len(rects)
        if len(layers) > 1 and not any(layer.id in self.strokes for layer in layers):
            much = pixels_of(rects) > _SMALL_AREA
            for index, rect in enumerate(rects):
                key = (layers, (rect[0] // TILE, rect[1] // TILE))
                found = self.surroundings.get(key, self.read) if much else self.surroundings.made(key)
                pieces[index] = cut(found, rect)
        missing = [rect for rect, piece in zip(rects, pieces, strict=True) if piece is None]
        rest: Pixels | None = None
        for layer in layers if missing else ():
            rest = _over(rest, self._row_of_one(layer, missing), layer)
        if len(missing) == len(rects):
            return rest
        if rest is not None:
            made = out_of_row(rest, missing)
            pieces = [next(made) if piece is None else piece for piece in pieces]
        row = np.zeros((1, pixels_of(rects), 4), np.uint8)
        in_a_row(row, pieces, rects)
        return row

    def _row_of_one(self, layer: Layer, rects: Sequence[Rect]) -> Pixels | None:
        """One layer alone, not mixed with anything."""
        places = [(x // TILE, y // TILE) for x, y, _, _ in rects]
        tiles = {at: layer_tile(layer, self.read, at) for at in set(places)}
        pieces = [cut(tiles[at], rect) for at, rect in zip(places, rects, strict=True)]
        if all(piece is None for piece in pieces):
            return None
        row = np.zeros((1, pixels_of(rects), 4), np.uint8)
        in_a_row(row, pieces, rects)
        return row

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
        at = (rect.x() // TILE, rect.y() // TILE)
        rows, columns = _within(rect, at, level)
        below, middle, above = self._around(None if self.stroke is None else self.stroke.layer_id)
        result = _cut(self._small(below, at, level), rows, columns)
        if middle is None or self.stroke is None:
            return result
        inside = rect.intersected(QRect(0, 0, self.canvas.width, self.canvas.height))
        row = self.stroke.row([(inside.x(), inside.y(), inside.width(), inside.height())])
        if row is not None:
            part = row.reshape(inside.height(), inside.width(), 4)
            if inside != rect:
                part = np.pad(part, ((0, rect.height() - inside.height()), (0, rect.width() - inside.width()), (0, 0)))
            small = shrunk(part, rect.width() >> level, rect.height() >> level)
            result = _over(result, straight(small), middle)
        if _can_be_joined(above):
            return _over(result, _cut(self._small(above, at, level), rows, columns), replace(above[0], opacity=1.0))
        for layer in above:
            result = _over(result, _cut(self._small((layer,), at, level, opaque=True), rows, columns), layer)
        return result

    def _around(self, layer_id: str | None) -> tuple[tuple[Layer, ...], Layer | None, tuple[Layer, ...]]:
        """What lies below a layer, that layer, and what lies above."""
        layers = self.shown.layers
        for index, layer in enumerate(layers):
            if layer.id == layer_id:
                return layers[:index], layer, layers[index + 1 :]
        return layers, None, ()

    def _small(self, layers: tuple[Layer, ...], at: TileAt, level: int, *, opaque: bool = False) -> Pixels | None:
        """A tile of some layers together at a coarser level, kept as long as they are; alone if `opaque`."""
        if opaque:
            layers = tuple(replace(layer, opacity=1.0, blend=BlendMode.NORMAL) for layer in layers)
        if any(layer.id in self.strokes for layer in layers):
            return _small_tile(layers, self.read, at, level)
        return self.surroundings.small((layers, at), level, lambda: _small_tile(layers, self.read, at, level))


_SMALL_AREA = 96 * 96


def changed_rects(old: Canvas, new: Canvas, assets: AssetStore) -> list[QRect]:
    """Where two states of a canvas of one size may look different."""
    moved = _reordered(old, new)
    before = {layer.id: layer for layer in old.layers}
    after = {layer.id: layer for layer in new.layers}
    rects: list[QRect] = []
    for id_ in before.keys() | after.keys():
        one, other = before.get(id_), after.get(id_)
        if one is not None and other is not None and id_ not in moved:
            rects += _changed_layer(one, other, assets)
        else:
            rects += [_extent(layer, assets) for layer in (one, other) if layer is not None and _seen(layer)]
    whole = QRect(0, 0, new.width, new.height)
    return [rect.intersected(whole) for rect in rects if rect.intersects(whole)]


def _changed_layer(old: Layer, new: Layer, assets: AssetStore) -> Iterable[QRect]:
    look = (old.visible, old.opacity, old.blend)
    if old.asset == new.asset and (old.x, old.y, *look) == (new.x, new.y, new.visible, new.opacity, new.blend):
        return []
    if not _seen(old) and not _seen(new):
        return []
    same_place = (old.x, old.y, *look) == (new.x, new.y, new.visible, new.opacity, new.blend)
    if same_place and old.asset is not None and new.asset is not None:
        try:
            before, after = assets.tiles(old.asset), assets.tiles(new.asset)
        except UserError:
            return [_extent(old, assets), _extent(new, assets)]
        names = {at for at, _ in before.items() ^ after.items()}
        return [QRect(old.x + x * TILE, old.y + y * TILE, TILE, TILE) for x, y in names]
    return [_extent(layer, assets) for layer in (old, new) if _seen(layer)]


def _seen(layer: Layer) -> bool:
    return layer.asset is not None and layer.visible and layer.opacity > 0


def _extent(layer: Layer, assets: AssetStore) -> QRect:
    """The rectangle around a layer's tiles."""
    if layer.asset is None:
        return QRect()
    try:
        tiles = assets.tiles(layer.asset)
    except UserError:
        return QRect()
    if not tiles:
        return QRect()
    columns, rows = [at[0] for at in tiles], [at[1] for at in tiles]
    left, top = min(columns) * TILE, min(rows) * TILE
    right, bottom = (max(columns) + 1) * TILE, (max(rows) + 1) * TILE
    return QRect(layer.x + left, layer.y + top, right - left, bottom - top)


def _reordered(old: Canvas, new: Canvas) -> list[str]:
    """The layers that lie on another side of some other layer than before."""
    both = {layer.id for layer in old.layers} & {layer.id for layer in new.layers}
    before = [layer.id for layer in old.layers if layer.id in both]
    after = [layer.id for layer in new.layers if layer.id in both]
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before


def _small_tile(layers: tuple[Layer, ...], read: ReadTile, at: TileAt, level: int) -> Pixels | None:
    result: Pixels | None = None
    for layer in layers:
        tile = layer_tile(layer, read, at)
        if tile is not None:
            result = _over(result, straight(shrunk(tile, TILE >> level, TILE >> level)), layer)
    return result


def _within(rect: QRect, at: TileAt, level: int) -> tuple[slice, slice]:
    """The rows and columns of a rectangle in its tile at a level."""
    left, top = (rect.x() - at[0] * TILE) >> level, (rect.y() - at[1] * TILE) >> level
    return slice(top, top + (rect.height() >> level)), slice(left, left + (rect.width() >> level))


def _cut(pixels: Pixels | None, rows: slice, columns: slice) -> Pixels | None:
    return None if pixels is None else pixels[rows, columns]


def _can_be_joined(layers: tuple[Layer, ...]) -> bool:
    """Whether layers can be mixed beforehand and then laid over: those that simply cover."""
    return len(layers) > 1 and all(layer.blend is BlendMode.NORMAL for layer in layers)


def _over(below: Pixels | None, above: Pixels | None, layer: Layer) -> Pixels | None:
    """A layer's pixels over what lies below."""
    if above is None:
        return below
    return blend_over(np.zeros_like(above) if below is None else below, above, layer.opacity, layer.blend)
