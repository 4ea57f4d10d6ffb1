"""Seams: whether the border of what was drawn into a picture is seen, by differences across it and along others."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

_FAR = 40
_WIDTH = 2


def seam(picture: Pixels, mask: NDArray[np.uint8], blend: int) -> float:
    """The largest mean step across a line about the mask's border, to the largest across lines further in and out.

    At most about 1 where the border is as the picture is elsewhere.
    """
    inside = cv2.distanceTransform((mask >= 128).astype(np.uint8), cv2.DIST_L2, 5)
    outside = cv2.distanceTransform((mask < 128).astype(np.uint8), cv2.DIST_L2, 5)
    away = outside - inside
    light = picture[..., :3].astype(np.float32) @ np.array((0.21, 0.72, 0.07), np.float32)
    steps: list[NDArray[Any]] = []
    places: list[NDArray[Any]] = []
    for axis in (0, 1):
        across = np.abs(np.diff(away, axis=axis)) > 0.7
        steps.append(np.abs(np.diff(light, axis=axis))[across])
        middle = (
            np.take(away, range(1, away.shape[axis]), axis) + np.take(away, range(away.shape[axis] - 1), axis)
        ) / 2
        places.append(middle[across])
    step, place = np.concatenate(steps), np.concatenate(places)
    lines = {
        at: float(step[np.abs(place - at) <= _WIDTH / 2].mean())
        for at in range(-_FAR, _FAR + 1)
        if (np.abs(place - at) <= _WIDTH / 2).sum() > 40
    }
    border = [value for at, value in lines.items() if -1 <= at <= blend + 1]
    own = [value for at, value in lines.items() if at < -3 or at > blend + 3]
    return max(border) / max(own)
