"""Exporting: the molecules of a document are written to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeAlias

from app.api import (
    AssetStore,
    Document,
    ExportContext,
    Given,
    Label,
    Pixels,
    Recipe,
    Text,
    Toggle,
    UserError,
)
from app.api.files import Exported
from plugins.molecules.chemistry.conformers import conformers
from plugins.molecules.chemistry.reading import molecule_of
from plugins.molecules.commands import molecules_of
from plugins.molecules.formats.fields import shaped, with_fields
from plugins.molecules.formats.grids import picture_of, svg_grid_of
from plugins.molecules.formats.lines import lines_of
from plugins.molecules.formats.records import Record
from plugins.molecules.formats.sdf import mol_of, sdf_of
from plugins.molecules.formats.tables import table_of
from plugins.molecules.model import Molecule, MoleculeSet

_SEED = 2026
_SHAPES_TRIED = 4
_SET: TypeAlias = Annotated[str, Text(), Given(), Label("Set", "The name of the set; empty for all of them.")]
_STARRED: TypeAlias = Annotated[bool, Toggle(), Label("Starred alone")]
_FIELDS: TypeAlias = Annotated[bool, Toggle(), Label("Properties", "Weight, logP, QED and all others, as fields.")]
_SHAPES: TypeAlias = Annotated[
    bool, Toggle(), Label("In space", "The shape with the lowest energy of four, with hydrogens. It takes a while.")
]


@dataclass(frozen=True, slots=True)
class PlainOptions:
    """Which molecules are written."""

    set: _SET = ""
    starred: _STARRED = False


@dataclass(frozen=True, slots=True)
class TableOptions:
    """Which molecules are written, and whether with their properties."""

    set: _SET = ""
    starred: _STARRED = False
    fields: _FIELDS = True


@dataclass(frozen=True, slots=True)
class SdfOptions:
    """Which molecules are written, and what of them."""

    set: _SET = ""
    starred: _STARRED = False
    fields: _FIELDS = True
    shapes: _SHAPES = False


@dataclass(frozen=True, slots=True)
class _Writer:
    """What all of them do: choose the molecules, read them, and say the recipes of those that were generated."""

    options: Any
    context: ExportContext

    def chosen(self, document: Document) -> list[tuple[MoleculeSet, Molecule]]:
        """The molecules that are written; raises UserError where there are none."""
        part = molecules_of(document)
        named = [one for one in part.sets if self.options.set in ("", one.name)]
        if part.sets and not named:
            raise UserError(
                "There is no set “{name}”.",
                advice="Choose one of: {known}.",
                name=self.options.set,
                known=", ".join(one.name for one in part.sets),
            )
        found = [(one, each) for one in named for each in one.molecules if each.starred or not self.options.starred]
        if not found:
            raise UserError("There is no molecule to be written.", advice="Make some, or choose another set.")
        return found

    def records(
        self, chosen: list[tuple[MoleculeSet, Molecule]], *, fields: bool = False, shapes: bool = False
    ) -> Iterator[Record]:
        """The molecules as records, with their properties and places in space where these are asked for."""
        several = len({one.id for one, _ in chosen}) > 1
        for number, (one, each) in enumerate(chosen):
            report = partial(self.context.report, number, len(chosen))
            report()
            try:
                record = Record(molecule_of(each.smiles), each.name, {"Set": one.name} if several else {})
            except UserError as error:
                raise UserError(
                    "The molecule “{name}” cannot be written. {what}", name=each.name or each.smiles, what=error.words
                ) from error
            record = with_fields(record) if fields else record
            yield _shaped(record, report) if shapes else record
        self.context.report(len(chosen), len(chosen))


class WriteSmiles(_Writer):
    """Writes molecules as lines of SMILES."""

    Options: ClassVar[type[Any]] = PlainOptions

    def __call__(self, document: Document, _assets: AssetStore, path: Path) -> Exported:
        """Write them; says the recipes of what was generated. Raises UserError."""
        chosen = self.chosen(document)
        return _written(path, lines_of(self.records(chosen)), document, chosen)


class WriteTable(_Writer):
    """Writes molecules as a CSV file."""

    Options: ClassVar[type[Any]] = TableOptions

    def __call__(self, document: Document, _assets: AssetStore, path: Path) -> Exported:
        """Write them; says the recipes of what was generated. Raises UserError."""
        chosen = self.chosen(document)
        return _written(path, table_of([*self.records(chosen, fields=self.options.fields)]), document, chosen)


class WriteSdf(_Writer):
    """Writes molecules as an SDF file."""

    Options: ClassVar[type[Any]] = SdfOptions

    def __call__(self, document: Document, _assets: AssetStore, path: Path) -> Exported:
        """Write them; says the recipes of what was generated. Raises UserError."""
        chosen = self.chosen(document)
        records = self.records(chosen, fields=self.options.fields, shapes=self.options.shapes)
        return _written(path, sdf_of(records, _comment(document, chosen)), document, chosen)


class WriteMol(_Writer):
    """Writes one molecule as a MOL file."""

    Options: ClassVar[type[Any]] = PlainOptions

    def __call__(self, document: Document, _assets: AssetStore, path: Path) -> Exported:
        """Write it; raises UserError where there are more."""
        chosen = self.chosen(document)
        if len(chosen) > 1:
            raise UserError(
                "A MOL file holds one molecule, and these are {count}.", advice="Write an SDF file.", count=len(chosen)
            )
        [record] = self.records(chosen)
        return _written(path, mol_of(record, _comment(document, chosen)), document, chosen)


class WriteSvg(_Writer):
    """Writes molecules as a grid of drawings that scales."""

    Options: ClassVar[type[Any]] = PlainOptions

    def __call__(self, document: Document, _assets: AssetStore, path: Path) -> Exported:
        """Write them; says the recipes of what was generated. Raises UserError."""
        chosen = self.chosen(document)
        return _written(path, svg_grid_of([*self.records(chosen)], _comment(document, chosen)), document, chosen)


class WritePicture(_Writer):
    """Gives molecules as a picture, a grid of drawings."""

    Options: ClassVar[type[Any]] = PlainOptions

    def __call__(self, document: Document, _assets: AssetStore, _path: Path) -> Pixels:
        """The picture; raises UserError."""
        return picture_of([*self.records(self.chosen(document))])


def _shaped(record: Record, check: Callable[[], None]) -> Record:
    """The record in space; where there is no shape a field says why."""
    try:
        found = conformers(record.molecule, _SHAPES_TRIED, _SEED, check)
    except UserError as error:
        return replace(record, fields={**record.fields, "NoShape": str(error)})
    return shaped(record, found.molecule, found.energies[0], found.field)


def _written(path: Path, text: str, document: Document, chosen: list[tuple[MoleculeSet, Molecule]]) -> Exported:
    path.write_text(text, encoding="utf-8", newline="\n")
    return Exported(tuple(_recipes(document, chosen).values()))


def _recipes(document: Document, chosen: list[tuple[MoleculeSet, Molecule]]) -> dict[str, Recipe]:
    sources = [document.assets.get(each.source) for _, each in chosen if each.source is not None]
    return {source.recipe.id: source.recipe for source in sources if source is not None and source.recipe is not None}


def _comment(document: Document, chosen: list[tuple[MoleculeSet, Molecule]]) -> str:
    """What a file says of itself where some of it was generated."""
    return "Generated with Seisei" if _recipes(document, chosen) else ""
