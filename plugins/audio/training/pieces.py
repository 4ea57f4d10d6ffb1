"""Pieces to learn from: windows of tunes, played by some instrument, alone or with an accompaniment by rule."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import position_ticks
from plugins.audio.cliplm.tokens import encode, snap, velocity_of
from plugins.audio.model import DRUMS, Clip, Key, Metre, Note, Plan, Role, TrackPlan
from plugins.audio.music.composing import play
from plugins.audio.music.grid import strength
from plugins.audio.music.harmony import chord_of
from plugins.audio.music.instruments import instrument
from plugins.audio.training.abc_reader import Bar
from plugins.audio.training.chords import find_chords
from plugins.audio.training.corpus import Section, Tune

_LEADS = (0, 4, 11, 21, 24, 25, 30, 40, 40, 41, 42, 46, 56, 60, 65, 68, 71, 73, 73, 74, 78, 80, 81, 105, 110)
_BACKINGS = (
    (Role.RIFF, (29, 30, 27, 81, 33)), (Role.CHORDS, (0, 4, 24, 25, 17, 61)), (Role.ARPEGGIO, (0, 24, 46, 11, 107)),
    (Role.PAD, (48, 89, 52, 19, 88)), (Role.BASS, (32, 33, 38, 43)), (Role.DRUMS, (DRUMS,)),
)  # fmt: skip
_CHORALE_PROGRAMS = ((40, 41, 41, 42), (73, 71, 69, 70), (52, 52, 52, 52), (48, 48, 48, 48))

Voices = tuple[tuple[Bar, ...], ...]


def window(tune: Tune, chance: random.Random) -> Voices:
    """Return some bars of a tune: a section, two that follow one another, or four bars of one."""
    index = chance.randrange(len(tune.sections))
    bars = tune.sections[index]
    following = tune.sections[index + 1] if index + 1 < len(tune.sections) else None
    if following and bars.bars + following.bars <= v.MAX_BARS and chance.random() < 0.4:
        bars = _joined(bars, following)
    if bars.bars > v.MAX_BARS or (bars.bars > 4 and chance.random() < 0.15):
        count = min(bars.bars, chance.choice((4, 8, 8, 16)))
        begin = chance.randrange(0, bars.bars - count + 1, 4)
        return tuple(voice[begin : begin + count] for voice in bars.voices)
    return bars.voices


def thinned(voice: Sequence[Bar], metre: Metre, keep: float) -> tuple[Bar, ...]:
    """Return a voice with the notes of strong positions alone, each sounding until the next one."""
    length = metre.beats * v.POSITIONS_PER_BEAT
    flat = [
        (bar * length + start, duration, pitch)
        for bar, notes in enumerate(voice)
        for start, duration, pitch in notes
        if strength(metre, start * position_ticks()) >= keep
    ]
    bars: list[Bar] = [[] for _ in voice]
    for index, (start, duration, pitch) in enumerate(flat):
        end = flat[index + 1][0] if index + 1 < len(flat) else len(voice) * length
        held = end - start if end - start <= length else duration
        bars[start // length].append((start % length, held, pitch))
    return tuple(bars)


def stretched(voice: Sequence[Bar], metre: Metre) -> tuple[Bar, ...]:
    """Return a voice with every note twice as long, in twice as many bars."""
    length = metre.beats * v.POSITIONS_PER_BEAT
    bars: list[Bar] = [[] for _ in range(2 * len(voice))]
    for index, notes in enumerate(voice):
        for start, duration, pitch in notes:
            begin = 2 * (index * length + start)
            bars[begin // length].append((begin % length, 2 * duration, pitch))
    return tuple(bars)


def chords_of(voices: Voices, metre: Metre, key: Key) -> tuple[tuple[int, ...], ...]:
    """Return a chord for each bar."""
    weights = []
    for bar in range(len(voices[0])):
        profile = [0.0] * 12
        for voice in voices:
            for start, duration, pitch in voice[bar]:
                profile[pitch % 12] += duration * (0.5 + strength(metre, start * position_ticks()))
        weights.append(profile)
    return tuple(find_chords(weights, key.tonic, key.mode))


def true_clip(tune: Tune, voices: Voices, program: int = 40, crotchets: float = 112.0) -> Clip:
    """Return the clip of a tune's bars as they are, each voice on a track, with the chords that were found."""
    key = Key(tune.tonic, tune.mode)
    programs = (program,) if len(voices) == 1 else _CHORALE_PROGRAMS[0]
    roles = (Role.MELODY, Role.PAD, Role.PAD, Role.BASS)
    plan = Plan(
        crotchets * tune.metre.unit / 4, tune.metre, key, len(voices[0]),
        tuple(
            TrackPlan(str(index), "", programs[index], roles[index])
            for index in range(len(voices))
        ),
    )  # fmt: skip
    notes = tuple(_played(voice, plan, programs[index], _loudness(plan)) for index, voice in enumerate(voices))
    return snap(Clip(plan, notes, chords_of(voices, tune.metre, key)))


