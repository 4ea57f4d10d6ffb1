"""Sketch: atoms at places and the bonds between them, as they are drawn. A bond is 1 long, and y goes down."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

_TOGETHER = 0.3
"""What is drawn nearer to an atom than this is that atom."""


class Kind(Enum):
    """How a bond is drawn: by its order, or as a wedge that is narrow at its first atom.

    EITHER is a double bond of which it isn't said how its ends lie.
    """

    SINGLE = "single"
    DOUBLE = "double"
    TRIPLE = "triple"
    UP = "up"
    DOWN = "down"
    EITHER = "either"

    @property
    def order(self) -> int:
        """How many electron pairs it is."""
        return {Kind.DOUBLE: 2, Kind.EITHER: 2, Kind.TRIPLE: 3}.get(self, 1)


_NEXT = {Kind.SINGLE: Kind.DOUBLE, Kind.DOUBLE: Kind.TRIPLE, Kind.EITHER: Kind.TRIPLE}


@dataclass(frozen=True, slots=True)
class Atom:
    """An atom by its element's symbol, `*` for an open place. `hydrogens` is None where they follow by themselves."""

    x: float
    y: float
    symbol: str = "C"
    charge: int = 0
    isotope: int = 0
    radicals: int = 0
    label: int = 0
    hydrogens: int | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """A bond between two atoms by their numbers."""

    first: int
    second: int
    kind: Kind = Kind.SINGLE

    def other(self, atom: int) -> int:
        """The atom at the other end."""
        return self.second if atom == self.first else self.first


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is on the board. Every change gives a new one."""

    atoms: tuple[Atom, ...] = ()
    bonds: tuple[Bond, ...] = ()

    def atom_at(self, x: float, y: float, reach: float = 0.35) -> int | None:
        """The number of the nearest atom within reach."""
        found = [(math.hypot(atom.x - x, atom.y - y), number) for number, atom in enumerate(self.atoms)]
        nearest = min(found, default=(math.inf, 0))
        return nearest[1] if nearest[0] <= reach else None

    def bond_at(self, x: float, y: float, reach: float = 0.22) -> int | None:
        """The number of the nearest bond within reach."""
        found = [(self._distance(bond, x, y), number) for number, bond in enumerate(self.bonds)]
        nearest = min(found, default=(math.inf, 0))
        return nearest[1] if nearest[0] <= reach else None

    def bonds_of(self, atom: int) -> tuple[int, ...]:
        """The numbers of the bonds of an atom."""
        return tuple(number for number, bond in enumerate(self.bonds) if atom in (bond.first, bond.second))

    def neighbours(self, atom: int) -> tuple[int, ...]:
        """The atoms that an atom is bound to."""
        return tuple(bond.other(atom) for bond in self.bonds if atom in (bond.first, bond.second))

    def bond_between(self, first: int, second: int) -> int | None:
        """The number of the bond between two atoms."""
        ends = {first, second}
        return next((at for at, bond in enumerate(self.bonds) if {bond.first, bond.second} == ends), None)

    def with_atom(self, x: float, y: float, symbol: str = "C") -> tuple[Sketch, int]:
        """The sketch with an atom, and its number: that of one that is there already where it is so near."""
        known = self.atom_at(x, y, _TOGETHER)
        if known is not None:
            return self, known
        return replace(self, atoms=(*self.atoms, Atom(x, y, symbol))), len(self.atoms)

    def with_bond(self, first: int, second: int, kind: Kind = Kind.SINGLE) -> Sketch:
        """The sketch with a bond between two atoms, or with the one that is there of another kind."""
        if first == second:
            return self
        known = self.bond_between(first, second)
        bond = Bond(first, second, kind)
        place = len(self.bonds) if known is None else known
        return replace(self, bonds=(*self.bonds[:place], bond, *self.bonds[place + 1 :])).freed((first, second))

    def with_element(self, atom: int, symbol: str) -> Sketch:
        """The sketch with another element at an atom's place."""
        old = self.atoms[atom]
        return self._with(atom, Atom(old.x, old.y, symbol)) if old.symbol != symbol else self

    def with_charge(self, atom: int, by: int) -> Sketch:
        """The sketch with the charge of an atom changed."""
        old = self.atoms[atom]
        charge = min(4, max(-4, old.charge + by))
        return self._with(atom, replace(old, charge=charge, hydrogens=None))

    def moved(self, atoms: Iterable[int], dx: float, dy: float) -> Sketch:
        """The sketch with atoms at other places."""
        chosen = frozenset(atoms)
        return replace(
            self,
            atoms=tuple(
                replace(atom, x=atom.x + dx, y=atom.y + dy) if number in chosen else atom
                for number, atom in enumerate(self.atoms)
            ),
        )

    def without_atoms(self, atoms: Iterable[int]) -> Sketch:
        """The sketch without some atoms and their bonds."""
        gone = frozenset(atoms)
        left = [number for number in range(len(self.atoms)) if number not in gone]
        new = {old: number for number, old in enumerate(left)}
        bonds, touched = [], []
        for bond in self.bonds:
            if bond.first in new and bond.second in new:
                bonds.append(Bond(new[bond.first], new[bond.second], bond.kind))
            else:
                touched += [new[end] for end in (bond.first, bond.second) if end in new]
        return Sketch(tuple(self.atoms[number] for number in left), tuple(bonds)).freed(touched)

    def without_bond(self, bond: int) -> Sketch:
        """The sketch without a bond; its atoms stay."""
        ends = self.bonds[bond].first, self.bonds[bond].second
        return replace(self, bonds=(*self.bonds[:bond], *self.bonds[bond + 1 :])).freed(ends)

    def turned_on(self, bond: int, kind: Kind) -> Sketch:
        """The sketch with a bond of a kind; a wedge that is one is turned about, a plain bond gets the next order."""
        old = self.bonds[bond]
        if kind in (Kind.UP, Kind.DOWN) and old.kind is kind:
            return self.with_bond(old.second, old.first, kind)
        if kind is Kind.SINGLE and old.kind is not Kind.UP and old.kind is not Kind.DOWN:
            kind = _NEXT.get(old.kind, Kind.SINGLE)
        elif old.kind is kind:
            kind = Kind.SINGLE
        return self.with_bond(old.first, old.second, kind)

    def piece_of(self, atom: int) -> frozenset[int]:
        """All atoms that an atom is joined to by bonds, with itself."""
        seen, open_ = {atom}, [atom]
        while open_:
            for other in self.neighbours(open_.pop()):
                if other not in seen:
                    seen.add(other)
                    open_.append(other)
        return frozenset(seen)

    def way_out(self, atom: int, kind: Kind = Kind.SINGLE) -> float:
        """The angle at which another bond of an atom has the most room."""
        here = self.atoms[atom]
        angles = sorted(
            math.atan2(self.atoms[other].y - here.y, self.atoms[other].x - here.x) for other in self.neighbours(atom)
        )
        if not angles:
            return -math.pi / 6
        if len(angles) == 1:
            orders = [self.bonds[number].kind.order for number in self.bonds_of(atom)]
            if kind.order == 3 or 3 in orders or (kind.order == 2 and 2 in orders):
                return angles[0] + math.pi
            ways = [angles[0] + 2 * math.pi / 3, angles[0] - 2 * math.pi / 3]
            return max(ways, key=lambda angle: (round(self._room(atom, angle), 3), -abs(math.sin(angle)), -angle))
        gaps = [(angles[(at + 1) % len(angles)] - angle) % (2 * math.pi) for at, angle in enumerate(angles)]
        widest = max(range(len(gaps)), key=lambda at: round(gaps[at], 6))
        return angles[widest] + gaps[widest] / 2

    def sprouted(self, atom: int, symbol: str = "C", kind: Kind = Kind.SINGLE) -> Sketch:
        """The sketch with a new atom bound to one that is there, where it has the most room."""
        here, angle = self.atoms[atom], self.way_out(atom, kind)
        grown, new = self.with_atom(here.x + math.cos(angle), here.y + math.sin(angle), symbol)
        return grown.with_bond(atom, new, kind) if new != atom else self

    def opened(self, atom: int) -> Sketch:
        """The sketch with an open place at an atom; without it where the atom is one."""
        return self.without_atoms([atom]) if self.atoms[atom].symbol == "*" else self.sprouted(atom, "*")

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all atoms; zeros where there are none."""
        if not self.atoms:
            return 0.0, 0.0, 0.0, 0.0
        across, down = [atom.x for atom in self.atoms], [atom.y for atom in self.atoms]
        return min(across), min(down), max(across), max(down)

    def _room(self, atom: int, angle: float) -> float:
        """How far the nearest other atom is from where a bond would end; 2 counts as far enough."""
        here = self.atoms[atom]
        x, y = here.x + math.cos(angle), here.y + math.sin(angle)
        found = [math.hypot(one.x - x, one.y - y) for number, one in enumerate(self.atoms) if number != atom]
        return min(2.0, min(found, default=2.0))

    def _distance(self, bond: Bond, x: float, y: float) -> float:
        first, second = self.atoms[bond.first], self.atoms[bond.second]
        dx, dy = second.x - first.x, second.y - first.y
        length = math.hypot(dx, dy) or 1e-9
        along = ((x - first.x) * dx + (y - first.y) * dy) / length**2
        along = min(1.0, max(0.0, along))
        return math.hypot(x - first.x - along * dx, y - first.y - along * dy)

    def _with(self, number: int, atom: Atom) -> Sketch:
        return replace(self, atoms=(*self.atoms[:number], atom, *self.atoms[number + 1 :]))

    def freed(self, atoms: Iterable[int]) -> Sketch:
        """Where bonds came or went the hydrogens follow by themselves again."""
        changed = self
        for number in atoms:
            if changed.atoms[number].hydrogens is not None:
                changed = changed._with(number, replace(changed.atoms[number], hydrogens=None, radicals=0))
        return changed
