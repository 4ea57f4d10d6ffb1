"""Exchange: pictures that come from and go to other panels and programs, by clipboard and by dragging."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPointF, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from app.api import TILES, Asset, AssetId, Imported, InvalidData, JobContext, Pixels, Recipe, UserError, Words
from app.widgets.picture_data import ASSET_MIME, RECIPE_MIME, asset_in
from plugins.canvas.commands import PlaceAsset
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.layered.canvas_file import LAYERS, TakeCanvas, canvas_command
from plugins.canvas.model import LARGEST_SIDE, Layer, moved, new_layer_id
from plugins.canvas.panel.images import to_pixels, to_straight_image
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import coverage_of, cut_softly

_NAME_LENGTH = 40
_SVG = "image/svg+xml"
_MORE_FORMATS = {"webp", "tif", "tiff", "avif", "gif", "apng", "svg", "ora", "psd", "psb"}
"""Those that the studio reads itself."""


class Exchange(QObject):
    """Reads on workers what is dropped or pasted, and puts it in as a layer."""

    def __init__(self, work: CanvasWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._awaited: dict[str, QPointF] = {}

    def accepts(self, data: QMimeData) -> bool:
        """Whether there is a picture in it."""
        return data.hasFormat(ASSET_MIME) or data.hasImage() or data.hasFormat(_SVG) or bool(_files(data))

    def landing(self, data: QMimeData, at: QPointF) -> QRectF:
        """Where what is dragged would land, its middle under the pointer, in pixels of the canvas."""
        width, height = self._size(data)
        return QRectF(round(at.x() - width / 2), round(at.y() - height / 2), width, height)

    def take_in(self, data: QMimeData, at: QPointF | None) -> None:
        """Put in what was dropped or pasted, its middle at a place of the canvas, or in the frame's corner."""
        if asset := self._known(data):
            self._take_asset(asset, _recipe(data), at)
        elif files := _files(data):
            for number, path in enumerate(files):
                self._take_file(path, at + QPointF(16, 16) * number if at is not None else None)
        elif data.hasFormat(_SVG):
            # Other programs put pixels beside it, which could not be edited.
            self._take_svg(bytes(data.data(_SVG).data()), at)
        elif data.hasImage():
            image = data.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._take_image(image, at)

    def paste(self) -> bool:
        """Put in what the clipboard holds; whether there was a picture."""
        data = QGuiApplication.clipboard().mimeData()
        if data is None or not self.accepts(data):
            return False
        self.take_in(data, None)
        return True

    def copy(self, *, merged: bool) -> None:
        """Take the selection of the active layer, or of all that is seen, with its transparency."""
        if not self._work.settle():
            return
        canvas, layer, rect = self._work.canvas, self._work.active, self._work.frame
        area = self._work.selection
        assets = self._work.context.assets
        if not merged:
            alone = Layer(layer.id, layer.name, layer.asset, layer.x, layer.y)
            canvas = canvas.with_layers([alone])

        def cut_out(job: JobContext) -> Pixels:
            pixels = flatten(canvas, stored_tiles(assets), rect, job.check)
            soft = area is not None and area.asset is not None
            return cut_softly(pixels, coverage_of(area, assets).within(rect)) if area and soft else pixels

        def done(pixels: Pixels) -> None:
            QGuiApplication.clipboard().setImage(to_straight_image(pixels))

        self._work.run(self.tr("Copying"), cut_out, done)

    def place(self, asset: Asset, recipe: Recipe | None, at: QPointF | None = None) -> None:
        """Put a stored picture in as a layer, or one in layers as it is."""
        if asset.media_type == LAYERS:
            self._place_layers(asset, self._awaited.pop(asset.name, None) if at is None else at)
            return
        if len(asset.shape) != 3:
            self._work.context.messages.fail(
                UserError("This is not a picture.", advice="Choose a picture to put onto the canvas.")
            )
            return
        height, width = asset.shape[:2]
        if max(width, height) > LARGEST_SIDE:
            self._work.context.messages.fail(
                UserError(
                    "The picture has {width} × {height} pixels.",
                    advice="Make it smaller: {largest} pixels are the most on a side.",
                    width=width,
                    height=height,
                    largest=LARGEST_SIDE,
                )
            )
            return
        if recipe is not None and asset.recipe is None:
            asset = replace(asset, recipe=recipe)
        at = self._awaited.pop(asset.name, None) if at is None else at
        corner = self._work.frame[:2]
        x, y = corner if at is None else (round(at.x() - width / 2), round(at.y() - height / 2))
        source = asset.id if asset.recipe is not None else None
        name = asset.name.strip()[:_NAME_LENGTH] or self.tr("Picture")
        layer = Layer(new_layer_id(), name, asset.id, x, y, source=source)
        above = None if self._work.is_untouched else self._work.active.id
        self._work.execute(PlaceAsset(layer, asset, above))

    def _place_layers(self, asset: Asset, at: QPointF | None) -> None:
        """A picture in layers becomes the canvas where there is nothing yet, else a group above the active layer."""
        work, assets = self._work, self._work.context.assets
        above = None if work.is_untouched else work.active.id

        def read(_job: JobContext) -> TakeCanvas:
            command = canvas_command(asset, assets, above)
            if at is None or above is None:
                return command
            canvas = command.file.canvas
            x, y = round(at.x() - canvas.width / 2), round(at.y() - canvas.height / 2)
            layers = tuple(moved(layer, x, y) for layer in canvas.layers)
            return replace(command, file=replace(command.file, canvas=replace(canvas, layers=layers)))

        def done(command: TakeCanvas) -> None:
            work.execute(command)

        work.run(self.tr("Reading {name}").format(name=asset.name), read, done)

    def _known(self, data: QMimeData) -> AssetId | None:
        """The asset that is dragged; None where it is of another studio, whose file has to be read."""
        asset = AssetId(asset_in(data))
        return asset if asset and self._work.context.assets.has(asset) else None

    def _take_asset(self, asset: AssetId, recipe: Recipe | None, at: QPointF | None) -> None:
        known = self._work.context.session.document.assets.get(asset)
        if known is not None:
            self.place(known, known.recipe or recipe, at)
            return
        assets = self._work.context.assets

        def look(_job: JobContext) -> tuple[int, int, int]:
            return assets.shape(asset)

        def done(shape: tuple[int, int, int]) -> None:
            height, width, channels = shape
            name = str(recipe.request.get("prompt", "")) if recipe is not None else ""
            found = Asset(asset, TILES, width * height * channels, shape, name)
            self.place(found, recipe, at)

        self._work.run(self.tr("Reading the picture"), look, done)

    def _take_file(self, path: Path, at: QPointF | None) -> None:
        if self._work.context.take_file is not None:
            if at is not None:
                self._awaited[path.stem] = at
            self._work.context.take_file(path)
            return
        assets = self._work.context.assets

        # What reads files is loaded when there is one.
        def read(_job: JobContext) -> Imported:
            from plugins.canvas.animation.reading import read_animation
            from plugins.canvas.vector.svg_reading import read_svg

            return (read_svg if path.suffix.lower() == ".svg" else read_animation)(path, assets)

        self._work.run(self.tr("Reading {name}").format(name=path.name), read, partial(self._place_read, at))

    def take_drawing(self, path: Path, width: int) -> None:
        """Put in a drawing of lines and curves, so many pixels wide, in the middle of the frame."""
        x, y, across, down = self._work.frame
        middle, assets = QPointF(x + across / 2, y + down / 2), self._work.context.assets

        def read(_job: JobContext) -> Imported:
            from plugins.canvas.vector.svg_reading import read_svg

            return read_svg(path, assets, width)

        self._work.run(self.tr("Reading {name}").format(name=path.name), read, partial(self._place_read, middle))

    def _take_svg(self, data: bytes, at: QPointF | None) -> None:
        assets, name = self._work.context.assets, self.tr("Pasted")

        def read(_job: JobContext) -> Imported:
            from plugins.canvas.vector.svg_reading import read_svg_text

            return read_svg_text(data, name, assets)

        self._work.run(self.tr("Reading the picture"), read, partial(self._place_read, at))

    def _place_read(self, at: QPointF | None, read: Imported) -> None:
        if read.remarks:
            self._work.context.messages.say(" ".join(map(_said, read.remarks)))
        self.place(read.asset, None, at)

    def _take_image(self, image: QImage, at: QPointF | None) -> None:
        assets = self._work.context.assets
        name = self.tr("Pasted")

        def store(_job: JobContext) -> Asset:
            return assets.add_picture(to_pixels(image), name)

        self._work.run(self.tr("Reading the picture"), store, lambda asset: self.place(asset, None, at))

    def _size(self, data: QMimeData) -> tuple[int, int]:
        if asset := self._known(data):
            try:
                height, width, _ = self._work.context.assets.shape(asset)
            except UserError:
                return 256, 256
            return width, height
        if files := _files(data):
            if files[0].suffix.lower() == ".svg":
                # Its size is found by reading all of it, which is not done here.
                return 256, 256
            size = QImageReader(str(files[0])).size()
            return (size.width(), size.height()) if size.isValid() else (256, 256)
        image = data.imageData()
        return (image.width(), image.height()) if isinstance(image, QImage) else (256, 256)


def _said(words: Words) -> str:
    translate = QCoreApplication.translate
    return words.translated(partial(translate, "Words"), partial(translate, "Fields"))


def _files(data: QMimeData) -> list[Path]:
    """The picture files among what is dragged."""
    formats = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()} | _MORE_FORMATS
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower().removeprefix(".") in formats]


def _recipe(data: QMimeData) -> Recipe | None:
    """How a dragged asset was made, if that is known."""
    if not data.hasFormat(RECIPE_MIME):
        return None
    try:
        return Recipe.from_json(json.loads(bytes(data.data(RECIPE_MIME).data())))
    except (ValueError, InvalidData):
        return None
