"""Importing: files of molecules become assets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.api import AssetStore, Imported, InvalidData, UserError, reason_of
from plugins.molecules.formats.lines import lines_of, read_lines
from plugins.molecules.formats.records import Records, some
from plugins.molecules.formats.sdf import read_sdf, sdf_of
from plugins.molecules.formats.tables import read_table

SDF = "chemical/x-mdl-sdfile"
SMILES = "chemical/x-daylight-smiles"
MOST_BYTES = 128 << 20


def import_smiles(path: Path, assets: AssetStore) -> Imported:
    """The molecules of a file of SMILES, a line each; raises InvalidData and UserError."""
    read = _read(path, read_lines)
    return Imported(assets.add_bytes(lines_of(read.records).encode(), SMILES, name=path.stem), read.remarks)


def import_sdf(path: Path, assets: AssetStore) -> Imported:
    """The molecules of an SDF or MOL file with their fields; raises InvalidData and UserError."""
    return _as_sdf(path, _read(path, read_sdf), assets)


def import_table(path: Path, assets: AssetStore) -> Imported:
    """The molecules of a CSV file, its other columns as fields; raises InvalidData and UserError."""
    return _as_sdf(path, _read(path, read_table), assets)


def records_in(data: bytes, media_type: str, name: str) -> Records:
    """The molecules of an asset; raises InvalidData."""
    if media_type == SMILES:
        return read_lines(data, name)
    if media_type == SDF:
        return read_sdf(data, name)
    raise InvalidData("“{name}” holds no molecules.", advice="Choose SMILES or SDF.", name=name)


def _as_sdf(path: Path, read: Records, assets: AssetStore) -> Imported:
    return Imported(assets.add_bytes(sdf_of(read.records).encode(), SDF, name=path.stem), read.remarks)


def _read(path: Path, reader: Callable[[bytes, str], Records]) -> Records:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                "“{name}” is larger than {most} MB.",
                advice="Cut it into smaller files.",
                name=path.name,
                most=MOST_BYTES >> 20,
            )
        data = path.read_bytes()
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error
    return some(reader(data, path.name), path.name)
