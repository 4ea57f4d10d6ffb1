"""Backbone: what ProteinMPNN is told of a structure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import AMINO_ACIDS, BACKBONE, UNKNOWN

LETTERS = AMINO_ACIDS + UNKNOWN
"""The letters in the order in which the networks count them."""

MOST_RESIDUES = 6_000

_BETWEEN_CHAINS = 100
_PEPTIDE_BOND = 2.5


@dataclass(frozen=True, slots=True, eq=False)
class Backbone:
    """Amino acids whose atoms are all there, with their places (residues, 4, 3) as N, alpha carbon, C and O.

    `residues` are their indices in the structure, `letters` the numbers of their letters in LETTERS, `index` where each
    stands in its chain with gaps counted, and `chain_of` numbers its chain from 0.
    """

    residues: NDArray[np.int64]
    places: NDArray[np.float32]
    letters: NDArray[np.int64]
    index: NDArray[np.int64]
    chain_of: NDArray[np.int64]

    def __len__(self) -> int:
        """How many residues there are."""
        return len(self.residues)

    @property
    def sequence(self) -> str:
        """The letters that the structure has."""
        return "".join(LETTERS[number] for number in self.letters)


def backbone_of(structure: Structure, *, alpha_only: bool = False) -> Backbone:
    """The backbone of a structure's amino acids, without those that lack an atom of it.

    Of models that look at `alpha_only` carbons the rest may lack. Raises InvalidRequest where nothing is left, or too
    much.
    """
    places = structure.atoms_of(BACKBONE)
    needed = places[:, 1:2] if alpha_only else places
    whole = np.flatnonzero(structure.is_protein & ~np.isnan(needed).any(axis=(1, 2)))
    if not whole.size:
        raise InvalidRequest(
            "{name} has no amino acid with a whole backbone.",
            advice="Choose a structure of a protein; a trace of alpha carbons needs the model for these.",
            name=structure.name or "The structure",
        )
    if len(whole) > MOST_RESIDUES:
        raise InvalidRequest(
            "{name} has {count} residues, and a design takes {most} at most.",
            advice="Take out the chains that you need.",
            name=structure.name or "The structure",
            count=len(whole),
            most=MOST_RESIDUES,
        )
    numbers = {letter: number for number, letter in enumerate(LETTERS)}
    letters = [numbers.get(str(letter), numbers[UNKNOWN]) for letter in structure.letters[whole]]
    return Backbone(
        residues=whole,
        places=np.nan_to_num(places[whole]).astype(np.float32),
        letters=np.array(letters, np.int64),
        index=_index(structure, whole, places[whole]),
        chain_of=np.unique(structure.chain_of[whole], return_inverse=True)[1].astype(np.int64),
    )


def _index(structure: Structure, whole: NDArray[np.int64], places: NDArray[np.float64]) -> NDArray[np.int64]:
    """Where each residue stands: bound ones follow one another, else the authors' numbers say how many lack."""
    index = np.zeros(len(whole), np.int64)
    for at in range(1, len(whole)):
        this, before = whole[at], whole[at - 1]
        if structure.chain_of[this] != structure.chain_of[before]:
            step = _BETWEEN_CHAINS
        elif np.linalg.norm(places[at, 0] - places[at - 1, 2]) < _PEPTIDE_BOND:
            step = 1
        else:
            step = max(1, int(structure.numbers[this]) - int(structure.numbers[before]))
        index[at] = index[at - 1] + step
    return index
