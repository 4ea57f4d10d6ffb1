"""TitlePainter: titles as pictures, each drawn once."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.timeline.model import Title
from plugins.timeline.titles.setting import Placed, Set, set_title

Picture = NDArray[np.uint8]
"""A picture (height, width, 4) with straight alpha, in sRGB."""

_KEPT = 16
_MARGIN = 0.35
"""What of the font's size lies around the lines on their background."""
_NONE = (0.0, 0.0, 0.0, 0.0)


class TitlePainter:
    """Draws titles and keeps the last ones; may be called on any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Title, int, int], Picture] = OrderedDict()

    def draw(self, title: Title, width: int, height: int) -> Picture:
        """The title over nothing (height, width, 4), straight alpha; it is shared and not to be written into."""
        key = (title, width, height)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            drawn = _drawn(title, width, height)
            drawn.flags.writeable = False
            self._kept[key] = drawn
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return drawn


def _drawn(title: Title, width: int, height: int) -> Picture:
    found = set_title(title, width, height)
    colour = np.zeros((height, width, 3), np.float32)
    alpha = np.zeros((height, width), np.float32)
    if title.background and found.glyphs:
        _lay(colour, alpha, _box(found, title.size * height * _MARGIN, width, height), title.background)
    letters = _letters(found.glyphs, title.size * height, width, height)
    if title.outline and title.outline_width > 0:
        _lay(colour, alpha, _grown(letters, title.outline_width * height), title.outline)
    _lay(colour, alpha, letters, title.colour)
    # Straight alpha: the colour of what is there at all
    seen = np.where(alpha > 0, alpha, 1)[..., None]
    picture: Picture = np.round(np.dstack((colour / seen * 255, alpha * 255))).clip(0, 255).astype(np.uint8)
    return picture


def _lay(colour: NDArray[np.float32], alpha: NDArray[np.float32], mask: NDArray[np.float32], code: str) -> None:
    red, green, blue, opacity = _colour(code)
    over = mask * opacity
    colour *= (1 - over)[..., None]
    colour += over[..., None] * np.array((red, green, blue), np.float32)
    alpha *= 1 - over
    alpha += over


def _colour(code: str) -> tuple[float, float, float, float]:
    digits = code.removeprefix("#")
    parts = [int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)]
    return (parts[0], parts[1], parts[2], parts[3] if len(parts) > 3 else 1.0) if len(parts) > 2 else _NONE


def _box(found: Set, margin: float, width: int, height: int) -> NDArray[np.float32]:
    left, top, right, bottom = found.covered
    across = np.clip(np.minimum(np.arange(width) + 1 - (left - margin), right + margin - np.arange(width)), 0, 1)
    down = np.clip(np.minimum(np.arange(height) + 1 - top, bottom - np.arange(height)), 0, 1)
    covered: NDArray[np.float32] = (down[:, None] * across[None]).astype(np.float32)
    return covered


def _letters(glyphs: tuple[Placed, ...], size: float, width: int, height: int) -> NDArray[np.float32]:
    """How much of each pixel letters cover, from 0 to 1."""
    import uharfbuzz

    hb: Any = uharfbuzz

    found = np.zeros((height, width), np.float32)
    if not glyphs or size <= 0:
        return found
    raster = hb.RasterDraw()
    for one in glyphs:
        scale = size / one.face.units
        # The raster's y goes upwards, from the bottom of the picture
        x, y = one.x, height - one.y
        raster.transform = (0, -scale, scale, 0, x, y) if one.turned else (scale, 0, 0, scale, x, y)
        raster.draw_glyph(one.face.font, one.glyph)
    raster.extents = hb.RasterExtents(0, 0, width, height, 0)
    image = raster.render()
    extents = image.extents
    pixels = np.frombuffer(bytes(image.buffer), np.uint8).reshape(extents.height, extents.stride)[:, : extents.width]
    found[:] = pixels[::-1] / np.float32(255)
    return found


def _grown(mask: NDArray[np.float32], by: float) -> NDArray[np.float32]:
    """Letters that are thicker by so many pixels on every side, with soft edges."""
    import cv2

    away = cv2.distanceTransform((mask < 0.5).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    thick: NDArray[np.float32] = np.maximum(mask, np.clip(by + 0.5 - away, 0, 1).astype(np.float32))
    return thick
