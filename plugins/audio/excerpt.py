"""A part of a song as a Clip: what generators, the mixer and files are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.api import AssetStore
from plugins.audio.model import Clip, Note
from plugins.audio.notes import read_notes
from plugins.audio.song import SOUND, NotesOf, Region, Song

ReadNotes = Callable[[NotesOf], Sequence[Note]]


def reader(assets: AssetStore) -> ReadNotes:
    """Reads notes from a store."""
    return lambda content: read_notes(content, assets)


def sounding(region: Region, notes: Sequence[Note]) -> list[Note]:
    """The notes of a region as they are heard, in ticks from the region's beginning: cut, and repeated."""
    cut = [_moved(note, -region.offset) for note in notes if note.start >= region.offset]
    if not region.loop:
        return [_ended(note, region.length) for note in cut if note.start < region.length]
    once = [_ended(note, region.loop) for note in cut if note.start < region.loop]
    return [
        _ended(_moved(note, begin), region.length)
        for begin in range(0, region.length, region.loop)
        for note in once
        if begin + note.start < region.length
    ]


def track_notes(song: Song, track: str, read: ReadNotes) -> tuple[Note, ...]:
    """All notes of a track as they are heard, in ticks of the song, sorted."""
    found: list[Note] = []
    for region in song.on(track):
        if isinstance(region.content, NotesOf) and not region.mute:
            found += [_moved(note, region.start) for note in sounding(region, read(region.content))]
    return tuple(sorted(found))


def clip_of(
    song: Song, read: ReadNotes, first: int = 0, bars: int | None = None, tracks: Sequence[str] | None = None
) -> Clip:
    """So many bars of a song from bar `first` on, of these tracks, or of all that have notes.

    Notes that begin before it are not in it; those that sound over its end end there.
    """
    count = song.bars - first if bars is None else bars
    begin, length = first * song.bar_ticks, count * song.bar_ticks
    chosen = [track for track in song.tracks if track.program != SOUND and (tracks is None or track.id in tracks)]
    notes = tuple(
        tuple(
            _ended(_moved(note, -begin), length)
            for note in track_notes(song, track.id, read)
            if begin <= note.start < begin + length
        )
        for track in chosen
    )
    chords = song.chords[first : first + count]
    plan = replace(song.plan(count), tracks=tuple(track.plan for track in chosen))
    return Clip(plan, notes, chords if len(chords) == count and all(chords) else ())


def _moved(note: Note, ticks: int) -> Note:
    return Note(note.start + ticks, note.pitch, note.length, note.velocity)


def _ended(note: Note, end: int) -> Note:
    if note.start + note.length <= end:
        return note
    return Note(note.start, note.pitch, max(1, end - note.start), note.velocity)
