"""Alignment: which residues of two structures stand for one another, and how one lies on the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.superposition import Superposition, superpose, tm_score

_MATCH, _MISMATCH, _GAP, _FURTHER = 4, -2, -9, -1
_NEVER = -1_000_000_000
_LONGEST = 3_000


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """`pairs` (pairs, 2) are residues of the first and of the second structure, `identical` of them have one letter.

    `rmsd` is over all pairs in ångström, `tm` is related to the length of the second one's chains, and `moved` is the
    first structure as it lies on the second by the move that gives the TM-score.
    """

    pairs: NDArray[np.int64]
    identical: int
    rmsd: float
    tm: float
    moved: Structure


def align(first: Structure, second: Structure, check: Callable[[], None] = lambda: None) -> Alignment:
    """Lay a structure on another by their sequences, chain by chain in their order; raises InvalidRequest."""
    pairs: list[NDArray[np.int64]] = []
    length = 0
    for one, other in zip(first.protein_chains, second.protein_chains, strict=False):
        rows, columns = _placed(first, one), _placed(second, other)
        length += len(columns)
        if max(len(rows), len(columns)) > _LONGEST:
            raise InvalidRequest(
                "A chain of more than {most} residues cannot be aligned.",
                advice="Take out the part that you need.",
                most=f"{_LONGEST:,}",
            )
        found = _matched("".join(first.letters[rows]), "".join(second.letters[columns]), check)
        pairs.append(np.stack([rows[found[:, 0]], columns[found[:, 1]]], axis=1))
    every = np.concatenate(pairs) if pairs else np.empty((0, 2), np.int64)
    if len(every) < 3:
        raise InvalidRequest(
            "“{first}” and “{second}” have fewer than three residues in common.",
            advice="Choose two structures of related proteins.",
            first=first.name,
            second=second.name,
        )
    alpha = first.atoms_of(("CA",))[every[:, 0], 0], second.atoms_of(("CA",))[every[:, 1], 0]
    check()
    score, move = tm_score(*alpha, length)
    identical = int((first.letters[every[:, 0]] == second.letters[every[:, 1]]).sum())
    return Alignment(every, identical, superpose(*alpha).rmsd, score, _moved(first, move))


def _moved(structure: Structure, move: Superposition) -> Structure:
    return replace(structure, positions=move.moved(structure.positions))


def _placed(structure: Structure, chain: str) -> NDArray[np.int64]:
    """The residues of a chain whose alpha carbons are there."""
    residues = structure.residues(chain)
    return np.asarray(residues[~np.isnan(structure.atoms_of(("CA",))[residues, 0]).any(axis=1)])


def _matched(first: str, second: str, check: Callable[[], None]) -> NDArray[np.int64]:
    """Pairs of places by an alignment with affine costs of gaps, none at the ends (Gotoh, 1982)."""
    rows, columns = len(first), len(second)
    letters = np.array(list(second))
    best = np.zeros((rows + 1, columns + 1), np.int32)
    down = np.full((rows + 1, columns + 1), _NEVER, np.int32)
    along = np.full((rows + 1, columns + 1), _NEVER, np.int32)
    ramp = np.arange(columns + 1, dtype=np.int32) * _FURTHER
    for row in range(1, rows + 1):
        if row % 64 == 0:
            check()
        cost = np.where(letters == first[row - 1], _MATCH, _MISMATCH)
        down[row, 1:] = np.maximum(best[row - 1, 1:] + _GAP, down[row - 1, 1:] + _FURTHER)
        line = np.zeros(columns + 1, np.int32)
        line[1:] = np.maximum(best[row - 1, :-1] + cost, down[row, 1:])
        # A gap goes on to the right from any place before: the running best of what is left after its cost
        along[row, 1:] = np.maximum.accumulate(line - ramp)[:-1] + ramp[1:] + _GAP - _FURTHER
        best[row] = np.maximum(line, along[row])
    row, column = int(best[:, columns].argmax()), columns
    if best[rows].max() > best[row, column]:
        row, column = rows, int(best[rows].argmax())
    pairs: list[tuple[int, int]] = []
    while row > 0 and column > 0:
        pair = _MATCH if first[row - 1] == second[column - 1] else _MISMATCH
        here = int(best[row, column])
        if here == best[row - 1, column - 1] + pair:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif here == down[row, column]:
            while row > 1 and down[row, column] != best[row - 1, column] + _GAP:
                row -= 1
            row -= 1
        else:
            start = column - 1
            while start > 0 and best[row, start] + _GAP + (column - start - 1) * _FURTHER != here:
                start -= 1
            column = start
    return np.array(pairs[::-1], np.int64).reshape(-1, 2)
