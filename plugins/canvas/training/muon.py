"""Muon: momentum whose every direction is made equally long, for the matrices inside a network.

Source: K. Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024); steps as long as AdamW's by
J. Liu et al., "Muon is Scalable for LLM Training" (2025). torch's own takes no kernels of convolutions and can not be
recorded on an accelerator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import overload

import torch

MOMENTUM = 0.95
_AS_ADAMW = 0.2
"""The root mean square of a step, in learning rates: what AdamW's steps have."""
_POLYNOMIAL = (3.4445, -4.7750, 2.0315)


class Muon(torch.optim.Optimizer):
    """For weights of two dimensions and more; kernels of convolutions are taken as one row for each output.

    The learning rate may be a tensor.
    """

    def __init__(self, weights: Iterable[torch.nn.Parameter], lr: float | torch.Tensor) -> None:
        super().__init__(weights, {"lr": lr})

    @overload
    def step(self, closure: None = None) -> None: ...

    @overload
    def step(self, closure: Callable[[], float]) -> float: ...

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        """Go a step; those of equal shape go together. Returns what a closure finds before, where one is given."""
        with torch.enable_grad():
            found = closure() if closure else None
        for group in self.param_groups:
            alike: dict[torch.Size, list[tuple[torch.nn.Parameter, torch.Tensor]]] = defaultdict(list)
            for weight in group["params"]:
                if (gradient := weight.grad) is not None:
                    alike[weight.shape].append((weight, gradient.flatten(1)))
            for pairs in alike.values():
                weights = [weight for weight, _ in pairs]
                gradients = torch.stack([gradient for _, gradient in pairs])
                state = self.state[weights[0]]
                if not state:
                    state["momentum"] = torch.zeros_like(gradients)
                momentum = state["momentum"].lerp_(gradients, 1 - MOMENTUM)
                turns = orthogonal(gradients.lerp(momentum, MOMENTUM))
                turns *= _AS_ADAMW * max(turns.shape[1:]) ** 0.5 * group["lr"]
                for weight, turn in zip(weights, turns, strict=True):
                    weight.sub_(turn.view_as(weight))
        return found


def orthogonal(matrices: torch.Tensor) -> torch.Tensor:
    """Matrices (N, A, B) whose singular values are all near 1, by five steps of Newton and Schulz's iteration."""
    tall = matrices.shape[1] > matrices.shape[2]
    half = matrices.is_cuda
    parts = matrices.mT if tall else matrices
    parts = parts.bfloat16() if half else parts
    parts = parts / (parts.norm(dim=(1, 2), keepdim=True) + 1e-7)
    first, third, fifth = _POLYNOMIAL
    for _ in range(5):
        squares = parts @ parts.mT
        squares = torch.baddbmm(squares, squares, squares, beta=third, alpha=fifth)
        parts = torch.baddbmm(parts, squares, parts, beta=first)
    return (parts.mT if tall else parts).to(matrices.dtype)
