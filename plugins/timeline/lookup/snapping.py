"""Snapping: the times of a sequence that a dragged edge is drawn to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from fractions import Fraction

from plugins.timeline.lookup.index import items_between
from plugins.timeline.model import Clip, Sequence
from plugins.timeline.time import ZERO, TimeRange

_A_LITTLE = Fraction(1, 1000)


def snap_points(
    sequence: Sequence, range_: TimeRange, without: Collection[str] = (), also: Iterable[Fraction] = ()
) -> tuple[Fraction, ...]:
    """The edges of clips, their markers, those of the sequence, zero, and whatever else is given, in order.

    Only those within a stretch, its end included, and none of the clips that are dragged, `without`.
    """
    points = {ZERO, *also}
    for track in sequence.tracks:
        for placed in items_between(track, TimeRange.between(range_.start, range_.end + _A_LITTLE)):
            clip = placed.item
            if isinstance(clip, Clip) and clip.id not in without:
                points.update((placed.range.start, placed.range.end))
                points.update(
                    placed.range.start + marker.start for marker in clip.markers if 0 <= marker.start <= clip.duration
                )
    for marker in sequence.markers:
        points.update((marker.start, marker.range.end))
    return tuple(sorted(point for point in points if range_.start <= point <= range_.end))


def snapped(
    sequence: Sequence,
    time: Fraction,
    reach: Fraction,
    without: Collection[str] = (),
    also: Iterable[Fraction] = (),
) -> Fraction | None:
    """The point that lies nearest to a time, no further away than `reach`; None where there is none."""
    # One more to the left: a clip that ends just where the stretch begins is not shown in it
    points = snap_points(
        sequence, TimeRange(time - reach - Fraction(1, 1000), 2 * reach + Fraction(1, 500)), without, also
    )
    index = bisect_left(points, time)
    near = [point for point in points[max(0, index - 1) : index + 1] if abs(point - time) <= reach]
    return min(near, key=lambda point: abs(point - time), default=None)
