"""Facts: what is found out of a molecule to be shown, sorted and filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.api import UserError, Words
from plugins.molecules.chemistry.alerts import Alert, alerts_of
from plugins.molecules.chemistry.profile import profile
from plugins.molecules.chemistry.reading import molecule_of


@dataclass(frozen=True, slots=True)
class Facts:
    """The values by their quantities' keys, the formula, the alerts, and the SMILES of the scaffold.

    `fault` says why there is none of that.
    """

    values: Mapping[str, float] = field(default_factory=dict)
    formula: str = ""
    alerts: tuple[Alert, ...] = ()
    fault: Words = field(default_factory=Words)
    scaffold: str = ""


def facts_of(smiles: str) -> Facts:
    """Find them out, on any thread."""
    try:
        molecule = molecule_of(smiles)
    except UserError as error:
        return Facts(fault=error.words)
    found, alerts = profile(molecule), alerts_of(molecule)
    values = {
        "qed": found.qed,
        "logp": found.logp,
        "weight": found.weight,
        "tpsa": found.tpsa,
        "sa": found.sa,
        "rings": float(found.rings),
        "rotatable": float(found.rotatable),
        "donors": float(found.donors),
        "acceptors": float(found.acceptors),
        "heavy": float(found.heavy_atoms),
        "alerts": float(len({(one.catalog, one.name) for one in alerts})),
    }
    return Facts(values, found.formula, alerts, scaffold=found.scaffold)
