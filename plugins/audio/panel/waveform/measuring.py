"""Measuring: how loud a selection is, on a worker, a moment after it was chosen."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.api import AssetId, Job, JobContext, Lane, PanelContext, UserError
from plugins.audio.peaks import Peaks
from plugins.audio.sound.loudness import loudness
from plugins.audio.sound.samples import Audio
from plugins.audio.stored_sound import StoredSound

_AFTER_MS = 120
_LONGEST_S = 120.0
"""Longer selections are measured from their peaks, and have no loudness."""
_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class Measured:
    """The peak and RMS in dBFS, and the loudness in LUFS, None where it is too long."""

    peak_db: float
    rms_db: float
    lufs: float | None


class Measuring(QObject):
    """Measures the selection that was made last; `done` tells it."""

    done = Signal(object)
    """A Measured, or None where it cannot be read."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._wanted: tuple[AssetId, int, int, Peaks] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._start)

    def measure(self, asset: AssetId, first: int, end: int, peaks: Peaks) -> None:
        """Measure these frames in place of what was asked for before."""
        self.stop()
        self._wanted = (asset, first, end, peaks)
        self._timer.start()

    def stop(self) -> None:
        """Measure nothing."""
        self._timer.stop()
        self._wanted = None
        if self._job is not None:
            self._context.jobs.cancel(self._job)
            self._job = None

    def _start(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        asset, first, end, peaks = wanted
        assets = self._context.assets

        def work(context: JobContext) -> Measured | None:
            if (end - first) / peaks.rate > _LONGEST_S:
                return _of_peaks(peaks, first, end)
            try:
                with StoredSound.of_asset(asset, assets) as sound:
                    pieces: list[Audio] = []
                    for begin in range(first, end, _PIECE):
                        context.check()
                        pieces.append(sound.read(begin, min(_PIECE, end - begin)))
                    return _of_samples(np.concatenate(pieces), sound.info.rate)
            except UserError:
                return None

        def known(found: Measured | None) -> None:
            if self._wanted is wanted:
                self._job = None
                self.done.emit(found)

        self._job = self._context.jobs.run(self.tr("Measuring the selection"), work, Lane.IO, known)


def _of_samples(samples: Audio, rate: int) -> Measured:
    if not samples.size:
        return Measured(-math.inf, -math.inf, -math.inf)
    square = float(np.mean(samples.astype(np.float64) ** 2))
    return Measured(_decibels(float(np.abs(samples).max())), _decibels(math.sqrt(square)), loudness(samples, rate))


def _of_peaks(peaks: Peaks, first: int, end: int) -> Measured:
    width = 4096
    found = peaks.measured(first, (end - first) / width, width)
    return Measured(
        _decibels(float(np.abs(found[..., :2]).max())), _decibels(float(np.sqrt((found[..., 2] ** 2).mean()))), None
    )


def _decibels(value: float) -> float:
    return 20 * math.log10(value) if value > 0 else -math.inf
