"""Guarding: every block of every network becomes a point of cancelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any


@contextmanager
def guarded(modules: Sequence[Any], check: Callable[[], None]) -> Iterator[None]:
    """Call `check`, which may raise, before every block of some networks; the hooks are gone afterwards.

    Pipelines call encoders and decoders of their autoencoders past the module's own call, so that the blocks inside are
    what is sure to be passed.
    """
    check()
    with ExitStack() as stack:
        for block in _blocks(modules):
            stack.callback(block.register_forward_pre_hook(lambda *_: check()).remove)
        yield


def _blocks(modules: Sequence[Any]) -> Iterator[Any]:
    import torch

    for module in modules:
        yield module
        for part in module.modules():
            if isinstance(part, torch.nn.ModuleList | torch.nn.Sequential):
                yield from part
