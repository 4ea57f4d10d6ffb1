"""Song: what the audio panel keeps in a document. No notes and no samples lie in the tree: they are assets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias
from uuid import uuid4

from app.api import AssetId, UserError
from plugins.audio.model import TICKS_PER_BEAT, Key, Metre, Plan, Role, TrackPlan
from plugins.audio.sound.effects import Effect, Limiter

KIND = "audio"
SOUND = -1
"""The program of a track that holds recorded or generated sound in place of notes."""
MOST_TRACKS = 256
MOST_REGIONS = 20_000
LONGEST_BARS = 10_000
SLOWEST_BPM, FASTEST_BPM = 10.0, 999.0


@dataclass(frozen=True, slots=True)
class NotesOf:
    """The notes of a region as an asset (see notes.py), and how many there are."""

    asset: AssetId
    count: int


@dataclass(frozen=True, slots=True)
class SoundOf:
    """Sound as an asset that holds a sound file: `frames` a channel at `rate`, heard from frame `begin` on.

    `bpm` is the tempo that it was played at; where the song has another one it is stretched. 0 means that it has none
    and is never stretched.
    """

    asset: AssetId
    rate: int
    frames: int
    channels: int
    bpm: float = 0.0
    begin: int = 0


Content: TypeAlias = NotesOf | SoundOf


@dataclass(frozen=True, slots=True)
class Region:
    """A clip on a track: what is heard from tick `start` of the song on for `length` ticks.

    `offset` are the ticks of notes that are cut off at its beginning. With `loop` the content begins anew after so many
    ticks; 0 plays it once. `locked` are the bars, counted from its beginning, that no generator may change. `source` is
    the generated asset that it was placed from, whose recipe is the region's.
    """

    id: str
    track: str
    name: str
    start: int
    length: int
    content: Content
    offset: int = 0
    loop: int = 0
    mute: bool = False
    locked: tuple[int, ...] = ()
    source: AssetId | None = None

    @property
    def end(self) -> int:
        """The tick at which it is over."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Track:
    """Who plays, and how it goes into the mix. `program` is General MIDI's (0 to 127), DRUMS, or SOUND.

    `density`, `register` and `syncopation` (0 to 1), `role` and `pattern` are what generators are told; `volume` from 0
    to 1 (its square is the factor) and `pan` from -1 to 1. A locked track is changed by no generator.
    """

    id: str
    name: str
    program: int = 0
    role: Role = Role.MELODY
    density: float = 0.5
    register: float = 0.5
    syncopation: float = 0.3
    pattern: str = ""
    volume: float = 0.8
    pan: float = 0.0
    mute: bool = False
    solo: bool = False
    locked: bool = False
    effects: tuple[Effect, ...] = ()

    @classmethod
    def of(cls, plan: TrackPlan, id_: str) -> Track:
        """The track that a plan asks for."""
        return cls(
            id_,
            plan.name,
            plan.program,
            plan.role,
            plan.density,
            plan.register,
            plan.syncopation,
            plan.pattern,
            plan.volume,
            plan.pan,
        )

    @property
    def plan(self) -> TrackPlan:
        """The track as generators know it; meaningless for one of SOUND."""
        return TrackPlan(
            self.id,
            self.name,
            self.program,
            self.role,
            self.density,
            self.register,
            self.syncopation,
            self.volume,
            self.pan,
            self.pattern,
        )


@dataclass(frozen=True)
class Song:
    """Tempo in beats (of the metre's unit) a minute, metre and key for all of it; tracks from the top down; regions.

    `chords` are those of the bars, as pitch classes from the root up, empty where none is known. `brace` are the first
    bar of the loop and the one after its last; `looping` is whether it is played. `effects` are those of the whole;
    `loudness` is what exports are brought to, in LUFS, None as it is. `bank` is the id of the sound font whose
    instruments play, empty for the studio's own.
    """

    bpm: float = 100.0
    metre: Metre = field(default_factory=Metre)
    key: Key = field(default_factory=Key)
    tracks: tuple[Track, ...] = ()
    regions: tuple[Region, ...] = ()
    chords: tuple[tuple[int, ...], ...] = ()
    brace: tuple[int, int] = (0, 8)
    looping: bool = True
    effects: tuple[Effect, ...] = field(default_factory=lambda: (Limiter(),))
    loudness: float | None = None
    moods: tuple[str, ...] = ()
    genre: str = ""
    bank: str = ""

    @property
    def bar_ticks(self) -> int:
        """Ticks to a bar."""
        return self.metre.beats * TICKS_PER_BEAT

    @cached_property
    def end(self) -> int:
        """The tick at which the last region is over; asked for at every step of a scroll and of the playhead."""
        return max((region.end for region in self.regions), default=0)

    @property
    def bars(self) -> int:
        """The bars that hold something, counted from the beginning of the song."""
        return -(-self.end // self.bar_ticks)

    def plan(self, bars: int | None = None) -> Plan:
        """The song's facts as a plan without tracks, of so many bars, or of all."""
        return Plan(self.bpm, self.metre, self.key, self.bars if bars is None else bars, (), self.moods, self.genre)

    def track(self, id_: str) -> Track:
        """A track by its id; raises UserError where it is gone."""
        for track in self.tracks:
            if track.id == id_:
                return track
        raise UserError("That track is no longer there.", advice="Choose another track.")

    def region(self, id_: str) -> Region:
        """A region by its id; raises UserError where it is gone."""
        for region in self.regions:
            if region.id == id_:
                return region
        raise UserError("That clip is no longer there.", advice="Choose another clip.")

    def on(self, track: str) -> tuple[Region, ...]:
        """The regions of a track in the order of time."""
        return tuple(sorted((each for each in self.regions if each.track == track), key=lambda each: each.start))

    def with_tracks(self, tracks: Iterable[Track]) -> Song:
        """The song with other tracks, and without the regions of those that are gone; raises UserError at the limit."""
        found = tuple(tracks)
        if len(found) > MOST_TRACKS:
            raise UserError("There are too many tracks.", advice="Delete some of them.")
        ids = {track.id for track in found}
        return replace(self, tracks=found, regions=tuple(each for each in self.regions if each.track in ids))

    def with_regions(self, regions: Iterable[Region]) -> Song:
        """The song with other regions; raises UserError at the limit."""
        found = tuple(regions)
        if len(found) > MOST_REGIONS or any(each.end > LONGEST_BARS * self.bar_ticks for each in found):
            raise UserError(
                "A song has {regions} clips and {bars} bars at most.",
                advice="Split it into several projects.",
                regions=MOST_REGIONS,
                bars=LONGEST_BARS,
            )
        return replace(self, regions=found)


EMPTY = Song()


def new_id() -> str:
    """An id that no track and no region has."""
    return uuid4().hex


def checked_bpm(bpm: float) -> float:
    """A tempo; raises UserError where it is out of range."""
    if not SLOWEST_BPM <= bpm <= FASTEST_BPM:
        raise UserError(
            "A tempo of {bpm} beats a minute cannot be played.",
            advice="Choose one from {slowest} to {fastest}.",
            bpm=f"{bpm:g}",
            slowest=f"{SLOWEST_BPM:g}",
            fastest=f"{FASTEST_BPM:g}",
        )
    return bpm
