"""Edits of notes: each takes a clip and says what to change, and gives a new clip; all else stays as it was.

Notes are named by their places in a track. A track that was edited keeps to the clip: sorted, inside it, no pitch
twice at once; nothing is moved into an instrument's range, since what a person writes stands.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import replace

from app.api import InvalidRequest
from plugins.audio.model import TICKS_PER_BEAT, Clip, Note
from plugins.audio.music.constraints import separated
from plugins.audio.music.theory import SCALES, scale

Selection = Collection[int] | None
"""Places of notes in a track, or None for all of them."""

_SHORTEST = 1


def with_notes(clip: Clip, track: int, notes: Collection[Note]) -> Clip:
    """The clip with other notes in one track, cut to the clip."""
    end = clip.plan.bars * clip.plan.bar_ticks
    kept = []
    for note in notes:
        start = min(max(note.start, 0), end - _SHORTEST)
        length = max(min(note.length, end - start), _SHORTEST)
        kept.append(Note(start, min(max(note.pitch, 0), 127), length, min(max(note.velocity, 1), 127)))
    all_notes = list(clip.notes) + [()] * (len(clip.plan.tracks) - len(clip.notes))
    all_notes[track] = separated(kept)
    return replace(clip, notes=tuple(all_notes))


def transpose(clip: Clip, track: int, semitones: int, selection: Selection = None) -> Clip:
    """Notes moved by semitones. Raises InvalidRequest where one would leave the 128 pitches."""
    return _changed(clip, track, selection, lambda note: replace(note, pitch=_pitch(note.pitch + semitones)))


def transpose_in_key(clip: Clip, track: int, steps: int, selection: Selection = None) -> Clip:
    """Notes moved by steps of the clip's scale; what lies between two steps stays between them."""
    notes = scale(clip.plan.key)

    def moved(note: Note) -> Note:
        ladder = [pitch for pitch in range(-24, 152) if pitch % 12 in notes]
        below = max(index for index, pitch in enumerate(ladder) if pitch <= note.pitch)
        goal = below + steps
        if not 0 <= goal < len(ladder):
            return replace(note, pitch=_pitch(note.pitch + 12 * steps))
        return replace(note, pitch=_pitch(ladder[goal] + note.pitch - ladder[below]))

    return _changed(clip, track, selection, moved)


def transpose_clip(clip: Clip, semitones: int, drums: Collection[int] = ()) -> Clip:
    """The whole clip in another key: notes, chords and the plan's key; the tracks named in `drums` stay."""
    for track in range(len(clip.notes)):
        if track not in drums:
            clip = transpose(clip, track, semitones)
    chords = tuple(tuple((note + semitones) % 12 for note in chord) for chord in clip.chords)
    key = replace(clip.plan.key, tonic=(clip.plan.key.tonic + semitones) % 12)
    return replace(clip, plan=replace(clip.plan, key=key), chords=chords)


def quantise(
    clip: Clip,
    track: int,
    grid_ticks: int,
    strength: float = 1.0,
    swing: float = 0.0,
    ends: bool = False,
    selection: Selection = None,
    *,
    starts: bool = True,
) -> Clip:
    """Starts moved towards a grid by `strength` (0 to 1), every second line late by `swing` (0 to 1; 1 is a triplet).

    With `ends`, notes end on the grid too; else they keep their length. Without `starts` they begin when they did.
    """
    if grid_ticks < 1:
        raise InvalidRequest("A grid needs at least one tick.", advice="Choose a larger grid.")

    def line(tick: int) -> int:
        index = round(tick / grid_ticks)
        late = round(grid_ticks * swing / 3)
        options = [at * grid_ticks + (late if at % 2 else 0) for at in (index - 1, index, index + 1)]
        return min(options, key=lambda option: (abs(option - tick), option))

    def moved(note: Note) -> Note:
        goal = line(note.start) if starts else note.start
        start = max(round(note.start + (goal - note.start) * strength), 0)
        stop = note.start + note.length
        length = max(round(stop + (line(stop) - stop) * strength) - start, _SHORTEST) if ends else note.length
        return replace(note, start=start, length=length)

    return _changed(clip, track, selection, moved)


