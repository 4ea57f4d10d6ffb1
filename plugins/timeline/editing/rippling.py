"""Rippling: time that is put in or taken out moves what lies behind it, on other tracks and of markers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from fractions import Fraction

from plugins.timeline.editing.modes import Ripple
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.splicing import with_time, without_ranges
from plugins.timeline.model import Marker, Sequence
from plugins.timeline.time import ZERO, TimeRange


def time_added(
    sequence: Sequence, at: Fraction, duration: Fraction, ripple: Ripple, done: Collection[str], ids: NewIds
) -> Sequence:
    """The sequence after some of its tracks, `done`, became longer at a time: the others and the markers follow."""
    if ripple is Ripple.NONE or not duration:
        return sequence
    tracks = sequence.tracks
    if ripple is Ripple.ALL:
        tracks = tuple(
            track if track.locked or track.id in done else with_time(track, at, duration, ids) for track in tracks
        )
    markers = tuple(
        replace(marker, start=marker.start + duration) if marker.ripple and marker.start >= at else marker
        for marker in sequence.markers
    )
    return replace(sequence, tracks=tracks, markers=ordered(markers))


def time_removed(
    sequence: Sequence, ranges: Iterable[TimeRange], ripple: Ripple, done: Collection[str], ids: NewIds
) -> Sequence:
    """The sequence after some of its tracks, `done`, lost stretches of time: the others and the markers follow."""
    if ripple is Ripple.NONE:
        return sequence
    gone = apart(ranges)
    tracks = sequence.tracks
    if ripple is Ripple.ALL:
        tracks = tuple(
            track if track.locked or track.id in done else without_ranges(track, gone, ids) for track in tracks
        )
    markers = tuple(
        replace(marker, start=marker.start - time_before(gone, marker.start)) if marker.ripple else marker
        for marker in sequence.markers
    )
    return replace(sequence, tracks=tracks, markers=ordered(markers))


def apart(ranges: Iterable[TimeRange]) -> tuple[TimeRange, ...]:
    """Stretches of time in order, those that touch or overlap as one."""
    found: list[TimeRange] = []
    for range_ in sorted(ranges, key=lambda each: each.start):
        if not range_.duration:
            continue
        if found and range_.start <= found[-1].end:
            found[-1] = TimeRange.between(found[-1].start, max(found[-1].end, range_.end))
        else:
            found.append(range_)
    return tuple(found)


def time_before(ranges: Iterable[TimeRange], time: Fraction) -> Fraction:
    """How much of stretches that are apart lies before a time."""
    return sum((min(each.end, time) - each.start for each in ranges if each.start < time), ZERO)


def ordered(markers: Iterable[Marker]) -> tuple[Marker, ...]:
    """Markers by their start."""
    return tuple(sorted(markers, key=lambda each: (each.start, each.id)))
