"""Infilling: new notes where they were asked for, and every other note as it was."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.api import InvalidRequest
from plugins.audio.model import DRUMS, Clip, Key, Note, Role, TrackPlan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.constraints import problems
from plugins.audio.music.infilling import (
    Region,
    accompany_by_rule,
    continue_by_rule,
    harmonised,
    infill_by_rule,
    same_elsewhere,
    vary_by_rule,
)
from plugins.audio.music.theory import chord, in_key
from tests.plugins.audio.music.plans import drawn_plan, plain_plan


@pytest.mark.parametrize("seed", range(100))
def test_an_infill_leaves_every_other_bar_and_track_as_it_was(seed: int) -> None:
    chance = random.Random(seed)
    clip = compose_by_rule(drawn_plan(seed), seed)
    plan = clip.plan
    tracks = frozenset(chance.sample(range(len(plan.tracks)), chance.randint(1, len(plan.tracks))))
    bars = frozenset(chance.sample(range(plan.bars), chance.randint(1, plan.bars)))
    after = infill_by_rule(clip, Region(tracks, bars), seed + 1000)
    assert after.plan == plan
    assert after.chords == clip.chords
    assert same_elsewhere(clip, after, dict.fromkeys(tracks, bars))
    for index, track in enumerate(plan.tracks):
        assert problems(after.notes[index], track.program, plan.bars * plan.bar_ticks) == []
        if index not in tracks:
            assert after.notes[index] == clip.notes[index]


def test_an_infill_writes_something_else_and_the_same_for_the_same_seed() -> None:
    clip = compose_by_rule(plain_plan((40, Role.MELODY), (0, Role.CHORDS)), 1)
    region = Region(frozenset({0}), frozenset({2, 3}))
    after = infill_by_rule(clip, region, 9)
    assert after != clip
    assert after == infill_by_rule(clip, region, 9)
    assert any(note.start // 3840 in (2, 3) for note in after.notes[0])


def test_a_kept_note_that_sounds_into_the_region_stays_whole() -> None:
    clip = compose_by_rule(plain_plan((73, Role.MELODY)), 1)
    long = Note(3000, 74, 2000, 80)
    notes = (*(note for note in clip.notes[0] if note.start + note.length <= 3000), long)
    clip = replace(clip, notes=(notes,))
    after = infill_by_rule(clip, Region(frozenset({0}), frozenset({1})), 3)
    assert long in after.notes[0]
    assert problems(after.notes[0], 73, 8 * 3840) == []
    assert all(note.start >= 5000 for note in after.notes[0] if note.start >= 3840)


def test_a_region_outside_of_the_clip_is_refused() -> None:
    clip = compose_by_rule(plain_plan((40, Role.MELODY)), 1)
    for region in (
        Region(frozenset(), frozenset({1})),
        Region(frozenset({1}), frozenset({1})),
        Region(frozenset({0}), frozenset({8})),
    ):
        with pytest.raises(InvalidRequest):
            infill_by_rule(clip, region, 1)


def test_a_clip_goes_on_and_keeps_what_it_had() -> None:
    clip = compose_by_rule(plain_plan((40, Role.MELODY), (33, Role.BASS), (DRUMS, Role.DRUMS)), 1)
    after = continue_by_rule(clip, 4, 2)
    assert after.plan.bars == 12
    assert len(after.chords) == 12
    for before, now in zip(clip.notes, after.notes, strict=True):
        assert now[: len(before)] == before
        assert any(note.start >= 8 * 3840 for note in now)
    with pytest.raises(InvalidRequest):
        continue_by_rule(clip, 0, 2)


def test_chords_are_found_for_a_melody_and_played() -> None:
    key = Key(0)
    truth = [chord(numeral, key).pitch_classes for numeral in ("I", "IV", "V", "I")]
    notes = tuple(
        Note(bar * 3840 + beat * 960, 60 + pitch_class, 960)
        for bar, pitch_classes in enumerate(truth)
        for beat, pitch_class in enumerate((pitch_classes[0], pitch_classes[1], pitch_classes[2], pitch_classes[0]))
    )
    clip = Clip(plain_plan((40, Role.MELODY), bars=4), (notes,))
    assert [each.pitch_classes for each in harmonised(clip)] == truth
    after = accompany_by_rule(clip, TrackPlan("new", "Guitar", 24, Role.CHORDS), 5)
    assert after.notes[0] == notes
    assert after.chords == tuple(truth)
    assert {note.pitch % 12 for note in after.notes[1] if note.start < 3840} <= set(truth[0])


def test_a_variation_changes_as_many_bars_as_asked_for() -> None:
    clip = compose_by_rule(plain_plan((40, Role.MELODY), (0, Role.CHORDS)), 1)
    changed = []
    for amount in (0.0, 0.25, 1.0):
        after = vary_by_rule(clip, 0, amount, 3)
        assert after.notes[1] == clip.notes[1]
        assert all(in_key(note.pitch, clip.plan.key) for note in after.notes[0])
        assert problems(after.notes[0], 40, 8 * 3840) == []
        bars = [_bar(clip, 0, bar) != _bar(after, 0, bar) for bar in range(8)]
        changed.append(sum(bars))
    assert changed[0] == 0
    assert changed[1] <= 2 < changed[2]
    assert vary_by_rule(clip, 1, 0.5, 3).notes[0] == clip.notes[0]


def _bar(clip: Clip, track: int, bar: int) -> list[Note]:
    return [note for note in clip.notes[track] if note.start // 3840 == bar]


def test_a_second_melody_that_is_filled_in_goes_with_what_the_first_plays() -> None:
    clip = compose_by_rule(plain_plan((40, Role.MELODY), (73, Role.MELODY)), 1)
    lead = tuple(Note(bar * 3840 + beat * 1280, 76, 1200) for bar in range(8) for beat in range(3))
    clip = replace(clip, notes=(lead, clip.notes[1]))
    after = infill_by_rule(clip, Region(frozenset({1}), frozenset({2})), 9)
    assert [note.start - 2 * 3840 for note in _bar(after, 1, 2)] == [0, 1280, 2560]
