"""Writing with the model: exact, repeatable, bar by bar, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.decoding import Listener, Taste, compose, infill
from plugins.audio.cliplm.network import Config, Network
from plugins.audio.model import Clip, Key, Metre, Mode, Note, Plan, Role, TrackPlan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.instruments import instrument
from plugins.audio.music.theory import in_key
from tests.plugins.audio.cliplm.clips import network, plans, weights

TRACKS = (TrackPlan("a", "", 40, Role.MELODY), TrackPlan("b", "", 30, Role.RIFF))
PLAN = Plan(bars=4, tracks=TRACKS)
EMPTY = Clip(PLAN, ((), ()))
USUAL = Taste()


def notes_of(clip: Clip, tracks: Sequence[int], seed: int, taste: Taste = USUAL) -> list[tuple[Note, ...]]:
    """Return the notes that are written for each track of a clip."""
    found: list[tuple[Note, ...]] = [() for _ in clip.plan.tracks]
    for bar in compose(network(), clip, tracks, seed, taste):
        found[bar.track] += bar.notes
    return found


@given(plans(), st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_every_clip_has_its_bars_and_keeps_its_ranges(plan: Plan, seed: int) -> None:
    clip = compose_by_rule(plan, seed)
    every = range(len(plan.tracks))
    bars = list(compose(network(), replace(clip, notes=((),) * len(plan.tracks)), every, seed))
    assert [(bar.track, bar.bar) for bar in bars] == [(track, bar) for track in every for bar in range(plan.bars)]
    for bar in bars:
        what = instrument(plan.tracks[bar.track].program)
        for note in bar.notes:
            assert bar.bar * plan.bar_ticks <= note.start < (bar.bar + 1) * plan.bar_ticks
            assert note.start + note.length <= plan.bars * plan.bar_ticks
            assert what.low <= note.pitch <= what.high


def test_a_seed_makes_the_same_again_and_another_something_else() -> None:
    assert notes_of(EMPTY, (0, 1), 5) == notes_of(EMPTY, (0, 1), 5)
    assert notes_of(EMPTY, (0, 1), 5) != notes_of(EMPTY, (0, 1), 6)


def test_chords_of_the_clip_are_kept_and_else_chosen_once() -> None:
    chords = ((0, 4, 7), (5, 9, 0), (7, 11, 2), (0, 4, 7))
    given_bars = list(compose(network(), replace(EMPTY, chords=chords), (0, 1), 1))
    assert [bar.chord for bar in given_bars] == [*chords, *chords]
    free = list(compose(network(), EMPTY, (0, 1), 1))
    assert [bar.chord for bar in free[:4]] == [bar.chord for bar in free[4:]]
    assert any(bar.chord for bar in free)


def test_a_track_hears_the_others() -> None:
    one = compose_by_rule(PLAN, 1)
    other = compose_by_rule(PLAN, 2)
    heard = [notes_of(replace(clip, chords=()), (1,), 9)[1] for clip in (one, other, one)]
    assert heard[0] == heard[2]
    assert heard[0] != heard[1]


def test_the_scale_is_kept_where_it_weighs_enough() -> None:
    plan = replace(PLAN, key=Key(2, Mode.DORIAN))
    clip = Clip(plan, ((), ()))
    strict = notes_of(clip, (0, 1), 3, Taste(scale=60.0))
    free = notes_of(clip, (0, 1), 3, Taste(scale=0.0, chord=0.0, top=1.0))
    assert all(in_key(note.pitch, plan.key) for notes in strict for note in notes)
    assert not all(in_key(note.pitch, plan.key) for notes in free for note in notes)


def test_without_chance_it_takes_the_likeliest() -> None:
    sure = Taste(temperature=0.001)
    assert notes_of(EMPTY, (0,), 1, sure) == notes_of(EMPTY, (0,), 2, sure)


def test_only_the_bars_asked_for_are_written() -> None:
    clip = compose_by_rule(PLAN, 4)
    asked = [(1, 0), (0, 2), (0, 1)]
    bars = list(infill(network(), clip, asked, 7))
    assert [(bar.track, bar.bar) for bar in bars] == sorted(asked)
    for bar in bars:
        begin, end = bar.bar * PLAN.bar_ticks, (bar.bar + 1) * PLAN.bar_ticks
        assert all(begin <= note.start < end for note in bar.notes)
        # Notes that stand are not run into.
        kept = [note for note in clip.notes[bar.track] if (bar.track, note.start // PLAN.bar_ticks) not in asked]
        for note in bar.notes:
            for other in kept:
                apart = note.start >= other.start + other.length or other.start >= note.start + note.length
                assert apart or note.pitch != other.pitch
    again = list(infill(network(), clip, asked, 7))
    assert again == bars
    assert list(infill(network(), clip, asked, 8)) != bars


def test_filled_bars_hear_what_stands() -> None:
    clip = compose_by_rule(PLAN, 4)
    changed = replace(clip, notes=(clip.notes[0], tuple(replace(note, pitch=note.pitch + 1) for note in clip.notes[1])))
    one, other = (list(infill(network(), each, [(0, 1), (0, 2)], 7)) for each in (clip, changed))
    assert one != other


def test_it_stops_within_a_token() -> None:
    class Enough(Exception):
        """Raised by the check."""

    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked == 10:
            raise Enough

    with pytest.raises(Enough):
        list(compose(network(), EMPTY, (0, 1), 5, check=check))
    assert asked == 10


def test_what_the_model_has_not_learnt_is_refused_in_words() -> None:
    with pytest.raises(InvalidRequest, match="11/8"):
        next(compose(network(), Clip(replace(PLAN, metre=Metre(11, 8)), ((), ())), (0,), 1))
    tiny = Config(width=32, layers=2, heads=2, hidden=48, context=64)
    with pytest.raises(InvalidRequest, match="too long"):
        next(infill(Network(tiny, weights(tiny)), compose_by_rule(PLAN, 4), [(0, 1)], 1))


def test_a_long_track_goes_on_where_memory_ends() -> None:
    tiny = Config(width=32, layers=2, heads=2, hidden=48, context=96)
    plan = Plan(bars=16, tracks=(replace(TRACKS[1], density=1.0),))
    bars = list(compose(Network(tiny, weights(tiny)), Clip(plan, ((),)), (0,), 3, Taste(temperature=2.0, top=1.0)))
    assert [bar.bar for bar in bars] == list(range(16))


def test_a_memory_that_ends_keeps_the_plan_and_the_last_bars() -> None:
    reads: list[list[int]] = []

    class Noting:
        """Notes what it reads."""

        def read(self, tokens: Sequence[int], /) -> NDArray[np.floating]:
            """Note."""
            reads.append(list(tokens))
            return np.zeros(v.SIZE)

    listening = Listener(Noting, 12)
    listening.begin([v.PIECE], [v.TRACK], [v.ROLE])
    bar = [v.BAR, v.CHORD, v.BAR_END]
    for token in bar * 3:
        listening.take(token)
    listening.following()
    for token in bar:
        listening.take(token)
    listening.following()
    assert reads[0] == [v.PIECE, v.TRACK, v.ROLE, *bar * 3]
    assert reads[1] == [v.PIECE, v.ROLE, *bar * 2]
