"""The song in a document: it comes back as it was, hostile JSON is refused, and what is heard is what was placed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from app.api import AssetId, Document, InvalidData, UserError
from app.storage.assets import FolderAssets
from plugins.audio.codec import PART, clip_from_bytes, clip_to_bytes
from plugins.audio.commands import MoveTrack, PlaceTracks, PutRegions, RemoveTrack, SetBank, SetFacts, SetTempo, song_of
from plugins.audio.excerpt import clip_of, reader, sounding
from plugins.audio.model import DRUMS, Clip, Key, Metre, Mode, Note, Plan, Role, TrackPlan
from plugins.audio.notes import notes_from_bytes, notes_to_bytes, store_notes
from plugins.audio.song import SOUND, NotesOf, Region, Song, SoundOf, Track
from plugins.audio.sound.effects import Band, Delay, Equaliser, Shape

HASH = AssetId("0" * 64)
BEAT = 960


def _song() -> Song:
    return Song(
        bpm=97.5,
        metre=Metre(6, 8),
        key=Key(9, Mode.DORIAN),
        tracks=(
            Track("a", "Violin", 40, Role.MELODY, volume=0.7, effects=(Equaliser((Band(Shape.PEAK, 900.0),)), Delay())),
            Track("b", "Kit", DRUMS, Role.DRUMS, mute=True),
            Track("c", "Voice", SOUND),
        ),
        regions=(
            Region("r", "a", "One", 0, 6 * BEAT, NotesOf(HASH, 3), loop=BEAT, locked=(0, 2), source=HASH),
            Region("s", "c", "Take", BEAT, 99, SoundOf(HASH, 48000, 100, 2, 97.5, 7)),
        ),
        chords=((9, 0, 4), ()),
        brace=(1, 3),
        loudness=-14.0,
        bank="fluidr3mono",
    )  # fmt: skip


def test_a_song_comes_back_through_json() -> None:
    song = _song()
    assert PART.decode(json.loads(json.dumps(PART.encode(song)))) == song
    assert sorted(PART.assets(song)) == [HASH] * 3


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("bpm",), 0),
        (("bpm",), float("nan")),
        (("bpm",), True),
        (("metre", "beats"), 0),
        (("key", "mode"), "jazz"),
        (("tracks", 0, "program"), 129),
        (("tracks", 0, "volume"), "loud"),
        (("tracks", 0, "effects", 1, "is"), "Path"),
        (("tracks", 0, "more"), 1),
        (("regions", 0, "track"), "gone"),
        (("regions", 0, "length"), 0),
        (("regions", 1, "content", "rate"), 0),
        (("regions", 1, "content", "asset"), "short"),
        (("regions", 0, "start"), 10**12),
        (("brace",), [3, 1]),
        (("regions",), {}),
        (("bank",), "x" * 201),
        (("bank",), None),
    ],
)
def test_a_malformed_song_is_refused(where: tuple[str | int, ...], value: object) -> None:
    data: Any = copy.deepcopy(json.loads(json.dumps(PART.encode(_song()))))
    place = data
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    with pytest.raises(InvalidData):
        PART.decode(data)


def test_notes_come_back_and_damage_is_told() -> None:
    notes = (Note(0, 60, 10, 1), Note(0, 61, 2**31 - 1, 127), Note(10**11, 127, 1, 80))
    data = notes_to_bytes(reversed(notes))
    assert notes_from_bytes(data) == notes
    for broken in (data[:-1], b"SSN2" + data[4:], data[:-4] + b"\xff\x00\x00\x00"):
        with pytest.raises(InvalidData):
            notes_from_bytes(broken)
    with pytest.raises(InvalidData):
        notes_to_bytes([Note(0, 300, 10)])


def test_a_clip_comes_back_and_damage_is_told() -> None:
    clip = Clip(
        Plan(90, tracks=(TrackPlan("a", "A", 0, Role.BASS),), bars=1, moods=("calm",)),
        ((Note(0, 40, 5), Note(3, 41, 2)),),
        ((0, 4, 7),),
    )
    data = clip_to_bytes(clip)
    assert clip_from_bytes(data) == clip
    for broken in (b"", b"[]", data.replace(b"[0,40,5,80]", b"[0,400,5,80]"), data.replace(b'"bars":1', b'"bars":-1')):
        with pytest.raises(InvalidData):
            clip_from_bytes(broken)


def test_a_region_is_heard_cut_and_repeated() -> None:
    notes = [Note(0, 60, 100), Note(BEAT, 62, 3 * BEAT), Note(3 * BEAT, 64, 10)]
    cut = Region("r", "a", "", 0, 2 * BEAT, NotesOf(HASH, 3), offset=BEAT)
    assert sounding(cut, notes) == [Note(0, 62, 2 * BEAT)]
    looped = Region("r", "a", "", 0, 3 * BEAT + 50, NotesOf(HASH, 3), loop=2 * BEAT)
    assert sounding(looped, notes) == [
        Note(0, 60, 100),
        Note(BEAT, 62, BEAT),
        Note(2 * BEAT, 60, 100),
        Note(3 * BEAT, 62, 50),
    ]


def test_what_was_placed_is_in_the_excerpt(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    notes = store_notes([Note(0, 60, BEAT), Note(5 * BEAT, 65, 9 * BEAT)], assets)
    track = Track("a", "Piano")
    regions = (Region("r", "a", "One", 4 * BEAT, 8 * BEAT, notes),)
    facts = Song(bpm=77.0, brace=(1, 3))
    document = PlaceTracks((track,), regions, facts, chords=((1, (0, 4, 7)), (2, (7, 11, 2)))).apply(Document())
    song = song_of(document)
    assert (song.bpm, song.brace, song.bars) == (77.0, (1, 3), 3)
    clip = clip_of(song, reader(assets), 1, 2)
    assert clip.notes == ((Note(0, 60, BEAT), Note(5 * BEAT, 65, 3 * BEAT)),)
    assert clip.chords == ((0, 4, 7), (7, 11, 2))
    assert clip.plan.tracks[0].id == "a"
    assert clip_of(song, reader(assets), 2, 1).notes == ((Note(BEAT, 65, 3 * BEAT),),)
    assets.close()


def test_a_tempo_relabels_sound_only_when_told() -> None:
    document = Document().with_part("audio", _song())
    sound = next(each for each in song_of(SetTempo(60.0).apply(document)).regions if each.id == "s").content
    assert isinstance(sound, SoundOf)
    assert sound.bpm == 97.5
    relabelled = song_of(SetTempo(60.0, relabel=True).apply(document))
    assert isinstance(relabelled.regions[1].content, SoundOf)
    assert relabelled.regions[1].content.bpm == 60.0
    with pytest.raises(UserError):
        SetTempo(1000.0).apply(document)


def test_the_sound_font_of_a_song_is_chosen() -> None:
    document = Document()
    assert SetBank("").apply(document) is document
    chosen = SetBank("fluidr3mono").apply(document)
    assert song_of(chosen) == Song(bank="fluidr3mono")
    assert SetBank("fluidr3mono").apply(chosen) is chosen


def test_tracks_are_moved_and_taken_away_with_their_regions() -> None:
    document = Document().with_part("audio", _song())
    moved = song_of(MoveTrack("c", before="a").apply(document))
    assert [track.id for track in moved.tracks] == ["c", "a", "b"]
    gone = song_of(RemoveTrack("a").apply(document))
    assert [region.id for region in gone.regions] == ["s"]
    assert song_of(SetFacts(metre=Metre(3, 4)).apply(document)).chords == ()
    with pytest.raises(UserError):
        PutRegions((Region("x", "gone", "", 0, 1, NotesOf(HASH, 0)),)).apply(document)
