"""Splicing: cutting parts out of tracks and joining parts into one, with gaps and transitions kept in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Gap, Item, Track, Transition
from plugins.timeline.time import ZERO, TimeRange

Items = tuple[Item, ...]


def length_of(items: Iterable[Item]) -> Fraction:
    """How long items last together."""
    return sum((item.duration for item in items if not isinstance(item, Transition)), ZERO)


def cut(item: Clip | Gap, head: Fraction, tail: Fraction) -> Clip | Gap:
    """An item without so many seconds at its beginning and end; a cut edge has no fade."""
    if not head and not tail:
        return item
    if isinstance(item, Gap):
        return Gap(item.duration - head - tail)
    clip = item.resized(-head, -tail)
    return replace(clip, fade_in=ZERO if head else clip.fade_in, fade_out=ZERO if tail else clip.fade_out)


def part(track: Track, start: Fraction, end: Fraction | None = None) -> Items:
    """What a track holds from a time to another, or to its end. Where the track ends before, a gap fills it up.

    Clips that reach over an edge are cut there; a transition at an edge is left out.
    """
    index = index_of(track)
    stop = index.duration if end is None else min(end, index.duration)
    found: list[Item] = []
    first = index.at(start) if start < stop else None
    if first is not None:
        last = index.first_from(stop) - 1
        found.extend(track.items[first : last + 1])
        found[-1] = _cut(found[-1], ZERO, index.end(last) - stop)
        found[0] = _cut(found[0], start - index.start(first), ZERO)
    if end is not None and end > max(start, index.duration):
        found.append(Gap(end - max(start, index.duration)))
    return tuple(found)


def _cut(item: Item, head: Fraction, tail: Fraction) -> Item:
    return item if isinstance(item, Transition) else cut(item, head, tail)


def joined(pieces: Iterable[Items], ids: NewIds) -> Items:
    """Parts one after the other as the items of a track.

    Gaps that meet become one, empty items go, and so does a gap at the end. A clip that is in several parts gets a new
    id in each but the first. Only the seams are looked at: what was in order within a part is taken as it is.
    """
    out: list[Item] = []
    seams: list[int] = []
    ends: set[str] = set()
    for given in pieces:
        piece = _distinct(given, ends, ids)
        seams.append(len(out))
        lasting = 0
        for place, item in enumerate(piece):
            _push(out, item)
            lasting += not isinstance(item, Transition)
            if lasting == 2:
                out.extend(piece[place + 1 :])
                break
        last = next((item for item in reversed(piece) if isinstance(item, Clip)), None)
        if last is not None:
            ends.add(last.id)
    while out and not isinstance(out[-1], Clip):
        out.pop()
    return _fitted(out, seams)


def tidied(items: Iterable[Item]) -> Items:
    """Items from elsewhere with gaps that meet as one, and without empty items and transitions between nothing."""
    out: list[Item] = []
    for item in items:
        _push(out, item)
    if out and isinstance(out[-1], Transition):
        out.pop()
    return tuple(out)


def _distinct(piece: Items, ends: set[str], ids: NewIds) -> Items:
    # A clip can be in two parts only as the last clip of the one and the first of the other
    place = next((index for index, item in enumerate(piece) if isinstance(item, Clip)), None)
    if place is None or place > 1:
        return piece
    first = piece[place]
    if not isinstance(first, Clip) or first.id not in ends:
        return piece
    return (*piece[:place], ids.part(first), *piece[place + 1 :])


def _push(out: list[Item], item: Item) -> None:
    if isinstance(item, Transition):
        if out and not isinstance(out[-1], Transition):
            out.append(item)
        return
    if not item.duration:
        if out and isinstance(out[-1], Transition):
            out.pop()
        return
    if isinstance(item, Gap):
        if len(out) > 1 and isinstance(out[-1], Transition) and isinstance(out[-2], Gap):
            out.pop()
        if out and isinstance(out[-1], Gap):
            out[-1] = Gap(out[-1].duration + item.duration)
            return
    out.append(item)


def _fitted(out: list[Item], seams: Sequence[int]) -> Items:
    places = {
        place for seam in seams for place in range(max(0, seam - 4), min(len(out), seam + 5))
        if isinstance(out[place], Transition)
    }  # fmt: skip
    gone: list[int] = []
    for place in sorted(places):
        transition = out[place]
        if not isinstance(transition, Transition):
            continue
        fitting = fitted(out, place, transition)
        if fitting is None:
            gone.append(place)
        elif fitting != transition:
            out[place] = fitting
    for place in reversed(gone):
        del out[place]
    return tuple(out)


def fitted(items: Sequence[Item], place: int, transition: Transition) -> Transition | None:
    """A transition as long as there is room and material for it at a place; None where there is none."""
    before, after = room_at(items, place)
    fitting = replace(
        transition, in_offset=min(transition.in_offset, before), out_offset=min(transition.out_offset, after)
    )
    return fitting if fitting.duration > 0 else None


def room_at(items: Sequence[Item], place: int) -> tuple[Fraction, Fraction]:
    """The longest in and out offsets of a transition at a place, by what is shown there and by unused material."""
    left, right = items[place - 1], items[place + 1] if place + 1 < len(items) else None
    if place == 0 or isinstance(left, Transition) or right is None or isinstance(right, Transition):
        return ZERO, ZERO
    earlier = items[place - 2] if place > 1 else None
    later = items[place + 2] if place + 2 < len(items) else None
    before = left.duration - (earlier.out_offset if isinstance(earlier, Transition) else ZERO)
    after = right.duration - (later.in_offset if isinstance(later, Transition) else ZERO)
    if isinstance(right, Clip) and right.head is not None:
        before = min(before, right.head)
    if isinstance(left, Clip) and left.tail is not None:
        after = min(after, left.tail)
    return max(ZERO, before), max(ZERO, after)


def refitted(track: Track, places: Sequence[int]) -> Track:
    """The track after the material at some places changed: transitions there are fitted to what is left."""
    return track.with_items(_fitted(list(track.items), places))


def replaced(track: Track, first: int, last: int, items: Items, ids: NewIds) -> Track:
    """The track with the items from one place to another, the last included, replaced."""
    # One by one: what comes in need not be in order
    return track.with_items(joined((track.items[:first], *((item,) for item in items), track.items[last + 1 :]), ids))


def without_range(track: Track, range_: TimeRange, ids: NewIds) -> Track:
    """The track without a stretch of time; what lies behind moves up."""
    return without_ranges(track, (range_,), ids)


def without_ranges(track: Track, ranges: Iterable[TimeRange], ids: NewIds) -> Track:
    """The track without several stretches of time, which are in order and apart."""
    end = index_of(track).duration
    pieces: list[Items] = []
    start = ZERO
    for range_ in ranges:
        if range_.start >= end:
            break
        pieces.append(part(track, start, range_.start))
        start = range_.end
    if not pieces:
        return track
    pieces.append(part(track, start))
    return track.with_items(joined(pieces, ids))


def with_time(track: Track, at: Fraction, duration: Fraction, ids: NewIds) -> Track:
    """The track with so many seconds of nothing put in; a clip that is shown there is cut in two."""
    if at >= index_of(track).duration or not duration:
        return track
    return track.with_items(joined((part(track, ZERO, at), (Gap(duration),), part(track, at)), ids))


def overwritten(track: Track, runs: Iterable[tuple[Fraction, Items]], ids: NewIds) -> Track:
    """The track with items put over what is there, each run at its time; they are in order and apart."""
    pieces: list[Items] = []
    start = ZERO
    for at, items in runs:
        pieces += [part(track, start, at), items]
        start = at + length_of(items)
    pieces.append(part(track, start))
    return track.with_items(joined(pieces, ids))