def piece(tunes: Sequence[Tune], weights: Sequence[float], seed: str, altered: float = 1.0) -> list[int]:
    """Return the tokens of a piece, the same for the same seed; `altered`, 0 to 1, says how many are not as found."""
    chance = random.Random(seed)
    tune = chance.choices(tunes, cum_weights=weights)[0]
    voices = window(tune, chance)
    clip = _melody(tune, voices, chance, altered) if len(voices) == 1 else _chorale(tune, voices, chance)
    if chance.random() < 0.25:
        clip = replace(clip, chords=())
    redo: list[tuple[int, int]] = []
    if chance.random() < 0.12:
        track = chance.randrange(len(clip.notes))
        count = chance.randint(1, max(1, clip.plan.bars // 2))
        begin = chance.randrange(clip.plan.bars - count + 1)
        redo = [(track, bar) for bar in range(begin, begin + count)]
    return encode(clip, redo=redo)


def _joined(first: Section, second: Section) -> Section:
    return Section(tuple(one + other for one, other in zip(first.voices, second.voices, strict=True)))


def _melody(tune: Tune, voices: Voices, chance: random.Random, altered: float) -> Clip:
    voice = voices[0]
    # Drawn in any case: what else is drawn stays the same
    fate = chance.random() / altered if altered else 1.0
    if fate < 0.12:
        voice = thinned(voice, tune.metre, 0.5)
    elif fate < 0.18:
        voice = thinned(voice, tune.metre, 0.3)
    elif fate < 0.26 and tune.metre.unit == 4:
        half = voice[: v.MAX_BARS // 2]
        voice = stretched(half, tune.metre)
    program = chance.choice(_LEADS)
    key = Key(tune.tonic, tune.mode)
    chords = chords_of((voice,), tune.metre, key)
    tracks = [TrackPlan("lead", "", program, Role.MELODY)]
    for role, programs in chance.sample(_BACKINGS, chance.choices((0, 1, 2), (0.62, 0.3, 0.08))[0]):
        wishes = (chance.random(), chance.random(), 0.6 * chance.random())
        tracks.append(TrackPlan(role.value, "", chance.choice(programs), role, *wishes))
    plan = Plan(_crotchets(chance) * tune.metre.unit / 4, tune.metre, key, len(voice), tuple(tracks))
    named = tuple(chord_of(chord, key) for chord in chords)
    seed = chance.randrange(1 << 30)
    notes = [_played(voice, plan, program, _loudness(plan))]
    notes += [play(plan, index, named, seed) for index in range(1, len(tracks))]
    order = list(range(len(tracks)))
    if chance.random() < 0.25:
        chance.shuffle(order)
    plan = replace(plan, tracks=tuple(plan.tracks[index] for index in order))
    return snap(Clip(plan, tuple(notes[index] for index in order), chords))


def _chorale(tune: Tune, voices: Voices, chance: random.Random) -> Clip:
    clip = true_clip(tune, voices, crotchets=_crotchets(chance))
    programs = chance.choice(_CHORALE_PROGRAMS)
    chosen = sorted(chance.sample(range(4), chance.choice((1, 2, 2, 3))))
    tracks = tuple(replace(clip.plan.tracks[index], program=programs[index]) for index in chosen)
    return replace(
        clip, plan=replace(clip.plan, tracks=tracks), notes=tuple(clip.notes[index] for index in chosen)
    )  # fmt: skip


def _crotchets(chance: random.Random) -> float:
    return chance.uniform(66, 144)


def _loudness(plan: Plan) -> int:
    """Return the velocity's step of notes without an accent: fast is loud."""
    return 3 + min(2, int(plan.bpm / 50 * 4 / plan.metre.unit))


def _played(voice: Sequence[Bar], plan: Plan, program: int, loudness: int) -> tuple[Note, ...]:
    """Return a voice in the octave of an instrument, with the accents of the metre."""
    pitches = [pitch for bar in voice for _, _, pitch in bar]
    what = instrument(program)
    shift = 0
    if pitches:
        middle = (max(what.low, 43) + min(what.high, 96)) / 2
        shift = 12 * round((middle - sum(pitches) / len(pitches)) / 12)
    grid = position_ticks()
    return tuple(
        Note(
            index * plan.bar_ticks + start * grid,
            pitch + shift,
            duration * grid,
            velocity_of(loudness + _accent(plan.metre, start * grid)),
        )
        for index, bar in enumerate(voice)
        for start, duration, pitch in bar
    )


@cache
def _accent(metre: Metre, tick: int) -> int:
    strong = strength(metre, tick)
    return 1 if strong >= 0.75 else 0 if strong >= 0.3 else -1
