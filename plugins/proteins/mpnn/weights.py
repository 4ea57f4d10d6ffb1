"""Weights: the tensors of a ProteinMPNN network by the names under which they are published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api import UnreadableModel

POSITIONS = 32
"""So many residues apart are told apart by the number of residues between them."""

DISTANCES = 16
PAIRS = 25
"""Pairs of backbone atoms whose distances are looked at, each by so many smooth bins."""

ALPHA_PAIRS = 9
ALPHA_ORIENTATION = 7
LETTER_COUNT = 21


@dataclass(frozen=True, slots=True)
class Weights:
    """The tensors of one network; `neighbours` are how many each residue hears, `noise` of what it learned in ångström.

    One that is `alpha_only` looks at alpha carbons and nothing else.
    """

    tensors: Mapping[str, Any]
    neighbours: int
    noise: float
    alpha_only: bool

    @property
    def width(self) -> int:
        """How many numbers describe a residue."""
        return int(self.tensors["W_s.weight"].shape[1])

    @property
    def encoder_layers(self) -> int:
        """How many layers look at the backbone."""
        return _layers(self.tensors, "encoder_layers")

    @property
    def decoder_layers(self) -> int:
        """How many layers look at the sequence as well."""
        return _layers(self.tensors, "decoder_layers")

    @property
    def byte_size(self) -> int:
        """The bytes that the tensors take."""
        return sum(tensor.nbytes for tensor in self.tensors.values())

    def linear(self, name: str, values: Any) -> Any:
        """A linear layer."""
        from torch.nn import functional

        return functional.linear(values, self.tensors[f"{name}.weight"], self.tensors.get(f"{name}.bias"))

    def norm(self, name: str, values: Any) -> Any:
        """A layer norm."""
        from torch.nn import functional

        scale = self.tensors[f"{name}.weight"]
        return functional.layer_norm(values, scale.shape, scale, self.tensors[f"{name}.bias"])


def load_weights(path: Path, device: str = "cpu") -> Weights:
    """The weights of a checkpoint, of which nothing but tensors and numbers is read; raises UnreadableModel."""
    import pickle

    import torch

    try:
        found = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, ValueError, EOFError, KeyError, pickle.UnpicklingError) as error:
        raise _unreadable(path, error) from error
    if not isinstance(found, dict) or not isinstance(found.get("model_state_dict"), dict):
        raise _unreadable(path, "no model_state_dict")
    tensors = found["model_state_dict"]
    neighbours, noise = found.get("num_edges"), found.get("noise_level", 0.0)
    if type(neighbours) is not int or not 1 <= neighbours <= 256 or not isinstance(noise, int | float):
        raise _unreadable(path, "num_edges")
    if not all(isinstance(name, str) and isinstance(tensor, torch.Tensor) for name, tensor in tensors.items()):
        raise _unreadable(path, "not all are tensors")
    weights = Weights(tensors, neighbours, float(noise), "features.node_embedding.weight" in tensors)
    _check(path, weights)
    moved = {name: tensor.to(device=device, dtype=torch.float32) for name, tensor in tensors.items()}
    return Weights(moved, neighbours, float(noise), weights.alpha_only)


def shapes(width: int, layers: tuple[int, int] = (3, 3), *, alpha_only: bool = False) -> dict[str, tuple[int, ...]]:
    """The name and shape of every tensor of a network."""
    seen = ALPHA_PAIRS * DISTANCES + ALPHA_ORIENTATION if alpha_only else PAIRS * DISTANCES
    found: dict[str, tuple[int, ...]] = {
        "features.embeddings.linear.weight": (DISTANCES, 2 * POSITIONS + 2),
        "features.embeddings.linear.bias": (DISTANCES,),
        "features.edge_embedding.weight": (width, DISTANCES + seen),
        "features.norm_edges.weight": (width,),
        "features.norm_edges.bias": (width,),
        "W_s.weight": (LETTER_COUNT, width),
        **_linear("W_e", width, width),
        **_linear("W_out", LETTER_COUNT, width),
    }
    if alpha_only:
        # Published with the checkpoints, and not used
        found |= {
            "features.node_embedding.weight": (width, 3),
            "features.norm_nodes.weight": (width,),
            "features.norm_nodes.bias": (width,),
            **_linear("W_v", width, width),
        }
    for part, count, heard, messages, norms in (
        ("encoder_layers", layers[0], 3, ("W1", "W2", "W3", "W11", "W12", "W13"), 3),
        ("decoder_layers", layers[1], 4, ("W1", "W2", "W3"), 2),
    ):
        for at in range(count):
            name = f"{part}.{at}"
            for message in messages:
                found |= _linear(f"{name}.{message}", width, heard * width if message in ("W1", "W11") else width)
            found |= _linear(f"{name}.dense.W_in", 4 * width, width) | _linear(f"{name}.dense.W_out", width, 4 * width)
            for norm in range(1, norms + 1):
                found |= {f"{name}.norm{norm}.weight": (width,), f"{name}.norm{norm}.bias": (width,)}
    return found


def _linear(name: str, out: int, into: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (out, into), f"{name}.bias": (out,)}


def _layers(tensors: Mapping[str, Any], part: str) -> int:
    return len({name.split(".")[1] for name in tensors if name.startswith(f"{part}.")})


def _check(path: Path, weights: Weights) -> None:
    import torch

    letters = weights.tensors.get("W_s.weight")
    if letters is None or letters.ndim != 2:
        raise _unreadable(path, "W_s.weight")
    layers = weights.encoder_layers, weights.decoder_layers
    wanted = shapes(weights.width, layers, alpha_only=weights.alpha_only)
    there = {name: tuple(tensor.shape) for name, tensor in weights.tensors.items()}
    if there != wanted:
        wrong = sorted(name for name in there.keys() | wanted.keys() if there.get(name) != wanted.get(name))
        raise _unreadable(path, ", ".join(wrong[:5]))
    for name, tensor in weights.tensors.items():
        if not bool(torch.isfinite(tensor).all()):
            raise _unreadable(path, f"{name} has values that are no numbers")


def _unreadable(path: Path, detail: Exception | str) -> UnreadableModel:
    return UnreadableModel(
        "“{file}” holds no weights of ProteinMPNN, or it is damaged.",
        advice="Remove the model, and fetch it again.",
        detail=detail,
        file=path.name,
    )
