"""Exporting: writing pictures that say how they were made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.api import Asset, AssetId, AssetStore, JobContext, Lane, Messages, Pixels, Recipe
from app.document import TILES, Document
from app.ui.parts import WindowParts

WITH_RECIPE = "export.recipe"
"""The setting that leaves prompts and settings out of exported pictures where it is false."""


class Exporting(QObject):
    """Asks where to and writes there, on a worker."""

    def __init__(self, parts: WindowParts, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._messages, self._window = parts, messages, window

    def export_work(self, suggested: Path) -> None:
        """Ask for a file and write the whole work there."""
        exporter = next((one for one in self._parts.exporters if "*.png" in one.patterns), None)
        if exporter is None:
            self._messages.say(self.tr("No plugin that is enabled can export a picture."))
            return
        if path := self._ask(suggested):
            self.write_work(path, exporter.load())

    def write_work(self, path: Path, flatten: Callable[[Document, AssetStore], Pixels]) -> None:
        """Write the whole work to a file."""
        document, studio, keep = self._parts.session.document, self._parts.studio, self.keeps_recipe()

        def write(context: JobContext) -> Path:
            context.report(0, 0, "Exporting")
            pixels = flatten(document, studio.assets)
            recipe, edited = how_made(document, pixels, studio.assets)
            studio.credentials.write_png(
                pixels, recipe if keep else None, path, edited=edited or (recipe is not None and not keep)
            )
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
            self._messages.say(self.tr("Exported {name} with its Content Credentials.").format(name=path.name))

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
