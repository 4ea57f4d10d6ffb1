"""Evaluating: what the model draws, measured as MOSES does, with and without the grammar, beside published rows."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rdkit import Chem, DataStructs, rdBase
from rdkit.Chem import rdFingerprintGenerator

from plugins.molecules.chemistry.profile import scaffold_of
from plugins.molecules.generators.framing import frame_of
from plugins.molecules.generators.pieces import pattern_of_piece
from plugins.molecules.smiles.model import SmilesModel, load
from plugins.molecules.smiles.properties import measured
from plugins.molecules.smiles.sampling import draw
from plugins.molecules.smiles.tokens import BINS, PROPERTIES, prefix
from plugins.molecules.training import corpus
from plugins.molecules.training.exporting import export
from plugins.molecules.training.learning import network

RESULTS = "results.json"
PUBLISHED = {
    "CharRNN (MOSES, early table)": {"valid": 0.960, "unique@10k": 0.999, "snn": 0.461},
    "VAE (MOSES, early table)": {"valid": 0.953, "unique@10k": 0.999, "snn": 0.468},
    "JTN-VAE (MOSES, early table)": {"valid": 1.0, "unique@10k": 0.997, "snn": 0.391},
}
_MEASURES = ("valid", "unique@10k", "novel", "diversity", "snn", "new scaffolds")
_COMPARED = 2_000
"""Molecules whose nearest neighbours and properties are looked at."""
_OVERSAMPLED = 10
_OF_NOISE = 2_000
"""Molecules that random weights draw at most, which are long and slow."""


def print_table(work: Path, wheel: Path, samples: int) -> None:
    """Print the table as Markdown, and keep its figures in the work folder for the card."""
    results = evaluate(work, wheel, samples)
    (work / RESULTS).write_text(json.dumps(results, indent=1), encoding="utf-8")
    sys.stdout.write(table(results) + "\n")


def evaluate(work: Path, wheel: Path, samples: int) -> dict[str, Any]:
    """All figures of a checkpoint, of so many samples a row."""
    export(work / "evaluated", work)
    return measure(load(work / "evaluated"), work, wheel, samples)


def measure(model: SmilesModel, work: Path, wheel: Path, samples: int) -> dict[str, Any]:
    """All figures of a model."""
    train = corpus.molecules(wheel, "train")
    test = corpus.molecules(wheel, "test")
    random.Random(1).shuffle(test)
    known = set(train)
    rows = corpus.load(work, "test")
    scaffolds = {scaffold_of(Chem.MolFromSmiles(smiles)) for smiles in test[:_COMPARED]}
    found: dict[str, Any] = {}
    for title, drawing, temperature, count in (
        ("", model, 1.0, samples),
        ("", model, 0.8, samples),
        ("random weights, ", _noise(model), 1.0, min(samples, _OF_NOISE)),
    ):
        for masked in (True, False):
            began = time.process_time()
            drawn = draw(drawing, [prefix({})] * count, temperature, 1, masked=masked)
            spent = time.process_time() - began
            name = f"{title}T {temperature}, {'with' if masked else 'without'} the grammar"
            found[name] = {**_figures(drawn, known, test, scaffolds), "processor_s": spent, "samples": count}
    asked = max(2, min(200, samples // 10))
    return {
        "rows": found, "samples": samples, "compared": min(_COMPARED, samples),
        "targets": _targets(model, asked), "kept": _kept(model, rows, asked),
    }  # fmt: skip


def _noise(model: SmilesModel) -> SmilesModel:
    """A model of the same size that has learned nothing, which shows what the grammar does alone."""
    torch.manual_seed(0)
    weights = network(model.config.width, model.config.layers).state_dict()
    return SmilesModel(model.config, model.edges, weights)


def _figures(drawn: Sequence[str], known: set[str], test: Sequence[str], scaffolds: set[str]) -> dict[str, Any]:
    with rdBase.BlockLogs():
        molecules = [molecule for smiles in drawn if smiles and (molecule := Chem.MolFromSmiles(smiles))]
    names = [str(Chem.MolToSmiles(molecule)) for molecule in molecules]
    first = names[:10_000]
    different = list(dict.fromkeys(names))
    some = [Chem.MolFromSmiles(smiles) for smiles in different[:_COMPARED]]
    prints = _prints(some)
    others = _prints([Chem.MolFromSmiles(smiles) for smiles in test[:_COMPARED]])
    nearest = [max(DataStructs.BulkTanimotoSimilarity(one, others)) for one in prints]
    alike = [float(np.mean(DataStructs.BulkTanimotoSimilarity(one, prints))) for one in prints]
    own = {scaffold for one in some if (scaffold := scaffold_of(one))}
    mine = [measured(one) for one in some]
    theirs = [measured(Chem.MolFromSmiles(smiles)) for smiles in test[: len(some)]]
    return {
        "valid": len(molecules) / len(drawn),
        "unique@10k": len(set(first)) / max(1, len(first)),
        "novel": sum(smiles not in known for smiles in different) / max(1, len(different)),
        "diversity": 1 - float(np.mean(alike)) if alike else 0.0,
        "snn": float(np.mean(nearest)) if nearest else 0.0,
        "new scaffolds": len(own - scaffolds) / max(1, len(own)),
        "wasserstein": {
            name: _wasserstein([row[name] for row in mine], [row[name] for row in theirs]) for name in PROPERTIES
        },
    }


def _prints(molecules: Sequence[Chem.Mol]) -> list[Any]:
    generator = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=1024)
    return [generator.GetFingerprint(molecule) for molecule in molecules]


def _wasserstein(first: Sequence[float], second: Sequence[float]) -> float:
    """The distance of two distributions, in the unit of the values."""
    if not first or not second:
        return 0.0
    parts = np.linspace(0, 1, 512)
    return float(np.mean(np.abs(np.quantile(first, parts) - np.quantile(second, parts))))


def _targets(model: SmilesModel, asked: int) -> dict[str, float]:
    """How often a bin that is asked for is met, at once and by the best of ten."""
    once, best = 0, 0
    for number in range(asked):
        name, wanted = PROPERTIES[number % len(PROPERTIES)], (number * 5 + 3) % BINS
        drawn = draw(model, [prefix({name: wanted})] * _OVERSAMPLED, 1.0, 2, first=number * _OVERSAMPLED)
        edges = (-np.inf, *model.edges[name], np.inf)
        with rdBase.BlockLogs():
            molecules = [molecule for smiles in drawn if smiles and (molecule := Chem.MolFromSmiles(smiles))]
        met = [edges[wanted] <= measured(one)[name] < edges[wanted + 1] for one in molecules]
        once += bool(met and met[0])
        best += any(met)
    return {"asked": asked, "once": once / asked, "best of ten": best / asked}


def _kept(model: SmilesModel, rows: Sequence[corpus.Row], asked: int) -> dict[str, float]:
    """How often a scaffold, or two ends, stay as they are: where they are told of alone, and where they are given."""
    found: dict[str, float] = {}
    for name, pieces in (
        ("scaffolds", [row.scaffolds[0] for row in rows if row.scaffolds]),
        ("linked", [row.ends for row in rows if row.ends]),
    ):
        chosen = pieces[:asked]
        for way, frames in (
            ("told", ()),
            ("around", [frame_of(piece, random.Random(number)) for number, piece in enumerate(chosen)]),
        ):
            drawn = draw(model, [prefix({}, piece) for piece in chosen], 1.0, 3, frames=frames)
            kept = 0
            with rdBase.BlockLogs():
                for piece, smiles in zip(chosen, drawn, strict=True):
                    molecule = Chem.MolFromSmiles(smiles) if smiles else None
                    kept += molecule is not None and molecule.HasSubstructMatch(pattern_of_piece(piece))
            found[f"{name} {way}"] = kept / max(1, len(chosen))
    return found


def _least(results: dict[str, Any]) -> int:
    """How many samples the rows of random weights have."""
    return min(int(row["samples"]) for row in results["rows"].values())


def table(results: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = ["| | " + " | ".join(_MEASURES) + " |", "|" + "---|" * (len(_MEASURES) + 1)]
    for name, row in {**results["rows"], **PUBLISHED}.items():
        cells = [f"{row[measure]:.3f}" if measure in row else "–" for measure in _MEASURES]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += ["", "| Wasserstein distance to the test set | " + " | ".join(PROPERTIES) + " |"]
    lines.append("|" + "---|" * (len(PROPERTIES) + 1))
    for name, row in results["rows"].items():
        lines.append(f"| {name} | " + " | ".join(f"{row['wasserstein'][each]:.3f}" for each in PROPERTIES) + " |")
    targets, kept = results["targets"], results["kept"]
    lines += (
        "",
        f"{results['samples']} samples a row; nearest neighbours, scaffolds and properties of {results['compared']} of "
        "them and as many of the test set.",
        f"Property targets met: {targets['once']:.1%} at once, {targets['best of ten']:.1%} by the best of ten.",
        f"Kept where the model is told of them alone: scaffolds {kept['scaffolds told']:.1%}, linked ends "
        f"{kept['linked told']:.1%}; where it writes around them, as the studio does: "
        f"{kept['scaffolds around']:.1%} and {kept['linked around']:.1%}.",
        "Validity with the grammar is a property of the grammar, and random weights have it too "
        f"({_least(results)} samples a row): novelty, neighbours, targets and the distances of properties tell what "
        "was learned.",
    )
    return "\n".join(lines)
