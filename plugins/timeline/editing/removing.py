"""Removing: clips or stretches of time taken away, leaving a gap (lift) or closing up (extract)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Sequence as Many
from fractions import Fraction

from app.api import InvalidRequest
from plugins.timeline.editing.choosing import Chosen, all_chosen, unlocked
from plugins.timeline.editing.modes import Ripple
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.rippling import time_removed
from plugins.timeline.editing.splicing import Items, joined, overwritten, without_range
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Gap, Sequence, Track, Transition
from plugins.timeline.time import TimeRange


def lift(sequence: Sequence, clips: Iterable[str], linked: bool, ids: NewIds) -> Sequence:
    """Take clips away and leave gaps; everything else stays where it is."""
    return without_clips(sequence, all_chosen(sequence, clips, linked), ids)


def extract(sequence: Sequence, clips: Iterable[str], ripple: Ripple, linked: bool, ids: NewIds) -> Sequence:
    """Take clips away and close up: on their own tracks, or by taking their time out of all of them."""
    _closing(ripple)
    found = all_chosen(sequence, clips, linked)
    ranges = [each.range for each in found]
    if ripple is Ripple.ALL:
        return time_removed(sequence, ranges, ripple, (), ids)
    for track, places in _by_track(found):
        sequence = sequence.with_track(track.with_items(joined(_around(track, places), ids)))
    return time_removed(sequence, ranges, ripple, (), ids)


def lift_range(sequence: Sequence, range_: TimeRange, tracks: Collection[str], ids: NewIds) -> Sequence:
    """Empty a stretch of time on tracks; everything else stays where it is."""
    for id_ in tracks:
        track = unlocked(sequence.track(id_))
        stop = min(range_.end, index_of(track).duration)
        if range_.start < stop:
            gap: Items = (Gap(stop - range_.start),)
            sequence = sequence.with_track(overwritten(track, ((range_.start, gap),), ids))
    return sequence


def extract_range(
    sequence: Sequence, range_: TimeRange, tracks: Collection[str], ripple: Ripple, ids: NewIds
) -> Sequence:
    """Take a stretch of time out of tracks, or of all, and close up; it closes a gap as well."""
    _closing(ripple)
    if ripple is Ripple.TRACK:
        for id_ in tracks:
            sequence = sequence.with_track(without_range(unlocked(sequence.track(id_)), range_, ids))
    return time_removed(sequence, (range_,), ripple, (), ids)


def _closing(ripple: Ripple) -> None:
    if ripple is Ripple.NONE:
        raise InvalidRequest("What is extracted closes up.", advice="Lift it, which leaves a gap.")


def without_clips(sequence: Sequence, found: Iterable[Chosen], ids: NewIds) -> Sequence:
    """The sequence with gaps in place of clips."""
    for track, places in _by_track(found):
        gaps = [(Gap(index_of(track).end(place) - index_of(track).start(place)),) for place in places]
        around = _around(track, places)
        pieces: list[Items] = [around[0]]
        for gap, piece in zip(gaps, around[1:], strict=True):
            pieces += [gap, piece]
        sequence = sequence.with_track(track.with_items(joined(pieces, ids)))
    return sequence


def runs_of(found: Iterable[Chosen]) -> dict[str, list[tuple[Fraction, Items]]]:
    """Clips with the transitions among them, as runs without anything else between, by track and with their times."""
    runs: dict[str, list[tuple[Fraction, Items]]] = {}
    for track, places in _by_track(found):
        here = runs.setdefault(track.id, [])
        first = previous = places[0]
        for place in [*places[1:], len(track.items) + 1]:
            between = track.items[previous + 1 : place]
            if place > len(track.items) or any(not isinstance(item, Transition) for item in between):
                here.append((index_of(track).start(first), track.items[first : previous + 1]))
                first = place
            previous = place
    return runs


def _by_track(found: Iterable[Chosen]) -> list[tuple[Track, list[int]]]:
    tracks: dict[str, tuple[Track, list[int]]] = {}
    for each in found:
        tracks.setdefault(each.track.id, (each.track, []))[1].append(each.place)
    return [(track, sorted(places)) for track, places in tracks.values()]


def _around(track: Track, places: Many[int]) -> list[Items]:
    """What lies before, between and behind places, without the transitions to what is there."""
    pieces: list[Items] = []
    start = 0
    for place in [*places, len(track.items)]:
        first, last = start, place
        if start > 0 and first < last and isinstance(track.items[first], Transition):
            first += 1
        if place < len(track.items) and last > first and isinstance(track.items[last - 1], Transition):
            last -= 1
        pieces.append(track.items[first:last])
        start = place + 1
    return pieces
