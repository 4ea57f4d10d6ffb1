"""Superposition: how two structures lie on one another, and how alike they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest

Points = NDArray[np.float64]
_SEED_LENGTHS, _FEW_LENGTHS = 5, 2
_ROUNDS = 20


@dataclass(frozen=True, slots=True, eq=False)
class Superposition:
    """A rigid move: a place becomes `rotation @ place + shift`; `rmsd` in ångström is what is left between points."""

    rotation: NDArray[np.float64]
    shift: NDArray[np.float64]
    rmsd: float

    def moved(self, points: Points) -> Points:
        """Points (any, 3) after the move."""
        return np.asarray(points @ self.rotation.T + self.shift)


def superpose(moving: Points, fixed: Points) -> Superposition:
    """The move that lays points (points, 3) as near as can be to others, each to its own (Kabsch, 1976).

    Raises InvalidRequest where they are not equally many or fewer than three.
    """
    _check_pairs(moving, fixed)
    centre, target = moving.mean(axis=0), fixed.mean(axis=0)
    left, _, right = np.linalg.svd((moving - centre).T @ (fixed - target))
    # A mirror image is no move
    sign = np.sign(np.linalg.det(left @ right)) or 1.0
    rotation = (left * np.array([1.0, 1.0, sign])) @ right
    rotation = rotation.T
    shift = target - rotation @ centre
    return Superposition(rotation, shift, rmsd(moving @ rotation.T + shift, fixed))


def rmsd(first: Points, second: Points) -> float:
    """The root of the mean squared distance of points (points, 3) as they lie."""
    return float(np.sqrt(((first - second) ** 2).sum(axis=1).mean()))


def tm_score(moving: Points, fixed: Points, length: int = 0, *, thorough: bool = True) -> tuple[float, Superposition]:
    """TM-score (Zhang and Skolnick, 2004) of alpha carbons that correspond by their order, and the move that gives it.

    `length` is that of the protein to which it is related, that of the points where it is 0. Over 0.5 two chains have
    the same fold. The best of many moves is sought as TM-score does: from stretches of the chain, by what lies near;
    of few of them where it need not be `thorough`.
    """
    _check_pairs(moving, fixed)
    count = len(moving)
    scale = distance_scale(length or count)
    best, best_move = -1.0, superpose(moving, fixed)
    for start, stop in _stretches(count, _SEED_LENGTHS if thorough else _FEW_LENGTHS):
        move = superpose(moving[start:stop], fixed[start:stop])
        for round_ in range(_ROUNDS):
            gaps = ((move.moved(moving) - fixed) ** 2).sum(axis=1)
            score = float((1 / (1 + gaps / scale**2)).sum()) / (length or count)
            if score > best:
                best, best_move = score, move
            reach = max(scale, 4.5) - (1 if round_ == 0 else 0) + 1
            near = gaps < reach**2
            while near.sum() < min(3, count):
                reach += 0.5
                near = gaps < reach**2
            following = superpose(moving[near], fixed[near])
            if np.allclose(following.rotation, move.rotation, atol=1e-7):
                break
            move = following
    return best, best_move


def distance_scale(length: int) -> float:
    """The distance in ångström at which a pair counts one half: it grows with the length of the chain."""
    return max(0.5, 1.24 * float(np.cbrt(length - 15)) - 1.8) if length > 15 else 0.5


def _stretches(count: int, lengths: int) -> list[tuple[int, int]]:
    found = []
    length = count
    for _ in range(lengths):
        step = max(1, length // 2)
        found += [(start, start + length) for start in range(0, count - length + 1, step)]
        if length <= 4:
            break
        length = max(4, length // 2)
    return found


def _check_pairs(moving: Points, fixed: Points) -> None:
    if moving.shape != fixed.shape:
        raise InvalidRequest(
            "{first} points cannot be laid on {second}: each needs its own.",
            advice="Choose as many residues in both structures.",
            first=len(moving),
            second=len(fixed),
        )
    if len(moving) < 3:
        raise InvalidRequest("Fewer than three points can lie on others in any way.", advice="Choose more residues.")
