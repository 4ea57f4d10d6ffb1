"""TrackEdits: what is done to whole tracks, each as one step."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QObject

from plugins.timeline.commands import MoveTrack, RemoveTrack, SetTrack
from plugins.timeline.model import Track
from plugins.timeline.panel.tracks.rows import HIGHEST, LOWEST, Row
from plugins.timeline.panel.tracks.state import TracksState


class TrackEdits(QObject):
    """Puts commands about tracks into the document."""

    def __init__(self, state: TracksState, parent: QObject) -> None:
        super().__init__(parent)
        self._state, self._work = state, state.work

    def rename(self, track: Track, name: str) -> None:
        """Give a track another name."""
        self._set(replace(track, name=name), "Rename the track")

    def toggle_mute(self, track: Track) -> None:
        """Have a track seen or heard, or not."""
        self._set(replace(track, mute=not track.mute), "Unmute the track" if track.mute else "Mute the track")

    def toggle_solo(self, track: Track) -> None:
        """Have only this and other such tracks of its kind seen or heard, or not."""
        self._set(replace(track, solo=not track.solo), "Take the track out of solo" if track.solo else "Solo the track")

    def toggle_lock(self, track: Track) -> None:
        """Let edits change a track, or not."""
        self._set(replace(track, locked=not track.locked), "Unlock the track" if track.locked else "Lock the track")

    def set_height(self, track: Track, height: int, merge_key: Hashable | None = None) -> None:
        """Make a track's row higher or lower."""
        found = min(max(height, LOWEST), HIGHEST)
        if found != track.height:
            self._set(replace(track, height=found), "Change the track's height", merge_key)

    def delete(self, track: str) -> None:
        """Take a track away, with all that is on it."""
        self._work.execute(RemoveTrack(self._work.sequence.id, track))

    def move(self, track: str, target: int) -> None:
        """Put a track where the row of that number begins, among those of what is seen or of what is heard."""
        rows = self._state.rows.all
        own = self._state.rows.of(track)
        if own is None:
            return
        group = [row for row in rows if row.is_sound == own.is_sound]
        first = rows.index(group[0])
        place = min(max(target - first, 0), len(group))
        here = group.index(own)
        if place in (here, here + 1):
            return
        self._work.execute(MoveTrack(self._work.sequence.id, track, self._above(group, own, place)))

    def _above(self, group: list[Row], own: Row, place: int) -> str:
        """The track of the sequence, lowest first, above which it stands then."""
        tracks = [each.id for each in self._work.sequence.tracks if each.id != own.track.id]
        if not own.is_sound:
            # Rows go down, layers go up: below this row lies what it has to stand above
            lower = [row.track.id for row in group[place:] if row is not own]
            if lower:
                return lower[0]
            higher = next(row.track.id for row in reversed(group[:place]) if row is not own)
            at = tracks.index(higher)
            return tracks[at - 1] if at else ""
        before = [row.track.id for row in group[:place] if row is not own]
        if before:
            return before[-1]
        following = next(row.track.id for row in group[place:] if row is not own)
        at = tracks.index(following)
        return tracks[at - 1] if at else ""

    def _set(self, track: Track, label: str, merge_key: Hashable | None = None) -> None:
        self._work.execute(SetTrack(self._work.sequence.id, track, label=label, merge_key=merge_key))
