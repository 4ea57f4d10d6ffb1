"""Frame: what a molecule is written around, token by token, so that it is kept whatever is drawn at its open places."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.molecules.smiles.grammar import AROMATIC, BONDS, VALENCES
from plugins.molecules.smiles.tokens import END, FIRST_SYMBOL, SYMBOLS

_BRANCH, _RETURN, _SINGLE = (FIRST_SYMBOL + SYMBOLS.index(symbol) for symbol in "()-")
_ATOMS = frozenset(FIRST_SYMBOL + SYMBOLS.index(symbol) for symbol in VALENCES)
_LAST = frozenset(FIRST_SYMBOL + SYMBOLS.index(symbol) for symbol, bonds in VALENCES.items() if bonds == 1)
_BONDS = frozenset(FIRST_SYMBOL + SYMBOLS.index(symbol) for symbol in BONDS)
_SOFT = frozenset(FIRST_SYMBOL + SYMBOLS.index(symbol) for symbol in AROMATIC)
_DIGITS = tuple(FIRST_SYMBOL + number for number, symbol in enumerate(SYMBOLS) if symbol.isdigit())


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens that are given, with a place between each two parts where the model goes on.

    Behind all parts but the last a branch is open, which is closed where the model is done with it. Where it is `open`
    the model goes on behind the last part too, up to the end. `joined` are the tokens of a second piece that is
    attached where the model begins to write it, and where it is done with the one place at the latest.
    """

    parts: tuple[tuple[int, ...], ...]
    open: bool = False
    joined: tuple[int, ...] = ()


class Filling:
    """A molecule that is written around a frame, as far as it is written."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._part = 0
        self._given = list(frame.parts[0])
        self._joins, self._joining, self._resumes = bool(frame.joined), False, False
        self._last = self._before = -1
        self._stack: list[int] = []
        self._open: set[int] = set()
        self._begin()

    def given(self) -> int | None:
        """The token that is to be written now, or None where the model chooses."""
        return self._given[0] if self._given else None

    def instead(self, token: int) -> int | None:
        """What is written for a token that the model chose; None where it can't stand here."""
        done = not self._depth and not self._own and self._before not in _BONDS
        if self._joins and done and self._closes(token):
            return self._joint()
        if self._joins and not self._depth and token in _LAST:
            # Nothing could be joined to it
            return None
        if not self._started:
            bare = self._last in _SOFT and self._before not in _BONDS
            # Two aromatic atoms of different rings are joined by a bond that says so
            fits = token in _ATOMS and not (bare and token in _SOFT)
            return token if fits or (bare and token == _SINGLE) else None
        if token == END:
            return token if done and self._ends and not self._joins else None
        if token == _RETURN and not self._depth:
            return token if done and not self._ends else None
        return None if token in self._open - self._own else token

    def take(self, token: int, chosen: int) -> None:
        """Go on by a token that is written for what the model chose."""
        if self._given:
            self._note(token)
            del self._given[0]
            if not self._given:
                self._go_on()
        elif self._joins and self._closes(chosen):
            self._note(token)
            self._join(self._frame.joined if token == _SINGLE else self._frame.joined[1:], {})
        elif token == _RETURN and not self._depth:
            self._note(token)
            self._part += 1
            self._given = list(self._frame.parts[self._part])
            if not self._given:
                self._go_on()
        else:
            met = self._meets(token)
            self._note(token)
            self._started |= token in _ATOMS
            if met:
                self._join(self._frame.joined[2:], {self._frame.joined[1]: token})
                return
            self._depth += (token == _BRANCH) - (token == _RETURN)
            if token in _DIGITS:
                self._own ^= {token}

    @property
    def _ends(self) -> bool:
        """Whether the place goes on up to the end."""
        return self._part == len(self._frame.parts) - 1

    def _begin(self) -> None:
        self._depth, self._started = 0, False
        self._own: set[int] = set()

    def _go_on(self) -> None:
        """Begin what comes behind tokens that were given."""
        if self._joining:
            # The second piece stands, and nothing more is attached to it
            self._joining, self._resumes = False, self._depth > 0
            if self._depth:
                self._depth -= 1
                self._given = [_RETURN]
            elif self._ends:
                self._given = [END]
            else:
                self._part += 1
                self._given = [_RETURN, *self._frame.parts[self._part]]
        elif self._resumes:
            self._resumes = False
        elif self._ends and not self._frame.open:
            self._given = [END]
        else:
            self._begin()

    def _closes(self, token: int) -> bool:
        """Whether the model is done with a place by this token."""
        return token == END or (token == _RETURN and not self._depth)

    def _note(self, token: int) -> None:
        if token == _BRANCH:
            self._stack.append(self._last)
        elif token == _RETURN:
            self._last = self._stack.pop()
        elif token in _ATOMS:
            self._last = token
        elif token in _DIGITS:
            self._open ^= {token}
        self._before = token

    def _joint(self) -> int:
        """The token with which the second piece begins here."""
        first = self._frame.joined[0]
        return _SINGLE if first in _SOFT and self._last in _SOFT else first

    def _meets(self, token: int) -> bool:
        """Whether the model has written the first two tokens of the second piece."""
        joined = self._frame.joined[:2]
        if not self._joins or not self._started or joined[0] != self._before or len(joined) < len("12"):
            return False
        if not self._depth and self._own:
            return False
        opens = token in _DIGITS and token not in self._open
        return opens if joined[1] in _DIGITS else token == joined[1]

    def _join(self, tokens: tuple[int, ...], digits: dict[int, int]) -> None:
        """Give these tokens of the second piece, with digits that are free; some are written already."""
        free = iter([digit for digit in _DIGITS if digit not in self._open])
        for token in tokens:
            if token in _DIGITS and token not in digits:
                digits[token] = next(free, token)
        self._given = [digits.get(token, token) for token in tokens]
        self._joins, self._joining, self._started = False, True, True
        if not self._given:
            self._go_on()
