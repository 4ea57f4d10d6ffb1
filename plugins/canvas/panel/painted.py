"""What is painted: strokes, fills and clearings, from the first touch until they are stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from app.api import TILE, Asset, AssetStore, Pixels, TileAt
from plugins.canvas.brush import Brush, Stroke, _painted, begin_layer
from plugins.canvas.composite import cut, in_a_row, layer_tile, pixels_of, stored_tiles
from plugins.canvas.model import Canvas, Layer, Rect
from plugins.canvas.paint import Colour, filled, flood_area, rectangle_area

Ground = Callable[[TileAt], Pixels | None]
"""A tile of the canvas as a layer shows it before a stroke, cut at the canvas's border."""


class Edit(Protocol):
    """A change of a layer's pixels that waits to be stored."""

    @property
    def layer_id(self) -> str:
        """The layer that it changes."""

    @property
    def label(self) -> str:
        """Its name in the history, in English."""

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture, of the canvas's size, over what the layer is by then; on any thread."""


class LiveStroke(Stroke):
    """A stroke that can be seen while it is drawn, over a ground that may not be stored yet."""

    def __init__(
        self,
        canvas: Canvas,
        layer: Layer,
        assets: AssetStore,
        brush: Brush,
        clip: Rect | None,
        ground: Ground,
        revision: int = 0,
    ) -> None:
        super().__init__(canvas, layer, assets, brush, clip)
        self._ground = ground
        self._ended: dict[TileAt, Pixels | None] | None = None
        self.revision = revision
        self.layer_id = layer.id
        self.label = "Erase" if brush.eraser else "Brush stroke"

    @property
    def is_empty(self) -> bool:
        """Whether nothing was touched."""
        return not self._cover

    def end(self) -> None:
        """Nothing more is added: what it looks like is kept, for strokes that stand on it."""
        self._ended = {}

    def tile(self, at: TileAt) -> Pixels | None:
        """The layer's tile with the stroke on it, cut at the border of the canvas; on any thread."""
        if at not in self._cover:
            return self._ground(at)
        if self._ended is None:
            return super().tile(at)
        if at not in self._ended:
            self._ended[at] = super().tile(at)
        return self._ended[at]

    def row(self, rects: Sequence[Rect]) -> Pixels | None:
        """The layer with the stroke on it in rectangles inside tiles and the canvas, in a row (1, pixels, 4)."""
        places = [(x // TILE, y // TILE) for x, y, _, _ in rects]
        grounds = {at: self._ground(at) for at in set(places)}
        bases = [cut(grounds[at], rect) for at, rect in zip(places, rects, strict=True)]
        covers = [cut(self._cover.get(at), rect) for at, rect in zip(places, rects, strict=True)]
        if all(base is None for base in bases) and (self._brush.eraser or all(cover is None for cover in covers)):
            return None
        base = np.zeros((1, pixels_of(rects), 4), np.uint8)
        in_a_row(base, bases, rects)
        cover = np.zeros(base.shape[:2], np.float32)
        in_a_row(cover, covers, rects)
        return _painted(base, cover, self._brush)

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture; only the tiles that were touched are written."""
        base = begin_layer(canvas, layer, assets).asset or assets.blank(canvas.width, canvas.height).id
        tiles: dict[TileAt, Pixels] = {}
        for at, cover in self._cover.items():
            check()
            width, height = min(TILE, canvas.width - at[0] * TILE), min(TILE, canvas.height - at[1] * TILE)
            if width <= 0 or height <= 0:
                continue
            old = assets.tile(base, at)
            if old is None:
                if self._brush.eraser:
                    continue
                old = np.zeros((height, width, 4), np.uint8)
            tiles[at] = _painted(old, cover[:height, :width], self._brush)
        return assets.add_tiles(base, tiles)

    def _base(self, at: TileAt) -> Pixels | None:
        return self._ground(at)


def stored_ground(canvas: Canvas, layer: Layer, assets: AssetStore) -> Ground:
    """The ground of a layer as the document has it."""
    read = stored_tiles(assets)

    def ground(at: TileAt) -> Pixels | None:
        found = layer_tile(layer, read, at)
        return None if found is None else found[: canvas.height - at[1] * TILE, : canvas.width - at[0] * TILE]

    return ground


@dataclass(frozen=True, slots=True)
class Flood:
    """Fill what hangs together with a pixel and looks like it."""

    layer_id: str
    x: int
    y: int
    tolerance: int
    clip: Rect | None
    colour: Colour
    label: str = "Fill"

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture, the area found in what can be seen."""
        area = flood_area(canvas, stored_tiles(assets), self.x, self.y, self.tolerance, self.clip, check)
        return filled(canvas, begin_layer(canvas, layer, assets), assets, area, self.colour)


@dataclass(frozen=True, slots=True)
class Wash:
    """Fill a rectangle, or all of the layer, with a colour; None clears it."""

    layer_id: str
    clip: Rect | None
    colour: Colour | None
    label: str = field(default="Fill")

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture."""
        if self.colour is None and self.clip is None:
            return assets.blank(canvas.width, canvas.height)
        area = rectangle_area(canvas, self.clip)
        check()
        return filled(canvas, begin_layer(canvas, layer, assets), assets, area, self.colour)
