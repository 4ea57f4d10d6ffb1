"""Mixer: tracks with volume, place, mute, solo and effects as one sound, the same however it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plugins.audio.model import Clip, Note, Plan
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.effects.chain import Processor, Tempo, apply_effects
from plugins.audio.sound.effects.dynamics import Limiter
from plugins.audio.sound.resampling import resample
from plugins.audio.sound.samples import Audio, pan_gains, stereo
from plugins.audio.sound.tracks import RATE, render_track


@dataclass(frozen=True, slots=True)
class Strip:
    """How a track goes into the mix: volume from 0 to 1, whose square is its factor, and a place from -1 to 1."""

    volume: float = 0.8
    pan: float = 0.0
    mute: bool = False
    solo: bool = False
    effects: tuple[Processor, ...] = ()

    def gains(self) -> tuple[float, float]:
        """The factors of its two channels."""
        left, right = pan_gains(self.pan)
        return left * self.volume**2, right * self.volume**2


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """Sound (frames, channels) in place of notes, such as a recording; it is itself alone, whatever it sounds like."""

    samples: Audio
    rate: int


@dataclass(frozen=True, slots=True)
class MixTrack:
    """A track of notes for a program, or of recorded sound from the beginning on, and its strip."""

    name: str
    program: int
    notes: tuple[Note, ...] = ()
    strip: Strip = Strip()
    recorded: Recorded | None = None


@dataclass(frozen=True, slots=True)
class Mix:
    """All that a mix is made of. `effects` are those of the whole; a loop's tails and echoes go over its seam."""

    plan: Plan
    tracks: tuple[MixTrack, ...]
    effects: tuple[Processor, ...] = (Limiter(),)
    loop: bool = True

    @classmethod
    def of(cls, clip: Clip, effects: tuple[Processor, ...] = (Limiter(),), *, loop: bool = True) -> Mix:
        """The mix of a clip with the volumes and places of its plan."""
        tracks = tuple(
            MixTrack(track.name, track.program, notes, Strip(track.volume, track.pan))
            for track, notes in zip(clip.plan.tracks, clip.notes, strict=True)
        )
        return cls(clip.plan, tracks, effects, loop)


