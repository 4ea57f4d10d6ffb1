"""Drawing: a structure as a solid that can be looked at, as ribbons, sticks or a surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, Mesh, Solid, Words, ball_and_stick, gaussian_surface, ribbon, sticks, tube
from plugins.proteins.colouring import Colouring, Colours, residue_colours
from plugins.proteins.structure.confidence import plddt_of
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import ResidueKind
from plugins.proteins.structure.secondary import HELIX, HELIX_3, HELIX_5, STRAND, secondary_structure
from plugins.proteins.structure.table import ReadStructure

_RADII = {"H": 1.1, "C": 1.7, "N": 1.55, "O": 1.52, "S": 1.8, "P": 1.8}
_OTHER_RADIUS = 1.8
_ELEMENTS = {
    "N": (70, 105, 235), "O": (225, 55, 45), "S": (230, 200, 60), "P": (240, 145, 40), "H": (236, 236, 236)
}  # fmt: skip
OVERLAY = (236, 150, 60)
"""The colour of a structure that is laid upon another."""

_GAP = 4.6
"""Alpha carbons that are farther apart are not neighbours in the chain."""
_LONGEST_BOND, _BOND_TO_HYDROGEN, _DISULFIDE = 1.95, 1.3, 2.5
_WITHIN = 40
"""Bound atoms stand so near to one another in a file; the bridges of cysteines are looked for besides."""


class Style(Enum):
    """How a structure is drawn."""

    RIBBON = "ribbon"
    STICKS = "sticks"
    SURFACE = "surface"


@dataclass(frozen=True, slots=True, eq=False)
class Drawable:
    """A structure with what is drawn of it: `kinds` has H, E or C for each residue, `plddt` a value where it has."""

    structure: Structure
    kinds: str
    plddt: NDArray[np.float32] | None
    remarks: tuple[Words, ...] = ()
    model_numbers: tuple[int, ...] = ()

    def names(self) -> dict[int, str]:
        """What the residues are called, such as A:52 LEU."""
        labels, names = self.structure.residue_label, self.structure.residue_names
        return {at: f"{labels(at)} {names[at]}" for at in range(self.structure.residue_count)}


def drawable_of(read: ReadStructure, check: Callable[[], None]) -> Drawable:
    """Find out what is drawn of a structure."""
    plain = {HELIX: "H", HELIX_3: "H", HELIX_5: "H", STRAND: "E"}
    letters = secondary_structure(read.structure, check)
    kinds = "".join(plain.get(str(letter), "C") for letter in letters)
    return Drawable(read.structure, kinds, plddt_of(read.structure), read.remarks, read.model_numbers)


def solid_of(
    drawable: Drawable, style: Style, colouring: Colouring, hidden: tuple[str, ...], check: Callable[[], None]
) -> Solid:
    """The structure as a solid; the id of a body is the index of its residue.

    Water and the chains that are hidden are left out. Raises InvalidData where nothing is left, or too much.
    """
    structure = drawable.structure
    colours = residue_colours(colouring, structure, drawable.kinds, drawable.plddt)
    gone = [at for at, name in enumerate(structure.chain_names) if name in hidden]
    seen = (structure.kinds != ResidueKind.WATER) & ~np.isin(structure.chain_of, gone)
    if not seen.any():
        raise InvalidData("All chains of the structure are hidden.", advice="Show one of them.")
    return _drawn(drawable, style, colours, seen, check)


def overlay_of(drawable: Drawable, style: Style, check: Callable[[], None]) -> Solid:
    """A structure to be seen with another one: in one colour, and nothing of it can be picked. Raises as `solid_of`."""
    structure = drawable.structure
    colours = np.tile(np.array(OVERLAY, np.uint8), (structure.residue_count, 1))
    seen = np.asarray(structure.kinds != ResidueKind.WATER)
    solid = _drawn(drawable, style, colours, seen, check)
    return _renamed(solid, np.full(structure.residue_count, -1))


def _drawn(
    drawable: Drawable, style: Style, colours: Colours, seen: NDArray[np.bool_], check: Callable[[], None]
) -> Solid:
    structure = drawable.structure
    match style:
        case Style.RIBBON:
            return _anchored(_ribbons(drawable, colours, seen), structure, colours, seen)
        case Style.STICKS:
            return _atoms(structure, colours, seen, balls=False)
        case Style.SURFACE:
            atoms = seen[structure.residue_of]
            residues = structure.residue_of[atoms]
            surface = gaussian_surface(
                structure.positions[atoms], _radii(structure, atoms), colours[residues], fineness=0.7, check=check
            )
            return _anchored(_renamed(surface, residues), structure, colours, seen)
        case _:
            assert_never(style)


def _ribbons(drawable: Drawable, colours: Colours, seen: NDArray[np.bool_]) -> Solid:
    """Ribbons of amino acids, tubes of nucleic acids, and the atoms of all else."""
    structure = drawable.structure
    parts: list[Solid] = []
    places = structure.atoms_of(("CA", "O"))
    traced = np.flatnonzero(seen & structure.is_protein & ~np.isnan(places[:, 0]).any(axis=1))
    if traced.size:
        alpha, oxygen = places[traced, 0], places[traced, 1]
        parts.append(
            _renamed(
                ribbon(
                    alpha, "".join(drawable.kinds[at] for at in traced), colours[traced],
                    sideways=None if np.isnan(oxygen).any() else oxygen, chains=structure.chain_of[traced], gap=_GAP,
                ),
                traced,
            )
        )  # fmt: skip
    nucleic = seen & np.isin(structure.kinds, (ResidueKind.DNA, ResidueKind.RNA))
    sugar = structure.atoms_of(("C4'",))[:, 0]
    threaded = np.flatnonzero(nucleic & ~np.isnan(sugar).any(axis=1))
    if threaded.size:
        thread = tube(sugar[threaded], colours[threaded], radius=0.6, chains=structure.chain_of[threaded])
        parts.append(_renamed(thread, threaded))
    rest = seen.copy()
    rest[traced] = rest[threaded] = False
    if rest.any():
        parts.append(_atoms(structure, colours, rest, balls=True))
    return parts[0].joined(*parts[1:])


def _anchored(solid: Solid, structure: Structure, colours: Colours, seen: NDArray[np.bool_]) -> Solid:
    """The same with a place for each amino acid at its alpha carbon, which is not drawn: what is measured is between.

    Of a body with several parts the first that is known is where it is.
    """
    places = structure.atoms_of(("CA",))[:, 0]
    there = np.flatnonzero(seen & structure.is_protein & ~np.isnan(places).any(axis=1))
    points = places[there].astype(np.float32)
    no_triangles = np.empty((0, 3), np.int32)
    anchors = Mesh(points, np.zeros_like(points), colours[there], there.astype(np.int32), no_triangles)
    return Solid(meshes=(anchors,)).joined(solid)


def _atoms(structure: Structure, colours: Colours, seen: NDArray[np.bool_], *, balls: bool) -> Solid:
    atoms = np.flatnonzero(seen[structure.residue_of])
    places, elements, residues = structure.positions[atoms], structure.elements[atoms], structure.residue_of[atoms]
    paint = colours[residues].copy()
    for element, colour in _ELEMENTS.items():
        paint[elements == element] = colour
    bonds = bonds_of(places, elements)
    if balls:
        return _renamed(ball_and_stick(places, _radii(structure, atoms), paint, bonds), residues)
    return _renamed(sticks(places, paint, bonds), residues)


def bonds_of(places: NDArray[np.float64], elements: NDArray[np.str_]) -> NDArray[np.intp]:
    """Pairs (bonds, 2) of atoms that lie as near to one another as bound ones do."""
    hydrogen = elements == "H"
    found: list[NDArray[np.intp]] = []
    for step in range(1, min(_WITHIN, len(places) - 1) + 1):
        gaps = np.linalg.norm(places[step:] - places[:-step], axis=1)
        either, both = hydrogen[step:] | hydrogen[:-step], hydrogen[step:] & hydrogen[:-step]
        near = (gaps < np.where(either, _BOND_TO_HYDROGEN, _LONGEST_BOND)) & (gaps > 0.1) & ~both
        first = np.flatnonzero(near)
        found.append(np.stack([first, first + step], axis=1))
    sulfur = np.flatnonzero(elements == "S")
    if 1 < len(sulfur) < 2_000:
        gaps = np.linalg.norm(places[sulfur][:, None] - places[sulfur][None], axis=2)
        first, second = np.nonzero(np.triu(gaps < _DISULFIDE, 1))
        found.append(np.stack([sulfur[first], sulfur[second]], axis=1))
    return np.unique(np.concatenate(found), axis=0) if found else np.empty((0, 2), np.intp)


def _radii(structure: Structure, atoms: NDArray[np.int64] | NDArray[np.bool_]) -> NDArray[np.float32]:
    return np.array([_RADII.get(str(element), _OTHER_RADIUS) for element in structure.elements[atoms]], np.float32)


def _renamed(solid: Solid, names: NDArray[np.int64] | NDArray[np.int32]) -> Solid:
    """The same with other ids: that of a body becomes the name at its place."""
    new = names.astype(np.int32)
    cylinders = solid.cylinders
    return Solid(
        replace(solid.spheres, ids=new[solid.spheres.ids]),
        replace(cylinders, start_ids=new[cylinders.start_ids], end_ids=new[cylinders.end_ids]),
        tuple(replace(mesh, ids=new[mesh.ids]) for mesh in solid.meshes),
    )
