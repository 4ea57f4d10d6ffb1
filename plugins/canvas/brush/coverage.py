"""Coverage: how much of each pixel a stroke has covered, tile by tile."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.api import TILE, TileAt
from plugins.canvas.brush.brush import Brush, Grain, GrainMode
from plugins.canvas.brush.path import Dab
from plugins.canvas.brush.tip_pictures import paper
from plugins.canvas.brush.tips import Cover, Tips
from plugins.canvas.model import Rect

_PIECE = 128
_STRIP = 32
"""So many rows are built up at a time: what stays near the processor takes half the time."""
_BITE = 3.0
"""How steeply colour takes hold above the height that the brush reaches down to."""


class Coverage:
    """Grows dab by dab; within a stroke opacity is a ceiling, and only flow builds up."""

    def __init__(self, brush: Brush, frame: Rect, tips: Tips) -> None:
        self.tiles: dict[TileAt, Cover] = {}
        self._brush, self._frame, self._tips = brush, frame, tips
        grained = brush.grain is not Grain.NONE and brush.grain_strength > 0
        self._paper = None
        if grained:
            depth = np.float32(brush.grain_strength)
            self._paper = 1 - depth * (1 - paper(brush.grain, brush.grain_scale))

    def lay(self, dab: Dab) -> Iterator[list[Rect]]:
        """Put a dab on piece by piece; gives what each changed, every rectangle inside one tile."""
        if dab.size < 0.3 or dab.strength <= 0:
            return
        mask, left, top = self._tips.mask(dab)
        for at, (x, y, width, height) in parts_of(mask, left, top, self._frame):
            cover = self.tiles.get(at)
            if cover is None:
                cover = self.tiles[at] = np.zeros((TILE, TILE), np.float32)
            across, down = x - at[0] * TILE, y - at[1] * TILE
            part = cover[down : down + height, across : across + width]
            piece = mask[y - top : y - top + height, x - left : x - left + width]
            strength = dab.strength
            if self._paper is not None:
                piece = self._grained(self._paper, piece, x, y, strength)
                strength = 1.0 if self._presses else strength
            if strength >= 1 and self._brush.flow >= 1:
                yield [(x + a, y + b, w, h) for a, b, w, h in _raised(part, piece)]
            else:
                _built_up(part, piece, strength)
                yield [(x, y, width, height)]

    @property
    def _presses(self) -> bool:
        return self._brush.grain_mode is GrainMode.HEIGHT

    def _grained(self, heights: Cover, piece: Cover, x: int, y: int, strength: float) -> Cover:
        """A dab on the paper, which lies still on the canvas."""
        import cv2

        height, width = piece.shape
        side = heights.shape[0]
        heights = heights[y % side : y % side + height, x % side : x % side + width]
        if not self._presses:
            return np.asarray(cv2.multiply(piece, heights), np.float32)
        # How deep the brush reaches follows how hard it is pressed and its shape.
        depth = np.float32(self._brush.grain_strength)
        reach = piece * (np.float32(strength) * (1 + depth)) - (1 - heights)
        grained: Cover = np.clip(reach * np.float32(_BITE), 0, 1)
        grained *= np.minimum(piece * np.float32(8), 1)
        return grained


def parts_of(mask: Cover, left: int, top: int, frame: Rect) -> Iterator[tuple[TileAt, Rect]]:
    """The parts of a mask inside a frame that lies on the canvas, each in one tile, in pixels of the canvas."""
    height, width = mask.shape
    x0, y0 = max(left, frame[0]), max(top, frame[1])
    x1, y1 = min(left + width, frame[0] + frame[2]), min(top + height, frame[1] + frame[3])
    if x0 >= x1 or y0 >= y1:
        return
    for row in range(y0 // TILE, (y1 - 1) // TILE + 1):
        for column in range(x0 // TILE, (x1 - 1) // TILE + 1):
            a0, a1 = max(x0, column * TILE), min(x1, (column + 1) * TILE)
            b0, b1 = max(y0, row * TILE), min(y1, (row + 1) * TILE)
            yield (column, row), (a0, b0, a1 - a0, b1 - b0)


def _built_up(cover: Cover, dab: Cover, strength: float) -> None:
    """Cover so much of what is not covered yet, in place."""
    import cv2

    for above in range(0, cover.shape[0], _STRIP):
        here, given = cover[above : above + _STRIP], dab[above : above + _STRIP]
        more = cv2.scaleAdd(given, strength, cv2.multiply(here, given, scale=-strength))
        cv2.add(here, more, dst=here)


def _raised(cover: Cover, dab: Cover) -> list[Rect]:
    """Raise a coverage to a dab's, and give rectangles of at most `_PIECE` pixels' side around where it was lower."""
    import cv2

    more = (dab > cover).view(np.uint8)
    found: list[Rect] = []
    for top in range(0, more.shape[0], _PIECE):
        for left in range(0, more.shape[1], _PIECE):
            x, y, width, height = cv2.boundingRect(more[top : top + _PIECE, left : left + _PIECE])
            if width:
                x, y = left + x, top + y
                rows, columns = slice(y, y + height), slice(x, x + width)
                np.maximum(cover[rows, columns], dab[rows, columns], out=cover[rows, columns])
                found.append((x, y, width, height))
    return found
