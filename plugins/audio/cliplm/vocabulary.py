"""The vocabulary: what each number in a sequence means."""

from __future__ import annotations

from app.api import InvalidRequest
from plugins.audio.model import DRUMS, Metre, Mode, Role

POSITIONS_PER_BEAT = 12
"""Positions to a beat: triplets and semiquavers both lie on it."""

METRES = (
    Metre(2, 4), Metre(3, 4), Metre(4, 4), Metre(5, 4), Metre(6, 4), Metre(7, 4), Metre(2, 2), Metre(3, 2),
    Metre(3, 8), Metre(5, 8), Metre(6, 8), Metre(7, 8), Metre(9, 8), Metre(12, 8),
)  # fmt: skip
MAX_BARS = 16
MAX_POSITIONS = 144
MODES = tuple(Mode)
ROLES = tuple(Role)
FAMILIES = 17
"""General MIDI's sixteen families of eight programs, and drums."""
TEMPOS = 16
ENERGIES = 3
LIGHTS = 3
DENSITIES = 6
POLYPHONIES = 4
RANGES = 10
VELOCITIES = 8
LOWEST = -11
"""A pitch is counted in semitones from the tonic in the lowest octave: from this on, 139 of them."""
PITCHES = 139
DRUM_LOW = 35
DRUM_COUNT = 47
DURATIONS = (
    *range(1, 25), 27, 30, 33, 36, 39, 42, 45, 48, 54, 60, 66, 72, 78, 84, 90, 96,
    108, 120, 132, 144, 156, 168, 180, 192,
)  # fmt: skip
QUALITIES = (
    (0, 4, 7), (0, 3, 7), (0, 3, 6), (0, 4, 8), (0, 4, 7, 10), (0, 3, 7, 10), (0, 4, 7, 11),
)  # fmt: skip
"""Major, minor, diminished, augmented, dominant seventh, minor seventh, major seventh; in semitones from the root."""

_SPECIAL = ("PAD", "PIECE", "TRACK", "BAR", "BAR_END", "TRACK_END", "FILL", "FILL_BEGIN", "END")
PAD, PIECE, TRACK, BAR, BAR_END, TRACK_END, FILL, FILL_BEGIN, END = range(len(_SPECIAL))


def _bases() -> tuple[int, ...]:
    """Where each kind of token begins, in the order below, and the size of it all."""
    sizes = (
        len(METRES), TEMPOS, len(MODES), MAX_BARS, ENERGIES, LIGHTS, FAMILIES, len(ROLES), DENSITIES, POLYPHONIES,
        RANGES, 1 + 12 * len(QUALITIES), MAX_POSITIONS, PITCHES, DRUM_COUNT, len(DURATIONS), VELOCITIES,
    )  # fmt: skip
    bases = [len(_SPECIAL)]
    for size in sizes:
        bases.append(bases[-1] + size)
    return tuple(bases)


(
    METRE, TEMPO, MODE, BARS, ENERGY, LIGHT, FAMILY, ROLE, DENSITY, POLYPHONY, RANGE, CHORD, POSITION, PITCH, DRUM,
    DURATION, VELOCITY, SIZE,
) = _bases()  # fmt: skip

DURATION_INDEX = {length: index for index, length in enumerate(DURATIONS)}


def metre_token(metre: Metre) -> int:
    """Return the token of a metre. Raises InvalidRequest for one that was not learnt."""
    if metre not in METRES:
        raise InvalidRequest(
            "The model of notes knows no metre of {beats}/{unit}.",
            advice="Choose another metre, or compose by rule.",
            beats=metre.beats,
            unit=metre.unit,
        )
    return METRE + METRES.index(metre)


def chord_token(chord: tuple[int, ...], tonic: int) -> int:
    """Return the token of a chord, given as pitch classes from the root up; what is unknown is told by its third."""
    if not chord:
        return CHORD
    shape = tuple((tone - chord[0]) % 12 for tone in chord)
    if shape not in QUALITIES:
        third_is_minor = 3 in shape and 4 not in shape
        shape = (
            (0, 3, 6)
            if third_is_minor and 6 in shape and 7 not in shape
            else (0, 3, 7)
            if third_is_minor
            else (0, 4, 7)
        )
    return CHORD + 1 + (chord[0] - tonic) % 12 * len(QUALITIES) + QUALITIES.index(shape)


def chord_of(token: int, tonic: int) -> tuple[int, ...]:
    """Return the pitch classes of a chord's token, from the root up."""
    if token == CHORD:
        return ()
    root, quality = divmod(token - CHORD - 1, len(QUALITIES))
    return tuple((root + tonic + step) % 12 for step in QUALITIES[quality])


def family(program: int) -> int:
    """Return the family of a program."""
    return FAMILIES - 1 if program == DRUMS else program // 8


def pitch_token(pitch: int, tonic: int, drums: bool) -> int:
    """Return the token of a pitch, or of a drum. Raises InvalidRequest for a drum that General MIDI has not."""
    if not drums:
        return PITCH + pitch - tonic - LOWEST
    if not DRUM_LOW <= pitch < DRUM_LOW + DRUM_COUNT:
        raise InvalidRequest(
            "Drum {number} is none of General MIDI's.", advice="Use the drums from 35 to 81.", number=pitch
        )
    return DRUM + pitch - DRUM_LOW


def pitch_of(token: int, tonic: int) -> int:
    """Return the pitch of a token of a pitch or of a drum."""
    return token - DRUM + DRUM_LOW if token >= DRUM else token - PITCH + tonic + LOWEST
