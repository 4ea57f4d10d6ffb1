"""Conditioning: what the network hears of a prompt that changes on the way, exchanged from step to step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Conditioning:
    """The encodings of one call of `encode_prompt`, of which the pipeline only got the first.

    `variants` are as the pipeline's own code answered, each of the same build; `order` says which belongs to each step.
    The tensors that the network is called with are compared with those of the first variant, row by row, since every
    pipeline puts prompt and negative prompt together in its own way; those that are the same are exchanged for those
    of the variant whose turn it is. So it works for UNets and transformers alike, and touches nothing else.
    """

    variants: Sequence[Any]
    order: Sequence[int]
    _leaves: list[list[Any]] = field(init=False)
    _roles: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Take the variants apart."""
        self._leaves = [list(_leaves(variant)) for variant in self.variants]
        seen: dict[tuple[int, bool], int] = {}
        self._roles = []
        for leaf in self._leaves[0]:
            kind = (leaf.ndim, leaf.is_floating_point())
            # Of the same kind, every pipeline answers the prompt before the negative prompt.
            self._roles.append(seen.get(kind, 0))
            seen[kind] = self._roles[-1] + 1

    def exchanged(self, value: Any, share: float) -> Any:
        """The arguments of the network with what belongs to the step after this share of all steps, from 0 to 1."""
        step = min(int(share * len(self.order) + 1e-6), len(self.order) - 1)
        variant = self.order[step]
        return value if variant == 0 else self._exchange(value, self._leaves[variant], self._row_roles(value))

    def _exchange(self, value: Any, leaves: list[Any], roles: list[int]) -> Any:
        import torch

        if isinstance(value, torch.Tensor):
            return self._tensor(value, leaves, roles)
        if isinstance(value, dict):
            return {name: self._exchange(item, leaves, roles) for name, item in value.items()}
        if isinstance(value, list | tuple):
            items = [self._exchange(item, leaves, roles) for item in value]
            return type(value)(items) if not hasattr(value, "_fields") else value
        return value

    def _tensor(self, value: Any, leaves: list[Any], roles: list[int]) -> Any:
        import torch

        for first, leaf in zip(self._leaves[0], leaves, strict=True):
            if _same(value, first) and (first.ndim == 2 or value.shape[0] == 1):
                return leaf.to(value.device, value.dtype)
        if value.ndim < 2 or value.shape[0] < 2:
            return value
        rows = []
        for at, row in enumerate(value.split(1)):
            wanted = roles[at] if at < len(roles) else -1
            found = [
                (self._roles[number] != wanted, number)
                for number, first in enumerate(self._leaves[0])
                if _same(row, first)
            ]
            rows.append(leaves[min(found)[1]].to(row.device, row.dtype) if found else row)
        return torch.cat(rows) if any(new is not row for new, row in zip(rows, value.split(1), strict=True)) else value

    def _row_roles(self, value: Any) -> list[int]:
        """Whether each row of a batch is of the prompt or of the negative prompt, as its embeddings tell."""
        for tensor in _leaves(value):
            if tensor.ndim != 3 or not tensor.is_floating_point():
                continue
            rows = tensor.split(1)
            roles = [self._role(row, negative=2 * at < len(rows) > 1) for at, row in enumerate(rows)]
            if any(role >= 0 for role in roles):
                return roles
        return []

    def _role(self, row: Any, *, negative: bool) -> int:
        """Whose embeddings a row has, -1 where it has none; of both, negative ones stand in the first half."""
        roles = [self._roles[number] for number, first in enumerate(self._leaves[0]) if _same(row, first)]
        return -1 if not roles else max(roles) if negative else min(roles)


def _same(value: Any, first: Any) -> bool:
    import torch

    return bool(value.shape == first.shape) and torch.equal(value, first.to(value.device, value.dtype))


def _leaves(value: Any) -> Iterator[Any]:
    import torch

    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
