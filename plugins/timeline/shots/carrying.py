"""Carrying: the motion of a film's last frames, told as a camera that can go on with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from app.api import CameraMove, Pixels
from plugins.timeline.motion.flow import flow_between
from plugins.timeline.shots.camera import REACH

_LEAST_SHIFT = 0.0006
_LEAST_GROWTH = 0.0006
_STRIDE = 8


def carried(frames: Sequence[Pixels], more: int) -> tuple[CameraMove, float] | None:
    """The camera's move in a film's last frames, and the amount that goes on with it as fast for `more` frames.

    None where it stands still.
    """
    shifts, growths = [], []
    for one, two in pairwise(frames):
        x, y, growth = _moved(one, two)
        shifts.append((x, y))
        growths.append(growth)
    if not shifts:
        return None
    x, y = np.median(np.array(shifts), axis=0)
    growth = float(np.median(growths))
    if abs(growth) >= _LEAST_GROWTH and abs(growth) > max(abs(x), abs(y)):
        move = CameraMove.ZOOM_IN if growth > 0 else CameraMove.ZOOM_OUT
        return move, _amount(abs(growth) * more)
    if max(abs(x), abs(y)) < _LEAST_SHIFT:
        return None
    if abs(x) >= abs(y):
        # What is seen goes against the camera.
        return (CameraMove.PAN_LEFT if x > 0 else CameraMove.PAN_RIGHT), _amount(2 * abs(x) * more)
    return (CameraMove.TILT_UP if y > 0 else CameraMove.TILT_DOWN), _amount(2 * abs(y) * more)


def _amount(way: float) -> float:
    return float(min(1.0, way / REACH))


def _moved(one: Pixels, two: Pixels) -> tuple[float, float, float]:
    """How far the whole picture goes right and down, in parts of itself, and how much it grows."""
    import cv2

    flow = flow_between(one, two)
    kept = flow.kept()[::_STRIDE, ::_STRIDE]
    height, width = one.shape[:2]
    rows, columns = np.mgrid[0:height:_STRIDE, 0:width:_STRIDE]
    places = np.stack([columns[kept], rows[kept]], -1).astype(np.float32)
    if len(places) < _STRIDE:
        return 0.0, 0.0, 0.0
    ways = flow.forward[::_STRIDE, ::_STRIDE][kept]
    cv2.setRNGSeed(1)
    matrix, _ = cv2.estimateAffinePartial2D(places, places + ways)
    if matrix is None:
        return 0.0, 0.0, 0.0
    middle = np.array([width / 2, height / 2, 1])
    x, y = matrix @ middle - middle[:2]
    return float(x / width), float(y / height), float(np.hypot(matrix[0, 0], matrix[1, 0]) - 1)
