"""Commands: what can be done to sets of molecules, each with its name in the history."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace

from app.api import AddAssets, Asset, Document, UserError
from plugins.molecules.model import EMPTY, KIND, LONGEST_NAME, MOST_SETS, Molecule, Molecules, MoleculeSet


def molecules_of(document: Document) -> Molecules:
    """The document's sets of molecules; none where there are none yet."""
    return document.part(KIND, EMPTY)


@dataclass(frozen=True, slots=True)
class AddSet:
    """Add a set behind the others, with what is in it; `sources` are the generated assets that it came from."""

    new: MoleculeSet
    sources: tuple[Asset, ...] = ()
    label: str = "Add a set of molecules"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the set."""
        part = molecules_of(document)
        if len(part.sets) >= MOST_SETS:
            raise UserError(
                "A project holds {most} sets of molecules at most.", advice="Delete one first.", most=MOST_SETS
            )
        document = AddAssets(self.sources).apply(document) if self.sources else document
        new = replace(self.new.with_molecules(self.new.molecules), name=_name(self.new.name))
        return document.with_part(KIND, Molecules((*part.sets, new)))


@dataclass(frozen=True, slots=True)
class RemoveSet:
    """Take a set away, with all that is in it."""

    set: str
    label: str = "Delete the set of molecules"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        part = molecules_of(document)
        return document.with_part(KIND, Molecules(tuple(one for one in part.sets if one.id != self.set)))


@dataclass(frozen=True, slots=True)
class RenameSet:
    """Give a set another name."""

    set: str
    name: str
    label: str = "Rename the set of molecules"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the name."""
        return _changed(document, self.set, lambda one: replace(one, name=_name(self.name)))


@dataclass(frozen=True, slots=True)
class AddMolecules:
    """Put molecules into a set, behind the others or behind one of them; `sources` are the generated assets."""

    set: str
    molecules: tuple[Molecule, ...]
    behind: str = ""
    sources: tuple[Asset, ...] = ()
    label: str = "Add molecules"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them; raises UserError where the set is gone or full."""
        document = AddAssets(self.sources).apply(document) if self.sources else document

        def add(one: MoleculeSet) -> MoleculeSet:
            ids = [molecule.id for molecule in one.molecules]
            at = ids.index(self.behind) + 1 if self.behind in ids else len(ids)
            return one.with_molecules((*one.molecules[:at], *self.molecules, *one.molecules[at:]))

        return _changed(document, self.set, add)


@dataclass(frozen=True, slots=True)
class RemoveMolecules:
    """Take molecules out of a set."""

    set: str
    ids: frozenset[str]
    label: str = "Delete molecules"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them."""
        return _changed(
            document,
            self.set,
            lambda one: one.with_molecules(molecule for molecule in one.molecules if molecule.id not in self.ids),
        )


@dataclass(frozen=True, slots=True)
class SetMolecules:
    """Give molecules of a set other values, such as a name, a star or a structure that was drawn anew."""

    set: str
    molecules: tuple[Molecule, ...]
    label: str = "Change molecules"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with those of the same ids replaced."""
        new = {molecule.id: molecule for molecule in self.molecules}
        return _changed(
            document,
            self.set,
            lambda one: one.with_molecules(new.get(molecule.id, molecule) for molecule in one.molecules),
        )


def starred(set_: str, molecules: Iterable[Molecule], *, on: bool) -> SetMolecules:
    """Mark molecules with a star, or take it away."""
    label = "Star molecules" if on else "Take the stars away"
    return SetMolecules(set_, tuple(replace(one, starred=on) for one in molecules), label)


def _changed(document: Document, set_: str, change: Callable[[MoleculeSet], MoleculeSet]) -> Document:
    part = molecules_of(document)
    return document.with_part(KIND, part.with_set(change(part.set_of(set_))))


def _name(name: str) -> str:
    short = " ".join(name.split())
    if not short:
        raise UserError("A set of molecules needs a name.", advice="Type one.")
    if len(short) > LONGEST_NAME:
        raise UserError("A name has {most} characters at most.", advice="Choose a shorter one.", most=LONGEST_NAME)
    return short
