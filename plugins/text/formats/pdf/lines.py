"""Lines: atoms set to a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from plugins.text.formats.pdf.atoms import HANGING, Atom, cut

_LOOSEST = 0.7
"""The most that may be put into a space, in units of the font's size, before a line is left ragged."""


class Align(Enum):
    """How a line stands in its width."""

    BOTH = "both"
    START = "start"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Line:
    """Atoms with where each begins, in points along the line."""

    atoms: tuple[tuple[float, Atom], ...]
    is_last: bool


def lines_of(found: Sequence[Atom], width: float, *, indent: float = 0.0, align: Align = Align.BOTH) -> Iterator[Line]:
    """The lines of a paragraph; the first begins at `indent`."""
    atoms = [part for atom in found for part in cut(atom, width)]
    start = 0
    offset = indent
    while start < len(atoms):
        end, after = _end(atoms, start, width - offset)
        is_last = after >= len(atoms) or atoms[after - 1].is_break
        yield _line(atoms[start:end], width, offset, align, is_last)
        start = after
        offset = 0.0
        if start >= len(atoms):
            return


def _end(atoms: Sequence[Atom], start: int, width: float) -> tuple[int, int]:
    """Where a line ends, and where the next one begins."""
    length = 0.0
    fits = 0
    for at in range(start, len(atoms)):
        atom = atoms[at]
        if atom.is_break:
            return at, at + 1
        length += atom.length
        hangs = atom.text in HANGING and length - atom.length <= width + 0.01
        if length > width + 0.01 and not atom.is_space and not hangs:
            break
        if atom.breaks:
            fits = at + 1
    else:
        return len(atoms), len(atoms)
    end = fits if fits > start else max(at, start + 1)
    after = end
    while after < len(atoms) and atoms[after].is_space:
        after += 1
    return end, after


def _line(atoms: Sequence[Atom], width: float, offset: float, align: Align, is_last: bool) -> Line:
    kept = list(atoms)
    while kept and kept[-1].is_space:
        kept.pop()
    length = sum(atom.length for atom in kept)
    left = width - offset - length
    if kept and kept[-1].text in HANGING and left < 0:
        left += kept[-1].length
    extra = _extra(kept, left) if align is Align.BOTH and (not is_last or left < 0) else 0.0
    position = offset + (max(left, 0.0) / 2 if align is Align.MIDDLE else 0.0)
    placed = []
    spaces = any(atom.is_space for atom in kept)
    for at, atom in enumerate(kept):
        placed.append((position, atom))
        grows = atom.is_space if spaces and not _is_wide(kept) else atom.stretches
        position += atom.length + (extra if grows and at + 1 < len(kept) else 0.0)
    return Line(tuple(placed), is_last)


def _extra(atoms: Sequence[Atom], left: float) -> float:
    """What is put behind each atom that can take it, so that the line is full."""
    spaces = [atom for atom in atoms[:-1] if atom.is_space]
    takers = spaces if spaces and not _is_wide(atoms) else [atom for atom in atoms[:-1] if atom.stretches]
    if not takers:
        return 0.0
    extra = left / len(takers)
    return extra if extra <= takers[0].size * _LOOSEST else 0.0


def _is_wide(atoms: Sequence[Atom]) -> bool:
    """Whether most of a line can be stretched anywhere, as in Japanese."""
    return sum(atom.stretches and not atom.is_space for atom in atoms) * 2 > len(atoms)
