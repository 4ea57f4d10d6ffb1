"""PART: structures, sequences and designs of a document, by the assets that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

from app.api import AssetId, InvalidData, Json, PartItem, PartType, UserError, from_plain, to_plain
from plugins.proteins.media import FASTA, STRUCTURES

KIND = "proteins"
MOST = 10_000
"""So many structures, sequences or designs a document holds at most."""

LONGEST_NAME = 200
_HASH = 64


@dataclass(frozen=True, slots=True)
class StructureItem:
    """A structure: the file that holds it, and which of its models is shown, 0 the first.

    `aligned_error` is a file with its PAE; `hidden` are chains that are not shown.
    """

    id: str
    name: str
    asset: AssetId
    media_type: str
    model: int = 0
    aligned_error: AssetId | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SequenceItem:
    """A sequence, or several of one file, as FASTA."""

    id: str
    name: str
    asset: AssetId


@dataclass(frozen=True, slots=True)
class DesignItem:
    """A sequence that was designed for a structure, as FASTA; `details` is what was told of it, as JSON.

    Its recipe is that of its asset. `score` is the mean of the negative log-probabilities: the smaller, the better.
    """

    id: str
    structure: str
    name: str
    asset: AssetId
    score: float
    recovery: float
    details: AssetId | None = None
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Proteins:
    """All of a document, each in its order."""

    structures: tuple[StructureItem, ...] = ()
    sequences: tuple[SequenceItem, ...] = ()
    designs: tuple[DesignItem, ...] = ()

    def structure(self, id_: str) -> StructureItem:
        """The structure of an id; raises UserError where it is gone."""
        found = next((item for item in self.structures if item.id == id_), None)
        if found is None:
            raise UserError("This structure is not there any more.", advice="Choose another.")
        return found

    def designs_of(self, structure: str) -> tuple[DesignItem, ...]:
        """The designs for a structure."""
        return tuple(design for design in self.designs if design.structure == structure)

    def checked(self) -> Proteins:
        """The same; raises UserError where there is too much of anything."""
        most = max(len(self.structures), len(self.sequences), len(self.designs))
        if most > MOST:
            raise UserError(
                "A project holds {most} structures, sequences and designs each at most.",
                advice="Delete some first.",
                most=f"{MOST:,}",
            )
        return self


EMPTY = Proteins()


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex


def everything(part: Proteins) -> tuple[StructureItem | SequenceItem | DesignItem, ...]:
    """All that the part holds."""
    return (*part.structures, *part.sequences, *part.designs)


def _decode(data: Json) -> Proteins:
    try:
        part = from_plain(Proteins, data).checked()
        items = everything(part)
        _check(len({item.id for item in items}) == len(items))
        for item in items:
            _check(bool(item.id) and len(item.id) <= LONGEST_NAME and len(item.name) <= LONGEST_NAME)
        _check(all(len(asset) == _HASH for asset in _assets(part)))
        known = {item.id for item in part.structures}
        for structure in part.structures:
            _check(structure.model >= 0 and structure.media_type in STRUCTURES)
        for design in part.designs:
            _check(design.structure in known and design.score >= 0 and 0 <= design.recovery <= 1)
        return part
    except (ValueError, TypeError, KeyError, RecursionError, UserError) as error:
        raise InvalidData("The proteins of the project are malformed.", detail=str(error)) from error


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("a value is out of range")


def _assets(part: Proteins) -> Iterator[AssetId]:
    yield from (item.asset for item in everything(part))
    beside = (*(item.aligned_error for item in part.structures), *(item.details for item in part.designs))
    yield from (asset for asset in beside if asset is not None)


def _items(part: Proteins) -> Iterable[PartItem]:
    for structure in part.structures:
        yield PartItem(structure.id, structure.name, structure.media_type, structure.asset, structure.asset)
    sequences: tuple[SequenceItem | DesignItem, ...] = (*part.sequences, *part.designs)
    for item in sequences:
        yield PartItem(item.id, item.name, FASTA, item.asset, item.asset)


def renamed(name: str) -> str:
    """A name as it is kept: on one line, and no longer than anybody reads."""
    return " ".join(name.split())[:LONGEST_NAME]


def without(part: Proteins, ids: frozenset[str]) -> Proteins:
    """The part without some items, and without the designs for structures among them."""
    return replace(
        part,
        structures=tuple(item for item in part.structures if item.id not in ids),
        sequences=tuple(item for item in part.sequences if item.id not in ids),
        designs=tuple(item for item in part.designs if item.id not in ids and item.structure not in ids),
    )


PART: PartType[Proteins] = PartType(
    kind=KIND, version=1, empty=lambda: EMPTY, encode=to_plain, decode=_decode, assets=_assets, items=_items
)
