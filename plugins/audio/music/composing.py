"""Notes for a plan without a model: a baseline, and what is played where there is no model."""

from __future__ import annotations

import random
from collections.abc import Sequence

from plugins.audio.model import Clip, Note, Plan, Role
from plugins.audio.music.accompaniment import accompany, drum
from plugins.audio.music.constraints import constrained
from plugins.audio.music.harmony import chord_of, progression
from plugins.audio.music.melody import melody, second_voice
from plugins.audio.music.theory import Chord


def compose_by_rule(plan: Plan, seed: int) -> Clip:
    """A clip of exactly the plan's bars, in its key and its instruments' ranges; the same for the same seed.

    Every track draws from its own chances, so that adding, removing or changing one leaves the others as they are;
    but a second melody goes with the first.
    """
    chords = progression(plan, random.Random(f"{seed} chords"))
    tracks = tuple(play(plan, index, chords, seed) for index in range(len(plan.tracks)))
    return Clip(plan, tracks, tuple(each.pitch_classes for each in chords))


def play(
    plan: Plan, index: int, chords: tuple[Chord, ...], seed: int, lead: Sequence[Note] | None = None
) -> tuple[Note, ...]:
    """The notes of one track of a plan over a chord for each bar.

    `lead` is what the first melody plays, which a second one goes with; without it, what it would play for the seed.
    """
    track = plan.tracks[index]
    chance = random.Random(f"{seed} {track.id}")
    first = next((place for place, other in enumerate(plan.tracks) if other.role is Role.MELODY), index)
    if track.role is Role.MELODY and first < index:
        followed = play(plan, first, chords, seed) if lead is None else lead
        return constrained(second_voice(plan, track, chords, followed), track.program, plan.bars * plan.bar_ticks)
    match track.role:
        case Role.MELODY:
            notes = melody(plan, track, chords, chance)
        case Role.DRUMS:
            notes = drum(plan, track, chance)
        case Role.RIFF | Role.CHORDS | Role.ARPEGGIO | Role.PAD | Role.BASS:
            notes = accompany(plan, track, chords, chance)
    return constrained(notes, track.program, plan.bars * plan.bar_ticks)


def chords_of(clip: Clip) -> tuple[Chord, ...]:
    """The chords of a clip, one for each bar: those that it keeps, and the tonic's where it keeps none."""
    kept = clip.chords + ((),) * (clip.plan.bars - len(clip.chords))
    return tuple(chord_of(each, clip.plan.key) for each in kept[: clip.plan.bars])


def lead_of(clip: Clip) -> tuple[Note, ...] | None:
    """What the first melody of a clip plays, or None where there is none."""
    places = [place for place, track in enumerate(clip.plan.tracks) if track.role is Role.MELODY]
    return clip.notes[places[0]] if places and places[0] < len(clip.notes) else None
