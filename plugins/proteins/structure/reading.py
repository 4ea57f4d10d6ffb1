"""Reading structures: PDB and mmCIF by gemmi, in slices, so that a large file can be stopped and holds nothing up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

from app.api import InvalidData, Words, reason_of
from plugins.proteins.structure.table import MOST_ATOMS, AtomTable, ReadStructure, structure_of

LARGEST_BYTES = 600_000_000
TEST_MARK = "MADE BY A MODEL TO TEST WITH"
"""Stands in what a model with random weights made."""

_OF_A_TEST = Words("A model with random weights made this, to test with: it is no prediction.")
_LOOKED_AT = 4_096
_SLICE = 20_000
_PDB_RECORDS = ("ATOM  ", "HETATM", "MODEL ", "ENDMDL")
_COLUMNS = (
    "group_PDB",
    "type_symbol",
    "label_atom_id",
    "auth_atom_id",
    "label_alt_id",
    "label_comp_id",
    "auth_comp_id",
    "label_asym_id",
    "auth_asym_id",
    "label_seq_id",
    "auth_seq_id",
    "pdbx_PDB_ins_code",
    "Cartn_x",
    "Cartn_y",
    "Cartn_z",
    "occupancy",
    "B_iso_or_equiv",
    "pdbx_PDB_model_num",
)


def nothing_to_check() -> None:
    """For whoever cannot be stopped."""


def read_file(path: Path, *, model: int = 0, check: Callable[[], None] = nothing_to_check) -> ReadStructure:
    """A structure from a file; raises InvalidData. See read_structure."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            return read_structure(stream, path.name, size, model=model, check=check)
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error


def read_structure(
    stream: BinaryIO, name: str, byte_size: int, *, model: int = 0, check: Callable[[], None] = nothing_to_check
) -> ReadStructure:
    """A structure in PDB or mmCIF, whatever its name is; `model` is its number, 0 the first one.

    `check` is called every few milliseconds and may raise. Raises InvalidData that says what is wrong.
    """
    if byte_size > LARGEST_BYTES:
        raise InvalidData(
            "“{name}” is {size} MB large, and more than {most} MB are not read.",
            advice="Take out the chains that you need, such as with gemmi or PyMOL.",
            name=name,
            size=byte_size // 1_000_000,
            most=LARGEST_BYTES // 1_000_000,
        )
    if stream.read(2) == b"\x1f\x8b":
        raise InvalidData("“{name}” is compressed.", advice="Unpack it first.", name=name)
    is_test = _is_marked(stream, byte_size)
    lines = TextIOWrapper(stream, "utf-8", "replace")
    try:
        first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
        lines.seek(0)
        table = _cif(lines, name, model, check) if _is_cif(first) else _pdb(lines, name, model, check)
    finally:
        lines.detach()
    stem = name.rsplit(".", 1)[0] or table.entry
    if model and not table.x and table.found_models:
        raise InvalidData(
            "“{name}” has no model {model}.",
            advice="It has: {models}.",
            name=name,
            model=model,
            models=", ".join(str(number) for number in table.found_models[:20]),
        )
    read = structure_of(table, stem, check)
    return replace(read, remarks=(_OF_A_TEST, *read.remarks)) if is_test else read


def _is_marked(stream: BinaryIO, byte_size: int) -> bool:
    """Whether a file says at its beginning or end that a model to test with made it; it stands at its beginning then.

    Remarks are at the beginning of a PDB file, and may be at the end of an mmCIF file.
    """
    stream.seek(0)
    seen = stream.read(_LOOKED_AT)
    stream.seek(max(0, byte_size - _LOOKED_AT))
    seen += stream.read(_LOOKED_AT)
    stream.seek(0)
    return TEST_MARK.encode() in seen


def _is_cif(first: str) -> bool:
    return first.lower().startswith(("data_", "loop_", "_"))


def _pdb(lines: TextIOWrapper, name: str, model: int, check: Callable[[], None]) -> AtomTable:
    """The atoms of a PDB file; gemmi reads some thousands at a time."""
    table = AtomTable()
    number, block = 1, [""][:0]
    for line in lines:
        record = line[:6]
        if record == "HEADER":
            table.entry = line[62:66].strip()
        if record not in _PDB_RECORDS:
            continue
        if record == "MODEL ":
            number = _whole(line[6:26], name)
        elif record == "ENDMDL":
            _take_pdb(block, table, name)
            block = []
            number += 1
        else:
            if number not in table.found_models:
                table.found_models.append(number)
            if (model or table.found_models[0]) == number:
                _check_places(line, name)
                block.append(line)
                if len(block) >= _SLICE:
                    check()
                    _take_pdb(block, table, name)
                    block = []
            table.models = [model or table.found_models[0]]
    _take_pdb(block, table, name)
    return table


def _check_places(line: str, name: str) -> None:
    """Raise InvalidData where a coordinate is none: gemmi would take it for 0."""
    try:
        for start in (30, 38, 46):
            float(line[start : start + 8])
    except ValueError as error:
        raise _unreadable(name, error) from error


def _take_pdb(block: list[str], table: AtomTable, name: str) -> None:
    import gemmi

    if not block:
        return
    try:
        read = gemmi.read_pdb_string("".join(block))
    except (RuntimeError, ValueError) as error:
        raise _unreadable(name, error) from error
    for model in read:
        for chain in model:
            for residue in chain:
                for atom in residue:
                    _add_gemmi(table, chain.name, residue, atom)
    _bounded(table, name)


