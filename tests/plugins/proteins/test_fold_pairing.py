"""Pairing residues in space, whatever their letters are, and the dynamic programming under it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from app.api import JobCancelled
from plugins.proteins.structure.alignment import align
from plugins.proteins.structure.fold_pairing import fold_pairing
from plugins.proteins.structure.pairing import paired
from tests.plugins.proteins.samples import real


def _turned(points: np.ndarray, seed: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    turn, _ = np.linalg.qr(chance.normal(size=(3, 3)))
    turn *= np.sign(np.linalg.det(turn))
    return np.asarray(points @ turn.T + chance.normal(size=3) * 30)


def _cost(skipped: tuple[int, int], gap: float, further: float, *, end: bool = False) -> float:
    """What places of both chains cost that are left out; at an end those of one of the two cost nothing."""
    costs = [gap + further * (one - 1) if one else 0.0 for one in skipped]
    return max(costs) if end else sum(costs)


def _most(scores: np.ndarray, gap: float, further: float) -> float:
    """The best sum there is, by trying every path."""
    rows, columns = scores.shape

    @cache
    def after(row: int, column: int) -> float:
        """The best after a pair at this place."""
        best = _cost((rows - row - 1, columns - column - 1), gap, further, end=True)
        for next_row in range(row + 1, rows):
            for next_column in range(column + 1, columns):
                cost = _cost((next_row - row - 1, next_column - column - 1), gap, further)
                best = max(best, cost + float(scores[next_row, next_column]) + after(next_row, next_column))
        return best

    places = [(row, column) for row in range(rows) for column in range(columns)]
    return max(_cost(place, gap, further, end=True) + float(scores[place]) + after(*place) for place in places)


@pytest.mark.parametrize(("gap", "further"), [(-0.6, 0.0), (-2.0, -0.5), (0.0, 0.0)])
def test_no_other_pairing_has_more(gap: float, further: float) -> None:
    chance = np.random.default_rng(7)
    for _ in range(60):
        shape = (int(chance.integers(2, 8)), int(chance.integers(2, 8)))
        scores = chance.normal(0.8, 1, shape).astype(np.float32)
        pairs = paired(scores, gap, further)
        assert (np.diff(pairs, axis=0) > 0).all()
        found = float(scores[pairs[:, 0], pairs[:, 1]].sum())
        ends = (pairs[0], np.array(shape) - 1 - pairs[-1])
        found += sum(_cost((int(one), int(other)), gap, further, end=True) for one, other in ends)
        for one, other in (np.diff(pairs, axis=0) - 1).tolist():
            found += _cost((one, other), gap, further)
        assert found == pytest.approx(_most(scores, gap, further), abs=1e-4)


def test_residues_are_paired_in_space_where_no_letter_is_the_same() -> None:
    whole = real()
    kept = np.ones(whole.residue_count, bool)
    kept[:7] = kept[40:52] = False
    part = whole.only(kept)
    noise = np.random.default_rng(4).normal(0, 0.4, part.positions.shape)
    other = np.where(part.letters == "A", "W", "A")
    part = replace(part, positions=_turned(part.positions + noise, 9), letters=other)
    found = align(part, whole)
    right = np.flatnonzero(kept)[found.pairs[:, 0]] == found.pairs[:, 1]
    assert right.mean() > 0.95
    assert len(found.pairs) > 0.9 * part.residue_count
    assert found.rmsd < 1.5
    assert found.identical < 5
    assert found.tm == pytest.approx(part.residue_count / whole.residue_count, abs=0.04)
    assert found.tm_first > 0.9


def test_it_is_no_matter_which_of_two_lies_on_which() -> None:
    whole = real()
    half = whole.only(np.arange(whole.residue_count) < 50)
    there, back = align(half, whole), align(whole, half)
    assert there.tm == pytest.approx(back.tm_first, abs=1e-3)
    assert there.tm_first == pytest.approx(back.tm, abs=1e-3)


def test_what_has_no_fold_in_common_scores_low() -> None:
    points = real().atoms_of(("CA",))[:, 0]
    steps = np.random.default_rng(2).normal(size=(90, 3))
    walk = np.cumsum(3.8 * steps / np.linalg.norm(steps, axis=1, keepdims=True), axis=0)
    found = fold_pairing(walk, points)
    assert found is not None
    assert 0 < found.tm < 0.5


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        align(real(), real(), stop)
