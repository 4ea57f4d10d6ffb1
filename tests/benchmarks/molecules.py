"""molecules: what the model draws, how like the molecules it has learned from, how well it hits, and how soon."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from plugins.molecules.generators.framing import frame_of
from plugins.molecules.generators.pieces import pattern_of_piece
from plugins.molecules.smiles.model import FOLDER, WEIGHTS, SmilesModel, load
from plugins.molecules.smiles.properties import bins_of, measured
from plugins.molecules.smiles.sampling import draw
from plugins.molecules.smiles.tokens import BINS, PROPERTIES, prefix
from tests.benchmarks.measure import Figure, at_most, plain

_RESOURCES = Path(__file__).parents[2] / "resources"
_SAMPLES, _OF_NOISE = 1024, 96
_INVALID = 0.01
_SECONDS = 30.0
_APART = 0.12
"""How much of the molecules may be in other bins than those of the training data, of any property."""
_MISSED = 0.2
_ASKED, _DRAWN = 24, 10
_PIECES = ("*c1ccncc1", "*c1ccc(*)cc1", "*C1CCN(*)CC1", "*c1ccccc1.*N1CCOCC1", "*c1ccco1.*C(N)=O")


def run() -> Iterator[Figure]:
    """The controls have random weights: the grammar makes molecules of them too, but not such as were learned."""
    if not (_RESOURCES / FOLDER / WEIGHTS).exists():
        return
    model = load(_RESOURCES / FOLDER)
    began = time.process_time()
    written = draw(model, [prefix({})] * _SAMPLES, 1.0, 1)
    seconds = time.process_time() - began
    found = _molecules(written)
    yield at_most("molecules", "of 1,024 that are drawn, no molecule", 1 - len(found) / _SAMPLES, "share", _INVALID)
    yield at_most("molecules", "of these, drawn before", 1 - len(_names(found)) / len(found), "share", 0.01)
    yield at_most("molecules", "1,024 molecules, processor time", seconds, "s", _SECONDS)
    yield at_most("molecules", "in other bins than what was learned from", _apart(model, found), "share", _APART)
    yield at_most("molecules", "bins missed by the best of ten", _missed(model), "share", _MISSED)
    yield at_most("molecules", "pieces that are lost", _lost(model), "share", 0.0)
    from tests.plugins.molecules.tiny import random_model

    with tempfile.TemporaryDirectory() as folder:
        noise = load(random_model(Path(folder)))
        noise.edges = model.edges
        found = _molecules(draw(noise, [prefix({})] * _OF_NOISE, 1.0, 1))
        yield plain("molecules", "by random weights, no molecule", 1 - len(found) / _OF_NOISE, "share")
        apart = _apart(noise, found)
        yield at_most("molecules", "by random weights, in other bins", apart, "share", _APART, control=True)
        missed = _missed(noise)
        yield at_most("molecules", "by random weights, bins missed", missed, "share", _MISSED, control=True)


def _molecules(written: Sequence[str]) -> list[Any]:
    from rdkit import Chem, rdBase

    with rdBase.BlockLogs():
        return [molecule for smiles in written if smiles and (molecule := Chem.MolFromSmiles(smiles))]


def _names(molecules: Sequence[Any]) -> set[str]:
    from rdkit import Chem

    return {str(Chem.MolToSmiles(molecule)) for molecule in molecules}


def _apart(model: SmilesModel, molecules: Sequence[Any]) -> float:
    """The part of them in other bins than those of the training data, each of which had as many: of the worst one."""
    bins = [bins_of(measured(molecule), model.edges) for molecule in molecules]
    worst = 0.0
    for name in PROPERTIES:
        # Of numbers of rings there are too few to have as many in each
        if len(set(model.edges[name])) == len(model.edges[name]):
            shares = Counter(one[name] for one in bins)
            apart = sum(abs(shares[number] / max(1, len(bins)) - 1 / BINS) for number in range(BINS)) / 2
            worst = max(worst, apart)
    return worst


def _missed(model: SmilesModel) -> float:
    """How many of the bins that are asked for are met by none of ten."""
    asked = [(PROPERTIES[n % len(PROPERTIES)], (n * 5 + 3) % BINS) for n in range(_ASKED)]
    written = draw(model, [prefix({name: wanted}) for name, wanted in asked for _ in range(_DRAWN)], 1.0, 2)
    missed = 0
    for number, (name, wanted) in enumerate(asked):
        some = _molecules(written[number * _DRAWN : (number + 1) * _DRAWN])
        missed += all(bins_of(measured(one), model.edges)[name] != wanted for one in some)
    return missed / _ASKED


def _lost(model: SmilesModel) -> float:
    """How many of the molecules around scaffolds and fragments do not keep them."""
    pieces = [piece for piece in _PIECES for _ in range(20)]
    frames = [frame_of(piece, random.Random(number)) for number, piece in enumerate(pieces)]
    written = draw(model, [prefix({}, piece) for piece in pieces], 1.0, 3, frames=frames)
    kept = 0
    for piece, smiles in zip(pieces, written, strict=True):
        (molecule,) = _molecules([smiles]) or (None,)
        kept += molecule is not None and molecule.HasSubstructMatch(pattern_of_piece(piece))
    return 1 - kept / len(pieces)
