"""proteins: eight designs of a chain of 96 residues, how many letters of the chain they find again, and reading."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from plugins.proteins.evaluation.recovery import recoveries
from plugins.proteins.mpnn.backbone import backbone_of
from plugins.proteins.mpnn.design import Wishes, designs
from plugins.proteins.mpnn.weights import Weights, load_weights
from plugins.proteins.structure.reading import read_file
from plugins.proteins.structure.secondary import secondary_structure
from plugins.proteins.structure.writing import cif_text
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.plugins.proteins.nets import save_weights
from tests.plugins.proteins.samples import REAL, real

WEIGHTS = "SEISEI_PROTEINMPNN"
"""Names the folder of the fetched model; without it only what needs no weights of anybody is measured."""

_DESIGNS, _DESIGNS_S = 8, 3.0
_MISSED = 0.70
_TIMES = 5


def run() -> Iterator[Figure]:
    """Random weights of the same size are as fast, and have to miss the recovery: they are its control."""
    structure = real()
    with tempfile.TemporaryDirectory() as folder:
        chance = load_weights(save_weights(Path(folder) / "chance.pt", width=128, neighbours=48))
        yield at_most("proteins", "8 designs of 96 residues", percentile(_seconds(chance), 50), "s", _DESIGNS_S)
        fetched = Path(os.environ.get(WEIGHTS, "")) / "vanilla-020.pt"
        if fetched.is_file():
            found = _recovery(load_weights(fetched))
            yield at_most("proteins", "letters of 3FGX that are not found again", 1 - found, "share", _MISSED)
        missed = 1 - _recovery(chance)
        yield at_most("proteins", "letters not found again by random weights", missed, "share", _MISSED, control=True)
        file = Path(folder) / "x.cif"
        file.write_text(cif_text(structure), encoding="utf-8")
        for name, path in (("PDB", REAL), ("mmCIF", file)):
            began = time.perf_counter()
            read_file(path)
            yield plain("proteins", f"reading 476 atoms of {name}", time.perf_counter() - began, "s")
    began = time.perf_counter()
    secondary_structure(structure)
    yield plain("proteins", "secondary structure of 96 residues", time.perf_counter() - began, "s")


def _seconds(weights: Weights) -> list[float]:
    backbone = backbone_of(real())
    wishes = Wishes(np.ones(len(backbone), bool))
    found = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        made = list(designs(backbone, weights, wishes, list(range(_DESIGNS))))
        found.append(time.perf_counter() - began)
        if len(made) != _DESIGNS:
            raise AssertionError(len(made))
    return found


def _recovery(weights: Weights) -> float:
    (found,) = recoveries([real()], weights)
    return found.recovery
