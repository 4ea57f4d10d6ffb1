"""SDF and MOL: molecules with places for their atoms, and in SDF with fields of data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from app.api import InvalidData, UserError, Words
from plugins.molecules.chemistry.reading import MOST_ATOMS, sound
from plugins.molecules.formats.lines import check_is_text, text_of
from plugins.molecules.formats.records import Record, Records, bounded

_END = re.compile(r"^\$\$\$\$[^\n]*\n?", re.MULTILINE)
_FIELD = re.compile(r"^>.*?<(.*)>")
_END_OF_MOLECULE = "M  END"
_LONGEST_LINE = 200
_LONGEST_QUOTED = 40


def read_sdf(data: bytes, name: str, check: Callable[[], None] = lambda: None) -> Records:
    """The molecules of an SDF or MOL file with their fields; one that is broken takes no other with it.

    `check` is called before each molecule and may raise.
    """
    text = text_of(data)
    check_is_text(text, name)
    blocks = [block for block in _END.split(text.replace("\r\n", "\n").replace("\r", "\n")) if block.strip()]
    bounded(len(blocks), name)
    records: list[Record] = []
    faults: list[Words] = []
    for number, block in enumerate(blocks, 1):
        check()
        title = " ".join(block.partition("\n")[0].split())
        try:
            records.append(_record(block, title))
        except UserError as error:
            said = Words("Molecule {number}: {what}", number=number, what=error.words)
            if title:
                said = Words(
                    "Molecule {number}, “{name}”: {what}", number=number, name=title[:_LONGEST_QUOTED], what=error.words
                )
            faults.append(said)
    return Records(tuple(records), tuple(faults))


def sdf_of(records: Iterable[Record], comment: str = "") -> str:
    """An SDF file of molecules, with their places in space where they have any, and with their fields."""
    return "".join(f"{mol_of(each, comment)}{_fields(each.fields)}$$$$\n" for each in records)


def mol_of(record: Record, comment: str = "") -> str:
    """One molecule as a MOL file."""
    from rdkit import Chem, rdBase

    with rdBase.BlockLogs():
        copy = Chem.Mol(record.shape or record.molecule)
        copy.SetProp("_Name", _line(record.name, 80))
        title, program, _empty, *rest = Chem.MolToMolBlock(copy).split("\n")
    return "\n".join((title, program, _line(comment, 80), *rest))


def _record(block: str, title: str) -> Record:
    from rdkit import Chem, rdBase

    structure, end, rest = block.partition(_END_OF_MOLECULE)
    if not end:
        raise InvalidData("It ends before “M  END”.", advice="Write the file again.")
    with rdBase.BlockLogs():
        try:
            raw = Chem.MolFromMolBlock(structure + end, sanitize=False, removeHs=False)
        except (ValueError, RuntimeError):
            raw = None
        if raw is None:
            raise InvalidData("Its atoms and bonds are not as a MOL file has them.", advice="Write the file again.")
        molecule = sound(raw)
        # Read once more, as which side an atom lies on is found in reading
        whole = Chem.MolFromMolBlock(structure + end, removeHs=False)
        if whole is None or whole.GetNumAtoms() > 4 * MOST_ATOMS:
            raise InvalidData("The molecule cannot exist as it is written.")
        molecule = Chem.RemoveHs(whole)
    solid = whole.GetNumConformers() and whole.GetConformer().Is3D()
    return Record(molecule, title, _fields_in(rest), whole if solid else None)


def _fields_in(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = None
    values: list[str] = []
    for line in [*text.split("\n"), ""]:
        heading = _FIELD.match(line) if name is None else None
        if heading:
            name, values = heading.group(1), []
        elif name is not None and not line.strip():
            found[name] = "\n".join(values)
            name = None
        elif name is not None:
            values.append(line)
    return found


def _fields(fields: Mapping[str, str]) -> str:
    """Fields as they stand behind a molecule; an empty line ends one, and so no value has any."""
    written = []
    for name, value in fields.items():
        label = _line(name, _LONGEST_LINE).replace("<", "(").replace(">", ")")
        lines = [line for line in value.splitlines() if line.strip()]
        written.append(f">  <{label}>\n" + "".join(f"{line}\n" for line in lines) + "\n")
    return "".join(written)


def _line(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]
