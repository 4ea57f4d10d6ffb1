"""TrackEdits: what is done to tracks, each as one step."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from app.api import UserError
from plugins.audio.commands import AddTrack, MoveTrack, RemoveTrack, SetSong, SetTrack
from plugins.audio.model import Role
from plugins.audio.music.instruments import backing_role
from plugins.audio.panel.arrangement.instruments import free_name, with_instrument
from plugins.audio.panel.work import SongWork
from plugins.audio.song import SOUND, Track, new_id


class TrackEdits(QObject):
    """Edits of tracks by their ids; one that is gone is left alone."""

    def __init__(self, work: SongWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def add(self, program: int, before: str | None = None) -> None:
        """Add a track of an instrument, or of sound, before another or at the end, and work on it."""
        role = Role.MELODY if program == SOUND else backing_role(program)
        track = Track(new_id(), free_name(program, self._work.song.tracks), program, role)
        if self._work.execute(AddTrack(track, before)):
            self._work.select((), track=track.id)

    def duplicate(self, track_id: str) -> None:
        """Put a copy of a track below it, with copies of all that is on it."""
        song = self._work.song
        track = self._work.track_of(track_id)
        if track is None:
            return
        name = QCoreApplication.translate("Instruments", "{name} copy").format(name=track.name)
        copy = replace(track, id=new_id(), name=name, solo=False)
        row = next(row for row, each in enumerate(song.tracks) if each.id == track_id)
        regions = [replace(each, id=new_id(), track=copy.id) for each in song.on(track_id)]
        try:
            made = song.with_tracks((*song.tracks[: row + 1], copy, *song.tracks[row + 1 :]))
            made = made.with_regions((*song.regions, *regions))
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        if self._work.execute(SetSong(made, label="Duplicate the track")):
            self._work.select((), track=copy.id)

    def delete(self, track_id: str) -> None:
        """Delete a track with all that is on it, and work on the one that takes its place."""
        tracks = self._work.song.tracks
        row = next((row for row, each in enumerate(tracks) if each.id == track_id), -1)
        if row >= 0 and self._work.execute(RemoveTrack(track_id)) and self._work.song.tracks:
            left = self._work.song.tracks
            self._work.select_track(left[min(row, len(left) - 1)].id)

    def move(self, track_id: str, row: int) -> None:
        """Put a track in front of the one in a row, or at the end."""
        tracks = self._work.song.tracks
        at = next((at for at, each in enumerate(tracks) if each.id == track_id), -1)
        if at < 0 or row in (at, at + 1) or not 0 <= row <= len(tracks):
            return
        self._work.execute(MoveTrack(track_id, tracks[row].id if row < len(tracks) else None))

    def step(self, track_id: str, by: int) -> None:
        """Move a track one up or down."""
        tracks = self._work.song.tracks
        at = next((at for at, each in enumerate(tracks) if each.id == track_id), -1)
        if at >= 0:
            self.move(track_id, at + by if by < 0 else at + by + 1)

    def rename(self, track_id: str, name: str) -> None:
        """Give a track another name."""
        track = self._work.track_of(track_id)
        if track is not None and name.strip():
            self._set(track, replace(track, name=name.strip()), label="Rename the track")

    def set_instrument(self, track_id: str, program: int) -> None:
        """Have a track of notes played by another instrument."""
        track = self._work.track_of(track_id)
        if track is not None and SOUND not in (track.program, program):
            self._set(track, with_instrument(track, program), label="Change the instrument")

    def toggle_mute(self, track_id: str) -> None:
        """Mute a track, or let it be heard."""
        if (track := self._work.track_of(track_id)) is not None:
            changed = replace(track, mute=not track.mute)
            self._set(track, changed, label="Unmute the track" if track.mute else "Mute the track")

    def toggle_solo(self, track_id: str, *, alone: bool = False) -> None:
        """Hear this track and other soloed ones only, or no longer; `alone` takes the others' solo away."""
        track = self._work.track_of(track_id)
        if track is None:
            return
        if not alone:
            self._set(track, replace(track, solo=not track.solo), label="Solo the track")
            return
        song = self._work.song
        tracks = tuple(replace(each, solo=each.id == track_id) for each in song.tracks)
        self._work.execute(SetSong(replace(song, tracks=tracks), label="Solo the track"))

    def toggle_lock(self, track_id: str) -> None:
        """Keep generators from changing a track, or let them."""
        if (track := self._work.track_of(track_id)) is not None:
            changed = replace(track, locked=not track.locked)
            self._set(track, changed, label="Unlock the track" if track.locked else "Lock the track")

    def set_volume(self, track_id: str, volume: float, merge_key: Hashable | None = None) -> None:
        """Make a track louder or softer, 0 to 1."""
        if (track := self._work.track_of(track_id)) is not None:
            volume = round(min(max(volume, 0.0), 1.0), 3)
            self._set(track, replace(track, volume=volume), label="Change the volume", merge_key=merge_key)

    def _set(self, old: Track, new: Track, *, label: str, merge_key: Hashable | None = None) -> None:
        if new != old:
            self._work.execute(SetTrack(new, label=label, merge_key=merge_key))
