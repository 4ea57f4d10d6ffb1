"""Layers: a drawing taken apart, into sky, ground and the thing before them, by what is known without a model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

Share = NDArray[np.float32]
"""Of every pixel a number from 0 to 1, (height, width)."""

_SMOOTHED = 7
_SKY_STEP = (4, 5, 4)
_LEAST_SKY, _MOST_SKY = 0.06, 0.9
_HORIZON_DEPTH = 0.3
_DIFFERENCE = 38
_LEAST_THING, _MOST_THING = 0.012, 0.4
_MOST_RAGGED = 4.0
_AT_THE_SIDES = 0.02
_SEARCHED_SIDE = 256
_AT_ITS_BORDER, _MOST_RAGGED_LIFTED = 0.08, 9.0
_GROUND_STEP = (6, 6, 6)
_GROUND_TINT, _GROUND_SHADE, _INSET = 36, 96, 40
_OUTLINE, _MARGIN, _LEAST_OF_OUTLINE = 8, 0.075, 0.7
_NEAR, _LEAST_PIECE, _LEAST_MAIN = 0.07, 0.02, 0.33
_FEATHER = 1.2


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """A drawing in parts: the picture without its thing, where its sky is, how near each pixel is, and the thing.

    `thing` is (height, width, 4) with straight alpha, as large as the picture, or None.
    """

    picture: Pixels
    sky: Share
    depth: Share
    thing: Pixels | None = None

    @property
    def thing_box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the thing; the whole picture where there is none."""
        height, width = self.picture.shape[:2]
        if self.thing is None:
            return 0, 0, width, height
        rows, columns = np.nonzero(self.thing[..., 3] > 127)
        return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1


def layered(picture: Pixels, thing: Pixels | None = None) -> Layers:
    """A picture (height, width, 3) with its sky and its depth, and the thing that was taken out of it."""
    sky = sky_of(picture)
    return Layers(picture, sky, depth_of(sky), thing)


def sky_of(picture: Pixels) -> Share:
    """Where the sky is: what goes on from the upper border without an edge; nothing where that is no sky."""
    import cv2

    height, width = picture.shape[:2]
    smooth = np.ascontiguousarray(cv2.medianBlur(np.ascontiguousarray(picture), _SMOOTHED))
    found = np.zeros((height + 2, width + 2), np.uint8)
    for column in range(2, width, max(1, width // 24)):
        if not found[1, column + 1]:
            flags = 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
            cv2.floodFill(smooth, found, (column, 0), (0, 0, 0), _SKY_STEP, _SKY_STEP, flags)
    mask = found[1:-1, 1:-1]
    round_ = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    # Stars and the moon belong to the sky: what is dark or light in it is closed.
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, round_), np.uint8)
    mask = _without_holes(mask)
    share = float(mask.mean() / 255)
    lower = float(mask[int(height * 0.85) :].mean() / 255)
    if not _LEAST_SKY <= share <= _MOST_SKY or lower > 0.5:
        return np.zeros((height, width), np.float32)
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 0.8), np.float32) / np.float32(255)


def depth_of(sky: Share) -> Share:
    """How near each pixel is, 0 far and 1 near: sky is farthest, and ground comes nearer towards the lower border."""
    import cv2

    height, width = sky.shape
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    horizon = float(np.median(np.count_nonzero(sky > 0.5, axis=0))) / height
    ground = _HORIZON_DEPTH + (1 - _HORIZON_DEPTH) * np.clip((rows - horizon) / max(1e-3, 1 - horizon), 0, 1)
    depth = np.repeat(ground, width, axis=1) * (1 - sky)
    return np.asarray(cv2.GaussianBlur(np.ascontiguousarray(depth, np.float32), (0, 0), height / 40), np.float32)


def horizon_of(sky: Share) -> int:
    """The row at which the ground begins, in most columns; a little above the middle where no sky is seen."""
    below = int(np.median(np.count_nonzero(sky > 0.5, axis=0)))
    return below or round(sky.shape[0] * 0.45)


def cut_out(without: Pixels, picture: Pixels) -> Pixels | None:
    """What a picture has more than the same one without its thing, (height, width, 4), or None where that is no thing.

    Both are drawn by one model from one seed: what differs between them, and hangs together, is the thing itself.
    """
    import cv2

    height = picture.shape[0]
    off = np.abs(picture.astype(np.int16) - without.astype(np.int16)).max(axis=-1).astype(np.uint8)
    mask = np.asarray(cv2.medianBlur(np.where(off > _DIFFERENCE, 255, 0).astype(np.uint8), 5), np.uint8)
    side = max(5, height // 22) | 1
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, _round(side)), np.uint8)
    mask = np.asarray(cv2.morphologyEx(_without_holes(mask), cv2.MORPH_OPEN, _round(side)), np.uint8)
    return _as_thing(picture, mask)


