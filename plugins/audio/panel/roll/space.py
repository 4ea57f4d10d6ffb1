"""RollSpace: where notes lie in the views, and which note, tick and pitch lie under the pointer."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF

from plugins.audio.panel.axis import TimeAxis
from plugins.audio.panel.roll.rows import Rows
from plugins.audio.panel.roll.state import RollState

_EDGE_PX = 6.0


class Part(Enum):
    """What of a note lies under the pointer."""

    START = "start"
    BODY = "body"
    END = "end"


class RollSpace:
    """Joins the time axis, the rows and the open content."""

    def __init__(self, state: RollState, axis: TimeAxis, rows: Rows) -> None:
        self.state, self.axis, self.rows = state, axis, rows

    def x(self, tick: float) -> float:
        """Where a tick of the content lies."""
        return self.axis.x(tick + self.state.shift)

    def tick(self, x: float) -> float:
        """The tick of the content at a place; below 0 before its beginning."""
        return self.axis.tick(x) - self.state.shift

    def song_x(self, tick: float) -> float:
        """Where a tick of the song lies."""
        return self.axis.x(tick + self.state.before)

    def ticks(self, px: float) -> float:
        """So many pixels as ticks."""
        return px / self.axis.px_per_tick

    def note_at(self, at: QPointF) -> int | None:
        """The place of the note under the pointer."""
        if not 0 <= at.y() + self.rows.top_px < self.rows.total_px:
            return None
        pitch, tick = self.rows.pitch_at(at.y()), self.tick(at.x())
        table = self.state.table
        if self.state.is_drums:
            return table.near(tick, pitch, self.ticks(self.rows.height_px / 2))
        # Short notes are drawn two pixels wide and can be hit there.
        found = table.at(tick, pitch)
        return found if found is not None else table.near(tick, pitch, self.ticks(2))

    def part_at(self, at: QPointF, place: int) -> Part:
        """Which part of a note lies under the pointer; hits of a drum have no ends."""
        if self.state.is_drums:
            return Part.BODY
        table = self.state.table
        begin = self.x(int(table.start[place]))
        end = begin + int(table.length[place]) * self.axis.px_per_tick
        edge = min(_EDGE_PX, (end - begin) / 3)
        if at.x() > end - edge:
            return Part.END
        return Part.START if at.x() < begin + edge else Part.BODY
