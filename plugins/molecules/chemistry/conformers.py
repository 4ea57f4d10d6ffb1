"""Conformers: the shapes that a molecule takes in space, with the energy of each."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.api import InvalidData, InvalidRequest

if TYPE_CHECKING:
    from rdkit import Chem

MMFF, UFF = "MMFF94", "UFF"
MOST_CONFORMERS = 200
MOST_EMBEDDED = 200
"""Atoms of the largest molecule whose shapes are looked for, without hydrogens."""
_STEPS, _ROUNDS = 200, 10
_SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class Conformers:
    """A molecule with its hydrogens and shapes, the one with the lowest energy first; energies in kcal/mol.

    `field` is the force field: MMFF94, or UFF where MMFF94 has no parameters for an atom. Of shapes whose number is in
    `unsettled` the energy still fell when it was no longer followed.
    """

    molecule: Chem.Mol
    energies: tuple[float, ...]
    field: str
    unsettled: tuple[int, ...] = ()


def conformers(molecule: Chem.Mol, count: int, seed: int, check: Callable[[], None] = lambda: None) -> Conformers:
    """Shapes by ETKDG version 3 at the nearest minimum of a force field; `check` is called often and may raise.

    Raises InvalidData for a molecule that has no shape, such as one with open places.
    """
    from rdkit import Chem, rdBase
    from rdkit.Chem import rdDistGeom
    from rdkit.Chem import rdForceFieldHelpers as fields

    if not 1 <= count <= MOST_CONFORMERS:
        raise InvalidRequest("Conformers are {least} to {most}.", least=1, most=MOST_CONFORMERS)
    if any(atom.GetAtomicNum() == 0 for atom in molecule.GetAtoms()):
        raise InvalidData("A molecule with open places has no shape in space.", advice="Put atoms in place of each *.")
    if molecule.GetNumHeavyAtoms() > MOST_EMBEDDED:
        raise InvalidData(
            "Shapes of more than {most} atoms would take too long.", advice="Give a part of it.", most=MOST_EMBEDDED
        )
    with rdBase.BlockLogs():
        whole = Chem.AddHs(molecule)
        whole.RemoveAllConformers()
        kind = MMFF if fields.MMFFHasAllMoleculeParams(whole) else UFF
        if kind is UFF and not fields.UFFHasAllMoleculeParams(whole):
            raise InvalidData("No force field knows all atoms of this molecule.", advice="Choose another molecule.")
        parameters = rdDistGeom.ETKDGv3()
        parameters.clearConfs = False
        shapes: list[tuple[float, bool, Chem.Conformer]] = []
        for number in range(count):
            check()
            trial = Chem.Mol(whole)
            parameters.randomSeed = (seed + number) % _SEEDS
            parameters.useRandomCoords = False
            if rdDistGeom.EmbedMolecule(trial, parameters) < 0:
                check()
                parameters.useRandomCoords = True
                if rdDistGeom.EmbedMolecule(trial, parameters) < 0:
                    continue
            energy, settled = _relaxed(trial, kind, check)
            if math.isfinite(energy):
                shapes.append((energy, settled, Chem.Conformer(trial.GetConformer())))
        if not shapes:
            raise InvalidData("No shape in space was found for this molecule.", advice="Look at its rings and centres.")
        shapes.sort(key=lambda each: each[0])
        for _energy, _settled, shape in shapes:
            whole.AddConformer(shape, assignId=True)
    return Conformers(
        whole,
        tuple(energy for energy, _, _ in shapes),
        kind,
        tuple(number for number, (_, settled, _) in enumerate(shapes) if not settled),
    )


def _relaxed(trial: Chem.Mol, kind: str, check: Callable[[], None]) -> tuple[float, bool]:
    """Move the atoms to the nearest minimum: its energy, and whether it was reached."""
    from rdkit.Chem import rdForceFieldHelpers as fields

    if kind == MMFF:
        field = fields.MMFFGetMoleculeForceField(trial, fields.MMFFGetMoleculeProperties(trial))
    else:
        field = fields.UFFGetMoleculeForceField(trial)
    field.Initialize()
    for _round in range(_ROUNDS):
        check()
        if field.Minimize(maxIts=_STEPS) == 0:
            return field.CalcEnergy(), True
    return field.CalcEnergy(), False
