"""Lens: the way between a camera's space and a picture's pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.solid.arrays import Floats
from app.solid.camera import Camera
from app.solid.solid import Solid

_NEAREST = 0.02


@dataclass(frozen=True, slots=True)
class Lens:
    """A camera before a picture of a size.

    Depth is the distance from the eye's plane, above 0. Nearness goes from 1 at the nearest plane down to 0, and is
    linear across a flat triangle in the picture, with perspective too.
    """

    width: int
    height: int
    scale: float
    distance: float
    nearest: float
    farthest: float
    perspective: bool
    rotation: NDArray[np.float64]
    center: NDArray[np.float64]

    @classmethod
    def of(cls, camera: Camera, solid: Solid, width: int, height: int) -> Lens:
        """For one picture of one solid."""
        scale = min(width, height) / camera.span
        center = np.array(camera.center, np.float64)
        middle = float((camera.rotation @ (np.asarray(solid.center, np.float64) - center))[2])
        reach = solid.radius * 1.01
        perspective = camera.angle > 0
        distance = camera.distance if perspective else middle + reach * 1.05
        farthest = distance - middle + reach
        nearest = max(distance - middle - reach, _NEAREST * camera.span) if perspective else reach * 0.04
        farthest = max(farthest, 2 * nearest)
        return cls(width, height, scale, distance, nearest, farthest, perspective, camera.rotation, center)

    def seen(self, places: Floats) -> Floats:
        """Points (N, 3) in the camera's space, three rows (3, N)."""
        turned = self.rotation @ (places.astype(np.float64) - self.center).T
        return turned.astype(np.float32)

    def turned(self, directions: Floats) -> Floats:
        """Directions (N, 3) in the camera's space, three rows (3, N)."""
        return self.rotation.astype(np.float32) @ directions.T

    def depth(self, z: Floats) -> Floats:
        """How deep something lies in the camera's space."""
        return np.float32(self.distance) - z

    def nearness(self, depth: Floats) -> Floats:
        """How near a depth is."""
        if self.perspective:
            return np.float32(self.nearest) / depth
        far = np.float32(self.farthest * 1.01)
        return 1 - depth / far

    def depth_of(self, nearness: Floats) -> Floats:
        """The depth of a nearness."""
        if self.perspective:
            return np.float32(self.nearest) / nearness
        return (1 - nearness) * np.float32(self.farthest * 1.01)

    def pixels(self, x: Floats, y: Floats, depth: Floats) -> tuple[Floats, Floats]:
        """Where points are in the picture; the middle of its first pixel is at a half."""
        scale: Floats | np.float32 = np.float32(self.scale)
        if self.perspective:
            scale = np.float32(self.scale * self.distance) / depth
        return np.float32(self.width / 2) + x * scale, np.float32(self.height / 2) - y * scale

    def plane(self, column: Floats, row: Floats) -> tuple[Floats, Floats]:
        """Where pixels' middles are on the plane through the center."""
        size = np.float32(1 / self.scale)
        across = (column + np.float32(0.5 - self.width / 2)) * size
        return across, (np.float32(self.height / 2 - 0.5) - row) * size

    def spread(self, depth: Floats) -> Floats | np.float32:
        """So many times farther apart than on the plane through the center are points at a depth."""
        return depth / np.float32(self.distance) if self.perspective else np.float32(1)
