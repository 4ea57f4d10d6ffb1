"""FilmAxis: where a time lies in a view, for everything that shares one scale."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, Signal

NARROWEST_PX, WIDEST_PX = 0.001, 24_000.0
"""So many pixels a second has at least and at most."""
_USUAL_PX = 40.0
_SHORTEST_S = 1.0


class FilmAxis(QObject):
    """Seconds and pixels along a view. What is scrolled out at the left is a whole number of pixels."""

    changed = Signal()
    """Another scale, or another place."""

    def __init__(self, parent: QObject | None = None, px_per_s: float = _USUAL_PX) -> None:
        super().__init__(parent)
        self._px_per_s = px_per_s
        self._left = 0

    @property
    def px_per_s(self) -> float:
        """Pixels to a second."""
        return self._px_per_s

    @property
    def left(self) -> int:
        """How many pixels are scrolled out at the left."""
        return self._left

    @property
    def start_s(self) -> float:
        """The seconds at the left edge."""
        return self._left / self._px_per_s

    def x(self, time: Fraction | float) -> float:
        """Where a time lies."""
        return float(time) * self._px_per_s - self._left

    def time(self, x: float) -> Fraction:
        """The time that lies at a place, between frames as well; below 0 left of the beginning."""
        return Fraction(self.seconds(x))

    def seconds(self, x: float) -> float:
        """The time that lies at a place, as a number that is quick to count with."""
        return (x + self._left) / self._px_per_s

    def length(self, px: float) -> Fraction:
        """The seconds that so many pixels show."""
        return Fraction(px / self._px_per_s)

    def zoom(self, factor: float, x: float) -> None:
        """Draw larger or smaller; what lies at `x` stays there."""
        at = self.seconds(x)
        self.show(at, x, self._px_per_s * factor)

    def show(self, seconds: float, x: float, px_per_s: float) -> None:
        """Have a time lie at a place, at a scale."""
        scale = min(max(px_per_s, NARROWEST_PX), WIDEST_PX)
        self._go(scale, seconds * scale - x)

    def scroll(self, px: float) -> None:
        """Move by so many pixels; the beginning of the film is where it ends."""
        self._go(self._px_per_s, self._left + px)

    def scroll_to(self, left: float) -> None:
        """Have so many pixels scrolled out at the left."""
        self._go(self._px_per_s, left)

    def fit(self, start: Fraction | float, end: Fraction | float, width: float) -> None:
        """Show a stretch of time in so many pixels."""
        span = max(float(end) - float(start), _SHORTEST_S)
        self.show(max(0.0, float(start)), 0, width / span)

    def _go(self, px_per_s: float, left: float) -> None:
        found = max(0, round(left))
        if (px_per_s, found) != (self._px_per_s, self._left):
            self._px_per_s, self._left = px_per_s, found
            self.changed.emit()
