"""Columns: the items of a track as arrays, of which what is seen at a scale is found without touching each clip."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.timeline.model import Clip, Track, Transition
from plugins.timeline.panel.tracks.inks import look_of

GAP, TRANSITION = -1, -2

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Selected = NDArray[np.bool_]
_Marked = tuple[object, Collection[str], Selected]


@dataclass(frozen=True, slots=True, eq=False)
class TrackColumns:
    """For each item of a track when it begins and ends in seconds, its Look (or GAP, TRANSITION), and whether it is on.

    `transitions` are the places of transitions, with the seconds in which each begins and ends, (transitions,).
    """

    starts: Floats
    ends: Floats
    looks: NDArray[np.int8]
    enabled: NDArray[np.bool_]
    transitions: Places
    transition_starts: Floats
    transition_ends: Floats

    def seen(self, first_s: float, end_s: float) -> slice:
        """The places of the items that lie in a stretch, and perhaps one more at each side."""
        low = int(np.searchsorted(self.ends, first_s, "right"))
        high = int(np.searchsorted(self.starts, end_s, "left"))
        return slice(low, max(low, high))

    def seen_transitions(self, first_s: float, end_s: float, least_s: float) -> Places:
        """The places of the transitions that reach into a stretch and are at least so long."""
        starts, ends = self.transition_starts, self.transition_ends
        return self.transitions[(ends > first_s) & (starts < end_s) & (ends - starts >= least_s)]


@dataclass(frozen=True, slots=True, eq=False)
class Narrow:
    """Clips too narrow to be told apart, a pixel's column each: its Look or -1, and what is above 0 where it is so."""

    looks: NDArray[np.int8]
    selected: NDArray[np.bool_]
    disabled: NDArray[np.bool_]
    starts: NDArray[np.bool_]
    """Where a clip begins, so that many of them look like many."""


def narrow_columns(columns: TrackColumns, places: Places, left_px: float, px_per_s: float, width: int,
                   selected: Selected | None) -> Narrow:  # fmt: skip
    """What the clips at these places put into the pixels of a view; of several in a pixel the last is seen."""
    looks = np.full(width, -1, np.int8)
    chosen, off, begins = (np.zeros(width, np.bool_) for _ in range(3))
    first = np.floor(columns.starts[places] * px_per_s - left_px).astype(np.int64)
    # At least a pixel each, so that nothing vanishes
    end = np.maximum(first + 1, np.floor(columns.ends[places] * px_per_s - left_px).astype(np.int64))
    lengths = np.minimum(end, width) - np.maximum(first, 0)
    there = lengths > 0
    places, first, lengths = places[there], np.maximum(first[there], 0), lengths[there]
    if len(places):
        offsets = np.repeat(np.cumsum(lengths) - lengths, lengths)
        pixels = np.repeat(first, lengths) + np.arange(int(lengths.sum())) - offsets
        looks[pixels] = np.repeat(columns.looks[places], lengths)
        off[pixels] = np.repeat(~columns.enabled[places], lengths)
        begins[first] = True
        if selected is not None:
            # One that is selected is seen, whatever else lies in its pixel
            theirs = np.repeat(selected[places], lengths)
            chosen[pixels[theirs]] = True
    return Narrow(looks, chosen, off, begins)


def _columns(track: Track) -> TrackColumns:
    count = len(track.items)
    durations = np.zeros(count, np.float64)
    looks = np.full(count, GAP, np.int8)
    enabled = np.ones(count, np.bool_)
    transitions: list[int] = []
    kind = track.kind
    for place, item in enumerate(track.items):
        if isinstance(item, Clip):
            durations[place] = item.duration
            looks[place] = look_of(item, kind)
            enabled[place] = item.enabled
        elif isinstance(item, Transition):
            looks[place] = TRANSITION
            transitions.append(place)
        else:
            durations[place] = item.duration
    ends = np.cumsum(durations)
    starts = np.concatenate((np.zeros(1), ends[:-1])) if count else ends
    places = np.array(transitions, np.int64)
    items = [track.items[place] for place in transitions]
    before = np.array([float(each.in_offset) for each in items if isinstance(each, Transition)])
    after = np.array([float(each.out_offset) for each in items if isinstance(each, Transition)])
    cuts = starts[places] if transitions else np.zeros(0)
    return TrackColumns(starts, ends, looks, enabled, places, cuts - before, cuts + after)


class Columns:
    """The columns of tracks, and which of their clips are selected, kept while both stay the same."""

    def __init__(self) -> None:
        self._columns: dict[str, tuple[object, object, TrackColumns]] = {}
        self._selected: dict[str, _Marked] = {}
        self._hidden: dict[str, _Marked] = {}

    def of(self, track: Track) -> TrackColumns:
        """The columns of a track."""
        found = self._columns.get(track.id)
        if found is None or found[0] is not track.items or found[1] is not track.kind:
            found = (track.items, track.kind, _columns(track))
            self._columns[track.id] = found
        return found[2]

    def selected(self, track: Track, selected: Collection[str]) -> Selected | None:
        """Which items of a track are selected; None where nothing is at all."""
        return self._marked(self._selected, track, selected)

    def hidden(self, track: Track, hidden: Collection[str]) -> Selected | None:
        """Which items of a track are not drawn; None where all are."""
        return self._marked(self._hidden, track, hidden)

    def _marked(self, kept: dict[str, _Marked], track: Track, selected: Collection[str]) -> Selected | None:
        if not selected:
            return None
        found = kept.get(track.id)
        if found is None or found[0] is not track.items or found[1] is not selected:
            there = np.fromiter(
                (isinstance(item, Clip) and item.id in selected for item in track.items), np.bool_, len(track.items)
            )
            found = (track.items, selected, there)
            kept[track.id] = found
        return found[2]
