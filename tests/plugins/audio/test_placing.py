"""What was made goes into the song where it belongs, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.api import AssetId, Document
from app.storage.assets import FolderAssets
from plugins.audio.commands import song_of
from plugins.audio.excerpt import clip_of, reader, track_notes
from plugins.audio.model import Clip, Key, Metre, Note, Plan, Role, TrackPlan
from plugins.audio.notes import read_notes, store_notes
from plugins.audio.placing import place_clip, place_sound, replace_clip, replace_sound, write_into
from plugins.audio.song import KIND, NotesOf, Region, Song, SoundOf, Track

BEAT = 960
BAR = 4 * BEAT


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()


def _clip(bpm: float = 88.0, bars: int = 2, metre: Metre | None = None) -> Clip:
    plan = Plan(
        bpm,
        metre or Metre(),
        Key(2),
        bars,
        (TrackPlan("x", "Violin", 40, Role.MELODY), TrackPlan("y", "Bass", 33, Role.BASS)),
        ("calm",),
    )
    notes = tuple(tuple(Note(bar * plan.bar_ticks, 50 + track, BEAT) for bar in range(bars)) for track in range(2))
    return Clip(plan, notes, tuple((bar, 4, 7) for bar in range(bars)))


def test_an_empty_song_takes_on_the_facts_of_its_first_clip(assets: FolderAssets) -> None:
    song = song_of(place_clip(Song(), _clip(metre=Metre(3, 4)), 1, assets).apply(Document()))
    assert (song.bpm, song.metre, song.key, song.brace) == (88.0, Metre(3, 4), Key(2), (1, 3))
    assert [track.name for track in song.tracks] == ["Violin", "Bass"]
    assert clip_of(song, reader(assets), 1, 2).notes == _clip(metre=Metre(3, 4)).notes
    assert song.chords == ((), (0, 4, 7), (1, 4, 7))


def test_a_second_clip_leaves_the_song_as_it_is(assets: FolderAssets) -> None:
    document = place_clip(Song(), _clip(), 0, assets).apply(Document())
    song = song_of(document)
    both = song_of(place_clip(song, _clip(200.0), 2, assets).apply(document))
    assert both.bpm == 88.0
    assert both.bars == 4
    assert both.regions[:2] == song.regions
    assert len({track.id for track in both.tracks}) == 4


def test_a_sound_with_a_tempo_fills_the_bars_that_it_was_played_for(assets: FolderAssets) -> None:
    song = Song(bpm=60.0)
    sound = SoundOf(store_notes([], assets).asset, 1000, 4000, 2, bpm=120.0)
    region = place_sound(song, sound, "Loop", 0).regions[0]
    assert region.length == 2 * BAR
    assert place_sound(song, replace(sound, bpm=0.0), "Loop", 0).regions[0].length == BAR


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 8 * BAR - 1), st.integers(40, 80), st.integers(1, BAR)), max_size=30),
    st.sets(st.integers(0, 5)),
    st.sampled_from([(0, 8 * BAR, 0, 0), (BAR, 3 * BAR, BEAT, 0), (2 * BAR, 4 * BAR, 0, BAR), (BAR // 2, BAR, 7, 0)]),
)
def test_only_the_named_bars_get_other_notes(
    assets: FolderAssets, rows: list[tuple[int, int, int]], bars: set[int], shape: tuple[int, int, int, int]
) -> None:
    start, length, offset, loop = shape
    content = store_notes({Note(at, pitch, long) for at, pitch, long in rows}, assets)
    other = Region("o", "b", "Other", 0, 8 * BAR, content)
    song = Song(
        tracks=(Track("a", "A"), Track("b", "B")),
        regions=(Region("r", "a", "R", start, length, content, offset, loop), other),
    )
    document = Document().with_part(KIND, song)
    before = clip_of(song, reader(assets), 1, 6)
    made = tuple(Note(bar * BAR + BEAT, 100, BEAT) for bar in range(6))
    plan = replace(before.plan, tracks=before.plan.tracks[:1])
    after = song_of(write_into(song, Clip(plan, (made,)), 1, {"a": bars}, reader(assets), assets).apply(document))
    old, new = track_notes(song, "a", reader(assets)), track_notes(after, "a", reader(assets))

    def outside(notes: tuple[Note, ...]) -> list[Note]:
        return [note for note in notes if note.start // BAR - 1 not in bars]

    assert outside(new) == outside(old)
    assert [note for note in new if note not in outside(new)] == [
        replace(note, start=note.start + BAR)
        for note in made
        if note.start // BAR in bars and _heard(after, note.start + BAR)
    ]
    assert other in after.regions
    for region in after.regions:
        if region.id == "r" and not loop and isinstance(region.content, NotesOf):
            gone = set(read_notes(content, assets)) - set(read_notes(region.content, assets))
            assert all((note.start - offset + start) // BAR - 1 in bars for note in gone)


def _heard(song: Song, tick: int) -> bool:
    return any(region.track == "a" and region.start <= tick < region.end for region in song.regions)


def test_a_track_that_the_song_does_not_have_is_new(assets: FolderAssets) -> None:
    document = place_clip(Song(), _clip(), 0, assets).apply(Document())
    song = song_of(document)
    clip = clip_of(song, reader(assets))
    more = replace(
        clip,
        plan=replace(clip.plan, tracks=(*clip.plan.tracks, TrackPlan("new", "Drums", 128, Role.DRUMS))),
        notes=(*clip.notes, (Note(0, 36, 10),)),
    )
    after = song_of(write_into(song, more, 0, {}, reader(assets), assets).apply(document))
    assert [track.name for track in after.tracks] == ["Violin", "Bass", "Drums"]
    assert after.regions[:2] == song.regions
    assert track_notes(after, after.tracks[2].id, reader(assets)) == (Note(0, 36, 10),)


def test_a_clip_made_again_takes_the_place_of_what_is_left_of_it(assets: FolderAssets) -> None:
    document = place_clip(Song(), _clip(), 1, assets).apply(Document())
    song = song_of(document)
    violin, bass = song.regions
    again = replace(_clip(), notes=tuple(tuple(replace(note, pitch=note.pitch + 5) for note in notes)
                                         for notes in reversed(_clip().notes)))  # fmt: skip
    again = replace(again, plan=replace(again.plan, tracks=tuple(reversed(again.plan.tracks))))
    command = replace_clip(song, again, [bass.id, violin.id, "gone"], reader(assets), assets)
    assert command is not None
    new = song_of(command.apply(document))
    # The violin's notes go to the violin, wherever it stands in the new clip.
    assert [note.pitch for note in track_notes(new, violin.track, reader(assets))] == [55, 55]
    assert [note.pitch for note in track_notes(new, bass.track, reader(assets))] == [56, 56]
    assert [(each.id, each.start, each.length) for each in new.regions] == [
        (each.id, each.start, each.length) for each in song.regions
    ]
    assert replace_clip(song, again, ["gone"], reader(assets), assets) is None


def test_a_sound_made_again_is_heard_where_the_first_one_was() -> None:
    old = SoundOf(AssetId("a" * 64), 1000, 4000, 1, 0.0, 500)
    document = place_sound(Song(), old, "Rain", BAR).apply(Document())
    song = song_of(document)
    new = SoundOf(AssetId("b" * 64), 1000, 4100, 2)
    command = replace_sound(song, new, [song.regions[0].id])
    assert command is not None
    (region,) = song_of(command.apply(document)).regions
    assert region.content == replace(new, begin=500)
    assert (region.start, region.length) == (song.regions[0].start, song.regions[0].length)
    assert replace_sound(song, new, ["gone"]) is None