def cut_from_ground(picture: Pixels) -> Pixels | None:
    """What stands on a plain ground, (height, width, 4), or None where nothing does.

    The ground is what goes on from near the corners without an edge, shaded at most, but not in another tint.
    A thing in the ground's own colour is told by its outline.
    """
    import cv2

    height, width = picture.shape[:2]
    ground = np.zeros((height, width), np.bool_)
    smooth = np.asarray(cv2.medianBlur(np.ascontiguousarray(picture), 5), np.uint8)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
    # Models leave a dark line at the border
    inset = min(height, width) // _INSET
    rows, columns = (inset, height - 1 - inset), (inset, width - 1 - inset)
    for row, column in ((row, column) for row in rows for column in columns):
        if not ground[row, column]:
            # What is marked beforehand is not entered
            seen = np.pad(_of_another_colour(smooth, smooth[row, column]), 1)
            cv2.floodFill(smooth, seen, (column, row), (0, 0, 0), _GROUND_STEP, _GROUND_STEP, flags)
            ground |= seen[1:-1, 1:-1] == 255
    mask = np.where(ground, 0, 255).astype(np.uint8)
    mask = np.asarray(cv2.erode(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _round(7)), _round(3)), np.uint8)
    thing, outlined = _as_thing(picture, mask), _as_thing(picture, _within_outline(smooth))
    if thing is None or outlined is None:
        return thing
    areas = [np.count_nonzero(each[..., 3] > 127) for each in (thing, outlined)]
    if areas[0] >= _LEAST_OF_OUTLINE * areas[1]:
        return thing
    return np.dstack([picture, np.maximum(thing[..., 3], outlined[..., 3])])


def _within_outline(picture: Pixels) -> NDArray[np.uint8]:
    """What a faint outline on a plain ground goes around, 255 there, without the margin that a sticker has."""
    import cv2

    inset = min(picture.shape[:2]) // _INSET
    far = -1 - inset
    border = np.concatenate([picture[inset], picture[far], picture[:, inset], picture[:, far]])
    off = np.abs(picture.astype(np.int16) - np.median(border, axis=0)).max(axis=-1)
    mask = _closed(np.where(off > _OUTLINE, 255, 0).astype(np.uint8), 6)
    mask = np.asarray(cv2.morphologyEx(_without_holes(mask), cv2.MORPH_OPEN, _round(9)), np.uint8)
    return np.asarray(cv2.erode(mask, _round(max(3, round(picture.shape[0] * _MARGIN)) | 1)), np.uint8)


