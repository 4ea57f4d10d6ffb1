"""Reading: a SMILES becomes a molecule, or one sentence says what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from app.api import InvalidData
from plugins.molecules.chemistry.spelling import check_spelling

if TYPE_CHECKING:
    from rdkit import Chem

MOST_ATOMS = 1_000
"""Atoms of the largest molecule, hydrogens that are not written left out."""
_MOST_CHARACTERS = 20 * MOST_ATOMS


def molecule_of(smiles: str) -> Chem.Mol:
    """The molecule that a SMILES spells; `*` stands for an open place. Raises InvalidData with what is wrong."""
    from rdkit import Chem, rdBase

    text = smiles.strip()
    if not text:
        raise InvalidData("There is no molecule.", advice="Write one as SMILES, such as CCO.")
    if len(text) > _MOST_CHARACTERS:
        raise _too_large()
    check_spelling(text)
    parameters = Chem.SmilesParserParams()
    parameters.sanitize = False
    parameters.removeHs = False
    parameters.allowCXSMILES = False
    parameters.parseName = False
    with rdBase.BlockLogs():
        molecule = Chem.MolFromSmiles(text, parameters)
        if molecule is None:
            raise InvalidData(
                "“{smiles}” is no SMILES.", advice="Look for a mistake in how it is written.", smiles=_short(text)
            )
        return sound(molecule)


def sound(molecule: Chem.Mol) -> Chem.Mol:
    """A molecule as it was read, checked and made ready; raises InvalidData with the atom that is wrong."""
    from rdkit import Chem, rdBase

    if not molecule.GetNumAtoms():
        raise InvalidData("There is no molecule.", advice="Write one as SMILES, such as CCO.")
    if molecule.GetNumHeavyAtoms() > MOST_ATOMS or molecule.GetNumAtoms() > 4 * MOST_ATOMS:
        raise _too_large()
    with rdBase.BlockLogs():
        problems = Chem.DetectChemistryProblems(molecule)
        if problems:
            _refuse(molecule, problems[0])
        Chem.SanitizeMol(molecule)
        Chem.AssignStereochemistry(molecule, cleanIt=True, force=True)
        return Chem.RemoveHs(molecule)


def smiles_of(molecule: Chem.Mol) -> str:
    """The canonical SMILES of a molecule, the same whatever order its atoms are in, without its hydrogens."""
    from rdkit import Chem, rdBase

    with rdBase.BlockLogs():
        smiles: str = Chem.MolToSmiles(Chem.RemoveHs(molecule))
        return smiles


def _refuse(molecule: Chem.Mol, problem: Chem.MolSanitizeException) -> NoReturn:
    kind = problem.GetType()
    if kind == "AtomValenceException":
        atom = molecule.GetAtomWithIdx(problem.GetAtomIdx())
        raise InvalidData(
            "Atom {number} ({symbol}) has more bonds than it can have.",
            advice="Take a bond away, or give the atom a charge.",
            number=atom.GetIdx() + 1,
            symbol=atom.GetSymbol(),
        )
    if kind == "AtomKekulizeException":
        atom = molecule.GetAtomWithIdx(problem.GetAtomIdx())
        raise InvalidData(
            "Atom {number} ({symbol}) is written as aromatic and is in no ring.",
            advice="Write it with a capital letter, or close the ring.",
            number=atom.GetIdx() + 1,
            symbol=atom.GetSymbol().lower(),
        )
    if kind == "KekulizeException":
        raise InvalidData(
            "The aromatic ring with the atoms {numbers} cannot have alternating double bonds.",
            advice="Write a nitrogen with hydrogen as [nH], or the ring with capital letters and =.",
            numbers=", ".join(str(number + 1) for number in problem.GetAtomIndices()),
        )
    raise InvalidData("The molecule cannot exist as it is written.", detail=problem.Message())


def _too_large() -> InvalidData:
    return InvalidData(
        "The molecule has more than {most} atoms.", advice="Give a smaller one, or a part of it.", most=MOST_ATOMS
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
