"""Skeleton: the atoms and bonds of a molecule as far as it is written, and whether its aromatic rings can work out.

They work out if the atoms that need a double bond can be paired along bonds of rings. What is finished, so that nothing
can be attached any more, has to have its partner; what is not may find it later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from plugins.molecules.smiles.grammar import AROMATIC, BONDS, VALENCES
from plugins.molecules.smiles.tokens import END, FIRST_SYMBOL, SYMBOLS

_KINDS = ("", "atom", "bond", "digit", "(", ")", "end")
_NONE, _ATOM, _BOND, _DIGIT, _BRANCH, _RETURN, _END = range(len(_KINDS))
_DOUBLE = frozenset(("c", "[n+]"))
"""Aromatic atoms that may have a double bond out of their ring."""
_THREE = frozenset(("n", "p", "b"))
"""Aromatic atoms that need a double bond unless they have three bonds."""
_TRIPLE, _CARBON, _PLANAR = 3, 4, 3
_SPARE = {"[S@]": (0, 2), "[S@@]": (0, 2)}
"""Bonds that an atom in brackets may go without; others have all of theirs, as no hydrogen is added to them."""


def _kind(symbol: str) -> int:
    if symbol in VALENCES:
        return _ATOM
    if symbol in BONDS:
        return _BOND
    return {"(": _BRANCH, ")": _RETURN}.get(symbol, _DIGIT if symbol.isdigit() else _NONE)


_KIND = {END: _END, **{FIRST_SYMBOL + number: _kind(symbol) for number, symbol in enumerate(SYMBOLS)}}
_WATCHED = frozenset(
    FIRST_SYMBOL + number for number, symbol in enumerate(SYMBOLS) if symbol in AROMATIC or symbol[0] == "["
)


class Skeleton:
    """A molecule as far as it is written; a token that would leave it without a way to work out is not taken."""

    __slots__ = ("_begun", "_bonds", "_last", "_open", "_order", "_parents", "_settled", "_stack", "_symbols")

    def __init__(self) -> None:
        self._symbols: list[str] = []
        self._parents: list[int] = []
        self._bonds: list[tuple[int, int, int]] = []
        self._stack: list[int] = []
        self._open: dict[str, tuple[int, int]] = {}
        self._last = -1
        self._order = 0
        self._settled = True
        self._begun = False

    def take(self, token: int) -> bool:
        """Go on by a token of those that the grammar allows; it is left out, and False is returned, if it can't be."""
        kind = _KIND.get(token, _NONE)
        if kind == _DIGIT and self._begun:
            return False
        if kind == _DIGIT and self._order:
            told = self._open.get(SYMBOLS[token - FIRST_SYMBOL], (0, 0))[1]
            if self._order == _TRIPLE or told not in {0, self._order}:
                return False
        if self._settled and token not in _WATCHED and kind != _DIGIT:
            self._write(token, kind)
            return True
        before = (
            len(self._symbols), len(self._bonds), self._stack[:], dict(self._open), self._last, self._order,
            self._settled, self._begun,
        )  # fmt: skip
        self._write(token, kind)
        if self._works(kind):
            return True
        atoms, bonds, self._stack, self._open, self._last, self._order, self._settled, self._begun = before
        del self._symbols[atoms:], self._parents[atoms:], self._bonds[bonds:]
        return False

    def _write(self, token: int, kind: int) -> None:
        symbol = SYMBOLS[token - FIRST_SYMBOL] if token >= FIRST_SYMBOL else ""
        if kind == _ATOM:
            new = len(self._symbols)
            self._symbols.append(symbol)
            self._parents.append(self._last)
            if new:
                self._bonds.append((self._last, new, self._order))
            self._last, self._order, self._begun = new, 0, False
            if token in _WATCHED:
                self._settled = False
        elif kind == _BOND:
            self._order = BONDS[symbol]
        elif kind == _BRANCH:
            self._begun = True
            self._stack.append(self._last)
        elif kind == _RETURN:
            self._last, self._order = self._stack.pop(), 0
        elif kind == _DIGIT:
            order, self._order = self._order, 0
            if symbol not in self._open:
                self._settled = False
                self._open[symbol] = self._last, order
                return
            other, told = self._open.pop(symbol)
            self._bonds.append((other, self._last, order or told))

    def _works(self, kind: int) -> bool:
        """Whether what is finished has all that it needs, or can come by it."""
        symbols, count = self._symbols, len(self._symbols)
        degree, total, doubles, labels = [0] * count, [0] * count, [0] * count, [0] * count
        rings, bit = [], 1
        for first, second, order in self._bonds:
            for atom in (first, second):
                degree[atom] += 1
                total[atom] += order or 1
                doubles[atom] += order == 2
            if self._parents[second] != first:
                rings.append((first, second))
                labels[first] ^= bit
                labels[second] ^= bit
                bit <<= 1
        waiting, live = set(), set()
        for atom, order in self._open.values():
            degree[atom] += 1
            total[atom] += order or 1
            doubles[atom] += order == 2
            waiting.add(atom)
        at, coming = self._last, self._order or int(kind == _BRANCH)
        left = [
            VALENCES[symbol] - (degree[atom] if symbol in AROMATIC else total[atom])
            for atom, symbol in enumerate(symbols)
        ]
        if kind != _END:
            places = {atom for atom in (*self._stack, self._last) if left[atom] > 0}
            if self._open and not coming:
                if not places:
                    return False
                if len(places) == 1:
                    # Where else it can't go on, it does here
                    (at,), coming = places, 1
            if coming:
                degree[at] += 1
                total[at] += coming
                doubles[at] += coming == 2
                left[at] -= 1 if symbols[at] in AROMATIC else coming
            live |= {atom for atom in places if left[atom] > 0}
            if coming and not self._order:
                live.add(at)
            waiting |= live
        ends = list(waiting | {at} if coming else waiting)
        true = labels[:]
        # Where it can go on, rings may still be closed between all these places
        for atom, other in pairwise(ends):
            labels[atom] ^= bit
            labels[other] ^= bit
            bit <<= 1
        ringed = self._ringed(labels, rings)
        # An atom with a double bond to the next is left for good, or had a branch opened for it
        going = self._last if self._order > 1 and self._last not in self._stack else -1
        needs = [False] * count
        must, fluid = [], False
        for atom, symbol in enumerate(symbols):
            goes_on = atom in live and atom != going
            if symbol[0] == "[" and not goes_on and left[atom] not in _SPARE.get(symbol, (0,)):
                return False
            if symbol not in AROMATIC:
                fluid |= symbol[0] == "[" and goes_on
                continue
            if doubles[atom] and (symbol not in _DOUBLE or total[atom] > _CARBON):
                return False
            if doubles[atom] and not goes_on and degree[atom] < _PLANAR:
                return False
            finished = atom not in waiting
            needs[atom] = total[atom] < _CARBON if symbol in _DOUBLE else symbol in _THREE and degree[atom] < _PLANAR
            fluid |= not finished
            if not ringed[atom] and not finished:
                # A ring goes in and out by two bonds
                free = left[atom] + (coming > 0 and atom == at)
                if free + sum(other == atom for other, _ in self._open.values()) < 2:
                    return False
            if finished:
                if not ringed[atom]:
                    return False
                if needs[atom]:
                    must.append(atom)
        if not pairs(must, self._near(labels, needs)):
            return False
        if not fluid and not self._open:
            # What works out by the rings that are there is never asked again
            ringed = self._ringed(true, rings)
            self._settled = all(ringed[atom] for atom, symbol in enumerate(symbols) if symbol in AROMATIC) and pairs(
                must, self._near(true, needs)
            )
        return True

    def _ringed(self, labels: list[int], rings: list[tuple[int, int]]) -> list[bool]:
        """Which atoms are in a ring; of `labels` is left which bonds to an atom from the one before it are."""
        ringed = [False] * len(labels)
        for atom in range(len(labels) - 1, 0, -1):
            if labels[atom]:
                before = self._parents[atom]
                ringed[atom] = ringed[before] = True
                labels[before] ^= labels[atom]
        for first, second in rings:
            ringed[first] = ringed[second] = True
        return ringed

    def _near(self, labels: list[int], needs: list[bool]) -> dict[int, list[int]]:
        """The atoms that each may have its double bond with."""
        near: dict[int, list[int]] = {}
        for first, second, order in self._bonds:
            if order or not needs[first] or not needs[second]:
                continue
            if self._parents[second] == first and not labels[second]:
                continue
            near.setdefault(first, []).append(second)
            near.setdefault(second, []).append(first)
        return near


