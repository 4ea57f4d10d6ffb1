"""Rings: templates that are put on the board, onto an atom, or onto a bond so that they share it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from plugins.molecules.sketching.sketch import Kind, Sketch


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of so many atoms, with alternating double bonds or without."""

    size: int
    aromatic: bool = False

    @property
    def radius(self) -> float:
        """From its middle to its atoms."""
        return 0.5 / math.sin(math.pi / self.size)


def put_ring(sketch: Sketch, ring: Ring, x: float, y: float) -> Sketch:
    """The sketch with a ring at a place: on the atom or the bond that is there, or with its middle there."""
    atom = sketch.atom_at(x, y)
    if atom is not None:
        return _on_atom(sketch, ring, atom)
    bond = sketch.bond_at(x, y)
    if bond is not None:
        return _on_bond(sketch, ring, bond, x, y)
    begin = math.pi / 2 if ring.size % 2 else math.pi / 2 + math.pi / ring.size
    if ring.size == 6:
        begin = math.pi / 2
    return _closed(sketch, ring, x, y, begin if ring.size != 4 else math.pi / 4)


def _on_atom(sketch: Sketch, ring: Ring, atom: int) -> Sketch:
    """The atom is one of the ring; one that has no room for it is joined to it by a bond."""
    here, angle = sketch.atoms[atom], sketch.way_out(atom)
    if len(sketch.neighbours(atom)) == 1:
        angle = math.atan2(
            here.y - sketch.atoms[sketch.neighbours(atom)[0]].y, here.x - sketch.atoms[sketch.neighbours(atom)[0]].x
        )
    x, y = here.x + math.cos(angle) * ring.radius, here.y + math.sin(angle) * ring.radius
    if len(sketch.neighbours(atom)) >= 3 or (ring.aromatic and len(sketch.neighbours(atom)) >= 2):
        sprouted = sketch.sprouted(atom)
        new = len(sprouted.atoms) - 1
        if new < len(sketch.atoms):
            return sketch
        return _on_atom(sprouted, ring, new)
    return _closed(sketch, ring, x, y, angle + math.pi)


def _on_bond(sketch: Sketch, ring: Ring, bond: int, x: float, y: float) -> Sketch:
    """The ring shares the bond, and lies on the side that is less crowded, or on which the mouse is."""
    first, second = sketch.atoms[sketch.bonds[bond].first], sketch.atoms[sketch.bonds[bond].second]
    middle = (first.x + second.x) / 2, (first.y + second.y) / 2
    dx, dy = second.x - first.x, second.y - first.y
    length = math.hypot(dx, dy) or 1.0
    away = ring.radius * math.cos(math.pi / ring.size)
    sides = [(middle[0] + turn * dy / length * away, middle[1] - turn * dx / length * away) for turn in (1, -1)]

    def crowd(side: tuple[float, float]) -> tuple[int, float]:
        near = sum(math.hypot(atom.x - side[0], atom.y - side[1]) < ring.radius * 1.05 for atom in sketch.atoms)
        return near, math.hypot(side[0] - x, side[1] - y)

    centre = min(sides, key=crowd)
    return _closed(sketch, ring, *centre, math.atan2(first.y - centre[1], first.x - centre[0]))


def _closed(sketch: Sketch, ring: Ring, x: float, y: float, begin: float) -> Sketch:
    """The sketch with the atoms of a ring around a middle, from an angle on; those that are there already are taken."""
    grown, numbers = sketch, []
    for step in range(ring.size):
        angle = begin + 2 * math.pi * step / ring.size
        grown, number = grown.with_atom(x + math.cos(angle) * ring.radius, y + math.sin(angle) * ring.radius)
        numbers.append(number)
    edges = [(numbers[at], numbers[(at + 1) % ring.size]) for at in range(ring.size)]
    edges = [edge for edge in edges if edge[0] != edge[1]]
    double = _doubles(sketch, edges) if ring.aromatic else frozenset()
    for at, (first, second) in enumerate(edges):
        if at in double:
            grown = grown.with_bond(first, second, Kind.DOUBLE)
        elif grown.bond_between(first, second) is None:
            grown = grown.with_bond(first, second)
    return grown


def _doubles(sketch: Sketch, edges: list[tuple[int, int]]) -> frozenset[int]:
    """Every other edge, so that no atom that was there gets a second double bond."""

    def busy(atom: int, partner: int) -> bool:
        if atom >= len(sketch.atoms):
            return False
        return any(
            sketch.bonds[number].kind.order > 1 and sketch.bonds[number].other(atom) != partner
            for number in sketch.bonds_of(atom)
        )

    def fits(at: int) -> bool:
        first, second = edges[at]
        return not busy(first, second) and not busy(second, first)

    kept: list[list[int]] = [[at for at in range(start, len(edges), 2) if fits(at)] for start in (0, 1)]
    return frozenset(kept[0] if len(kept[0]) >= len(kept[1]) else kept[1])
