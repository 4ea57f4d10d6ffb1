"""Ribbons along a chain: helices as bands, strands as arrows, the rest as a tube."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from app.document.errors import InvalidData
from app.solid.arrays import Bytes, Floats, Whole
from app.solid.bodies import Mesh, Spheres, no_spheres
from app.solid.solid import Solid
from app.solid.sweep import Rings, swept

MOST_RESIDUES = 30_000
_STEPS = 6
"""So many rings between two places."""
_RAMP = 0.45
"""Within so much of the way between two places a tube becomes a band."""
_HEAD = 1.35
"""So long is the head of an arrow, in places."""


@dataclass(frozen=True, slots=True)
class RibbonStyle:
    """Half widths and half thicknesses in the unit of the places, fit for ångströms between alpha carbons."""

    tube: float = 0.28
    helix: tuple[float, float] = (1.35, 0.22)
    strand: tuple[float, float] = (1.15, 0.24)
    head: float = 1.9
    sides: int = 14


def ribbon(
    trace: ArrayLike,
    kinds: str,
    colours: ArrayLike,
    *,
    sideways: ArrayLike | None = None,
    chains: ArrayLike | None = None,
    gap: float | None = None,
    style: RibbonStyle | None = None,
    first_id: int = 0,
) -> Solid:
    """A ribbon through places (N, 3) with a colour (N, 3) each; the id of a residue is its number.

    `kinds` has a letter for each: H in a helix, E in a strand, C for the rest. `sideways` (N, 3) is where a band is
    wide, as from an alpha carbon to the oxygen of its residue; without it, it is told from the places. The ribbon is
    cut where `chains` (N,) changes and where two places are farther apart than `gap`.

    Raises InvalidData for no residues, too many, places that are no numbers, and other letters.
    """
    places = np.asarray(trace, np.float32)
    _checked(places, kinds)
    paint = np.asarray(colours, np.uint8)
    style = style or RibbonStyle()
    begins = np.zeros(len(places), bool)
    begins[0] = True
    if chains is not None:
        named = np.asarray(chains)
        begins[1:] |= named[1:] != named[:-1]
    if gap is not None:
        begins[1:] |= np.linalg.norm(np.diff(places, axis=0), axis=1) > gap
    starts = [*np.flatnonzero(begins).tolist(), len(places)]
    given = None if sideways is None else np.asarray(sideways, np.float32)
    meshes: list[Mesh] = []
    alone: list[int] = []
    for first, last in pairwise(starts):
        if last - first < 2:
            alone.append(first)
            continue
        part = slice(first, last)
        chain = _Chain.of(places[part], kinds[part], None if given is None else given[part])
        meshes += _meshes(chain, kinds[part], paint[part], first + first_id, style)
    return Solid(_balls(alone, places, paint, style, first_id), meshes=(_one(meshes),) if meshes else ())


def tube(
    trace: ArrayLike, colours: ArrayLike, *, radius: float = 0.28, chains: ArrayLike | None = None, first_id: int = 0
) -> Solid:
    """A round tube through places (N, 3). Raises as `ribbon`."""
    style = RibbonStyle(tube=radius)
    return ribbon(trace, "C" * len(np.asarray(trace)), colours, chains=chains, style=style, first_id=first_id)


def _checked(places: Floats, kinds: str) -> None:
    if places.size == 0:
        raise InvalidData("There are no residues to draw.", advice="Choose a chain that has positions.")
    if len(places) > MOST_RESIDUES:
        raise InvalidData(
            "{count} residues are too many to draw.",
            advice="Show at most {most} of them, for instance one chain.",
            count=f"{len(places):,}",
            most=f"{MOST_RESIDUES:,}",
        )
    bad = np.flatnonzero(~np.isfinite(places).all(axis=1))
    if len(bad):
        raise InvalidData(
            "{count} residues have no position, the first of them is number {first}.",
            advice="Leave these residues out.",
            count=len(bad),
            first=int(bad[0]) + 1,
        )
    if len(kinds) != len(places) or set(kinds) - set("HEC"):
        raise InvalidData(
            "The secondary structure does not fit the chain: {count} residues, {kinds} letters.",
            advice="Give one of the letters H, E and C for each residue.",
            count=len(places),
            kinds=len(kinds),
        )


@dataclass(frozen=True, slots=True)
class _Chain:
    """A curve through places, and where it is wide."""

    places: Floats
    sideways: Floats

    @classmethod
    def of(cls, places: Floats, kinds: str, sideways: Floats | None) -> _Chain:
        strand = np.array([kind == "E" for kind in kinds])
        wide = _across(places) if sideways is None else sideways - places
        wide = np.array(wide, np.float32)
        for at in range(1, len(wide)):
            # A band that turned over from one residue to the next would be twisted in between.
            if wide[at] @ wide[at - 1] < 0:
                wide[at] = -wide[at]
        flat = places.copy()
        for _ in range(2):
            # The pleats of a strand are smoothed away.
            flat[1:-1] = np.where(strand[1:-1, None], (flat[:-2] + 2 * flat[1:-1] + flat[2:]) / 4, flat[1:-1])
            wide[1:-1] = (wide[:-2] + 2 * wide[1:-1] + wide[2:]) / 4
        return cls(flat, wide)

    def at(self, along: NDArray[np.float64]) -> tuple[Floats, Floats, Floats]:
        """Places, tangents and sides (N, 3), each where it is so many residues along."""
        count = len(self.places)
        padded = np.concatenate([
            2 * self.places[:1] - self.places[1:2], self.places, 2 * self.places[-1:] - self.places[-2:-1]
        ])  # fmt: skip
        base = np.clip(np.floor(along).astype(np.intp), 0, count - 2)
        t = (along - base).astype(np.float32)[:, None]
        a, b, c, d = (padded[base + shift] for shift in range(4))
        place = ((((-a + 3 * b - 3 * c + d) * t + (2 * a - 5 * b + 4 * c - d)) * t + (c - a)) * t + 2 * b) / 2
        tangent = ((3 * (-a + 3 * b - 3 * c + d) * t + 2 * (2 * a - 5 * b + 4 * c - d)) * t + (c - a)) / 2
        tangent = _unit(tangent, np.array([0, 0, 1], np.float32))
        side = self.sideways[base] * (1 - t) + self.sideways[base + 1] * t
        side = side - (side * tangent).sum(axis=1, keepdims=True) * tangent
        spare = np.cross(tangent, np.where(np.abs(tangent[:, :1]) < 0.8, [[1.0, 0, 0]], [[0, 1.0, 0]]))
        return place, tangent, _unit(side, spare.astype(np.float32))


def _across(places: Floats) -> Floats:
    """Along a helix and across a strand: at right angles to two steps after one another."""
    if len(places) < 3:
        return np.zeros_like(places)
    steps = np.diff(places, axis=0)
    across = np.cross(steps[:-1], steps[1:])
    return np.concatenate([across[:1], across, across[-1:]]).astype(np.float32)


def _unit(vectors: NDArray[np.floating], spare: Floats) -> Floats:
    size = np.linalg.norm(vectors, axis=1, keepdims=True)
    fine = np.where(size > 1e-6, vectors, spare)
    return np.asarray(fine / np.maximum(np.linalg.norm(fine, axis=1, keepdims=True), 1e-9), np.float32)


def _meshes(chain: _Chain, kinds: str, colours: Bytes, first_id: int, style: RibbonStyle) -> Iterator[Mesh]:
    last = len(kinds) - 1
    strips = list(_strips(kinds, style))
    for number, (along, width, thick, blunt, facing) in enumerate(strips):
        place, tangent, side = chain.at(along)
        residue = np.clip(np.rint(along), 0, last).astype(np.intp)
        normals = None if facing is None else tangent * np.float32(facing)
        rings = Rings(place, side, np.cross(tangent, side), width, thick, blunt)
        ends = (number == 0, number == len(strips) - 1)
        yield swept(rings, colours[residue], (residue + first_id).astype(np.int32), style.sides, normals, ends)


Strip = tuple[NDArray[np.float64], Floats, Floats, Floats, float | None]
"""Where its rings are, half widths and thicknesses, how blunt they are, and -1 or 1 where it is a flat step."""


def _strips(kinds: str, style: RibbonStyle) -> Iterator[Strip]:
    """Pieces without a step in their width: an arrow's head begins a new one."""
    last = len(kinds) - 1
    sizes = {"H": style.helix, "E": style.strand, "C": (style.tube, style.tube)}
    heads = [at for at in range(1, last + 1) if kinds[at] == "E" and (at == last or kinds[at + 1] != "E")]
    heads = [at for at in heads if kinds[at - 1] == "E"]
    cuts = [0.0, *(min(at + 0.5, float(last)) - _HEAD for at in heads if min(at + 0.5, last) - _HEAD > 0), float(last)]
    tips = [min(at + 0.5, float(last)) for at in heads]
    for first, end in pairwise(cuts):
        inner = np.arange(np.floor(first * _STEPS) + 1, np.ceil(end * _STEPS)) / _STEPS
        along = np.array([first, *inner[(inner > first + 1e-3) & (inner < end - 1e-3)], end])
        width, thick, blunt = _profile(along, kinds, sizes)
        for tip in tips:
            head = (along >= tip - _HEAD - 1e-6) & (along <= tip) & (first >= tip - _HEAD - 1e-6)
            share = ((tip - along) / _HEAD).astype(np.float32)
            width = np.where(head, style.tube + (style.head - style.tube) * share, width).astype(np.float32)
        if first > 0:
            flat = np.array([style.strand[0], style.head], np.float32)
            step = np.array([first, first])
            yield step, flat, np.full(2, style.strand[1], np.float32), np.ones(2, np.float32), -1.0
        yield along, width, thick, blunt, None


