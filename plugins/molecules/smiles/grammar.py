"""Grammar: which token may come next so that a SMILES can still become a molecule, for many of them at a time.

It knows branches, rings and the valence of each atom; whether an aromatic ring works out is told by its skeleton.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plugins.molecules.smiles.tokens import END, FIRST_SYMBOL, SIZE, SYMBOLS

_MOST_ATOMS, _DEEPEST, _RINGS = 96, 20, 10
BONDS = {"-": 1, "/": 1, "\\": 1, "=": 2, "#": 3}
VALENCES = {
    "C": 4,
    "N": 3,
    "O": 2,
    "S": 6,
    "P": 5,
    "B": 3,
    "F": 1,
    "Cl": 1,
    "Br": 1,
    "I": 1,
    "[H]": 1,
    "[C@]": 4,
    "[C@@]": 4,
    "[C@H]": 3,
    "[C@@H]": 3,
    "[S@]": 6,
    "[S@@]": 6,
    "[N+]": 4,
    "[O-]": 1,
    "[NH+]": 3,
    "[NH3+]": 1,
    "[nH]": 2,
    "[n+]": 3,
    "c": 3,
    "n": 3,
    "o": 2,
    "s": 2,
    "p": 3,
    "b": 3,
}
"""Bonds that an atom has at most, an aromatic one beside what it gives to its ring."""

AROMATIC = frozenset(("c", "n", "o", "s", "p", "b", "[nH]", "[n+]"))
_ATOM, _BOND, _OPEN, _DIGIT = range(1, 5)
_NOTHING, _CLOSED = 0, 5


def _number(symbol: str) -> int:
    return FIRST_SYMBOL + SYMBOLS.index(symbol)


_VALENCE = np.zeros(SIZE, np.int64)
_ORDER = np.zeros(SIZE, np.int64)
_AROMATIC = np.zeros(SIZE, bool)
_DIGITS = np.zeros(SIZE, np.int64)
for _symbol in SYMBOLS:
    _VALENCE[_number(_symbol)] = VALENCES.get(_symbol, 0)
    _ORDER[_number(_symbol)] = BONDS.get(_symbol, 0)
    _AROMATIC[_number(_symbol)] = _symbol in AROMATIC
    _DIGITS[_number(_symbol)] = int(_symbol) if _symbol.isdigit() else 0
_BRANCH, _RETURN = _number("("), _number(")")
_LONE = np.array([_number(symbol) for symbol in SYMBOLS if symbol.isdigit()])
_SHUT = np.zeros((1, SIZE), bool)
_SHUT[0, [_RETURN, END, *_LONE]] = True
_SPARE = 8
"""Tokens in which what is left over comes to its end."""


class Grammar:
    """What was written so far, of each of a number of molecules."""

    def __init__(self, rows: int) -> None:
        self._left = np.zeros((rows, _MOST_ATOMS), np.int64)
        self._aromatic = np.zeros((rows, _MOST_ATOMS), bool)
        self._bonded = np.zeros((rows, _MOST_ATOMS, _MOST_ATOMS), bool)
        self._atoms = np.zeros(rows, np.int64)
        self._last = np.zeros(rows, np.int64)
        self._stack = np.zeros((rows, _DEEPEST), np.int64)
        self._depth = np.zeros(rows, np.int64)
        self._ring = np.full((rows, _RINGS), -1, np.int64)
        self._ring_order = np.zeros((rows, _RINGS), np.int64)
        self._order = np.zeros(rows, np.int64)
        self._before = np.full(rows, _NOTHING, np.int64)

    def keep(self, rows: NDArray[np.int64]) -> None:
        """Go on with these rows alone."""
        for name, value in vars(self).items():
            setattr(self, name, value[rows])

    def allowed(self, room: int) -> NDArray[np.bool_]:
        """Which tokens (B, SIZE) may come next, with room for so many; a row without any can't go on."""
        rows = np.arange(len(self._atoms))
        before, order = self._before, np.maximum(self._order, 1)
        soft = self._aromatic[rows, self._last]
        left = np.where(before == _NOTHING, 9, self._left[rows, self._last])
        rings = (self._ring >= 0).sum(1)
        whole = np.isin(before, (_ATOM, _DIGIT, _CLOSED))
        outside = self._depth == 0
        found = np.zeros((len(rows), SIZE), bool)
        # An atom that nothing can follow strands what is still open
        asked = np.where(_AROMATIC[None, :], 1, order[:, None])
        stays = (_VALENCE[None, :] > asked) | ~(outside & (rings > 0))[:, None]
        fits = (
            (_VALENCE[None, :] >= asked)
            & (left >= np.where(soft, 1, order))[:, None]
            & (self._atoms < _MOST_ATOMS)[:, None]
        )
        found |= fits & stays & ~(_AROMATIC[None, :] & (order > 2)[:, None])
        first = before == _NOTHING
        found[first] = _VALENCE[None, :] > 0
        given = np.where(soft[:, None], _ORDER[None, :] // 3 * 9 + 1, _ORDER[None, :])
        found |= (_ORDER[None, :] > 0) & (left[:, None] >= given) & (whole | (before == _OPEN))[:, None]
        found[:, _BRANCH] = whole & (left > 0) & (self._depth < _DEEPEST)
        under = self._stack[rows, np.maximum(self._depth - 1, 0)]
        stranded = (self._depth == 1) & (rings > 0) & (self._left[rows, under] == 0)
        found[:, _RETURN] = whole & ~outside & ~stranded
        found[:, END] = whole & outside & (rings == 0)
        self._allow_rings(found, left, rings)
        late = room <= self._margin()
        if late.any():
            # What is open is closed in time, and nothing more is opened
            found[late, _BRANCH] = False
            for token in _LONE:
                found[late & (self._ring[:, _DIGITS[token]] < 0), token] = False
        return found

    def hurried(self, room: int) -> NDArray[np.bool_]:
        """Which tokens (B, SIZE) close nothing where room is short, so that others come before them."""
        found = np.zeros((len(self._atoms), SIZE), bool)
        late = room <= self._margin()
        if late.any():
            found[late] = True
            found[late[:, None] & _SHUT] = False
        return found

    def _margin(self) -> NDArray[np.int64]:
        """How much room what is open may come to need."""
        margin: NDArray[np.int64] = 3 * (self._depth + (self._ring >= 0).sum(1)) + _SPARE
        return margin

    def _allow_rings(self, found: NDArray[np.bool_], left: NDArray[np.int64], rings: NDArray[np.int64]) -> None:
        rows = np.arange(len(left))
        begun = np.isin(self._before, (_ATOM, _DIGIT)) | ((self._before == _BOND) & (self._atoms > 0))
        outside = self._depth == 0
        order = np.maximum(self._order, 1)
        for token in _LONE:
            digit = int(_DIGITS[token])
            other = self._ring[:, digit]
            is_open = other >= 0
            at = np.maximum(other, 0)
            told = self._ring_order[:, digit]
            needed = np.maximum(order, told)
            more = np.where(self._aromatic[rows, at], 0, needed - np.maximum(told, 1))
            needed = np.where(self._aromatic[rows, self._last], 1, needed)
            meets = ~self._bonded[rows, self._last, at] & (at != self._last)
            closes = meets & (left >= needed) & (self._left[rows, at] >= more)
            closes &= (left - needed > 0) | ~outside | (rings == 1)
            # Between bond and atom of a branch no ring begins
            opens = (left > np.where(self._aromatic[rows, self._last], 1, order)) & (self._order != 3)
            found[:, token] = begun & np.where(is_open, closes, opens)

    def take(self, tokens: NDArray[np.int64]) -> None:
        """Go on by a token (B,) in each row."""
        rows = np.arange(len(tokens))
        atom = (_VALENCE[tokens] > 0) & (self._atoms < _MOST_ATOMS)
        bond, digit = _ORDER[tokens] > 0, _DIGITS[tokens] > 0
        opening, closing = tokens == _BRANCH, (tokens == _RETURN) & (self._depth > 0)
        self._take_rings(rows[digit], _DIGITS[tokens[digit]])
        order = np.maximum(self._order, 1)
        some = rows[atom]
        new = self._atoms[some]
        self._left[some, new] = _VALENCE[tokens[some]]
        self._aromatic[some, new] = _AROMATIC[tokens[some]]
        joined = some[self._atoms[some] > 0]
        old, new = self._last[joined], self._atoms[joined]
        self._left[joined, new] -= np.where(self._aromatic[joined, new], 1, order[joined])
        self._left[joined, old] -= np.where(self._aromatic[joined, old], 1, order[joined])
        self._bonded[joined, old, new] = self._bonded[joined, new, old] = True
        self._last[some] = self._atoms[some]
        self._atoms[some] += 1
        opens, closes = rows[opening & (self._depth < _DEEPEST)], rows[closing]
        self._stack[opens, self._depth[opens]] = self._last[opens]
        self._depth[opens] += 1
        self._depth[closes] -= 1
        self._last[closes] = self._stack[closes, self._depth[closes]]
        self._order = np.where(bond, _ORDER[tokens], np.where(opening | closing, self._order, 0))
        self._before = np.select(
            [atom, bond, digit, opening, closing], [_ATOM, _BOND, _DIGIT, _OPEN, _CLOSED], self._before
        )

    def _take_rings(self, some: NDArray[np.int64], digits: NDArray[np.int64]) -> None:
        other, last = self._ring[some, digits], self._last[some]
        order = np.maximum(self._order[some], 1)
        is_open = other >= 0
        begin, end = some[~is_open], some[is_open]
        self._ring[begin, digits[~is_open]] = last[~is_open]
        self._ring_order[begin, digits[~is_open]] = self._order[begin]
        self._left[begin, last[~is_open]] -= np.where(self._aromatic[begin, last[~is_open]], 1, order[~is_open])
        at, number = other[is_open], digits[is_open]
        told = self._ring_order[end, number]
        needed = np.maximum(order[is_open], told)
        self._left[end, last[is_open]] -= np.where(self._aromatic[end, last[is_open]], 1, needed)
        self._left[end, at] -= np.where(self._aromatic[end, at], 0, needed - np.maximum(told, 1))
        self._bonded[end, at, last[is_open]] = self._bonded[end, last[is_open], at] = True
        self._ring[end, number] = -1
        self._ring_order[end, number] = 0
