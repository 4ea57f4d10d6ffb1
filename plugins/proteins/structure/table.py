"""AtomTable: the rows of a file as columns, and the structure that they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, Words
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import BACKBONE, LETTERS, UNKNOWN, ResidueKind

MOST_ATOMS = 3_000_000
"""More is no structure that anybody could look at here."""

_MOST_NAMED = 8
_CHECK_EVERY = 50_000


@dataclass(slots=True)
class AtomTable:
    """What is read of the atoms, a list a column, in the order of the file.

    `found_models` are the numbers of all models, `models` that of the one that is read, and `entry` is what the file
    calls itself.
    """

    models: list[int] = field(default_factory=list)
    chains: list[str] = field(default_factory=list)
    residue_names: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    insertions: list[str] = field(default_factory=list)
    atom_names: list[str] = field(default_factory=list)
    alternates: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    occupancies: list[float] = field(default_factory=list)
    b_factors: list[float] = field(default_factory=list)
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    z: list[float] = field(default_factory=list)
    found_models: list[int] = field(default_factory=list)
    entry: str = ""


@dataclass(frozen=True, slots=True)
class ReadStructure:
    """A structure, what is to be said of how it was read, and how many models the file has."""

    structure: Structure
    remarks: tuple[Words, ...] = ()
    models: int = 1
    model_numbers: tuple[int, ...] = ()
    """As the file numbers its models."""


def structure_of(table: AtomTable, name: str, check: Callable[[], None]) -> ReadStructure:
    """The structure of a table with one of each atom; raises InvalidData where there is none, or only water."""
    if not table.x:
        raise InvalidData(
            "“{name}” has no atoms.", advice="Choose a file with coordinates of a structure.", name=name or "The file"
        )
    check()
    starts, residue_of = _residues(table, check)
    chosen, alternates = _chosen(table, residue_of)
    check()
    names = [table.residue_names[at] for at in starts]
    kinds, letters = _described(names)
    chain_names = tuple(dict.fromkeys(table.chains[at] for at in starts))
    index_of = {chain: index for index, chain in enumerate(chain_names)}
    chain_of = np.array([index_of[table.chains[at]] for at in starts], np.int32)
    # A file may come back to a chain, as for its ligands: here each stands once
    order = np.argsort(chain_of, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    atoms = chosen[np.argsort(place[residue_of[chosen]], kind="stable")]
    starts_in_order = [starts[index] for index in order]
    structure = Structure(
        name=name,
        atom_names=_texts(table.atom_names, atoms, 4, check),
        elements=_texts(table.elements, atoms, 2, check),
        positions=np.stack([np.array(axis)[atoms] for axis in (table.x, table.y, table.z)], axis=1),
        occupancies=np.array(table.occupancies, np.float32)[atoms],
        b_factors=np.array(table.b_factors, np.float32)[atoms],
        residue_of=place[residue_of[atoms]].astype(np.int32),
        residue_names=np.array([names[index] for index in order], "U5"),
        letters=letters[order],
        numbers=np.array([table.numbers[at] for at in starts_in_order], np.int32),
        insertions=np.array([table.insertions[at] for at in starts_in_order], "U1"),
        kinds=kinds[order],
        chain_of=chain_of[order],
        chain_names=chain_names,
    )
    if not np.isfinite(structure.positions).all():
        raise InvalidData("“{name}” has coordinates that are no numbers.", advice="Fetch the file anew.", name=name)
    kinds_there = set(np.unique(structure.kinds).tolist())
    if kinds_there == {int(ResidueKind.WATER)}:
        raise InvalidData(
            "“{name}” holds only water.", advice="Choose a file with a protein or a nucleic acid.", name=name
        )
    count = max(len(table.found_models), 1)
    numbers = tuple(table.found_models) or (1,)
    return ReadStructure(structure, tuple(_remarks(structure, alternates, table, count)), count, numbers)


def _residues(table: AtomTable, check: Callable[[], None]) -> tuple[list[int], NDArray[np.int64]]:
    """The row at which each residue begins, and of each row the residue; one that is interrupted stays one."""
    starts: list[int] = []
    known: dict[tuple[str, int, str, str], int] = {}
    residue_of = np.empty(len(table.x), np.int64)
    # Of a place with alternate residues the first kind is meant by all of them
    first: dict[tuple[str, int, str], str] = {}
    rows = zip(table.chains, table.numbers, table.insertions, table.residue_names, table.alternates, strict=True)
    for row, (chain, number, insertion, name, alternate) in enumerate(rows):
        if row % _CHECK_EVERY == 0:
            check()
        where = (chain, number, insertion)
        kept = first.setdefault(where, name) if alternate else name
        key = (*where, name)
        index = known.get(key)
        if index is None:
            index = known[key] = len(starts) if name == kept else -1
            if index >= 0:
                starts.append(row)
        residue_of[row] = index
    return starts, residue_of


def _chosen(table: AtomTable, residue_of: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """The rows of one conformation, of each residue that with most occupancy, and how many residues had several."""
    alternates = np.array([bool(letter) for letter in table.alternates])
    keep = residue_of >= 0
    several = np.unique(residue_of[alternates & keep])
    if not several.size and keep.all():
        return np.arange(len(residue_of)), 0
    weights: dict[tuple[int, str], float] = {}
    for row in np.flatnonzero(alternates & keep):
        key = (int(residue_of[row]), table.alternates[row])
        weights[key] = max(weights.get(key, 0.0), table.occupancies[row])
    best: dict[int, str] = {}
    for (residue, letter), weight in weights.items():
        if residue not in best or weight > weights[residue, best[residue]] + 1e-6:
            best[residue] = letter
    seen: set[tuple[int, str]] = {
        (int(residue_of[row]), table.atom_names[row])
        for row in np.flatnonzero(alternates & keep)
        if table.alternates[row] == best[int(residue_of[row])]
    }
    for row in np.flatnonzero(alternates & keep):
        residue = int(residue_of[row])
        if table.alternates[row] != best[residue]:
            # An atom that the best conformation lacks comes from another
            atom = (residue, table.atom_names[row])
            keep[row] = atom not in seen
            seen.add(atom)
    return np.flatnonzero(keep), max(len(several), int(np.unique(np.flatnonzero(residue_of < 0)).size > 0))


def _described(names: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.str_]]:
    """The kind and the letter of each residue by its name."""
    import gemmi

    known: dict[str, tuple[int, str]] = {}
    for name in set(names):
        found = gemmi.find_tabulated_residue(name)
        letter = found.one_letter_code.upper().strip() or UNKNOWN
        if found.is_water():
            known[name] = (ResidueKind.WATER, UNKNOWN)
        elif found.is_amino_acid():
            known[name] = (ResidueKind.PROTEIN, letter)
        elif found.is_nucleic_acid():
            kind = ResidueKind.DNA if found.kind == gemmi.ResidueKind.DNA else ResidueKind.RNA
            known[name] = (kind, letter)
        else:
            known[name] = (ResidueKind.OTHER, UNKNOWN)
    kinds = np.array([known[name][0] for name in names], np.uint8)
    return kinds, np.array([known[name][1] for name in names], "U1")


def _remarks(structure: Structure, alternates: int, table: AtomTable, models: int) -> list[Words]:
    remarks: list[Words] = []
    if models > 1:
        remarks.append(Words("It has {count} models; model {number} is shown.", count=models, number=table.models[0]))
    if alternates:
        remarks.append(
            Words(
                "{count} residues have alternate locations; of each that with most occupancy is used.", count=alternates
            )
        )
    protein = structure.is_protein
    odd = sorted({str(name) for name, at in zip(structure.residue_names, protein, strict=True) if at} - set(LETTERS))
    letters = dict(zip(structure.residue_names.tolist(), structure.letters.tolist(), strict=True))
    if odd:
        shown = ", ".join(f"{name} → {letters[name]}" for name in odd[:_MOST_NAMED])
        more = ", …" if len(odd) > _MOST_NAMED else ""
        remarks.append(
            Words(
                "Residues that are none of the twenty are taken for what they are made from: {names}.",
                names=shown + more,
            )
        )
    other = np.flatnonzero(structure.kinds == ResidueKind.OTHER)
    chained = other[~np.isnan(structure.atoms_of(("N", "CA", "C"))[other]).any(axis=(1, 2))]
    if chained.size:
        named = ", ".join(
            f"{structure.residue_label(int(at))} {structure.residue_names[at]}" for at in chained[:_MOST_NAMED]
        )
        remarks.append(
            Words(
                "{count} residues are of kinds that are not known and are left out of designs: {names}.",
                count=int(chained.size),
                names=named + (", …" if chained.size > _MOST_NAMED else ""),
            )
        )
    lacking = np.flatnonzero(protein & np.isnan(structure.atoms_of(BACKBONE)).any(axis=(1, 2)))
    if lacking.size:
        named = ", ".join(structure.residue_label(int(index)) for index in lacking[:_MOST_NAMED])
        remarks.append(
            Words(
                "{count} residues lack atoms of the backbone and are left out of designs: {names}.",
                count=int(lacking.size),
                names=named + (", …" if lacking.size > _MOST_NAMED else ""),
            )
        )
    return remarks


def _texts(column: Sequence[str], rows: NDArray[np.int64], most: int, check: Callable[[], None]) -> NDArray[np.str_]:
    check()
    # What is longer is cut by the type
    return np.asarray(np.array(column, f"U{most}")[rows])
