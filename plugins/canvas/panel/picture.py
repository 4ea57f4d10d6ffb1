"""CanvasPicture: the layers as one picture in tiles, with what is being painted on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from app.api import TILE, AssetStore, Pixels, TileAt, UserError
from plugins.canvas.blend import blend_over
from plugins.canvas.composite import ReadTile, composite_tile, layer_tile, stored_tiles
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.images import to_image
from plugins.canvas.panel.painted import LiveStroke

_CACHED_GROUNDS = 64
_SMALL_AREA = 96 * 96


@dataclass(slots=True)
class CanvasPicture:
    """What a TileView shows: one state of the canvas, with the strokes that aren't in it yet by their layer.

    `tell` is called on any thread with what went wrong. `shown` has the visible layers alone.
    """

    canvas: Canvas
    assets: AssetStore
    strokes: Mapping[str, LiveStroke]
    tell: Callable[[UserError], None]
    shown: Canvas = field(init=False)
    _grounds: dict[TileAt, Pixels | None] = field(default_factory=dict)

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

    def tile(self, column: int, row: int) -> QImage | None:
        """A whole tile; empty where a layer's picture cannot be read, which is told."""
        try:
            pixels = composite_tile(self.shown, self.read, (column, row))
        except UserError as error:
            self.tell(error)
            return None
        return None if pixels is None else to_image(pixels)

    def patch(self, rect: QRect) -> QImage:
        """A rectangle inside one tile as it is right now."""
        at = (rect.x() // TILE, rect.y() // TILE)
        rows = slice(rect.y() - at[1] * TILE, rect.y() - at[1] * TILE + rect.height())
        columns = slice(rect.x() - at[0] * TILE, rect.x() - at[0] * TILE + rect.width())
        layers = self.shown.layers
        first = next((index for index, layer in enumerate(layers) if layer.id in self.strokes), len(layers))
        result = self._below(at, first, rows, columns)
        for layer in layers[first:]:
            stroke = self.strokes.get(layer.id)
            if stroke is not None:
                pixels = stroke.part((rect.x(), rect.y(), rect.width(), rect.height()))
            else:
                whole = layer_tile(layer, self.read, at)
                pixels = None if whole is None else whole[rows, columns]
            if pixels is not None:
                below = np.zeros_like(pixels) if result is None else result
                result = blend_over(below, pixels, layer.opacity, layer.blend)
        if result is None:
            result = np.zeros((rect.height(), rect.width(), 4), np.uint8)
        return to_image(result)

    def _below(self, at: TileAt, count: int, rows: slice, columns: slice) -> Pixels | None:
        """What lies below the lowest stroke; kept for large brushes, which come back to it with every dab."""
        if at not in self._grounds:
            below = replace(self.shown, layers=self.shown.layers[:count])
            if (rows.stop - rows.start) * (columns.stop - columns.start) <= _SMALL_AREA:
                return _composite_part(below, self.read, at, rows, columns)
            if len(self._grounds) >= _CACHED_GROUNDS:
                del self._grounds[next(iter(self._grounds))]
            self._grounds[at] = composite_tile(below, self.read, at)
        ground = self._grounds[at]
        return None if ground is None else ground[rows, columns]


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


def _composite_part(canvas: Canvas, read: ReadTile, at: TileAt, rows: slice, columns: slice) -> Pixels | None:
    result: Pixels | None = None
    for layer in canvas.layers:
        whole = layer_tile(layer, read, at)
        if whole is None:
            continue
        pixels = whole[rows, columns]
        below = np.zeros_like(pixels) if result is None else result
        result = blend_over(below, pixels, layer.opacity, layer.blend)
    return result
