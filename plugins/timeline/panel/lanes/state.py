"""LanesState: the rows that are shown, which keyframes are selected, and which row is worked on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QObject, QRectF, Signal

from plugins.timeline.model import FIELD, Keyframe, Value
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, key_at
from plugins.timeline.panel.lanes.lane import Kind, lanes_for
from plugins.timeline.panel.lanes.row import KeyAt, Row, seen_values

MOST_CLIPS = 8
"""Of so many selected clips lanes are shown."""


class LanesState(QObject):
    """Follows the selection of the film; lanes are shown that are animated, or were opened."""

    changed = Signal()
    """Other rows, another selection or another row that is worked on."""

    def __init__(self, edits: ClipEdits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = edits
        self.rows: tuple[Row, ...] = ()
        self.hidden: tuple[Row, ...] = ()
        """Lanes that there could be, as rows at the top."""
        self.selected: frozenset[KeyAt] = frozenset()
        self.current = 0
        self.marquee: QRectF | None = None
        self.readout = ""
        self._opened: set[tuple[str, str]] = set()
        self._held: dict[tuple[str, str], tuple[float, float]] = {}
        edits.clips_changed.connect(self.look)
        edits.keys_changed.connect(self.look)
        self.look()

    @property
    def height(self) -> int:
        """The pixels of all rows."""
        return self.rows[-1].bottom if self.rows else 0

    @property
    def row(self) -> Row | None:
        """The row that is worked on."""
        return self.rows[self.current] if self.current < len(self.rows) else None

    def row_at(self, y: float) -> Row | None:
        """The row at a height."""
        return next((row for row in self.rows if row.top <= y < row.bottom), None)

    def row_of(self, clip: str, name: str) -> Row | None:
        """The row of a clip's lane."""
        return next((row for row in self.rows if (row.clip.id, row.lane.name) == (clip, name)), None)

    def key(self, at: KeyAt) -> Keyframe | None:
        """A keyframe by its place; None where it is gone."""
        row = self.row_of(at.clip, at.name)
        curve = row.curve if row is not None else None
        return key_at(curve, at.time) if curve is not None else None

    def times(self, row: Row) -> frozenset[Fraction]:
        """The times of the selected keyframes of a row."""
        return frozenset(at.time for at in self.selected if (at.clip, at.name) == (row.clip.id, row.lane.name))

    def value_at(self, row: Row, time: Fraction) -> Value:
        """The value of a lane at a time of its clip."""
        value = row.clip.value(row.lane.name, time)
        return row.lane.default if value is None else value

    def select(self, keys: Collection[KeyAt]) -> None:
        """Select keyframes."""
        found = frozenset(keys)
        if found != self.selected:
            self.selected = found
            self.changed.emit()

    def work_on(self, row: Row) -> None:
        """Work on a row."""
        place = next((at for at, each in enumerate(self.rows) if each.top == row.top), self.current)
        if place != self.current:
            self.current = place
            self.changed.emit()

    def open(self, clip: str, name: str) -> None:
        """Show a lane that has no keyframes yet."""
        self._opened.add((clip, name))
        self.look()
        row = self.row_of(clip, name)
        if row is not None:
            self.work_on(row)

    def shut(self, clip: str, name: str) -> None:
        """Show a lane no more, unless it is animated."""
        self._opened.discard((clip, name))
        self.look()

    def hold(self, marquee: QRectF | None = None, readout: str = "") -> None:
        """Keep the values that are seen as they are, and show what a gesture does."""
        self._held = self._held or {(row.clip.id, row.lane.name): (row.low, row.high) for row in self.rows}
        self.marquee, self.readout = marquee, readout
        self.changed.emit()

    def let_go(self) -> None:
        """The gesture is over."""
        self._held, self.marquee, self.readout = {}, None, ""
        self.look()

    def look(self) -> None:
        """Find the rows anew."""
        work = self.edits.work
        shown: list[Row] = []
        hidden: list[Row] = []
        top = 0
        for clip in self.edits.clips[:MOST_CLIPS]:
            track = work.track_of(clip.id)
            start = work.start_of(clip.id)
            if track is None or start is None:
                continue
            for lane in lanes_for(clip, track.kind, work.timeline, work.context.generators):
                row = Row(clip, start, lane, top)
                if not self._is_shown(row):
                    hidden.append(replace(row, top=0))
                    continue
                low, high = self._held.get((clip.id, lane.name)) or seen_values(lane, row.curve)
                row = replace(row, low=low, high=high)
                shown.append(row)
                top = row.bottom
        self.rows, self.hidden = tuple(shown), tuple(hidden)
        self.current = min(self.current, max(0, len(shown) - 1))
        self.selected = frozenset(at for at in self.selected if self.key(at) is not None)
        self.changed.emit()

    def _is_shown(self, row: Row) -> bool:
        at = (row.clip.id, row.lane.name)
        if at in self._opened or self.edits.is_keyed(row.clip, row.lane.name):
            return True
        # What a generator is told at a time is no value of the clip that holds for all of it
        return row.curve is not None and (row.lane.kind is not Kind.NUMBER or row.lane.name.startswith(FIELD))
