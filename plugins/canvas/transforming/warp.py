"""Warp: a picture through a matrix."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels, UserError
from plugins.canvas.composite import with_alpha
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.selecting import polygon

Matrix = NDArray[np.float64]
"""From old to new places on the canvas (3, 3), for columns (x, y, 1) in pixels with the edges of pixels on integers."""
_LONGEST = 2 * LARGEST_SIDE
_BAND = 512
_EXACT = 1e-6
_STEEP = 1e-3


class Sampling(Enum):
    """How new pixels are found between old ones."""

    NEAREST = "nearest"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    LANCZOS = "lanczos"


@dataclass(frozen=True, slots=True)
class Warped:
    """A picture (height, width, 4) with its corner at (x, y) of the canvas."""

    x: int
    y: int
    pixels: Pixels


def warped(picture: Warped, matrix: Matrix, sampling: Sampling, check: Callable[[], None] | None = None) -> Warped:
    """A picture through a matrix; whole pixels moved, flipped and turned by right angles stay as they are to the bit.

    Colours are weighted by alpha, edges are antialiased unless pixels are taken as they are, and what becomes smaller
    is averaged. Raises UserError where the result cannot be seen or is too large.
    """
    picture = Warped(picture.x, picture.y, with_alpha(picture.pixels))
    exact = _exact(picture, matrix)
    if exact is not None:
        return exact
    corners = _corners(picture, matrix)
    left, top = (math.floor(value + _EXACT) for value in corners.min(axis=0))
    right, bottom = (math.ceil(value - _EXACT) for value in corners.max(axis=0))
    width, height = max(1, right - left), max(1, bottom - top)
    if max(width, height) > _LONGEST:
        raise UserError(
            "A layer of {width} × {height} pixels cannot be made.",
            advice="Make it smaller: sides up to {longest} pixels are possible.",
            width=width,
            height=height,
            longest=_LONGEST,
        )
    return Warped(left, top, _sampled(picture, matrix, sampling, (left, top, width, height), corners, check))


def _corners(picture: Warped, matrix: Matrix) -> NDArray[np.float64]:
    """Where the corners come to lie (4, 2), around the picture; raises UserError where that is nowhere."""
    height, width = picture.pixels.shape[:2]
    x, y = picture.x, picture.y
    before = np.array([(x, y, 1), (x + width, y, 1), (x + width, y + height, 1), (x, y + height, 1)], np.float64)
    after = before @ matrix.T
    depth = after[:, 2]
    if not np.isfinite(after).all() or depth.min() <= _STEEP * abs(depth.max()) or abs(np.linalg.det(matrix)) < 1e-12:
        raise UserError("Nothing would be left of the layer.", advice="Transform it less.")
    places: NDArray[np.float64] = after[:, :2] / depth[:, None]
    return places


def _exact(picture: Warped, matrix: Matrix) -> Warped | None:
    """The picture where it is only moved, flipped or turned by whole pixels, else None."""
    if abs(matrix[2, 2]) < _EXACT:
        return None
    plain = matrix / matrix[2, 2]
    turn = np.rint(plain[:2, :2])
    one_each = (np.abs(turn).sum(axis=0) == 1).all() and (np.abs(turn).sum(axis=1) == 1).all()
    if not one_each or np.abs(plain[2, :2]).max() > 1e-9 or np.abs(plain[:2, :2] - turn).max() > 1e-9:
        return None
    corners = _corners(picture, plain)
    if np.abs(corners - np.rint(corners)).max() > _EXACT:
        return None
    left, top = (int(value) for value in np.rint(corners).min(axis=0))
    pixels = picture.pixels
    if turn[0, 0] == 0:
        # New columns are old rows.
        pixels = pixels.transpose(1, 0, 2)
        across, down = turn[0, 1], turn[1, 0]
    else:
        across, down = turn[0, 0], turn[1, 1]
    pixels = pixels[:: 1 if down > 0 else -1, :: 1 if across > 0 else -1]
    return Warped(left, top, np.ascontiguousarray(pixels))


def _sampled(
    picture: Warped,
    matrix: Matrix,
    sampling: Sampling,
    place: tuple[int, int, int, int],
    corners: NDArray[np.float64],
    check: Callable[[], None] | None,
) -> Pixels:
    import cv2

    left, top, width, height = place
    # Cubic and Lanczos sampling swing beyond the brightest: there has to be room for it.
    swings = int(sampling in (Sampling.BICUBIC, Sampling.LANCZOS))
    source = _weighted(picture.pixels, swings)
    back = _moving(-picture.x, -picture.y) @ np.linalg.inv(matrix)
    if sampling is not Sampling.NEAREST:
        source, smaller = _averaged(source, corners)
        back = smaller @ back
    back = _moving(-0.5, -0.5) @ back @ _moving(left + 0.5, top + 0.5)
    kind = {
        Sampling.NEAREST: cv2.INTER_NEAREST,
        Sampling.BILINEAR: cv2.INTER_LINEAR,
        Sampling.BICUBIC: cv2.INTER_CUBIC,
        Sampling.LANCZOS: cv2.INTER_LANCZOS4,
    }[sampling]
    nearest = sampling is Sampling.NEAREST
    border = cv2.BORDER_CONSTANT if nearest else cv2.BORDER_REPLICATE
    outline = [(float(x), float(y)) for x, y in corners]
    cover = None if nearest else polygon(outline, place).within(place)
    result = np.empty((height, width, 4), np.uint8)
    for row in range(0, height, _BAND):
        if check:
            check()
        rows = min(_BAND, height - row)
        band = cv2.warpPerspective(
            source, back @ _moving(0, row), (width, rows), flags=kind | cv2.WARP_INVERSE_MAP, borderMode=border
        )
        part = None if cover is None else cover[row : row + rows]
        result[row : row + rows] = _straight(np.asarray(band, np.uint16), swings, part)
    return result


def _moving(x: float, y: float) -> Matrix:
    return np.array([(1, 0, x), (0, 1, y), (0, 0, 1)], np.float64)


def _averaged(source: NDArray[np.uint16], corners: NDArray[np.float64]) -> tuple[NDArray[np.uint16], Matrix]:
    """The picture made smaller by whole areas as far as it will be, and the way into it."""
    import cv2

    height, width = source.shape[:2]
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    wide, high = max(sides[0], sides[2]), max(sides[1], sides[3])
    across, down = (max(1, round(old / max(new, 1.0))) for old, new in ((width, wide), (height, high)))
    if across == down == 1:
        return source, np.eye(3)
    small_width, small_height = max(1, round(width / across)), max(1, round(height / down))
    small = cv2.resize(source, (small_width, small_height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint16), np.diag([small_width / width, small_height / height, 1.0])


def _weighted(pixels: Pixels, halved: int) -> NDArray[np.uint16]:
    """Colours times alpha, exact in 16 bits, and alpha times 255; or half of it."""
    result = pixels.astype(np.uint16)
    result[..., :3] *= result[..., 3:]
    result[..., 3] *= 255
    result >>= np.uint16(halved)
    return result


def _straight(weighted: NDArray[np.uint16], halved: int, cover: NDArray[np.uint8] | None) -> Pixels:
    """Straight alpha again, less where less of a pixel is covered."""
    alpha = weighted[..., 3].astype(np.uint32)
    whole = np.maximum(alpha, 1)[..., None]
    result = np.empty(weighted.shape, np.uint8)
    result[..., :3] = np.minimum((weighted[..., :3].astype(np.uint32) * 255 + whole // 2) // whole, 255)
    alpha = np.minimum((alpha << halved) + halved, 255 * 255)
    if cover is None:
        result[..., 3] = (alpha + 127) // 255
    else:
        result[..., 3] = (alpha * cover + 255 * 255 // 2) // (255 * 255)
    result[result[..., 3] == 0] = 0
    return result
