"""Incoming: structures and sequences that come into the document, from files, the gallery and generators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from app.api import Asset, AssetId, JobContext, Lane, Made, Recipe, UserError
from app.widgets.picture_data import asset_in
from plugins.proteins.commands import AddSequence, AddStructure
from plugins.proteins.media import FASTA, STRUCTURES
from plugins.proteins.model import new_id
from plugins.proteins.panel.fold_ahead import FOLD
from plugins.proteins.panel.work import ProteinsWork
from plugins.proteins.sequences.fasta import fasta_text, read_fasta
from plugins.proteins.structure.confidence import read_aligned_error

_JSON = "json"


class Incoming(QObject):
    """Each thing that comes in is one step."""

    error_dropped = Signal(Path)
    """A JSON file with a predicted aligned error."""

    def __init__(self, work: ProteinsWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def offer(self, made: Made) -> None:
        """Take a result into the document, a predicted structure with its aligned error."""
        details = made.extra.get(_JSON, "")
        # IgFold says of each residue how far it may be off, and of no pair
        if made.asset.media_type not in STRUCTURES or not details or made.recipe.generator != FOLD:
            self.place(made.asset, made.recipe)
            return
        assets = self._work.context.assets

        def read(_job: JobContext) -> Asset | UserError:
            try:
                data = assets.read(AssetId(details))
                read_aligned_error(data)
                return assets.add_bytes(data, "application/json", name=made.asset.name)
            except UserError as error:
                return error

        def done(found: Asset | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            self.place(made.asset, made.recipe, None if isinstance(found, UserError) else found)

        self._work.context.jobs.run("", read, Lane.IO, done)

    def place(self, asset: Asset, recipe: Recipe | None, error: Asset | None = None) -> None:
        """Take an asset into the document, a structure with its aligned error if it has one.

        Raises UserError where it is neither a structure nor a sequence.
        """
        known = recipe or asset.recipe
        whole = replace(asset, recipe=known) if known is not None else asset
        new = new_id()
        if whole.media_type in STRUCTURES:
            if self._work.execute(AddStructure(whole, new, aligned_error=error)):
                self._work.open(new)
        elif whole.media_type == FASTA:
            self._work.execute(AddSequence(whole, new))
        else:
            raise UserError(
                "“{name}” is neither a structure nor a sequence.",
                advice="Choose a PDB, mmCIF or FASTA file.",
                name=asset.name,
            )

    def take(self, data: QMimeData) -> None:
        """Take what was dropped or pasted: files, an asset of the studio, or letters of sequences."""
        context = self._work.context
        asset = asset_in(data)
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if asset:
            known = context.session.document.assets.get(AssetId(asset))
            made = context.made_of(AssetId(asset)) if known is None else None
            found = known or (made.asset if made is not None else None)
            if found is not None:
                try:
                    self.place(found, found.recipe or (made.recipe if made is not None else None))
                except UserError as error:
                    context.messages.fail(error)
        elif files:
            self.take_files(files)
        elif data.hasText():
            self.take_text(data.text())

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files by the studio's importers."""
        context = self._work.context
        for path in files:
            if path.suffix.lower() == ".json":
                self.error_dropped.emit(path)
            elif context.take_file is not None:
                context.take_file(path)

    def take_text(self, text: str) -> None:
        """Take sequences that were typed elsewhere."""
        context = self._work.context

        def read(job: JobContext) -> Asset | UserError:
            try:
                sequences = read_fasta(text, check=job.check)
                return context.assets.add_bytes(fasta_text(sequences).encode(), FASTA, name=sequences[0].name)
            except UserError as error:
                return error

        def done(found: Asset | UserError) -> None:
            if isinstance(found, UserError):
                context.messages.fail(found)
            else:
                self._work.execute(AddSequence(found, new_id()))

        context.jobs.run("", read, Lane.IO, done)
