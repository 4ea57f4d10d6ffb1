"""Coverage: how much of each pixel is selected, in memory, and the way to an Area and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import TILE, Asset, AssetStore, TileAt, UserError
from plugins.canvas.model import Area, Rect

Plane = NDArray[np.uint8]
"""Coverage from 0 to 255 (height, width)."""

_ALL = np.full((TILE, TILE), 255, np.uint8)
_ALL.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """A plane with its corner at (x, y) of the canvas; nothing is selected outside of it."""

    x: int
    y: int
    plane: Plane

    @property
    def bounds(self) -> Rect:
        """Where the plane lies."""
        height, width = self.plane.shape
        return self.x, self.y, width, height

    def within(self, rect: Rect) -> Plane:
        """The coverage of a rectangle, a new plane unless it is the same rectangle."""
        left, top, width, height = rect
        if rect == self.bounds:
            return self.plane
        plane = np.zeros((height, width), np.uint8)
        own_height, own_width = self.plane.shape
        x0, y0 = max(left, self.x), max(top, self.y)
        x1, y1 = min(left + width, self.x + own_width), min(top + height, self.y + own_height)
        if x0 < x1 and y0 < y1:
            own = self.plane[y0 - self.y : y1 - self.y, x0 - self.x : x1 - self.x]
            plane[y0 - top : y1 - top, x0 - left : x1 - left] = own
        return plane

    def tight(self) -> Coverage | None:
        """The coverage without empty borders, or None where nothing is selected."""
        import cv2

        x, y, width, height = cv2.boundingRect(self.plane)
        if not width:
            return None
        return Coverage(self.x + x, self.y + y, self.plane[y : y + height, x : x + width])


def nothing_selected() -> UserError:
    """Said where a selection came out empty."""
    return UserError("Nothing would be selected.", advice="Choose a larger area, or other settings.")


def stored(coverage: Coverage, assets: AssetStore) -> tuple[Area | None, Asset | None]:
    """Store a coverage: an area with its asset, without one for a plain rectangle, or None where it is empty."""
    found = coverage.tight()
    if found is None:
        return None, None
    plane = found.plane
    height, width = plane.shape
    if plane.min() == 255:
        return Area(found.x, found.y, width, height), None
    tiles: dict[TileAt, NDArray[np.uint8]] = {}
    full = np.full((TILE, TILE, 4), 255, np.uint8)
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            part = plane[top : top + TILE, left : left + TILE]
            least, most = int(part.min()), int(part.max())
            if not most:
                continue
            at = (left // TILE, top // TILE)
            if least == 255:
                tiles[at] = full if part.shape == (TILE, TILE) else full[: part.shape[0], : part.shape[1]]
            else:
                pixels = np.full((*part.shape, 4), 255, np.uint8)
                pixels[..., 3] = part
                tiles[at] = pixels
    asset = assets.add_tiles(assets.blank(width, height).id, tiles)
    return Area(found.x, found.y, width, height, asset.id), asset


def coverage_of(area: Area, assets: AssetStore, rect: Rect | None = None) -> Coverage:
    """The coverage of an area, or of what lies of it in a rectangle.

    Raises UserError where its picture has another size.
    """
    left, top, right, bottom = area.x, area.y, area.x + area.width, area.y + area.height
    if rect is not None:
        left, top = max(left, rect[0]), max(top, rect[1])
        right, bottom = min(right, rect[0] + rect[2]), min(bottom, rect[1] + rect[3])
    if left >= right or top >= bottom:
        return Coverage(area.x, area.y, np.zeros((1, 1), np.uint8))
    if area.asset is None:
        return Coverage(left, top, np.full((bottom - top, right - left), 255, np.uint8))
    _check_size(area, assets)
    plane = np.zeros((bottom - top, right - left), np.uint8)
    x0, y0, x1, y1 = left - area.x, top - area.y, right - area.x, bottom - area.y
    for row in range(y0 // TILE, (y1 - 1) // TILE + 1):
        for column in range(x0 // TILE, (x1 - 1) // TILE + 1):
            tile = assets.tile(area.asset, (column, row))
            if tile is None:
                continue
            a0, a1 = max(x0, column * TILE), min(x1, column * TILE + tile.shape[1])
            b0, b1 = max(y0, row * TILE), min(y1, row * TILE + tile.shape[0])
            own = tile[b0 - row * TILE : b1 - row * TILE, a0 - column * TILE : a1 - column * TILE, 3]
            plane[b0 - y0 : b1 - y0, a0 - x0 : a1 - x0] = own
    return Coverage(left, top, plane)


def coverage_tile(area: Area | None, assets: AssetStore, at: TileAt) -> Plane | None:
    """How much of each pixel of a tile of the canvas is selected (TILE, TILE), or None where nothing is.

    All of it is selected where there is no area. The plane may be shared and must not be written to.
    """
    if area is None:
        return _ALL
    left, top = at[0] * TILE, at[1] * TILE
    x0, y0 = max(left, area.x), max(top, area.y)
    x1, y1 = min(left + TILE, area.x + area.width), min(top + TILE, area.y + area.height)
    if x0 >= x1 or y0 >= y1:
        return None
    whole = (x1 - x0, y1 - y0) == (TILE, TILE)
    if area.asset is None and whole:
        return _ALL
    found = coverage_of(area, assets, (x0, y0, x1 - x0, y1 - y0))
    if not found.plane.any():
        return None
    return found.plane if whole else found.within((left, top, TILE, TILE))


def _check_size(area: Area, assets: AssetStore) -> None:
    if area.asset is None:
        return
    height, width, channels = assets.shape(area.asset)
    if (width, height) != (area.width, area.height) or channels != 4:
        raise UserError(
            "The selection has {width} × {height} pixels, and its mask has {mask_width} × {mask_height}.",
            advice="Select anew.",
            width=area.width,
            height=area.height,
            mask_width=width,
            mask_height=height,
        )
