"""Mixing: what the mixer does to the song, each gesture as one step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from plugins.audio.commands import SetSong, SetTrack
from plugins.audio.panel.mixer.decibels import SILENT_DB, decibels, place_of
from plugins.audio.panel.work import SongWork
from plugins.audio.song import Track
from plugins.audio.sound.effects import Effect, Gain

WHOLE = ""
"""The channel of the whole song, in place of a track's id."""
MASTER_TOP_DB = 6.0


class Mixing(QObject):
    """The channels of the song by their tracks' ids; a drag is one step, until `end_gesture`."""

    def __init__(self, work: SongWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self._gesture = 0

    def end_gesture(self) -> None:
        """What is done next is a step of its own."""
        self._gesture += 1

    def track(self, channel: str) -> Track | None:
        """The track of a channel; None for the whole, and where it is gone."""
        return self.work.track_of(channel) if channel != WHOLE else None

    def exists(self, channel: str) -> bool:
        """Whether a channel is there."""
        return channel == WHOLE or self.track(channel) is not None

    def name(self, channel: str) -> str:
        """What a channel is called."""
        track = self.track(channel)
        return track.name if track is not None else QCoreApplication.translate("Mixing", "Whole song")

    def place(self, channel: str) -> float:
        """Where a channel's fader stands. That of the whole is the gain that comes first among its effects."""
        track = self.track(channel)
        if track is not None:
            return track.volume
        first = self.work.song.effects[:1]
        level = first[0].level_db if first and isinstance(first[0], Gain) else 0.0
        return place_of(level, MASTER_TOP_DB)

    def set_place(self, channel: str, place: float) -> None:
        """Move a channel's fader."""
        track = self.track(channel)
        if track is not None:
            self._set_track(replace(track, volume=round(place, 4)), "Change the volume", "volume")
            return
        level = decibels(place, MASTER_TOP_DB)
        level = round(max(level, SILENT_DB), 2)
        effects = self.work.song.effects
        rest = effects[1:] if effects and isinstance(effects[0], Gain) else effects
        first: tuple[Effect, ...] = (Gain(level),) if abs(level) >= 0.05 else ()
        self.set_effects(WHOLE, (*first, *rest), "Change the volume", "volume")

    def set_pan(self, channel: str, pan: float) -> None:
        """Put a track at a place between left (-1) and right (1)."""
        track = self.track(channel)
        if track is not None:
            self._set_track(replace(track, pan=round(pan, 3)), "Change the panorama", "pan")

    def set_mute(self, channel: str, mute: bool) -> None:
        """Have a track be silent, or not."""
        track = self.track(channel)
        if track is not None:
            self._set_track(replace(track, mute=mute), "Mute" if mute else "Unmute")

    def set_solo(self, channel: str, solo: bool) -> None:
        """Have a track be heard alone, or not."""
        track = self.track(channel)
        if track is not None:
            self._set_track(replace(track, solo=solo), "Solo" if solo else "No solo")

    def effects(self, channel: str) -> tuple[Effect, ...]:
        """The effects of a channel, the first first."""
        track = self.track(channel)
        return track.effects if track is not None else self.work.song.effects if channel == WHOLE else ()

    def set_effects(self, channel: str, effects: tuple[Effect, ...], label: str, gesture: str = "") -> None:
        """Give a channel other effects; edits of the same gesture are one step."""
        track = self.track(channel)
        if track is not None:
            self._set_track(replace(track, effects=effects), label, gesture)
        elif channel == WHOLE and effects != self.work.song.effects:
            key = ("audio.mixer", WHOLE, gesture, self._gesture) if gesture else None
            self.work.execute(SetSong(replace(self.work.song, effects=effects), label, key))

    def set_effect(self, channel: str, index: int, effect: Effect) -> None:
        """Set one of a channel's effects otherwise."""
        effects = self.effects(channel)
        if index < len(effects):
            changed = (*effects[:index], effect, *effects[index + 1 :])
            self.set_effects(channel, changed, "Change an effect", f"effect {index}")

    def set_loudness(self, lufs: float | None) -> None:
        """What exports are brought to; None leaves them as they are mixed."""
        song = self.work.song
        if song.loudness != lufs:
            key = ("audio.mixer", "loudness", self._gesture)
            self.work.execute(SetSong(replace(song, loudness=lufs), "Change the loudness", key))

    def _set_track(self, track: Track, label: str, gesture: str = "") -> None:
        if track != self.work.track_of(track.id):
            key = ("audio.mixer", track.id, gesture, self._gesture) if gesture else None
            self.work.execute(SetTrack(track, label, key))