def humanise(clip: Clip, track: int, amount: float, seed: int, selection: Selection = None) -> Clip:
    """Starts and velocities a little off, by up to a 24th of a beat and 12 at an amount of 1; the same for a seed."""
    chance = random.Random(f"humanise {seed}")
    late = TICKS_PER_BEAT / 24 * amount

    def moved(note: Note) -> Note:
        start = max(note.start + round(chance.triangular(-late, late)), 0)
        velocity = note.velocity + round(chance.triangular(-12, 12) * amount)
        return replace(note, start=start, velocity=min(max(velocity, 1), 127))

    return _changed(clip, track, selection, moved)


def legato(clip: Clip, track: int, selection: Selection = None, gap_ticks: int = 0) -> Clip:
    """Notes held until the next one begins, less a gap; the last until the clip ends."""
    notes = clip.notes[track]
    starts = sorted({note.start for note in notes} | {clip.plan.bars * clip.plan.bar_ticks})

    def moved(note: Note) -> Note:
        at = bisect_right(starts, note.start)
        following = starts[at] if at < len(starts) else note.start + note.length
        return replace(note, length=max(following - note.start - gap_ticks, _SHORTEST))

    return _changed(clip, track, selection, moved)


def split(clip: Clip, track: int, tick: int, selection: Selection = None) -> Clip:
    """Notes that sound across a tick, cut in two there."""
    chosen = _chosen(clip, track, selection)
    found: list[Note] = []
    for index, note in enumerate(clip.notes[track]):
        if index in chosen and note.start < tick < note.start + note.length:
            found.append(replace(note, length=tick - note.start))
            found.append(replace(note, start=tick, length=note.start + note.length - tick))
        else:
            found.append(note)
    return with_notes(clip, track, found)


def merge(clip: Clip, track: int, selection: Selection = None) -> Clip:
    """Notes of one pitch as one note, from the start of the first to the end of the last; velocity is the first's."""
    chosen = _chosen(clip, track, selection)
    joined: dict[int, Note] = {}
    found = []
    for index, note in enumerate(clip.notes[track]):
        if index not in chosen:
            found.append(note)
        elif note.pitch in joined:
            first = joined[note.pitch]
            stop = max(first.start + first.length, note.start + note.length)
            joined[note.pitch] = replace(first, length=stop - first.start)
        else:
            joined[note.pitch] = note
    return with_notes(clip, track, [*found, *joined.values()])


def to_scale(clip: Clip, track: int, selection: Selection = None) -> Clip:
    """Notes outside the key moved to the nearest note of it, downwards where two are as near."""
    steps = SCALES[clip.plan.key.mode]

    def moved(note: Note) -> Note:
        degree = (note.pitch - clip.plan.key.tonic) % 12
        offset = min((*range(-6, 7),), key=lambda by: ((degree + by) % 12 not in steps, abs(by), by))
        return replace(note, pitch=_pitch(note.pitch + offset))

    return _changed(clip, track, selection, moved)


def _changed(clip: Clip, track: int, selection: Selection, change: Callable[[Note], Note]) -> Clip:
    chosen = _chosen(clip, track, selection)
    notes = [change(note) if index in chosen else note for index, note in enumerate(clip.notes[track])]
    return with_notes(clip, track, notes)


def _chosen(clip: Clip, track: int, selection: Selection) -> Collection[int]:
    return range(len(clip.notes[track])) if selection is None else frozenset(selection)


def _pitch(pitch: int) -> int:
    if not 0 <= pitch <= 127:
        raise InvalidRequest("A note would leave the range of pitches.", advice="Move the notes less far.")
    return pitch
