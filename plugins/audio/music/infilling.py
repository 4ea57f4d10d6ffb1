"""New notes for some bars of some tracks, with every note elsewhere as it was."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.api import InvalidRequest
from plugins.audio.model import DRUMS, Clip, Note, Plan, Role, TrackPlan
from plugins.audio.music.composing import chords_of, lead_of, play
from plugins.audio.music.constraints import constrained, polyphony
from plugins.audio.music.harmony import progression
from plugins.audio.music.instruments import compass, instrument
from plugins.audio.music.theory import Chord, chord, nearest, scale_for


@dataclass(frozen=True, slots=True)
class Region:
    """Bars of tracks: tracks by their places in the plan, bars counted from 0."""

    tracks: frozenset[int]
    bars: frozenset[int]


def infill_by_rule(clip: Clip, region: Region, seed: int) -> Clip:
    """The clip with new notes in the region, over the chords that it has. Raises InvalidRequest outside of the clip.

    A note belongs to the bar in which it begins. One that begins before a bar of the region and sounds into it stays,
    and new ones give way to it; new notes end at latest where a bar begins that isn't to be changed.
    """
    _check(clip, region)
    chords = chords_of(clip)
    found = list(clip.notes) + [()] * (len(clip.plan.tracks) - len(clip.notes))
    for track in sorted(region.tracks):
        made = play(clip.plan, track, chords, seed, lead_of(replace(clip, notes=tuple(found))))
        found[track] = spliced(clip, track, region.bars, made)
    return replace(clip, notes=tuple(found))


def spliced(clip: Clip, track: int, bars: Collection[int], made: Collection[Note]) -> tuple[Note, ...]:
    """The notes of a track, in these bars the new ones, elsewhere the old ones without a change."""
    bar_ticks = clip.plan.bar_ticks
    old = clip.notes[track] if track < len(clip.notes) else ()
    kept = [note for note in old if note.start // bar_ticks not in bars]
    program = clip.plan.tracks[track].program
    fresh = []
    for note in made:
        bar = note.start // bar_ticks
        if bar not in bars:
            continue
        last = bar
        while last + 1 in bars:
            last += 1
        stop = min(note.start + note.length, (last + 1) * bar_ticks)
        fresh.append(replace(note, length=stop - note.start))
    room = constrained(_yielding(fresh, kept, False), program, clip.plan.bars * bar_ticks)
    if polyphony([*kept, *room]) > max(instrument(program).voices, polyphony(kept)):
        room = constrained(_yielding(fresh, kept, True), program, clip.plan.bars * bar_ticks)
    return tuple(sorted([*kept, *room]))


def _yielding(fresh: list[Note], kept: list[Note], all_pitches: bool) -> list[Note]:
    """The new notes without the time in which a kept note of the same pitch sounds, or of any pitch."""
    found = []
    for note in fresh:
        start, stop = note.start, note.start + note.length
        for other in kept:
            if other.pitch == note.pitch or all_pitches:
                if other.start <= start < other.start + other.length:
                    start = other.start + other.length
                elif start < other.start < stop:
                    stop = other.start
        if stop > start:
            found.append(replace(note, start=start, length=stop - start))
    return found


def continue_by_rule(clip: Clip, bars: int, seed: int) -> Clip:
    """The clip with so many bars more at its end; what was there stays."""
    if bars < 1:
        raise InvalidRequest("There is nothing to add in {bars} bars.", advice="Add one bar at least.", bars=bars)
    before = clip.plan.bars
    plan = replace(clip.plan, bars=before + bars)
    added = progression(replace(plan, bars=bars), random.Random(f"{seed} continue"))
    chords = tuple(each.pitch_classes for each in (*chords_of(clip), *added))
    longer = replace(clip, plan=plan, chords=chords)
    return infill_by_rule(
        longer, Region(frozenset(range(len(plan.tracks))), frozenset(range(before, before + bars))), seed
    )


def accompany_by_rule(clip: Clip, track: TrackPlan, seed: int) -> Clip:
    """The clip with one track more, played to the chords that it has, or to those that its notes suggest."""
    chords = chords_of(clip) if any(clip.chords) else harmonised(clip)
    plan = replace(clip.plan, tracks=(*clip.plan.tracks, track))
    old = clip.notes + ((),) * (len(clip.plan.tracks) - len(clip.notes))
    made = play(plan, len(plan.tracks) - 1, chords, seed, lead_of(clip))
    return Clip(plan, (*old, made), tuple(each.pitch_classes for each in chords))


def harmonised(clip: Clip) -> tuple[Chord, ...]:
    """A chord for each bar that its notes suggest: the best way through the key's triads."""
    options = [chord(numeral, clip.plan.key) for numeral in ("I", "II", "III", "IV", "V#", "VI", "VII")]
    fits = [_fits(clip, bar, options) for bar in range(clip.plan.bars)]
    best = [fits[0][place] + (0.6 if place == 0 else 0.0) for place in range(len(options))]
    ways: list[list[int]] = []
    for bar in range(1, clip.plan.bars):
        before = [_best_before(best, to) for to in range(len(options))]
        best = [best[one] + _moves(one, to) + fits[bar][to] for to, one in enumerate(before)]
        ways.append(before)
    place = max(range(len(options)), key=lambda one: best[one] + (0.6 if one == 0 else 0.0))
    found = [place]
    for before in reversed(ways):
        found.append(before[found[-1]])
    return tuple(options[one] for one in reversed(found))


