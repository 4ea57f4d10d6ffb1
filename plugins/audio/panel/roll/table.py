"""NoteTable: notes as columns of numbers, of which the part that is seen, hit or heard is found at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from plugins.audio.model import Note
from plugins.audio.song import Region

Numbers: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]

_MOST_REPEATED = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class NoteTable:
    """Columns of equal length, in ticks and as MIDI counts; those of a content are sorted as its notes are."""

    start: Numbers
    pitch: Numbers
    length: Numbers
    velocity: Numbers
    longest: int
    is_sorted: bool = True

    @classmethod
    def of(cls, notes: Sequence[Note]) -> NoteTable:
        """The table of sorted notes."""
        rows = np.array(
            [(note.start, note.pitch, note.length, note.velocity) for note in notes], dtype=np.int64
        ).reshape(-1, 4)
        start, pitch, length, velocity = np.ascontiguousarray(rows.T)
        return cls(start, pitch, length, velocity, int(length.max(initial=0)))

    def __len__(self) -> int:
        """How many notes there are."""
        return len(self.start)

    @property
    def end(self) -> Numbers:
        """The ticks at which the notes are over."""
        return self.start + self.length

    def notes(self) -> list[Note]:
        """The notes as they are kept."""
        columns = (self.start.tolist(), self.pitch.tolist(), self.length.tolist(), self.velocity.tolist())
        return [Note(*row) for row in zip(*columns, strict=True)]

    def taken(self, which: Mask | Numbers) -> NoteTable:
        """Some of the notes, in their order."""
        length = self.length[which]
        return NoteTable(
            self.start[which], self.pitch[which], length, self.velocity[which], int(length.max(initial=0)),
            self.is_sorted,
        )  # fmt: skip

    def changed(
        self,
        *,
        start: Numbers | None = None,
        pitch: Numbers | None = None,
        length: Numbers | None = None,
        velocity: Numbers | None = None,
    ) -> NoteTable:
        """The same notes with other columns."""
        new_length = self.length if length is None else length
        return NoteTable(
            self.start if start is None else start,
            self.pitch if pitch is None else pitch,
            new_length,
            self.velocity if velocity is None else velocity,
            int(new_length.max(initial=0)),
            is_sorted=False,
        )

    def between(self, first: float, last: float) -> Numbers:
        """Places of the notes that sound after `first` and begin before `last`."""
        if not self.is_sorted:
            return np.flatnonzero((self.start < last) & (self.end > first))
        low = int(np.searchsorted(self.start, first - self.longest, "left"))
        high = int(np.searchsorted(self.start, last, "left"))
        return low + np.flatnonzero(self.start[low:high] + self.length[low:high] > first)

    def at(self, tick: float, pitch: int) -> int | None:
        """The place of the note of a pitch that sounds at a tick, the one that began last."""
        found = self.between(tick, float(np.nextafter(tick, np.inf)))
        found = found[self.pitch[found] == pitch]
        return int(found[-1]) if len(found) else None

    def near(self, tick: float, pitch: int, slack: float) -> int | None:
        """The place of the note of a pitch that begins nearest to a tick, within so many ticks."""
        low, high = (int(place) for place in np.searchsorted(self.start, (tick - slack, tick + slack)))
        found = low + np.flatnonzero(self.pitch[low:high] == pitch)
        return int(found[np.argmin(np.abs(self.start[found] - tick))]) if len(found) else None


def heard(region: Region, table: NoteTable, first: float, last: float, *, repeats_only: bool = False) -> NoteTable:
    """The notes of a region as they are heard between two ticks of the song, in ticks of the song."""
    window = region.loop or region.length
    begins = np.flatnonzero((table.start >= region.offset) & (table.start < region.offset + window))
    once = table.taken(begins)
    start = once.start - region.offset
    end = np.minimum(start + once.length, window)
    if region.loop:
        lowest = max(1 if repeats_only else 0, int((first - region.start) // region.loop))
        highest = min(-(-region.length // region.loop), int((last - region.start) // region.loop) + 1)
        times = np.arange(lowest, max(lowest, highest), dtype=np.int64)
        # So far out that a repeat is no pixel wide, some of them stand for all.
        times = times[:: 1 + len(times) * len(start) // _MOST_REPEATED] * region.loop
    else:
        times = np.zeros(0 if repeats_only else 1, dtype=np.int64)
    count = len(times)
    start = np.add.outer(times, start).ravel()
    end = np.minimum(np.add.outer(times, end).ravel(), region.length)
    pitch, velocity = np.tile(once.pitch, count), np.tile(once.velocity, count)
    seen = (start < region.length) & (start + region.start < last) & (end + region.start > first)
    length = (end - start)[seen]
    return NoteTable(
        start[seen] + region.start, pitch[seen], length, velocity[seen], int(length.max(initial=0)), is_sorted=False
    )


def joined(tables: Sequence[NoteTable]) -> NoteTable:
    """The notes of several tables as one, in no order."""

    def column(name: str) -> Numbers:
        columns: list[Numbers] = [getattr(table, name) for table in tables]
        return np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64)

    longest = max((table.longest for table in tables), default=0)
    return NoteTable(column("start"), column("pitch"), column("length"), column("velocity"), longest, is_sorted=False)
