"""Noise between that of two seeds, for pictures that lie between theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def between(generator: Any, other: int, share: float) -> Iterator[None]:
    """Let everything that is drawn from a generator within the block lie between it and that of another seed.

    A `share` of 0 is the generator's own noise, and 1 that of the other seed: both give exactly what a drawing by that
    seed gives. In between noise goes along the arc, so that it stays as strong as noise is. It works for every pipeline
    and solver, since all of them draw through torch.randn.
    """
    if share <= 0:
        yield
        return
    import torch
    from torch.overrides import TorchFunctionMode

    second = torch.Generator(generator.device).manual_seed(other)

    class _Both(TorchFunctionMode):
        def __torch_function__(self, func: Any, _types: Any, args: Any = (), kwargs: Any = None) -> Any:
            named = kwargs or {}
            if func is not torch.randn or named.get("generator") is not generator:
                return func(*args, **named)
            first = func(*args, **named)
            return along_arc(first, func(*args, **{**named, "generator": second}), share)

    with _Both():
        yield


def along_arc(first: Any, second: Any, share: float) -> Any:
    """What lies at a share of the way from one tensor to another of its shape, along the arc between them."""
    import torch

    if share <= 0 or share >= 1:
        return first if share <= 0 else second
    start, end = first.double(), second.double()
    cosine = (start * end).sum() / (start.norm() * end.norm()).clamp_min(1e-12)
    angle = torch.arccos(cosine.clamp(-1, 1))
    if float(torch.sin(angle)) < 1e-6:
        return torch.lerp(start, end, share).to(first.dtype)
    way = torch.sin((1 - share) * angle) * start + torch.sin(share * angle) * end
    return (way / torch.sin(angle)).to(first.dtype)
