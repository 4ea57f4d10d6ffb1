"""TrackSteps: what actions do with the track that is worked on, and new tracks."""

from __future__ import annotations

from PySide6.QtCore import QObject

from plugins.timeline.commands import AddTrack
from plugins.timeline.model import Track, TrackKind, new_id
from plugins.timeline.panel.tracks.view import TracksView
from plugins.timeline.panel.work import FilmWork


class TrackSteps(QObject):
    """Each is one step."""

    def __init__(self, work: FilmWork, view: TracksView) -> None:
        super().__init__(work)
        self._work, self._view = work, view

    @property
    def track(self) -> Track | None:
        """The track that is worked on; None where there is none."""
        return next((each for each in self._work.sequence.tracks if each.id == self._work.track), None)

    def add(self, kind: TrackKind) -> None:
        """Add a track of a kind: above the one worked on where that is of the kind, else above all of the kind."""
        track, sequence = self.track, self._work.sequence
        theirs = [each.id for each in sequence.tracks if each.kind is kind]
        if track is not None and track.kind is kind:
            above = track.id
        elif theirs:
            above = theirs[-1]
        else:
            # The first picture lies below everything, the first title above
            above = sequence.tracks[-1].id if sequence.tracks and kind is not TrackKind.PICTURE else ""
        new = Track(new_id(), kind)
        if self._work.execute(AddTrack(sequence.id, new, above)):
            self._work.select_track(new.id)

    def rename(self) -> None:
        """Type another name at the track's head."""
        if (track := self.track) is not None and not self._work.read_only:
            self._view.rows.reveal(track.id)
            self._view.heads.rename(track.id)

    def delete(self) -> None:
        """Take the track away, with all that is on it."""
        if (track := self.track) is not None:
            self._view.edits.delete(track.id)

    def move(self, by: int) -> None:
        """Put the track so many rows further down, or up."""
        if (track := self.track) is not None:
            place = [row.track.id for row in self._view.rows.all].index(track.id)
            self._view.edits.move(track.id, place + by + (1 if by > 0 else 0))

    def toggle_mute(self) -> None:
        """Have the track seen or heard, or not."""
        if (track := self.track) is not None:
            self._view.edits.toggle_mute(track)

    def toggle_solo(self) -> None:
        """Have only such tracks seen or heard, or all."""
        if (track := self.track) is not None:
            self._view.edits.toggle_solo(track)

    def toggle_lock(self) -> None:
        """Let edits change the track, or not."""
        if (track := self.track) is not None:
            self._view.edits.toggle_lock(track)
