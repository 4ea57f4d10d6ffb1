"""Nesting: clips become a sequence of their own that one clip shows, and come back out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from app.api import UserError
from plugins.timeline.editing.choosing import Chosen, all_chosen, chosen
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.removing import runs_of, without_clips
from plugins.timeline.editing.splicing import Items, joined, length_of, overwritten, part
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Gap, Item, Nested, Sequence, Timeline, Track, TrackKind
from plugins.timeline.time import ZERO, TimeRange


def nest(
    timeline: Timeline, sequence: Sequence, clips: Iterable[str], name: str, linked: bool, ids: NewIds
) -> Timeline:
    """Move clips into a new sequence, which a clip on the lowest of their tracks shows, and one of sound plays.

    Raises UserError where other clips lie between them on those tracks.
    """
    found = all_chosen(sequence, clips, linked)
    if not found:
        return timeline
    kinds = {each.track.kind for each in found}
    if TrackKind.TITLE in kinds and TrackKind.PICTURE not in kinds:
        raise UserError("Titles alone cannot be nested.", advice="Nest them with a picture.")
    start, end = min(each.range.start for each in found), max(each.range.end for each in found)
    inner = Sequence(ids(), name, _inner_tracks(sequence, found, start, ids))
    outer = without_clips(sequence, found, ids)
    link = ids()
    for kind in (TrackKind.PICTURE, TrackKind.SOUND):
        lowest = next((each.track for each in found if each.track.kind is kind), None)
        if lowest is None:
            continue
        track = outer.track(lowest.id)
        if any(isinstance(item, Clip) for item in part(track, start, end)):
            raise UserError(
                "Other clips lie between those that are to be nested.", advice="Nest them as well, or move them away."
            )
        clip = Clip(ids(), Nested(inner.id), end - start, name=name, link=link)
        outer = outer.with_track(overwritten(track, ((start, (clip,)),), ids))
    return timeline.with_sequence(inner).with_sequence(outer)


def unnest(timeline: Timeline, sequence: Sequence, clip: str, linked: bool, ids: NewIds) -> Sequence:
    """Put what a nested sequence shows in place of the clips that show it.

    Its lowest track comes onto theirs and the others onto new ones above it. Raises UserError where a clip changes how
    the sequence is shown.
    """
    found = [each for each in all_chosen(sequence, (clip,), linked) if isinstance(each.clip.content, Nested)]
    if all(each.clip.id != clip for each in found):
        raise UserError("This clip shows no other sequence.", advice="Choose one that was nested.")
    names = _Names(ids)
    for each in found:
        sequence = _opened(timeline, sequence, chosen(sequence, each.clip.id), names, ids)
    return sequence


def _inner_tracks(sequence: Sequence, found: Iterable[Chosen], start: Fraction, ids: NewIds) -> tuple[Track, ...]:
    runs = runs_of(found)
    tracks = []
    for track in sequence.tracks:
        here = runs.get(track.id)
        if here is not None:
            empty = replace(track, id=ids(), items=())
            tracks.append(overwritten(empty, [(at - start, items) for at, items in here], ids))
    return tuple(tracks)


def _opened(timeline: Timeline, sequence: Sequence, each: Chosen, names: _Names, ids: NewIds) -> Sequence:
    clip = each.clip
    plain = Clip(clip.id, clip.content, clip.duration)
    bare = replace(clip, source_start=ZERO, name="", link="", group="", markers=())
    if bare != plain:
        raise UserError(
            "“{clip}” changes how the sequence in it is shown.",
            advice="Take away its speed, effects, keyframes and fades first.",
            clip=clip.name or clip.id,
        )
    assert isinstance(clip.content, Nested)
    inner = timeline.sequence(clip.content.sequence)
    sound = each.track.kind is TrackKind.SOUND
    tracks = [track for track in inner.tracks if (track.kind is TrackKind.SOUND) is sound]
    used = clip.source_range
    sequence = without_clips(sequence, (each,), ids)
    below = each.track.id
    lowest = True
    for track in tracks:
        items = names.renamed(part(track, used.start, used.end))
        if lowest and track.kind is each.track.kind:
            target = sequence.track(below)
        else:
            target = Track(ids(), track.kind, track.name, mute=track.mute)
            sequence = _put_above(sequence, target, below)
            below = target.id
        lowest = False
        sequence = sequence.with_track(_laid(target, each.range, items, ids))
    return sequence


def _laid(track: Track, range_: TimeRange, items: Items, ids: NewIds) -> Track:
    before = part(track, ZERO, range_.start)
    rest = part(track, range_.end) if index_of(track).duration > range_.end else ()
    return track.with_items(joined((before, items, (Gap(range_.duration - length_of(items)),), rest), ids))


def _put_above(sequence: Sequence, track: Track, below: str) -> Sequence:
    tracks: list[Track] = []
    for each in sequence.tracks:
        tracks.append(each)
        if each.id == below:
            tracks.append(track)
    return sequence.with_tracks(tracks)


class _Names:
    """New ids for clips that come out of a sequence that is still there, their links and groups among them kept."""

    def __init__(self, ids: NewIds) -> None:
        self._ids = ids
        self._known: dict[str, str] = {}

    def renamed(self, items: Items) -> Items:
        """The items under new ids."""
        return tuple(self._renamed(item) for item in items)

    def _renamed(self, item: Item) -> Item:
        if not isinstance(item, Clip):
            return item
        return replace(item, id=self._ids(), link=self._new(item.link), group=self._new(item.group))

    def _new(self, old: str) -> str:
        if old and old not in self._known:
            self._known[old] = self._ids()
        return self._known.get(old, "")
