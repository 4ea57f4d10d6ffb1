"""What other panels can use of a song: its sounds as they are, and its notes as clips that can be played."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.api import AssetId
from app.storage.assets import FolderAssets
from plugins.audio.codec import CLIP, PART, clip_from_bytes
from plugins.audio.model import Note
from plugins.audio.notes import store_notes
from plugins.audio.song import SOUND, Region, Song, SoundOf, Track

_BEAT = 960
_SOUND = AssetId("5" * 64)


def _song(assets: FolderAssets) -> Song:
    notes = store_notes((Note(0, 60, _BEAT), Note(2 * _BEAT, 64, _BEAT)), assets)
    tracks = (Track("keys", "Keys", 4), Track("voice", "Voice", SOUND))
    heard = Region("riff", "keys", "Riff", 8 * _BEAT, 4 * _BEAT, notes, loop=2 * _BEAT)
    sung = Region("sung", "voice", "Sung", 0, 4 * _BEAT, SoundOf(_SOUND, 48_000, 100, 2))
    return Song(bpm=90, tracks=tracks, regions=(heard, sung))


def test_sound_is_its_asset_and_notes_are_stored_as_they_are_heard(assets: FolderAssets, tmp_path: Path) -> None:
    riff, sung = PART.items(_song(assets))
    assert (sung.id, sung.asset, sung.content, sung.media_type) == ("sung", _SOUND, _SOUND, "audio/*")
    assert (riff.id, riff.title, riff.media_type, riff.asset) == ("riff", "Riff", CLIP, None)
    assert riff.stored is not None
    stored = riff.stored(assets)
    assert stored.media_type == CLIP
    assert stored.name == "Riff"
    clip = clip_from_bytes(assets.read(stored.id))
    # Two beats over and over, from the beginning of the clip and not of the song
    assert [(note.start, note.pitch) for note in clip.notes[0]] == [(0, 60), (2 * _BEAT, 60)]
    assert (clip.plan.bars, clip.plan.bpm, clip.plan.tracks[0].program) == (1, 90, 4)


def test_notes_are_others_when_they_sound_otherwise(assets: FolderAssets) -> None:
    song = _song(assets)
    riff = next(iter(PART.items(song)))
    moved = replace(song, regions=(replace(song.regions[0], start=0, name="Moved"), song.regions[1]))
    assert next(iter(PART.items(moved))).content == riff.content
    faster, cut = replace(song, bpm=91), replace(song, regions=(replace(song.regions[0], offset=_BEAT),))
    organ = replace(song, tracks=(replace(song.tracks[0], program=16), song.tracks[1]))
    others = {next(iter(PART.items(other))).content for other in (faster, cut, organ)}
    assert len(others) == 3
    assert riff.content not in others
