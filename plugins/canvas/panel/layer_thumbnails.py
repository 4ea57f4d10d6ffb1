"""LayerThumbnails: small pictures of layers, kept tile by tile so that a stroke costs what it touched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.api import TILE, AssetId, AssetStore, Pixels, TileAt
from plugins.canvas.composite import with_alpha
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.images import shrunk, straight
from plugins.canvas.panel.loader import PictureLoader

SIDE = 72
"""The longer side of a thumbnail in pixels: 36 on a screen of twice the resolution."""
_KEPT_TILES = 20_000
_KEPT_PICTURES = 500
_KEPT_LARGE = 100
_LEVELS = (5, 2)
"""What the store keeps of tiles is fine enough for thumbnails of large canvases."""

_Key = tuple[AssetId | None, int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Large:
    """A layer at twice the size of its thumbnail, and what it was made of."""

    geometry: tuple[int, int, int, int]
    tiles: Mapping[TileAt, str]
    pixels: Pixels


class LayerThumbnails(QObject):
    """Gives the picture of a layer at its place on the canvas; one that isn't there yet is told when it is."""

    ready = Signal()

    def __init__(self, assets: AssetStore, loader: PictureLoader, parent: QObject) -> None:
        super().__init__(parent)
        self._assets, self._loader = assets, loader
        self._images: OrderedDict[_Key, QImage] = OrderedDict()
        self._asked: set[_Key] = set()
        self._tiles: OrderedDict[tuple[str, int, int, int], Pixels] = OrderedDict()
        self._last: dict[str, QImage] = {}
        self._large: OrderedDict[str, _Large] = OrderedDict()

    def image(self, canvas: Canvas, layer: Layer) -> QImage | None:
        """The picture of a layer; until it is made, what the layer looked like before."""
        if layer.asset is None:
            self._last.pop(layer.id, None)
            return None
        key = (layer.asset, layer.x, layer.y, canvas.width, canvas.height)
        found = self._images.get(key)
        if found is not None:
            self._last[layer.id] = found
            return found
        if key not in self._asked:
            self._asked.add(key)
            self._loader.load(lambda: self._make(canvas, layer), lambda image: self._keep(key, image))
        return self._last.get(layer.id)

    def _keep(self, key: _Key, image: QImage) -> None:
        self._asked.discard(key)
        self._images[key] = image
        while len(self._images) > _KEPT_PICTURES:
            self._images.popitem(last=False)
        self.ready.emit()

    def _make(self, canvas: Canvas, layer: Layer) -> Pixels:
        """The layer on its canvas, small (height, width, 4); runs on the loader's thread alone."""
        import cv2

        asset = layer.asset
        if asset is None:
            raise ValueError(layer.id)
        scale = SIDE / max(canvas.width, canvas.height)
        width, height = max(1, round(canvas.width * scale)), max(1, round(canvas.height * scale))
        # A tile becomes at least a pixel; what is made at twice the size is then brought to the right one.
        side = max(1, round(TILE * scale * 2))
        columns, rows = -(-canvas.width // TILE), -(-canvas.height // TILE)
        geometry = (layer.x, layer.y, canvas.width, canvas.height)
        tiles = self._assets.tiles(asset)
        before = self._large.pop(layer.id, None)
        if before is None or before.geometry != geometry:
            before = _Large(geometry, {}, np.zeros((rows * side, columns * side, 4), np.uint8))
        large = before.pixels
        changed = {at for at, _ in tiles.items() ^ before.tiles.items()}
        made = self._small(asset, {at: tiles[at] for at in changed if at in tiles}, side)
        for at in changed:
            left = round((at[0] * TILE + layer.x) / TILE * side)
            top = round((at[1] * TILE + layer.y) / TILE * side)
            x0, y0 = max(0, left), max(0, top)
            x1, y1 = min(large.shape[1], left + side), min(large.shape[0], top + side)
            if x0 < x1 and y0 < y1:
                large[y0:y1, x0:x1] = made[at][y0 - top : y1 - top, x0 - left : x1 - left] if at in made else 0
        self._large[layer.id] = _Large(geometry, tiles, large)
        while len(self._large) > _KEPT_LARGE:
            self._large.popitem(last=False)
        cut = large[: max(1, round(canvas.height / TILE * side)), : max(1, round(canvas.width / TILE * side))]
        return np.asarray(cv2.resize(cut, (width, height), interpolation=cv2.INTER_AREA), np.uint8)

    def _small(self, asset: AssetId, tiles: Mapping[TileAt, str], side: int) -> dict[TileAt, Pixels]:
        """Tiles (side, side, 4) with straight alpha; those that were made before need not be read."""
        import cv2

        height, width, _ = self._assets.shape(asset)
        # Tiles at the border are cut, and equal bytes may be of another shape.
        keys = {
            (x, y): (name, side, min(TILE, width - x * TILE), min(TILE, height - y * TILE))
            for (x, y), name in tiles.items()
        }
        level = next((level for level in _LEVELS if side <= TILE >> level), 0)
        new = {key: at for at, key in keys.items() if key not in self._tiles}
        if level:
            read = self._assets.small_tiles(asset, new.values(), level)
        else:
            read = {at: self._whole(asset, at) for at in new.values()}
        for key, at in new.items():
            small = cv2.resize(read[at], (side, side), interpolation=cv2.INTER_AREA)
            self._tiles[key] = straight(np.asarray(small, np.uint8))
        made: dict[TileAt, Pixels] = {}
        for at, key in keys.items():
            self._tiles.move_to_end(key)
            made[at] = self._tiles[key]
        while len(self._tiles) > _KEPT_TILES:
            self._tiles.popitem(last=False)
        return made

    def _whole(self, asset: AssetId, at: TileAt) -> Pixels:
        """A tile as it is, premultiplied; what one at the border lacks is transparent."""
        whole = np.zeros((TILE, TILE, 4), np.uint8)
        pixels = self._assets.tile(asset, at)
        if pixels is not None:
            whole[: pixels.shape[0], : pixels.shape[1]] = with_alpha(pixels)
        return shrunk(whole, TILE, TILE)
