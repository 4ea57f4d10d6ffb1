"""Writing: a molecule as it is drawn, which takes what the model chooses if it can, and another token otherwise."""

from __future__ import annotations

import random

import numpy as np
from numpy.typing import NDArray

from plugins.molecules.smiles.frame import Filling, Frame
from plugins.molecules.smiles.skeleton import Skeleton


class Writing:
    """A molecule on its way, perhaps around a frame."""

    def __init__(self, frame: Frame | None = None) -> None:
        self._skeleton = Skeleton()
        self._filling = Filling(frame) if frame else None

    def write(self, weights: NDArray[np.float64], chosen: int, chance: float, *, mends: bool = True) -> int:
        """The token that is written, or -1 at a dead end, which without `mends` is where the chosen one can't be.

        `weights` (SIZE,) say how likely each is, and are nothing for what the grammar forbids; `chosen` is the one that
        `chance`, from 0 to 1, fell upon. Another chance that follows from it chooses among the others.
        """
        if self._filling and (given := self._filling.given()) is not None:
            if not self._skeleton.take(given):
                return -1
            self._filling.take(given, given)
            return given
        while weights.any():
            token = self._taken(chosen, weights) if weights[chosen] else -1
            if token >= 0 or not mends:
                return token
            weights[chosen] = 0.0
            sums = weights.cumsum()
            # Not what is left of it, which would make more of how the weights were rounded
            chance = random.Random(chance).random()
            chosen = min(int((sums <= chance * sums[-1]).sum()), len(weights) - 1)
        return -1

    def _taken(self, chosen: int, weights: NDArray[np.float64]) -> int:
        if not self._filling:
            return chosen if self._skeleton.take(chosen) else -1
        token = self._filling.instead(chosen)
        if token is None or not weights[token] or not self._skeleton.take(token):
            return -1
        self._filling.take(token, chosen)
        return token
