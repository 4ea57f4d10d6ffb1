"""Molecules: what the molecules panel keeps in a document, sets of molecules by their SMILES."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import uuid4

from app.api import AssetId, InvalidData, Json, PartItem, PartType, UserError, from_plain, to_plain

KIND = "molecules"
SMILES = "chemical/x-daylight-smiles"
"""The media type of a line of SMILES."""
MOST_MOLECULES = 100_000
"""So many molecules a set holds at most."""
MOST_SETS = 1_000
LONGEST_SMILES = 20_000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Molecule:
    """A molecule by its SMILES; `source` is the generated asset that it came from, whose recipe is its own."""

    id: str
    smiles: str
    name: str = ""
    starred: bool = False
    source: AssetId | None = None


@dataclass(frozen=True, slots=True)
class MoleculeSet:
    """Molecules that belong together; `wish` is the sentence that the first of them were generated from."""

    id: str
    name: str
    molecules: tuple[Molecule, ...] = ()
    wish: str = ""

    def with_molecules(self, molecules: Iterable[Molecule]) -> MoleculeSet:
        """The set with other molecules; raises UserError where there are too many."""
        new = tuple(molecules)
        if len(new) > MOST_MOLECULES:
            raise UserError(
                "A set holds {most} molecules at most, and this would be {count}.",
                advice="Make another set, or delete some molecules first.",
                most=MOST_MOLECULES,
                count=len(new),
            )
        return replace(self, molecules=new)


@dataclass(frozen=True, slots=True)
class Molecules:
    """The sets of a document in their order."""

    sets: tuple[MoleculeSet, ...] = ()

    def find(self, id_: str) -> MoleculeSet | None:
        """The set of an id, None where it is gone."""
        return next((one for one in self.sets if one.id == id_), None)

    def set_of(self, id_: str) -> MoleculeSet:
        """The set of an id; raises UserError where it is gone."""
        found = self.find(id_)
        if found is None:
            raise UserError("This set is not there any more.", advice="Choose another set.")
        return found

    def with_set(self, changed: MoleculeSet) -> Molecules:
        """The sets with one of them changed."""
        return replace(self, sets=tuple(changed if one.id == changed.id else one for one in self.sets))


EMPTY = Molecules()


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex


def _decode(data: Json) -> Molecules:
    try:
        part = from_plain(Molecules, data)
        _check(len(part.sets) <= MOST_SETS and len({one.id for one in part.sets}) == len(part.sets))
        for one in part.sets:
            _check(len(one.name) <= LONGEST_NAME)
            _check(len(one.molecules) <= MOST_MOLECULES)
            _check(len({molecule.id for molecule in one.molecules}) == len(one.molecules))
            for molecule in one.molecules:
                _check(0 < len(molecule.smiles) <= LONGEST_SMILES and "\n" not in molecule.smiles)
                _check(molecule.source is None or len(molecule.source) == 64)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidData("The molecules of the project are malformed.", detail=str(error)) from error
    return part


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("a value is out of range")


def _assets(part: Molecules) -> Iterable[AssetId]:
    return dict.fromkeys(
        molecule.source for one in part.sets for molecule in one.molecules if molecule.source is not None
    )


def _items(part: Molecules) -> Iterable[PartItem]:
    return [PartItem(one.id, one.name, SMILES) for one in part.sets]


PART: PartType[Molecules] = PartType(
    kind=KIND, version=1, empty=lambda: EMPTY, encode=to_plain, decode=_decode, assets=_assets, items=_items
)
