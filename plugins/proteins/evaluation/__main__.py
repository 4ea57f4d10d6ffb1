"""Measure recovery: `python -m plugins.proteins.evaluation WEIGHTS.pt FILE…`, one JSON line for each chain."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np

from app.api import UserError
from plugins.proteins.evaluation.recovery import PAPER, PAPER_ROSETTA, recoveries
from plugins.proteins.mpnn.weights import load_weights
from plugins.proteins.structure.reading import read_file


def main() -> int:
    """Measure, and give the mean beside that of the paper; 1 where nothing could be measured."""
    parser = argparse.ArgumentParser(prog="python -m plugins.proteins.evaluation", description=__doc__)
    parser.add_argument("weights", type=Path, help="a checkpoint of ProteinMPNN")
    parser.add_argument("files", type=Path, nargs="+", help="structures in PDB or mmCIF")
    parser.add_argument("--temperature", type=float, default=0.1)
    parser.add_argument("--count", type=int, default=8, help="designs for each chain")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    weights = load_weights(options.weights)
    found = []
    for file in options.files:
        try:
            structure = read_file(file).structure
            for one in recoveries(
                [structure], weights, temperature=options.temperature, count=options.count, seed=options.seed
            ):
                found.append(one)
                sys.stdout.write(json.dumps(asdict(one)) + "\n")
                sys.stdout.flush()
        except UserError as error:
            sys.stderr.write(f"{file.name}: {error}\n")
    if not found:
        sys.stderr.write("No chain was long enough to be measured.\n")
        return 1
    mean = float(np.mean([one.recovery for one in found]))
    residues = sum(one.length for one in found)
    summary = {
        "chains": len(found),
        "residues": residues,
        "mean_recovery": round(mean, 4),
        "recovery_over_residues": round(sum(one.recovery * one.length for one in found) / residues, 4),
        "mean_by_chance": round(float(np.mean([one.by_chance for one in found])), 4),
        "paper": PAPER,
        "paper_rosetta": PAPER_ROSETTA,
    }
    sys.stdout.write(json.dumps(summary) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
