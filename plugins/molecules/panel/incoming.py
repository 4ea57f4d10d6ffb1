"""Incoming: assets, files and texts that are put into the set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject

from app.api import Asset, AssetId, JobContext, Lane, Recipe, UserError
from app.widgets.picture_data import asset_in
from plugins.molecules.model import SMILES
from plugins.molecules.panel.saying import said
from plugins.molecules.panel.work import MoleculesWork
from plugins.molecules.taking import Taken, taken_from, taken_from_text


class Incoming(QObject):
    """Reads on a worker, and says what could not be read."""

    def __init__(self, work: MoleculesWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put the molecules of an asset into a set of their own."""
        known = recipe or asset.recipe
        whole = replace(asset, recipe=known) if known is not None else asset
        context = self._work.context

        def read(job: JobContext) -> Taken | UserError:
            try:
                return taken_from(whole, context.assets.read(whole.id), job.check)
            except UserError as error:
                return error

        wish = known.request.get("prompt") if known is not None else None
        words = wish if isinstance(wish, str) else ""
        sources = (whole,) if known is not None else ()

        def done(found: Taken | UserError) -> None:
            if isinstance(found, UserError):
                context.messages.fail(found)
                return
            name = words or asset.name or self.tr("Molecules")
            if self._work.add(found.molecules, name, sources=sources, wish=words, apart=True):
                self._tell_refused(found)

        context.jobs.run("", read, Lane.IO, done)

    def take(self, data: QMimeData) -> None:
        """Take what was dropped or pasted: files, an asset of the studio, or lines of SMILES."""
        context = self._work.context
        asset = asset_in(data)
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if asset:
            known = context.session.document.assets.get(AssetId(asset))
            made = context.made_of(AssetId(asset)) if known is None else None
            found = known or (made.asset if made is not None else None)
            if found is not None:
                self.place(found, found.recipe or (made.recipe if made is not None else None))
        elif files and context.take_file is not None:
            for path in files:
                context.take_file(path)
        elif data.hasText():
            raw = bytes(data.data(SMILES).data()) if data.hasFormat(SMILES) else b""
            self.take_text(raw.decode("utf-8", "replace") if raw else data.text())

    def take_text(self, text: str) -> None:
        """Put lines of SMILES into the set that is shown."""
        context = self._work.context

        def read(job: JobContext) -> Taken:
            return taken_from_text(text, job.check)

        def done(found: Taken) -> None:
            if not found.molecules:
                why = said(found.refused[0]) if found.refused else ""
                context.messages.say(" ".join([self.tr("There are no molecules in this text."), why]).strip())
            elif self._work.add(found.molecules, self.tr("Molecules")):
                self._tell_refused(found)

        context.jobs.run("", read, Lane.IO, done)

    def _tell_refused(self, taken: Taken) -> None:
        if taken.refused:
            words = self.tr("{count} could not be read. {first}")
            self._work.context.messages.say(words.format(count=len(taken.refused), first=said(taken.refused[0])))
