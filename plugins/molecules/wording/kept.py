"""Kept: a piece that was written as SMILES becomes a pattern that molecules are to have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.api import InvalidRequest
from plugins.molecules.chemistry.reading import molecule_of
from plugins.molecules.chemistry.schedules import refuse
from plugins.molecules.wording.constraints import Has
from plugins.molecules.wording.names import WRITTEN

_WITH_HYDROGEN = re.compile(r"\[([A-Z][a-z]?|[a-z]{1,2})H\d*([+-]?\d*)\]")
_PLAIN = frozenset(("B", "C", "N", "O", "P", "S", "F", "Cl", "Br", "I", "b", "c", "n", "o", "p", "s"))


@dataclass(frozen=True, slots=True)
class Piece:
    """The wish for a piece; it is not `exact` where the hands or isotopes of its atoms are not looked at."""

    wish: Has
    exact: bool


def piece_kept(smiles: str) -> Piece:
    """The wish that a piece stays, with anything in place of its hydrogens; raises UserError in words."""
    molecule = molecule_of(smiles)
    refuse(molecule)
    from rdkit import Chem

    if not any(atom.GetAtomicNum() > 1 for atom in molecule.GetAtoms()):
        raise InvalidRequest("The piece has no atom that could be kept.", advice="Write one such as c1ccncc1.")
    if len(Chem.GetMolFrags(molecule)) > 1:
        raise InvalidRequest("There is more than one piece.", advice="Write one piece, and add the others after it.")
    for atom in molecule.GetAtoms():
        atom.SetAtomMapNum(0)
    whole = str(Chem.MolToSmiles(molecule))
    for atom in molecule.GetAtoms():
        atom.SetIsotope(0)
    plain = str(Chem.MolToSmiles(Chem.RemoveHs(molecule), isomericSmiles=False))
    pattern = _WITH_HYDROGEN.sub(_without_hydrogen, plain)
    return Piece(Has(WRITTEN + pattern, pattern, kept=True), plain == whole)


def _without_hydrogen(atom: re.Match[str]) -> str:
    symbol, charge = atom.groups()
    return symbol if not charge and symbol in _PLAIN else f"[{symbol}{charge}]"
