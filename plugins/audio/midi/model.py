"""What a MIDI file holds, in its own ticks."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.audio.model import Note

DRUM_CHANNEL = 9
"""Channel 10 of General MIDI, counted from 0."""


@dataclass(frozen=True, slots=True)
class MidiPart:
    """The notes of one chunk, channel and program; `volume` and `pan` from 0 to 127 are those set first, if any were.

    `chunk` counts the tracks of the file from 0.
    """

    name: str
    chunk: int
    channel: int
    program: int
    notes: tuple[Note, ...]
    volume: int | None = None
    pan: int | None = None


@dataclass(frozen=True, slots=True)
class MidiFile:
    """A MIDI file: ticks to a quarter note, parts with notes, and changes of tempo, metre and key with their ticks.

    Tempos are microseconds to a quarter note, metres beats and unit, keys sharps (flats are negative) and whether it is
    minor. `left_out` counts what was read and is not kept, by kind: bends, controllers, pressures and system messages.
    """

    form: int
    division: int
    parts: tuple[MidiPart, ...]
    tempos: tuple[tuple[int, int], ...] = ()
    metres: tuple[tuple[int, int, int], ...] = ()
    keys: tuple[tuple[int, int, bool], ...] = ()
    markers: tuple[tuple[int, str], ...] = ()
    end: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
