"""Surfaces around atoms."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from app.document.errors import InvalidData
from app.solid.arrays import Bytes, Floats, Whole
from app.solid.atoms import atoms_of
from app.solid.bodies import Mesh
from app.solid.drawing import never
from app.solid.isosurface import isosurface
from app.solid.solid import Solid
from app.solid.spans import Places
from app.solid.visible import Check

MOST_CELLS = 12_000_000
MOST_SURFACED = 20_000
_REACH = 2.2
"""An atom counts up to so many of its radii."""


def gaussian_surface(
    positions: ArrayLike,
    radii: ArrayLike,
    colours: ArrayLike,
    *,
    fineness: float = 0.4,
    sharpness: float = 2.3,
    opacity: float = 1.0,
    first_id: int = 0,
    check: Check = never,
) -> Solid:
    """One smooth surface around atoms: where the sum of exp(-sharpness × ((distance / radius)² - 1)) is 1.

    `fineness` is the size of a cell in the unit of the positions; where that would be too many cells they are larger.
    Alone, an atom has a sphere of its radius. Colours and ids are those of the atom that counts most at a point.
    Raises InvalidData for no atoms, too many, or a position that is no number.
    """
    places, sizes, paint = atoms_of(positions, radii, colours)
    if len(places) > MOST_SURFACED:
        raise InvalidData(
            "{count} atoms are too many for a surface.",
            advice="Show at most {most} of them, for instance one chain.",
            count=f"{len(places):,}",
            most=f"{MOST_SURFACED:,}",
        )
    reach = float(sizes.max()) * _REACH
    low, high = places.min(axis=0) - reach, places.max(axis=0) + reach
    cell = max(fineness, float(np.prod((high - low).astype(np.float64)) / MOST_CELLS) ** (1 / 3))
    field = np.zeros(tuple(np.ceil((high - low) / cell).astype(int) + 2), np.float32)
    most, owner = np.zeros_like(field), np.zeros(field.shape, np.int32)
    for at, (place, size) in enumerate(zip((places - low) / cell, sizes / cell, strict=True)):
        if at % 256 == 0:
            check()
        first = np.maximum(np.floor(place - size * _REACH).astype(int), 0)
        last = np.minimum(np.ceil(place + size * _REACH).astype(int) + 1, field.shape)
        window = tuple(slice(a, b) for a, b in zip(first, last, strict=True))
        axes = [np.exp(-sharpness * ((np.arange(a, b) - p) / size) ** 2).astype(np.float32)
                for a, b, p in zip(first, last, place, strict=True)]  # fmt: skip
        share = axes[0][:, None, None] * axes[1][:, None] * (axes[2] * np.float32(np.exp(sharpness)))
        # Cut off where it is next to nothing, and everywhere at the border of what was looked at.
        share -= np.float32(np.exp(-sharpness * (_REACH**2 - 1)))
        np.maximum(share, 0, out=share)
        field[window] += share
        nearer = share > most[window]
        most[window][nearer] = share[nearer]
        owner[window][nearer] = at
    check()
    points, triangles = isosurface(field, 1.0)
    return Solid(meshes=(_mesh(field, owner, points, triangles, (low, cell), (paint, first_id, opacity)),))


def _mesh(
    field: Floats,
    owner: Whole,
    points: Floats,
    triangles: Whole,
    grid: tuple[Floats, float],
    body: tuple[Bytes, int, float],
) -> Mesh:
    """The surface back in space, with normals down the field's slope."""
    low, cell = grid
    paint, first_id, opacity = body
    parts = [np.asarray(part, np.float32) for part in np.gradient(field)]
    slope, shade = np.zeros_like(points), np.zeros_like(points)
    for corner, weight in _around(points, field.shape):
        slope += weight[:, None] * np.stack([part[corner] for part in parts], axis=1)
        shade += weight[:, None] * paint[owner[corner]]
    normals = -slope / np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 1e-12)
    atom = owner[tuple(np.rint(points).astype(np.intp).T)]
    ids = (atom + first_id).astype(np.int32)
    colours = np.clip(shade + np.float32(0.5), 0, 255).astype(np.uint8)
    return Mesh(points * np.float32(cell) + low, normals, colours, ids, triangles, opacity=opacity)


def _around(points: Floats, shape: tuple[int, ...]) -> Iterator[tuple[tuple[Places, ...], Floats]]:
    """The grid's points around each of these, and how much each counts."""
    base = np.floor(points).astype(np.intp)
    share = points - base
    for step in np.ndindex(2, 2, 2):
        weight = np.where(np.array(step), share, 1 - share).prod(axis=1).astype(np.float32)
        yield tuple(np.minimum(base + step, np.array(shape) - 1).T), weight
