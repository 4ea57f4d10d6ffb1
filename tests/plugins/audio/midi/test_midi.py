"""MIDI files: round trips, files of another program, and files that lie.

The files in `files` were written by mido 1.3.3.
"""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.api import InvalidData, InvalidRequest
from plugins.audio.midi.importing import Imported, clip_of
from plugins.audio.midi.reading import read_midi
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.model import DRUMS, Key, Metre, Mode, Note, Plan, Role, TrackPlan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.theory import fifths
from tests.plugins.audio.midi.clips import small_clip
from tests.plugins.audio.music.plans import drawn_plan

FILES = Path(__file__).parent / "files"


def imported(data: bytes) -> Imported:
    return clip_of(read_midi(data, "a.mid"), "a.mid")


def chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "big") + body


def file_of(*bodies: bytes, form: int = 1, count: int | None = None, division: int = 480) -> bytes:
    numbers = (form, len(bodies) if count is None else count, division)
    header = chunk(b"MThd", b"".join(number.to_bytes(2, "big") for number in numbers))
    return header + b"".join(chunk(b"MTrk", body) for body in bodies)


NOTE = b"\x00\x90\x3c\x40\x60\x80\x3c\x00"
END = b"\x00\xff\x2f\x00"


@pytest.mark.parametrize("seed", range(60))
def test_a_clip_comes_back_from_its_file_as_it_was(seed: int) -> None:
    plan = drawn_plan(seed)
    clip = compose_by_rule(plan, seed)
    back = imported(midi_bytes(clip)).clip
    assert back.plan.bpm == plan.bpm
    assert back.plan.metre == plan.metre
    assert back.plan.bars == plan.bars
    assert fifths(back.plan.key) == fifths(plan.key)
    assert [track.program for track in back.plan.tracks] == [track.program for track in plan.tracks]
    assert [track.name for track in back.plan.tracks] == [track.name for track in plan.tracks]
    assert back.notes == clip.notes


def test_major_and_minor_keys_come_back() -> None:
    for tonic in range(12):
        for mode in (Mode.MAJOR, Mode.MINOR):
            clip = small_clip()
            clip = replace(clip, plan=replace(clip.plan, key=Key(tonic, mode)))
            assert imported(midi_bytes(clip)).clip.plan.key == Key(tonic, mode)


def test_every_byte_is_the_one_that_another_writer_writes() -> None:
    assert midi_bytes(small_clip(), "Two bars", [(0, "Begin")]) == (FILES / "two_bars.mid").read_bytes()


def test_a_file_of_type_0_is_split_by_channel_and_says_what_it_loses() -> None:
    found = imported((FILES / "type_0.mid").read_bytes())
    plan = found.clip.plan
    assert (plan.bpm, plan.metre, plan.key, plan.bars) == (120.0, Metre(3, 4), Key(3, Mode.MAJOR), 2)
    assert [track.program for track in plan.tracks] == [73, 32, DRUMS]
    assert [track.role for track in plan.tracks] == [Role.MELODY, Role.BASS, Role.DRUMS]
    assert found.clip.notes[0] == (Note(0, 75, 960, 90), Note(960, 77, 960, 91), Note(1920, 79, 960, 92))
    said = " ".join(map(str, found.left_out))
    assert "tempo changes 1 times" in said
    assert "bends are left out (1)" in said
    assert "controllers are left out (1)" in said


def test_the_sequences_of_a_file_of_type_2_come_one_after_another() -> None:
    clip = imported((FILES / "type_2.mid").read_bytes()).clip
    assert [notes[0].start for notes in clip.notes] == [0, 3840, 7680]
    assert clip.plan.bars == 3


def test_markers_and_chords_are_written() -> None:
    file = read_midi(midi_bytes(small_clip(), markers=[(3840, "二番")], chords=True), "a.mid")
    assert file.markers == ((0, "Dm"), (3840, "Dm"), (3840, "二番"))


def test_a_track_for_each_of_many_instruments() -> None:
    tracks = tuple(TrackPlan(f"t{index}", "Track", index, Role.MELODY) for index in range(40))
    clip = compose_by_rule(Plan(bars=1, tracks=tracks), 1)
    assert [track.program for track in imported(midi_bytes(clip)).clip.plan.tracks] == list(range(40))


def test_a_riff_wrapping_is_taken_off() -> None:
    inside = midi_bytes(small_clip())
    data = b"RIFF" + (len(inside) + 12).to_bytes(4, "little") + b"RMIDdata" + len(inside).to_bytes(4, "little") + inside
    assert imported(data) == imported(inside)


