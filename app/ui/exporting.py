"""Exporting: writing the work, or one thing of it, to a file that says how it was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.api import Asset, AssetId, AssetStore, Exporter, JobContext, Lane, Messages, Pixels, Recipe
from app.document import TILES, Document
from app.extensions import ending, export_to, fits
from app.ui.parts import WindowParts

PICTURE = ".png"
WITH_RECIPE = "export.recipe"
"""The setting that leaves prompts and settings out of exported pictures where it is false."""


class Exporting(QObject):
    """Asks where to and writes there, on a worker."""

    def __init__(self, parts: WindowParts, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._messages, self._window = parts, messages, window

    def export_work(self, suggested: Path, plugin: str) -> None:
        """Ask for a file and write the whole work there, in one of the formats of a plugin."""
        formats = [one for one in self._parts.exporters if one.plugin == plugin]
        if not formats:
            self._messages.say(self.tr("There is no format in which this work can be exported."))
            return
        filters = [f"{QCoreApplication.translate('Plugins', one.title)} ({' '.join(one.patterns)})" for one in formats]
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(suggested) + ending(formats[0]), ";;".join(filters)
        )
        if not name:
            return
        found = next((one for one in formats if fits(one, Path(name))), None)
        picked = found or formats[filters.index(chosen) if chosen in filters else 0]
        self.write_work(Path(name) if found else Path(name + ending(picked)), picked.load())

    def write_work(self, path: Path, exporter: Exporter) -> None:
        """Write the whole work to a file."""
        document, studio, keep = self._parts.session.document, self._parts.studio, self.keeps_recipe()

        def write(context: JobContext) -> Path:
            context.report(0, 0, "Exporting")

            def mark(pixels: Pixels, to: Path) -> None:
                recipe, edited = how_made(document, pixels, studio.assets)
                worked_over = edited or (recipe is not None and not keep)
                studio.credentials.write_png(pixels, recipe if keep else None, to, edited=worked_over)

            export_to(path, exporter, document, studio.assets, mark)
            return path

        self._run(write)

    def export_asset(self, asset: Asset) -> None:
        """Ask for a file and write one picture as it is."""
        if asset.media_type != TILES:
            self._messages.say(self.tr("Only pictures can be exported as a picture."))
            return
        path = self._ask(Path.home() / f"{file_name(asset)}.png")
        if not path:
            return
        write_to = self.writer(asset)

        def write(context: JobContext) -> Path:
            context.report(0, 0, "Exporting")
            write_to(path)
            return path

        self._run(write)

    def writer(self, asset: Asset) -> Callable[[Path], None]:
        """What writes one picture as it is, as the preferences say now; may be called on any thread."""
        studio, keep = self._parts.studio, self.keeps_recipe()

        def write(path: Path) -> None:
            recipe, pixels = asset.recipe, studio.assets.picture(asset.id)
            studio.credentials.write_png(pixels, recipe if keep else None, path, edited=recipe is not None and not keep)

        return write

    def keeps_recipe(self) -> bool:
        """Whether exported pictures say how they were made in all detail."""
        return bool(self._parts.settings.get(WITH_RECIPE, default=True))

    def _ask(self, suggested: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(suggested.with_suffix(".png")), self.tr("PNG pictures (*.png)")
        )
        return (Path(name) if name.lower().endswith(".png") else Path(f"{name}.png")) if name else None

    def _run(self, write: Callable[[JobContext], Path]) -> None:
        def done(path: Path) -> None:
            words = self.tr("Exported {name}.")
            if path.suffix.lower() == PICTURE:
                words = self.tr("Exported {name} with its Content Credentials.")
            self._messages.say(words.format(name=path.name))

        self._parts.jobs.run(self.tr("Exporting"), write, Lane.IO, done)


def how_made(document: Document, pixels: Pixels, assets: AssetStore) -> tuple[Recipe | None, bool]:
    """How a picture of the whole work was made: its recipe where there is one, and whether it was worked over.

    A picture that is a generated asset, pixel for pixel, has that one's recipe; one in which a single generated
    asset was worked over has its recipe too, and says so; any other only says that generated things are in it.
    """
    generated = [(id_, asset.recipe) for id_, asset in document.assets.items() if asset.recipe is not None]
    for id_, recipe in generated:
        if assets.has(id_) and assets.shape(id_)[:2] == pixels.shape[:2] and _is_same(pixels, assets, id_):
            return recipe, False
    return (generated[0][1] if len(generated) == 1 else None), bool(generated)


def _is_same(pixels: Pixels, assets: AssetStore, asset: AssetId) -> bool:
    other = assets.picture(asset)
    opaque = all(picture.shape[2] == 3 or int(picture[..., 3].min()) == 255 for picture in (pixels, other))
    return opaque and bool(np.array_equal(pixels[..., :3], other[..., :3]))


def file_name(asset: Asset) -> str:
    """What a picture's file is called, without its ending."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in asset.name)
    return " ".join(kept.split())[:60].strip() or asset.id[:8]
