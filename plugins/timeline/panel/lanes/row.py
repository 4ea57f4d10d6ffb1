"""Row: a lane of one clip where it is drawn, with the part of its values that is seen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from plugins.timeline.model import Clip, Curve, Easing
from plugins.timeline.panel.lanes.lane import Kind, Lane

NUMBER_PX = 84
BLOCK_PX = 40
_EDGE_PX = 12
_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class KeyAt:
    """A keyframe by its clip, its lane and its time from the beginning of the clip."""

    clip: str
    name: str
    time: Fraction


@dataclass(frozen=True, slots=True)
class Row:
    """`start` is when the clip begins; pixels count from the top of all lanes; `low` and `high` are values."""

    clip: Clip
    start: Fraction
    lane: Lane
    top: int
    low: float = 0.0
    high: float = 1.0

    @property
    def height(self) -> int:
        """Its pixels from top to bottom."""
        return NUMBER_PX if self.lane.kind is Kind.NUMBER else BLOCK_PX

    @property
    def bottom(self) -> int:
        """The first pixel below it."""
        return self.top + self.height

    @property
    def curve(self) -> Curve | None:
        """Its curve."""
        return self.clip.curve(self.lane.name)

    @property
    def px_per_value(self) -> float:
        """How many pixels one is."""
        return (self.height - 2 * _EDGE_PX) / (self.high - self.low)

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.bottom - _EDGE_PX - (value - self.low) * self.px_per_value

    def value(self, y: float) -> float:
        """The value at a height, on the steps of the lane and within its bounds."""
        return self.stepped(self.low + (self.bottom - _EDGE_PX - y) / self.px_per_value)

    def stepped(self, value: float) -> float:
        """A value on the steps of the lane and within its bounds."""
        return self.lane.clamped(round(round(value / self.lane.step) * self.lane.step, 9))

    def key(self, time: Fraction) -> KeyAt:
        """Its keyframe of a time."""
        return KeyAt(self.clip.id, self.lane.name, time)


def seen_values(lane: Lane, curve: Curve | None) -> tuple[float, float]:
    """The lowest and highest value that a lane shows: all that its curve reaches, and the lane's span at least."""
    values = [key.value for key in curve.keys if not isinstance(key.value, str)] if curve is not None else []
    if not values:
        values = [lane.default if not isinstance(lane.default, str) else 0.0]
    low, high = min(values), max(values)
    if curve is not None:
        low, high = _with_swings(curve, low, high)
    margin = (high - low) * _MARGIN
    low, high = low - margin, high + margin
    missing = max(0.0, lane.span - (high - low))
    return low - missing / 2, high + missing / 2


def _with_swings(curve: Curve, low: float, high: float) -> tuple[float, float]:
    """The bounds with what handles reach beyond the keyframes."""
    for left, right in pairwise(curve.keys):
        if left.easing is Easing.BEZIER and not isinstance(left.value, str) and not isinstance(right.value, str):
            for handle in (left.handles[1], left.handles[3]):
                swing = left.value + (right.value - left.value) * handle
                low, high = min(low, swing), max(high, swing)
    return low, high
