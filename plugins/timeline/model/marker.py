"""Marker: a named place on a sequence or a clip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from plugins.timeline.time import ZERO, TimeRange


class MarkerColour(Enum):
    """The colours of markers, as OpenTimelineIO names them."""

    PINK = "PINK"
    RED = "RED"
    ORANGE = "ORANGE"
    YELLOW = "YELLOW"
    GREEN = "GREEN"
    CYAN = "CYAN"
    BLUE = "BLUE"
    PURPLE = "PURPLE"
    MAGENTA = "MAGENTA"
    BLACK = "BLACK"
    WHITE = "WHITE"


@dataclass(frozen=True, slots=True)
class Marker:
    """A place, or with a duration a stretch, that is marked; on a clip its start counts from the clip's beginning.

    One that ripples goes along with what lies behind an edit that ripples; another stays where it is. `metadata` is
    what other programs noted, as JSON.
    """

    id: str
    start: Fraction
    duration: Fraction = ZERO
    name: str = ""
    comment: str = ""
    colour: MarkerColour = MarkerColour.GREEN
    ripple: bool = True
    metadata: str = ""

    @property
    def range(self) -> TimeRange:
        """What it marks."""
        return TimeRange(self.start, self.duration)
