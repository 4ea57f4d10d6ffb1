"""Strips: thumbnails along films, made behind what a person waits for and kept beside the assets."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPixmap

from app.api import TILES, AssetId, AssetStore, Pixels
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.media.thumbnails import thumbnails
from plugins.timeline.model import Media
from plugins.timeline.panel.tracks.behind import Behind
from plugins.timeline.panel.tracks.nested_strips import NestedStrips
from plugins.timeline.time import ZERO

BLOCK = 8
"""So many thumbnails lie beside one another in one picture."""
_STEP = 8
_MADE = 96
_LEAST, _MOST = -5, 14
_BUDGET_BYTES = 96_000_000
_TELL_MS = 50
_NARROWEST_SHARE, _WIDEST_SHARE = 0.2, 4.0
_TRIES = 2


class _Key(NamedTuple):
    """A block of thumbnails: those at 2^level seconds from one another, or of a still picture the only one."""

    asset: AssetId
    level: int
    number: int
    height: int


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture, and where in it the thumbnail begins; its width is that of all of them.

    `exact` is whether it stays: not one of another time or of a key frame near by, until its own is there.
    """

    picture: QPixmap
    left: int
    exact: bool


class Strips(QObject):
    """Gives at once the thumbnails that are there, and tells when there are more: used on the main thread."""

    changed = Signal()
    """More is there, or something is known not to be; at most 20 times a second."""
    _made = Signal(object, QImage, bool)
    _broke = Signal(object)

    def __init__(self, assets: AssetStore, library: MediaLibrary | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assets, self._library = assets, library
        self.nested: NestedStrips | None = None
        """The thumbnails of sequences."""
        self._pictures: OrderedDict[_Key, tuple[QPixmap, bool]] = OrderedDict()
        self._bytes = 0
        self._failed: dict[AssetId, int] = {}
        self._media: dict[AssetId, Media] = {}
        """What was asked for, by its asset."""
        self._behind: Behind[_Key] = Behind("thumbnails of clips", self._make, lambda key, _: self._broke.emit(key))
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(_TELL_MS)
        self._tell.timeout.connect(self.changed)
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    @property
    def has_broken(self) -> bool:
        """Whether there is anything that could not be read."""
        return bool(self._failed)

    def is_broken(self, asset: AssetId) -> bool:
        """Whether an asset could not be read."""
        return self._failed.get(asset, 0) >= _TRIES

    def width(self, media: Media, height: int) -> int:
        """How wide thumbnails of a height are."""
        wide, high = media.shown_size
        return max(8, round(height * min(max(wide / max(1, high), _NARROWEST_SHARE), _WIDEST_SHARE)))

    def height(self, wanted: float) -> int:
        """The height in which thumbnails are made to fill one; at most a little is cut off."""
        return max(_STEP, -(-round(wanted) // _STEP) * _STEP)

    def level(self, media: Media, seconds: float) -> int:
        """The level whose thumbnails lie no further apart than so many seconds."""
        if media.available_range is None or seconds <= 0:
            return 0
        return min(max(int(np.floor(np.log2(seconds))), _LEAST), _MOST)

    def thumbnail(self, media: Media, time: float, level: int, height: int) -> Thumbnail | None:
        """The thumbnail of a time; a coarser one or none, and `changed` later, where it is not there yet."""
        if self._failed.get(media.asset, 0) >= _TRIES:
            return None
        step = 2.0**level
        number = 0 if media.available_range is None else max(0, int(time / step + 1e-6))
        block, place = divmod(number, BLOCK)
        key = _Key(media.asset, level, block, height)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            return Thumbnail(found[0], place * self.width(media, height), found[1])
        self._media[media.asset] = media
        self._behind.ask(key)
        return self._coarser(media, time, level, height)

    def retry(self) -> None:
        """Try again what could not be read, as when files were found."""
        if self._failed:
            self._failed.clear()
            self.changed.emit()

    def close(self) -> None:
        """Make nothing any more."""
        self._behind.close()
        if self.nested is not None:
            self.nested.close()

    def _coarser(self, media: Media, time: float, level: int, height: int) -> Thumbnail | None:
        """What is known already of about the same time."""
        if media.available_range is None:
            return None
        for other in (level + 1, level + 2, level - 1, level + 3, level + 4):
            number = max(0, int(time / 2.0**other + 1e-6))
            block, place = divmod(number, BLOCK)
            found = self._pictures.get(_Key(media.asset, other, block, height))
            if found is not None:
                return Thumbnail(found[0], place * self.width(media, height), exact=False)
        return None

    def _make(self, key: _Key) -> None:
        """On the other thread: a block from what is kept, or from the file."""
        media = self._media[key.asset]
        kind = strip_name(key.level, key.number)
        kept = self._assets.kept(media.asset, kind)
        if kept is not None:
            image = QImage.fromData(QByteArray(kept))
            if not image.isNull():
                self._made.emit(key, self._scaled(image, key), True)
                return
        if media.media_type == TILES:
            pixels = _opaque(self._assets.thumbnail(media.asset, 2 * _MADE))
            self._made.emit(key, self._scaled(_beside(_image(pixels), self.width(media, _MADE)), key), True)
            return
        if self._library is None:
            return
        reader = self._library.reader(media.asset, Lane.BEHIND, working=True)
        size = self.width(media, _MADE), _MADE
        strip = np.zeros((_MADE, size[0] * BLOCK, 3), np.uint8)
        # All of the file: a clip may show a stretch of it alone, and others the rest
        times = _times(self._library.info(media.asset).duration, key)
        for seen, (number, frame) in enumerate(thumbnails(reader, times, size, lambda *_: self._behind.check()), 1):
            strip[:, number * size[0] : (number + 1) * size[0]] = _opaque(frame.pixels)
            if seen == len(times):
                self._made.emit(key, self._scaled(_image(strip), key), False)
        whole = _image(strip)
        self._made.emit(key, self._scaled(whole, key), True)
        self._assets.keep(media.asset, kind, _jpeg(whole))

    def _scaled(self, image: QImage, key: _Key) -> QImage:
        wide = self.width(self._media[key.asset], key.height) * BLOCK
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = image.scaled(wide, key.height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return scaled.convertToFormat(QImage.Format.Format_RGB32)

    def _keep(self, key: _Key, image: QImage, whole: bool) -> None:
        old = self._pictures.pop(key, None)
        if old is not None:
            self._bytes -= _size(old[0])
        pixmap = QPixmap.fromImage(image)
        self._pictures[key] = (pixmap, whole)
        self._bytes += _size(pixmap)
        while self._bytes > _BUDGET_BYTES and len(self._pictures) > 1:
            _, (gone, _) = self._pictures.popitem(last=False)
            self._bytes -= _size(gone)
        self._failed.pop(key.asset, None)
        self._announce()

    def _fail(self, key: _Key) -> None:
        self._failed[key.asset] = self._failed.get(key.asset, 0) + 1
        self._announce()

    def _announce(self) -> None:
        if not self._tell.isActive():
            self._tell.start()


def strip_name(level: int, number: int) -> str:
    """The name under which a block of a level is kept beside its asset."""
    return f"film-strip-2-{level}-{number}"


def _times(end: Fraction, key: _Key) -> list[Fraction]:
    step = Fraction(2) ** key.level
    times = [(key.number * BLOCK + number) * step for number in range(BLOCK)]
    return [time for time in times if time < end] or [max(ZERO, end - step)]


def _opaque(pixels: Pixels) -> Pixels:
    if pixels.shape[2] == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    return np.asarray((pixels[..., :3] * alpha + 127) // 255, np.uint8)


def _beside(picture: QImage, width: int) -> QImage:
    """A still picture as the first of a block."""
    block = QImage(width * BLOCK, _MADE, QImage.Format.Format_RGB32)
    block.fill(Qt.GlobalColor.black)
    painter = QPainter(block)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRect(0, 0, width, _MADE), picture)
    painter.end()
    return block


def _image(strip: Pixels) -> QImage:
    strip = np.ascontiguousarray(strip)
    height, width = strip.shape[:2]
    return QImage(strip.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _jpeg(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(82)
    writer.write(image)
    return bytes(data.data())


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
