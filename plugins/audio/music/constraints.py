"""What every track keeps to: inside the clip, in range, sorted, no pitch twice at once, and its polyphony."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plugins.audio.model import DRUMS, Note
from plugins.audio.music.instruments import instrument

SHORTEST = 30
"""The shortest note that a rule leaves, in ticks."""


def constrained(notes: Iterable[Note], program: int, end: int) -> tuple[Note, ...]:
    """The notes, cut, moved by octaves and left out until they keep to all of it; `end` is the clip's last tick."""
    return capped(separated(_inside(notes, program, end)), instrument(program).voices)


def in_range(pitch: int, program: int) -> int:
    """A pitch moved by octaves until the instrument can play it."""
    what = instrument(program)
    while pitch < what.low:
        pitch += 12
    while pitch > what.high:
        pitch -= 12
    return pitch


def separated(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes, sorted, each ending where the next of its pitch begins; of two that begin at once the longer stays."""
    kept: list[Note] = []
    last: dict[int, int] = {}
    for note in sorted(notes, key=lambda note: (note.start, note.pitch, -note.length)):
        index = last.get(note.pitch)
        if index is not None:
            before = kept[index]
            if before.start == note.start:
                continue
            if before.start + before.length > note.start:
                kept[index] = replace(before, length=note.start - before.start)
        last[note.pitch] = len(kept)
        kept.append(note)
    return tuple(sorted(kept))


def capped(notes: Sequence[Note], voices: int) -> tuple[Note, ...]:
    """Sorted notes of which no more sound at once than `voices`: older ones end early, then the lowest are left out."""
    found: list[Note] = []
    sounding: list[int] = []
    for note in sorted(notes, key=lambda note: (note.start, -note.pitch)):
        sounding = [index for index in sounding if found[index].start + found[index].length > note.start]
        if len(sounding) >= voices:
            older = [index for index in sounding if found[index].start < note.start]
            if not older:
                continue
            oldest = min(older, key=lambda index: found[index].start)
            found[oldest] = replace(found[oldest], length=note.start - found[oldest].start)
            sounding.remove(oldest)
        sounding.append(len(found))
        found.append(note)
    return tuple(sorted(found))


def problems(notes: Sequence[Note], program: int, end: int) -> list[str]:
    """What a track does not keep to, for tests and for checks of models; empty when all is well."""
    what = instrument(program)
    found = []
    if list(notes) != sorted(notes):
        found.append("unsorted")
    ends: dict[int, int] = {}
    for note in notes:
        if note.start < 0 or note.length <= 0 or note.start + note.length > end:
            found.append("outside")
        if not what.low <= note.pitch <= what.high:
            found.append("range")
        if not 1 <= note.velocity <= 127:
            found.append("velocity")
        if note.start < ends.get(note.pitch, 0):
            found.append("overlap")
        ends[note.pitch] = note.start + note.length
    if polyphony(notes) > what.voices:
        found.append("polyphony")
    return found


def polyphony(notes: Iterable[Note]) -> int:
    """How many notes sound at once at most."""
    edges = sorted(
        edge for note in notes for edge in ((note.start, 1), (note.start + note.length, -1)) if note.length > 0
    )
    most = now = 0
    for _, change in edges:
        now += change
        most = max(most, now)
    return most


def _inside(notes: Iterable[Note], program: int, end: int) -> Iterable[Note]:
    what = instrument(program)
    for note in notes:
        start = max(note.start, 0)
        length = min(note.start + note.length, end) - start
        if length <= 0:
            continue
        pitch = note.pitch if program == DRUMS else in_range(note.pitch, program)
        if what.low <= pitch <= what.high:
            yield Note(start, pitch, length, min(max(note.velocity, 1), 127))
