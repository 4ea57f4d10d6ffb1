"""Choosing: which clips and tracks an edit is about, with what is linked or grouped, and nothing that is locked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import InvalidRequest, UserError
from plugins.timeline.lookup.index import find_clip, index_of
from plugins.timeline.model import (
    Clip,
    Item,
    Media,
    Nested,
    Sequence,
    Shot,
    Solid,
    Title,
    Track,
    TrackKind,
    media_of,
)
from plugins.timeline.time import TimeRange


@dataclass(frozen=True, slots=True)
class Chosen:
    """A clip where it is: its track, its place there, and its time."""

    track: Track
    place: int
    clip: Clip
    range: TimeRange


def chosen(sequence: Sequence, id_: str) -> Chosen:
    """A clip where it is; raises UserError where it is gone or its track is locked."""
    found = find_clip(sequence, id_)
    if found is None:
        raise UserError("That clip is no longer there.", advice="Choose another clip.")
    track, place = found
    unlocked(track)
    return _chosen(track, place)


def _chosen(track: Track, place: int) -> Chosen:
    placed = index_of(track).placed(place)
    assert isinstance(placed.item, Clip)
    return Chosen(track, place, placed.item, placed.range)


def unlocked(track: Track) -> Track:
    """A track that may be changed; raises UserError where it is locked."""
    if track.locked:
        raise UserError("The track “{track}” is locked.", advice="Unlock it first.", track=track.name or track.id)
    return track


def all_chosen(sequence: Sequence, ids: Iterable[str], linked: bool) -> tuple[Chosen, ...]:
    """Clips where they are, in the order of tracks and time; raises UserError where one is gone or locked.

    With `linked` those come along that are linked or grouped with one of them, except on tracks that are locked.
    """
    named = {id_: chosen(sequence, id_) for id_ in ids}
    found = set(named)
    if linked:
        found = _along(sequence, named.values())
    return tuple(
        _chosen(track, place)
        for track in sequence.tracks
        if not track.locked
        for place in sorted(places[id_] for places in (index_of(track).places,) for id_ in found if id_ in places)
    )


def along(sequence: Sequence, ids: Iterable[str]) -> frozenset[str]:
    """The ids of clips and of all that is linked or grouped with them, whether locked or not."""
    found = [find_clip(sequence, id_) for id_ in ids]
    return frozenset(_along(sequence, [_chosen(*each) for each in found if each is not None]))


def _along(sequence: Sequence, named: Iterable[Chosen]) -> set[str]:
    found: set[str] = set()
    waiting = [each.clip for each in named]
    links: set[str] = set()
    groups: set[str] = set()
    while waiting:
        clip = waiting.pop()
        found.add(clip.id)
        ids: list[str] = []
        for track in sequence.tracks:
            index = index_of(track)
            if clip.link and clip.link not in links:
                ids += index.linked(clip.link)
            if clip.group and clip.group not in groups:
                ids += index.grouped(clip.group)
        links.add(clip.link)
        groups.add(clip.group)
        for id_ in ids:
            other = find_clip(sequence, id_)
            if id_ not in found and other is not None:
                waiting.append(_chosen(*other).clip)
    return found


def edge_mates(sequence: Sequence, first: Chosen, time: Fraction, linked: bool) -> tuple[Chosen, ...]:
    """A clip and, with `linked`, those linked with it of which an edge lies at the same time, on unlocked tracks."""
    if not linked or not first.clip.link:
        return (first,)
    mates = [first]
    for track in sequence.tracks:
        if track.locked:
            continue
        index = index_of(track)
        for id_ in index.linked(first.clip.link):
            mate = _chosen(track, index.places[id_])
            if id_ != first.clip.id and time in (mate.range.start, mate.range.end):
                mates.append(mate)
    return tuple(mates)


def fits_on(clip: Clip, track: Track) -> bool:
    """Whether a clip can be put on a track of this kind."""
    content = clip.content
    media = media_of(content)
    if track.kind is TrackKind.TITLE:
        return isinstance(content, Title)
    if track.kind is TrackKind.SOUND:
        return isinstance(content, Nested | Shot) or (media is not None and media.sound is not None)
    if isinstance(content, Media):
        return content.has_picture
    return isinstance(content, Title | Solid | Nested | Shot)


def checked_new(sequence: Sequence, track: Track, items: Iterable[Item], known: Collection[str] = ()) -> None:
    """Raise UserError where a track is locked or of another kind, InvalidRequest where an id is there already."""
    unlocked(track)
    seen: set[str] = set()
    for item in items:
        if not isinstance(item, Clip):
            continue
        if not fits_on(item, track):
            raise UserError(
                "“{clip}” cannot be put on the track “{track}”.",
                advice="Choose a track of its kind.",
                clip=item.name or item.id,
                track=track.name or track.id,
            )
        twice = item.id in seen
        seen.add(item.id)
        if twice or (item.id not in known and find_clip(sequence, item.id) is not None):
            raise InvalidRequest("The clip “{clip}” is there already.", advice="Give it another id.", clip=item.id)


def with_clip(track: Track, place: int, clip: Clip) -> Track:
    """The track with a clip of the same length in place of another."""
    return track.with_items((*track.items[:place], clip, *track.items[place + 1 :]))


def with_clips(sequence: Sequence, clips: Iterable[Clip]) -> Sequence:
    """The sequence with clips in place of those of the same ids and lengths; raises UserError as `chosen` does."""
    tracks: dict[str, list[Item]] = {}
    for clip in clips:
        found = chosen(sequence, clip.id)
        tracks.setdefault(found.track.id, list(found.track.items))[found.place] = clip
    return replace(
        sequence,
        tracks=tuple(
            track.with_items(tuple(tracks[track.id])) if track.id in tracks else track for track in sequence.tracks
        ),
    )
