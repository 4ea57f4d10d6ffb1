"""Properties: what RDKit measures of a molecule, and the bins that the model is told them in."""

from __future__ import annotations

import importlib
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from plugins.molecules.smiles.tokens import BINS, PROPERTIES


def measured(molecule: Any) -> dict[str, float]:
    """The properties of an RDKit molecule: QED 0 to 1, logP, daltons, square ångströms, rings, SA score 1 to 10."""
    from rdkit.Chem import QED, Crippen, Descriptors, rdMolDescriptors

    return {
        "qed": float(QED.qed(molecule)),
        "logp": float(Crippen.MolLogP(molecule)),
        "weight": float(Descriptors.MolWt(molecule)),
        "tpsa": float(rdMolDescriptors.CalcTPSA(molecule)),
        "rings": float(rdMolDescriptors.CalcNumRings(molecule)),
        "sa": float(_sa_scorer().calculateScore(molecule)),
    }


def bins_of(values: Mapping[str, float], edges: Mapping[str, Sequence[float]]) -> dict[str, int]:
    """The bin of each value, between its property's edges (BINS - 1 of them)."""
    return {name: bisect_right(edges[name], value) for name, value in values.items()}


def edges_of(rows: Sequence[Mapping[str, float]]) -> dict[str, list[float]]:
    """Edges that put as many of these molecules into each bin, so far as the values allow it."""
    found = {}
    for name in PROPERTIES:
        values = sorted(row[name] for row in rows)
        found[name] = [values[len(values) * number // BINS] for number in range(1, BINS)]
    return found


@cache
def _sa_scorer() -> Any:
    """The scorer of Ertl and Schuffenhauer, which RDKit keeps among its contributions."""
    from rdkit.Chem import RDConfig

    folder = str(Path(RDConfig.RDContribDir) / "SA_Score")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("sascorer")
