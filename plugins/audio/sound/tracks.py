"""Tracks: the notes of a track as sound, exact to the frame."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from plugins.audio.model import Note, Plan
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.sampler import Struck
from plugins.audio.sound.samples import Audio

RATE = 44_100
_SHORTEST_S = 0.02


def render_track(
    notes: Sequence[Note],
    plan: Plan,
    program: int,
    rate: int,
    bank: Bank,
    *,
    loop: bool = True,
    each: Callable[[float], None] | None = None,
) -> Audio:
    """The notes of a track, (plan.frames(rate), 2), before the track's volume and place.

    Of a loop the tail that sounds on after its end is heard at its start, as in every pass but the first; else it is
    cut off. `each` is called with the part of the notes that is done, and may raise to stop.
    """
    frames = plan.frames(rate)
    sound = np.zeros((frames, 2), np.float32)
    if not frames:
        return sound
    for number, (start, heard) in enumerate(_heard(notes, plan, program, rate, bank, loop=loop)):
        _place(sound, heard, start, loop=loop)
        if each is not None:
            each((number + 1) / len(notes))
    return sound


def render_with_tail(notes: Sequence[Note], plan: Plan, program: int, rate: int, bank: Bank) -> Audio:
    """The notes of a track until the last one has faded, (at least plan.frames(rate), 2)."""
    placed = list(_heard(notes, plan, program, rate, bank, loop=False))
    end = max((start + len(heard) for start, heard in placed), default=0)
    sound = np.zeros((max(plan.frames(rate), end), 2), np.float32)
    for start, heard in placed:
        _place(sound, heard, start, loop=False)
    return sound


def _heard(
    notes: Sequence[Note], plan: Plan, program: int, rate: int, bank: Bank, *, loop: bool
) -> Iterable[tuple[int, Audio]]:
    instrument = bank.instrument(program)
    sampler = bank.sampler(rate)
    frames = plan.frames(rate)
    starts = [plan.tick_frame(note.start, rate) for note in notes]
    classes = [
        frozenset(
            voice.exclusive
            for voice in sampler.voices(instrument.bank, instrument.program, note.pitch, note.velocity)
            if voice.exclusive
        )
        for note in notes
    ]
    members: dict[int, list[int]] = {}
    for start, exclusive in zip(starts, classes, strict=True):
        for one in exclusive:
            members.setdefault(one, []).append(start)
    for ordered in members.values():
        ordered.sort()
    for note, start, exclusive in zip(notes, starts, classes, strict=True):
        end = plan.tick_frame(note.start + note.length, rate)
        held = max(end - start, round(_SHORTEST_S * rate))
        cuts = [cut for one in exclusive if (cut := _next(members[one], start, frames, loop=loop)) is not None]
        struck = Struck(note.pitch, note.velocity, held, min(cuts, default=None))
        yield start, sampler.note(instrument.bank, instrument.program, struck)


def _next(ordered: Sequence[int], start: int, frames: int, *, loop: bool) -> int | None:
    """How many frames after a start the next one comes, in a loop the first one of the next pass."""
    place = bisect_right(ordered, start)
    if place < len(ordered):
        return ordered[place] - start
    return ordered[0] + frames - start if loop else None


def _place(sound: Audio, heard: Audio, start: int, *, loop: bool) -> None:
    """Add a note at its start; what reaches over the end goes on at the beginning, or is left out."""
    frames = len(sound)
    taken = 0
    at = start % frames if loop else start
    while taken < len(heard) and at < frames:
        part = min(len(heard) - taken, frames - at)
        sound[at : at + part] += heard[taken : taken + part]
        taken += part
        at = 0 if loop else frames
