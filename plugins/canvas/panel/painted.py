"""What is painted: strokes, fills and clearings, from the first touch until they are stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from app.api import TILE, Asset, AssetStore, BlendMode, Pixels, TileAt, blend_over
from plugins.canvas.brush import Brush, Cover, Effect, Ground, Stroke, Symmetry, Within, begin_layer, everywhere
from plugins.canvas.composite import cut, in_a_row, layer_tile, out_of_row, pixels_of, stored_tiles
from plugins.canvas.gradient import Gradient
from plugins.canvas.model import Area, Canvas, Layer, Rect
from plugins.canvas.paint import Colour, Filling, changed_tiles, filled, flood_area, laid, rectangle_area
from plugins.canvas.selecting import coverage_tile


@dataclass(frozen=True, slots=True)
class _Name:
    """How something is called in the history, in English."""

    label: str


_NAMES = {
    Effect.PAINT: _Name(label="Brush stroke"),
    Effect.ERASE: _Name(label="Erase"),
    Effect.SMUDGE: _Name(label="Smudge"),
    Effect.BLUR: _Name(label="Blur"),
    Effect.SHARPEN: _Name(label="Sharpen"),
    Effect.DODGE: _Name(label="Dodge"),
    Effect.BURN: _Name(label="Burn"),
}


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
        *,
        within: Within = everywhere,
        symmetry: Symmetry | None = None,
        on_mask: bool = False,
    ) -> None:
        super().__init__(
            canvas, layer, assets, brush, clip, ground=ground, within=within, symmetry=symmetry, on_mask=on_mask
        )
        self._ended: dict[TileAt, Pixels | None] | None = None
        self.revision = revision
        self.layer_id = layer.id
        self.label = _NAMES[Effect.ERASE if brush.erases else brush.effect].label

    @property
    def is_empty(self) -> bool:
        """Whether nothing was touched."""
        return not self.tiles

    def end(self) -> list[Rect]:
        """Nothing more is added: what it looks like is kept, for strokes that stand on it; gives what changed yet."""
        self.lift()
        changed = self.lay()
        self._ended = {}
        return changed

    def tile(self, at: TileAt) -> Pixels | None:
        """The layer's tile with the stroke on it, cut at the border of the canvas; on any thread."""
        if at not in self._touched:
            return self._ground(at)
        if self._ended is None:
            return super().tile(at)
        if at not in self._ended:
            self._ended[at] = super().tile(at)
        return self._ended[at]

    def warm(self, at: TileAt) -> None:
        """Read a tile of what the stroke lies on, so that it is at hand when the stroke comes there; on any thread."""
        self._ground(at)

    def row(self, rects: Sequence[Rect]) -> Pixels | None:
        """The layer with the stroke on it in rectangles inside tiles and the canvas, in a row (1, pixels, 4)."""
        places = [(x // TILE, y // TILE) for x, y, _, _ in rects]
        grounds = {at: self._ground(at) for at in set(places)}
        bases = [cut(grounds[at], rect) for at, rect in zip(places, rects, strict=True)]
        touched = [at in self._touched for at in places]
        if all(base is None for base in bases) and not (self._adds and any(touched)):
            return None
        base = np.zeros((1, pixels_of(rects), 4), np.uint8)
        if not self.stands_alone:
            in_a_row(base, (self._part(rect, one) for rect, one in zip(rects, bases, strict=True)), rects)
            return base
        in_a_row(base, bases, rects)
        cover = np.zeros(base.shape[:2], np.float32)
        in_a_row(cover, (self._cover(rect) for rect in rects), rects)
        result = self._covered(base, cover, lambda: base)
        if not self._adds:
            # What is empty stays so, whatever colour lies there unseen.
            for place, one in zip(out_of_row(result, rects), bases, strict=True):
                if one is None:
                    place[:] = 0
        return result

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture, or its mask's; only the tiles that were touched are written."""
        base = begin_layer(canvas, layer, assets).asset or assets.blank(canvas.width, canvas.height).id
        tiles: dict[TileAt, Pixels] = {}
        for at in self.tiles:
            check()
            width, height = min(TILE, canvas.width - at[0] * TILE), min(TILE, canvas.height - at[1] * TILE)
            if width <= 0 or height <= 0:
                continue
            # Colour is laid over what is there by now; what a brush made of other pixels is put in as it is.
            old = assets.tile(base, at)
            rect = (at[0] * TILE, at[1] * TILE, width, height)
            new = self._part(rect, old) if self.stands_alone else self.tile(at)
            if new is not None:
                tiles[at] = new[:height, :width]
        return assets.add_tiles(base, tiles)


def stored_ground(canvas: Canvas, layer: Layer, assets: AssetStore) -> Ground:
    """The ground of a layer as the document has it."""
    read = stored_tiles(assets)

    def ground(at: TileAt) -> Pixels | None:
        found = layer_tile(layer, read, at)
        return None if found is None else found[: canvas.height - at[1] * TILE, : canvas.width - at[0] * TILE]

    return ground


def within_area(area: Area | None, assets: AssetStore) -> Within:
    """How much of a tile may be painted on; what is plain is kept to its rectangle already."""
    if area is None or area.asset is None:
        return everywhere
    soft = area
    found: dict[TileAt, Cover] = {}

    def within(at: TileAt) -> Cover:
        if at not in found:
            plane = coverage_tile(soft, assets, at)
            empty = np.zeros((TILE, TILE), np.float32)
            found[at] = empty if plane is None else plane.astype(np.float32) / np.float32(255)
        return found[at]

    return within


@dataclass(frozen=True, slots=True)
class Flood:
    """Fill what looks like a pixel; `looked_at` is where that is found where it is not all that is seen."""

    layer_id: str
    x: int
    y: int
    filling: Filling
    clip: Rect | None
    colour: Colour
    looked_at: str | None = None
    on_mask: bool = False
    label: str = "Fill"

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture."""
        seen = canvas
        if self.looked_at is not None:
            own = canvas.layer(self.looked_at)
            alone = Layer(own.id, own.name, own.asset, own.x, own.y)
            seen = replace(canvas, layers=(alone,))
        area = flood_area(seen, stored_tiles(assets), self.x, self.y, self.filling, self.clip, check)
        begun = begin_layer(canvas, layer, assets)
        return laid(canvas, begun, assets, area, self.colour, check, on_mask=self.on_mask)


@dataclass(frozen=True, slots=True)
class GradientFill:
    """Lay a gradient over a rectangle, or over all of the layer; a mask's alpha becomes the gradient's."""

    layer_id: str
    gradient: Gradient
    clip: Rect | None
    on_mask: bool = False
    label: str = "Gradient"

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture."""
        begun = begin_layer(canvas, layer, assets)

        def change(old: Pixels, rect: Rect) -> Pixels:
            pixels = self.gradient.pixels(rect)
            if self.on_mask:
                return pixels
            new = blend_over(np.ascontiguousarray(old), pixels, 1.0, BlendMode.NORMAL)
            if not layer.alpha_locked:
                return new
            opaque = np.ascontiguousarray(old).copy()
            opaque[..., 3] = 255
            new = blend_over(opaque, pixels, 1.0, BlendMode.NORMAL).copy()
            new[..., 3] = old[..., 3]
            return new

        frame = self.clip or (0, 0, canvas.width, canvas.height)
        return changed_tiles(canvas, begun, assets, frame, check, change)


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
