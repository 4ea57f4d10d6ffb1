"""Tips: what a dab covers, drawn exactly where it is round and from a picture where it is not."""

from __future__ import annotations

import math
from collections import OrderedDict
from functools import lru_cache
from itertools import product
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from app.api import AssetStore, InvalidData
from plugins.canvas.brush.brush import Brush, Grain, Tip, TipKind
from plugins.canvas.brush.path import Dab
from plugins.canvas.brush.tip_pictures import drawn_tip, paper

Cover = NDArray[np.float32]
"""How much of each pixel is covered, (height, width), 0 to 1."""

TipPicture = NDArray[np.uint8]
"""How much of a stamp covers, (height, width), 0 to 255."""

Levels = tuple[Cover, ...]
"""A stamp at its own size and at ever smaller ones."""

_SMALLEST_LEVEL = 4
_SOFT_PX = 1.5
"""From this on the soft part lies below the smooth edge everywhere."""
_STRIP = 32 * 256
_LARGEST_KEPT = 640
"""Masks of larger brushes take too much memory to be made for nothing."""
_KEPT_BYTES = 96 << 20
_ANGLE_STEP = 2.0
_COARSE_ANGLE = 15.0
_COARSE_PX = 96
_COARSE_STEP = 1.02
"""Large dabs whose size changes take one of sizes two in a hundred apart, so that most find their mask made."""


class Kept:
    """Masks by what they were made for, the latest used; on any thread."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._masks: OrderedDict[object, Cover] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> Cover | None:
        """The mask if it is there."""
        with self._lock:
            found = self._masks.get(key)
            if found is not None:
                self._masks.move_to_end(key)
            return found

    def put(self, key: object, mask: Cover) -> Cover:
        """Keep a mask, and let go of the oldest."""
        mask.flags.writeable = False
        with self._lock:
            if key not in self._masks:
                self._masks[key] = mask
                self._bytes += mask.nbytes
            while self._bytes > self._most and len(self._masks) > 1:
                _, oldest = self._masks.popitem(last=False)
                self._bytes -= oldest.nbytes
        return mask


class Tips:
    """The masks of one brush; with the pictures of its tip at hand."""

    _kept = Kept(_KEPT_BYTES)

    def __init__(self, brush: Brush, assets: AssetStore | None) -> None:
        self._brush = brush
        self._pictures = tip_pictures(brush.tip, assets)

    def mask(self, dab: Dab) -> tuple[Cover, int, int]:
        """What a dab covers, and where its left upper corner lies in pixels of the canvas."""
        column, row = math.floor(dab.x), math.floor(dab.y)
        size = self._near(dab.size)
        brush = self._brush
        # A quarter of a pixel is as fine as the eye follows, of a large picture a whole one, and lets masks be kept.
        parts = 1 if size >= _COARSE_PX and brush.tip.kind is not TipKind.ROUND else 4
        x, y = round((dab.x - column) * parts) / parts, round((dab.y - row) * parts) / parts
        turned = dab.ratio < 1 or brush.tip.kind is not TipKind.ROUND
        step = _COARSE_ANGLE if parts == 1 else _ANGLE_STEP
        angle = round(dab.angle / step) * step % 360 if turned else 0.0
        ratio = round(dab.ratio * 50) / 50 or 0.02
        # A stamp reaches into its corners, however it is turned.
        wide = size if brush.tip.kind is TipKind.ROUND else size * math.hypot(1, ratio)
        reach = math.ceil(wide / 2) + 1
        key = (brush.tip, brush.hardness, size, ratio, angle, x, y, dab.picture, dab.mirrored)
        mask = self._kept.get(key)
        if mask is None:
            side = 2 * reach + 1
            if brush.tip.kind is not TipKind.ROUND:
                levels = self._pictures[dab.picture]
                if dab.mirrored:
                    levels = tuple(np.ascontiguousarray(level[:, ::-1]) for level in levels)
                mask = stamp_mask(levels, size, ratio, angle, x, y, side)
            elif ratio < 1:
                mask = oval_mask(size, ratio, angle, brush.hardness, x, y, side)
            else:
                mask = dab_mask(size, brush.hardness, x, y, side)
            mask = self._kept.put(key, mask)
        return mask, column - reach, row - reach

    def make(self) -> None:
        """Make what dabs at full pressure look like, so that a stroke finds it made; on any thread."""
        brush = self._brush
        if brush.grain is not Grain.NONE and brush.grain_strength > 0:
            paper(brush.grain, brush.grain_scale)
        if brush.size > _LARGEST_KEPT:
            return
        angles = [brush.angle]
        if brush.tip.kind is not TipKind.ROUND and brush.size >= _COARSE_PX and brush.angle_jitter:
            angles = [turn * _COARSE_ANGLE for turn in range(round(360 / _COARSE_ANGLE))]
        for angle, x, y in product(angles, range(5), range(5)):
            self.mask(Dab(x / 4, y / 4, brush.size, 1.0, angle, brush.ratio))

    def _near(self, size: float) -> float:
        if size < _COARSE_PX or size >= self._brush.size:
            return round(size * 4) / 4
        return round(_COARSE_STEP ** round(math.log(size, _COARSE_STEP)) * 4) / 4


def dab_mask(size: float, hardness: float, x: float, y: float, side: int) -> Cover:
    """A round dab's coverage (side, side): full inside, soft from the hardness outwards, smooth at the edge.

    `x` and `y` from 0 to 1 move it inside the middle pixel.
    """
    middle = side // 2
    grid = np.arange(side, dtype=np.float32) - middle
    across, down = (grid - np.float32(x - 0.5)) ** 2, (grid - np.float32(y - 0.5)) ** 2
    radius = np.float32(size / 2)
    mask: Cover = np.empty((side, side), np.float32)
    # A few rows at a time stay near the processor: a large brush takes a third of the time.
    strip = max(1, _STRIP // side)
    for top in range(0, side, strip):
        rows = mask[top : top + strip]
        np.sqrt(np.add(across[None, :], down[top : top + strip, None], out=rows), out=rows)
        np.subtract(radius, rows, out=rows)
        _soften(rows, radius, hardness)
    return mask


def oval_mask(size: float, ratio: float, angle: float, hardness: float, x: float, y: float, side: int) -> Cover:
    """The coverage of a round dab that was pressed flat and turned by an angle in degrees."""
    grid = np.arange(side, dtype=np.float32) - side // 2
    across, down = (grid - np.float32(x - 0.5))[None, :], (grid - np.float32(y - 0.5))[:, None]
    cos, sin = np.float32(math.cos(math.radians(angle))), np.float32(math.sin(math.radians(angle)))
    along = across * cos + down * sin
    upright = (down * cos - across * sin) / np.float32(ratio)
    radius = np.float32(size / 2)
    from_middle = np.hypot(along, upright)
    # How fast that grows here: the edge is one pixel wide all around.
    steep = np.hypot(along, upright / np.float32(ratio)) / np.maximum(from_middle, np.float32(1e-6))
    mask: Cover = np.asarray((radius - from_middle) / np.maximum(steep, np.float32(1)), np.float32)
    _soften(mask, np.float32(radius * ratio), hardness)
    return mask


def stamp_mask(levels: Levels, size: float, ratio: float, angle: float, x: float, y: float, side: int) -> Cover:
    """A picture's coverage, its longer side as long as the size, pressed flat and turned."""
    import cv2

    # What is drawn much smaller is taken from a smaller copy: no pixel is left out.
    level = 0
    while level + 1 < len(levels) and max(levels[level].shape) - 2 > 2 * max(size, 1):
        level += 1
    padded = levels[level]
    height, width = padded.shape
    scale = size / (max(width, height) - 2)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    middle = side // 2
    # Pixels have their middles at whole numbers here.
    a, b, c, d = scale * cos, -scale * ratio * sin, scale * sin, scale * ratio * cos
    to_x, to_y = middle + x - 0.5, middle + y - 0.5
    from_x, from_y = (width - 1) / 2, (height - 1) / 2
    way: NDArray[np.float64] = np.array(
        [[a, b, to_x - a * from_x - b * from_y], [c, d, to_y - c * from_x - d * from_y]], np.float64
    )
    return np.asarray(cv2.warpAffine(padded, way, (side, side), flags=cv2.INTER_LINEAR), np.float32)


