"""Secondary structure by hydrogen bonds, after Kabsch and Sander (Biopolymers 22, 1983)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from plugins.proteins.structure.model import Structure

HELIX, HELIX_3, HELIX_5 = "H", "G", "I"
STRAND, BRIDGE = "E", "B"
TURN, BEND, COIL = "T", "S", "-"

BOND_KCAL = -0.5
"""Below this energy in kcal/mol two groups are bound."""

_COUPLING_KCAL = 332 * 0.42 * 0.20
_LOWEST_KCAL = -9.9
_NEAREST = 0.5
_PEPTIDE_BOND = 2.5
_REACH = 9.0
_BEND_DEGREES = 70.0


def secondary_structure(structure: Structure, check: Callable[[], None] = lambda: None) -> NDArray[np.str_]:
    """A letter for each residue (residues,): H, G and I for helices of 4, 3 and 5, E and B for strands and bridges.

    T is a turn, S a bend, and - anything else, and what is no amino acid or lacks atoms of its backbone.
    """
    places = structure.atoms_of()
    whole = np.flatnonzero(structure.is_protein & ~np.isnan(places).any(axis=(1, 2)))
    letters = np.full(structure.residue_count, COIL, "U1")
    if whole.size < 2:
        return letters
    backbone = places[whole]
    joined = _joined(backbone, structure.chain_of[whole])
    bound = hydrogen_bonds(backbone, joined, structure.residue_names[whole] == "PRO", check)
    letters[whole] = _letters(backbone, joined, bound, check)
    return letters


def hydrogen_bonds(
    backbone: NDArray[np.float64],
    joined: NDArray[np.bool_],
    proline: NDArray[np.bool_],
    check: Callable[[], None] = lambda: None,
) -> set[tuple[int, int]]:
    """Pairs (donor, acceptor): the N-H of the first is bound to the C=O of the second.

    `backbone` (residues, 4, 3) are N, alpha carbon, C and O; `joined` says of each residue whether it is bound to the
    one before. Each donor has its two best acceptors at most.
    """
    nitrogen, alpha, carbon, oxygen = (backbone[:, at] for at in range(4))
    # The hydrogen lies opposite to the C=O of the residue before
    hydrogen = nitrogen.copy()
    before = carbon[:-1] - oxygen[:-1]
    length = np.maximum(np.linalg.norm(before, axis=1, keepdims=True), 1e-6)
    hydrogen[1:] += np.where(joined[1:, None], before / length, 0)
    can_give = joined & ~proline
    bound: set[tuple[int, int]] = set()
    for donor in np.flatnonzero(can_give):
        if donor % 256 == 0:
            check()
        near = np.flatnonzero(((alpha - alpha[donor]) ** 2).sum(axis=1) < _REACH**2)
        # Neither itself nor the one whose bond to it is the peptide's own
        near = near[(near != donor) & (near != donor - 1)]
        if not near.size:
            continue
        energy = _energy(nitrogen[donor], hydrogen[donor], carbon[near], oxygen[near])
        for at in np.argsort(energy, kind="stable")[:2]:
            if energy[at] < BOND_KCAL:
                bound.add((int(donor), int(near[at])))
    return bound


def _energy(
    nitrogen: NDArray[np.float64],
    hydrogen: NDArray[np.float64],
    carbon: NDArray[np.float64],
    oxygen: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The electrostatic energy in kcal/mol of one N-H with several C=O."""
    gaps = [np.linalg.norm(to - of, axis=1) for of in (nitrogen, hydrogen) for to in (oxygen, carbon)]
    near = np.min(gaps, axis=0) < _NEAREST
    n_o, n_c, h_o, h_c = (np.maximum(gap, _NEAREST) for gap in gaps)
    energy = _COUPLING_KCAL * (1 / n_o + 1 / h_c - 1 / h_o - 1 / n_c)
    return np.asarray(np.where(near, _LOWEST_KCAL, np.maximum(energy, _LOWEST_KCAL)))


def _joined(backbone: NDArray[np.float64], chain_of: NDArray[np.int32]) -> NDArray[np.bool_]:
    joined = np.zeros(len(backbone), bool)
    gaps = np.linalg.norm(backbone[1:, 0] - backbone[:-1, 2], axis=1)
    joined[1:] = (gaps < _PEPTIDE_BOND) & (chain_of[1:] == chain_of[:-1])
    return joined


