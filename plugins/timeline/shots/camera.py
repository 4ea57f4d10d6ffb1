"""Camera: where a drawing is looked at from at each moment, with what is near moving more than what is far."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.api import CameraMove
from plugins.timeline.shots.layers import Share

REACH = 0.36
"""How much nearer a camera that goes as far as it can comes."""
FAR = 0.4
"""How far what is far goes to the side, in parts of what is near."""
FAR_SCALE = 0.55
"""How much what is far grows, in parts of what is near."""
_BEHIND = 0.3
_EASED = 0.6


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a drawing: how much nearer than the whole, and how far from its middle, in parts of the picture.

    Both for what is far and for what is near; between them it is in proportion. `roll` is by how many degrees the
    camera is turned clockwise.
    """

    far_scale: float
    near_scale: float
    far_shift: tuple[float, float] = (0.0, 0.0)
    near_shift: tuple[float, float] = (0.0, 0.0)
    roll: float = 0.0

    def scale(self, depth: float) -> float:
        """How much nearer something at a depth is."""
        return self.far_scale + (self.near_scale - self.far_scale) * depth

    def shift(self, depth: float) -> tuple[float, float]:
        """How far from the middle one looks at something at a depth."""
        x, y = (far + (near - far) * depth for far, near in zip(self.far_shift, self.near_shift, strict=True))
        return x, y

    def places(self, depth: Share, size: tuple[int, int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Of every pixel of a frame (width, height) the place in the drawing that it shows, across and down."""
        import cv2

        width, height = size
        high, wide = depth.shape
        near = np.asarray(cv2.resize(depth, size, interpolation=cv2.INTER_LINEAR), np.float32)
        scale = self.far_scale + (self.near_scale - self.far_scale) * near
        across = (np.arange(width, dtype=np.float32) + 0.5) / width - 0.5
        down = ((np.arange(height, dtype=np.float32) + 0.5) / height - 0.5)[:, None]
        if self.roll:
            turn = math.radians(self.roll)
            cos, sin = math.cos(turn), math.sin(turn)
            across, down = (
                across * np.float32(cos) - down * np.float32(sin * height / width),
                across * np.float32(sin * width / height) + down * np.float32(cos),
            )
        x_shift, y_shift = (
            far + (close - far) * near for far, close in zip(self.far_shift, self.near_shift, strict=True)
        )
        x = (across / scale + 0.5 + x_shift) * wide - 0.5
        y = (down / scale + 0.5 + y_shift) * high - 0.5
        return x.astype(np.float32), y.astype(np.float32)


def view_at(move: CameraMove, share: float, amount: float, *, anchored: bool = False) -> View:
    """The view at a share of the way, 0 to 1; `amount` from 0 to 1 is how far the camera goes.

    `anchored` begins with the whole drawing as it is.
    """
    way = share if anchored else share + (_ease(share) - share) * _EASED
    reach = REACH * amount
    match move:
        case CameraMove.STILL:
            return View(1.0, 1.0)
        case CameraMove.ZOOM_IN:
            return View(1 + reach * FAR_SCALE * way, 1 + reach * way)
        case CameraMove.ZOOM_OUT:
            return View(1 + reach * FAR_SCALE * (1 - way), 1 + reach * (1 - way))
        case CameraMove.PAN_LEFT:
            return _panned(reach, way, (-1, 0), anchored=anchored)
        case CameraMove.PAN_RIGHT:
            return _panned(reach, way, (1, 0), anchored=anchored)
        case CameraMove.TILT_UP:
            return _panned(reach, way, (0, -1), anchored=anchored)
        case CameraMove.TILT_DOWN:
            return _panned(reach, way, (0, 1), anchored=anchored)
        case CameraMove.ORBIT:
            scale = 1 + reach * (way if anchored else 1)
            margin = (1 - 1 / scale) / 2
            side = (way if anchored else 2 * way - 1) * margin
            return View(scale, scale, (orbit_shift(side), 0), (side, 0))
        case _:
            assert_never(move)


def orbit_shift(side: float) -> float:
    """How far what is far goes to the side while the camera goes about the middle."""
    return -side * _BEHIND


def _panned(reach: float, way: float, direction: tuple[int, int], *, anchored: bool) -> View:
    """A view that goes to one side, within the drawing."""
    scale = 1 + reach * (way if anchored else 1)
    margin = (1 - 1 / scale) / 2
    side = margin if anchored else margin * (2 * way - 1)
    x, y = direction[0] * side, direction[1] * side
    return View(scale, scale, (x * FAR, y * FAR), (x, y))


def _ease(share: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, share)))
