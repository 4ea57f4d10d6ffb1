"""Pieces: what of a molecule is kept, given as SMILES with * where it goes on, and whether it was kept."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from app.api import InvalidRequest
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.chemistry.schedules import refuse
from plugins.molecules.smiles.tokens import symbols

if TYPE_CHECKING:
    from rdkit import Chem

MOST_TOKENS = 100


def piece_of(smiles: str, pieces: int) -> str:
    """A scaffold (one piece), or two fragments, as the model is told them; raises UserError in words."""
    molecule = molecule_of(smiles)
    refuse(molecule)
    from rdkit import Chem

    for atom in molecule.GetAtoms():
        atom.SetAtomMapNum(0)
        if not atom.GetAtomicNum():
            atom.SetIsotope(0)
    parts = Chem.GetMolFrags(molecule, asMols=True)
    opens = [sum(atom.GetAtomicNum() == 0 for atom in part.GetAtoms()) for part in parts]
    if pieces == 1 and (len(parts) != 1 or not opens[0]):
        raise InvalidRequest(
            "The scaffold has to be one piece with * where something is to be attached.",
            advice="Such as *c1ccncc1, or *c1ccc(*)cc1 for two places.",
        )
    if pieces == 2 and opens != [1, 1]:
        raise InvalidRequest("There have to be two fragments with one * each.", advice="Such as *c1ccccc1.*N1CCOCC1.")
    if any(part.GetNumAtoms() == open_ for part, open_ in zip(parts, opens, strict=True)):
        raise InvalidRequest("A piece has no atom besides *.", advice="Give atoms that are kept.")
    found = ".".join(sorted(smiles_of(part).replace("[*]", "*") for part in parts))
    if len(symbols(found)) > MOST_TOKENS:
        raise InvalidRequest("What is kept is too large for the model.", advice="Keep a smaller part of it.")
    return found


def pattern_of_piece(piece: str) -> Chem.Mol:
    """What finds a piece in a molecule, with nothing attached but where it has a *."""
    from rdkit import Chem

    parameters = Chem.AdjustQueryParameters.NoAdjustments()
    parameters.adjustDegree = True
    parameters.adjustDegreeFlags = Chem.AdjustQueryWhichFlags.ADJUST_IGNOREDUMMIES
    query = Chem.RWMol(Chem.AdjustQueryProperties(Chem.MolFromSmiles(piece), parameters))
    for number in sorted((atom.GetIdx() for atom in query.GetAtoms() if not atom.GetAtomicNum()), reverse=True):
        query.RemoveAtom(number)
    return query.GetMol()


def openings(ring: str, chance: random.Random) -> str:
    """A ring system with a * at one to three of its atoms that have a hydrogen."""
    from rdkit import Chem

    molecule = Chem.RWMol(Chem.MolFromSmiles(ring))
    free = [atom.GetIdx() for atom in molecule.GetAtoms() if atom.GetTotalNumHs()]
    for number in chance.sample(free, min(len(free), chance.randint(1, 3))):
        atom = molecule.GetAtomWithIdx(number)
        if atom.GetNumExplicitHs():
            atom.SetNumExplicitHs(atom.GetNumExplicitHs() - 1)
        molecule.AddBond(number, molecule.AddAtom(Chem.Atom(0)), Chem.BondType.SINGLE)
    Chem.SanitizeMol(molecule)
    return str(Chem.MolToSmiles(molecule)).replace("[*]", "*")
