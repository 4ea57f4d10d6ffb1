"""Profile: what is measured of a molecule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.molecules.chemistry.alerts import alerts_of
from plugins.molecules.chemistry.reading import smiles_of
from plugins.molecules.smiles.properties import measured

if TYPE_CHECKING:
    from rdkit import Chem


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of a molecule.

    Weights are in daltons, `tpsa` in square ångströms, `qed` and `sp3` (the share of saturated carbon) from 0 to 1, and
    `sa` (how hard it is to make) from 1 to 10. `lipinski` counts the rules of five that it breaks, `alerts` the groups
    that raise any. `scaffold` is the SMILES of its Murcko scaffold, empty of a molecule without rings.
    """

    smiles: str
    formula: str
    weight: float
    exact_weight: float
    logp: float
    tpsa: float
    qed: float
    sa: float
    donors: int
    acceptors: int
    rotatable: int
    rings: int
    aromatic_rings: int
    heavy_atoms: int
    sp3: float
    centres: int
    charge: int
    lipinski: int
    alerts: int
    scaffold: str


def profile(molecule: Chem.Mol) -> Profile:
    """Measure a molecule, as molecule_of gives it."""
    from rdkit import Chem, rdBase
    from rdkit.Chem import rdMolDescriptors as descriptors

    with rdBase.BlockLogs():
        values = measured(molecule)
        donors, acceptors = descriptors.CalcNumLipinskiHBD(molecule), descriptors.CalcNumLipinskiHBA(molecule)
        broken = (values["weight"] > 500, values["logp"] > 5, donors > 5, acceptors > 10)
        return Profile(
            smiles=smiles_of(molecule),
            formula=descriptors.CalcMolFormula(molecule),
            weight=values["weight"],
            exact_weight=descriptors.CalcExactMolWt(molecule),
            logp=values["logp"],
            tpsa=values["tpsa"],
            qed=values["qed"],
            sa=values["sa"],
            donors=donors,
            acceptors=acceptors,
            rotatable=descriptors.CalcNumRotatableBonds(molecule),
            rings=int(values["rings"]),
            aromatic_rings=descriptors.CalcNumAromaticRings(molecule),
            heavy_atoms=molecule.GetNumHeavyAtoms(),
            sp3=descriptors.CalcFractionCSP3(molecule),
            centres=descriptors.CalcNumAtomStereoCenters(molecule),
            charge=Chem.GetFormalCharge(molecule),
            lipinski=sum(broken),
            alerts=len({(each.catalog, each.name) for each in alerts_of(molecule)}),
            scaffold=scaffold_of(molecule),
        )


def scaffold_of(molecule: Chem.Mol) -> str:
    """The SMILES of the Murcko scaffold: the rings and what links them; empty of a molecule without rings."""
    from rdkit import Chem
    from rdkit.Chem.Scaffolds import MurckoScaffold

    scaffold: str = Chem.MolToSmiles(MurckoScaffold.GetScaffoldForMol(molecule), isomericSmiles=False)
    return scaffold