def _letters(
    backbone: NDArray[np.float64],
    joined: NDArray[np.bool_],
    bound: set[tuple[int, int]],
    check: Callable[[], None],
) -> NDArray[np.str_]:
    count = len(backbone)
    stretch = np.cumsum(~joined)

    def together(first: int, last: int) -> bool:
        return first >= 0 and last < count and stretch[first] == stretch[last]

    letters = np.full(count, COIL, "U1")
    for at in _bends(backbone, together):
        letters[at] = BEND
    turns = {size: [together(at, at + size) and (at + size, at) in bound for at in range(count)] for size in (3, 4, 5)}
    for size, starts in turns.items():
        for at in np.flatnonzero(starts).tolist():
            letters[at + 1 : at + size] = TURN
    check()
    strands, bridges = _ladders(bound, together)
    helix = _helix(turns[4], 4)
    for letter, members in (
        (HELIX_3, _whole_helix(turns[3], 3, helix | strands | bridges)),
        (HELIX_5, _whole_helix(turns[5], 5, helix | strands | bridges)),
        (BRIDGE, bridges),
        (STRAND, strands),
        (HELIX, helix),
    ):
        for at in members:
            letters[at] = letter
    return letters


def _helix(turns: list[bool], size: int) -> set[int]:
    """The residues of helices: two turns that follow one another make one."""
    found: set[int] = set()
    for at, (first, second) in enumerate(pairwise(turns)):
        if first and second:
            found.update(range(at + 1, at + 1 + size))
    return found


def _whole_helix(turns: list[bool], size: int, taken: set[int]) -> set[int]:
    """The residues of helices none of whose smallest parts touches what is something else already."""
    found: set[int] = set()
    for at, (first, second) in enumerate(pairwise(turns)):
        part = range(at + 1, at + 1 + size)
        if first and second and taken.isdisjoint(part):
            found.update(part)
    return found


def _bends(backbone: NDArray[np.float64], together: Callable[[int, int], bool]) -> list[int]:
    alpha = backbone[:, 1]
    found = []
    for at in range(2, len(alpha) - 2):
        if not together(at - 2, at + 2):
            continue
        before, after = alpha[at] - alpha[at - 2], alpha[at + 2] - alpha[at]
        cosine = before @ after / max(float(np.linalg.norm(before) * np.linalg.norm(after)), 1e-9)
        if cosine < np.cos(np.radians(_BEND_DEGREES)):
            found.append(at)
    return found


def _ladders(bound: set[tuple[int, int]], together: Callable[[int, int], bool]) -> tuple[set[int], set[int]]:
    """The residues of strands, and those of lone bridges."""
    found: dict[tuple[int, int], bool] = {}
    for pair in _candidates(bound):
        first, second = pair
        if abs(first - second) < 3 or not (together(first - 1, first + 1) and together(second - 1, second + 1)):
            continue
        if _parallel(bound, first, second) or _parallel(bound, second, first):
            found[pair] = True
        elif _antiparallel(bound, first, second):
            found[pair] = False
    strands: set[int] = set()
    for (first, second), parallel in found.items():
        # A ladder goes on, also past a bulge of one residue on one side and up to four on the other
        for ahead in (1, 2):
            for beyond in range(1, 6):
                if ahead == 2 and beyond > 2:
                    continue
                for one, other in ((ahead, beyond), (beyond, ahead)):
                    mate = (first + one, second + other if parallel else second - other)
                    if found.get((min(mate), max(mate))) is not parallel or mate[0] > mate[1]:
                        continue
                    low, high = sorted((second, mate[1]))
                    if together(first, mate[0]) and together(low, high):
                        strands.update(range(first, mate[0] + 1))
                        strands.update(range(low, high + 1))
    bridges = {at for pair in found for at in pair} - strands
    return strands, bridges


def _candidates(bound: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Every pair that a bond could make a bridge of, the smaller first."""
    found = set()
    for donor, acceptor in bound:
        for first in (donor - 1, donor, donor + 1):
            for second in (acceptor - 1, acceptor, acceptor + 1):
                found.add((min(first, second), max(first, second)))
    return found


def _parallel(bound: set[tuple[int, int]], first: int, second: int) -> bool:
    return (second, first - 1) in bound and (first + 1, second) in bound


def _antiparallel(bound: set[tuple[int, int]], first: int, second: int) -> bool:
    if (first, second) in bound and (second, first) in bound:
        return True
    return (second + 1, first - 1) in bound and (first + 1, second - 1) in bound
