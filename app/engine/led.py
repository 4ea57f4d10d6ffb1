"""Led: what lies between the encodings of two prompts."""

from __future__ import annotations

from typing import Any


def led(first: Any, second: Any, share: float) -> Any:
    """What a pipeline's `encode_prompt` might answer at a share of the way from one answer to another.

    Embeddings go straight, token by token; of one that has fewer the last is held. A mask holds what either holds.
    """
    import torch

    if share <= 0 or share >= 1:
        return first if share <= 0 else second
    if isinstance(first, torch.Tensor) and isinstance(second, torch.Tensor):
        floating = first.is_floating_point()
        # Embeddings are (…, tokens, width), pooled ones (batch, width) and always alike, masks (batch, tokens).
        axis = first.ndim - 2 if floating else first.ndim - 1
        longest = max(first.shape[axis], second.shape[axis])
        one, other = _held(first, axis, longest), _held(second, axis, longest)
        if not floating:
            return torch.maximum(one, other)
        return torch.lerp(one.float(), other.float(), share).to(first.dtype)
    if isinstance(first, list | tuple):
        return type(first)(led(one, other, share) for one, other in zip(first, second, strict=True))
    return first


def _held(tensor: Any, axis: int, length: int) -> Any:
    """A tensor as long as is wanted, its last entry along an axis said again."""
    import torch

    missing = length - tensor.shape[axis]
    if missing <= 0:
        return tensor
    last = tensor.narrow(axis, tensor.shape[axis] - 1, 1)
    return torch.cat([tensor, last.expand(*(missing if at == axis else -1 for at in range(tensor.ndim)))], axis)
