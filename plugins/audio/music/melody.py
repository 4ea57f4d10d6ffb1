"""Melodies by grammar: phrases with a form, a rhythm and a contour that come back, chord tones where it counts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.audio.model import Metre, Note, Plan, TrackPlan
from plugins.audio.music.accompaniment import swing_of
from plugins.audio.music.grid import Pulse, pulses, strength
from plugins.audio.music.instruments import compass
from plugins.audio.music.moods import loudness
from plugins.audio.music.theory import Chord, nearest, scale_for

_IN_UNISON = frozenset({"celtic", "folk", "world", "march", "polka"})
_FORMS = ("AABA", "ABAC", "AABC", "ABAB", "AABB", "ABCA")
_BINARY = {(4,): 0.3, (2, 2): 0.55, (3, 1): 0.6, (2, 1, 1): 0.75, (1, 1, 2): 0.75, (1, 1, 1, 1): 0.95}
_TERNARY = {(6,): 0.25, (4, 2): 0.5, (2, 2, 2): 0.65, (2, 4): 0.5, (3, 1, 2): 0.75, (2, 1, 1, 2): 0.85}
_SYNCOPATED = {(1, 2, 1): 0.75, (1, 3): 0.6}
_STEPS = {1: 0.34, -1: 0.34, 2: 0.09, -2: 0.09, 0: 0.07, 3: 0.025, -3: 0.025, 4: 0.02}


@dataclass(frozen=True, slots=True)
class _Motif:
    """A phrase before it has chords: its rhythm, as starts and lengths in ticks, and steps of the scale between."""

    rhythm: tuple[tuple[int, int], ...]
    steps: tuple[int, ...]
    begins: int


def phrase_lengths(bars: int) -> tuple[int, ...]:
    """The bars of each phrase: two at a time, four in long clips, what is left at the end."""
    length = 4 if bars >= 16 else 2 if bars >= 4 else 1
    return (*((length,) * (bars // length)), *((bars % length,) if bars % length else ()))


def melody(plan: Plan, track: TrackPlan, chords: tuple[Chord, ...], chance: random.Random) -> list[Note]:
    """A melody over a chord for each bar: its form is drawn, its phrases end in cadences, the last one at home."""
    lengths = phrase_lengths(plan.bars)
    form = chance.choice(_FORMS)
    singer = _Singer(plan, track, chords, chance)
    motifs: dict[tuple[str, int], _Motif] = {}
    found: list[Note] = []
    bar = 0
    for index, length in enumerate(lengths):
        letter = form[index % len(form)]
        motif = motifs.get((letter, length))
        if motif is None:
            motif = motifs[letter, length] = _motif(plan, track, length, chance)
        elif chance.random() < 0.35:
            motif = _varied(motif, chance)
        found += singer.sing(motif, bar, length, closes=index == len(lengths) - 1 or index % 2 == 1)
        bar += length
    return found


def second_voice(plan: Plan, track: TrackPlan, chords: tuple[Chord, ...], lead: Sequence[Note]) -> list[Note]:
    """A melody that goes with another: in unison or octaves in folk music, else a third or sixth beside it."""
    low, high = compass(track.program, track.role, track.register)
    found = []
    for note in lead:
        chord = chords[min(note.start // plan.bar_ticks, len(chords) - 1)]
        pitch = note.pitch
        if plan.genre not in _IN_UNISON:
            strong = strength(plan.metre, note.start % plan.bar_ticks) >= 0.75
            notes = chord.pitch_classes if strong else scale_for(plan.key, chord.pitch_classes)
            beside = [note.pitch - step for step in (3, 4, 9, 8, 5) if (note.pitch - step) % 12 in notes]
            pitch = beside[0] if beside else note.pitch - 12
        while pitch < low:
            pitch += 12
        while pitch > high:
            pitch -= 12
        found.append(replace(note, pitch=pitch, velocity=max(note.velocity - 8, 1)))
    return found


def _motif(plan: Plan, track: TrackPlan, bars: int, chance: random.Random) -> _Motif:
    rhythm: list[tuple[int, int]] = []
    for bar in range(bars):
        rhythm += [(bar * plan.bar_ticks + at, length) for at, length in _bar_rhythm(plan, track, chance)]
    steps = []
    last = 0
    for index in range(len(rhythm)):
        if abs(last) > 2:
            last = -1 if last > 0 else 1
        else:
            last = chance.choices(list(_STEPS), list(_STEPS.values()))[0]
            rises = index < len(rhythm) * 0.45
            if (last < 0) == rises and chance.random() < 0.35:
                last = -last
        steps.append(last)
    return _Motif(tuple(rhythm), tuple(steps), chance.randint(0, 2))


def _varied(motif: _Motif, chance: random.Random) -> _Motif:
    """The motif with another ending: what makes a return of it worth hearing."""
    half = len(motif.steps) // 2
    return _Motif(
        motif.rhythm,
        motif.steps[:half] + tuple(-step if chance.random() < 0.5 else step for step in motif.steps[half:]),
        motif.begins,
    )


def _bar_rhythm(plan: Plan, track: TrackPlan, chance: random.Random) -> list[tuple[int, int]]:
    """Starts and lengths of a bar's notes: pulses joined where density is low, split where it is high."""
    swing = swing_of(plan.genre)
    found: list[tuple[int, int]] = []
    for pulse in pulses(plan.metre):
        joins = (0.75 - track.density) * (0.4 if pulse.function == 2 else 0.9)
        if found and pulse.function != 0 and chance.random() < joins:
            found[-1] = (found[-1][0], pulse.start + pulse.length - found[-1][0])
            continue
        if found and pulse.function != 0 and chance.random() < 0.08:
            continue
        found += _split(pulse, track, swing, chance)
    return found


