"""What can be done to one region: move its ends, repeat it, take it apart, put several together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.api import UserError
from plugins.audio.excerpt import sounding
from plugins.audio.model import TICKS_PER_BEAT, Note
from plugins.audio.song import NotesOf, Region, Song, SoundOf, new_id

SHORTEST = TICKS_PER_BEAT // 8
"""No end is dragged closer to the other one than this."""


def frames_per_tick(sound: SoundOf, bpm: float) -> float:
    """How many of its own frames a sound plays in a tick; one that has a tempo is stretched to the song's."""
    return 60 * sound.rate / ((sound.bpm or bpm) * TICKS_PER_BEAT)


def with_start(region: Region, tick: float, song: Song) -> Region:
    """The region from this tick on, its end where it was, and what is heard at the times that remain as well.

    It begins no earlier than its content does. One that repeats loses or gains whole repeats.
    """
    moved = round(tick) - region.start
    if region.loop:
        fewest = -(region.start // region.loop)
        most = (region.length - 1) // region.loop
        moved = min(max(round(moved / region.loop), fewest), most) * region.loop
        content, offset = region.content, region.offset
    elif isinstance(region.content, SoundOf):
        rate = frames_per_tick(region.content, song.bpm)
        moved = min(max(moved, -region.start, -int(region.content.begin / rate)), region.length - SHORTEST)
        begin = min(max(0, region.content.begin + round(moved * rate)), region.content.frames)
        content, offset = replace(region.content, begin=begin), region.offset
    else:
        moved = min(max(moved, -region.start, -region.offset), region.length - SHORTEST)
        content, offset = region.content, region.offset + moved
    if not moved:
        return region
    length = region.length - moved
    locked = locks(region.locked, -moved, length, song.bar_ticks)
    return replace(region, start=region.start + moved, length=length, offset=offset, content=content, locked=locked)


def with_end(region: Region, tick: float, song: Song) -> Region:
    """The region up to this tick; one that then plays its content once at most repeats no more."""
    length = max(SHORTEST, round(tick) - region.start)
    loop = region.loop if length > region.loop else 0
    return replace(region, length=length, loop=loop, locked=locks(region.locked, 0, length, song.bar_ticks))


def looped_to(region: Region, tick: float, song: Song) -> Region:
    """The region repeated up to this tick: what it plays now is what is repeated."""
    loop = region.loop or region.length
    return with_end(replace(region, loop=loop), tick, song)


def split(region: Region, tick: int, song: Song) -> tuple[Region, ...]:
    """The region in parts that together sound as it did, cut at the tick; itself where that is not in it.

    There are three where it is cut within a repeat: the rest of that repeat is one of its own.
    """
    if not region.start < tick < region.end:
        return (region,)
    first = replace(
        region,
        length=tick - region.start,
        loop=region.loop if tick - region.start > region.loop else 0,
        locked=locks(region.locked, 0, tick - region.start, song.bar_ticks),
    )
    inside = (tick - region.start) % region.loop if region.loop else 0
    if not inside:
        return (first, _part(region, tick, region.end, 0 if region.loop else tick - region.start, song))
    boundary = min(tick - inside + region.loop, region.end)
    rest = replace(_part(region, tick, boundary, inside, song), loop=0)
    if boundary == region.end:
        return (first, rest)
    return (first, rest, _part(region, boundary, region.end, 0, song))


def _part(region: Region, start: int, end: int, skipped: int, song: Song) -> Region:
    """A region of its own from `start` to `end`, whose content begins so many ticks later."""
    content, offset = region.content, region.offset
    if isinstance(content, SoundOf):
        begin = content.begin + round(skipped * frames_per_tick(content, song.bpm))
        content = replace(content, begin=min(begin, content.frames))
    else:
        offset += skipped
    return replace(
        region,
        id=new_id(),
        start=start,
        length=end - start,
        content=content,
        offset=offset,
        loop=region.loop if end - start > region.loop else 0,
        locked=locks(region.locked, region.start - start, end - start, song.bar_ticks),
    )


def joined(
    regions: Sequence[Region], read: Callable[[NotesOf], Sequence[Note]], song: Song
) -> tuple[Region, tuple[Note, ...]]:
    """One region in place of several on one track, and the notes that it has to hold; raises UserError."""
    if len(regions) < 2 or len({each.track for each in regions}) > 1:
        raise UserError("There is nothing to join.", advice="Select two clips or more on one track.")
    if len({each.mute for each in regions}) > 1:
        raise UserError("Muted clips cannot be joined with others.", advice="Mute all of them, or none.")
    ordered = sorted(regions, key=lambda each: each.start)
    first, end = ordered[0], max(each.end for each in ordered)
    notes: list[Note] = []
    locked: set[int] = set()
    for region in ordered:
        if not isinstance(region.content, NotesOf):
            raise UserError("Clips of sound cannot be joined.", advice="Export them as one file, and import that.")
        moved = region.start - first.start
        notes += [
            Note(note.start + moved, note.pitch, note.length, note.velocity)
            for note in sounding(region, read(region.content))
        ]
        locked.update(locks(region.locked, moved, end - first.start, song.bar_ticks))
    # What came from several results has none of their recipes.
    source = first.source if len({each.source for each in ordered}) == 1 else None
    length = end - first.start
    whole = replace(first, length=length, offset=0, loop=0, locked=tuple(sorted(locked)), source=source)
    return whole, tuple(sorted(notes))


def locks(locked: Sequence[int], moved: int, length: int, bar: int) -> tuple[int, ...]:
    """The bars that are locked in a region of another beginning and length.

    Those of it that hold a part of a bar that was locked; `moved` ticks later than before lies what it plays.
    """
    found: set[int] = set()
    for each in locked:
        first, end = each * bar + moved, (each + 1) * bar + moved
        found.update(range(max(0, first) // bar, -(-min(end, length) // bar)))
    return tuple(sorted(found))
