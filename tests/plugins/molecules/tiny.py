"""Tiny: networks of SMILES that are small enough for tests."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from plugins.molecules.smiles.model import save
from plugins.molecules.smiles.properties import edges_of
from plugins.molecules.smiles.tokens import BINS, PROPERTIES
from plugins.molecules.training.exporting import config_of
from plugins.molecules.training.learning import network

EDGES = edges_of([{name: float(number) for name in PROPERTIES} for number in range(BINS)])


def random_model(folder: Path, width: int = 32, layers: int = 2) -> Path:
    """The folder of a model that has learned nothing."""
    torch.manual_seed(0)
    weights = network(width, layers).state_dict()
    save(folder, config_of(weights), EDGES, weights)
    return folder


def stored_config(folder: Path) -> dict[str, object]:
    """What a model's folder says of it."""
    found: dict[str, object] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return found
