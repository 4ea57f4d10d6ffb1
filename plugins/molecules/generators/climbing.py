"""Climbing: the model learns from the best that it has drawn, round by round; its own weights stay as they are."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from app.api import InvalidData
from plugins.molecules.smiles.model import WEIGHTS, SmilesModel
from plugins.molecules.smiles.tokens import END, PAD, symbols

_STEPS = 8
"""Steps of learning in each round."""
_TOGETHER = 24
"""Molecules of a step."""
_RATE = 5e-4


class Climber:
    """A copy of a model that learns."""

    def __init__(self, model: SmilesModel, folder: Path, seed: int) -> None:
        import torch
        from safetensors.torch import load_file

        from plugins.molecules.training.learning import network

        self._model = model
        self._chance = random.Random(f"climb {seed}")
        self._network = network(model.config.width, model.config.layers)
        weights = {name: value.float() for name, value in load_file(folder / WEIGHTS).items()}
        self._network.load_state_dict(weights, strict=False)
        self._network.tie_weights()
        self._steps = torch.optim.AdamW(self._network.parameters(), lr=_RATE)

    def learn(
        self, best: Sequence[str], told: Callable[[random.Random], list[int]], check: Callable[[], None]
    ) -> SmilesModel:
        """The model after some steps on these SMILES, each behind what it would have been told."""
        import torch

        from plugins.molecules.training.learning import loss_of

        known = [tokens for smiles in best if (tokens := _tokens(smiles))]
        if not known:
            return self._model
        self._network.train()
        for _ in range(_STEPS):
            check()
            some = self._chance.sample(known, min(_TOGETHER, len(known)))
            rows = [[*told(self._chance), *tokens, END] for tokens in some]
            longest = max(map(len, rows))
            batch = torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])
            self._steps.zero_grad()
            torch.autograd.backward(loss_of(self._network, batch, wide=True))
            self._steps.step()
        self._network.eval()
        weights = {name: value.detach().clone() for name, value in self._network.state_dict().items()}
        return SmilesModel(self._model.config, self._model.edges, weights, self._model.stamp.sha256)


def _tokens(smiles: str) -> list[int]:
    """What the model reads of a molecule; nothing where it has a symbol that it does not know."""
    try:
        return symbols(smiles)
    except InvalidData:
        return []
