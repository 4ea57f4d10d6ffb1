"""The index of a track: where its items begin, found by bisection, and its clips by their ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import lcm

from plugins.timeline.identity import ByIdentity
from plugins.timeline.model import Clip, Item, Sequence, Track, Transition
from plugins.timeline.time import TimeRange


@dataclass(frozen=True, slots=True)
class Placed:
    """An item of a track with its place in the tuple and in time; a transition's time is the stretch that it covers."""

    index: int
    item: Item
    range: TimeRange


class TrackIndex:
    """Where the items of a track begin. Times are kept as whole parts of a second, which bisect fast and exactly.

    `like` is the index of nearly the same items, such as those before an edit, of which the same part is taken over.
    """

    def __init__(self, items: tuple[Item, ...], like: TrackIndex | None = None) -> None:
        self._items = items
        if like is None or not self._take_over(like):
            ratios = [_ratio(item) for item in items]
            self._scale = lcm(*{ratio[1] for ratio in ratios})
            self._edges = list(accumulate([above * (self._scale // below) for above, below in ratios], initial=0))

    def _take_over(self, like: TrackIndex) -> bool:
        items, old, scale = self._items, like._items, like._scale
        first = _same(old, items, 1)
        last = min(_same(old[first:], items[first:], -1), len(old) - first, len(items) - first)
        ratios = [_ratio(item) for item in items[first : len(items) - last]]
        if any(scale % below for _, below in ratios):
            return False
        edges = like._edges[: first + 1]
        for above, below in ratios:
            edges.append(edges[-1] + above * (scale // below))
        rest = like._edges[len(old) - last + 1 :]
        later = edges[-1] - like._edges[len(old) - last]
        edges += [edge + later for edge in rest] if later else rest
        self._scale, self._edges = scale, edges
        return True

    @property
    def scale(self) -> int:
        """How many parts a second has; every time on the track is a whole number of them."""
        return self._scale

    @property
    def duration(self) -> Fraction:
        """When the last item ends."""
        return Fraction(self._edges[-1], self._scale)

    def start(self, index: int) -> Fraction:
        """When an item begins; a transition at its cut."""
        return Fraction(self._edges[index], self._scale)

    def end(self, index: int) -> Fraction:
        """When an item ends."""
        return Fraction(self._edges[index + 1], self._scale)

    def placed(self, index: int) -> Placed:
        """An item with its time."""
        item = self._items[index]
        start = self.start(index)
        if isinstance(item, Transition):
            return Placed(index, item, TimeRange(start - item.in_offset, item.duration))
        return Placed(index, item, TimeRange(start, item.duration))

    def at(self, time: Fraction) -> int | None:
        """The place of the clip or gap at a time; None where the track is over, or has not begun."""
        ticks = (time.numerator * self._scale) // time.denominator
        if ticks < 0 or ticks >= self._edges[-1]:
            return None
        # A transition takes no time, so that the last item that begins here is the one that lasts
        return bisect_right(self._edges, ticks) - 1

    def first_from(self, time: Fraction) -> int:
        """The place of the first item that begins at a time or later, transitions at that cut included."""
        return bisect_left(self._edges, -((-time.numerator * self._scale) // time.denominator), 0, len(self._items))

    @cached_property
    def places(self) -> dict[str, int]:
        """The places of the clips by their ids."""
        return {item.id: index for index, item in enumerate(self._items) if isinstance(item, Clip)}

    def linked(self, link: str) -> tuple[str, ...]:
        """The ids of the clips of a link."""
        return _ids(self._links.get(link))

    def grouped(self, group: str) -> tuple[str, ...]:
        """The ids of the clips of a group."""
        return _ids(self._groups.get(group))

    @cached_property
    def _links(self) -> dict[str, str | list[str]]:
        return _collected((item.link, item.id) for item in self._items if isinstance(item, Clip) and item.link)

    @cached_property
    def _groups(self) -> dict[str, str | list[str]]:
        return _collected((item.group, item.id) for item in self._items if isinstance(item, Clip) and item.group)


def _collected(pairs: Iterator[tuple[str, str]]) -> dict[str, str | list[str]]:
    # Most links have one clip on a track: thousands of lists would set off the garbage collector
    found: dict[str, str | list[str]] = {}
    for key, id_ in pairs:
        there = found.get(key)
        if there is None:
            found[key] = id_
        elif isinstance(there, str):
            found[key] = [there, id_]
        else:
            there.append(id_)
    return found


def _ids(found: str | list[str] | None) -> tuple[str, ...]:
    if found is None:
        return ()
    return (found,) if isinstance(found, str) else tuple(found)


def _ratio(item: Item) -> tuple[int, int]:
    return (0, 1) if isinstance(item, Transition) else item.duration.as_integer_ratio()


def _same(old: tuple[Item, ...], new: tuple[Item, ...], step: int) -> int:
    """How many items are the same from the beginning, or with a step of -1 from the end."""
    old, new = old[::step], new[::step]
    most = min(len(old), len(new))
    # In bunches, which compare at the speed of C where they are the same
    count = 0
    while count < most and old[count : count + _BUNCH] == new[count : count + _BUNCH]:
        count += _BUNCH
    count = min(count, most)
    while count < most and old[count] is new[count]:
        count += 1
    return count


def _indexed(items: tuple[Item, ...]) -> TrackIndex:
    keys = (id(items[0]), id(items[-1])) if items else ()
    index = TrackIndex(items, next((_latest[key] for key in keys if key in _latest), None))
    for key in keys:
        _latest.pop(key, None)
        _latest[key] = index
    while len(_latest) > _MOST_LATEST:
        _latest.pop(next(iter(_latest)), None)
    return index


_BUNCH = 128
_MOST_LATEST = 512
# By their first and last items, one of which an edit mostly leaves as it is. An index keeps its items, so that no other
# one can get the id of one of them meanwhile.
_latest: dict[int, TrackIndex] = {}
_indexes: ByIdentity[tuple[Item, ...], TrackIndex] = ByIdentity(_indexed)


def index_of(track: Track) -> TrackIndex:
    """The index of a track, kept for as long as its items stay the same."""
    return _indexes(track.items)


def duration_of(sequence: Sequence) -> Fraction:
    """When the last track of a sequence ends."""
    return max((index_of(track).duration for track in sequence.tracks), default=Fraction(0))


def item_at(track: Track, time: Fraction) -> Placed | None:
    """The clip or gap of a track at a time; None where the track is over."""
    index = index_of(track)
    place = index.at(time)
    return None if place is None else index.placed(place)


def items_between(track: Track, range_: TimeRange) -> Iterator[Placed]:
    """The items of a track that any of a stretch shows, in the order of time, with the transitions at their cuts."""
    index = index_of(track)
    place = index.at(max(Fraction(0), range_.start))
    if place is None or range_.duration <= 0:
        return
    # One before, where a transition at the cut reaches into the stretch
    place = max(0, place - 1)
    while place < len(track.items) and index.start(place) < range_.end:
        placed = index.placed(place)
        if placed.range.overlaps(range_):
            yield placed
        place += 1
    if place < len(track.items) and isinstance(track.items[place], Transition):
        placed = index.placed(place)
        if placed.range.overlaps(range_):
            yield placed


def find_clip(sequence: Sequence, id_: str) -> tuple[Track, int] | None:
    """The track of a clip and its place there; None where it is gone."""
    for track in sequence.tracks:
        place = index_of(track).places.get(id_)
        if place is not None:
            return track, place
    return None
