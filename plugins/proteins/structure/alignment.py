"""Alignment: which residues of two structures stand for one another, and how one lies on the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.proteins.structure.fold_pairing import fold_pairing
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.pairing import Pairs, Scores, paired
from plugins.proteins.structure.superposition import Superposition, superpose, tm_score

_MATCH, _MISMATCH, _GAP, _FURTHER = 4, -2, -9, -1
_LONGEST = 3_000


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """`pairs` (pairs, 2) are residues of the first and of the second structure, `identical` of them have one letter.

    `rmsd` is over all pairs in ångström; `tm` is related to the length of the second one's chains, `tm_first` to that
    of the first one's; `moved` is the first structure as it lies on the second by the move that gives `tm`.
    """

    pairs: NDArray[np.int64]
    identical: int
    rmsd: float
    tm: float
    tm_first: float
    moved: Structure


def align(first: Structure, second: Structure, check: Callable[[], None] = lambda: None) -> Alignment:
    """Lay a structure on another by their folds, all chains of each in their order; raises InvalidRequest.

    The letters of the chains give one of the pairings that it begins with, and no more.
    """
    rows, columns = _placed(first), _placed(second)
    if max(len(rows), len(columns)) > _LONGEST:
        raise InvalidRequest(
            "Chains of more than {most} residues together cannot be aligned.",
            advice="Take out the part that you need.",
            most=f"{_LONGEST:,}",
        )
    places = [one.atoms_of(("CA",))[residues, 0] for one, residues in ((first, rows), (second, columns))]
    found = None
    if min(len(rows), len(columns)) >= 3:
        letters = paired(_alike(first.letters[rows], second.letters[columns]), _GAP, _FURTHER, check)
        found = fold_pairing(places[0], places[1], (letters,), check)
    if found is None:
        raise InvalidRequest(
            "“{first}” and “{second}” have fewer than three residues in common.",
            advice="Choose two structures of related proteins.",
            first=first.name,
            second=second.name,
        )
    return _told(first, second, np.stack([rows[found.pairs[:, 0]], columns[found.pairs[:, 1]]], axis=1), rows, columns)


def _told(
    first: Structure, second: Structure, pairs: Pairs, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> Alignment:
    alpha = first.atoms_of(("CA",))[pairs[:, 0], 0], second.atoms_of(("CA",))[pairs[:, 1], 0]
    score, move = tm_score(*alpha, len(columns))
    by_first = score if len(rows) == len(columns) else tm_score(*alpha, len(rows))[0]
    identical = int((first.letters[pairs[:, 0]] == second.letters[pairs[:, 1]]).sum())
    return Alignment(pairs, identical, superpose(*alpha).rmsd, score, by_first, _moved(first, move))


def _moved(structure: Structure, move: Superposition) -> Structure:
    return replace(structure, positions=move.moved(structure.positions))


def _placed(structure: Structure) -> NDArray[np.int64]:
    """The residues of all protein chains whose alpha carbons are there."""
    chains = [structure.residues(chain) for chain in structure.protein_chains]
    residues = np.concatenate(chains) if chains else np.empty(0, np.int64)
    return np.asarray(residues[~np.isnan(structure.atoms_of(("CA",))[residues, 0]).any(axis=1)], np.int64)


def _alike(first: NDArray[np.str_], second: NDArray[np.str_]) -> Scores:
    return np.where(first[:, None] == second[None, :], np.float32(_MATCH), np.float32(_MISMATCH))
