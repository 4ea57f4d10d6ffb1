"""Rows: where the tracks lie from the top down, for their heads and for their clips alike."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from plugins.timeline.model import Sequence, Track, TrackKind

LOWEST, HIGHEST, USUAL = 26, 320, 64
SPLIT = 7
"""The height of the line between pictures and sound."""
_FREE = 40
"""So much stays free below the last track, where something can be dropped."""


@dataclass(frozen=True, slots=True)
class Row:
    """A track, and where it begins below the first one's top edge, in pixels."""

    track: Track
    top: int
    height: int
    number: int
    """Counted from 1 among those of its kind: from below where there is something to see, from above for sound."""

    @property
    def end(self) -> int:
        """The first pixel below it."""
        return self.top + self.height

    @property
    def is_sound(self) -> bool:
        """Whether it is heard and not seen."""
        return self.track.kind is TrackKind.SOUND


class Rows(QObject):
    """The rows of a sequence, and how far they are scrolled. What is seen lies above, the topmost layer first."""

    changed = Signal()
    """Other rows, another height, or another place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._tops: list[int] = []
        self._tracks: tuple[Track, ...] | None = None
        self._heights: dict[str, int] = {}
        self._split = 0
        self._top = 0
        self._view = 400

    @property
    def all(self) -> tuple[Row, ...]:
        """The rows from the top down."""
        return self._rows

    @property
    def top(self) -> int:
        """How many pixels are scrolled out at the top."""
        return self._top

    @property
    def split(self) -> int:
        """Where the line between pictures and sound begins, below the first row's top edge."""
        return self._split

    @property
    def whole(self) -> int:
        """How high all of it is."""
        return (self._rows[-1].end if self._rows else 0) + (SPLIT if self._rows and not self._rows[-1].is_sound else 0)

    @property
    def view(self) -> int:
        """How much of it is seen."""
        return self._view

    @property
    def most(self) -> int:
        """How many pixels can be scrolled out at the top."""
        return max(0, self.whole + _FREE - self._view) if self.whole > self._view else 0

    def show(self, sequence: Sequence) -> None:
        """Lay out the tracks of a sequence."""
        if sequence.tracks is self._tracks:
            return
        self._tracks = sequence.tracks
        self._lay_out()

    def set_height(self, track: str, height: int | None) -> None:
        """Show a track in another height for a while, as while it is dragged; None in its own."""
        if height is None:
            self._heights.pop(track, None)
        else:
            self._heights[track] = min(max(height, LOWEST), HIGHEST)
        self._lay_out()

    def fit(self, view: int) -> None:
        """Nothing is scrolled out further than a view of this height makes it needed."""
        self._view = view
        self.scroll_to(self._top)

    def y(self, row: Row) -> int:
        """Where a row begins in the view."""
        return row.top - self._top

    def of(self, track: str) -> Row | None:
        """The row of a track; None where it is gone."""
        return next((row for row in self._rows if row.track.id == track), None)

    def at(self, y: float) -> Row | None:
        """The row at a place in the view; None on the line between the kinds, and outside of all."""
        place = int(y + self._top)
        index = bisect_right(self._tops, place) - 1
        if index < 0 or place >= self._rows[index].end:
            return None
        return self._rows[index]

    def between(self, first: float, last: float) -> tuple[Row, ...]:
        """The rows that are seen between two places in the view."""
        low = max(0, bisect_right(self._tops, first + self._top) - 1)
        high = bisect_right(self._tops, last + self._top)
        return tuple(row for row in self._rows[low:high] if row.end > first + self._top)

    def scroll_to(self, top: float) -> None:
        """Have so many pixels scrolled out at the top."""
        found = round(min(max(0.0, top), self.most))
        if found != self._top:
            self._top = found
            self.changed.emit()

    def reveal(self, track: str) -> None:
        """Scroll as little as is needed to show a track."""
        row = self.of(track)
        if row is not None:
            if row.top < self._top:
                self.scroll_to(row.top)
            elif row.end > self._top + self._view:
                self.scroll_to(row.end - self._view)

    def _lay_out(self) -> None:
        tracks = self._tracks or ()
        seen = [track for track in tracks if track.kind is not TrackKind.SOUND]
        heard = [track for track in tracks if track.kind is TrackKind.SOUND]
        rows, top = [], 0
        numbers = _numbers(seen) | _numbers(heard)
        for track in (*reversed(seen), *heard):
            if track.kind is TrackKind.SOUND and track is heard[0]:
                self._split = top
                top += SPLIT
            height = self._heights.get(track.id, min(max(track.height, LOWEST), HIGHEST))
            rows.append(Row(track, top, height, numbers[track.id]))
            top += height
        if not heard:
            self._split = top
        self._rows = tuple(rows)
        self._tops = [row.top for row in rows]
        self._top = round(min(self._top, self.most))
        self.changed.emit()


def _numbers(tracks: list[Track]) -> dict[str, int]:
    found: dict[str, int] = {}
    counts: dict[TrackKind, int] = {}
    for track in tracks:
        counts[track.kind] = counts.get(track.kind, 0) + 1
        found[track.id] = counts[track.kind]
    return found


def resized(track: Track, height: int) -> Track:
    """A track in another height."""
    return replace(track, height=min(max(height, LOWEST), HIGHEST))
