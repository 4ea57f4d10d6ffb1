"""Commands: what can be done to the proteins of a document, each with its name in the history."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Asset, AssetId, Document, UserError
from plugins.proteins.media import FASTA, STRUCTURES
from plugins.proteins.model import EMPTY, KIND, DesignItem, Proteins, SequenceItem, StructureItem, renamed, without


def proteins_of(document: Document) -> Proteins:
    """What the document has of proteins; nothing where it has none yet."""
    return document.part(KIND, EMPTY)


@dataclass(frozen=True, slots=True)
class AddStructure:
    """Take a structure into the document, by the file that holds it, and that of its aligned error if it has one."""

    asset: Asset
    id: str
    model: int = 0
    aligned_error: Asset | None = None
    label: str = "Add structure"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the structure at the end."""
        if self.asset.media_type not in STRUCTURES:
            raise UserError("This is no structure.", advice="Choose a PDB or mmCIF file.")
        part = proteins_of(document)
        name = renamed(self.asset.name) or "Structure"
        error = self.aligned_error
        item = StructureItem(
            self.id, name, self.asset.id, self.asset.media_type, self.model, None if error is None else error.id
        )
        assets = (self.asset,) if error is None else (self.asset, error)
        return _with(document.with_assets(assets), replace(part, structures=(*part.structures, item)))


@dataclass(frozen=True, slots=True)
class AddSequence:
    """Take a sequence into the document."""

    asset: Asset
    id: str
    label: str = "Add sequence"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the sequence at the end."""
        if self.asset.media_type != FASTA:
            raise UserError("This is no sequence.", advice="Choose a FASTA file, or type the letters.")
        part = proteins_of(document)
        item = SequenceItem(self.id, renamed(self.asset.name) or "Sequence", self.asset.id)
        return _with(document.with_assets((self.asset,)), replace(part, sequences=(*part.sequences, item)))


@dataclass(frozen=True, slots=True)
class AddDesign:
    """Keep a sequence that was designed for a structure of the document, with what was told of it."""

    asset: Asset
    id: str
    structure: str
    score: float
    recovery: float
    details: Asset | None = None
    label: str = "Keep design"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the design at the end."""
        part = proteins_of(document)
        part.structure(self.structure)
        details = None if self.details is None else self.details.id
        name = renamed(self.asset.name) or "Design"
        item = DesignItem(self.id, self.structure, name, self.asset.id, self.score, self.recovery, details)
        assets = (self.asset,) if self.details is None else (self.asset, self.details)
        return _with(document.with_assets(assets), replace(part, designs=(*part.designs, item)))


@dataclass(frozen=True, slots=True)
class Rename:
    """Give something another name."""

    id: str
    name: str
    label: str = "Rename"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the name; the same where there is no such thing, or the name is empty."""
        name = renamed(self.name)
        part = proteins_of(document)
        if not name:
            return document
        return _with(
            document,
            replace(
                part,
                structures=tuple(replace(one, name=name) if one.id == self.id else one for one in part.structures),
                sequences=tuple(replace(one, name=name) if one.id == self.id else one for one in part.sequences),
                designs=tuple(replace(one, name=name) if one.id == self.id else one for one in part.designs),
            ),
        )


@dataclass(frozen=True, slots=True)
class Remove:
    """Take things out of the document; designs go with their structure."""

    ids: frozenset[str]
    label: str = "Delete"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them."""
        return _with(document, without(proteins_of(document), self.ids))


@dataclass(frozen=True, slots=True)
class ChangeStructure:
    """Show another model of a structure, hide some of its chains, or give it its predicted aligned error.

    What is None stays as it is.
    """

    id: str
    model: int | None = None
    hidden: tuple[str, ...] | None = None
    aligned_error: Asset | None = None
    label: str = "Change structure"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the change."""
        part = proteins_of(document)
        old = part.structure(self.id)
        error: AssetId | None = old.aligned_error if self.aligned_error is None else self.aligned_error.id
        new = replace(
            old,
            model=old.model if self.model is None else self.model,
            hidden=old.hidden if self.hidden is None else self.hidden,
            aligned_error=error,
        )
        if self.aligned_error is not None:
            document = document.with_assets((self.aligned_error,))
        structures = tuple(new if one.id == self.id else one for one in part.structures)
        return _with(document, replace(part, structures=structures))


@dataclass(frozen=True, slots=True)
class StarDesign:
    """Mark a design as one of the best, or no longer."""

    id: str
    starred: bool
    label: str = "Star design"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the mark."""
        part = proteins_of(document)
        designs = tuple(replace(one, starred=self.starred) if one.id == self.id else one for one in part.designs)
        return _with(document, replace(part, designs=designs))


def _with(document: Document, part: Proteins) -> Document:
    return document if proteins_of(document) == part else document.with_part(KIND, part.checked())
