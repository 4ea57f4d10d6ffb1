"""PictureChoices: where a picture of a form comes from: the gallery, the takes, a file, the clipboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QImage, QPixmap

from app.api import AssetId, InvalidData, JobContext, Lane, Made, Messages, Recipe, UserError
from app.ui.importing import Importing
from app.ui.parts import WindowParts
from app.ui.pictures import to_pixels, to_pixmap
from app.ui.thumbnails import Thumbnails
from app.widgets.picture_data import RECIPE_MIME, asset_in
from app.widgets.thumbnail_grid import ThumbnailGrid
from app.widgets.thumbnail_model import ThumbnailModel

_RECENT = 48


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """A picture in the store, with what it is called here and its size in pixels."""

    asset: AssetId
    name: str
    width: int
    height: int


Chosen = Callable[[PictureChoice], None]


class PictureChoices:
    """Brings pictures into the store on workers; what cannot be taken is said in one sentence."""

    def __init__(self, parts: WindowParts, messages: Messages) -> None:
        self._parts, self._messages = parts, messages
        self._importing = Importing(parts, "image/*")

    @property
    def patterns(self) -> Sequence[str]:
        """Which files can be chosen, such as *.png."""
        return self._importing.patterns

    def accepts(self, data: QMimeData | None) -> bool:
        """Whether there may be a picture in what is dragged or in the clipboard."""
        return data is not None and bool(asset_in(data) or data.hasImage() or _files(data))

    def take(self, data: QMimeData, chosen: Chosen) -> None:
        """Take what was dropped or pasted."""
        asset = AssetId(asset_in(data))
        if asset and self._parts.studio.assets.has(asset):
            self.take_asset(asset, _prompt(data), chosen)
        elif files := _files(data):
            self.take_file(files[0], chosen)
        elif isinstance(image := data.imageData(), QImage) and not image.isNull():
            self._take_image(image, chosen)

    def take_file(self, path: Path, chosen: Chosen) -> None:
        """Read a file."""
        try:
            read = self._importing.reader(path)
        except UserError as error:
            self._messages.fail(error)
            return

        def choose(context: JobContext) -> PictureChoice:
            asset = read(context)[0].asset
            height, width = asset.shape[:2]
            return PictureChoice(asset.id, path.name, width, height)

        title = QCoreApplication.translate("PictureChoices", "Reading {name}").format(name=path.name)
        self._parts.jobs.run(title, choose, Lane.IO, chosen)

    def take_asset(self, asset: AssetId, name: str, chosen: Chosen) -> None:
        """Take a picture that is stored already; without a name it is called as it was asked for."""
        studio = self._parts.studio

        def choose(_context: JobContext) -> PictureChoice:
            height, width, _ = studio.assets.shape(asset)
            made = studio.history.of(asset) if not name else None
            words = name or (caption(made) if made is not None else "")
            return PictureChoice(asset, words, width, height)

        self._parts.jobs.run(_reading(), choose, Lane.IO, chosen)

    def has(self, asset: AssetId) -> bool:
        """Whether a picture can be chosen."""
        return self._parts.studio.assets.has(asset)

    def thumbnail(self, asset: AssetId, size: int, show: Callable[[QPixmap], None]) -> None:
        """Read a small picture."""
        assets = self._parts.studio.assets
        self._parts.jobs.run(
            _reading(), lambda _context: assets.thumbnail(asset, size), Lane.IO, lambda found: show(to_pixmap(found))
        )

    def show_thumbnails(self, grid: ThumbnailGrid, model: ThumbnailModel) -> None:
        """Read the small pictures of a grid as they are seen."""
        Thumbnails(grid, model, self._parts.studio.assets, self._parts.jobs)

    def recent(self, show: Callable[[Sequence[Made]], None]) -> None:
        """Look up what was made last."""
        history = self._parts.studio.history

        def find(_context: JobContext) -> Sequence[Made]:
            return [made for made in history.search(limit=_RECENT) if made.asset.media_type.startswith("image/")]

        self._parts.jobs.run(QCoreApplication.translate("PictureChoices", "Searching"), find, Lane.IO, show)

    def _take_image(self, image: QImage, chosen: Chosen) -> None:
        assets = self._parts.studio.assets
        name = QCoreApplication.translate("PictureChoices", "Pasted picture")

        def store(_context: JobContext) -> PictureChoice:
            return PictureChoice(assets.add_picture(to_pixels(image), name).id, name, image.width(), image.height())

        self._parts.jobs.run(_reading(), store, Lane.IO, chosen)


def caption(made: Made) -> str:
    """What a result is called: as it was asked for."""
    return str(made.recipe.request.get("prompt") or made.recipe.generator)


def _reading() -> str:
    return QCoreApplication.translate("PictureChoices", "Reading a picture")


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _prompt(data: QMimeData) -> str:
    if not data.hasFormat(RECIPE_MIME):
        return ""
    try:
        recipe = Recipe.from_json(json.loads(bytes(data.data(RECIPE_MIME).data())))
    except (ValueError, InvalidData):
        return ""
    return str(recipe.request.get("prompt", ""))
