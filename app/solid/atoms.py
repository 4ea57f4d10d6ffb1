"""Atoms as balls and sticks, as sticks alone, or filling their space."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from app.document.errors import InvalidData
from app.solid.arrays import Bytes, Floats
from app.solid.bodies import Cylinders, Spheres
from app.solid.solid import Solid

MOST_ATOMS = 100_000
_APART = 0.36
"""Bonds of order 2 and 3 lie so far apart, in their own thickness times ten."""


def space_filling(positions: ArrayLike, radii: ArrayLike, colours: ArrayLike, *, first_id: int = 0) -> Solid:
    """Spheres of the radii given; the id of an atom is its number.

    Raises InvalidData for no atoms, too many, or a position that is no number.
    """
    places, sizes, paint = atoms_of(positions, radii, colours)
    return Solid(Spheres(places, sizes, paint, np.arange(len(places), dtype=np.int32) + first_id))


def ball_and_stick(
    positions: ArrayLike,
    radii: ArrayLike,
    colours: ArrayLike,
    bonds: ArrayLike,
    *,
    orders: ArrayLike | None = None,
    ball: float = 0.25,
    stick: float = 0.14,
    first_id: int = 0,
) -> Solid:
    """Balls of `ball` times the radii given, joined by sticks of a radius of `stick` in the unit of the positions.

    `bonds` (B, 2) are numbers of atoms, `orders` (B,) draws 2 and 3 as so many thinner sticks, and 1.5 as two of which
    one is thin. Raises InvalidData for no atoms, too many, positions that are no numbers, and bonds to no atom.
    """
    places, sizes, paint = atoms_of(positions, radii, colours)
    pairs = _bonds(bonds, len(places))
    ids = np.arange(len(places), dtype=np.int32) + first_id
    spheres = Spheres(places, np.maximum(sizes * np.float32(ball), np.float32(stick)), paint, ids)
    return Solid(spheres, _sticks(places, paint, pairs, _orders(orders, len(pairs)), stick, first_id))


def sticks(
    positions: ArrayLike, colours: ArrayLike, bonds: ArrayLike, *, stick: float = 0.2, first_id: int = 0
) -> Solid:
    """Sticks of one thickness with round ends; atoms without a bond are balls of it. Raises as `ball_and_stick`."""
    return ball_and_stick(positions, np.ones(len(np.asarray(positions))), colours, bonds, ball=0, stick=stick,
                          first_id=first_id)  # fmt: skip


def atoms_of(positions: ArrayLike, radii: ArrayLike, colours: ArrayLike) -> tuple[Floats, Floats, Bytes]:
    """Positions, radii and colours of atoms that can be drawn; raises InvalidData."""
    places = np.asarray(positions, np.float32)
    if places.size == 0:
        raise InvalidData("There are no atoms to draw.", advice="Choose something that has atoms with positions.")
    if len(places) > MOST_ATOMS:
        raise InvalidData(
            "{count} atoms are too many to draw.",
            advice="Show at most {most} of them, for instance one chain, or a ribbon instead of atoms.",
            count=f"{len(places):,}",
            most=f"{MOST_ATOMS:,}",
        )
    bad = np.flatnonzero(~np.isfinite(places).all(axis=1))
    if len(bad):
        raise InvalidData(
            "{count} atoms have no position, the first of them is number {first}.",
            advice="Compute the structure again, or leave these atoms out.",
            count=len(bad),
            first=int(bad[0]) + 1,
        )
    return places, np.broadcast_to(np.asarray(radii, np.float32), (len(places),)), np.asarray(colours, np.uint8)


def _bonds(bonds: ArrayLike, atoms: int) -> NDArray[np.intp]:
    pairs = np.asarray(bonds, np.intp).reshape(-1, 2)
    bad = np.flatnonzero(((pairs < 0) | (pairs >= atoms)).any(axis=1))
    if len(bad):
        raise InvalidData(
            "Bond {bond} joins an atom that is not there.",
            advice="Load the structure again; there are {atoms} atoms.",
            bond=int(bad[0]) + 1,
            atoms=atoms,
        )
    return pairs


def _orders(orders: ArrayLike | None, count: int) -> Floats:
    return np.ones(count, np.float32) if orders is None else np.asarray(orders, np.float32)


def _sticks(
    places: Floats, paint: Bytes, pairs: NDArray[np.intp], orders: Floats, stick: float, first_id: int
) -> Cylinders:
    """A cylinder for each line of a bond; double bonds lie in the plane of their neighbours."""
    across = _sideways(places, pairs)
    apart = np.float32(_APART / 0.2 * stick)
    partial = (orders >= 1.25) & (orders < 1.75)
    double = (orders >= 1.75) & (orders < 2.5)
    kinds = (
        (orders < 1.25, ((0.0, 1.0),)),
        (partial, ((0.0, 0.75), (1.0, 0.35))),
        (double, ((-0.5, 0.55), (0.5, 0.55))),
        (orders >= 2.5, ((-0.8, 0.4), (0.0, 0.4), (0.8, 0.4))),
    )
    lines = [(np.flatnonzero(mine), side, thick) for mine, each in kinds for side, thick in each]
    bond = np.concatenate([mine for mine, _, _ in lines])
    offset = (
        np.concatenate([np.full((len(mine), 1), side * apart, np.float32) for mine, side, _ in lines]) * across[bond]
    )
    thick = np.concatenate([np.full(len(mine), size * stick, np.float32) for mine, _, size in lines])
    a, b = pairs[bond].T
    return Cylinders(
        places[a] + offset,
        places[b] + offset,
        thick,
        paint[a],
        paint[b],
        (a + first_id).astype(np.int32),
        (b + first_id).astype(np.int32),
    )


def _sideways(places: Floats, pairs: NDArray[np.intp]) -> Floats:
    """For each bond a direction across it, towards a neighbour where there is one."""
    along = places[pairs[:, 1]] - places[pairs[:, 0]]
    size = np.linalg.norm(along, axis=1, keepdims=True)
    along = np.divide(along, size, out=np.zeros_like(along), where=size > 0)
    neighbour = np.full(len(places), -1, np.intp)
    other = np.full(len(places), -1, np.intp)
    for a, b in (pairs.T, pairs.T[::-1]) if len(pairs) else ():
        other[a] = np.where(neighbour[a] < 0, other[a], neighbour[a])
        neighbour[a] = b
    towards = np.zeros_like(along)
    for side in (0, 1):
        a, b = pairs[:, side], pairs[:, 1 - side]
        near = np.where(neighbour[a] != b, neighbour[a], other[a])
        known = (near >= 0) & ~towards.any(axis=1)
        towards[known] = places[near[known]] - places[a[known]]
    spare = np.where(np.abs(along[:, :1]) < 0.8, np.array([[1, 0, 0]], np.float32), np.array([[0, 1, 0]], np.float32))
    for _ in range(2):
        flat = towards - (towards * along).sum(axis=1, keepdims=True) * along
        size = np.linalg.norm(flat, axis=1, keepdims=True)
        towards = np.where(size > 1e-3, flat, spare)
    size = np.linalg.norm(towards, axis=1, keepdims=True)
    return np.asarray(towards / np.maximum(size, 1e-6), np.float32)
