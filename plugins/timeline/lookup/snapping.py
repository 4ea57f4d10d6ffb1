"""Snapping: the times of a sequence that a dragged edge is drawn to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from fractions import Fraction

from plugins.timeline.lookup.identity import ByIdentity
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Sequence, Track


def _edges(track: Track) -> tuple[tuple[Fraction, str], ...]:
    index = index_of(track)
    found: list[tuple[Fraction, str]] = []
    for place, item in enumerate(track.items):
        if isinstance(item, Clip):
            start = index.start(place)
            found += [(start, item.id), (index.end(place), item.id)]
            found += [(start + marker.start, item.id) for marker in item.markers if 0 <= marker.start <= item.duration]
    return tuple(found)


_edges_of: ByIdentity[Track, tuple[tuple[Fraction, str], ...]] = ByIdentity(_edges)


def snap_points(
    sequence: Sequence, without: Collection[str] = (), also: Iterable[Fraction] = ()
) -> tuple[Fraction, ...]:
    """The edges of clips, their markers, those of the sequence, zero, and whatever else is given, in order.

    `without` are the clips that are dragged.
    """
    points = {Fraction(0), *also}
    for track in sequence.tracks:
        points.update(time for time, id_ in _edges_of(track) if id_ not in without)
    for marker in sequence.markers:
        points.update((marker.start, marker.range.end))
    return tuple(sorted(points))


def snapped(time: Fraction, points: tuple[Fraction, ...], reach: Fraction) -> Fraction | None:
    """The point that lies nearest to a time, no further away than `reach`; None where there is none."""
    index = bisect_left(points, time)
    near = [point for point in points[max(0, index - 1) : index + 1] if abs(point - time) <= reach]
    return min(near, key=lambda point: abs(point - time), default=None)
