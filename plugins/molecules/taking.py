"""Taking: the molecules in an asset or a dropped text, as molecules of a set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.api import Asset, AssetId, InvalidData, Words
from plugins.molecules.chemistry.reading import smiles_of
from plugins.molecules.formats.lines import read_lines
from plugins.molecules.formats.records import Records, some
from plugins.molecules.formats.sdf import read_sdf
from plugins.molecules.model import LONGEST_NAME, SMILES, Molecule, new_id

SDF, MOL = "chemical/x-mdl-sdfile", "chemical/x-mdl-molfile"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read, and in words what of it could not be."""

    molecules: tuple[Molecule, ...]
    refused: tuple[Words, ...] = ()


def taken_from(asset: Asset, data: bytes, check: Callable[[], None]) -> Taken:
    """The molecules of an asset, on any thread; raises UserError where there are none, or too many."""
    name = asset.name or asset.media_type
    if asset.media_type in (SDF, MOL):
        read = read_sdf(data, name, check)
    elif asset.media_type in (SMILES, "text/plain"):
        read = read_lines(data, name, check)
    else:
        raise InvalidData("“{name}” holds no molecules.", advice="Give an SDF, MOL or SMILES file.", name=name)
    return _taken(some(read, name), asset.id if asset.recipe is not None else None)


def taken_from_text(text: str, check: Callable[[], None]) -> Taken:
    """The molecules of lines that each have a SMILES, and perhaps a name behind it."""
    return _taken(read_lines(text.encode("utf-8", "replace"), "", check), None)


def _taken(read: Records, source: AssetId | None) -> Taken:
    molecules = (
        Molecule(new_id(), smiles_of(each.molecule), each.name[:LONGEST_NAME], source=source) for each in read.records
    )
    return Taken(tuple(molecules), read.faults)
