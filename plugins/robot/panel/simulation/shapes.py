"""Shapes: what is seen of a world as triangles."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

_AROUND, _UP = 24, 8
_SEEN_GROUPS = 3
_PIECE_M = 0.12
_SMOOTH = 0.7
"""The cosine of the angle up to which an edge looks round."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A geom by its number in the model: points (N, 3) and normals in its own frame, triangles (M, 3), one colour."""

    number: int
    points: NDArray[np.float32]
    normals: NDArray[np.float32]
    triangles: NDArray[np.int32]
    colour: NDArray[np.uint8]


def shapes_of(model: Any) -> tuple[Shape, ...]:
    """Every geom that is to be seen."""
    import mujoco

    kinds = mujoco.mjtGeom
    found = []
    for number in range(model.ngeom):
        material = int(model.geom_matid[number])
        rgba = np.array(model.mat_rgba[material] if material >= 0 else model.geom_rgba[number])
        if material >= 0 and model.mat_texid[material].max() >= 0:
            rgba[:3] = _of_texture(model, int(model.mat_texid[material].max()))
        if rgba[3] == 0 or model.geom_group[number] >= _SEEN_GROUPS:
            continue
        size = model.geom_size[number]
        match model.geom_type[number]:
            case kinds.mjGEOM_MESH:
                points, triangles = _mesh(model, int(model.geom_dataid[number]))
            case kinds.mjGEOM_BOX:
                points, triangles = _box(size)
            case kinds.mjGEOM_SPHERE:
                points, triangles = _capsule(float(size[0]), 0.0)
            case kinds.mjGEOM_CAPSULE:
                points, triangles = _capsule(float(size[0]), float(size[1]))
            case kinds.mjGEOM_CYLINDER:
                points, triangles = _cylinder(float(size[0]), float(size[1]))
            case _:
                continue
        colour = np.clip(rgba[:3] * 255 + 0.5, 0, 255).astype(np.uint8)
        found.append(Shape(number, *_creased(points, triangles), colour))
    return tuple(found)


def _creased(
    points: NDArray[np.float64], triangles: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int32]]:
    """Each corner with a normal of its own: that of the faces around it that lie nearly as its own does."""
    whole, numbers = np.unique(np.round(points, 6), axis=0, return_inverse=True)
    corners = numbers.reshape(-1)[triangles]
    edges = whole[corners]
    flat = np.cross(edges[:, 1] - edges[:, 0], edges[:, 2] - edges[:, 0])
    facing = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-12)
    # Each corner of a face with each face around its point, all pairs at once.
    points_of, faces_of = corners.reshape(-1), np.repeat(np.arange(len(corners)), 3)
    by_point = np.argsort(points_of, kind="stable")
    degrees = np.bincount(points_of, minlength=len(whole))
    starts = np.cumsum(degrees) - degrees
    counts = degrees[points_of]
    mine = np.repeat(np.arange(len(points_of)), counts)
    within = np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts)
    theirs = faces_of[by_point[starts[points_of[mine]] + within]]
    near = (facing[faces_of[mine]] * facing[theirs]).sum(axis=1) > _SMOOTH
    sums = [np.bincount(mine[near], flat[theirs[near], axis], len(points_of)) for axis in range(3)]
    summed = np.stack(sums, 1)
    normals = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-12)
    count = 3 * len(corners)
    return (
        edges.reshape(count, 3).astype(np.float32),
        normals.astype(np.float32),
        np.arange(count, dtype=np.int32).reshape(-1, 3),
    )


def _of_texture(model: Any, texture: int) -> NDArray[np.float64]:
    first, channels = int(model.tex_adr[texture]), int(model.tex_nchannel[texture])
    count = int(model.tex_height[texture] * model.tex_width[texture])
    texels = np.array(model.tex_data[first : first + count * channels]).reshape(count, channels)
    return np.asarray(texels[:, :3].mean(axis=0) / 255)


def _mesh(model: Any, mesh: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    first, count = int(model.mesh_vertadr[mesh]), int(model.mesh_vertnum[mesh])
    face, faces = int(model.mesh_faceadr[mesh]), int(model.mesh_facenum[mesh])
    points = np.array(model.mesh_vert[first : first + count], np.float64)
    return points, np.array(model.mesh_face[face : face + faces], np.int64)


def _box(size: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Large sides in many pieces: a triangle that reaches behind the eye isn't seen at all."""
    points: list[NDArray[np.float64]] = []
    faces: list[tuple[int, int, int]] = []
    for axis in range(3):
        one, other = (axis + 1) % 3, (axis + 2) % 3
        across, along = (1 + int(2 * size[each] / _PIECE_M) for each in (one, other))
        for side in (-1, 1):
            first = sum(len(each) for each in points)
            grid = np.zeros((across + 1, along + 1, 3))
            grid[..., axis] = side * size[axis]
            grid[..., one] = np.linspace(-size[one], size[one], across + 1)[:, None] * side
            grid[..., other] = np.linspace(-size[other], size[other], along + 1)
            points.append(grid.reshape(-1, 3))
            for row in range(across):
                for column in range(along):
                    a = first + row * (along + 1) + column
                    c = a + along + 1
                    faces += [(a, c, c + 1), (a, c + 1, a + 1)]
    return np.concatenate(points), np.array(faces, np.int64)


def _turned(profile: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """A profile (N, 2) of radius and height, from below, turned about the vertical."""
    angles = np.arange(_AROUND) * 2 * pi / _AROUND
    rings = [np.stack([r * np.cos(angles), r * np.sin(angles), np.full(_AROUND, h)], 1) for r, h in profile]
    faces = []
    for ring in range(len(profile) - 1):
        for step in range(_AROUND):
            a, b = ring * _AROUND + step, ring * _AROUND + (step + 1) % _AROUND
            faces += [(a, b, b + _AROUND), (a, b + _AROUND, a + _AROUND)]
    return np.concatenate(rings), np.array(faces, np.int64)


def _capsule(radius: float, half: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    angles = np.linspace(-pi / 2, pi / 2, 2 * _UP)
    shifts = np.where(angles < 0, -half, half)
    return _turned(np.stack([radius * np.cos(angles), radius * np.sin(angles) + shifts], 1))


def _cylinder(radius: float, half: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    return _turned(np.array([(0.0, -half), (radius, -half), (radius, half), (0.0, half)]))
