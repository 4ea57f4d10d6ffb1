"""Formats: molecules from files and to files."""

from plugins.molecules.formats.converting import convert
from plugins.molecules.formats.exporting import WriteMol, WritePicture, WriteSdf, WriteSmiles, WriteSvg, WriteTable
from plugins.molecules.formats.importing import import_sdf, import_smiles, import_table, records_in
from plugins.molecules.formats.records import Record, Records
from plugins.molecules.formats.sdf import sdf_of

__all__ = [
    "Record",
    "Records",
    "WriteMol",
    "WritePicture",
    "WriteSdf",
    "WriteSmiles",
    "WriteSvg",
    "WriteTable",
    "convert",
    "import_sdf",
    "import_smiles",
    "import_table",
    "records_in",
    "sdf_of",
]
