"""Performance: a song as it is played, with its metronome and the bar that is counted in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.api import Levels
from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.playback.metronome import Metronome
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.song_mixer import SongMixer

_BEHIND = 1 << 50
"""What is added to frames behind a loop, which would else be those of its later passes."""


@dataclass(frozen=True, slots=True, eq=False)
class Performance:
    """Frames are those of the mixer: in a loop they count on. Before `silent_until` there are clicks alone."""

    mixer: SongMixer
    clicks: bool = False
    silent_until: int | None = None

    def render(self, start: int, count: int) -> Audio:
        """Frames (count, 2) from one on."""
        quiet = 0 if self.silent_until is None else min(count, max(0, self.silent_until - start))
        sound = np.zeros((count, 2), np.float32)
        if quiet < count:
            sound[quiet:] = self._song(start + quiet, count - quiet)
        if self.clicks or quiet:
            self._click(sound[: count if self.clicks else quiet], start)
        return sound

    def levels(self, start: int, count: int, step: int) -> Levels:
        """The highest amplitudes of each track that is heard, (count / step, 2)."""
        if self.silent_until is not None and start < self.silent_until:
            return {}
        if start >= _BEHIND:
            return {}
        parts = self.mixer.parts(start, count)
        return {id_: np.abs(part[: count // step * step]).reshape(-1, step, 2).max(1) for id_, part in parts.items()}

    def place(self, frame: int) -> float:
        """The tick of the song that is heard at a frame."""
        return self._position(frame) / self._tick_frames

    def frame(self, place: float) -> int:
        """The first frame at which a tick is heard; from behind the loop playing goes on to the end of the song."""
        frame = round(place * self._tick_frames)
        return frame if self.in_loop(place) or self.mixer.loop is None else _BEHIND + frame

    def in_loop(self, tick: float) -> bool:
        """Whether playing from a tick on comes into the loop."""
        return self.mixer.loop is not None and round(tick * self._tick_frames) < self.mixer.loop[1]

    def follow(self, before: Performance, frame: int) -> int:
        """Where it goes on when another one was at a frame."""
        mine, its = self.mixer, before.mixer
        if (mine.song.bpm, mine.rate, mine.loop) == (its.song.bpm, its.rate, its.loop):
            return frame
        return self.frame(before.place(frame))

    @property
    def _tick_frames(self) -> float:
        return 60 * self.mixer.rate / (self.mixer.song.bpm * TICKS_PER_BEAT)

    def _song(self, start: int, count: int) -> Audio:
        if start >= _BEHIND:
            return self.mixer.once(start - _BEHIND, count)
        return self.mixer.render(start, count)

    def _position(self, frame: int) -> int:
        return frame - _BEHIND if frame >= _BEHIND else self.mixer.position(frame)

    def _click(self, sound: Audio, start: int) -> None:
        song, loop = self.mixer.song, self.mixer.loop
        metronome = Metronome(song.bpm, song.metre, self.mixer.rate)
        done = 0
        while done < len(sound):
            place = self._position(start + done)
            part = len(sound) - done if loop is None or place >= loop[1] else min(len(sound) - done, loop[1] - place)
            metronome.add_to(sound[done : done + part], place)
            done += part
