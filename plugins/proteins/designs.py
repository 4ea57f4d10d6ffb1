"""ReadDesign: what is known of a designed sequence, as it is kept beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData

_MOST_RESIDUES = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class ReadDesign:
    """`log_probabilities` (residues, letters) are of each of `letters` at each of `residues`, such as `A:52`.

    `native` are the letters that the structure has, and `designed` says which were to be changed.
    """

    letters: str
    residues: tuple[str, ...]
    native: str
    sequence: str
    designed: NDArray[np.bool_]
    log_probabilities: NDArray[np.float32]
    score: float
    recovery: float
    seed: int

    @property
    def probabilities(self) -> NDArray[np.float32]:
        """The share of each letter (residues, letters), from 0 to 1."""
        return np.exp(self.log_probabilities)

    @property
    def changed(self) -> int:
        """How many letters are others than in the structure."""
        return sum(new != old for new, old in zip(self.sequence, self.native, strict=True))


def read_design(data: bytes) -> ReadDesign:
    """A design of its JSON; raises InvalidData."""
    try:
        found = json.loads(data)
        design = _design(found)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidData(
            "What is kept of this design is damaged.", advice="Make the design again.", detail=error
        ) from error
    return design


def _design(found: dict[str, Any]) -> ReadDesign:
    design = ReadDesign(
        str(found["letters"]),
        tuple(str(one) for one in found["residues"]),
        str(found["native"]),
        str(found["sequence"]),
        np.asarray(found["designed"], bool),
        np.asarray(found["log_probabilities"], np.float32),
        float(found["score"]),
        float(found["recovery"]),
        int(found["seed"]),
    )
    count = len(design.residues)
    fits = (
        0 < count <= _MOST_RESIDUES
        and len(design.native) == len(design.sequence) == count
        and design.designed.shape == (count,)
        and design.log_probabilities.shape == (count, len(design.letters))
        and not np.isnan(design.log_probabilities).any()
        and design.score >= 0
        and 0 <= design.recovery <= 1
    )
    if not fits:
        raise ValueError("the lists do not fit to one another")
    return design
