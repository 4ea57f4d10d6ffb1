"""Network: a residual perceptron that sees through noise what a path adds to its frame, told what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.robot.planning.encoding import TOLD
from plugins.robot.planning.frame import PATH

NOISE_STEPS = 100
"""How many degrees of noise there are; the schedule is diffusers' squared cosine, and what is told is the path."""
_TIMES = 32

Weights = Mapping[str, Any]
"""Tensors by their names."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide the network is, and how many blocks it has."""

    width: int = 384
    blocks: int = 4


def shapes(shape: Shape) -> dict[str, tuple[int, ...]]:
    """The names and the shapes of the weights."""
    width, told = shape.width, TOLD + 2 * _TIMES
    found: dict[str, tuple[int, ...]] = {
        "enter.weight": (width, PATH + told),
        "enter.bias": (width,),
        "tell.weight": (width, told),
        "tell.bias": (width,),
        "leave.weight": (PATH, width),
        "leave.bias": (PATH,),
    }
    for number in range(shape.blocks):
        for name in ("widen", "narrow"):
            found[f"{number}.{name}.weight"] = (width, width)
            found[f"{number}.{name}.bias"] = (width,)
    return found


def fresh(shape: Shape, seed: int) -> dict[str, Any]:
    """Weights that have learned nothing yet; each block begins by changing nothing."""
    import torch

    chance = torch.Generator().manual_seed(seed)
    found = {}
    for name, size in shapes(shape).items():
        still = len(size) == 1 or name.endswith("narrow.weight")
        scale = 0.0 if still else size[1] ** -0.5
        found[name] = torch.randn(size, generator=chance) * scale
    return found


def shape_of(weights: Weights) -> Shape:
    """The shape that weights are of; raises ValueError where they are of none."""
    width = int(weights["enter.bias"].shape[0]) if "enter.bias" in weights else 0
    shape = Shape(width, sum(name.endswith("widen.bias") for name in weights))
    if {name: tuple(tensor.shape) for name, tensor in weights.items()} != shapes(shape):
        raise ValueError("the weights do not fit together")
    return shape


def denoise(weights: Weights, noisy: Any, step: Any, told: Any) -> Any:
    """The path (B, PATH) that lies behind the noise; `step` (B) is how much, and `told` is (B, TOLD)."""
    import torch
    from torch.nn.functional import gelu, layer_norm, linear

    rates = torch.exp(-torch.arange(_TIMES, device=noisy.device) / _TIMES * 9.2)
    angles = step.float()[:, None] * rates
    known = torch.cat([told, angles.sin(), angles.cos()], -1)
    hidden = linear(torch.cat([noisy, known], -1), weights["enter.weight"], weights["enter.bias"])
    hint = linear(known, weights["tell.weight"], weights["tell.bias"])
    for number in range(sum(name.endswith("widen.bias") for name in weights)):
        seen = layer_norm(hidden + hint, hidden.shape[-1:])
        seen = gelu(linear(seen, weights[f"{number}.widen.weight"], weights[f"{number}.widen.bias"]))
        hidden = hidden + linear(seen, weights[f"{number}.narrow.weight"], weights[f"{number}.narrow.bias"])
    return linear(layer_norm(hidden, hidden.shape[-1:]), weights["leave.weight"], weights["leave.bias"])
