"""Lines: files of SMILES, one molecule a line with its name behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.api import InvalidData, UserError, Words
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.formats.records import Record, Records, bounded

_HEADS = ("smiles", "canonical_smiles", "isomeric_smiles")


def read_lines(data: bytes, name: str, check: Callable[[], None] = lambda: None) -> Records:
    """The molecules of a file of SMILES; empty lines, a heading and lines that begin with # are passed over.

    `check` is called before each line and may raise.
    """
    records: list[Record] = []
    faults: list[Words] = []
    text = text_of(data)
    check_is_text(text, name)
    lines = text.splitlines()
    bounded(len(lines), name)
    for number, line in enumerate(lines, 1):
        check()
        smiles, _, rest = line.strip().replace("\t", " ", 1).partition(" ")
        if not smiles or smiles.startswith("#") or (number == 1 and smiles.casefold() in _HEADS):
            continue
        rest = rest.strip()
        if rest.startswith("|") and rest.count("|") > 1:
            rest = rest[1:].partition("|")[2].strip()
            faults.append(Words("Line {number}: what stands between | and | was left out.", number=number))
        try:
            records.append(Record(molecule_of(smiles), rest))
        except UserError as error:
            faults.append(Words("Line {number}: {what}", number=number, what=error.words))
    return Records(tuple(records), tuple(faults))


def lines_of(records: Iterable[Record]) -> str:
    """A file of canonical SMILES with their names."""
    return "".join(f"{smiles_of(each.molecule)} {' '.join(each.name.split())}".rstrip() + "\n" for each in records)


def check_is_text(text: str, name: str) -> None:
    """Raise InvalidData where a file is no text."""
    if "\0" in text:
        raise InvalidData("“{name}” is no text.", advice="Choose another file.", name=name)


def text_of(data: bytes) -> str:
    """The text of a file, in UTF-8, UTF-16 with its mark, or else as older programs of the West wrote it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