@pytest.mark.parametrize("bpm", [20.0, 33.3, 89.99, 90.0, 97.3, 133.33, 174.0, 300.0])
def test_a_tempo_comes_back_as_it_was_typed(bpm: float) -> None:
    clip = small_clip()
    for metre in (Metre(4, 4), Metre(6, 8), Metre(3, 2)):
        plan = replace(clip.plan, bpm=bpm, metre=metre)
        assert imported(midi_bytes(replace(clip, plan=plan))).clip.plan.bpm == bpm


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no MIDI file"),
        (b"RIFF....WAVE", "no MIDI file"),
        (b"MThd\x00\x00\x00\x06\x00\x01", "no MIDI file"),
        (file_of(NOTE + END, form=3), "malformed"),
        (file_of(NOTE + END, division=0), "malformed"),
        (file_of(NOTE + END, division=0xE728), "film frames"),
        (file_of(NOTE + END, count=65_535), "65535 tracks"),
        (file_of(NOTE + END)[:-3], "in the middle of track 1"),
        (file_of(NOTE + END).replace(b"MTrk\x00\x00\x00", b"MTrk\x7f\xff\xff"), "in the middle"),
        (file_of(b"\xff\xff\xff\xff\x7f\x90\x3c\x40" + END), "malformed"),
        (file_of(b"\x00\x3c\x40" + END), "malformed"),
        (file_of(b"\x00\x90\x3c\xc0" + END), "malformed"),
        (file_of(b"\x00\xf4" + END), "malformed"),
        (file_of(b"\x00\xff\x01\xff\xff\xff\x7fabc" + END), "malformed"),
        (file_of(b"\x00\xf0\xff\xff\xff\x7f" + END), "malformed"),
        (file_of(b"\x00\x90\x3c"), "malformed"),
        (file_of(END), "no notes"),
        (file_of(b"\x00\x90\x3c\x40" + b"\xff\xff\xff\x7f\x80\x3c\x00" + END), "bars long"),
        (file_of(*[NOTE + END] * 1025), "more than 1024 tracks"),
        (file_of(*[NOTE + END] * 300), "more than 256 instruments"),
        (b"MThd" + bytes(33 << 20), "too large"),
    ],
)
def test_a_file_that_lies_is_refused_in_words(data: bytes, says: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(InvalidData) as raised:
        imported(data)
    assert says in str(raised.value)
    assert raised.value.advice
    assert time.perf_counter() - begun < 2


def test_notes_that_never_end_end_with_the_track_and_running_status_goes_on_after_a_name() -> None:
    body = b"\x00\x90\x3c\x40\x00\xff\x03\x01a\x83\x60\x3e\x50\x83\x60\xff\x2f\x00"
    clip = imported(file_of(body)).clip
    assert clip.notes[0] == (Note(0, 60, 1920, 64), Note(960, 62, 960, 80))


def test_a_metre_that_the_format_lacks_is_refused() -> None:
    clip = small_clip()
    with pytest.raises(InvalidRequest, match="metre"):
        midi_bytes(replace(clip, plan=replace(clip.plan, metre=Metre(4, 3))))
    with pytest.raises(InvalidRequest, match="tempo"):
        midi_bytes(replace(clip, plan=replace(clip.plan, bpm=2.0)))


_SOUND = midi_bytes(small_clip())


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(_SOUND) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(_SOUND))
)
@example([(8, 0), (9, 2)], len(_SOUND))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(_SOUND)
    for at, value in changes:
        data[at] = value
    for tried in (bytes(data), bytes(data[:length])):
        try:
            clip = imported(tried).clip
        except InvalidData:
            continue
        assert midi_bytes(clip)


def test_a_short_first_bar_does_not_make_the_metre() -> None:
    metres = b"\x00\xff\x58\x04\x01\x02\x18\x08" + b"\x83\x60\xff\x58\x04\x03\x02\x18\x08"
    body = metres + b"\x00\x90\x3c\x40" + b"\xa0\x00\x80\x3c\x00" + END
    found = imported(file_of(body))
    assert found.clip.plan.metre == Metre(3, 4)
    assert "keeps 3/4" in str(found.left_out[0])


def test_a_large_file_is_read_quickly() -> None:
    chance = random.Random(1)
    notes = tuple(Note(index * 100, chance.randint(40, 80), 90, 80) for index in range(20_000))
    plan = replace(small_clip().plan, bars=600)
    data = midi_bytes(replace(small_clip(), plan=plan, notes=(notes, ())))
    begun = time.perf_counter()
    assert len(imported(data).clip.notes[0]) == 20_000
    assert time.perf_counter() - begun < 3
