"""SongMixer: a song as sound, the same for playback and export, however it is asked for."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence

import numpy as np

from app.api import AssetStore, UserError
from plugins.audio.song import SOUND, Region, Song, SoundOf, Track
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.blockwise import Blockwise, Read
from plugins.audio.sound.effects import Effect
from plugins.audio.sound.effects.chain import Tempo
from plugins.audio.sound.region_notes import tick_frame
from plugins.audio.sound.region_renders import Heard, RegionRenders
from plugins.audio.sound.samples import Audio, pan_gains
from plugins.audio.sound.tracks import RATE


class SongMixer:
    """Renders a song at a rate. What the mixer before it has rendered is taken over; any thread may ask.

    Only what is asked for is rendered. A loop is the first frame of a brace and the one after its last: frames are then
    counted on through all its passes, and from the second pass on its tails are heard at its beginning.
    """

    def __init__(
        self,
        song: Song,
        assets: AssetStore,
        bank: Bank,
        rate: int = RATE,
        before: SongMixer | None = None,
        loop: tuple[int, int] | None = None,
    ) -> None:
        self.song, self.rate = song, rate
        self.loop = loop if loop is not None and loop[1] > loop[0] >= 0 else None
        old = before.renders if before is not None else None
        taken = old is not None and old.assets is assets and old.bank is bank and old.rate == rate
        self.renders: RegionRenders = old if old is not None and taken else RegionRenders(assets, bank, rate)
        self._lock = threading.RLock()
        self._failed: dict[object, UserError] = {}
        self._places = self._place()
        self.frames = tick_frame(song.end, song.bpm, rate)
        """The end of the song: of its last region, tails not counted."""
        self._tempo = Tempo(rate, song.bpm)
        self._gains = {track.id: gains for track, gains in zip(song.tracks, track_gains(song.tracks), strict=True)}
        self._ways: dict[tuple[str, bool], Read] = {}
        self._read = self._whole(looped=False)
        self._read_loop = self._whole(looped=True) if self.loop is not None else None

    def render(self, start_frame: int, frame_count: int) -> Audio:
        """Frames of the mix from any one on, (frame_count, 2)."""
        parts = []
        for looped, at, part in self._passes(start_frame, frame_count):
            read = self._read_loop if looped and self._read_loop is not None else self._read
            parts.append(read(at, part))
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    def parts(self, start_frame: int, frame_count: int) -> dict[str, Audio]:
        """What each track that is heard adds to the same frames, before the effects of the whole."""
        passes = list(self._passes(start_frame, frame_count))
        heard = [track for track in self.song.tracks if self._gains[track.id] != (0.0, 0.0)]
        return {
            track.id: _placed(
                np.concatenate([self._track(track, looped=looped)(at, part) for looped, at, part in passes]),
                self._gains[track.id],
            )
            for track in heard
        }

    def once(self, start_frame: int, frame_count: int) -> Audio:
        """Frames of the song as if there was no loop."""
        return self._read(start_frame, frame_count)

    def position(self, frame: int) -> int:
        """The frame of the song that is heard at a frame of the render: the same, until a loop begins anew."""
        if self.loop is None or frame < self.loop[1]:
            return frame
        return self.loop[0] + (frame - self.loop[0]) % (self.loop[1] - self.loop[0])

    def whole(self, tail_s: float = 0.0) -> Audio:
        """All of the song, and what sounds on after it for some seconds."""
        return self._read(0, self.frames + round(tail_s * self.rate))

    def stem(self, track: str, start_frame: int, frame_count: int) -> Audio:
        """A track with its effects, volume and place, whether or not it is muted."""
        found = self.song.track(track)
        return _placed(self._track(found, looped=False)(start_frame, frame_count), _strip(found))

    def _passes(self, start: int, count: int) -> Iterator[tuple[bool, int, int]]:
        """Frames as their parts: whether of a later pass of the loop, from where on, and how many."""
        if self.loop is None:
            yield False, start, count
            return
        first, end = self.loop
        at, left = start, count
        while left:
            looped = at >= end
            place = (at - first) % (end - first) if looped else at
            part = min(left, (end - first if looped else end) - place)
            yield looped, place, part
            at, left = at + part, left - part

    @property
    def problems(self) -> list[UserError]:
        """Why something is silent, as far as it was asked for."""
        with self._lock:
            return list(self._failed.values())

    @property
    def reach(self) -> int:
        """The frame at which everything has faded, effects counted; it reads the notes of all regions."""
        found = self.frames
        for track in self.song.tracks:
            heard = max((begin + one.reach for begin, one in self._heard(track, 0, found + 1)), default=0)
            found = max(found, heard + self._memory(track.effects))
        return found + self._memory(self.song.effects)

    def _memory(self, effects: Sequence[Effect]) -> int:
        return round(sum(effect.memory_s(self._tempo) for effect in effects) * self.rate)

    def _whole(self, *, looped: bool) -> Read:
        heard = [track for track in self.song.tracks if self._gains[track.id] != (0.0, 0.0)]
        ways = [(self._track(track, looped=looped), self._gains[track.id]) for track in heard]

        def mixed(start: int, count: int) -> Audio:
            sound = np.zeros((count, 2), np.float32)
            for read, gains in ways:
                sound += _placed(read(start, count), gains)
            return sound

        if not self.song.effects:
            return mixed
        parts = [(self._signature(track), self._gains[track.id], track.effects) for track in heard]
        return self._through(self.song.effects, mixed, _digest(parts), looped=looped)

    def _track(self, track: Track, *, looped: bool) -> Read:
        """A track with its effects, before volume and place."""
        place = (track.id, looped)
        with self._lock:
            found = self._ways.get(place)
            if found is None:

                def dry(start: int, count: int) -> Audio:
                    return self._dry(track, start, count, looped=looped)

                key = self._signature(track) if track.effects else ""
                found = self._ways[place] = self._through(track.effects, dry, key, looped=looped)
            return found

    def _through(self, effects: Sequence[Effect], read: Read, key: str, *, looped: bool) -> Read:
        cycle = self.loop[1] - self.loop[0] if looped and self.loop is not None else None
        domain = self.loop if looped else None
        for number, effect in enumerate(effects):
            place = ("effect", key, domain, self.rate, self.song.bpm, self.renders.bank, tuple(effects[: number + 1]))
            read = Blockwise(effect, read, self._tempo, place, self.renders.kept, cycle).read
        return read

    def _signature(self, track: Track) -> str:
        """All that the sound of a track depends on, before its effects."""
        regions = [
            (each.start, each.length, each.offset, each.loop, each.content) for _, _, each in self._places[track.id]
        ]
        return _digest([track.program, self.song.bpm, regions])

    def _dry(self, track: Track, start: int, count: int, *, looped: bool) -> Audio:
        sound = np.zeros((count, 2), np.float32)
        if not looped or self.loop is None:
            for begin, heard in self._heard(track, start, start + count):
                self._add(heard, sound, start - begin)
            return sound
        first, end = self.loop
        # Whatever begins before its end may sound on at its beginning.
        for begin, heard in self._heard(track, first, end):
            inside = self.renders.looped(heard, first - begin, end - begin)
            at = start + first - begin
            while at < inside.reach:
                self._add(inside, sound, at)
                at += end - first
        return sound

    def _heard(self, track: Track, start: int, end: int) -> Iterator[tuple[int, Heard]]:
        """Regions of a track that may sound between two frames, and where they begin."""
        for begin, until, region in self._places[track.id]:
            if begin < end and until > start:
                try:
                    yield begin, self.renders.heard(region, track.program, self.song.bpm)
                except UserError as error:
                    self._tell(region, error)

    def _add(self, heard: Heard, sound: Audio, start: int) -> None:
        try:
            heard.add_to(sound, start)
        except UserError as error:
            self._tell(heard, error)

    def _tell(self, of: object, error: UserError) -> None:
        with self._lock:
            self._failed.setdefault(of, error)

    def _place(self) -> dict[str, list[tuple[int, int, Region]]]:
        """The regions of each track, with the frames between which they may be heard."""
        tracks = {track.id: track for track in self.song.tracks}
        found: dict[str, list[tuple[int, int, Region]]] = {id_: [] for id_ in tracks}
        bpm = self.song.bpm
        for region in sorted(self.song.regions, key=lambda each: each.start):
            program = tracks[region.track].program
            if not region.mute and (program == SOUND) == isinstance(region.content, SoundOf):
                begin = tick_frame(region.start, bpm, self.rate)
                try:
                    found[region.track].append((begin, begin + self.renders.longest(region, program, bpm), region))
                except UserError as error:
                    self._tell(tracks[region.track], error)
        return found


def track_gains(tracks: Sequence[Track]) -> list[tuple[float, float]]:
    """The factors of both channels of each track: where one is solo, the others are silent; so is what is muted."""
    solo = any(track.solo for track in tracks)
    return [(0.0, 0.0) if track.mute or (solo and not track.solo) else _strip(track) for track in tracks]


def _strip(track: Track) -> tuple[float, float]:
    left, right = pan_gains(track.pan)
    return left * track.volume**2, right * track.volume**2


def _placed(sound: Audio, gains: tuple[float, float]) -> Audio:
    return sound * np.array(gains, np.float32)


def _digest(value: object) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=16).hexdigest()
