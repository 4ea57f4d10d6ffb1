"""Outlines: the peaks of sounds that regions are drawn from, measured on a worker where they are not known."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from app.api import AssetId, JobContext, Lane, PanelContext
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
        self._asked: set[AssetId] = set()

    def of(self, sound: SoundOf) -> Peaks | None:
        """The peaks of a sound; None as long as they are measured, and where that failed."""
        found = self._peaks.get(sound.asset)
        if found is not None:
            self._peaks.move_to_end(sound.asset)
        elif sound.asset not in self._asked:
            self._ask(sound.asset)
        return found

    def _ask(self, asset: AssetId) -> None:
        self._asked.add(asset)
        assets = self._context.assets

        def measure(job: JobContext) -> Peaks:
            return peaks_of(asset, assets, lambda _part: job.check())

        def known(peaks: Peaks) -> None:
            self._peaks[asset] = peaks
            while len(self._peaks) > _MOST:
                gone, _ = self._peaks.popitem(last=False)
                self._asked.discard(gone)
            self.ready.emit()

        self._context.jobs.run(self.tr("Reading the sound"), measure, Lane.IO, known)
