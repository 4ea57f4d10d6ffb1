"""Recovery: the share of a structure's own letters that designs have, measured chain by chain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from plugins.proteins.mpnn.backbone import LETTERS, backbone_of
from plugins.proteins.mpnn.design import Wishes, designs
from plugins.proteins.mpnn.weights import Weights
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import AMINO_ACIDS, UNKNOWN

PAPER = 0.524
"""What its authors report for ProteinMPNN on their test set of 402 monomers, with 0.329 for Rosetta."""

PAPER_ROSETTA = 0.329
SHORTEST = 40
"""Shorter chains have hardly a fold of their own, and are left out."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Of one chain, which is designed while all others are known; shares from 0 to 1.

    `by_chance` is what letters that are as frequent as in this chain would have, each at random.
    """

    name: str
    chain: str
    length: int
    recovery: float
    by_chance: float
    score: float


def recoveries(
    structures: Sequence[Structure],
    weights: Weights,
    *,
    temperature: float = 0.1,
    count: int = 8,
    seed: int = 0,
    check: Callable[[], None] = lambda: None,
) -> Iterator[Recovery]:
    """The mean recovery of some designs for each chain; of chains with one sequence the first alone."""
    for structure in structures:
        seen: set[str] = set()
        backbone = backbone_of(structure, alpha_only=weights.alpha_only)
        for chain in structure.protein_chains:
            own = structure.chain_of[backbone.residues] == structure.chain_names.index(chain)
            known = own & (backbone.letters != LETTERS.index(UNKNOWN))
            letters = "".join(LETTERS[number] for number in backbone.letters[own])
            if known.sum() < SHORTEST or letters in seen:
                continue
            seen.add(letters)
            wishes = Wishes(known, temperature)
            made = list(designs(backbone, weights, wishes, list(range(seed, seed + count)), check))
            shares = np.array([letters.count(letter) / len(letters) for letter in AMINO_ACIDS])
            yield Recovery(
                structure.name,
                chain,
                int(known.sum()),
                float(np.mean([design.recovery for design in made])),
                float((shares**2).sum()),
                float(np.mean([design.score for design in made])),
            )
