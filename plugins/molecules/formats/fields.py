"""Fields: what is measured of a molecule, under the names that files have for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.molecules.chemistry.profile import Profile, profile
from plugins.molecules.formats.records import Record

if TYPE_CHECKING:
    from rdkit import Chem


def with_fields(record: Record) -> Record:
    """The record with what is measured of its molecule, behind the fields that it has."""
    return replace(record, fields={**record.fields, **fields_of(profile(record.molecule))})


def fields_of(measured: Profile) -> dict[str, str]:
    """What was measured as text: daltons, square ångströms and numbers."""
    return {
        "Formula": measured.formula,
        "MW": f"{measured.weight:.2f}",
        "ExactMass": f"{measured.exact_weight:.5f}",
        "logP": f"{measured.logp:.3f}",
        "TPSA": f"{measured.tpsa:.2f}",
        "QED": f"{measured.qed:.3f}",
        "SA": f"{measured.sa:.2f}",
        "HBD": str(measured.donors),
        "HBA": str(measured.acceptors),
        "RotatableBonds": str(measured.rotatable),
        "Rings": str(measured.rings),
        "HeavyAtoms": str(measured.heavy_atoms),
        "Fsp3": f"{measured.sp3:.3f}",
        "LipinskiViolations": str(measured.lipinski),
        "Alerts": str(measured.alerts),
        "Scaffold": measured.scaffold,
    }


def shaped(record: Record, molecule: Chem.Mol, energy: float, force_field: str) -> Record:
    """The record with its places in space, and the energy of them in kcal/mol."""
    return replace(
        record, shape=molecule, fields={**record.fields, "Energy": f"{energy:.3f}", "ForceField": force_field}
    )