def pairs(must: Sequence[int], near: Mapping[int, Sequence[int]]) -> bool:
    """Whether all of `must` can be paired with neighbours, no atom twice."""
    taken: set[int] = set()
    for atom in must:
        if atom in taken:
            continue
        free = [other for other in near.get(atom, ()) if other not in taken]
        if not free:
            # Each system of rings by itself, as the ways of all would multiply
            return all(_pairs(some, near, set()) for some in _systems(must, near))
        taken |= {atom, max(free)}
    return True


def _systems(must: Sequence[int], near: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Those of `must` that hang together, each lot by itself."""
    found: list[list[int]] = []
    seen: set[int] = set()
    for atom in must:
        if atom in seen:
            continue
        system, waiting = {atom}, [atom]
        while waiting:
            fresh = [other for other in near.get(waiting.pop(), ()) if other not in system]
            system.update(fresh)
            waiting += fresh
        seen |= system
        found.append([one for one in must if one in system])
    return found


def _pairs(must: Sequence[int], near: Mapping[int, Sequence[int]], taken: set[int]) -> bool:
    """By trying all ways, those atoms first that have the least choice."""
    left = [([other for other in near.get(atom, ()) if other not in taken], atom) for atom in must if atom not in taken]
    if not left:
        return True
    free, atom = min(left, key=lambda one: len(one[0]))
    return any(_pairs(must, near, taken | {atom, other}) for other in free)
