"""Edits of notes: each does what it says, and leaves all else as it was."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from app.api import InvalidRequest
from plugins.audio.model import DRUMS, Clip, Key, Mode, Note, Role
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.constraints import problems
from plugins.audio.music.editing import (
    humanise,
    legato,
    merge,
    quantise,
    split,
    to_scale,
    transpose,
    transpose_clip,
    transpose_in_key,
    with_notes,
)
from plugins.audio.music.theory import in_key
from tests.plugins.audio.music.plans import plain_plan


def clip_of(*notes: Note) -> Clip:
    plan = plain_plan((0, Role.MELODY), (48, Role.PAD), bars=2)
    return Clip(plan, (notes, (Note(0, 60, 7680),)), ((0, 4, 7), (7, 11, 2)))


THREE = (Note(0, 60, 480, 80), Note(500, 64, 480, 70), Note(960, 67, 960, 90))


def test_transposing_moves_what_is_selected_alone() -> None:
    after = transpose(clip_of(*THREE), 0, 3, selection={0, 2})
    assert [note.pitch for note in after.notes[0]] == [63, 64, 70]
    assert after.notes[1] == clip_of().notes[1]


def test_transposing_in_key_goes_by_degrees_and_keeps_what_lies_between() -> None:
    after = transpose_in_key(clip_of(Note(0, 64, 480), Note(480, 71, 480), Note(960, 61, 480)), 0, 1)
    assert [note.pitch for note in after.notes[0]] == [65, 72, 63]


def test_a_clip_in_another_key_keeps_its_drums() -> None:
    plan = plain_plan((40, Role.MELODY), (DRUMS, Role.DRUMS), key=Key(9, Mode.MINOR))
    before = compose_by_rule(plan, 1)
    after = transpose_clip(before, 5, drums={1})
    assert after.plan.key == Key(2, Mode.MINOR)
    assert after.notes[1] == before.notes[1]
    assert [note.pitch - 5 for note in after.notes[0]] == [note.pitch for note in before.notes[0]]
    assert after.chords[0] == tuple((note + 5) % 12 for note in before.chords[0])


def test_transposing_out_of_the_pitches_is_refused() -> None:
    with pytest.raises(InvalidRequest):
        transpose(clip_of(*THREE), 0, 100)


def test_quantising_by_strength_and_swing() -> None:
    late = clip_of(Note(50, 60, 400), Note(530, 62, 400))
    assert [note.start for note in quantise(late, 0, 480).notes[0]] == [0, 480]
    assert [note.start for note in quantise(late, 0, 480, strength=0.5).notes[0]] == [25, 505]
    assert [note.start for note in quantise(late, 0, 480, swing=1.0).notes[0]] == [0, 640]
    assert [note.length for note in quantise(late, 0, 480, ends=True).notes[0]] == [480, 480]
    once = quantise(late, 0, 240, swing=0.5)
    assert quantise(once, 0, 240, swing=0.5) == once
    with pytest.raises(InvalidRequest):
        quantise(late, 0, 0)


def test_humanising_is_small_seeded_and_comes_back_by_quantising() -> None:
    plan = plain_plan((0, Role.CHORDS), bars=8)
    before = quantise(compose_by_rule(plan, 2), 0, 480)
    after = humanise(before, 0, 1.0, seed=4)
    assert after == humanise(before, 0, 1.0, seed=4)
    assert after != humanise(before, 0, 1.0, seed=5)
    starts = [sorted(note.start for note in clip.notes[0]) for clip in (before, after)]
    assert max(abs(one - other) for one, other in zip(*starts, strict=True)) <= 40
    assert humanise(before, 0, 0.0, seed=4) == before
    assert problems(after.notes[0], 0, 8 * plan.bar_ticks) == []


def test_legato_closes_gaps_and_fills_the_clip() -> None:
    after = legato(clip_of(*THREE), 0)
    assert [(note.start, note.length) for note in after.notes[0]] == [(0, 500), (500, 460), (960, 6720)]
    assert legato(clip_of(*THREE), 0, gap_ticks=20).notes[0][0].length == 480


def test_splitting_and_merging_are_inverse() -> None:
    before = clip_of(Note(0, 60, 960, 80), Note(0, 64, 960, 70))
    after = split(before, 0, 480)
    assert len(after.notes[0]) == 4
    assert merge(after, 0) == before
    assert split(before, 0, 960) == before
    assert len(split(before, 0, 480, selection={1}).notes[0]) == 3


def test_notes_outside_the_key_are_moved_to_it() -> None:
    after = to_scale(clip_of(*(Note(index * 480, 60 + index, 480) for index in range(12))), 0)
    assert all(in_key(note.pitch, Key()) for note in after.notes[0])
    before = clip_of(*THREE)
    assert to_scale(before, 0) == before


def test_what_is_written_outside_is_cut_to_the_clip() -> None:
    after = with_notes(clip_of(), 0, [Note(-10, 130, 100, 0), Note(7600, 60, 960, 200), Note(9000, 62, 10)])
    assert problems(after.notes[0], 0, 7680) == ["range"]
    assert [note.start for note in after.notes[0]] == [0, 7600, 7679]


@pytest.mark.parametrize("seed", range(20))
def test_any_row_of_edits_leaves_a_sound_track(seed: int) -> None:
    chance = random.Random(seed)
    clip = compose_by_rule(plain_plan((0, Role.CHORDS), (40, Role.MELODY)), seed)
    other = clip.notes[1]
    for _ in range(12):
        some = frozenset(chance.sample(range(len(clip.notes[0])), min(5, len(clip.notes[0]))))
        edits: list[Callable[[], Clip]] = [
            partial(transpose, clip, 0, chance.randint(-3, 3), some),
            partial(transpose_in_key, clip, 0, chance.randint(-2, 2), some),
            partial(quantise, clip, 0, chance.choice((120, 320, 960)), chance.random(), 0.5, True, some),
            partial(humanise, clip, 0, 1.0, seed, some),
            partial(legato, clip, 0, some),
            partial(split, clip, 0, chance.randrange(30_000), some),
            partial(merge, clip, 0, some),
        ]
        clip = chance.choice(edits)()
        found = set(problems(clip.notes[0], 0, 8 * clip.plan.bar_ticks))
        assert found <= {"polyphony"}
    assert clip.notes[1] == other
    assert replace(clip, notes=()).plan == clip.plan