def levels_of(picture: TipPicture) -> Levels:
    """A picture and ever smaller copies of it, each half as large, with an empty border of a pixel."""
    import cv2

    found: list[Cover] = []
    while True:
        found.append(np.pad(picture.astype(np.float32) * np.float32(1 / 255), 1))
        height, width = picture.shape
        if max(width, height) <= _SMALLEST_LEVEL or min(width, height) <= 1:
            return tuple(found)
        half = (max(1, width // 2), max(1, height // 2))
        picture = np.asarray(cv2.resize(np.ascontiguousarray(picture), half, interpolation=cv2.INTER_AREA), np.uint8)


_MOST_STAMPS = 16
_stamps: dict[Tip, tuple[Levels, ...]] = {}
"""Pictures are named by what they are: what was read once is right for good."""


@lru_cache(maxsize=32)
def _drawn(kind: TipKind, seed: int) -> Levels:
    return levels_of(drawn_tip(kind, seed))


def tip_pictures(tip: Tip, assets: AssetStore | None) -> tuple[Levels, ...]:
    """The pictures of a tip, none where it is round; raises UserError where one cannot be read."""
    match tip.kind:
        case TipKind.ROUND:
            return ()
        case TipKind.STAMP:
            found = _stamps.get(tip)
            if found is None:
                if assets is None:
                    raise InvalidData("A brush has a picture that is not here.", advice="Choose another brush.")
                pictures = [assets.picture(asset) for asset in tip.assets]
                found = tuple(levels_of(picture[..., -1]) for picture in pictures)
                while len(_stamps) >= _MOST_STAMPS:
                    _stamps.pop(next(iter(_stamps)), None)
                _stamps[tip] = found
            return found
        case _:
            return (_drawn(tip.kind, tip.seed),)


def _soften(depth: Cover, radius: np.float32, hardness: float) -> None:
    """What lies so deep inside a dab is covered: in place, from pixels below the edge to coverage."""
    soft = np.float32(radius * (1 - hardness))
    edge = None if soft >= _SOFT_PX else np.clip(depth + np.float32(0.5), 0, 1)
    if soft > 0.5:
        depth /= soft
        np.minimum(np.maximum(depth, 0, out=depth), 1, out=depth)
        depth *= depth * (3 - 2 * depth)
    if edge is not None:
        np.minimum(depth if soft > 0.5 else edge, edge, out=depth)
