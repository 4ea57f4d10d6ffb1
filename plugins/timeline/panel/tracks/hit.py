"""Hit: what lies at a place of the tracks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from plugins.timeline.time import ZERO


class Part(Enum):
    """Kinds of places.

    IN_EDGE and OUT_EDGE are the beginning and the end of a clip, CUT is right between two clips; FADE_IN and FADE_OUT
    are the knobs of its fades, CURVE the line of the parameter that is shown, KEYFRAME a point on it. EMPTY lies behind
    the last clip of a track, or below the last track. RANGE_IN and RANGE_OUT are the marks of in and out in the ruler.
    """

    BODY = "body"
    IN_EDGE = "in_edge"
    OUT_EDGE = "out_edge"
    FADE_IN = "fade_in"
    FADE_OUT = "fade_out"
    TRANSITION = "transition"
    CUT = "cut"
    GAP = "gap"
    KEYFRAME = "keyframe"
    CURVE = "curve"
    MARKER = "marker"
    HEAD = "head"
    RULER = "ruler"
    RANGE_IN = "range_in"
    RANGE_OUT = "range_out"
    EMPTY = "empty"


EDGES = frozenset({Part.IN_EDGE, Part.OUT_EDGE, Part.CUT})


@dataclass(frozen=True, slots=True)
class Hit:
    """A place, with the ids of the track and of the clip there, empty where there is none.

    `time` is that of the place itself, neither on a frame nor snapped, and may be negative. `x` and `y` are pixels from
    the top left of the clips' area, outside of which they go on. `before` and `after` are the clips at either side of
    the cut that an edge, a cut or a transition belongs to; the `clip` of a transition is `before`, or `after` where
    that is a gap. `marker` is a marker's id; `parameter` and `key` are a keyframe's name and time, counted from the
    beginning of its clip, and `value` is what the parameter would have at this height.
    """

    part: Part
    track: str = ""
    clip: str = ""
    time: Fraction = ZERO
    x: float = 0.0
    y: float = 0.0
    before: str = ""
    after: str = ""
    marker: str = ""
    parameter: str = ""
    key: Fraction | None = None
    value: float | None = None
