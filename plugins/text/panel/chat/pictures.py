"""Pictures: what is put into a message from the gallery, from files and from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QLabel

from app.api import TILES, Asset, AssetId, InvalidData, JobContext, Pixels
from app.widgets.picture_data import asset_in
from plugins.text.panel.chat.storing import Storing
from plugins.text.panel.work import TextWork

LARGEST_SIDE = 8192
THUMBNAIL_PX = 72
_STORED_PX = 192
_CORNER_PX = 4

Taken = Callable[[Asset], None]


class Pictures(QObject):
    """Brings pictures into the store on workers, and reads small ones of them."""

    ready = Signal(str)
    """The asset of a small picture that was read."""

    def __init__(self, work: TextWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._storing = Storing(work, self)
        self._known: dict[AssetId, QPixmap] = {}
        self._read: set[AssetId] = set()

    def close(self) -> None:
        """Listen no more."""
        self._storing.close()

    @property
    def patterns(self) -> Sequence[str]:
        """Which files can be chosen, such as *.png."""
        return tuple(f"*.{name}" for name in _formats())

    def accepts(self, data: QMimeData) -> bool:
        """Whether there is a picture in it."""
        return bool(asset_in(data)) or data.hasImage() or bool(_files(data))

    def take(self, data: QMimeData, taken: Taken) -> None:
        """Take what was dropped or pasted."""
        asset = AssetId(asset_in(data))
        if asset and self._work.context.assets.has(asset):
            self._take_asset(asset, taken)
        elif files := _files(data):
            for path in files:
                self.take_file(path, taken)
        elif isinstance(image := data.imageData(), QImage) and not image.isNull():
            self._take_image(image, taken)

    def take_file(self, path: Path, taken: Taken) -> None:
        """Read a file."""
        assets = self._work.context.assets

        def read(_job: JobContext) -> Asset:
            return assets.add_picture(_read(path), path.stem)

        self._storing.run(self.tr("Reading {name}").format(name=path.name), read, taken)

    def small(self, asset: AssetId) -> QPixmap | None:
        """A small picture, None while it is being read: `ready` says when it is there."""
        if asset in self._known or asset in self._read:
            return self._known.get(asset)
        self._read.add(asset)
        assets = self._work.context.assets

        def read(_job: JobContext) -> QImage:
            return to_image(assets.thumbnail(asset, _STORED_PX))

        def done(image: QImage) -> None:
            self._known[asset] = QPixmap.fromImage(image)
            self.ready.emit(asset)

        self._storing.run(self.tr("Reading a picture"), read, done)
        return None

    def _take_asset(self, asset: AssetId, taken: Taken) -> None:
        known = self._work.context.session.document.assets.get(asset)
        if known is not None:
            taken(known)
            return
        assets = self._work.context.assets

        def look(_job: JobContext) -> Asset:
            height, width, channels = assets.shape(asset)
            return Asset(asset, TILES, width * height * channels, (height, width, channels))

        self._storing.run(self.tr("Reading a picture"), look, taken)

    def _take_image(self, image: QImage, taken: Taken) -> None:
        assets, name = self._work.context.assets, QCoreApplication.translate("Pictures", "Pasted picture")

        def store(_job: JobContext) -> Asset:
            return assets.add_picture(to_pixels(image), name)

        self._storing.run(self.tr("Reading a picture"), store, taken)


def show_small(label: QLabel, picture: QPixmap) -> None:
    """Show a picture in a label, as large as that is, with round corners."""
    side = THUMBNAIL_PX
    ratio = label.devicePixelRatioF()
    size = QSize(round(side * ratio), round(side * ratio))
    fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    grown = picture.scaled(size, fill, Qt.TransformationMode.SmoothTransformation)
    shown = QPixmap(size)
    shown.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, size.width(), size.height()), _CORNER_PX * ratio, _CORNER_PX * ratio)
    painter.setClipPath(outline)
    painter.drawPixmap((size.width() - grown.width()) // 2, (size.height() - grown.height()) // 2, grown)
    painter.end()
    shown.setDevicePixelRatio(ratio)
    label.setPixmap(shown)


def to_image(pixels: Pixels) -> QImage:
    """Pixels as an image of its own."""
    height, width, channels = pixels.shape
    data = np.ascontiguousarray(pixels)
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    return QImage(data.data, width, height, channels * width, kind).copy()


def to_pixels(image: QImage) -> Pixels:
    """An image as pixels (height, width, 4), or with 3 channels where it has no alpha."""
    channels = 4 if image.hasAlphaChannel() else 3
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    plain = image.convertToFormat(kind)
    data = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return data[:, : plain.width() * channels].reshape(plain.height(), plain.width(), channels).copy()


def _read(path: Path) -> Pixels:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size: QSize = reader.size()
    if max(size.width(), size.height()) > LARGEST_SIDE:
        raise InvalidData(
            "{name} has {width} × {height} pixels.",
            advice="Make it smaller: {largest} pixels are the most on a side.",
            name=path.name,
            width=size.width(),
            height=size.height(),
            largest=LARGEST_SIDE,
        )
    image = reader.read()
    if image.isNull():
        raise InvalidData("{name} cannot be read as a picture.", advice="Choose another file.", name=path.name)
    return to_pixels(image)


def _formats() -> Sequence[str]:
    return sorted({bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()})


def _files(data: QMimeData) -> list[Path]:
    """The picture files among what is dragged."""
    formats = set(_formats())
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower().removeprefix(".") in formats]
