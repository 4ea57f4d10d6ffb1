"""Converting: a sketch becomes a molecule, and a molecule a sketch."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.api import UserError, Words
from plugins.molecules.chemistry.reading import molecule_of, smiles_of, sound
from plugins.molecules.sketching.sketch import Atom, Bond, Kind, Sketch

if TYPE_CHECKING:
    from rdkit import Chem


@dataclass(frozen=True, slots=True)
class Read:
    """A molecule as both: `fault` says what is wrong with it, `wrong` are the atoms of the sketch that it is about.

    `hydrogens` are those of each atom of the sketch, as far as they are known.
    """

    sketch: Sketch = field(default_factory=Sketch)
    smiles: str = ""
    fault: Words = field(default_factory=Words)
    wrong: tuple[int, ...] = ()
    hydrogens: tuple[int, ...] = ()


def read_smiles(smiles: str) -> Read:
    """A SMILES as a sketch; the fault says what is wrong with it. On any thread."""
    if not smiles.strip():
        return Read()
    try:
        molecule = molecule_of(smiles)
    except UserError as error:
        return Read(smiles=smiles, fault=error.words)
    return Read(_drawn(molecule), smiles, hydrogens=tuple(atom.GetTotalNumHs() for atom in molecule.GetAtoms()))


def read_sketch(sketch: Sketch) -> Read:
    """A sketch as SMILES; the fault says what is wrong with it. On any thread."""
    from rdkit import Chem, rdBase

    if not sketch.atoms:
        return Read(sketch)
    with rdBase.BlockLogs():
        drawn = _built(sketch)
        problems = Chem.DetectChemistryProblems(drawn)
        wrong = tuple(
            sorted({number for problem in problems for number in _atoms_of(problem) if number < len(sketch.atoms)})
        )
        try:
            sound(Chem.Mol(drawn))
        except UserError as error:
            return Read(sketch, fault=error.words, wrong=wrong)
        Chem.SanitizeMol(drawn)
        Chem.AssignChiralTypesFromBondDirs(drawn)
        Chem.DetectBondStereochemistry(drawn)
        for number, bond in enumerate(sketch.bonds):
            if bond.kind is Kind.EITHER:
                drawn.GetBondWithIdx(number).SetStereo(Chem.BondStereo.STEREOANY)
        Chem.AssignStereochemistry(drawn, cleanIt=True, force=True)
        hydrogens = tuple(atom.GetTotalNumHs() for atom in drawn.GetAtoms())
        return Read(sketch, smiles_of(drawn), hydrogens=hydrogens)


def cleaned(sketch: Sketch) -> Sketch:
    """The sketch with its atoms where they stand best; raises UserError where it is no molecule."""
    read = read_sketch(sketch)
    if read.fault:
        raise UserError(read.fault)
    return read_smiles(read.smiles).sketch


def _built(sketch: Sketch) -> Chem.Mol:
    """The molecule, not checked."""
    from rdkit import Chem
    from rdkit.Geometry import Point3D

    orders = {1: Chem.BondType.SINGLE, 2: Chem.BondType.DOUBLE, 3: Chem.BondType.TRIPLE}
    molecule = Chem.RWMol()
    places = Chem.Conformer(len(sketch.atoms))
    places.Set3D(False)
    for number, one in enumerate(sketch.atoms):
        atom = Chem.Atom(0 if one.symbol == "*" else one.symbol)
        atom.SetFormalCharge(one.charge)
        atom.SetIsotope(one.isotope)
        atom.SetAtomMapNum(one.label)
        if one.radicals:
            atom.SetNumRadicalElectrons(one.radicals)
        if one.hydrogens is not None:
            atom.SetNoImplicit(True)
            atom.SetNumExplicitHs(one.hydrogens)
        molecule.AddAtom(atom)
        places.SetAtomPosition(number, Point3D(one.x, -one.y, 0.0))
    for bond in sketch.bonds:
        molecule.AddBond(bond.first, bond.second, orders[bond.kind.order])
        if bond.kind in (Kind.UP, Kind.DOWN):
            way = Chem.BondDir.BEGINWEDGE if bond.kind is Kind.UP else Chem.BondDir.BEGINDASH
            molecule.GetBondBetweenAtoms(bond.first, bond.second).SetBondDir(way)
    molecule.AddConformer(places)
    return molecule.GetMol()


def _drawn(molecule: Chem.Mol) -> Sketch:
    """The sketch of a molecule, with places for its atoms."""
    from rdkit import Chem, rdBase
    from rdkit.Chem import rdDepictor

    with rdBase.BlockLogs():
        whole = Chem.Mol(molecule)
        rdDepictor.Compute2DCoords(whole)
        rdDepictor.StraightenDepiction(whole)
        Chem.Kekulize(whole, clearAromaticFlags=True)
        open_ends = {
            one.centeredOn
            for one in Chem.FindPotentialStereo(molecule)
            if one.type is Chem.StereoType.Bond_Double and one.specified is not Chem.StereoSpecified.Specified
        }
        Chem.WedgeMolBonds(whole, whole.GetConformer())
    places = whole.GetConformer().GetPositions()
    lengths = [math.dist(places[bond.GetBeginAtomIdx()], places[bond.GetEndAtomIdx()]) for bond in whole.GetBonds()]
    scale = 1 / (sum(lengths) / len(lengths)) if lengths else 1 / 1.5
    atoms = tuple(
        Atom(
            float(places[atom.GetIdx()][0]) * scale,
            -float(places[atom.GetIdx()][1]) * scale,
            atom.GetSymbol(),
            atom.GetFormalCharge(),
            atom.GetIsotope(),
            atom.GetNumRadicalElectrons(),
            atom.GetAtomMapNum(),
            atom.GetTotalNumHs() if atom.GetNumRadicalElectrons() else None,
        )
        for atom in whole.GetAtoms()
    )
    return Sketch(atoms, tuple(_bond(bond, either=bond.GetIdx() in open_ends) for bond in whole.GetBonds()))


def _bond(bond: Chem.Bond, *, either: bool) -> Bond:
    from rdkit import Chem

    kinds = {Chem.BondType.DOUBLE: Kind.DOUBLE, Chem.BondType.TRIPLE: Kind.TRIPLE}
    wedges = {Chem.BondDir.BEGINWEDGE: Kind.UP, Chem.BondDir.BEGINDASH: Kind.DOWN}
    kind = Kind.EITHER if either else kinds.get(bond.GetBondType()) or wedges.get(bond.GetBondDir(), Kind.SINGLE)
    return Bond(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx(), kind)


def _atoms_of(problem: Chem.MolSanitizeException) -> tuple[int, ...]:
    if hasattr(problem, "GetAtomIndices"):
        return tuple(problem.GetAtomIndices())
    return (problem.GetAtomIdx(),) if hasattr(problem, "GetAtomIdx") else ()
