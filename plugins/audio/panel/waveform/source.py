"""PeakSource: peaks and samples of sound assets for all views, measured and read on workers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.api import AssetId, AssetStore, Job, JobContext, Lane, PanelContext, UserError, Words
from plugins.audio.panel.waveform.opened import OpenedSounds
from plugins.audio.panel.work import SongWork
from plugins.audio.peaks import (
    BIN,
    KIND,
    Columns,
    Peaks,
    columns_of,
    fill_coarsely,
    fill_exactly,
    kept_peaks,
)
from plugins.audio.sound.samples import Audio
from plugins.audio.stored_sound import StoredSound

BLOCK = 1 << 16
"""Frames of a block of samples."""
_MOST_BLOCKS, _MOST_AT_ONCE = 96, 12
_MOST_PEAK_BYTES = 200_000_000
_PARTS = 1000


@dataclass(slots=True)
class _Entry:
    """What is known of an asset; `wanted` is the frame that is looked at."""

    peaks: Peaks | None = None
    failure: Words | None = None
    job: Job | None = None
    wanted: int = 0


class PeakSource(QObject):
    """Gives at once what is known of a sound, and tells when more is: used on the main thread."""

    changed = Signal(str)
    """The id of an asset of which more is known, at most 15 times a second while it is measured."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: OrderedDict[AssetId, _Entry] = OrderedDict()
        self._blocks: OrderedDict[tuple[AssetId, int], Audio] = OrderedDict()
        self._reading: Job | None = None
        self._asked: tuple[AssetId, tuple[int, ...]] | None = None
        self._opened = OpenedSounds(context.assets)
        self._closed = False
        self._end: Callable[[], None] = context.jobs.subscribe(self._job_changed)

    @classmethod
    def of(cls, work: SongWork) -> PeakSource:
        """The one that all views of a song share; it ends when they do."""
        found = work.findChild(cls)
        if found is None:
            found = cls(work.context, work)
            work.closed.connect(found.close)
        return found

    def peaks(self, asset: AssetId) -> Peaks | None:
        """The peaks of a sound as far as they are known; what is not known is measured from now on."""
        entry = self._entries.get(asset)
        if entry is None:
            entry = self._entries[asset] = _Entry()
            self._measure(asset, entry)
        self._entries.move_to_end(asset)
        return entry.peaks

    def failure(self, asset: AssetId) -> Words | None:
        """Why a sound cannot be read."""
        entry = self._entries.get(asset)
        return entry.failure if entry else None

    def look_at(self, asset: AssetId, frame: int) -> None:
        """Measure what lies there before the rest."""
        if asset in self._entries:
            self._entries[asset].wanted = max(0, frame)

    def columns(self, asset: AssetId, first_frame: float, frames_per_px: float, width: int) -> Columns | None:
        """The smallest and the largest value (width, channels, 2) of so many columns, or None where nothing is known.

        They are 0 outside of the sound. Where a pixel has fewer frames than the finest peaks, they are of the samples
        as soon as those are read.
        """
        found = self.measured(asset, first_frame, frames_per_px, width)
        return None if found is None else found[..., :2]

    def measured(self, asset: AssetId, first_frame: float, frames_per_px: float, width: int) -> Columns | None:
        """The smallest, the largest and the RMS value (width, channels, 3), as `columns`."""
        peaks = self.peaks(asset)
        if peaks is None:
            return None
        if frames_per_px < BIN:
            first = max(0, int(first_frame))
            samples = self.samples(asset, first, int(frames_per_px * width) + 2)
            if samples is not None:
                return columns_of(samples, first, first_frame, frames_per_px, width)
        return peaks.measured(first_frame, frames_per_px, width)

    def samples(self, asset: AssetId, first: int, count: int) -> Audio | None:
        """Samples (channels, frames), fewer at the end of the sound; None, and `changed` later, where they lack."""
        peaks = self.peaks(asset)
        if peaks is None:
            return None
        first, end = max(0, first), min(first + count, peaks.frames)
        if end <= first:
            return np.zeros((peaks.channels, 0), np.float32)
        numbers = range(first // BLOCK, (end - 1) // BLOCK + 1)
        missing = tuple(number for number in numbers if (asset, number) not in self._blocks)
        if missing:
            self._ask(asset, missing[:_MOST_AT_ONCE])
            return None
        for number in numbers:
            self._blocks.move_to_end((asset, number))
        begin = numbers[0] * BLOCK
        found = [self._blocks[asset, number] for number in numbers]
        joined = found[0] if len(found) == 1 else np.concatenate(found, 1)
        return joined[:, first - begin : end - begin]

    def close(self) -> None:
        """Measure and read no more."""
        if self._closed:
            return
        self._closed = True
        self._end()
        for entry in self._entries.values():
            if entry.job is not None:
                self._context.jobs.cancel(entry.job)
        if self._reading is not None:
            self._context.jobs.cancel(self._reading)
        self._opened.close()

    def _measure(self, asset: AssetId, entry: _Entry) -> None:
        assets = self._context.assets

        def work(context: JobContext) -> Peaks | Words:
            try:
                found = kept_peaks(asset, assets)
                return found if found is not None else _measured(asset, assets, entry, context)
            except UserError as error:
                return error.words

        def done(result: Peaks | Words) -> None:
            entry.job = None
            if isinstance(result, Peaks):
                entry.peaks = result
                self._shrink()
            else:
                entry.failure = result
            if not self._closed:
                self.changed.emit(asset)

        entry.job = self._context.jobs.run(self.tr("Measuring sound"), work, Lane.IO, done)

    def _job_changed(self, job: Job) -> None:
        if not isinstance(job.preview, Peaks):
            return
        for asset, entry in self._entries.items():
            if entry.job is not None and entry.job.id == job.id:
                entry.peaks = job.preview
                self.changed.emit(asset)
                return

    def _ask(self, asset: AssetId, numbers: tuple[int, ...]) -> None:
        """Read blocks; while some are read, what was asked for last is next."""
        if self._closed:
            return
        if self._reading is not None:
            self._asked = (asset, numbers)
            return
        opened = self._opened

        def work(_context: JobContext) -> list[Audio]:
            try:
                return opened.read(asset, lambda sound: _read(sound, numbers)) or []
            except UserError:
                return []

        def done(blocks: list[Audio]) -> None:
            self._reading = None
            for number, block in zip(numbers, blocks, strict=False):
                self._blocks[asset, number] = block
            while len(self._blocks) > _MOST_BLOCKS:
                self._blocks.popitem(last=False)
            if self._closed:
                return
            following, self._asked = self._asked, None
            if following is not None:
                missing = tuple(number for number in following[1] if (following[0], number) not in self._blocks)
                if missing:
                    self._ask(following[0], missing)
            if blocks:
                self.changed.emit(asset)

        self._reading = self._context.jobs.run(self.tr("Reading sound"), work, Lane.IO, done)

    def _shrink(self) -> None:
        """Let go of the peaks that were not looked at for longest; they are kept on disk."""
        kept = [(asset, entry) for asset, entry in self._entries.items() if entry.job is None and entry.peaks]
        total = sum(entry.peaks.byte_size for _, entry in kept if entry.peaks)
        for asset, entry in kept[:-1]:
            if total <= _MOST_PEAK_BYTES:
                return
            total -= entry.peaks.byte_size if entry.peaks else 0
            del self._entries[asset]


def _read(sound: StoredSound, numbers: Sequence[int]) -> list[Audio]:
    """Blocks of samples (channels, frames); what cannot be read in them is silent."""
    found = []
    for number in numbers:
        samples = sound.read(number * BLOCK, BLOCK)
        missing = min(BLOCK, sound.info.frames - number * BLOCK) - len(samples)
        found.append(np.ascontiguousarray(np.pad(samples, ((0, max(0, missing)), (0, 0))).T))
    return found


def _measured(asset: AssetId, assets: AssetStore, entry: _Entry, context: JobContext) -> Peaks:
    with StoredSound.of_asset(asset, assets) as sound:
        peaks = Peaks(sound.info)
        for _ in fill_coarsely(peaks, sound):
            context.report(0, _PARTS, preview=peaks)

        def each(part: float) -> None:
            if context.wants_preview():
                context.report(round(part * _PARTS), _PARTS, preview=peaks)
            context.check()

        fill_exactly(peaks, sound, each, lambda: entry.wanted)
    try:
        assets.keep(asset, KIND, peaks.to_bytes())
    except UserError:
        # Without room on the disk they are measured again the next time
        return peaks
    return peaks
