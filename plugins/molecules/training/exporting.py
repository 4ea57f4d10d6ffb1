"""Exporting: the model's folder, as the studio loads it, from the checkpoint of a work folder."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from app.api import InvalidData
from plugins.molecules.smiles.model import WEIGHTS, Config, save
from plugins.molecules.training.corpus import EDGES
from plugins.molecules.training.learning import CHECKPOINT

MOST_BYTES = 16_000_000


def export(folder: Path, work: Path) -> None:
    """Write the checkpoint of a work folder as a model; raises InvalidData where there is none, or it is too large."""
    if not (work / CHECKPOINT).exists() or not (work / EDGES).exists():
        raise InvalidData("There is no checkpoint in {folder}.", advice="Train a model first.", folder=str(work))
    weights = torch.load(work / CHECKPOINT, weights_only=True, map_location="cpu")["network"]
    edges = json.loads((work / EDGES).read_text(encoding="utf-8"))
    save(folder, config_of(weights), edges, weights)
    size = (folder / WEIGHTS).stat().st_size
    if size > MOST_BYTES:
        raise InvalidData("The model has {size} bytes.", advice="Train a smaller one.", size=size)


def config_of(weights: dict[str, torch.Tensor]) -> Config:
    """The size of a network by its weights."""
    vocabulary, width = weights["model.embed_tokens.weight"].shape
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("model.layers."))
    hidden = weights["model.layers.0.mlp.up_proj.weight"].shape[0]
    return Config(width, layers, max(1, width // 32), hidden, vocabulary)
