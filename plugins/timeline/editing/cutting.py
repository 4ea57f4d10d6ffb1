"""Cutting clips in two, and joining what was cut."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from fractions import Fraction

from app.api import UserError
from plugins.timeline.editing.choosing import all_chosen, along, unlocked
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.splicing import cut, replaced
from plugins.timeline.lookup.index import index_of, item_at
from plugins.timeline.model import Clip, Item, Sequence
from plugins.timeline.time import ZERO


def razor(sequence: Sequence, time: Fraction, tracks: Collection[str] | None, linked: bool, ids: NewIds) -> Sequence:
    """Cut what is shown at a time in two: on tracks and what is linked with it, or on all that are not locked."""
    if tracks is None:
        return _cut_at(sequence, time, None, ids)
    found = [item_at(unlocked(sequence.track(id_)), time) for id_ in tracks]
    clips = [each.item.id for each in found if each is not None and isinstance(each.item, Clip)]
    return split(sequence, clips, time, linked, ids)


def split(sequence: Sequence, clips: Iterable[str], time: Fraction, linked: bool, ids: NewIds) -> Sequence:
    """Cut clips in two at a time, as far as they are shown then."""
    named = {each.clip.id for each in all_chosen(sequence, clips, linked=False)}
    return _cut_at(sequence, time, along(sequence, named) if linked else named, ids)


def join(sequence: Sequence, clips: Iterable[str], linked: bool, ids: NewIds) -> Sequence:
    """Make one of clips that follow one another and go on where the one before ends; raises UserError otherwise."""
    tracks: dict[str, list[str]] = {}
    for each in all_chosen(sequence, clips, linked):
        tracks.setdefault(each.track.id, []).append(each.clip.id)
    for id_, named in tracks.items():
        for later in reversed(named[1:]):
            track = sequence.track(id_)
            place = index_of(track).places[later]
            left, right = track.items[place - 1], track.items[place]
            one = _one(left, right) if place and index_of(track).places.get(named[0], place) < place else None
            if one is None:
                raise UserError(
                    "These clips do not continue one another.",
                    advice="Choose clips that were cut in two and not changed since.",
                )
            sequence = sequence.with_track(replaced(track, place - 1, place, (one,), ids))
    return sequence


def _one(left: Item, right: Item) -> Clip | None:
    if not isinstance(left, Clip) or not isinstance(right, Clip):
        return None
    whole = left.resized(ZERO, right.duration)
    if left.speed < 0:
        whole = replace(whole, source_start=right.source_start)
    rest = replace(
        whole.resized(-left.duration, ZERO), id=right.id, link=right.link, fade_in=right.fade_in,
        fade_out=right.fade_out, markers=right.markers,
    )  # fmt: skip
    if rest != right:
        return None
    known = {marker.id for marker in left.markers}
    later = tuple(replace(each, start=each.start + left.duration) for each in right.markers if each.id not in known)
    return replace(whole, fade_out=right.fade_out, markers=(*left.markers, *later))


def _cut_at(sequence: Sequence, time: Fraction, clips: Collection[str] | None, ids: NewIds) -> Sequence:
    for track in sequence.tracks:
        found = None if track.locked else item_at(track, time)
        if found is None or not isinstance(found.item, Clip) or (clips is not None and found.item.id not in clips):
            continue
        head = time - found.range.start
        if head:
            left = cut(found.item, ZERO, found.range.duration - head)
            right = cut(found.item, head, ZERO)
            assert isinstance(right, Clip)
            changed = replaced(track, found.index, found.index, (left, ids.part(right)), ids)
            sequence = sequence.with_track(changed)
    return sequence
