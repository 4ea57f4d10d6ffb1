"""Marking: markers of sequences and clips."""

from __future__ import annotations

from dataclasses import replace

from plugins.timeline.editing.choosing import chosen, with_clips
from plugins.timeline.editing.rippling import ordered
from plugins.timeline.model import Marker, Sequence


def with_marker(sequence: Sequence, marker: Marker, clip: str = "") -> Sequence:
    """The sequence with a marker on it, or on a clip, in place of the one of the same id."""
    return _marked(sequence, marker.id, (marker,), clip)


def without_marker(sequence: Sequence, marker: str, clip: str = "") -> Sequence:
    """The sequence without a marker of it, or of a clip."""
    return _marked(sequence, marker, (), clip)


def _marked(sequence: Sequence, id_: str, new: tuple[Marker, ...], clip: str) -> Sequence:
    old = chosen(sequence, clip).clip.markers if clip else sequence.markers
    markers = ordered((*(each for each in old if each.id != id_), *new))
    if clip:
        return with_clips(sequence, (replace(chosen(sequence, clip).clip, markers=markers),))
    return replace(sequence, markers=markers)
