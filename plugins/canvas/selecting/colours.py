"""Colours: what looks like a pixel, hanging together with it or anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.api import TILE, Pixels, TileAt
from plugins.canvas.selecting.changing import grow, shrink
from plugins.canvas.selecting.coverage import Coverage, Plane

Colour = tuple[int, int, int, int]
"""Red, green, blue and alpha."""
TileOf = Callable[[TileAt], Pixels | None]
"""A tile of what is seen of a canvas (TILE, TILE, 4), None where there is nothing."""

_DISTANCES = np.abs(np.arange(256)[:, None] - np.arange(256)[None, :]).astype(np.uint8)
"""How far each value is from each."""
_STRIP = 256
"""Rows at a time."""


@dataclass(frozen=True, slots=True)
class Wand:
    """How far from the clicked colour it goes (0 to 255), and whether only what hangs together is taken.

    Where `smooth`, pixels at the edge count by how near their colour is; `more` pixels are added around, or taken off
    where it is negative.
    """

    tolerance: int = 24
    contiguous: bool = True
    smooth: bool = True
    more: int = 0


def wand(picture: Pixels, x: int, y: int, settings: Wand) -> Coverage:
    """What looks like a pixel of a picture (height, width, 4); its corner is that of the canvas."""
    height, width = picture.shape[:2]
    if not (0 <= x < width and 0 <= y < height):
        return Coverage(0, 0, np.zeros((1, 1), np.uint8))
    return _near(_apart(picture, _colour_of(picture[y, x])), x, y, settings)


def wand_on(
    tile: TileOf, width: int, height: int, x: int, y: int, settings: Wand, check: Callable[[], None]
) -> Coverage:
    """What looks like a pixel of a canvas, of which one tile after the other is looked at."""
    if not (0 <= x < width and 0 <= y < height):
        return Coverage(0, 0, np.zeros((1, 1), np.uint8))
    clicked = tile((x // TILE, y // TILE))
    colour = (0, 0, 0, 0) if clicked is None else _colour_of(clicked[y % TILE, x % TILE])
    plane = np.empty((height, width), np.uint8)
    for at, place in _places(plane):
        check()
        place[:] = _apart(_at(tile, at, place), colour)
    return _near(plane, x, y, settings)


def colour_range_on(
    tile: TileOf, width: int, height: int, samples: Sequence[Colour], fuzziness: int, check: Callable[[], None]
) -> Coverage:
    """What looks like any of some colours on a canvas, of which one tile after the other is looked at."""
    plane = np.empty((height, width), np.uint8)
    for at, place in _places(plane):
        check()
        place[:] = colour_range(_at(tile, at, place), samples, fuzziness).plane
    return Coverage(0, 0, plane)


def _near(apart: Plane, x: int, y: int, settings: Wand) -> Coverage:
    """What differs little enough from the clicked pixel; only where that is anything is worked out."""
    import cv2

    height, width = apart.shape
    plane = np.asarray(cv2.threshold(apart, settings.tolerance, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    left, top, right, bottom = 0, 0, width, height
    if settings.contiguous:
        mask = np.zeros((height + 2, width + 2), np.uint8)
        flags = 4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
        _, _, _, (x0, y0, wide, high) = cv2.floodFill(plane, mask, (x, y), 0, (0,), (0,), flags)
        left, top, right, bottom = max(0, x0 - 1), max(0, y0 - 1), min(width, x0 + wide + 1), min(height, y0 + high + 1)
        plane = np.ascontiguousarray(mask[top + 1 : bottom + 1, left + 1 : right + 1])
    if settings.smooth and settings.tolerance:
        # Outside of the edge it falls off until half as far again.
        fall = np.clip((1.5 - np.arange(256) / settings.tolerance) * 2, 0, 1) * 255 + 0.5
        edge = cv2.dilate(plane, np.ones((3, 3), np.uint8))
        soft = cv2.LUT(np.ascontiguousarray(apart[top:bottom, left:right]), fall.astype(np.uint8))
        plane = np.asarray(cv2.max(plane, cv2.min(edge, soft)), np.uint8)
    found = Coverage(left, top, plane)
    if settings.more > 0:
        return grow(found, settings.more, (0, 0, width, height))
    return shrink(found, -settings.more) if settings.more < 0 else found


def colour_range(picture: Pixels, samples: Sequence[Colour], fuzziness: int) -> Coverage:
    """What looks like any of some colours: wholly within half the fuzziness (0 to 255), and less up to all of it."""
    import cv2

    height, width = picture.shape[:2]
    plane = np.zeros((height, width), np.uint8)
    steps = np.arange(256)
    half = fuzziness / 2
    fall = np.where(steps <= half, 1.0, np.clip((fuzziness + 1 - steps) / (half + 1), 0, 1))
    taken = (fall * 255 + 0.5).astype(np.uint8)
    for sample in samples:
        np.maximum(plane, cv2.LUT(_apart(picture, sample), taken), out=plane)
    return Coverage(0, 0, plane)


def _places(plane: Plane) -> Iterator[tuple[TileAt, Plane]]:
    """The tiles of a plane, each with its part of it."""
    for row in range(-(-plane.shape[0] // TILE)):
        for column in range(-(-plane.shape[1] // TILE)):
            yield (column, row), plane[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]


def _at(tile: TileOf, at: TileAt, place: Plane) -> Pixels:
    """A tile as large as its place; what is empty is transparent."""
    found = tile(at)
    height, width = place.shape
    return np.zeros((height, width, 4), np.uint8) if found is None else found[:height, :width]


def _colour_of(pixel: Pixels) -> Colour:
    red, green, blue, alpha = (int(value) for value in pixel)
    return red, green, blue, alpha


def _apart(picture: Pixels, colour: Colour) -> Plane:
    """How far each pixel is from a colour in the channel where it is farthest; hidden colours count for nothing."""
    import cv2

    wanted = [int(plane[0, 0]) for plane in _planes(np.asarray([[colour]], np.uint8))]
    apart = np.empty(picture.shape[:2], np.uint8)
    for top in range(0, picture.shape[0], _STRIP):
        planes = _planes(picture[top : top + _STRIP])
        red, green, blue, alpha = (
            cv2.LUT(plane, _DISTANCES[value]) for plane, value in zip(planes, wanted, strict=True)
        )
        apart[top : top + _STRIP] = cv2.max(cv2.max(red, green), cv2.max(blue, alpha))
    return apart


def _planes(pixels: Pixels) -> list[Plane]:
    """The colours by their alpha, and the alpha, each by itself."""
    import cv2

    *colours, alpha = (np.asarray(plane, np.uint8) for plane in cv2.split(pixels))
    if alpha.min() < 255:
        colours = [np.asarray(cv2.multiply(colour, alpha, scale=1 / 255), np.uint8) for colour in colours]
    return [*colours, alpha]
