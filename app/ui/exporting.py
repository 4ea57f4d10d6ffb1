"""Exporting: writing the work, or one thing of it, to a file that says how it was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.api import Asset, AssetId, AssetStore, JobContext, Json, Lane, Messages, Pixels, Recipe, accepts
from app.api.files import Exported, ProfiledPicture
from app.document import TILES, Document
from app.extensions import FileFormat, convert_to, ending, export_to, exporter_of, fits, mark_exported, options_of
from app.ui.export_options import ExportOptions
from app.ui.parts import WindowParts
from app.ui.picture_choices import PictureChoices
from app.widgets.icons import Icons

PICTURE = ".png"
SIGNED = frozenset(
    {PICTURE, ".wav", ".flac", ".mp3", ".mp4", ".mov", ".gif", ".webp", ".jpg", ".jpeg", ".avif", ".tif", ".tiff"}
)
"""Files that carry Content Credentials."""

NOTHING: Mapping[str, Json] = MappingProxyType({})
WITH_RECIPE = "export.recipe"
"""The setting that leaves prompts and settings out of exported pictures where it is false."""

Report = Callable[[int, int], None]


class Writes(Protocol):
    """Writes one thing to a file, and may tell how much is done, and of how much."""

    def __call__(self, path: Path, report: Report = ...) -> None:
        """Write it; raises UserError."""


def _untold(_done: int, _of: int) -> None:
    """Hear nothing."""


class Exporting(QObject):
    """Asks where to and writes there, on a worker."""

    def __init__(self, parts: WindowParts, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._messages, self._window = parts, messages, window
        self._options: ExportOptions | None = None

    def export_work(
        self, suggested: Path, plugin: str, wanted: Sequence[str] = (), given: Mapping[str, Json] = NOTHING
    ) -> None:
        """Ask for a file and write the work there, in one of the formats of a plugin that are wanted, or in any.

        `given` are values for options that those formats have.
        """
        formats = [one for one in self._parts.exporters if one.plugin == plugin and (not wanted or one.id in wanted)]
        if not formats:
            self._messages.say(self.tr("There is no format in which this work can be exported."))
            return
        filters = [_filter(one) for one in formats]
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(suggested) + ending(formats[0]), ";;".join(filters)
        )
        if not name:
            return
        found = next((one for one in formats if fits(one, Path(name))), None)
        picked = found or formats[filters.index(chosen) if chosen in filters else 0]
        self.choose_options(Path(name) if found else Path(name + ending(picked)), picked, given)

    def choose_options(
        self, path: Path, format_: FileFormat, given: Mapping[str, Json] = NOTHING
    ) -> ExportOptions | None:
        """Ask how to write the work in a format, and write it then; one that has no options is written at once."""
        declared, parts = options_of(format_), self._parts
        if declared is None:
            self.write_work(path, format_)
            return None
        if self._options is not None:
            self._options.close()
        icons, pictures = Icons(parts.studio.resources), PictureChoices(parts, self._messages)
        asked = ExportOptions(path, format_.id, declared, parts.settings, icons, pictures, self._window, given)
        asked.chosen.connect(lambda options: self.write_work(path, format_, options))
        self._options = asked
        asked.show()
        return asked

    def write_work(self, path: Path, format_: FileFormat, options: object | None = None) -> None:
        """Write the whole work to a file, with the options that were chosen or those that hold by themselves."""
        document, studio, keep = self._parts.session.document, self._parts.studio, self.keeps_recipe()

        def write(context: JobContext) -> Path:
            context.report(0, 0, "Exporting")

            def mark(written: Pixels | ProfiledPicture | Exported | None, to: Path) -> None:
                if written is None or isinstance(written, Exported):
                    mark_exported(written, document, studio.credentials, to, keep=keep)
                    return
                found = written if isinstance(written, ProfiledPicture) else ProfiledPicture(written, written, b"")
                recipe, edited = how_made(document, found.picture, studio.assets)
                worked_over = edited or (recipe is not None and not keep)
                kept = recipe if keep else None
                studio.credentials.write_png(found.written, kept, to, edited=worked_over, profile=found.profile)

            exporter = exporter_of(format_, studio, options, lambda done, of: context.report(done, of, "Exporting"))
            export_to(path, exporter, document, studio.assets, mark)
            return path

        self._run(write)

    def export_asset(self, asset: Asset) -> None:
        """Ask for a file and write one picture as it is, or another thing in one of the formats that take it."""
        formats = self._formats(asset)
        if not formats and asset.media_type != TILES:
            self._messages.say(self.tr("There is no format in which this can be exported."))
            return
        path = self._ask(asset, formats)
        if not path:
            return
        write_to = self.writer(asset)

        def write(context: JobContext) -> Path:
            def report(done: int, of: int) -> None:
                context.report(done, of, "Exporting")

            report(0, 0)
            write_to(path, report)
            return path

        self._run(write)

    def writer(self, asset: Asset) -> Writes:
        """What writes one thing as it is, as the preferences say now; may be called on any thread."""
        studio, keep, formats = self._parts.studio, self.keeps_recipe(), self._formats(asset)
        recipe, edited = (asset.recipe if keep else None), asset.recipe is not None and not keep

        def write(path: Path, report: Report = _untold) -> None:
            found = next((one for one in formats if fits(one, path)), None)
            if found is None:
                studio.credentials.write_png(studio.assets.picture(asset.id), recipe, path, edited=edited)
                return
            convert_to(
                path, found.load(), asset, studio.assets, studio.credentials, recipe=recipe, edited=edited,
                report=report,
            )  # fmt: skip

        return write

    def ending_of(self, asset: Asset) -> str | None:
        """How the file ends as which a thing is given to other programs; None where it can be no file."""
        formats = self._formats(asset)
        return PICTURE if asset.media_type == TILES else ending(formats[0]) if formats else None

    def _formats(self, asset: Asset) -> list[FileFormat]:
        return [one for one in self._parts.converters if accepts(one.takes, asset.media_type)]

    def keeps_recipe(self) -> bool:
        """Whether exported pictures say how they were made in all detail."""
        return bool(self._parts.settings.get(WITH_RECIPE, default=True))

    def _ask(self, asset: Asset, formats: Sequence[FileFormat]) -> Path | None:
        filters, endings = [_filter(one) for one in formats], [ending(one) for one in formats]
        if asset.media_type == TILES:
            # A picture can be written as PNG in any case.
            filters, endings = [self.tr("PNG pictures (*.png)"), *filters], [PICTURE, *endings]
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(Path.home() / f"{file_name(asset)}{endings[0]}"), ";;".join(filters)
        )
        if not name:
            return None
        if any(name.lower().endswith(each) for each in endings):
            return Path(name)
        return Path(name + endings[filters.index(chosen) if chosen in filters else 0])

    def _run(self, write: Callable[[JobContext], Path]) -> None:
        def done(path: Path) -> None:
            words = self.tr("Exported {name}.")
            if path.suffix.lower() in SIGNED:
                words = self.tr("Exported {name} with its Content Credentials.")
            self._messages.say(words.format(name=path.name))

        self._parts.jobs.run(self.tr("Exporting"), write, Lane.IO, done)


def _filter(format_: FileFormat) -> str:
    return f"{QCoreApplication.translate('Plugins', format_.title)} ({' '.join(format_.patterns)})"


def how_made(document: Document, pixels: Pixels, assets: AssetStore) -> tuple[Recipe | None, bool]:
    """How a picture of the whole work was made: its recipe where there is one, and whether it was worked over.

    A picture that is a generated asset, pixel for pixel, has that one's recipe; one in which a single generated
    asset was worked over has its recipe too, and says so; any other only says that generated things are in it.
    """
    generated = [(id_, asset.recipe) for id_, asset in document.assets.items() if asset.recipe is not None]
    for id_, recipe in generated:
        picture = document.assets[id_].media_type == TILES
        if picture and assets.has(id_) and assets.shape(id_)[:2] == pixels.shape[:2] and _is_same(pixels, assets, id_):
            return recipe, False
    return (generated[0][1] if len(generated) == 1 else None), bool(generated)


def _is_same(pixels: Pixels, assets: AssetStore, asset: AssetId) -> bool:
    other = assets.picture(asset)
    opaque = all(picture.shape[2] == 3 or int(picture[..., 3].min()) == 255 for picture in (pixels, other))
    return opaque and bool(np.array_equal(pixels[..., :3], other[..., :3]))


def file_name(asset: Asset) -> str:
    """What the file of a thing is called, without its ending."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in asset.name)
    return " ".join(kept.split())[:60].strip() or asset.id[:8]
