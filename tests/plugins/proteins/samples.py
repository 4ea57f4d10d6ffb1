"""Small structures: a real chain, and atoms as a PDB file writes them."""

from __future__ import annotations

import io
from pathlib import Path

from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.reading import read_file, read_structure
from plugins.proteins.structure.table import ReadStructure

REAL = Path(__file__).parent / "3fgx_a.pdb"
"""96 residues of a crystal structure, of which some lack."""


def real() -> Structure:
    """The real chain."""
    return read_file(REAL).structure


def read(text: str, name: str = "x.pdb", model: int = 0) -> ReadStructure:
    """The structure of a text."""
    data = text.encode()
    return read_structure(io.BytesIO(data), name, len(data), model=model)


def atom(
    residue: str,
    number: int,
    name: str,
    place: tuple[float, float, float],
    *,
    chain: str = "A",
    alternate: str = " ",
    occupancy: float = 1.0,
    record: str = "ATOM",
    code: str = " ",
) -> str:
    """A line of a PDB file."""
    x, y, z = place
    written = name if len(name) == 4 else f" {name:<3}"
    return (
        f"{record:<6}{1:>5} {written}{alternate}{residue:>3} {chain}{number:>4}{code}   "
        f"{x:8.3f}{y:8.3f}{z:8.3f}{occupancy:6.2f}{20:6.2f}          {name[0]:>2}\n"
    )


def backbone(residue: str, number: int, *, chain: str = "A", skip: str = "", record: str = "ATOM") -> str:
    """The four atoms of a residue, 3.8 ångström behind the one before."""
    x = 3.8 * number
    places = {"N": (x, 0.0, 0.0), "CA": (x + 1.2, 0.8, 0.0), "C": (x + 2.5, 0.0, 0.0), "O": (x + 2.5, -1.2, 0.0)}
    return "".join(
        atom(residue, number, name, place, chain=chain, record=record) for name, place in places.items() if name != skip
    )
