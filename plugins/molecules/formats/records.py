"""Records: molecules as files hold them, each with its name and fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.api import InvalidData, UserError, Words

if TYPE_CHECKING:
    from rdkit import Chem

MOST_RECORDS = 100_000
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Record:
    """A molecule with its name and fields; `shape` is the same with all its hydrogens and its places in space."""

    molecule: Chem.Mol
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    shape: Chem.Mol | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """The molecules of a file that could be read, and for each of the others what is wrong with it."""

    records: tuple[Record, ...]
    faults: tuple[Words, ...] = ()

    @property
    def remarks(self) -> tuple[Words, ...]:
        """What is said of the faults: the first of them, and how many more there are."""
        more = len(self.faults) - _MOST_TOLD
        if more <= 0:
            return self.faults
        return (*self.faults[:_MOST_TOLD], Words("{count} more could not be read.", count=more))


def some(read: Records, name: str) -> Records:
    """What was read, if it is anything; raises InvalidData."""
    if read.records:
        return read
    if read.faults:
        raise InvalidData("No molecule of “{name}” can be read. {first}", name=name, first=read.faults[0])
    raise InvalidData("There is no molecule in “{name}”.", advice="Choose another file.", name=name)


def bounded(count: int, name: str) -> None:
    """Raise UserError if a file holds more molecules than are read."""
    if count > MOST_RECORDS:
        raise UserError(
            "“{name}” holds more than {most} molecules.",
            advice="Cut it into smaller files.",
            name=name,
            most=MOST_RECORDS,
        )
