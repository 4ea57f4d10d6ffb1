"""The grammar: whatever is drawn from what it allows is a proper track."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import Attributes, most_at_once
from plugins.audio.cliplm.grammar import Expecting, Limits, TrackGrammar
from plugins.audio.cliplm.tokens import decode, encode, head, snap, track_head
from plugins.audio.model import DRUMS, Clip, Metre, Note, Plan, Role, TrackPlan
from tests.plugins.audio.cliplm.clips import plans, ruled_clips

NONE = Attributes(0, 0, 0)


def walk(grammar: TrackGrammar, seed: int) -> list[int]:
    """Return tokens drawn from what is allowed."""
    chance = random.Random(seed)
    tokens = []
    while grammar.expecting is not Expecting.NOTHING:
        allowed = np.flatnonzero(grammar.allowed())
        # Ending bars more often than by chance keeps the walk short.
        ends = v.BAR_END in allowed and chance.random() < 0.2
        tokens.append(v.BAR_END if ends else int(chance.choice(allowed)))
        grammar.advance(tokens[-1])
    return tokens


@given(plans(most_tracks=1), st.integers(0, 10_000), st.sampled_from((1, 2, 6)))
@settings(max_examples=60, deadline=None)
def test_any_walk_is_a_track_of_exactly_its_bars(plan: Plan, seed: int, cap: int) -> None:
    track = plan.tracks[0]
    limits = Limits(36, 60, cap)
    tokens = walk(TrackGrammar(plan, track.program, limits, range(plan.bars)), seed)
    assert tokens.count(v.BAR) == tokens.count(v.BAR_END) == plan.bars
    assert tokens[-1] == v.TRACK_END
    clip = decode([*head(plan, [NONE]), *track_head(track, NONE), *tokens, v.END], plan)
    assert snap(clip) == clip
    assert most_at_once(clip.notes[0]) <= cap
    assert all(36 <= note.pitch <= 60 for note in clip.notes[0])
    assert encode(clip)[-len(tokens) - 1 : -1] == tokens


@given(ruled_clips())
@settings(max_examples=40, deadline=None)
def test_what_was_composed_is_allowed(clip: Clip) -> None:
    snapped = snap(clip)
    tokens = encode(snapped)
    chords = [v.chord_token(chord, clip.plan.key.tonic) for chord in clip.chords]
    for track, notes in zip(clip.plan.tracks, snapped.notes, strict=True):
        begin = tokens.index(v.BAR)
        tokens = tokens[begin:]
        limits = Limits(0, 127, max(1, most_at_once(notes)))
        grammar = TrackGrammar(clip.plan, track.program, limits, range(clip.plan.bars), chords=chords)
        while grammar.expecting is not Expecting.NOTHING:
            assert grammar.allowed()[tokens[0]]
            grammar.advance(tokens.pop(0))


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_bars_that_are_filled_leave_what_stands_alone(seed: int) -> None:
    plan = Plan(bars=4, metre=Metre(3, 4), tracks=(TrackPlan("a", "", 40, Role.MELODY),))
    kept = [Note(0, 60, 5 * 960), Note(3 * plan.bar_ticks, 64, 960), Note(3 * plan.bar_ticks + 1000, 61, 900)]
    grammar = TrackGrammar(plan, 40, Limits(58, 66, 2), (1, 2), kept, whole=False)
    tokens = walk(grammar, seed)
    assert [token for token in tokens if token < v.METRE] == [v.FILL_BEGIN, v.BAR_END] * 2
    bar_marks = [v.BAR, v.CHORD, v.FILL, v.BAR_END]
    empty = [v.BAR, v.CHORD, v.BAR_END]
    whole = [*track_head(plan.tracks[0], NONE), *empty, *bar_marks, *bar_marks, *empty, v.TRACK_END]
    clip = decode([*whole, *tokens], plan)
    new = clip.notes[0]
    assert most_at_once([*new, *kept]) <= 2
    assert all(plan.bar_ticks <= note.start and note.start + note.length <= 3 * plan.bar_ticks for note in new)
    for note in new:
        for other in kept:
            apart = note.start >= other.start + other.length or other.start >= note.start + note.length
            assert apart or note.pitch != other.pitch


def test_drums_stay_among_the_drums() -> None:
    plan = Plan(bars=1, tracks=(TrackPlan("d", "", DRUMS, Role.DRUMS),))
    grammar = TrackGrammar(plan, DRUMS, Limits(0, 127, 6), (0,))
    for token in (v.BAR, v.CHORD, v.POSITION):
        grammar.advance(token)
    assert set(np.flatnonzero(grammar.allowed())) == set(range(v.DRUM, v.DURATION))


def test_no_bars_need_no_tokens() -> None:
    grammar = TrackGrammar(Plan(), 40, Limits(0, 127, 1), (), whole=False)
    assert grammar.expecting is Expecting.NOTHING
    assert not grammar.allowed().any()
