"""Outlines: the peaks of sounds that regions are drawn from, measured on a worker where they are not known."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from app.api import AssetId, Job, JobContext, Lane, PanelContext
from plugins.audio.peaks import Peaks, peaks_of
from plugins.audio.song import SoundOf

_MOST = 48


class Outlines(QObject):
    """Peaks by asset; `ready` says that those of one more sound are known."""

    ready = Signal()

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._peaks: OrderedDict[AssetId, Peaks] = OrderedDict()
        self._asked: dict[AssetId, Job | None] = {}
        self._closed = False

    def of(self, sound: SoundOf) -> Peaks | None:
        """The peaks of a sound; None as long as they are measured, and where that failed."""
        found = self._peaks.get(sound.asset)
        if found is not None:
            self._peaks.move_to_end(sound.asset)
        elif sound.asset not in self._asked and not self._closed:
            self._ask(sound.asset)
        return found

    def close(self) -> None:
        """Measure no more."""
        self._closed = True
        for job in self._asked.values():
            if job is not None:
                self._context.jobs.cancel(job)

    def _ask(self, asset: AssetId) -> None:
        self._asked[asset] = None
        assets = self._context.assets

        def measure(job: JobContext) -> Peaks:
            return peaks_of(asset, assets, lambda _part: job.check())

        def known(peaks: Peaks) -> None:
            if self._closed:
                return
            self._peaks[asset] = peaks
            self._asked[asset] = None
            while len(self._peaks) > _MOST:
                gone, _ = self._peaks.popitem(last=False)
                del self._asked[gone]
            self.ready.emit()

        self._asked[asset] = self._context.jobs.run(self.tr("Reading the sound"), measure, Lane.IO, known)
