"""Gradient: colours that go over into one another along a line, without bands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.canvas.model import Rect

Colour = tuple[int, int, int, int]
_GRAIN = 256


class GradientKind(Enum):
    """How the way from one colour to the other runs."""

    LINEAR = "linear"
    RADIAL = "radial"
    ANGLE = "angle"
    REFLECTED = "reflected"


@dataclass(frozen=True, slots=True)
class Gradient:
    """From one place of the canvas to another, in pixels; colours are red, green, blue and alpha."""

    kind: GradientKind
    start: tuple[float, float]
    end: tuple[float, float]
    first: Colour
    last: Colour

    def pixels(self, rect: Rect) -> Pixels:
        """What lies in a rectangle of the canvas (height, width, 4).

        Values between two steps of 8 bits are rounded up or down by chance, which lies still on the canvas: one that
        is even stays even, and no band is seen.
        """
        x, y, width, height = rect
        part = self._part(rect)[..., None]
        first, last = np.array(self.first, np.float32), np.array(self.last, np.float32)
        one, two = first.copy(), last.copy()
        one[:3] *= first[3] / 255
        two[:3] *= last[3] / 255
        mixed = one + (two - one) * part
        alpha = mixed[..., 3:]
        mixed[..., :3] *= np.float32(255) / np.maximum(alpha, np.float32(1e-3))
        mixed[..., :3] = np.where(alpha < 1e-3, last[:3] if self.last[3] else first[:3], mixed[..., :3])
        across, down = np.arange(x, x + width) % _GRAIN, np.arange(y, y + height) % _GRAIN
        mixed += _chance()[down[:, None], across[None, :]]
        return np.asarray(np.clip(mixed, 0, 255), np.uint8)

    def _part(self, rect: Rect) -> NDArray[np.float32]:
        """How far each pixel is on the way, 0 to 1."""
        x, y, width, height = rect
        across = np.arange(x, x + width, dtype=np.float32)[None, :] + np.float32(0.5 - self.start[0])
        down = np.arange(y, y + height, dtype=np.float32)[:, None] + np.float32(0.5 - self.start[1])
        way = self.end[0] - self.start[0], self.end[1] - self.start[1]
        length = max(1e-3, float(np.hypot(*way)))
        along = (across * np.float32(way[0]) + down * np.float32(way[1])) / np.float32(length**2)
        match self.kind:
            case GradientKind.LINEAR:
                part = along
            case GradientKind.REFLECTED:
                part = np.abs(along)
            case GradientKind.RADIAL:
                part = np.hypot(across, down) / np.float32(length)
            case GradientKind.ANGLE:
                upright = (down * np.float32(way[0]) - across * np.float32(way[1])) / np.float32(length**2)
                part = np.arctan2(upright, along) / np.float32(2 * np.pi) % 1
        found: NDArray[np.float32] = np.clip(np.asarray(part, np.float32), 0, 1)
        return found


@lru_cache(maxsize=1)
def _chance() -> NDArray[np.float32]:
    """Numbers from 0 to 1 for each channel, added before what lies behind the point is cut off."""
    numbers = np.random.default_rng(11).random((_GRAIN, _GRAIN, 4), dtype=np.float32)
    # Never quite 1: what is a whole number stays that.
    return np.asarray(numbers * np.float32(0.999), np.float32)
