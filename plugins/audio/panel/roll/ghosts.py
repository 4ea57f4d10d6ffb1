"""Ghosts: the notes of the other tracks, and of the other clips of this one, around what is seen, as they are heard."""

from __future__ import annotations

from plugins.audio.model import DRUMS
from plugins.audio.panel.roll.state import RollState
from plugins.audio.panel.roll.table import NoteTable, heard, joined
from plugins.audio.song import NotesOf, Song


class Ghosts:
    """Keeps the notes of a stretch three times as long as what is seen, until that or the song goes out of it."""

    def __init__(self, state: RollState) -> None:
        self._state = state
        self._song: Song | None = None
        self._region = ""
        self._range = (0.0, 0.0)
        self._table = joined(())

    def between(self, first: float, last: float) -> NoteTable:
        """The notes that are heard in these ticks of the song, and some around them."""
        song, region = self._state.work.song, self._state.region
        id_ = region.id if region is not None else ""
        begin, end = self._range
        span = last - first
        if song is self._song and id_ == self._region and begin <= first and last <= end and end - begin < 8 * span:
            return self._table
        self._song, self._region, self._range = song, id_, (first - span, last + span)
        tables = []
        for each in song.regions:
            if each.id != id_ and each.end > first - span and each.start < last + span and not each.mute:
                content = each.content
                if isinstance(content, NotesOf) and not self._is_other_kind(each.track):
                    tables.append(heard(each, self._state.table_of(content), first - span, last + span))
        self._table = joined(tables)
        return self._table

    def _is_other_kind(self, track: str) -> bool:
        found = self._state.work.track_of(track)
        # Drums have no pitches that could be compared, unless a kit is what is edited.
        return found is not None and (found.program == DRUMS) != self._state.is_drums
