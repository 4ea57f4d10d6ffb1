"""Clips and tokens: exact there and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import InvalidData, InvalidRequest
from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import Attributes, measured, moods, tempo_token, wished
from plugins.audio.cliplm.tokens import decode, encode, head, snap
from plugins.audio.model import DRUMS, Clip, Key, Metre, Note, Plan, Role, TrackPlan
from tests.plugins.audio.cliplm.clips import ruled_clips, wild_clips

VIOLIN = TrackPlan("a", "", 40, Role.MELODY)


@given(st.one_of(wild_clips(), ruled_clips()))
@settings(max_examples=80, deadline=None)
def test_a_clip_on_the_grid_comes_back_exactly(clip: Clip) -> None:
    snapped = snap(clip)
    assert snap(snapped) == snapped
    assert decode(encode(snapped), clip.plan) == snapped


@given(ruled_clips(), st.data())
@settings(max_examples=40, deadline=None)
def test_bars_to_fill_stand_at_the_end_and_come_back_to_their_place(clip: Clip, data: st.DataObject) -> None:
    snapped = snap(clip)
    places = [(track, bar) for track in range(len(clip.plan.tracks)) for bar in range(clip.plan.bars)]
    redo = data.draw(st.lists(st.sampled_from(places), min_size=1))
    tokens = encode(snapped, redo=redo)
    assert tokens.count(v.FILL) == tokens.count(v.FILL_BEGIN) == len(set(redo))
    assert decode(tokens, clip.plan) == snapped


@given(wild_clips())
@settings(max_examples=60, deadline=None)
def test_snapped_notes_lie_inside_and_one_at_a_time_on_a_pitch(clip: Clip) -> None:
    for notes in snap(clip).notes:
        ends: dict[int, int] = {}
        for note in notes:
            assert note.start >= ends.get(note.pitch, 0)
            ends[note.pitch] = note.start + note.length
            assert ends[note.pitch] <= clip.plan.bars * clip.plan.bar_ticks


def test_a_note_moves_no_further_than_half_a_position() -> None:
    clip = Clip(Plan(tracks=(VIOLIN,)), ((Note(961, 60, 479, 100), Note(1999, 62, 80, 64)),))
    assert snap(clip).notes == ((Note(960, 60, 480, 104), Note(2000, 62, 80, 72)),)


def test_kinds_of_tokens_do_not_overlap() -> None:
    borders = [
        v.METRE, v.TEMPO, v.MODE, v.BARS, v.ENERGY, v.LIGHT, v.FAMILY, v.ROLE, v.DENSITY, v.POLYPHONY, v.RANGE,
        v.CHORD, v.POSITION, v.PITCH, v.DRUM, v.DURATION, v.VELOCITY, v.SIZE,
    ]  # fmt: skip
    assert borders == sorted(set(borders))
    assert v.METRE == v.END + 1


def test_pitches_are_counted_from_the_tonic() -> None:
    assert [v.pitch_token(62, 2, False), v.pitch_token(66, 2, False)] == [v.PITCH + 71, v.PITCH + 75]
    assert v.pitch_token(60, 0, False) == v.pitch_token(62, 2, False)
    for tonic in range(12):
        assert [v.pitch_of(v.pitch_token(pitch, tonic, False), tonic) for pitch in range(128)] == list(range(128))


def test_chords_that_have_no_token_are_told_by_their_third() -> None:
    assert v.chord_of(v.chord_token((9, 0, 4, 7), 5), 5) == (9, 0, 4, 7)
    assert v.chord_of(v.chord_token((9, 0, 4, 7, 11), 5), 5) == (9, 0, 4)
    assert v.chord_of(v.chord_token((7, 0, 2), 0), 0) == (7, 11, 2)
    assert v.chord_of(v.chord_token((), 3), 3) == ()


def test_what_has_no_token_is_refused_in_words() -> None:
    with pytest.raises(InvalidRequest, match="11/8"):
        head(Plan(metre=Metre(11, 8)), [Attributes(0, 0, 0)])
    with pytest.raises(InvalidRequest, match="1 to 16 bars"):
        head(Plan(bars=17), [Attributes(0, 0, 0)])
    drums = Clip(Plan(tracks=(TrackPlan("d", "", DRUMS, Role.DRUMS),)), ((Note(0, 20, 80),),))
    with pytest.raises(InvalidRequest, match="Drum 20"):
        encode(drums)
    with pytest.raises(InvalidData, match="grid"):
        encode(Clip(Plan(tracks=(VIOLIN,)), ((Note(1, 60, 80),),)))
    assert snap(drums).notes == ((),)


@pytest.mark.parametrize("broken", [slice(0, 20), slice(0, 17)])
def test_a_sequence_that_breaks_off_is_refused(broken: slice) -> None:
    plan = Plan(bars=1, tracks=(VIOLIN, replace(VIOLIN, id="b")))
    clip = snap(Clip(plan, ((Note(0, 60, 960),), (Note(0, 62, 960),))))
    with pytest.raises(InvalidData):
        decode(encode(clip)[broken], plan)


def test_attributes_are_counted_from_the_notes() -> None:
    plan = Plan(bars=1, tracks=(VIOLIN,))
    crotchets = tuple(Note(beat * 960, 72, 960) for beat in range(4))
    assert measured(crotchets, plan) == Attributes(2, 0, 6)
    chord = tuple(Note(0, pitch, 3840) for pitch in (60, 64, 67))
    assert measured(chord, plan) == Attributes(0, 2, 4)
    quavers = tuple(Note(beat * 960, 72, 960) for beat in range(6))
    assert measured(quavers, Plan(bars=1, metre=Metre(6, 8), tracks=(VIOLIN,))).density == 4


def test_wishes_move_what_is_asked_for() -> None:
    sparse, dense = (wished(replace(VIOLIN, density=density)) for density in (0.0, 1.0))
    low, high = (wished(replace(VIOLIN, register=register)) for register in (0.0, 1.0))
    assert (sparse.density, dense.density) == (0, v.DENSITIES - 1)
    assert low.range < high.range
    assert wished(VIOLIN).cap == 1
    assert wished(replace(VIOLIN, role=Role.CHORDS)).cap > 1


def test_a_tempo_is_one_of_sixteen_in_any_metre() -> None:
    assert tempo_token(Plan(bpm=40)) == tempo_token(Plan(bpm=10)) == v.TEMPO
    assert tempo_token(Plan(bpm=239)) == tempo_token(Plan(bpm=900)) == v.TEMPO + 15
    assert tempo_token(Plan(bpm=120, metre=Metre(6, 8))) == tempo_token(Plan(bpm=60))


def test_a_fast_dense_track_in_major_is_lively_and_bright() -> None:
    lively = moods(Plan(bpm=160), [Attributes(5, 0, 5)])
    calm = moods(Plan(bpm=60, key=Key(0, list(v.MODES)[1])), [Attributes(1, 0, 5)])
    assert lively == (v.ENERGY + 2, v.LIGHT + 2)
    assert calm == (v.ENERGY, v.LIGHT)