def _split(pulse: Pulse, track: TrackPlan, swing: float, chance: random.Random) -> list[tuple[int, int]]:
    cells = dict(_TERNARY if pulse.ternary else _BINARY)
    if not pulse.ternary and track.syncopation > 0.35:
        cells |= _SYNCOPATED
    weights = [max(0.01, 1 - abs(density - track.density) * 2.5) for density in cells.values()]
    cell = chance.choices(list(cells), weights)[0]
    found = []
    step = 0
    for size in cell:
        at = pulse.step(step, swing)
        stop = pulse.step(step + size, swing) if step + size < pulse.steps else pulse.start + pulse.length
        found.append((at, stop - at))
        step += size
    return found


class _Singer:
    """What goes on from note to note: the pitch, and the compass in which it stays."""

    def __init__(self, plan: Plan, track: TrackPlan, chords: tuple[Chord, ...], chance: random.Random) -> None:
        self._plan, self._chords, self._chance = plan, chords, chance
        self._low, self._high = compass(track.program, track.role, track.register)
        self._loud = 84 + round(18 * loudness(plan.moods))
        self._home = (self._low + self._high) // 2

    def sing(self, motif: _Motif, first: int, bars: int, closes: bool) -> list[Note]:
        """The notes of a phrase that begins with a bar."""
        rhythm = _with_cadence(motif.rhythm, self._plan.metre, bars * self._plan.bar_ticks)
        chord = self._chords[first]
        pitch = nearest(
            self._home, (chord.pitch_classes[motif.begins % len(chord.pitch_classes)],), self._low, self._high
        )
        found = []
        for index, (at, length) in enumerate(rhythm):
            bar = first + at // self._plan.bar_ticks
            chord = self._chords[bar]
            strong = strength(self._plan.metre, at % self._plan.bar_ticks)
            last = index == len(rhythm) - 1
            if index:
                pitch = self._stepped(pitch, motif.steps[index], scale_for(self._plan.key, chord.pitch_classes))
            if last:
                pitch = self._cadence(pitch, chord, closes)
            elif strong >= 0.75 or (strong >= 0.5 and length >= self._plan.bar_ticks // 4):
                pitch = nearest(pitch, chord.pitch_classes, self._low, self._high)
            arch = 8 * (1 - abs(2 * index / max(len(rhythm) - 1, 1) - 1))
            velocity = self._loud + round(14 * (strong - 0.5) + arch) + self._chance.randint(-3, 3)
            sounds = max(round(length * (0.85 if last else 0.96)), 1)
            found.append(Note(first * self._plan.bar_ticks + at, pitch, sounds, min(max(velocity, 1), 127)))
        return found

    def _stepped(self, pitch: int, steps: int, notes: tuple[int, ...]) -> int:
        """So many steps of the scale on; back where the compass ends."""
        ladder = [other for other in range(self._low, self._high + 1) if other % 12 in notes]
        place = min(range(len(ladder)), key=lambda index: abs(ladder[index] - pitch))
        goal = place + steps
        if not 0 <= goal < len(ladder):
            goal = place - steps
        return ladder[min(max(goal, 0), len(ladder) - 1)]

    def _cadence(self, pitch: int, chord: Chord, closes: bool) -> int:
        """Home where the chord has it and the phrase closes; else the chord's nearest note that is not home."""
        tonic = self._plan.key.tonic
        if closes and tonic in chord.pitch_classes:
            return nearest(pitch, (tonic,), self._low, self._high)
        open_notes = tuple(note for note in chord.pitch_classes if note != tonic)
        return nearest(pitch, open_notes or chord.pitch_classes, self._low, self._high)


def _with_cadence(rhythm: tuple[tuple[int, int], ...], metre: Metre, end: int) -> list[tuple[int, int]]:
    """The rhythm with a long last note: what comes after the last bar's inner strong pulse is joined to it."""
    bar = pulses(metre)
    bar_ticks = sum(pulse.length for pulse in bar)
    inner = [pulse.start for pulse in bar if pulse.function in (1, 2, 3)]
    strong = [pulse.start for pulse in bar if pulse.function == 2] or inner[-1:] or [0]
    begins = end - bar_ticks + strong[-1]
    kept = [(at, length) for at, length in rhythm if at <= begins]
    if not kept:
        return [(0, end)]
    at = kept[-1][0]
    return [*kept[:-1], (at, end - at)]