def _of_another_colour(picture: Pixels, colour: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """1 where a picture is of another tint than a colour, or much lighter or darker, else 0."""
    off = picture.astype(np.int16) - colour.astype(np.int16)
    other = (np.ptp(off, axis=-1) > _GROUND_TINT) | (np.abs(off).min(axis=-1) > _GROUND_SHADE)
    return np.asarray(other, np.uint8)


def _as_thing(picture: Pixels, mask: NDArray[np.uint8]) -> Pixels | None:
    """The largest piece of a mask with what belongs to it as a thing, or else by itself; None where that is none."""
    for part in (_together(mask), _largest(mask)):
        thing = None if part is None else _whole_thing(picture, _without_holes(part))
        if thing is not None:
            return thing
    return None


def _whole_thing(picture: Pixels, mask: NDArray[np.uint8]) -> Pixels | None:
    """A thing where a mask is, which is neither too small nor too large, nor ragged, nor cut off by the sides."""
    import cv2

    sides = np.concatenate([mask[:, 0], mask[:, -1], mask[0]])
    whole = float(sides.mean() / 255) < _AT_THE_SIDES and _raggedness(mask) <= _MOST_RAGGED
    if not whole or not _LEAST_THING <= float(mask.mean() / 255) <= _MOST_THING:
        return None
    soft = np.asarray(cv2.GaussianBlur(mask, (0, 0), _FEATHER), np.uint8)
    return np.dstack([picture, soft])


def lifted(picture: Pixels, seed: int) -> tuple[Pixels, Pixels | None]:
    """A picture without the thing in its middle, and the thing, or the picture and None where nothing stands out."""
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, _SEARCHED_SIDE / max(height, width))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    small = _in_the_middle(np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), seed)
    if small is None:
        return picture, None
    mask = np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    mask = np.where(mask > 127, 255, 0).astype(np.uint8)
    wide = np.asarray(cv2.dilate(mask, _round(max(5, height // 48) | 1)), np.uint8)
    behind = np.asarray(cv2.inpaint(np.ascontiguousarray(picture), wide, 5, cv2.INPAINT_TELEA), np.uint8)
    soft = np.asarray(cv2.GaussianBlur(mask, (0, 0), _FEATHER), np.uint8)
    return behind, np.dstack([picture, soft])


def _in_the_middle(picture: Pixels, seed: int) -> NDArray[np.uint8] | None:
    """Where what stands in the middle of a small picture is, 255 there, or None where that is no thing."""
    import cv2

    height, width = picture.shape[:2]
    bgr = np.ascontiguousarray(picture[..., ::-1])
    if bgr.reshape(-1, 3).std(axis=0).max() < 1:
        return None
    cv2.setRNGSeed(seed % 2**31)
    marks = np.full((height, width), cv2.GC_BGD, np.uint8)
    left, top, right, bottom = (round(side) for side in (width * 0.18, height * 0.15, width * 0.82, height * 0.97))
    marks[top:bottom, left:right] = cv2.GC_PR_BGD
    middle = (slice(round(height * 0.35), round(height * 0.8)), slice(round(width * 0.36), round(width * 0.64)))
    marks[middle] = cv2.GC_PR_FGD
    models = np.zeros((1, 65), np.float64), np.zeros((1, 65), np.float64)
    cv2.grabCut(bgr, marks, (0, 0, width, height), models[0], models[1], 3, cv2.GC_INIT_WITH_MASK)
    mask = np.where((marks == cv2.GC_FGD) | (marks == cv2.GC_PR_FGD), 255, 0).astype(np.uint8)
    largest = _largest(np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _round(5)), np.uint8))
    if largest is None:
        return None
    mask = _without_holes(largest)
    # What reaches the border of where a thing was looked for is ground, and what is ragged is a texture.
    edge = np.concatenate([mask[top : bottom - 1, left], mask[top : bottom - 1, right - 1], mask[top, left:right]])
    reaches = float(edge.mean() / 255) > _AT_ITS_BORDER or _raggedness(mask) > _MOST_RAGGED_LIFTED
    return None if reaches or not _LEAST_THING <= float(mask.mean() / 255) <= _MOST_THING else mask


def _raggedness(mask: NDArray[np.uint8]) -> float:
    """How much longer the outline is than that of a disc of the same area."""
    import cv2

    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    length = sum(cv2.arcLength(outline, closed=True) for outline in outlines)
    return float(length**2 / (4 * np.pi * max(1.0, float(np.count_nonzero(mask)))))


def _round(side: int) -> NDArray[np.uint8]:
    import cv2

    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)


def _largest(mask: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    import cv2

    count, labels, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count < 2:
        return None
    largest = 1 + int(np.argmax(facts[1:, cv2.CC_STAT_AREA]))
    return np.where(labels == largest, 255, 0).astype(np.uint8)


def _together(mask: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """The largest piece of a mask, what is near it and no speck, what is near that, and the gaps between them.

    None where there is nothing, or many pieces of which none is much larger than the others.
    """
    import cv2

    count, labels, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count < 2:
        return None
    areas = facts[:, cv2.CC_STAT_AREA]
    largest = 1 + int(np.argmax(areas[1:]))
    left = [piece for piece in range(1, count) if piece != largest and areas[piece] >= _LEAST_PIECE * areas[largest]]
    reach = max(3, round(mask.shape[0] * _NEAR))
    kept, joined = [largest], np.where(labels == largest, 255, 0).astype(np.uint8)
    while left:
        # For every pixel how far the nearest of what is kept lies
        apart = cv2.distanceTransform(255 - joined, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        near = [piece for piece in left if apart[labels == piece].min() <= reach]
        if not near:
            break
        kept, left = [*kept, *near], [piece for piece in left if piece not in near]
        joined = np.where(np.isin(labels, kept), 255, 0).astype(np.uint8)
    if len(kept) == 1:
        return joined
    if areas[largest] < _LEAST_MAIN * areas[kept].sum():
        return None
    # What only two pieces together enclose is a gap; a bay of one of them stays open
    bays = np.zeros(mask.shape, np.bool_)
    for piece in kept:
        bays |= _closed(np.where(labels == piece, 255, 0).astype(np.uint8), reach) > 0
    return np.where(bays, joined, _closed(joined, reach)).astype(np.uint8)


def _closed(mask: NDArray[np.uint8], reach: int) -> NDArray[np.uint8]:
    """A mask with every gap and bay closed that is no wider than the reach; the border of the picture closes none."""
    import cv2

    wide, radius = np.pad(mask, reach + 2), reach / 2 + 1
    # By distances, which take the same time at any reach
    grown = cv2.distanceTransform(255 - wide, cv2.DIST_L2, cv2.DIST_MASK_PRECISE) <= radius
    closed = cv2.distanceTransform(np.asarray(grown, np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) > radius
    return np.where(closed | (wide > 0), 255, 0).astype(np.uint8)[reach + 2 : -reach - 2, reach + 2 : -reach - 2]


def _without_holes(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The mask with what it encloses, the border of the picture not counted."""
    import cv2

    height, width = mask.shape
    outside = np.zeros((height + 2, width + 2), np.uint8)
    framed = np.pad(mask, 1)
    seen = np.zeros((height + 4, width + 4), np.uint8)
    cv2.floodFill(framed, seen, (0, 0), (255,), (0,), (0,), 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8))
    outside = seen[2:-2, 2:-2]
    return np.where(outside == 0, 255, mask).astype(np.uint8)
