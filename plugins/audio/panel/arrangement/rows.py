"""Rows: where the tracks lie from the top down, for their heads and their lanes alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from plugins.audio.panel.work import SongWork
from plugins.audio.song import Track

LOWEST, HIGHEST, USUAL = 40, 160, 64
_HEIGHT = "audio.row-height"


class Rows(QObject):
    """The height of a track and how far the tracks are scrolled, in pixels."""

    changed = Signal()

    def __init__(self, work: SongWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        kept = work.context.settings.get(_HEIGHT, USUAL)
        self._height = min(max(kept, LOWEST), HIGHEST) if isinstance(kept, int) else USUAL
        self._top = 0
        self._view = 400

    @property
    def height(self) -> int:
        """How high a track is."""
        return self._height

    @property
    def top(self) -> int:
        """How much is scrolled out at the top."""
        return self._top

    @property
    def whole(self) -> int:
        """How high all tracks are together."""
        return self._height * len(self._work.song.tracks)

    def fit(self, view: int) -> None:
        """Nothing is scrolled out further than a view of this height makes it needed."""
        self._view = view
        self.scroll_to(self._top)

    def y(self, row: int) -> int:
        """Where the track of a row begins in the view."""
        return row * self._height - self._top

    def row(self, y: float) -> int:
        """The row at a place in the view; there may be no track."""
        return int((y + self._top) // self._height)

    def row_of(self, track: str) -> int:
        """The row of a track, -1 where it is gone."""
        return next((row for row, each in enumerate(self._work.song.tracks) if each.id == track), -1)

    def track(self, row: int) -> Track | None:
        """The track of a row, if there is one."""
        tracks = self._work.song.tracks
        return tracks[row] if 0 <= row < len(tracks) else None

    def track_at(self, y: float) -> Track | None:
        """The track at a place in the view, if there is one."""
        return self.track(self.row(y))

    def between(self, first: float, last: float) -> range:
        """The rows of tracks that lie between two places in the view."""
        count = len(self._work.song.tracks)
        return range(min(max(0, self.row(first)), count), min(max(0, self.row(last) + 1), count))

    def scroll_to(self, top: float) -> None:
        """Have so much scrolled out at the top."""
        # Half a track stays free below, where something can be dropped.
        lowest = max(0, self.whole + self._height // 2 - self._view)
        found = round(min(max(0, top), lowest))
        if found != self._top:
            self._top = found
            self.changed.emit()

    def reveal(self, row: int) -> None:
        """Scroll as little as is needed to show a row."""
        y = self.y(row)
        if y < 0:
            self.scroll_to(self._top + y)
        elif y + self._height > self._view:
            self.scroll_to(self._top + y + self._height - self._view)

    def zoom(self, factor: float, y: float) -> None:
        """Make all tracks higher or lower; what lies at `y` stays there."""
        height = round(min(max(self._height * factor, LOWEST), HIGHEST))
        if height == self._height:
            return
        at = (y + self._top) / self._height
        self._height = height
        self._work.context.settings.set(_HEIGHT, height)
        self._top = max(0, round(at * height - y))
        self.scroll_to(self._top)
        self.changed.emit()
