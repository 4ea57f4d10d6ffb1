"""Placing: a picture cropped, and moved, scaled and turned to where it lies in the frame, to parts of a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.api import Pixels
from plugins.timeline.compositing.geometry import Affine, Crop, Size
from plugins.timeline.compositing.sources import straight

_ENLARGED = 1.02


@dataclass(frozen=True, slots=True)
class Piece:
    """Pixels (height, width, 4) with straight alpha, and where their top left is in the frame."""

    pixels: Pixels
    left: int
    top: int


def placed(pixels: Pixels, affine: Affine, crop: Crop, frame: Size) -> Piece | None:
    """A picture (height, width, 3 or 4) where it lies in a frame; None where nothing of it is seen."""
    if not crop.whole:
        pixels, left, top = _cropped(pixels, crop)
        affine = affine.of(Affine(1, 0, left, 0, 1, top))
    if min(pixels.shape[:2]) < 1:
        return None
    offset = affine.offset
    return _laid(pixels, offset, frame) if offset is not None else _warped(pixels, affine, frame)


def with_alpha(pixels: Pixels) -> Pixels:
    """The pixels with four channels; the same ones where they are so."""
    import cv2

    return pixels if pixels.shape[2] == 4 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2RGBA), np.uint8)


def _cropped(pixels: Pixels, crop: Crop) -> tuple[Pixels, int, int]:
    """What is left, and where it begins; pixels that are cut through are seen in part."""
    height, width = pixels.shape[:2]
    left, right = crop.left * width, width - crop.right * width
    top, bottom = crop.top * height, height - crop.bottom * height
    columns, rows = _span(left, right, width), _span(top, bottom, height)
    part = with_alpha(pixels[rows, columns]).copy()
    across, down = _cover(left, right, columns), _cover(top, bottom, rows)
    if across.min(initial=1) < 1 or down.min(initial=1) < 1:
        part[..., 3] = np.rint(part[..., 3] * (down[:, None] * across))
    return part, columns.start, rows.start


def _span(first: float, last: float, size: int) -> slice:
    return slice(max(0, math.floor(first + 1e-6)), min(size, math.ceil(last - 1e-6)))


def _cover(first: float, last: float, span: slice) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How much of each pixel of a span lies between two places."""
    starts = np.arange(span.start, max(span.start, span.stop), dtype=np.float64)
    cover: np.ndarray[tuple[int], np.dtype[np.float64]] = np.minimum(starts + 1, last) - np.maximum(starts, first)
    return np.where(cover > 1 - 1e-6, 1.0, cover.clip(0, 1))


def _laid(pixels: Pixels, offset: tuple[int, int], frame: Size) -> Piece | None:
    height, width = pixels.shape[:2]
    left, top = offset
    right, bottom = min(frame[0], left + width), min(frame[1], top + height)
    first, above = max(0, left), max(0, top)
    if first >= right or above >= bottom:
        return None
    return Piece(with_alpha(pixels[above - top : bottom - top, first - left : right - left]), first, above)


def _warped(pixels: Pixels, affine: Affine, frame: Size) -> Piece | None:
    import cv2

    height, width = pixels.shape[:2]
    points = [affine.at((x, y)) for x in (0, width) for y in (0, height)]
    left = max(0, math.floor(min(x for x, _ in points)))
    right = min(frame[0], math.ceil(max(x for x, _ in points)))
    top = max(0, math.floor(min(y for _, y in points)))
    bottom = min(frame[1], math.ceil(max(y for _, y in points)))
    if left >= right or top >= bottom:
        return None
    # Pixels have their middle half a pixel from their edge
    middles = Affine(1, 0, -left - 0.5, 0, 1, -top - 0.5).of(affine).of(Affine(1, 0, 0.5, 0, 1, 0.5))
    matrix = np.array([[middles.a, middles.b, middles.c], [middles.d, middles.e, middles.f]])
    larger = max(math.hypot(affine.a, affine.d), math.hypot(affine.b, affine.e)) > _ENLARGED
    # Colours are mixed by their alpha, and beyond the edge there is nothing: edges come out smooth
    multiplied = with_alpha(pixels)
    if pixels.shape[2] == 4:
        multiplied = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGBA2mRGBA), np.uint8)
    found = cv2.warpAffine(
        multiplied,
        matrix,
        (right - left, bottom - top),
        flags=cv2.INTER_CUBIC if larger else cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(0, 0, 0, 0),
    )
    return Piece(straight(np.asarray(found, np.uint8)), left, top)
