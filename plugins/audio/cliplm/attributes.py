"""What is said of a track before its notes: how dense, how many at once, how high; measured, or wished."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.model import TICKS_PER_BEAT, Mode, Note, Plan, Role, TrackPlan
from plugins.audio.music.instruments import compass

DENSITY_EDGES = (0.4, 0.8, 1.2, 1.65, 2.3)
"""Notes to a crotchet at which the next density begins."""
_DENSITY_MIDDLES = (0.25, 0.6, 1.0, 1.4, 1.95, 3.0)
CAPS = (1, 2, 3, 6)
"""How many notes may sound at once, for each polyphony."""
_WISHED_CAP = {
    Role.MELODY: 0, Role.BASS: 0, Role.RIFF: 1, Role.ARPEGGIO: 1, Role.CHORDS: 3, Role.PAD: 3, Role.DRUMS: 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attributes:
    """Indices into the vocabulary's densities, polyphonies and ranges."""

    density: int
    polyphony: int
    range: int

    @property
    def cap(self) -> int:
        """How many notes may sound at once."""
        return CAPS[self.polyphony]


def measured(notes: Sequence[Note], plan: Plan) -> Attributes:
    """Return what the notes of a track are."""
    if not notes:
        return Attributes(0, 0, 0)
    crotchets = plan.bars * plan.metre.beats * 4 / plan.metre.unit
    onsets = len({note.start for note in notes})
    return Attributes(
        _bucket(onsets / crotchets),
        next(index for index, cap in enumerate(CAPS) if most_at_once(notes) <= cap or index == len(CAPS) - 1),
        _range(sum(note.pitch for note in notes) / len(notes)),
    )


def wished(track: TrackPlan) -> Attributes:
    """Return what a track's plan asks for."""
    low, high = compass(track.program, track.role, track.register)
    return Attributes(
        min(v.DENSITIES - 1, int(track.density * v.DENSITIES)), _WISHED_CAP[track.role], _range((low + high) / 2)
    )


def most_at_once(notes: Sequence[Note]) -> int:
    """Return how many notes sound at once at most."""
    events = sorted((tick, step) for note in notes for tick, step in ((note.start, 1), (note.start + note.length, -1)))
    sounding = most = 0
    for _, step in events:
        sounding += step
        most = max(most, sounding)
    return most


def moods(plan: Plan, tracks: Sequence[Attributes]) -> tuple[int, int]:
    """Return the tokens of the two moods: how lively the first track is, and how bright the mode."""
    density = _DENSITY_MIDDLES[tracks[0].density] if tracks else 1.0
    per_second = density * plan.bpm * 4 / plan.metre.unit / 60
    energy = 0 if per_second < 1.5 else 1 if per_second < 3.2 else 2
    dark = plan.key.mode in (Mode.MINOR, Mode.PHRYGIAN)
    light = 0 if dark else 1 if plan.key.mode in (Mode.DORIAN, Mode.MIXOLYDIAN) else 2
    return v.ENERGY + energy, v.LIGHT + light


def tempo_token(plan: Plan) -> int:
    """Return the token of a tempo, counted in crotchets: sixteen steps from 40 to 240, all beyond in the outer ones."""
    crotchets = plan.bpm * 4 / plan.metre.unit
    step = math.log(crotchets / 40) / math.log(6) * v.TEMPOS
    return v.TEMPO + min(v.TEMPOS - 1, max(0, int(step)))


def position_ticks() -> int:
    """Return the ticks of a position."""
    return TICKS_PER_BEAT // v.POSITIONS_PER_BEAT


def _bucket(per_crotchet: float) -> int:
    return sum(per_crotchet >= edge for edge in DENSITY_EDGES)


def _range(pitch: float) -> int:
    return min(v.RANGES - 1, max(0, int((pitch - 24) // 8)))
