"""Taking: the molecules in an asset or a dropped text, as molecules of a set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.api import Asset, AssetId, InvalidData, UserError, Words
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.model import LONGEST_NAME, LONGEST_SMILES, SMILES, Molecule, new_id

SDF, MOL = "chemical/x-mdl-sdfile", "chemical/x-mdl-molfile"
_MOST_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read, and in words what of it could not be."""

    molecules: tuple[Molecule, ...]
    refused: tuple[Words, ...] = ()


def taken_from(asset: Asset, data: bytes, check: Callable[[], None]) -> Taken:
    """The molecules of an asset, on any thread; raises InvalidData where there are none."""
    source = asset.id if asset.recipe is not None else None
    if asset.media_type in (SDF, MOL):
        found = _from_sdf(data, source, check)
    elif asset.media_type in (SMILES, "text/plain"):
        found = taken_from_text(data.decode("utf-8", "replace"), check, source)
    else:
        raise InvalidData(
            "“{name}” holds no molecules.",
            advice="Give an SDF, MOL or SMILES file.",
            name=asset.name or asset.media_type,
        )
    if not found.molecules:
        raise InvalidData("There are no molecules in “{name}”.", advice="Give another file.", name=asset.name)
    return found


def taken_from_text(text: str, check: Callable[[], None], source: AssetId | None = None) -> Taken:
    """The molecules of lines that each have a SMILES, and perhaps a name behind it."""
    molecules: list[Molecule] = []
    refused: list[Words] = []
    for number, line in enumerate(text.splitlines()[:_MOST_LINES], 1):
        check()
        words = line.split(None, 1)
        if not words or words[0].startswith("#") or (number == 1 and words[0].casefold() == "smiles"):
            continue
        try:
            smiles = smiles_of(molecule_of(words[0]))
        except UserError as error:
            refused.append(Words("Line {number}: {what}", number=number, what=error.words))
            continue
        name = words[1].strip()[:LONGEST_NAME] if len(words) > 1 else ""
        molecules.append(Molecule(new_id(), smiles, name, source=source))
    return Taken(tuple(molecules), tuple(refused))


def _from_sdf(data: bytes, source: AssetId | None, check: Callable[[], None]) -> Taken:
    from io import BytesIO

    from rdkit import Chem, rdBase

    molecules: list[Molecule] = []
    refused: list[Words] = []
    with rdBase.BlockLogs():
        for number, found in enumerate(Chem.ForwardSDMolSupplier(BytesIO(data)), 1):
            check()
            smiles = smiles_of(found) if found is not None else ""
            if not 0 < len(smiles) <= LONGEST_SMILES:
                refused.append(Words("Entry {number} could not be read.", number=number))
                continue
            name = found.GetProp("_Name").strip()[:LONGEST_NAME] if found.HasProp("_Name") else ""
            molecules.append(Molecule(new_id(), smiles, name, source=source))
    return Taken(tuple(molecules), tuple(refused))
