"""Rows: which pitches a view shows from the top down, how high each is, and how far the view is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from plugins.audio.panel.roll.table import Numbers

ALL = tuple(range(127, -1, -1))
_LOWEST_PX, _HIGHEST_PX = 4, 40


class Rows(QObject):
    """Rows and pixels down a view. `top_px` is where the view's upper edge lies below the first row's."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, height_px: int = 14) -> None:
        super().__init__(parent)
        self.pitches: tuple[int, ...] = ALL
        self.height_px = height_px
        self.top_px = 0
        self.view_px = 300
        self.lookup = self._looked_up()

    @property
    def total_px(self) -> int:
        """The height of all rows."""
        return len(self.pitches) * self.height_px

    def y(self, row: int) -> int:
        """Where a row begins in the view."""
        return row * self.height_px - self.top_px

    def row_at(self, y: float) -> int:
        """The row at a place in the view, the nearest one beyond the rows."""
        return min(max(int((y + self.top_px) // self.height_px), 0), len(self.pitches) - 1)

    def pitch_at(self, y: float) -> int:
        """The pitch of the row at a place in the view."""
        return self.pitches[self.row_at(y)]

    def row(self, pitch: int) -> int | None:
        """The row of a pitch, or None where it is folded away."""
        found = int(self.lookup[pitch])
        return found if found >= 0 else None

    def seen(self, top: float, bottom: float) -> range:
        """The rows between two places in the view."""
        last = min(len(self.pitches), int((bottom + self.top_px) // self.height_px) + 1)
        return range(max(0, int((top + self.top_px) // self.height_px)), max(0, last))

    def show(self, pitches: Sequence[int]) -> None:
        """Show these pitches, from the top down; all of them where there are none."""
        found = tuple(pitches) or ALL
        if found != self.pitches:
            middle = self.pitch_at(self.view_px / 2)
            self.pitches = found
            self.lookup = self._looked_up()
            self.top_px = self._bounded(self._nearest(middle) * self.height_px - self.view_px // 2)
            self.changed.emit()

    def scroll_to(self, top_px: int) -> None:
        """Have the view begin so far below the first row."""
        top = self._bounded(top_px)
        if top != self.top_px:
            self.top_px = top
            self.changed.emit()

    def zoom(self, factor: float, y: float) -> None:
        """Make rows higher or lower; what lies at `y` stays there."""
        wanted = round(self.height_px * factor)
        if wanted == self.height_px:
            wanted += 1 if factor > 1 else -1
        height = min(max(wanted, _LOWEST_PX), _HIGHEST_PX)
        if height != self.height_px:
            at = (y + self.top_px) / self.height_px
            self.height_px = height
            self.top_px = self._bounded(round(at * height - y))
            self.changed.emit()

    def centre(self, pitch: int) -> None:
        """Have a pitch in the middle of the view."""
        self.scroll_to(round((self._nearest(pitch) + 0.5) * self.height_px - self.view_px / 2))

    def reveal(self, pitch: int) -> None:
        """Scroll as far as a pitch is seen."""
        row = self._nearest(pitch)
        top, bottom = row * self.height_px, (row + 1) * self.height_px
        if top < self.top_px:
            self.scroll_to(top)
        elif bottom > self.top_px + self.view_px:
            self.scroll_to(bottom - self.view_px)

    def resize(self, view_px: int) -> None:
        """The view has another height."""
        self.view_px = view_px
        self.top_px = self._bounded(self.top_px)
        self.changed.emit()

    def _nearest(self, pitch: int) -> int:
        return min(range(len(self.pitches)), key=lambda row: abs(self.pitches[row] - pitch))

    def _bounded(self, top_px: int) -> int:
        return max(0, min(top_px, self.total_px - self.view_px))

    def _looked_up(self) -> Numbers:
        lookup = np.full(128, -1, dtype=np.int64)
        lookup[list(self.pitches)] = np.arange(len(self.pitches))
        return lookup
