"""TimeAxis: where a tick lies in a view, and which lines of bars and beats are drawn at this zoom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from plugins.audio.model import TICKS_PER_BEAT, Metre

_NARROWEST_PX, _WIDEST_PX = 0.25, 2_000.0
_CLOSEST_PX = 9.0
"""Lines that would lie closer than this are not drawn."""


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line at a tick: of a bar, with its number from 0, of a beat, or of a part of a beat."""

    tick: int
    level: int
    """0 a bar, 1 a beat, 2 a part of a beat."""
    bar: int


class TimeAxis(QObject):
    """Ticks and pixels along a view. `left` is the tick at the view's left edge."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, px_per_beat: float = 24.0) -> None:
        super().__init__(parent)
        self.px_per_beat = px_per_beat
        self.left = 0.0

    @property
    def px_per_tick(self) -> float:
        """Pixels to a tick."""
        return self.px_per_beat / TICKS_PER_BEAT

    def x(self, tick: float) -> float:
        """Where a tick lies."""
        return (tick - self.left) * self.px_per_tick

    def tick(self, x: float) -> float:
        """The tick that lies at a place; below 0 left of the beginning."""
        return self.left + x / self.px_per_tick

    def zoom(self, factor: float, x: float) -> None:
        """Draw larger or smaller; what lies at `x` stays there."""
        at = self.tick(x)
        self.px_per_beat = min(max(self.px_per_beat * factor, _NARROWEST_PX), _WIDEST_PX)
        self.left = max(0.0, at - x / self.px_per_tick)
        self.changed.emit()

    def scroll(self, px: float) -> None:
        """Move by so many pixels; the beginning of the song is where it ends."""
        self.scroll_to(self.left + px / self.px_per_tick)

    def scroll_to(self, tick: float) -> None:
        """Have a tick at the left edge."""
        left = max(0.0, tick)
        if left != self.left:
            self.left = left
            self.changed.emit()

    def fit(self, first: int, end: int, width: float) -> None:
        """Show these ticks in so many pixels."""
        span = max(end - first, TICKS_PER_BEAT)
        self.px_per_beat = min(max(width * TICKS_PER_BEAT / span, _NARROWEST_PX), _WIDEST_PX)
        self.left = float(max(0, first))
        self.changed.emit()

    def lines(self, width: float, metre: Metre, grid: int = 0) -> Iterator[GridLine]:
        """The lines in so many pixels: bars (of far ones every second, fourth …), beats, and the grid where it fits."""
        bar_ticks = metre.beats * TICKS_PER_BEAT
        bars = 1
        while bars * bar_ticks * self.px_per_tick < _CLOSEST_PX * 2:
            bars *= 2
        step, level = bars * bar_ticks, 0
        if bars == 1 and self.px_per_beat >= _CLOSEST_PX:
            step, level = TICKS_PER_BEAT, 1
            if 0 < grid < TICKS_PER_BEAT and grid * self.px_per_tick >= _CLOSEST_PX:
                step, level = grid, 2
        # The grid may not divide a bar, and each bar begins it anew.
        first = int(self.left // bar_ticks) // bars * bars
        last = self.tick(width)
        bar = first
        while bar * bar_ticks <= last:
            begin = bar * bar_ticks
            for tick in range(begin, begin + bars * bar_ticks, step):
                if self.left <= tick <= last:
                    inside = tick - begin
                    kind = 0 if inside == 0 else 1 if inside % TICKS_PER_BEAT == 0 else level
                    yield GridLine(tick, kind, bar)
            bar += bars
