"""Plan, Note and Clip: what a musical clip is, exact to the sample."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

TICKS_PER_BEAT = 960
"""Time in notes is counted in ticks: 960 to a beat of the metre's denominator."""

DRUMS = 128
"""The instrument of a drum kit: General MIDI's percussion, on channel 10."""


class Role(Enum):
    """What a track does in a clip."""

    MELODY = "melody"
    RIFF = "riff"
    CHORDS = "chords"
    ARPEGGIO = "arpeggio"
    PAD = "pad"
    BASS = "bass"
    DRUMS = "drums"


class Mode(Enum):
    """The scale of a key."""

    MAJOR = "major"
    MINOR = "minor"
    DORIAN = "dorian"
    PHRYGIAN = "phrygian"
    LYDIAN = "lydian"
    MIXOLYDIAN = "mixolydian"


@dataclass(frozen=True, slots=True)
class Metre:
    """Beats to a bar, and the note value that is a beat, such as 6 and 8."""

    beats: int = 4
    unit: int = 4


def is_compound(metre: Metre) -> bool:
    """Whether three beats go together, as in 6/8: what a conductor beats is a dotted quarter."""
    return metre.unit == 8 and metre.beats > 3 and metre.beats % 3 == 0


@dataclass(frozen=True, slots=True)
class Key:
    """The tonic as a pitch class (0 is C), and the mode."""

    tonic: int = 0
    mode: Mode = Mode.MAJOR


@dataclass(frozen=True, slots=True)
class TrackPlan:
    """A track before it has notes. `program` is General MIDI's, 0 to 127, or DRUMS.

    `density`, `register` and `syncopation` from 0 to 1 are wishes; `volume` from 0 to 1 and `pan` from -1 (left) to 1
    are facts. `pattern` is the name of the pattern that is played, if one was asked for.
    """

    id: str
    name: str
    program: int
    role: Role
    density: float = 0.5
    register: float = 0.5
    syncopation: float = 0.3
    volume: float = 0.8
    pan: float = 0.0
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Tempo in beats (of the metre's unit) a minute, metre, key, bars and tracks: hard facts of a clip, never hints.

    `moods` are the words of mood that were understood, at most two; `genre` is the genre that was, and chooses patterns
    and progressions.
    """

    bpm: float = 100.0
    metre: Metre = Metre()
    key: Key = Key()
    bars: int = 8
    tracks: tuple[TrackPlan, ...] = ()
    moods: tuple[str, ...] = ()
    genre: str = ""

    def bar_frame(self, bar: int, rate: int) -> int:
        """The frame at which a bar begins, counted from the clip's beginning, so that nothing adds up."""
        return round(bar * self.metre.beats * 60 * rate / self.bpm)

    def tick_frame(self, tick: int, rate: int) -> int:
        """The frame of a tick."""
        return round(tick * 60 * rate / (self.bpm * TICKS_PER_BEAT))

    @property
    def bar_ticks(self) -> int:
        """Ticks to a bar."""
        return self.metre.beats * TICKS_PER_BEAT

    def frames(self, rate: int) -> int:
        """The clip's length in frames."""
        return self.bar_frame(self.bars, rate)


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A note: `start` and `length` in ticks, `pitch` 0 to 127 (60 is middle C), `velocity` 1 to 127."""

    start: int
    pitch: int
    length: int
    velocity: int = 80


@dataclass(frozen=True, slots=True)
class Clip:
    """A plan with the notes of each track, in the order of the plan's tracks; notes are sorted.

    `chords` are the chords of the bars, as pitch classes from the root up, one a bar; empty where there are none.
    """

    plan: Plan
    notes: tuple[tuple[Note, ...], ...] = ()
    chords: tuple[tuple[int, ...], ...] = ()
