"""Placing: what was made or read becomes tracks and regions of the song, as one step of undo."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.api import Asset, AssetStore
from plugins.audio.commands import PlaceTracks
from plugins.audio.excerpt import ReadNotes, sounding
from plugins.audio.model import Clip, Note, Role
from plugins.audio.notes import store_notes
from plugins.audio.song import SOUND, NotesOf, Region, Song, SoundOf, Track, new_id


def place_clip(song: Song, clip: Clip, bar: int, assets: AssetStore, source: Asset | None = None) -> PlaceTracks:
    """A clip as new tracks with a region each from a bar on; an empty song takes on its tempo, metre, key and brace."""
    bar_ticks = clip.plan.bar_ticks if not song.regions else song.bar_ticks
    start, length = bar * bar_ticks, clip.plan.bars * clip.plan.bar_ticks
    tracks, regions = [], []
    for plan, notes in zip(clip.plan.tracks, clip.notes, strict=True):
        track = Track.of(plan, new_id())
        tracks.append(track)
        content = store_notes(notes, assets)
        regions.append(
            Region(new_id(), track.id, plan.name, start, length, content, source=source.id if source else None)
        )
    facts = None
    if not song.regions:
        plan_ = clip.plan
        facts = replace(
            song, bpm=plan_.bpm, metre=plan_.metre, key=plan_.key, brace=(bar, bar + plan_.bars), moods=plan_.moods,
            genre=plan_.genre,
        )  # fmt: skip
    same = facts is not None or clip.plan.metre == song.metre
    chords = tuple((bar + index, chord) for index, chord in enumerate(clip.chords)) if same else ()
    return PlaceTracks(tuple(tracks), tuple(regions), facts, chords, (source,) if source else ())


def place_sound(
    song: Song, sound: SoundOf, name: str, start: int, track: str = "", source: Asset | None = None
) -> PlaceTracks:
    """Sound as a region from a tick on, on a track of sound, or on a new one where none is named."""
    ticks = sound_ticks(song, sound)
    tracks: tuple[Track, ...] = ()
    if not track:
        made = Track(new_id(), name, SOUND, Role.MELODY)
        tracks, track = (made,), made.id
    region = Region(new_id(), track, name, start, ticks, sound, source=source.id if source else None)
    return PlaceTracks(tracks, (region,), sources=(source,) if source else (), label="Place the sound")


def sound_ticks(song: Song, sound: SoundOf) -> int:
    """How many ticks a sound takes at the song's tempo, stretched to it where it has one of its own."""
    seconds = (sound.frames - sound.begin) / sound.rate
    bpm = sound.bpm or song.bpm
    return max(1, round(seconds * bpm / 60 * song.bar_ticks / song.metre.beats))


def write_into(
    song: Song,
    clip: Clip,
    bar: int,
    changed: Mapping[str, Collection[int]],
    read: ReadNotes,
    assets: AssetStore,
    source: Asset | None = None,
) -> PlaceTracks:
    """The notes of a clip that was made of the song's bars from `bar` on, written back into the song.

    Of a track of the song only the bars that `changed` names for it (counted from `bar`) get other notes; a track that
    the song doesn't have is new. Whatever lies elsewhere stays as it is.
    """
    known = {track.id for track in song.tracks}
    tracks: list[Track] = []
    regions: list[Region] = []
    for plan, notes in zip(clip.plan.tracks, clip.notes, strict=True):
        if plan.id not in known:
            track = Track.of(plan, new_id())
            tracks.append(track)
            regions.append(_fresh(song, track, bar, range(clip.plan.bars), notes, assets, source))
            continue
        bars = {bar + each for each in changed.get(plan.id, ())}
        if bars:
            moved = [replace(note, start=note.start + bar * song.bar_ticks) for note in notes]
            regions += _written(song, song.track(plan.id), bars, moved, read, assets, source)
    chords = tuple(
        (bar + index, chord) for index, chord in enumerate(clip.chords) if not _chord(song.chords, bar + index)
    )
    sources = (source,) if source else ()
    return PlaceTracks(tuple(tracks), tuple(regions), None, chords, sources, label="Write the notes")


