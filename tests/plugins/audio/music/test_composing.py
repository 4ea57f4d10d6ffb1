"""Clips made by rule: exact, in key, in range, and the same for the same seed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from plugins.audio.model import DRUMS, TICKS_PER_BEAT, Key, Metre, Mode, Role, TrackPlan
from plugins.audio.music.composing import chords_of, compose_by_rule
from plugins.audio.music.constraints import problems
from plugins.audio.music.grid import pulses, strength
from plugins.audio.music.grooves import GROOVES, SNARE
from plugins.audio.music.instruments import INSTRUMENTS, compass
from plugins.audio.music.patterns import PATTERNS
from plugins.audio.music.theory import in_key
from tests.plugins.audio.music.plans import drawn_plan, plain_plan


@pytest.mark.parametrize("seed", range(200))
def test_every_note_of_a_random_plan_keeps_to_the_clip_and_its_instrument(seed: int) -> None:
    plan = drawn_plan(seed)
    clip = compose_by_rule(plan, seed)
    assert len(clip.notes) == len(plan.tracks)
    assert len(clip.chords) == plan.bars
    for track, notes in zip(plan.tracks, clip.notes, strict=True):
        assert notes
        assert problems(notes, track.program, plan.bars * plan.bar_ticks) == []
        if track.program != DRUMS:
            assert all(in_key(note.pitch, plan.key) for note in notes)


def test_the_same_seed_gives_the_same_clip_and_another_seed_another() -> None:
    plan = drawn_plan(3)
    assert compose_by_rule(plan, 5) == compose_by_rule(plan, 5)
    assert compose_by_rule(plan, 5) != compose_by_rule(plan, 6)


def test_a_track_is_the_same_whatever_the_others_are() -> None:
    plan = plain_plan((40, Role.MELODY), (30, Role.RIFF), (DRUMS, Role.DRUMS))
    alone = replace(plan, tracks=plan.tracks[1:2])
    assert compose_by_rule(plan, 1).notes[1] == compose_by_rule(alone, 1).notes[0]


def test_a_melody_ends_at_home_with_a_long_note_and_sings_chord_tones_on_strong_beats() -> None:
    strong = chordal = 0
    for seed in range(30):
        plan = plain_plan((40, Role.MELODY), key=Key(2, Mode.MINOR))
        clip = compose_by_rule(plan, seed)
        last = clip.notes[0][-1]
        assert last.pitch % 12 == 2
        assert last.length >= TICKS_PER_BEAT
        for note in clip.notes[0]:
            bar, at = divmod(note.start, plan.bar_ticks)
            if strength(plan.metre, at) >= 0.75:
                strong += 1
                chordal += note.pitch % 12 in clip.chords[bar]
    assert strong > 200
    assert chordal / strong > 0.9


def test_a_denser_track_has_more_notes() -> None:
    for role, program in ((Role.MELODY, 40), (Role.CHORDS, 24), (Role.BASS, 33), (Role.RIFF, 30), (Role.DRUMS, DRUMS)):
        counts = []
        for density in (0.1, 0.5, 0.9):
            track = TrackPlan("t", "Track", program, role, density)
            plan = replace(plain_plan(), tracks=(track,))
            counts.append(sum(len(compose_by_rule(plan, seed).notes[0]) for seed in range(20)))
        assert counts[0] < counts[1] < counts[2], role


def test_a_named_pattern_is_played() -> None:
    track = TrackPlan("t", "Bass", 33, Role.BASS, pattern="quarters")
    clip = compose_by_rule(replace(plain_plan(), tracks=(track,)), 1)
    assert [note.start for note in clip.notes[0]] == [beat * TICKS_PER_BEAT for beat in range(32)]
    assert all(note.pitch % 12 == clip.chords[note.start // 3840][0] for note in clip.notes[0])


def test_the_snare_of_a_rock_groove_is_on_two_and_four() -> None:
    track = TrackPlan("t", "Drums", DRUMS, Role.DRUMS, 0.5, pattern="rock")
    notes = compose_by_rule(replace(plain_plan(), tracks=(track,), bars=2), 1).notes[0]
    first = [note.start for note in notes if note.pitch == SNARE and note.start < 3840]
    assert first == [TICKS_PER_BEAT, 3 * TICKS_PER_BEAT]


@pytest.mark.parametrize(
    ("metre", "lengths"),
    [
        (Metre(4, 4), [1, 1, 1, 1]),
        (Metre(3, 4), [1, 1, 1]),
        (Metre(5, 4), [1] * 5),
        (Metre(6, 8), [3, 3]),
        (Metre(7, 8), [2, 2, 3]),
        (Metre(8, 8), [3, 3, 2]),
        (Metre(12, 8), [3, 3, 3, 3]),
        (Metre(2, 2), [0.5] * 4),
    ],
)
def test_pulses_of_a_metre(metre: Metre, lengths: list[float]) -> None:
    assert [pulse.length / TICKS_PER_BEAT for pulse in pulses(metre)] == lengths
    assert pulses(metre)[0].function == 0


def test_patterns_and_grooves_are_whole() -> None:
    names = [pattern.name for pattern in PATTERNS] + [groove.name for groove in GROOVES]
    assert len(PATTERNS) >= 60
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)
    assert len(names) > 100
    for pattern in PATTERNS:
        assert {len(cell) for cell in pattern.binary} == {4}, pattern.name
        assert {len(cell) for cell in pattern.ternary} == {6}, pattern.name
        assert set("".join(pattern.binary + pattern.ternary)) <= set(".-01234567CcsuPpRTFOWA"), pattern.name
    for groove in GROOVES:
        for _, binary, ternary in groove.rows:
            assert {len(cell) for cell in binary} == {4}, groove.name
            assert {len(cell) for cell in ternary} == {6}, groove.name


def test_every_instrument_has_a_range_that_its_roles_fit_into() -> None:
    assert [each.program for each in INSTRUMENTS] == list(range(129))
    for each in INSTRUMENTS:
        assert each.high - each.low >= 12
        assert each.voices >= 1
        for role in Role:
            for register in (0.0, 0.5, 1.0):
                low, high = compass(each.program, role, register)
                assert each.low <= low <= high - 11
                assert high <= each.high


def test_chords_of_a_clip_without_chords_are_the_tonic() -> None:
    clip = replace(compose_by_rule(plain_plan(), 1), chords=())
    assert [chord.pitch_classes for chord in chords_of(clip)] == [(0, 4, 7)] * 8


def test_a_second_melody_goes_with_the_first() -> None:
    plan = plain_plan((40, Role.MELODY), (73, Role.MELODY))
    for seed in range(10):
        clip = compose_by_rule(plan, seed)
        first, second = clip.notes
        assert [note.start for note in first] == [note.start for note in second]
        assert all((one.pitch - two.pitch) % 12 in (0, 3, 4, 5, 8, 9) for one, two in zip(first, second, strict=True))
        unison = compose_by_rule(replace(plan, genre="celtic"), seed)
        assert all((a.pitch - b.pitch) % 12 == 0 for a, b in zip(*unison.notes, strict=True))


def test_a_walking_bass_hardly_ever_stands_still() -> None:
    track = TrackPlan("t", "Bass", 32, Role.BASS, pattern="walking")
    for seed in range(10):
        pitches = [note.pitch for note in compose_by_rule(replace(plain_plan(), tracks=(track,)), seed).notes[0]]
        assert len(pitches) == 32
        assert sum(one == two for one, two in pairwise(pitches)) <= 2


def test_a_distorted_guitar_plays_no_thirds() -> None:
    track = TrackPlan("t", "Guitar", 30, Role.CHORDS, pattern="chord-eighths")
    clip = compose_by_rule(replace(plain_plan(), tracks=(track,)), 1)
    for note in clip.notes[0]:
        root = clip.chords[note.start // 3840][0]
        assert (note.pitch - root) % 12 in (0, 7)
