"""Schedules: whether a molecule is on a schedule of the Chemical Weapons Convention, and refusing it then.

The patterns are written after the Annex on Chemicals, with the additions that are in force since June 2020. Salts,
protonated forms, isotopes and stereoisomers of what is listed count as it. An open place (`*`) counts as an alkyl group
wherever schedule 1 names one. Ricin is a protein, and larger than any molecule that is read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.api import UserError, Words
from plugins.molecules.chemistry.families import FAMILIES
from plugins.molecules.chemistry.listed import EXEMPT, LISTED

if TYPE_CHECKING:
    from rdkit import Chem

_COUNTER_IONS = (
    *("Cl", "Br", "I", "F", "O", "[Na+]", "[K+]", "[Li+]", "[Ca+2]", "[Mg+2]", "[Zn+2]", "[Ag+]", "[Cl-]", "[Br-]"),
    *("[I-]", "[F-]", "[OH-]", "O=S(=O)(O)O", "O=P(O)(O)O", "O=[N+]([O-])O", "CS(=O)(=O)O", "CC(=O)O"),
    *("O=C(O)C=CC(=O)O", "O=C(O)C(=O)O", "O=C(O)C(O)C(O)C(=O)O", "O=C(O)CC(O)(CC(=O)O)C(=O)O", "O=Cl(=O)(=O)O"),
)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """The schedule (1, 2 or 3), the entry in it such as A.1, and what it is called there.

    `near` is of what has the reactive core of the entry with groups that it doesn't name.
    """

    schedule: int
    entry: str
    name: Words
    near: bool = False


def scheduled(molecule: Chem.Mol) -> Scheduled | None:
    """The entry of the schedules that a molecule, or one of its parts where it is a salt or mixture, comes under."""
    parts = _parts(molecule)
    found = [each for part in parts if (each := _entry(part, alone=len(parts) == 1))]
    return min(found, key=lambda each: (each.near, each.schedule)) if found else None


def refuse(molecule: Chem.Mol) -> None:
    """Raise UserError with the reason if the molecule comes under a schedule; nothing is made from or towards it."""
    found = scheduled(molecule)
    if not found:
        return
    if found.near:
        raise UserError(
            "This has the reactive core of a chemical weapon (schedule {schedule}, {entry}: {name}).",
            advice="Nothing is made from or towards it. Choose another molecule.",
            schedule=found.schedule,
            entry=found.entry,
            name=found.name,
        )
    raise UserError(
        "This is on schedule {schedule} of the Chemical Weapons Convention ({entry}: {name}).",
        advice="Nothing is made from or towards it. Choose another molecule.",
        schedule=found.schedule,
        entry=found.entry,
        name=found.name,
    )


def _parts(molecule: Chem.Mol) -> list[Chem.Mol]:
    """The parts that aren't counter-ions, without protons to make them neutral and without hydrogens of their own."""
    from rdkit import Chem, rdBase

    atoms = list(molecule.GetAtoms())
    charged = any(atom.GetFormalCharge() for atom in atoms)
    if not charged and all(atom.GetAtomicNum() != 1 for atom in atoms) and len(Chem.GetMolFrags(molecule)) == 1:
        return [molecule]
    with rdBase.BlockLogs():
        parts = [_neutral(part) for part in Chem.GetMolFrags(Chem.RemoveAllHs(molecule), asMols=True)]
    return [part for part in parts if len(parts) == 1 or _name(part) not in _counter_ions()]


def _neutral(part: Chem.Mol) -> Chem.Mol:
    """A part with as many protons as make it neutral, where it can be."""
    from rdkit.Chem.MolStandardize import rdMolStandardize

    return rdMolStandardize.Uncharger(canonicalOrder=True).uncharge(part)


def _entry(part: Chem.Mol, *, alone: bool) -> Scheduled | None:
    """The entry of one part; what schedule 3 lists doesn't count as the base of a salt with another molecule."""
    elements = sorted(atom.GetAtomicNum() for atom in part.GetAtoms())
    if tuple(elements) in _elements_of_listed():
        name = _name(part)
        found = _listed().get(name)
        if found:
            return found if alone or found.schedule < 3 else None
        if name in _exempt():
            return None
    fitting = [each for each in FAMILIES if each.needs <= set(elements) and len(elements) <= each.largest]
    for family in fitting:
        if family.exact(part):
            return Scheduled(family.schedule, family.entry, family.name)
    for family in fitting:
        if family.nearly(part):
            return Scheduled(family.schedule, family.entry, family.name, near=True)
    return None


def _name(molecule: Chem.Mol) -> str:
    """The SMILES of a molecule, the same for all its isotopes and stereoisomers."""
    from rdkit import Chem

    plain = Chem.Mol(molecule)
    for atom in plain.GetAtoms():
        atom.SetAtomMapNum(0)
    smiles: str = Chem.MolToSmiles(plain, isomericSmiles=False)
    return smiles


@cache
def _elements_of_listed() -> frozenset[tuple[int, ...]]:
    """The elements of the atoms of what is listed or exempt, in order: few other molecules have the same."""
    from rdkit import Chem

    molecules = [Chem.MolFromSmiles(each) for each in (*(each.smiles for each in LISTED), *EXEMPT)]
    return frozenset(tuple(sorted(atom.GetAtomicNum() for atom in each.GetAtoms())) for each in molecules)


@cache
def _listed() -> dict[str, Scheduled]:
    return {_canonical(each.smiles): Scheduled(each.schedule, each.entry, each.name) for each in LISTED}


@cache
def _exempt() -> frozenset[str]:
    return frozenset(map(_canonical, EXEMPT))


@cache
def _counter_ions() -> frozenset[str]:
    return frozenset(map(_canonical, _COUNTER_IONS))


def _canonical(smiles: str) -> str:
    from rdkit import Chem

    return _name(Chem.MolFromSmiles(smiles))
