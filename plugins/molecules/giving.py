"""Giving: what selected molecules give to a generator: a scaffold, two fragments, or themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from app.api import InvalidRequest, UserError, Words
from plugins.molecules.chemistry.reading import molecule_of, smiles_of

if TYPE_CHECKING:
    from rdkit import Chem

OPEN = "*"


class Gift(Enum):
    """What a generator is given: the field of its request."""

    SCAFFOLD = "scaffold"
    FRAGMENTS = "fragments"
    MOLECULE = "molecule"


@dataclass(frozen=True, slots=True)
class Given:
    """What is given as a SMILES, its pieces as they are shown, and why it cannot be given where that is so.

    `places` are the numbers of the atoms of each piece that are open places.
    """

    value: str = ""
    pieces: tuple[str, ...] = ()
    places: tuple[tuple[int, ...], ...] = ()
    fault: Words = field(default_factory=Words)


def given_of(gift: Gift, smiles: Sequence[str]) -> Given:
    """What molecules give; on any thread, and a fault is said in place of raised."""
    shown = tuple(smiles[:2]) if gift is Gift.FRAGMENTS else tuple(smiles[:1])
    try:
        if not smiles:
            raise InvalidRequest("No molecule is selected.", advice="Select one in the grid, and try again.")
        if gift is Gift.FRAGMENTS:
            return Given(fragments_given(smiles), shown, _places(shown))
        value = scaffold_given(smiles[0]) if gift is Gift.SCAFFOLD else smiles[0]
    except UserError as error:
        return Given("", shown, _places(shown), error.words)
    return Given(value, (value,), _places((value,)))


def openings_of(smiles: str) -> int:
    """How many open places a SMILES has; raises InvalidData where it is none."""
    return sum(not atom.GetAtomicNum() for atom in molecule_of(smiles).GetAtoms())


def scaffold_given(smiles: str) -> str:
    """What of a molecule stays while it is decorated.

    One with open places stays whole. Of any other it is the Murcko scaffold, its rings and what links them, open where
    something was attached. Raises InvalidRequest where there is none.
    """
    from rdkit import Chem
    from rdkit.Chem.Scaffolds import MurckoScaffold

    molecule = molecule_of(smiles)
    if any(not atom.GetAtomicNum() for atom in molecule.GetAtoms()):
        return _plain(molecule)
    if not molecule.GetRingInfo().NumRings():
        raise InvalidRequest(
            "This molecule has no ring, and so no scaffold.",
            advice="Say on the board where something may be attached, or make analogues of it.",
        )
    # Of a copy whose atoms know their numbers, so that the scaffold is found as it lies in the molecule
    numbered = Chem.Mol(molecule)
    for atom in numbered.GetAtoms():
        atom.SetIntProp("number", atom.GetIdx())
    kept = {atom.GetIntProp("number") for atom in MurckoScaffold.GetScaffoldForMol(numbered).GetAtoms()}
    leaving = [
        bond.GetIdx()
        for bond in molecule.GetBonds()
        if (bond.GetBeginAtomIdx() in kept) != (bond.GetEndAtomIdx() in kept)
    ]
    if not leaving:
        raise InvalidRequest(
            "Nothing is attached to the scaffold of this molecule.",
            advice="Say on the board where something may be attached.",
        )
    cut = Chem.FragmentOnBonds(molecule, leaving, dummyLabels=[(0, 0)] * len(leaving))
    parts: list[tuple[int, ...]] = []
    pieces = Chem.GetMolFrags(cut, asMols=True, fragsMolAtomMapping=parts)
    return next(_plain(piece) for piece, atoms in zip(pieces, parts, strict=True) if kept & set(atoms))


def fragments_given(smiles: Sequence[str]) -> str:
    """Two fragments that are to be linked; raises InvalidRequest where they are not two with one open place each."""
    if len(smiles) != 2:
        raise InvalidRequest(
            "Two molecules are linked, and {count} are selected.",
            advice="Select two in the grid, the second with Ctrl.",
            count=len(smiles),
        )
    for number, one in enumerate(smiles, 1):
        count = openings_of(one)
        if count != 1:
            raise InvalidRequest(
                "Fragment {number} has {count} open places, and a link begins at one.",
                advice="Say on the board where the link begins.",
                number=number,
                count=count,
            )
    return ".".join(_plain(molecule_of(one)) for one in smiles)


def _places(pieces: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The open places of pieces; none of what is no molecule."""
    found = []
    for piece in pieces:
        try:
            atoms = molecule_of(piece).GetAtoms()
        except UserError:
            atoms = ()
        found.append(tuple(atom.GetIdx() for atom in atoms if not atom.GetAtomicNum()))
    return tuple(found)


def shown_again(gift: Gift, value: str) -> Given:
    """What was given once, as it is shown."""
    pieces = tuple(value.split(".")[:2]) if gift is Gift.FRAGMENTS else (value,)
    return Given(value, pieces, _places(pieces))


def _plain(molecule: Chem.Mol) -> str:
    """The SMILES with each open place as a bare star."""
    bare = type(molecule)(molecule)
    for atom in bare.GetAtoms():
        atom.SetAtomMapNum(0)
        if not atom.GetAtomicNum():
            atom.SetIsotope(0)
    return smiles_of(bare).replace("[*]", OPEN)
