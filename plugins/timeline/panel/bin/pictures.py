"""BinPictures: small pictures of what is in the bin, made behind what a person does."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.api import TILES, Asset, AssetId, AssetStore, Job, JobContext, Lane, Pixels, UserError
from plugins.timeline.media.library import Lane as MediaLane
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.panel.bin.entry import Entry
from plugins.timeline.panel.work import FilmWork

WIDTH_PX, HEIGHT_PX = 64, 36
_AT_ONCE = 8
_STORED = 192
"""The size at which the studio keeps small pictures on the disk."""
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an asset: its picture, and how many seconds it lasts."""

    picture: QImage | None = None
    seconds: float = 0.0


class BinPictures(QObject):
    """One job at a time; what is asked for last is looked at first."""

    ready = Signal()

    def __init__(self, work: FilmWork, library: MediaLibrary, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._library = work, library
        self._seen: OrderedDict[AssetId, Seen] = OrderedDict()
        self._wanted: list[Entry] = []
        self._job: Job | None = None
        work.closed.connect(self._close)

    def seen(self, asset: AssetId) -> Seen | None:
        """What is known of an asset; None while nothing is."""
        return self._seen.get(asset)

    def ask(self, entries: Sequence[Entry]) -> None:
        """Look at those that are not known yet, and at no others any more."""
        self._wanted = [entry for entry in entries if entry.asset is not None and entry.asset not in self._seen]
        self._next()

    def forget(self, assets: Collection[AssetId]) -> None:
        """Look again at assets, such as those that were missing."""
        for asset in assets:
            self._seen.pop(asset, None)

    def _next(self) -> None:
        if not self._wanted or (self._job is not None and not self._job.state.ended):
            return
        now, self._wanted = self._wanted[:_AT_ONCE], self._wanted[_AT_ONCE:]
        library, assets = self._library, self._work.context.assets
        known = self._work.context.session.document.assets

        def look(job: JobContext) -> dict[AssetId, Seen]:
            found: dict[AssetId, Seen] = {}
            for entry in now:
                job.check()
                if entry.asset is not None:
                    asset = known.get(entry.asset) or Asset(entry.asset, entry.media_type, 0)
                    found[entry.asset] = _seen(library, assets, asset)
            return found

        def done(found: dict[AssetId, Seen]) -> None:
            self._job = None
            self._seen.update(found)
            while len(self._seen) > _MOST:
                self._seen.popitem(last=False)
            self.ready.emit()
            self._next()

        self._job = self._work.context.jobs.run("", look, Lane.IO, done)

    def _close(self) -> None:
        self._wanted = []
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)


def _seen(library: MediaLibrary, assets: AssetStore, asset: Asset) -> Seen:
    try:
        if asset.media_type == TILES:
            return Seen(_image(assets.thumbnail(asset.id, _STORED)))
        media = library.media(asset)
        range_ = media.available_range
        seconds = float(range_.duration) if range_ is not None else 0.0
        if not media.has_picture:
            return Seen(None, seconds)
        width, height = media.shown_size
        factor = min(WIDTH_PX * 2 / width, HEIGHT_PX * 2 / height)
        size = max(1, round(width * factor)), max(1, round(height * factor))
        middle = range_.start + range_.duration / 2 if range_ is not None else Fraction(0)
        return Seen(_image(library.reader(asset.id, MediaLane.BEHIND).frame(middle, size, exact=False).pixels), seconds)
    except UserError:  # it stands there by its name, and putting it in says what is wrong
        return Seen()


def _image(pixels: Pixels) -> QImage:
    shown = np.ascontiguousarray(pixels)
    height, width, channels = shown.shape
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    image = QImage(shown.data, width, height, channels * width, kind)
    fit, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(WIDTH_PX * 2, HEIGHT_PX * 2, fit, smooth).copy()
