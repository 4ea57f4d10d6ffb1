"""Tables: molecules in CSV files, a row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from app.api import InvalidData, UserError, Words
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.formats.lines import text_of
from plugins.molecules.formats.records import Record, Records, bounded

_STRUCTURES = ("smiles", "canonical_smiles", "canonicalsmiles", "isomeric_smiles", "isomericsmiles", "smi", "structure")
_NAMES = ("name", "title", "compound", "molecule", "id", "compound_name", "molecule_chembl_id")
_SEPARATORS = ",;\t|"
_MOST_QUOTED = 12


def read_table(data: bytes, name: str) -> Records:
    """The molecules of a CSV file whose first row names its columns, one of them SMILES; the others become fields."""
    text = text_of(data)
    if "\0" in text:
        raise InvalidData("“{name}” is no text.", advice="Choose a CSV file.", name=name)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    records: list[Record] = []
    faults: list[Words] = []
    try:
        columns = [column.strip() for column in next(rows, [])]
        structure, title = _column(columns, _STRUCTURES), _column(columns, _NAMES)
        if structure is None:
            raise _no_structure(columns, name)
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            bounded(len(records) + len(faults), name)
            number = rows.line_num
            if len(row) != len(columns):
                faults.append(
                    Words(
                        "Line {number} has {cells} cells and not {columns}.",
                        number=number,
                        cells=len(row),
                        columns=len(columns),
                    )
                )
                continue
            taken = {structure, title}
            fields = {columns[at]: cell for at, cell in enumerate(row) if at not in taken and columns[at]}
            try:
                molecule = molecule_of(row[structure])
            except UserError as error:
                faults.append(Words("Line {number}: {what}", number=number, what=error.words))
                continue
            records.append(Record(molecule, "" if title is None else row[title].strip(), fields))
    except csv.Error as error:
        raise InvalidData(
            "Line {number} of “{name}” is no line of a CSV file.", detail=error, number=rows.line_num, name=name
        ) from error
    return Records(tuple(records), tuple(faults))


def table_of(records: Sequence[Record]) -> str:
    """A CSV file of molecules with their names and all fields that any of them has."""
    fields = list(dict.fromkeys(field for each in records for field in each.fields))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["SMILES", "Name", *fields])
    for each in records:
        writer.writerow([smiles_of(each.molecule), each.name, *(each.fields.get(field, "") for field in fields)])
    return stream.getvalue()


def _column(columns: Sequence[str], names: Sequence[str]) -> int | None:
    plain = [column.casefold().replace(" ", "_") for column in columns]
    return next((plain.index(name) for name in names if name in plain), None)


def _no_structure(columns: Sequence[str], name: str) -> InvalidData:
    shown = [column[:30] for column in columns if column][:_MOST_QUOTED]
    if not shown:
        return InvalidData("The first line of “{name}” names no columns.", advice="Choose another file.", name=name)
    return InvalidData(
        "“{name}” has no column with SMILES; its columns are {columns}.",
        advice="Name the column with the molecules SMILES.",
        name=name,
        columns=", ".join(shown),
    )
