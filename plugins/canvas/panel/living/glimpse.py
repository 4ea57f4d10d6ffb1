"""Glimpse: a part of the canvas as one small picture, of which only what has changed is made anew."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import numpy as np

from app.api import TILE, Pixels, TileAt
from plugins.canvas.composite import composite_tile
from plugins.canvas.model import Rect
from plugins.canvas.panel.coarse import CoarseTile
from plugins.canvas.panel.images import shrunk, straight
from plugins.canvas.panel.picture import CanvasPicture

_COARSEST = 5
"""The last level that the store makes small tiles of."""


@dataclass(slots=True)
class Glimpse:
    """A rectangle of the canvas at a size in pixels; to be looked at on one thread at a time, whichever."""

    frame: Rect
    width: int
    height: int
    level: int = field(init=False)
    _block: TileAt = field(init=False)
    _ground: Pixels | None = field(init=False, default=None)
    _last: Pixels | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Choose the coarsest level that is still as fine as the picture."""
        _, _, width, height = self.frame
        times = min(width / self.width, height / self.height)
        self.level = min(_COARSEST, max(0, math.floor(math.log2(times)))) if times > 0 else 0
        side = TILE << self.level
        self._block = (self.frame[0] // side, self.frame[1] // side)

    def look(
        self, picture: CanvasPicture, changed: Collection[TileAt] | None, check: Callable[[], None]
    ) -> Pixels | None:
        """The picture as it is now, without alpha where all is opaque; None where it is as it was.

        `changed` are the tiles of the canvas that may differ from the last time, or None for all of them.
        """
        ground = self._ground
        if ground is None or changed is None:
            ground = self._ground = self._whole(picture, check)
        else:
            rows, columns = ground.shape[0] // self._side, ground.shape[1] // self._side
            left, top = self._block[0] << self.level, self._block[1] << self.level
            for column, row in changed:
                if 0 <= column - left < columns and 0 <= row - top < rows:
                    check()
                    self._put(ground, composite_tile(picture.shown, picture.read, (column, row)), column, row)
        small = self._small(ground)
        opaque = small[..., 3].min() == 255
        seen = np.ascontiguousarray(small[..., :3]) if opaque else straight(small)
        if self._last is not None and np.array_equal(seen, self._last):
            return None
        self._last = seen
        return seen

    def plain(self, picture: CanvasPicture, check: Callable[[], None]) -> Pixels:
        """The picture (height, width, 4) as it is now, premultiplied; nothing of it is kept."""
        return self._small(self._whole(picture, check))

    @property
    def _side(self) -> int:
        return TILE >> self.level

    def _whole(self, picture: CanvasPicture, check: Callable[[], None]) -> Pixels:
        """All blocks of tiles that the frame reaches into (rows, columns, 4), premultiplied."""
        x, y, width, height = self.frame
        side = TILE << self.level
        across, down = -(-(x + width) // side) - self._block[0], -(-(y + height) // side) - self._block[1]
        ground = np.zeros((down * TILE, across * TILE, 4), np.uint8)
        for row in range(down):
            for column in range(across):
                check()
                at = (self._block[0] + column, self._block[1] + row)
                if self.level:
                    coarse = CoarseTile(picture.assets, picture.read, at, self.level, picture.strokes)
                    tile = coarse.composite(picture.shown)
                else:
                    tile = composite_tile(picture.shown, picture.read, at)
                if tile is not None:
                    place = ground[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
                    place[:] = shrunk(tile, TILE, TILE)
        return ground

    def _put(self, ground: Pixels, tile: Pixels | None, column: int, row: int) -> None:
        side = self._side
        x = (column - (self._block[0] << self.level)) * side
        y = (row - (self._block[1] << self.level)) * side
        ground[y : y + side, x : x + side] = 0 if tile is None else shrunk(tile, side, side)

    def _small(self, ground: Pixels) -> Pixels:
        """The frame out of the blocks at the size that is wanted, premultiplied."""
        import cv2

        part = self._part(ground)
        smaller = self.width * self.height < part.shape[0] * part.shape[1]
        how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
        scaled = np.asarray(cv2.resize(part, (self.width, self.height), interpolation=how), np.uint8)
        # Cubic curves overshoot.
        np.minimum(scaled[..., :3], scaled[..., 3:], out=scaled[..., :3])
        return scaled

    def _part(self, ground: Pixels) -> Pixels:
        """The frame out of the blocks."""
        x, y, width, height = self.frame
        left, top = (x >> self.level) - self._block[0] * TILE, (y >> self.level) - self._block[1] * TILE
        return ground[top : top + max(1, height >> self.level), left : left + max(1, width >> self.level)]
