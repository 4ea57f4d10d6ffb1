"""Cuts: where clips begin and end, before and after a time."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plugins.timeline.lookup.index import TrackIndex, index_of
from plugins.timeline.model import Gap, Sequence
from plugins.timeline.time import ZERO


def next_cut(sequence: Sequence, time: Fraction) -> Fraction | None:
    """The first edge of a clip after a time; None after the last."""
    return min((edge for edge in _near(sequence, time) if edge > time), default=None)


def previous_cut(sequence: Sequence, time: Fraction) -> Fraction | None:
    """The last edge of a clip before a time, or the beginning; None at the beginning."""
    return max((edge for edge in (ZERO, *_near(sequence, time)) if edge < time), default=None)


def _near(sequence: Sequence, time: Fraction) -> Iterator[Fraction]:
    """Edges of clips before and after a time, the nearest of each track among them."""
    for track in sequence.tracks:
        index = index_of(track)
        if not track.items:
            continue
        place = index.at(time)
        around = len(track.items) - 1 if place is None else place
        for each in range(max(0, around - 2), min(len(track.items), around + 3)):
            if not isinstance(track.items[each], Gap):
                yield from _edges(index, each)


def _edges(index: TrackIndex, place: int) -> tuple[Fraction, Fraction]:
    return index.start(place), index.end(place)
