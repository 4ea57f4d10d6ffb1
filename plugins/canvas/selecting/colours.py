"""Colours: what looks like a pixel, hanging together with it or anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.api import Pixels
from plugins.canvas.selecting.changing import grow, shrink
from plugins.canvas.selecting.coverage import Coverage, Plane

Colour = tuple[int, int, int, int]
"""Red, green, blue and alpha."""

_STRIP = 64
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
    import cv2

    height, width = picture.shape[:2]
    if not (0 <= x < width and 0 <= y < height):
        return Coverage(0, 0, np.zeros((1, 1), np.uint8))
    red, green, blue, alpha = (int(value) for value in picture[y, x])
    apart = _apart(picture, (red, green, blue, alpha))
    plane: Plane = (apart <= settings.tolerance).view(np.uint8)
    if settings.contiguous:
        mask = np.zeros((height + 2, width + 2), np.uint8)
        flags = 4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
        cv2.floodFill(plane, mask, (x, y), 0, (0,), (0,), flags)
        plane = np.ascontiguousarray(mask[1:-1, 1:-1])
    else:
        plane *= 255
    if settings.smooth and settings.tolerance:
        # Outside of the edge it falls off until half as far again.
        fall = np.clip((1.5 - np.arange(256) / settings.tolerance) * 2, 0, 1) * 255 + 0.5
        edge = cv2.dilate(plane, np.ones((3, 3), np.uint8))
        plane = np.maximum(plane, np.minimum(edge, cv2.LUT(apart, fall.astype(np.uint8))))
    found = Coverage(0, 0, plane)
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


def _apart(picture: Pixels, colour: Colour) -> Plane:
    """How far each pixel is from a colour in the channel where it is farthest; hidden colours count for nothing."""
    import cv2

    wanted = [int(plane[0, 0]) for plane in _planes(np.asarray([[colour]], np.uint8))]
    apart = np.empty(picture.shape[:2], np.uint8)
    for top in range(0, picture.shape[0], _STRIP):
        planes = _planes(picture[top : top + _STRIP])
        red, green, blue, alpha = (
            cv2.absdiff(plane, np.full_like(plane, value)) for plane, value in zip(planes, wanted, strict=True)
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
