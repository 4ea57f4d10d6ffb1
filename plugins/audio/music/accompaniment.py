"""Accompaniment: patterns and grooves played over the chords of a clip."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from plugins.audio.model import DRUMS, Note, Plan, Role, TrackPlan
from plugins.audio.music import grooves
from plugins.audio.music.grid import pulses, strength
from plugins.audio.music.grooves import LOUDNESS, Groove, choose_groove
from plugins.audio.music.harmony import voicings
from plugins.audio.music.instruments import compass, instrument
from plugins.audio.music.moods import loudness
from plugins.audio.music.patterns import Pattern, choose_pattern
from plugins.audio.music.theory import Chord, at_or_above, nearest, scale_for

_SOFT = frozenset("cupsW")
_SHORT = frozenset("sp")
_EMPTY = frozenset(".-")
_FULL = frozenset("Ccsu")
_DISTORTED = frozenset({29, 30})
"""Guitars on which full chords are mud: they play roots and fifths."""

_AGAIN = frozenset("RCP")
_SWINGS = {"jazz": 1.0, "swing": 1.0, "blues": 0.9, "boogie": 1.0, "lofi": 0.4, "hiphop": 0.3}


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of a bar: its tick, what a pattern has there, and how strong it is."""

    at: int
    symbol: str
    strong: float


@dataclass(frozen=True, slots=True)
class _Event:
    """A symbol of a pattern: its step's tick in the bar, how long it goes on, and whether the bar counts it strong."""

    at: int
    length: int
    symbol: str
    strong: float


def swing_of(genre: str) -> float:
    """How far a genre moves the second half of a pulse towards a triplet, from 0 to 1."""
    return _SWINGS.get(genre, 0.0)