def _fits(clip: Clip, bar: int, options: list[Chord]) -> list[float]:
    begin = bar * clip.plan.bar_ticks
    weights = [0.0] * 12
    for track, notes in zip(clip.plan.tracks, clip.notes, strict=False):
        for note in notes if track.program != DRUMS else ():
            inside = min(note.start + note.length, begin + clip.plan.bar_ticks) - max(note.start, begin)
            if inside > 0:
                weights[note.pitch % 12] += inside * (1.5 if note.start == begin else 1.0)
    whole = sum(weights) or 1.0
    return [
        2 * sum(weights[note] for note in option.pitch_classes) / whole + 0.4 * weights[option.root] / whole
        for option in options
    ]


_LIKELY = {(0, 3), (0, 4), (0, 5), (3, 4), (4, 0), (3, 0), (5, 3), (1, 4), (5, 1), (2, 5), (4, 5), (6, 0), (5, 4)}


def _best_before(best: list[float], to: int) -> int:
    return max(range(len(best)), key=lambda one: best[one] + _moves(one, to))


def _moves(one: int, to: int) -> float:
    """How readily one degree goes to another."""
    if (one, to) in _LIKELY:
        return 0.35
    return 0.15 if one == to else -0.3 if 6 in (one, to) else 0.0


def vary_by_rule(clip: Clip, track: int, amount: float, seed: int) -> Clip:
    """A variation of a track: as many bars as `amount` (0 to 1) says are changed a little, the others not at all.

    A melody or line gets other notes of the key between its strong ones; other tracks are played anew in these bars.
    """
    chance = random.Random(f"vary {seed}")
    plan = clip.plan
    count = min(max(round(amount * plan.bars), 1 if amount > 0 else 0), plan.bars)
    bars = frozenset(chance.sample(range(plan.bars), count))
    if plan.tracks[track].role is not Role.MELODY:
        return infill_by_rule(clip, Region(frozenset({track}), bars), seed)
    made = _ornamented(clip, track, bars, chance)
    found = list(clip.notes)
    found[track] = spliced(clip, track, bars, made)
    return replace(clip, notes=tuple(found))


def _ornamented(clip: Clip, track: int, bars: frozenset[int], chance: random.Random) -> list[Note]:
    plan = clip.plan
    chords = chords_of(clip)
    low, high = compass(plan.tracks[track].program, plan.tracks[track].role, plan.tracks[track].register)
    found: list[Note] = []
    for note in clip.notes[track]:
        bar = note.start // plan.bar_ticks
        if bar not in bars:
            continue
        notes = scale_for(plan.key, chords[bar].pitch_classes)
        weak = note.start % plan.bar_ticks != 0
        if note.length >= 480 and chance.random() < 0.35:
            half = note.length // 2
            other = nearest(note.pitch + chance.choice((-2, 2)), notes, min(low, note.pitch), max(high, note.pitch))
            found += [replace(note, length=half), Note(note.start + half, other, note.length - half, note.velocity)]
        elif weak and chance.random() < 0.5:
            goal = note.pitch + chance.choice((-3, -2, 2, 3))
            found.append(replace(note, pitch=nearest(goal, notes, min(low, note.pitch), max(high, note.pitch))))
        else:
            found.append(note)
    return found


def same_elsewhere(before: Clip, after: Clip, changed: Mapping[int, Collection[int]]) -> bool:
    """Whether two clips have the same notes in every bar that isn't named for its track."""
    return all(
        _outside(before.notes[track], changed.get(track, ()), before.plan)
        == _outside(after.notes[track], changed.get(track, ()), before.plan)
        for track in range(len(before.notes))
    )


def _outside(notes: Collection[Note], bars: Collection[int], plan: Plan) -> list[Note]:
    return [note for note in notes if note.start // plan.bar_ticks not in bars]


def _check(clip: Clip, region: Region) -> None:
    if not region.tracks or not region.bars:
        raise InvalidRequest("Nothing is selected.", advice="Select the bars and tracks to fill.")
    if not region.tracks <= frozenset(range(len(clip.plan.tracks))):
        raise InvalidRequest("The clip has no such track.", advice="Choose one of its tracks.")
    if not region.bars <= frozenset(range(clip.plan.bars)):
        raise InvalidRequest("The clip has no such bar.", advice="Choose bars from 1 to {bars}.", bars=clip.plan.bars)
