"""Camera: from where the arm is seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin, tan

import numpy as np
from numpy.typing import NDArray

ANGLE = 45.0
"""The field of view over the height of the picture, in degrees, as MuJoCo has it."""
NEAREST_M, FARTHEST_M = 0.12, 6.0
_STEEPEST, _LOWEST = -89.0, 20.0
_BEFORE_EYE_M = 0.01
_SLOPE = tan(radians(ANGLE / 2))

Place = tuple[float, float, float]
"""A point of the world: metres ahead of the arm's foot, to its left, and up."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks at a place from a distance; `azimuth` and `elevation` are of the direction it looks in, in degrees."""

    lookat: Place = (0.34, 0.0, 0.22)
    azimuth: float = 145.0
    elevation: float = -28.0
    distance: float = 1.65

    def orbit(self, across: float, down: float) -> Camera:
        """Gone around what it looks at by degrees, as far as straight above it and a little below the table."""
        elevation = min(_LOWEST, max(_STEEPEST, self.elevation - down))
        return replace(self, azimuth=(self.azimuth - across) % 360, elevation=elevation)

    def pan(self, across: float, up: float) -> Camera:
        """Moved so that what is seen goes to the right and up by a share of the height of the picture."""
        _, right, above = self.axes
        moved = (across * right + up * above) * 2 * _SLOPE * self.distance
        return replace(self, lookat=_three(np.array(self.lookat) - moved))

    def zoom(self, factor: float, across: float = 0.0, up: float = 0.0) -> Camera:
        """So many times nearer, as near as it goes; what is seen at a place of the picture stays there.

        The place is measured from the middle in shares of the picture's height.
        """
        distance = min(FARTHEST_M, max(NEAREST_M, self.distance / factor))
        _, right, above = self.axes
        towards = (across * right + up * above) * 2 * _SLOPE * (self.distance - distance)
        return replace(self, lookat=_three(np.array(self.lookat) + towards), distance=distance)

    @property
    def axes(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """The directions ahead, to the right and up (3), each of length 1."""
        turn, tilt = radians(self.azimuth), radians(self.elevation)
        ahead = np.array([cos(tilt) * cos(turn), cos(tilt) * sin(turn), sin(tilt)])
        right = np.array([sin(turn), -cos(turn), 0.0])
        return ahead, right, np.cross(right, ahead)

    @property
    def eye(self) -> NDArray[np.float64]:
        """Where it stands (3)."""
        return np.array(self.lookat) - self.axes[0] * self.distance

    def seen(self, places: NDArray[np.float64], width: float, height: float) -> NDArray[np.float64]:
        """Where places (N, 3) are in a picture of a size: across, down, and how deep (N, 3); behind the eye NaN."""
        ahead, right, above = self.axes
        away = np.asarray(places, float).reshape(-1, 3) - self.eye
        depth = away @ ahead
        deep = np.where(depth > _BEFORE_EYE_M, depth, np.nan)
        scale = height / 2 / _SLOPE / deep
        return np.stack([width / 2 + away @ right * scale, height / 2 - away @ above * scale, deep], 1)

    def ray(self, x: float, y: float, width: float, height: float) -> NDArray[np.float64]:
        """The direction (3), of length 1, from the eye through a place of a picture of a size."""
        ahead, right, above = self.axes
        unit = 2 * _SLOPE / max(1.0, height)
        direction = ahead + right * (x - width / 2) * unit + above * (height / 2 - y) * unit
        return np.asarray(direction / np.linalg.norm(direction))


FIRST = Camera()
FRONT = Camera((0.4, 0.0, 0.2), 180.0, -19.0, 1.5)
LEFT = Camera((0.36, 0.0, 0.22), 270.0, -14.0, 1.45)
ABOVE = Camera((0.45, 0.0, 0.0), 0.0, -89.0, 1.3)
_BESIDE_GRIPPER = Camera((0.0, 0.0, 0.0), 145.0, -22.0, 0.55)


def beside(place: Place) -> Camera:
    """Close to the gripper that is at a place."""
    return replace(_BESIDE_GRIPPER, lookat=place)


def _three(values: NDArray[np.float64]) -> Place:
    return float(values[0]), float(values[1]), float(values[2])
