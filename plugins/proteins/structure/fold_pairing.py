"""Pairing by fold: which residues of two chains stand for one another in space, whatever their letters are.

After TM-align (Zhang and Skolnick, Nucleic Acids Research 33, 2005): pairings to begin with by secondary structure, by
sliding one chain along the other and by parts that look alike are each improved in turns: the chains are laid on one
another by the pairs, and paired anew by how near their residues lie then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.proteins.structure.pairing import Pairs, Scores, paired
from plugins.proteins.structure.superposition import Points, Superposition, distance_scale, superpose, tm_score

_TURNS = 20
_GAPS = (-0.6, 0.0)
_FIRST_GAP = -1.0
_FEWEST = 3
_SHORTEST_OVERLAP = 5
_PART, _PARTS, _BEST_PARTS, _LOOKED_AT = 20, 24, 3, 120
_HELIX, _STRAND = ((5.45, 5.18, 6.37), 2.1), ((6.1, 10.4, 13.0), 1.42)
"""Distances of alpha carbons two, three and four residues apart, and how far they may be off."""


@dataclass(frozen=True, slots=True, eq=False)
class FoldPairing:
    """`pairs` (pairs, 2) are places in the two chains; `tm` is related to the shorter one; the move lays the first."""

    pairs: Pairs
    tm: float
    move: Superposition


def fold_pairing(
    first: Points, second: Points, known: tuple[Pairs, ...] = (), check: Callable[[], None] = lambda: None
) -> FoldPairing | None:
    """Pair the alpha carbons (residues, 3) of two chains; None where no three of them can be paired.

    `known` are pairings from elsewhere, such as by letters, that are improved like the others.
    """
    shorter = min(len(first), len(second))
    best: FoldPairing | None = None
    for begun in (*known, *_beginnings(first, second, check)):
        for gap in _GAPS:
            found = _improved(first, second, begun, shorter, gap, check)
            if found is not None and (best is None or found.tm > best.tm):
                best = found
    if best is None:
        return None
    tm, move = tm_score(first[best.pairs[:, 0]], second[best.pairs[:, 1]], shorter)
    pairs = best.pairs
    near = _gaps(move.moved(first[pairs[:, 0]]), second[pairs[:, 1]]) < _reach(shorter)
    kept = pairs[near] if near.sum() >= _FEWEST else pairs
    return FoldPairing(kept, tm, move)


def _improved(
    first: Points, second: Points, pairs: Pairs, shorter: int, gap: float, check: Callable[[], None]
) -> FoldPairing | None:
    """Lay on one another and pair in turns until nothing changes; the best of all turns."""
    scale = max(distance_scale(shorter), 1.0)
    best: FoldPairing | None = None
    for _ in range(_TURNS):
        check()
        if len(pairs) < _FEWEST:
            break
        tm, move = tm_score(first[pairs[:, 0]], second[pairs[:, 1]], shorter, thorough=False)
        if best is None or tm > best.tm:
            best = FoldPairing(pairs, tm, move)
        following = paired(_nearness(move.moved(first), second, scale), gap, check=check)
        if np.array_equal(following, pairs):
            break
        pairs = following
    return best


def _beginnings(first: Points, second: Points, check: Callable[[], None]) -> Iterator[Pairs]:
    alike = (_shape(first)[:, None] == _shape(second)[None, :]).astype(np.float32)
    yield paired(alike, _FIRST_GAP, check=check)
    slid, move = _slid(first, second, check)
    yield slid
    scale = max(distance_scale(min(len(first), len(second))), 1.0)
    nearness = _nearness(move.moved(first), second, scale)
    yield paired((nearness + alike) / 2, _FIRST_GAP, check=check)
    for part in _parts(first, second, scale, check):
        yield paired(_nearness(part.moved(first), second, scale), _GAPS[0], check=check)


def _slid(first: Points, second: Points, check: Callable[[], None]) -> tuple[Pairs, Superposition]:
    """The best pairing without a gap, and its move."""
    shorter = min(len(first), len(second))
    least = min(shorter, max(_SHORTEST_OVERLAP, shorter // 2))
    scale = distance_scale(shorter)
    best, found = -1.0, (0, 0, shorter)
    for shift in range(least - len(first), len(second) - least + 1):
        if shift % 64 == 0:
            check()
        one, other = max(0, -shift), max(0, shift)
        count = min(len(first) - one, len(second) - other)
        moving, fixed = first[one : one + count], second[other : other + count]
        score = float((1 / (1 + (_gaps(superpose(moving, fixed).moved(moving), fixed) / scale) ** 2)).sum())
        if score > best:
            best, found = score, (one, other, count)
    one, other, count = found
    pairs = np.stack([np.arange(one, one + count), np.arange(other, other + count)], axis=1)
    return pairs, superpose(first[one : one + count], second[other : other + count])


def _parts(first: Points, second: Points, scale: float, check: Callable[[], None]) -> list[Superposition]:
    """The moves of parts of one chain onto parts of the other after which most of both chains lies near."""
    length = min(_PART, len(first), len(second))
    seen_first, seen_second = (points[:: max(1, len(points) // _LOOKED_AT)] for points in (first, second))
    found: list[tuple[float, Superposition]] = []
    for start in _starts(len(first), length):
        check()
        for other in _starts(len(second), length):
            move = superpose(first[start : start + length], second[other : other + length])
            nearness = _nearness(move.moved(seen_first), seen_second, scale)
            found.append((float(nearness.max(axis=1).sum()), move))
    found.sort(key=lambda one: -one[0])
    return [move for _, move in found[:_BEST_PARTS]]


def _starts(count: int, length: int) -> list[int]:
    step = max(length // 2, (count - length) // _PARTS, 1)
    return list(range(0, count - length + 1, step))


def _shape(points: Points) -> NDArray[np.uint8]:
    """Helix (1), strand (2) or neither (0) of each alpha carbon by its distances to those around it."""
    found = np.zeros(len(points), np.uint8)
    if len(points) < 5:
        return found
    middle = slice(2, len(points) - 2)
    for number, (lengths, off) in ((2, _STRAND), (1, _HELIX)):
        fits = np.ones(len(points) - 4, bool)
        for apart, wanted in zip((2, 3, 4), lengths, strict=True):
            near = np.abs(_gaps(points[apart:], points[:-apart]) - wanted) < off
            for start in range(5 - apart):
                fits &= near[start : start + len(fits)]
        found[middle][fits] = number
    return found


def _nearness(first: Points, second: Points, scale: float) -> Scores:
    """For each pair (first, second) what it adds to the TM-score, from 0 to 1."""
    squares = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1)[None, :] - 2 * first @ second.T
    return np.asarray(1 / (1 + np.maximum(squares, 0) / scale**2), np.float32)


def _gaps(first: Points, second: Points) -> NDArray[np.float64]:
    return np.asarray(np.linalg.norm(first - second, axis=1))


def _reach(shorter: int) -> float:
    """Pairs that lie farther apart stand not for one another."""
    return float(1.5 * shorter**0.3 + 3.5)
