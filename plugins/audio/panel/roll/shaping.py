"""What gestures do to chosen notes, as columns of numbers, and how they come to lie among the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from plugins.audio.model import Key, Note
from plugins.audio.music.constraints import separated
from plugins.audio.music.theory import scale
from plugins.audio.panel.roll.table import NoteTable, Numbers

SHORTEST = 30
"""No gesture makes a note shorter than so many ticks; one that is shorter already stays as it is."""


def ladder(key: Key) -> list[int]:
    """The pitches of a key from the lowest up."""
    notes = scale(key)
    return [pitch for pitch in range(128) if pitch % 12 in notes]


def on_ladder(pitch: int, key: Key) -> int:
    """The nearest pitch of a key, the lower one where two are as near."""
    return min(ladder(key), key=lambda other: (abs(other - pitch), other))


def steps_between(low: int, high: int, key: Key) -> int:
    """How many steps of a key lie from one pitch to another."""
    steps = ladder(key)
    return bisect_right(steps, high) - bisect_right(steps, low)


def by_semitones(pitches: Numbers, by: int) -> Numbers:
    """Pitches moved together as far as all of them stay among the 128."""
    if not len(pitches):
        return pitches
    return pitches + min(max(by, -int(pitches.min())), 127 - int(pitches.max()))


def by_steps(pitches: Numbers, by: int, key: Key) -> Numbers:
    """Pitches moved together by steps of a key; what lies between two steps stays between them."""
    if not len(pitches) or not by:
        return pitches
    steps = ladder(key)
    below = np.array([bisect_right(steps, pitch) - 1 for pitch in range(128)])
    from_step = np.where(below < 0, 0, np.arange(128) - np.array(steps)[below])
    lowest, highest = int(below[pitches].min()), int(below[pitches].max())
    by = min(max(by, -max(lowest, 0)), len(steps) - 1 - highest)
    found: Numbers = np.array(steps)[np.clip(below[pitches] + by, 0, len(steps) - 1)] + from_step[pitches]
    return np.clip(found, 0, 127)


def moved(table: NoteTable, ticks: int, pitches: Numbers | None = None) -> NoteTable:
    """Notes moved in time, as far as none begins before the content does, and to other pitches."""
    if len(table):
        ticks = max(ticks, -int(table.start.min()))
    return table.changed(start=table.start + ticks, pitch=pitches)


def with_end(table: NoteTable, ticks: int) -> NoteTable:
    """Notes that end so much later."""
    least = np.minimum(table.length, SHORTEST)
    return table.changed(length=np.maximum(table.length + ticks, least))


def with_start(table: NoteTable, ticks: int) -> NoteTable:
    """Notes that begin so much later, and end when they did."""
    least = np.minimum(table.length, SHORTEST)
    start = np.maximum(np.minimum(table.start + ticks, table.end - least), 0)
    return table.changed(start=start, length=table.end - start)


def among(kept: Iterable[Note], changed: Iterable[Note]) -> tuple[list[Note], list[Note]]:
    """Notes that stay, and notes that were put among them, cut so that no pitch is struck twice at once.

    Where both begin at once the one that was put there stays. Pitches that nothing was put on are left as they are.
    """
    put: dict[int, list[Note]] = {}
    for note in changed:
        put.setdefault(note.pitch, []).append(note)
    stays: list[Note] = []
    beside: dict[int, list[Note]] = {}
    for note in kept:
        if note.pitch in put:
            beside.setdefault(note.pitch, []).append(note)
        else:
            stays.append(note)
    lies: list[Note] = []
    for pitch, notes in put.items():
        starts = {note.start for note in notes}
        both = [*notes, *(note for note in beside.get(pitch, ()) if note.start not in starts)]
        for note in separated(both):
            (lies if note.start in starts else stays).append(note)
    return stays, lies


def shifted(note: Note, ticks: int) -> Note:
    """A note so much later."""
    return replace(note, start=note.start + ticks)
