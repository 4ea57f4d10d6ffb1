"""Spheres, cylinders and meshes: what a solid is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from app.solid.arrays import Bytes, Floats, Whole, held


@dataclass(frozen=True, slots=True, eq=False)
class Spheres:
    """Spheres: centers (N, 3), radii (N,), colours (N, 3) sRGB, and ids (N,) by which they are picked."""

    centers: Floats
    radii: Floats
    colours: Bytes
    ids: Whole

    def __post_init__(self) -> None:
        count = len(self.centers)
        _hold(self, "centers", np.float32, (-1, 3))
        _hold(self, "radii", np.float32, (count,))
        _hold(self, "colours", np.uint8, (count, 3))
        _hold(self, "ids", np.int32, (count,))


@dataclass(frozen=True, slots=True, eq=False)
class Cylinders:
    """Cylinders, open at both ends; each half has the colour (N, 3) and the id (N,) of its end."""

    starts: Floats
    ends: Floats
    radii: Floats
    start_colours: Bytes
    end_colours: Bytes
    start_ids: Whole
    end_ids: Whole

    def __post_init__(self) -> None:
        count = len(self.starts)
        _hold(self, "starts", np.float32, (-1, 3))
        _hold(self, "ends", np.float32, (count, 3))
        _hold(self, "radii", np.float32, (count,))
        _hold(self, "start_colours", np.uint8, (count, 3))
        _hold(self, "end_colours", np.uint8, (count, 3))
        _hold(self, "start_ids", np.int32, (count,))
        _hold(self, "end_ids", np.int32, (count,))


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Triangles (M, 3) of points, each point with a normal, a colour and an id.

    Seen from outside, a triangle's points go counter-clockwise. A `closed` mesh is drawn from outside alone. With an
    `opacity` below 1 what lies behind is seen through its foremost layer.
    """

    points: Floats
    normals: Floats
    colours: Bytes
    ids: Whole
    triangles: Whole
    closed: bool = True
    opacity: float = 1.0

    def __post_init__(self) -> None:
        count = len(self.points)
        _hold(self, "points", np.float32, (-1, 3))
        _hold(self, "normals", np.float32, (count, 3))
        _hold(self, "colours", np.uint8, (count, 3))
        _hold(self, "ids", np.int32, (count,))
        _hold(self, "triangles", np.int32, (-1, 3))
        if len(self.triangles) and not 0 <= self.triangles.min() <= self.triangles.max() < count:
            raise ValueError("a triangle names a point that is not there")
        if not 0 < self.opacity <= 1:
            raise ValueError(f"the opacity is {self.opacity}, not above 0 and at most 1")


def no_spheres() -> Spheres:
    """None of them."""
    return Spheres(_PLACES, _LENGTHS, _COLOURS, _IDS)


def no_cylinders() -> Cylinders:
    """None of them."""
    return Cylinders(_PLACES, _PLACES, _LENGTHS, _COLOURS, _COLOURS, _IDS, _IDS)


def _hold(body: object, name: str, dtype: DTypeLike, shape: tuple[int, ...]) -> None:
    object.__setattr__(body, name, held(name, getattr(body, name), dtype, shape))


_PLACES, _LENGTHS = np.empty((0, 3), np.float32), np.empty(0, np.float32)
_COLOURS, _IDS = np.empty((0, 3), np.uint8), np.empty(0, np.int32)
