"""PART: the song as JSON and back; and a clip as the bytes in which it is kept and given to generators."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256

from app.api import Asset, AssetId, AssetStore, InvalidData, Json, PartItem, PartType, UserError, from_plain, to_plain
from plugins.audio.excerpt import clip_of, reader
from plugins.audio.model import DRUMS, Clip, Note, Plan
from plugins.audio.song import EMPTY, KIND, LONGEST_BARS, SOUND, NotesOf, Region, Song, Track, checked_bpm

CLIP = "application/vnd.seisei.clip+json"
"""The media type of a clip: its plan, its chords, and the notes of its tracks."""

_HASH = 64
_LONGEST_ID = 200


def clip_to_bytes(clip: Clip) -> bytes:
    """A clip as it is kept."""
    notes = [[[note.start, note.pitch, note.length, note.velocity] for note in track] for track in clip.notes]
    content = {"plan": to_plain(clip.plan), "notes": notes, "chords": to_plain(clip.chords)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def clip_from_bytes(data: bytes) -> Clip:
    """A clip from its bytes; raises InvalidData."""
    try:
        content = json.loads(data)
        plan = from_plain(Plan, content["plan"])
        rows = from_plain(tuple[tuple[tuple[int, int, int, int], ...], ...], content["notes"])
        chords = from_plain(tuple[tuple[int, ...], ...], content["chords"])
        notes = tuple(tuple(sorted(Note(*row) for row in track)) for track in rows)
        _check_plan(plan)
        _check(len(notes) == len(plan.tracks) and len(chords) in (0, plan.bars))
        for track in notes:
            for note in track:
                _check(note.start >= 0 and note.length > 0 and 0 <= note.pitch < 128 and 0 < note.velocity < 128)
    except (ValueError, TypeError, KeyError, RecursionError, UserError) as error:
        raise InvalidData("This is no clip of notes, or it is damaged.", detail=str(error)) from error
    return Clip(plan, notes, chords)


def _decode(data: Json) -> Song:
    try:
        song = from_plain(Song, data)
        _check_plan(song.plan(0))
        tracks = {track.id for track in song.tracks}
        _check(len(tracks) == len(song.tracks) and len({each.id for each in song.regions}) == len(song.regions))
        _check(0 <= song.brace[0] <= song.brace[1] <= LONGEST_BARS)
        _check(len(song.bank) <= _LONGEST_ID)
        for track in song.tracks:
            _check_track(track)
        for region in song.regions:
            _check(region.track in tracks)
            _check_region(region)
        # The limits on their number, too
        return song.with_tracks(song.tracks).with_regions(song.regions)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, UserError) as error:
        raise InvalidData("The music of the project is malformed.", detail=str(error)) from error


def _check_plan(plan: Plan) -> None:
    checked_bpm(plan.bpm)
    _check(1 <= plan.metre.beats <= 64 and plan.metre.unit in (1, 2, 4, 8, 16, 32))
    _check(0 <= plan.key.tonic < 12 and 0 <= plan.bars <= LONGEST_BARS)
    for track in plan.tracks:
        _check(0 <= track.program <= DRUMS)


def _check_track(track: Track) -> None:
    _check(SOUND <= track.program <= DRUMS and 0 <= track.volume <= 1 and -1 <= track.pan <= 1)


def _check_region(region: Region) -> None:
    _check(region.start >= 0 and region.length > 0 and region.offset >= 0 and region.loop >= 0)
    _check(all(bar >= 0 for bar in region.locked) and len(region.content.asset) == _HASH)
    if isinstance(region.content, NotesOf):
        _check(region.content.count >= 0)
    else:
        sound = region.content
        _check(sound.rate > 0 and sound.frames >= 0 and sound.channels > 0 and 0 <= sound.begin <= sound.frames)
        _check(sound.bpm >= 0)


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("a value is out of range")


def _assets(song: Song) -> Iterator[AssetId]:
    for region in song.regions:
        yield region.content.asset
        if region.source is not None:
            yield region.source


def _items(song: Song) -> Iterator[PartItem]:
    """The clips of the song: sound as it is stored, notes as a clip that generators can play."""
    tracks = {track.id: track for track in song.tracks}
    for region in song.regions:
        content, track = region.content, tracks[region.track]
        if not isinstance(content, NotesOf):
            yield PartItem(region.id, region.name, "audio/*", content.asset, content.asset)
            continue
        played = (content, region.offset, region.length, region.loop)
        heard = (song.bpm, song.metre, track.program, track.role, track.volume, track.pan)
        version = sha256(repr((played, heard)).encode()).hexdigest()
        yield PartItem(region.id, region.name, CLIP, version, stored=partial(_stored, song, track, region))


def _stored(song: Song, track: Track, region: Region, assets: AssetStore) -> Asset:
    alone = replace(song, tracks=(track,), regions=(replace(region, start=0, mute=False),), chords=())
    return assets.add_bytes(clip_to_bytes(clip_of(alone, reader(assets))), CLIP, name=region.name)


PART: PartType[Song] = PartType(
    kind=KIND, version=1, empty=lambda: EMPTY, encode=to_plain, decode=_decode, assets=_assets, items=_items
)