def accompany(plan: Plan, track: TrackPlan, chords: tuple[Chord, ...], chance: random.Random) -> list[Note]:
    """The notes of a track that plays a pattern over a chord for each bar, at times another one every fourth bar."""
    pattern = choose_pattern(track, plan.genre, chance)
    other = choose_pattern(track, plan.genre, chance)
    turns = not track.pattern and track.role is not Role.PAD and chance.random() < 0.6
    low, high = compass(track.program, track.role, track.register)
    voiced = voicings(chords, low, high, min(instrument(track.program).voices, 5))
    swing = max(pattern.swing, swing_of(plan.genre))
    loud = 78 + round(18 * loudness(plan.moods))
    found = []
    line = _Line(low, high)
    for bar, (each, voicing) in enumerate(zip(chords, voiced, strict=True)):
        following = chords[(bar + 1) % len(chords)]
        played = other if turns and bar % 4 == 3 else pattern
        for event in _events(plan, track, played, swing, chance):
            symbol = "P" if event.symbol in _FULL and track.program in _DISTORTED else event.symbol
            pitches = line.play(symbol, plan, each, following, voicing)
            length = (
                min(event.length, plan.bar_ticks // (plan.metre.beats * 4))
                if event.symbol in _SHORT
                else (round(event.length * (0.97 if event.symbol in "RFTOW" else 1.0)))
            )
            velocity = loud + round(22 * (event.strong - 0.5)) - (10 if event.symbol in _SOFT else 0)
            velocity += chance.randint(-4, 4)
            found += [
                Note(bar * plan.bar_ticks + event.at, pitch, max(length, 1), min(max(velocity, 1), 127))
                for pitch in pitches
            ]
    return found


def drum(plan: Plan, track: TrackPlan, chance: random.Random) -> list[Note]:
    """The notes of a drum kit or a tuned drum: a groove, a crash where a phrase begins, a fill where one ends."""
    groove = choose_groove(track, plan.genre, chance)
    heads = _heads(plan, track)
    loud = round(16 * loudness(plan.moods))
    found = []
    for bar in range(plan.bars):
        last_of_phrase = bar % 4 == 3 or bar == plan.bars - 1
        fills = last_of_phrase and track.density > 0.3 and plan.bars > 1 and (bar % 8 == 7 or chance.random() < 0.6)
        hits = _groove_bar(plan, groove, track)
        if fills:
            fill = _fill(plan, chance)
            begin = min(fill)[0]
            hits = [hit for hit in hits if hit[0] < begin] + fill
        if bar % 8 == 0 and bar > 0 and track.density > 0.35:
            hits.append((0, grooves.CRASH, 100))
        for at, drum_key, velocity in hits:
            pitch = heads.get(drum_key) if heads else drum_key
            if pitch is None:
                continue
            shaded = min(max(velocity + loud + chance.randint(-5, 5), 1), 127)
            found.append(Note(bar * plan.bar_ticks + at, pitch, plan.bar_ticks // (plan.metre.beats * 4), shaded))
    if not found and heads:
        # A groove of cymbals alone has nothing for a tuned drum.
        beat = plan.bar_ticks // plan.metre.beats
        found = [Note(bar * plan.bar_ticks, heads[grooves.KICK], beat, 90 + loud) for bar in range(plan.bars)]
    return found


def _heads(plan: Plan, track: TrackPlan) -> dict[int, int]:
    """What a tuned drum plays instead of the kit's low and high drums: tonic and fifth; its cymbals it leaves out."""
    if track.program == DRUMS:
        return {}
    low, high = compass(track.program, track.role, track.register)
    tonic = at_or_above(low, plan.key.tonic)
    fifth = nearest(tonic + 7, scale_for(plan.key, ()), tonic + 1, high)
    deep = dict.fromkeys((grooves.KICK, grooves.FLOOR_TOM, grooves.LOW_CONGA, grooves.LOW_TOM), tonic)
    return deep | dict.fromkeys((grooves.SNARE, grooves.RIM, grooves.CLAP, grooves.HIGH_TOM, grooves.HIGH_CONGA), fifth)


def _groove_bar(plan: Plan, groove: Groove, track: TrackPlan) -> list[tuple[int, int, int]]:
    swing = max(groove.swing, swing_of(plan.genre))
    sparse = track.density < max(groove.density - 0.25, 0.15)
    found = []
    for pulse in pulses(plan.metre):
        for pitch, binary, ternary in groove.rows:
            cells = ternary if pulse.ternary else binary
            for step, symbol in enumerate(cells[pulse.function % len(cells)][: pulse.steps]):
                if symbol != "." and not (sparse and symbol == "o"):
                    found.append((pulse.step(step, swing), pitch, LOUDNESS[symbol]))
    return found


def _fill(plan: Plan, chance: random.Random) -> list[tuple[int, int, int]]:
    """Falling toms over the last pulse or two."""
    bar = pulses(plan.metre)
    taken = bar[-2:] if len(bar) >= 4 and chance.random() < 0.4 else bar[-1:]
    steps = [(pulse, step) for pulse in taken for step in range(pulse.steps)]
    drums = (grooves.SNARE, grooves.HIGH_TOM, grooves.LOW_TOM, grooves.FLOOR_TOM)
    found = []
    for index, (pulse, step) in enumerate(steps):
        if step % 2 and chance.random() < 0.5:
            continue
        found.append((pulse.step(step), drums[index * len(drums) // len(steps)], 78 + 30 * index // len(steps)))
    return found


def _events(plan: Plan, track: TrackPlan, pattern: Pattern, swing: float, chance: random.Random) -> list[_Event]:
    """The events of one bar, thinned or thickened towards the track's density, and pushed where it is syncopated."""
    steps: list[_Step] = []
    thins = track.density < pattern.density - 0.25
    thickens = track.density > pattern.density + 0.3
    sounding = ""
    for pulse in pulses(plan.metre):
        for index, written in enumerate(pattern.cell(pulse.function, pulse.ternary)[: pulse.steps]):
            strong = strength(plan.metre, pulse.step(index))
            symbol = written
            if thins and strong < 0.3 and written not in _EMPTY:
                symbol = "-" if sounding else "."
            elif thickens and written == "-" and strong >= 0.5 and sounding in _AGAIN:
                symbol = sounding
            if symbol != "-":
                sounding = "" if symbol == "." else symbol
            steps.append(_Step(pulse.step(index, swing), symbol, strong))
    if all(step.symbol in _EMPTY for step in steps):
        # A bar of one pulse has no room for the patterns that leave out the first.
        steps[0] = replace(steps[0], symbol="R" if track.role is Role.BASS else "C")
    if track.syncopation > 0.45:
        _push(steps, track.syncopation, chance)
    return _joined(steps, plan.bar_ticks)


def _push(steps: list[_Step], syncopation: float, chance: random.Random) -> None:
    """Let strong events inside the bar come half a pulse early, where nothing else begins there."""
    for index in range(2, len(steps)):
        step = steps[index]
        free = steps[index - 1].symbol in _EMPTY and steps[index - 2].symbol in _EMPTY
        if step.strong == 0.75 and step.symbol not in _EMPTY and free and chance.random() < syncopation - 0.3:
            steps[index - 2] = replace(steps[index - 2], symbol=step.symbol)
            steps[index - 1] = replace(steps[index - 1], symbol="-")
            steps[index] = replace(step, symbol="-")


def _joined(steps: list[_Step], end: int) -> list[_Event]:
    found: list[_Event] = []
    stop = end
    for step in reversed(steps):
        if step.symbol == "-":
            continue
        if step.symbol != ".":
            found.append(_Event(step.at, stop - step.at, step.symbol, step.strong))
        stop = step.at
    return found[::-1]


class _Line:
    """What a player's hand remembers: the last low note, from which a walking line goes on."""

    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high
        self._last = low

    def play(self, symbol: str, plan: Plan, each: Chord, following: Chord, voicing: tuple[int, ...]) -> tuple[int, ...]:
        """The pitches of a symbol over a chord."""
        if symbol.isdigit():
            return (self._voice(int(symbol), voicing),)
        if symbol in "Ccs":
            return voicing
        if symbol == "u":
            return voicing[len(voicing) // 2 :]
        root = at_or_above(self._low, each.root)
        if symbol in "Pp":
            self._last = root
            return (root,) if symbol == "p" else self._power(root, each)
        return (self._low_note(symbol, root, plan, each, following),)

    def _low_note(self, symbol: str, root: int, plan: Plan, each: Chord, following: Chord) -> int:
        notes = scale_for(plan.key, each.pitch_classes)
        if symbol == "W":
            goal = at_or_above(self._low, following.root)
            way = 1 if goal >= self._last else -1
            pitch = next((note for note in _from(self._last, way) if note % 12 in notes), self._last)
            if not self._low <= pitch <= self._high:
                pitch = nearest(self._last - 5 * way, notes, self._low, self._high)
        elif symbol == "A":
            goal = at_or_above(self._low, following.root)
            near = [next((note for note in _from(goal, way) if note % 12 in notes), goal) for way in (-1, 1)]
            within = [note for note in near if self._low <= note <= self._high and note != self._last]
            pitch = within[0] if within else goal
        elif symbol == "O":
            pitch = root + 12 if root + 12 <= self._high else root
        else:
            member = {"T": 1, "F": 2 if len(each.pitch_classes) > 2 else 1}.get(symbol, 0)
            pitch = at_or_above(root, each.pitch_classes[min(member, len(each.pitch_classes) - 1)])
        self._last = pitch if self._low <= pitch <= self._high else root
        return self._last

    def _power(self, root: int, each: Chord) -> tuple[int, ...]:
        fifth = each.pitch_classes[2] if len(each.pitch_classes) > 2 else (each.root + 7) % 12
        notes = (root, at_or_above(root, fifth), root + 12)
        return tuple(note for note in notes if note <= self._high)

    def _voice(self, index: int, voicing: tuple[int, ...]) -> int:
        octave, voice = divmod(index, len(voicing))
        pitch = voicing[voice] + 12 * octave
        while pitch > self._high + 5 and pitch - 12 >= self._low:
            pitch -= 12
        return pitch


def _from(pitch: int, way: int) -> range:
    return range(pitch + way, pitch + 5 * way, way)
