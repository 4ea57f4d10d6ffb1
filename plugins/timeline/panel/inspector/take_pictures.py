"""TakePictures: a small picture of each take, decoded behind what a person does."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.api import TILES, Job, JobContext, Pixels, UserError
from app.api import Lane as JobLane
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.model import Media
from plugins.timeline.panel.work import FilmWork

SIDE_PX = 64
_MOST = 256


class TakePictures(QObject):
    """Pictures by the media that they are of; one that cannot be made stays missing."""

    ready = Signal()

    def __init__(self, work: FilmWork, library: MediaLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._library = work, library
        self._pictures: OrderedDict[str, QImage] = OrderedDict()
        self._jobs: dict[str, Job] = {}
        self._failed: set[str] = set()
        work.closed.connect(self.close)

    def picture(self, media: Media) -> QImage | None:
        """The picture; None while there is none, and then it is asked for."""
        found = self._pictures.get(media.asset)
        if found is None and media.has_picture and media.asset not in self._jobs.keys() | self._failed:
            self._ask(media)
        return found

    def close(self) -> None:
        """Ask for nothing more."""
        for job in self._jobs.values():
            self._work.context.jobs.cancel(job)
        self._jobs.clear()

    def _ask(self, media: Media) -> None:
        library = self._library

        def decode(job: JobContext) -> QImage | None:
            job.check()
            return small_picture(library, media)

        def done(picture: QImage | None) -> None:
            self._jobs.pop(media.asset, None)
            if picture is None:
                self._failed.add(media.asset)
                return
            self._pictures[media.asset] = picture
            while len(self._pictures) > _MOST:
                self._pictures.popitem(last=False)
            self.ready.emit()

        self._jobs[media.asset] = self._work.context.jobs.run("", decode, JobLane.IO, done)


def small_picture(library: MediaLibrary, media: Media) -> QImage | None:
    """The picture in the middle of a take, at most SIDE_PX wide and high; None where there is none to be had."""
    try:
        pixels = _pixels(library, media)
    except UserError:  # the strip shows the take's number instead, and playing says what is wrong
        return None
    shown = np.ascontiguousarray(pixels[..., :3])
    rows, columns = shown.shape[:2]
    image = QImage(shown.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()
    if max(rows, columns) <= SIDE_PX:
        return image
    fit, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(SIDE_PX, SIDE_PX, fit, smooth)


def _pixels(library: MediaLibrary, media: Media) -> Pixels:
    if media.media_type == TILES:
        return library.picture(media.asset)
    width, height = media.shown_size
    factor = SIDE_PX / max(width, height)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    range_ = media.available_range
    middle = range_.start + range_.duration / 2 if range_ is not None else Fraction(0)
    return library.reader(media.asset, Lane.BEHIND).frame(middle, size, exact=False).pixels
