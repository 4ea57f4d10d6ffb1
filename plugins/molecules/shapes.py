"""Shapes: the conformers of a molecule as solids that can be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.api import Solid, ball_and_stick, space_filling, sticks
from plugins.molecules.chemistry.conformers import conformers
from plugins.molecules.chemistry.reading import molecule_of

_CARBON, _OTHER = (144, 148, 156), (220, 110, 170)
_COLOURS = {
    "H": (236, 236, 236), "C": _CARBON,
    "N": (70, 105, 235), "O": (225, 55, 45), "F": (125, 205, 95), "P": (240, 145, 40),
    "S": (230, 200, 60), "Cl": (60, 190, 70), "Br": (160, 65, 45), "I": (140, 50, 165), "B": (240, 175, 165),
}  # fmt: skip


class Style(Enum):
    """How a molecule is drawn in space."""

    BALLS = "balls"
    SPHERES = "spheres"
    STICKS = "sticks"


@dataclass(frozen=True, slots=True)
class Shapes:
    """Places of the atoms of each conformer in ångströms, the lowest energy (kcal/mol) first."""

    smiles: str
    symbols: tuple[str, ...]
    radii: tuple[float, ...]
    bonds: tuple[tuple[int, int], ...]
    orders: tuple[float, ...]
    places: tuple[tuple[tuple[float, float, float], ...], ...]
    energies: tuple[float, ...]
    field: str

    def solid(self, number: int, style: Style) -> Solid:
        """One conformer as a solid; the id of an atom is its number."""
        places, colours = self.places[number], [_COLOURS.get(symbol, _OTHER) for symbol in self.symbols]
        match style:
            case Style.BALLS:
                return ball_and_stick(places, self.radii, colours, self.bonds, orders=self.orders)
            case Style.SPHERES:
                return space_filling(places, self.radii, colours)
            case Style.STICKS:
                return sticks(places, colours, self.bonds)

    def names(self) -> dict[int, str]:
        """What the atoms are called, such as C4."""
        return {number: f"{symbol}{number + 1}" for number, symbol in enumerate(self.symbols)}


def shapes_of(smiles: str, count: int, seed: int, check: Callable[[], None]) -> Shapes:
    """Find the shapes of a molecule, on any thread; raises InvalidData for one that has none."""
    from rdkit import Chem

    found = conformers(molecule_of(smiles), count, seed, check)
    table, atoms = Chem.GetPeriodicTable(), list(found.molecule.GetAtoms())
    drawn = Chem.Mol(found.molecule)
    Chem.Kekulize(drawn, clearAromaticFlags=True)
    places = tuple(
        tuple((float(x), float(y), float(z)) for x, y, z in conformer.GetPositions())
        for conformer in found.molecule.GetConformers()
    )
    return Shapes(
        smiles,
        tuple(atom.GetSymbol() for atom in atoms),
        tuple(float(table.GetRvdw(atom.GetAtomicNum())) for atom in atoms),
        tuple((bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()) for bond in drawn.GetBonds()),
        tuple(float(bond.GetBondTypeAsDouble()) for bond in drawn.GetBonds()),
        places,
        found.energies,
        found.field,
    )
