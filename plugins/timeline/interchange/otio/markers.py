"""Markers: those of another program's film, in the time of what they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import opentimelineio as otio

from app.api import from_plain
from plugins.timeline.codec import LONGEST_TEXT
from plugins.timeline.interchange.otio.notes import notes_of, own_of, unpacked
from plugins.timeline.interchange.otio.times import range_of
from plugins.timeline.model import Marker, MarkerColour, new_id
from plugins.timeline.time import LONGEST_S, TimeRange

_LONGEST_NAME = 1000


def read_markers(markers: Iterable[otio.schema.Marker], shown: TimeRange) -> Iterator[Marker]:
    """Markers in the order that they have, counted from the beginning of the range that is shown."""
    for marker in markers:
        range_ = range_of(marker.marked_range).moved(-shown.start)
        if abs(range_.start) > LONGEST_S or range_.duration > LONGEST_S:
            continue
        colour = next((each for each in MarkerColour if each.value == marker.color), None)
        notes = notes_of(marker, color="" if colour else marker.color)
        stored = _stored(marker)
        if stored is None:
            stored = Marker(new_id(), range_.start, range_.duration)
        elif _apart(stored.range, range_):
            stored = replace(stored, start=range_.start, duration=range_.duration)
        yield replace(
            stored,
            name=marker.name[:_LONGEST_NAME],
            comment=marker.comment[:LONGEST_TEXT],
            colour=colour or MarkerColour.GREEN,
            metadata=notes,
        )


def _stored(marker: otio.schema.Marker) -> Marker | None:
    raw = own_of(marker).get("marker")
    try:
        return from_plain(Marker, unpacked(raw)) if raw is not None else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _apart(one: TimeRange, other: TimeRange) -> bool:
    return abs(one.start - other.start) > 1e-6 or abs(one.duration - other.duration) > 1e-6