def replace_clip(
    song: Song, clip: Clip, regions: Sequence[str], read: ReadNotes, assets: AssetStore, source: Asset | None = None
) -> PlaceTracks | None:
    """A clip that was made again, in place of the regions that the earlier one became; None where none is left.

    Each region gets the notes of the track that is most like its own, stays where it is and as long as it is, and keeps
    its locked bars. What was taken out of the song since does not come back.
    """
    olds = [each for each in song.regions if each.id in regions and isinstance(each.content, NotesOf)]
    olds.sort(key=lambda each: [track.id for track in song.tracks].index(each.track))
    left = list(zip(clip.plan.tracks, clip.notes, strict=True))
    pairs: list[tuple[Region, Sequence[Note]]] = []
    for old, program, role in sorted(
        ((old, song.track(old.track).program, song.track(old.track).role) for old in olds),
        key=lambda each: not any((plan.program, plan.role) == each[1:] for plan, _notes in left),
    ):
        like = [each for each in left if (each[0].program, each[0].role) == (program, role)] or left
        if like:
            left.remove(like[0])
            pairs.append((old, like[0][1]))
    made = []
    for old, notes in pairs:
        if song.track(old.track).locked or not isinstance(old.content, NotesOf):
            continue
        kept = [note for note in read(old.content) if _bar_of(note, old, song) in old.locked]
        new = [note for note in notes if _bar_of(note, old, song) not in old.locked]
        content = store_notes(sorted([*kept, *new]), assets)
        made.append(replace(old, content=content, source=source.id if source else old.source))
    if not made:
        return None
    first = min(each.start for each in made) // song.bar_ticks
    same = clip.plan.metre == song.metre and not any(each.offset or each.locked for each in made)
    chords = tuple((first + index, chord) for index, chord in enumerate(clip.chords)) if same else ()
    return PlaceTracks((), tuple(made), None, chords, (source,) if source else (), label="Make the clip again")


def replace_sound(
    song: Song, sound: SoundOf, regions: Sequence[str], source: Asset | None = None
) -> PlaceTracks | None:
    """Sound that was made again, in place of the regions that the earlier one became; None where none is left."""
    made = tuple(
        replace(each, content=replace(sound, begin=min(each.content.begin, sound.frames - 1)),
                source=source.id if source else each.source)
        for each in song.regions
        if each.id in regions and isinstance(each.content, SoundOf) and not song.track(each.track).locked
    )  # fmt: skip
    sources = (source,) if source else ()
    return PlaceTracks((), made, sources=sources, label="Make the clip again") if made else None


def _bar_of(note: Note, region: Region, song: Song) -> int:
    """The bar of a region in which a note begins, counted from the region's own beginning."""
    return (note.start - region.offset) // song.bar_ticks


def _fresh(
    song: Song, track: Track, bar: int, bars: range, notes: Sequence[Note], assets: AssetStore, source: Asset | None
) -> Region:
    """A new region for bars that follow one another, counted from `bar`."""
    begin = bars.start * song.bar_ticks
    content = store_notes([replace(note, start=note.start - begin) for note in notes], assets)
    start, length = bar * song.bar_ticks + begin, len(bars) * song.bar_ticks
    return Region(new_id(), track.id, track.name, start, length, content, source=source.id if source else None)


def _written(
    song: Song,
    track: Track,
    bars: Collection[int],
    notes: Sequence[Note],
    read: ReadNotes,
    assets: AssetStore,
    source: Asset | None,
) -> list[Region]:
    """The regions of a track after its bars got other notes (in ticks of the song), and new ones where none was."""
    made: list[Region] = []
    fresh = [note for note in notes if note.start // song.bar_ticks in bars]
    covered: set[int] = set()
    for old in song.on(track.id):
        begin, end = old.start // song.bar_ticks, -(-old.end // song.bar_ticks)
        inside = {bar for bar in bars if begin <= bar < end}
        if not inside or old.mute or not isinstance(old.content, NotesOf):
            continue
        region, known = _unlooped(old, old.content, read)
        mine = [note for note in fresh if region.start <= note.start < region.end]
        fresh = [note for note in fresh if note not in mine]
        # What is cut off at its ends is not heard, and stays as well.
        shift = region.offset - region.start
        kept = [
            note
            for note in known
            if not region.start <= note.start - shift < region.end or (note.start - shift) // song.bar_ticks not in bars
        ]
        found = sorted([*kept, *(replace(note, start=note.start + shift) for note in mine)])
        covered |= inside
        made.append(replace(region, content=store_notes(found, assets), source=source.id if source else region.source))
    for run in _runs(sorted(set(bars) - covered)):
        first, last = run.start * song.bar_ticks, run.stop * song.bar_ticks
        own = [replace(note, start=note.start - first) for note in fresh if first <= note.start < last]
        content, id_ = store_notes(own, assets), source.id if source else None
        made.append(Region(new_id(), track.id, track.name, first, last - first, content, source=id_))
    return made


def _unlooped(region: Region, content: NotesOf, read: ReadNotes) -> tuple[Region, Sequence[Note]]:
    """The region with its notes; what it repeats is written out, so that one bar can be changed alone."""
    if not region.loop:
        return region, read(content)
    return replace(region, offset=0, loop=0), sounding(region, read(content))


def _runs(bars: Sequence[int]) -> list[range]:
    """Bars in order as runs of those that follow one another."""
    runs: list[range] = []
    for bar in bars:
        if runs and runs[-1].stop == bar:
            runs[-1] = range(runs[-1].start, bar + 1)
        else:
            runs.append(range(bar, bar + 1))
    return runs


def _chord(chords: Sequence[tuple[int, ...]], bar: int) -> tuple[int, ...]:
    return chords[bar] if bar < len(chords) else ()
