"""Editing: edits of the selected part of the opened sound, made on a worker, each one step of undo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.api import Asset, Job, JobContext, JobState, Lane, UserError
from plugins.audio.commands import PutRegions
from plugins.audio.panel.waveform.span import SoundSpan
from plugins.audio.panel.waveform.view import WaveView
from plugins.audio.panel.work import SongWork
from plugins.audio.song import Region, SoundOf
from plugins.audio.sound_edits import SoundEdit, edited, placed, trimmed

_PARTS = 1000


class Editing(QObject):
    """What can be done to the sound of the opened region. Without a selection it is done to all that is heard."""

    busy_changed = Signal()
    """An edit began, went on or ended; see `progress`."""

    def __init__(self, work: SongWork, view: WaveView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._view = work, view
        self._job: Job | None = None
        self.progress: float | None = None
        """The part of an edit that is done, None where none is made."""
        self._end = work.context.jobs.subscribe(self._job_changed)

    @property
    def region(self) -> Region | None:
        """The opened region, where it has sound."""
        region = self._work.region(self._work.opened)
        return region if region is not None and isinstance(region.content, SoundOf) else None

    @property
    def ready(self) -> bool:
        """Whether something can be done now."""
        return self.region is not None and self._job is None and not self._work.read_only

    @property
    def has_selection(self) -> bool:
        """Whether something can be done to a selection."""
        return self.ready and self._view.selection is not None

    def make(self, edit: SoundEdit, label: str) -> None:
        """Edit what is selected, or all that is heard; `label` names it in the history."""
        region, span = self.region, self._view.span
        if region is None or span is None or not self.ready:
            return
        first, end = self._view.selection or (round(span.begin), round(span.end))
        asset, assets = span.sound.asset, self._work.context.assets

        def work(context: JobContext) -> Asset | UserError:
            try:
                return edited(
                    asset, assets, edit, first, end, lambda part: context.report(round(part * _PARTS), _PARTS)
                )
            except UserError as error:
                return error

        def done(result: Asset | UserError) -> None:
            if isinstance(result, UserError):
                self._work.context.messages.fail(result)
            else:
                self._put(region, edit, label, result, first, end)

        self.progress = 0.0
        self._job = self._work.context.jobs.run(self.tr("Editing sound"), work, Lane.IO, done)
        self.busy_changed.emit()

    def trim(self) -> None:
        """Have the region play the selection alone."""
        region, chosen = self.region, self._view.selection
        if region is None or chosen is None:
            return
        try:
            after = trimmed(region, self._work.song, *chosen)
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        if self._work.execute(PutRegions((after,), label="Trim to the selection")):
            self._view.selecting.clear()

    def set_tempo(self, bpm: float) -> None:
        """Say at which tempo the sound was played; 0 says at none. The region stays as long as it is."""
        region = self.region
        if region is not None and isinstance(region.content, SoundOf) and region.content.bpm != bpm:
            content = replace(region.content, bpm=bpm)
            changed = replace(region, content=content)
            key = ("audio.sound-tempo", region.id)
            self._work.execute(PutRegions((changed,), label="Change the clip's tempo", merge_key=key))

    def cancel(self) -> None:
        """Give up the edit that is made."""
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)

    def close_work(self) -> None:
        """Edit no more."""
        self.cancel()
        self._end()
        self._end = lambda: None

    def _put(self, before: Region, edit: SoundEdit, label: str, asset: Asset, first: int, end: int) -> None:
        region = self._work.region(before.id)
        if region is None or region.content != before.content:
            self._work.context.messages.say(self.tr("The clip was changed meanwhile: the edit was not applied."))
            return
        after = placed(region, self._work.song, edit, asset, first, end)
        self._work.execute(PutRegions((after,), label=label))

    def _job_changed(self, job: Job) -> None:
        if self._job is None or job.id != self._job.id:
            return
        if job.state.ended:
            self._job = self.progress = None
            if job.state is JobState.FAILED and job.error is not None:
                self._work.context.messages.fail(job.error)
        elif job.steps:
            self.progress = job.step / job.steps
        self.busy_changed.emit()


def span_of(work: SongWork) -> SoundSpan | None:
    """What the opened region plays, where it has sound."""
    region = work.region(work.opened)
    if region is None or not isinstance(region.content, SoundOf):
        return None
    return SoundSpan.of(region, region.content, work.song)
