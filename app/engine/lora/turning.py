"""OFT and BOFT: changes that turn what a layer answers, block by block, and keep its lengths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.api import UnreadableModel

BLOCKS, TURNS, LENGTHS = "oft_blocks", "oft_diag", "rescale"
"""Blocks that turns are made of by Cayley's transform, the turns themselves as older files have them, and lengths."""


def turns_rows(factors: Mapping[str, Any]) -> int:
    """How many rows are turned, 0 where the factors are no turn or damaged."""
    blocks = factors.get(BLOCKS, factors.get(TURNS))
    if blocks is None or blocks.ndim not in (3, 4) or blocks.shape[-1] != blocks.shape[-2]:
        return 0
    if not factors.keys() <= {BLOCKS, LENGTHS} and not factors.keys() <= {TURNS, LENGTHS}:
        return 0
    rows, size = int(blocks.shape[-3] * blocks.shape[-2]), int(blocks.shape[-1])
    if blocks.ndim == 4 and (size % 2 or rows % (2 ** int(blocks.shape[0]) * (size // 2))):
        return 0
    if LENGTHS in factors and int(factors[LENGTHS].numel()) != rows:
        return 0
    return rows


def divides(factors: Mapping[str, Any], rows: tuple[int, int] | None, *, swapped: bool) -> bool:
    """Whether some rows are turned by themselves, and their halves too where these are swapped."""
    blocks = factors.get(BLOCKS, factors.get(TURNS))
    if blocks is None or (rows is None and not swapped):
        return True
    first, end = rows or (0, int(blocks.shape[-3] * blocks.shape[-2]))
    size = int(blocks.shape[-1])
    return bool(blocks.ndim == 3) and not first % size and not (end - first) % (2 * size if swapped else size)


def refuse_other(factors: Mapping[str, Any], file: str) -> None:
    """Raise UnreadableModel where a file of the older kind has something else in the place of turns."""
    import torch

    if TURNS in factors:
        turns = factors[TURNS].float()
        if not torch.allclose(turns @ turns.transpose(-1, -2), torch.eye(turns.shape[-1]).expand_as(turns), atol=0.02):
            raise UnreadableModel(
                "“{file}” is of an old kind of OFT that the studio does not know.",
                advice="Look for the same LoRA in another format.",
                file=file,
            )


def turns_of(factors: Mapping[str, Any], constraint: float | None) -> Any:
    """What each block is turned by, less the block itself: (blocks, size, size), with the stages of BOFT before.

    The length of all blocks together is held within `constraint` times the rows, where there is one.
    """
    import torch

    blocks = factors.get(BLOCKS)
    if blocks is None:
        turns = factors[TURNS].float()
        return turns - torch.eye(turns.shape[-1], device=turns.device)
    skew = blocks.float() - blocks.float().transpose(-1, -2)
    if constraint:
        most = constraint * blocks.shape[-3] * blocks.shape[-2]
        length = torch.linalg.vector_norm(skew) + 1e-8
        skew = skew * (most / length).clamp(max=1)
    one = torch.eye(skew.shape[-1], device=skew.device)
    # (1 + Q) (1 - Q)⁻¹ - 1 is 2 Q (1 - Q)⁻¹: said so, nothing is lost to rounding where Q is small.
    return 2 * torch.linalg.solve(one - skew, skew, left=False)


def turned(values: Any, turns: Any, lengths: Any, strength: float) -> Any:
    """What is to be added to values (…, rows) so that they are turned, and given other lengths where there are any.

    BOFT turns in stages, each of pairs of places that lie twice as far apart; each stage is weakened by itself.
    """
    import torch

    if turns.ndim == 3:
        parts = values.unflatten(-1, (turns.shape[0], turns.shape[1]))
        added = torch.einsum("k n m, ... k n -> ... k m", turns, parts).flatten(-2) * strength
    else:
        new = values
        for stage, blocks in enumerate(turns):
            apart = 2**stage * (blocks.shape[-1] // 2)
            mixed = new.unflatten(-1, (-1, 2, apart)).transpose(-1, -2)
            parts = mixed.flatten(-3).unflatten(-1, (-1, blocks.shape[-1]))
            parts = parts + torch.einsum("k i j, ... k j -> ... k i", blocks, parts) * strength
            new = parts.flatten(-2).unflatten(-1, (-1, apart, 2)).transpose(-1, -2).flatten(-3)
        added = new - values
    return added if lengths is None else added + (values + added) * (lengths - 1) * strength
