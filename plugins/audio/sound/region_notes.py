"""RegionNotes: the notes of a region as sound, a piece of them at a time, so that a long one sounds at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from plugins.audio.model import TICKS_PER_BEAT, Note
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.kept import Kept
from plugins.audio.sound.sampler import Sampler, Struck
from plugins.audio.sound.samples import Audio

PIECE = 1 << 15
"""Notes that begin within so many frames are rendered together, with their tails."""
_SHORTEST_S = 0.02
_RELEASE, _EXCLUSIVE = 38, 57
"""The generators of a sound font for the time of release, and for who cuts off whom."""
_LONGEST_CENTS = 8000

_START, _PITCH, _VELOCITY, _HELD, _CHOKED = range(5)

Events = NDArray[np.int64]
"""Rows of start, pitch, velocity, held frames, and the frame after the start at which it is cut off, or -1."""


def tick_frame(tick: float, bpm: float, rate: int) -> int:
    """The frame of a tick, counted from where both are 0."""
    return round(tick * 60 * rate / (bpm * TICKS_PER_BEAT))


class RegionNotes:
    """Notes in frames from the region's beginning on. What a piece depends on are its notes alone."""

    def __init__(self, events: Events, program: int, rate: int, bank: Bank, kept: Kept) -> None:
        self._events, self._program, self._rate, self._bank, self._kept = events, program, rate, bank, kept
        self._instrument = bank.instrument(program)
        ends = events[:, _START] + np.maximum(events[:, _HELD], 1) + longest_release(program, bank, rate)
        numbers = events[:, _START] // PIECE
        self._lows = np.flatnonzero(np.diff(numbers, prepend=-1)) if len(events) else np.zeros(0, np.int64)
        self._highs = np.append(self._lows[1:], len(events))
        self._begins = numbers[self._lows] * PIECE
        self._ends = np.maximum.reduceat(ends, self._lows) if len(events) else self._begins
        self.reach = int(self._ends.max()) if len(events) else 0
        """The frame at which the last one has faded at the latest."""

    @classmethod
    def of(cls, notes: Sequence[Note], program: int, bpm: float, rate: int, bank: Bank, kept: Kept) -> RegionNotes:
        """The notes of a region as `excerpt.sounding` gives them."""
        frames = 60 * rate / (bpm * TICKS_PER_BEAT)
        rows = np.array([(note.start, note.pitch, note.velocity, note.length) for note in notes], np.float64)
        rows = rows.reshape(-1, 4)
        starts = np.rint(rows[:, 0] * frames)
        held = np.rint((rows[:, 0] + rows[:, 3]) * frames) - starts
        columns = (starts, rows[:, 1], rows[:, 2], held, np.full(len(rows), -1.0))
        events = np.stack(columns, 1).astype(np.int64)
        events = events[np.lexsort((events[:, _PITCH], events[:, _START]))]
        return cls(_choked(events, program, bank), program, rate, bank, kept)

    def window(self, first: int, end: int, cycle: int) -> RegionNotes:
        """The notes that begin between two frames, let go at the second one, and begun again after `cycle` frames."""
        starts = self._events[:, _START]
        events = self._events[(starts >= first) & (starts < end)].copy()
        events[:, _HELD] = np.minimum(events[:, _HELD], end - events[:, _START])
        events = _choked(events, self._program, self._bank, cycle)
        return RegionNotes(events, self._program, self._rate, self._bank, self._kept)

    def add_to(self, sound: Audio, start: int) -> None:
        """Add what sounds from a frame on."""
        end = start + len(sound)
        for index in np.flatnonzero((self._begins < end) & (self._ends > start)):
            begin = int(self._begins[index])
            piece = self._piece(begin, self._events[self._lows[index] : self._highs[index]])
            low, high = max(start, begin), min(end, begin + len(piece))
            if high > low:
                sound[low - start : high - start] += piece[low - begin : high - begin]

    def _piece(self, begin: int, events: Events) -> Audio:
        """The notes that begin in a piece, until the last of them has faded."""
        placed = events.copy()
        placed[:, _START] -= begin
        key = (self._program, self._rate, self._bank, placed.tobytes())
        return self._kept.get(key, lambda: self._rendered(placed))

    def _rendered(self, events: Events) -> Audio:
        sampler = self._bank.sampler(self._rate)
        heard = [(int(event[_START]), self._note(sampler, event)) for event in events]
        sound = np.zeros((max(start + len(note) for start, note in heard), 2), np.float32)
        for start, note in heard:
            sound[start : start + len(note)] += note
        return sound

    def _note(self, sampler: Sampler, event: NDArray[np.int64]) -> Audio:
        _, pitch, velocity, held, choked = (int(value) for value in event)
        held = max(held, round(_SHORTEST_S * self._rate))
        struck = Struck(pitch, velocity, held, choked if choked >= 0 else None)
        return sampler.note(self._instrument.bank, self._instrument.program, struck)


def longest_release(program: int, bank: Bank, rate: int) -> int:
    """Frames that a note sounds on at most after its key is let go."""
    instrument = bank.instrument(program)
    zones = bank.font.zones(instrument.bank, instrument.program)
    cents = max((zone.generators[_RELEASE] for zone in zones), default=0)
    release_s = float(2 ** (min(cents, _LONGEST_CENTS) / 1200))
    return round((max(release_s, _SHORTEST_S) + _SHORTEST_S) * rate) + 1


def _choked(events: Events, program: int, bank: Bank, cycle: int = 0) -> Events:
    """Events of which each knows when the next one of its exclusive class cuts it off, such as an open hi-hat."""
    instrument = bank.instrument(program)
    zones = [zone for zone in bank.font.zones(instrument.bank, instrument.program) if zone.generators[_EXCLUSIVE]]
    if not zones or not len(events):
        return events
    known: dict[tuple[int, int], frozenset[int]] = {}
    next_of: dict[int, int] = {}
    classes: list[frozenset[int]] = []
    for pitch, velocity in events[:, (_PITCH, _VELOCITY)].tolist():
        found = known.get((pitch, velocity))
        if found is None:
            found = frozenset(zone.generators[_EXCLUSIVE] for zone in zones if zone.sounds(pitch, velocity))
            known[pitch, velocity] = found
        classes.append(found)
    starts = events[:, _START].tolist()
    if cycle:
        for start, exclusive in zip(reversed(starts), reversed(classes), strict=True):
            next_of.update(dict.fromkeys(exclusive, start + cycle))
    choked = np.full(len(events), -1, np.int64)
    # Backwards, a chord at a time: who begins together does not cut one another off.
    end = len(starts)
    while end:
        begin = end - 1
        while begin and starts[begin - 1] == starts[end - 1]:
            begin -= 1
        for index in range(begin, end):
            cuts = [next_of[one] - starts[index] for one in classes[index] if one in next_of]
            choked[index] = min(cuts, default=-1)
        for index in range(begin, end):
            next_of.update(dict.fromkeys(classes[index], starts[index]))
        end = begin
    events = events.copy()
    events[:, _CHOKED] = choked
    return events
