"""molecules: how much of what the model draws is a molecule, new and different, and how soon it is there."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from plugins.molecules.smiles.model import FOLDER, WEIGHTS, SmilesModel, load
from plugins.molecules.smiles.sampling import draw
from plugins.molecules.smiles.tokens import prefix
from tests.benchmarks.measure import Figure, at_most, plain

_RESOURCES = Path(__file__).parents[2] / "resources"
_SAMPLES = 1024
_INVALID = 0.02
_SECONDS = 30.0


def run() -> Iterator[Figure]:
    """The control has random weights: what it draws is hardly ever a molecule. Without a model it alone is measured."""
    if (_RESOURCES / FOLDER / WEIGHTS).exists():
        model = load(_RESOURCES / FOLDER)
        invalid, repeated, seconds = _drawn(model, _SAMPLES)
        yield at_most("molecules", "of 1,024 that are drawn, no molecule", invalid, "share", _INVALID)
        yield at_most("molecules", "of these, drawn before", repeated, "share", 0.01)
        yield at_most("molecules", "1,024 molecules", seconds, "s", _SECONDS)
    from tests.plugins.molecules.tiny import random_model

    with tempfile.TemporaryDirectory() as folder:
        invalid, _, seconds = _drawn(load(random_model(Path(folder))), _SAMPLES // 4)
        yield plain("molecules", "256 by a tiny network", seconds, "s")
        yield at_most("molecules", "by random weights, no molecule", invalid, "share", _INVALID, control=True)


def _drawn(model: SmilesModel, count: int) -> tuple[float, float, float]:
    """The shares that are no molecule and that repeat another, and the seconds of drawing."""
    from rdkit import Chem, rdBase

    began = time.perf_counter()
    written = draw(model, [prefix({})] * count, 1.0, 1)
    seconds = time.perf_counter() - began
    with rdBase.BlockLogs():
        names = [Chem.MolToSmiles(one) for smiles in written if smiles and (one := Chem.MolFromSmiles(smiles))]
    return 1 - len(names) / count, 1 - len(set(names)) / max(1, len(names)), seconds