def _profile(
    along: NDArray[np.float64], kinds: str, sizes: dict[str, tuple[float, float]]
) -> tuple[Floats, Floats, Floats]:
    """Half widths, half thicknesses and bluntness, which change over about a border between two kinds."""
    table: Floats = np.array([(*sizes[kind], 0.0 if kind == "C" else 1.0) for kind in kinds], np.float32)
    at = np.clip(np.floor(along).astype(np.intp), 0, len(kinds) - 2)
    way = np.clip(((along - at) - 0.5) / _RAMP + 0.5, 0, 1)
    share = (way * way * (3 - 2 * way)).astype(np.float32)[:, None]
    mixed = np.asarray(table[at] * (1 - share) + table[at + 1] * share, np.float32)
    return mixed[:, 0], mixed[:, 1], mixed[:, 2]


def _one(meshes: list[Mesh]) -> Mesh:
    """All of them as one."""
    before = np.cumsum([0, *(len(mesh.points) for mesh in meshes)])
    triangles: list[Whole] = [mesh.triangles + np.int32(at) for mesh, at in zip(meshes, before[:-1], strict=True)]
    return Mesh(
        np.concatenate([mesh.points for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.colours for mesh in meshes]),
        np.concatenate([mesh.ids for mesh in meshes]),
        np.concatenate(triangles),
    )


def _balls(alone: list[int], places: Floats, colours: Bytes, style: RibbonStyle, first_id: int) -> Spheres:
    """Residues without a neighbour."""
    if not alone:
        return no_spheres()
    at = np.array(alone)
    radii = np.full(len(at), style.tube * 2, np.float32)
    return Spheres(places[at], radii, colours[at], (at + first_id).astype(np.int32))