class Mixer:
    """Renders a mix at a rate. What the mixer before it has rendered of the same tracks is taken over.

    Everything may be asked for from several threads.
    """

    def __init__(self, mix: Mix, bank: Bank, rate: int = RATE, before: Mixer | None = None) -> None:
        self.mix, self.rate = mix, rate
        self.frames = mix.plan.frames(rate)
        self._bank = bank
        self._lock = threading.RLock()
        self._whole: Audio | None = None
        self._dry: list[Audio | None] = [None] * len(mix.tracks)
        self._tracks: list[Audio | None] = [None] * len(mix.tracks)
        self._gains = _strip_gains([track.strip for track in mix.tracks])
        if before is not None:
            self._take_over(before)

    def render(self, start_frame: int, frame_count: int) -> Audio:
        """Frames of the mix from any one on, (frame_count, 2); a loop begins anew, what is no loop goes on silent."""
        sound = np.zeros((frame_count, 2), np.float32)
        done = 0
        while done < frame_count and self.frames:
            at = start_frame + done
            if self.mix.loop:
                at %= self.frames
            elif at < 0:
                done += min(frame_count - done, -at)
                continue
            elif at >= self.frames:
                break
            part = min(frame_count - done, self.frames - at)
            sound[done : done + part] = self._slice(at, at + part)
            done += part
        return sound

    def whole(self) -> Audio:
        """All of the mix, (frames, 2)."""
        return self.render(0, self.frames)

    def track(self, index: int) -> Audio:
        """A track with its effects, before its volume and place."""
        with self._lock:
            sound = self._tracks[index]
            if sound is None:
                track = self.mix.tracks[index]
                tempo = Tempo(self.rate, self.mix.plan.bpm)
                sound = apply_effects(track.strip.effects, self._played(index), tempo, loop=self.mix.loop)
                self._tracks[index] = sound
            return sound

    def stem(self, index: int) -> Audio:
        """A track as it goes into the mix, with its volume and place, whether or not it is muted."""
        track = self.track(index)
        sound = np.zeros_like(track)
        _add(sound, track, self.mix.tracks[index].strip.gains())
        return sound

    def prepare(self) -> None:
        """Render all that is heard, so that asking for frames takes no time."""
        self.render(0, 1)

    def _slice(self, start: int, end: int) -> Audio:
        if not self.mix.effects:
            return self._sum(start, end)
        with self._lock:
            if self._whole is None:
                tempo = Tempo(self.rate, self.mix.plan.bpm)
                self._whole = apply_effects(self.mix.effects, self._sum(0, self.frames), tempo, loop=self.mix.loop)
            return self._whole[start:end]

    def _sum(self, start: int, end: int) -> Audio:
        sound = np.zeros((end - start, 2), np.float32)
        for index, gains in enumerate(self._gains):
            if gains != (0.0, 0.0):
                _add(sound, self.track(index)[start:end], gains)
        return sound

    def _played(self, index: int) -> Audio:
        sound = self._dry[index]
        if sound is None:
            track = self.mix.tracks[index]
            if track.recorded is not None:
                sound = self._fitted(track.recorded)
            else:
                sound = render_track(
                    track.notes, self.mix.plan, track.program, self.rate, self._bank, loop=self.mix.loop
                )
            self._dry[index] = sound
        return sound

    def _fitted(self, recorded: Recorded) -> Audio:
        """A recording at the mix's rate: silent after its end, and cut at the mix's."""
        sound = resample(stereo(recorded.samples), recorded.rate, self.rate)[: self.frames]
        return np.concatenate([sound, np.zeros((self.frames - len(sound), 2), np.float32)])

    def _take_over(self, before: Mixer) -> None:
        mine, its = self.mix, before.mix
        alike = (
            self.rate == before.rate
            and self._bank is before._bank
            and mine.loop == its.loop
            and (mine.plan.bpm, mine.plan.metre, mine.plan.bars) == (its.plan.bpm, its.plan.metre, its.plan.bars)
        )
        if not alike:
            return
        with before._lock:
            dry = {_played(track): sound for track, sound in zip(before.mix.tracks, before._dry, strict=True)}
            wet = {_shaped(track): sound for track, sound in zip(before.mix.tracks, before._tracks, strict=True)}
            self._dry = [dry.get(_played(track)) for track in self.mix.tracks]
            self._tracks = [wet.get(_shaped(track)) for track in self.mix.tracks]
            if before.mix == self.mix:
                self._whole = before._whole


def mix_sounds(sounds: Sequence[Audio], strips: Sequence[Strip]) -> Audio:
    """Sounds of one length (frames, 2) with their strips as one; effects are not applied."""
    sound = np.zeros_like(sounds[0]) if sounds else np.zeros((0, 2), np.float32)
    for one, gains in zip(sounds, _strip_gains(strips), strict=True):
        _add(sound, one, gains)
    return sound


def _played(track: MixTrack) -> tuple[int, tuple[Note, ...], Recorded | None]:
    """All that the sound of its notes depends on."""
    return track.program, track.notes, track.recorded


def _shaped(track: MixTrack) -> tuple[int, tuple[Note, ...], Recorded | None, tuple[Processor, ...]]:
    """All that the sound with its effects depends on; volume and place are no part of it."""
    return (*_played(track), track.strip.effects)


def _strip_gains(strips: Sequence[Strip]) -> list[tuple[float, float]]:
    """What is heard of each: where one is solo, the others are not; what is muted is not."""
    solo = any(strip.solo for strip in strips)
    return [(0.0, 0.0) if strip.mute or (solo and not strip.solo) else strip.gains() for strip in strips]


def _add(sound: Audio, track: Audio, gains: tuple[float, float]) -> None:
    for channel, gain in enumerate(gains):
        sound[:, channel] += track[:, channel] * np.float32(gain)