def _add_gemmi(table: AtomTable, chain: str, residue: Any, atom: Any) -> None:
    table.chains.append(chain)
    table.residue_names.append(residue.name)
    table.numbers.append(residue.seqid.num)
    table.insertions.append(residue.seqid.icode.strip())
    table.atom_names.append(atom.name)
    table.alternates.append("" if atom.altloc == "\0" else atom.altloc)
    table.elements.append(atom.element.name)
    table.occupancies.append(atom.occ)
    table.b_factors.append(atom.b_iso)
    table.x.append(atom.pos.x)
    table.y.append(atom.pos.y)
    table.z.append(atom.pos.z)


def _cif(lines: TextIOWrapper, name: str, model: int, check: Callable[[], None]) -> AtomTable:
    """The atoms of the first block of an mmCIF file; of everything else in it nothing is kept."""
    table = AtomTable()
    table.entry = _entry(lines)
    for tags, rows in _atom_sites(lines, check):
        _take_cif(tags, rows, table, name, model)
        check()
    return table


def _entry(lines: TextIOWrapper) -> str:
    """What the first block of an mmCIF file is called."""
    first = next((line for line in lines if line.lower().startswith("data_")), "data_")
    lines.seek(0)
    return first.split()[0][len("data_") :][:20]


def _atom_sites(lines: TextIOWrapper, check: Callable[[], None]) -> Iterator[tuple[list[str], list[str]]]:
    """The tags and some rows of the loop of atoms, slice after slice."""
    tags: list[str] = []
    rows: list[str] = []
    in_text = in_loop = False
    blocks = 0
    for number, line in enumerate(lines):
        if number % _SLICE == 0:
            check()
        if line.startswith(";") and not tags:
            in_text = not in_text
            continue
        if in_text:
            continue
        start = line.lstrip()
        if not tags:
            lowered = start[:11].lower()
            if lowered.startswith("data_"):
                blocks += 1
                if blocks > 1:
                    return
            elif lowered.startswith("loop_"):
                in_loop = True
            elif lowered == "_atom_site." and in_loop:
                tags.append(start.split()[0])
            elif start.strip():
                in_loop = False
            continue
        if start.startswith("_atom_site.") and not rows:
            tags.append(start.split()[0])
        elif start.startswith(("#", "loop_", "data_", "_")):
            break
        elif start.strip():
            rows.append(line)
            if len(rows) >= _SLICE:
                yield tags, rows
                rows = []
    if tags:
        yield tags, rows


def _take_cif(tags: list[str], rows: list[str], table: AtomTable, name: str, model: int) -> None:
    from gemmi import cif

    try:
        block = cif.read_string("data_x\nloop_\n" + "\n".join(tags) + "\n" + "".join(rows)).sole_block()
    except (RuntimeError, ValueError) as error:
        raise _unreadable(name, error) from error
    columns = {tag: list(block.find_values(f"_atom_site.{tag}")) for tag in _COLUMNS}
    count = len(columns["Cartn_x"])
    if not count or not columns["label_atom_id"] or not columns["label_comp_id"]:
        raise InvalidData(
            "The atoms in “{name}” have no names or places.", advice="Fetch the file anew from its source.", name=name
        )
    models = _whole_all(columns["pdbx_PDB_model_num"], name) or [1] * count
    for number in dict.fromkeys(models):
        if number not in table.found_models:
            table.found_models.append(number)
    wanted = model or table.found_models[0]
    table.models = [wanted]
    rows_of = [row for row in range(count) if models[row] == wanted]

    def texts(*names: str) -> list[str]:
        found = next((columns[tag] for tag in names if columns[tag]), None)
        return [""] * len(rows_of) if found is None else [_plain(found[row]) for row in rows_of]

    def numbers(tag: str, default: float) -> list[float]:
        found = columns[tag]
        if not found:
            return [default] * len(rows_of)
        try:
            return [float(found[row]) for row in rows_of]
        except ValueError:
            return [_number(found[row], name, default) for row in rows_of]

    table.chains += texts("auth_asym_id", "label_asym_id")
    table.residue_names += texts("label_comp_id")
    table.numbers += _whole_all([text or "0" for text in texts("auth_seq_id", "label_seq_id")], name)
    table.insertions += texts("pdbx_PDB_ins_code")
    table.atom_names += texts("label_atom_id", "auth_atom_id")
    table.alternates += texts("label_alt_id")
    table.elements += [text.capitalize() for text in texts("type_symbol")]
    table.occupancies += numbers("occupancy", 1.0)
    table.b_factors += numbers("B_iso_or_equiv", 0.0)
    table.x += numbers("Cartn_x", float("nan"))
    table.y += numbers("Cartn_y", float("nan"))
    table.z += numbers("Cartn_z", float("nan"))
    _bounded(table, name)


def _plain(text: str) -> str:
    """A value without its quotes; what is not given or not known is empty."""
    if text in (".", "?"):
        return ""
    return text[1:-1] if text[:1] in ("'", '"') else text


def _number(text: str, name: str, default: float) -> float:
    if text in (".", "?"):
        return default
    try:
        # An uncertainty may stand behind it in brackets
        return float(text.split("(")[0])
    except ValueError as error:
        raise _unreadable(name, error) from error


def _whole_all(texts: list[str], name: str) -> list[int]:
    try:
        return [int(text) for text in texts]
    except ValueError as error:
        raise _unreadable(name, error) from error


def _whole(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise _unreadable(name, error) from error


def _bounded(table: AtomTable, name: str) -> None:
    if len(table.x) > MOST_ATOMS:
        raise InvalidData(
            "“{name}” has more than {most} atoms.",
            advice="Take out the chains that you need, such as with gemmi or PyMOL.",
            name=name,
            most=f"{MOST_ATOMS:,}",
        )


def _unreadable(name: str, error: Exception) -> InvalidData:
    return InvalidData(
        "“{name}” is no PDB or mmCIF file, or it is damaged.",
        advice="Fetch the file anew from its source.",
        detail=error,
        name=name,
    )
