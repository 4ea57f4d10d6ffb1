"""Humming: a clip of sound that was hummed or played becomes notes on a track of their own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.api import JobContext, Lane, UserError, Words
from plugins.audio.commands import PlaceTracks
from plugins.audio.model import TICKS_PER_BEAT, Note, Role
from plugins.audio.notes import store_notes
from plugins.audio.panel.work import SongWork
from plugins.audio.song import NotesOf, Region, SoundOf, Track, new_id
from plugins.audio.sound.humming import model_file, sung_notes
from plugins.audio.stored_sound import StoredSound

_PERCENT = 100
_SOFTEST, _LOUDEST = 40, 115


@dataclass(frozen=True, slots=True)
class _NoNotes:
    """Nothing was found in the sound."""


class Humming(QObject):
    """Finds the notes of the clip of sound that is open or selected."""

    placed = Signal(str)
    """The id of the region that the notes became."""

    def __init__(self, work: SongWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    @property
    def region(self) -> Region | None:
        """The clip of sound that is meant."""
        work = self._work
        ids = [work.opened] if work.opened else sorted(work.selected)
        found = work.region(ids[0]) if len(ids) == 1 else None
        return found if found is not None and isinstance(found.content, SoundOf) else None

    def run(self) -> None:
        """Find the notes on a worker; what is missing for it is said."""
        region, work = self.region, self._work
        if region is None or not isinstance(region.content, SoundOf):
            work.context.messages.say(self.tr("Select one clip of sound: its notes are found."))
            return
        try:
            model_file()
        except UserError as error:
            work.context.messages.fail(error)
            return
        content, assets, bpm = region.content, work.context.assets, work.song.bpm

        def find(job: JobContext) -> NotesOf | _NoNotes:
            with StoredSound.of_asset(content.asset, assets) as stored:
                sound = stored.read(content.begin, max(0, content.frames - content.begin))
            words = Words("Finding the notes")

            def each(part: float) -> None:
                job.report(round(part * _PERCENT), _PERCENT, words)

            # Sound with a tempo is stretched to the song's, and its beats stay beats.
            ticks = (content.bpm or bpm) / 60 * TICKS_PER_BEAT
            notes = [
                Note(
                    round(sung.start_s * ticks),
                    sung.pitch,
                    max(1, round((sung.end_s - sung.start_s) * ticks)),
                    round(min(_LOUDEST, max(_SOFTEST, sung.strength * 127))),
                )
                for sung in sung_notes(sound, content.rate, each=each)
            ]
            return store_notes(notes, assets) if notes else _NoNotes()

        work.context.jobs.run(
            self.tr("Find notes in the sound"), find, Lane.IO, lambda found: self._place(region, found)
        )

    def _place(self, region: Region, found: NotesOf | _NoNotes) -> None:
        if isinstance(found, _NoNotes):
            self._work.context.messages.say(self.tr("No notes were found in the sound."))
            return
        track = Track(new_id(), region.name, 0, Role.MELODY)
        made = Region(new_id(), track.id, region.name, region.start, region.length, found, region.offset, region.loop)
        if self._work.execute(PlaceTracks((track,), (made,), label="Find notes in the sound")):
            self._work.select((made.id,), track=track.id)
            self.placed.emit(made.id)
