"""Ghosts: what a gesture that runs would give, as it is drawn over the clips."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from plugins.timeline.model import Clip, Sequence
from plugins.timeline.time import TimeRange


class GhostKind(Enum):
    """CLIP is where a clip would lie, MATERIAL what a clip has beyond its edges, GONE what would be cut away."""

    CLIP = "clip"
    MATERIAL = "material"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Ghost:
    """A stretch of a track; with a `clip` it is drawn like it, from its beginning on. An empty track is a new one.

    New tracks are drawn above all others, or with `sound` below them.
    """

    track: str
    range: TimeRange
    kind: GhostKind = GhostKind.CLIP
    clip: Clip | None = None
    name: str = ""
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A rectangle that is dragged open to select: a stretch of time, and heights in pixels as those of a Hit."""

    range: TimeRange
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Ghosts:
    """All that a gesture shows.

    `sequence` is drawn in place of that of the film: a gesture that moves much, as one that ripples, gives here what
    its command would make. Clips that are `hidden` are not drawn at their own places. At `snap` a line is drawn over
    all tracks, and at `cut` where a razor would cut: on its track, or on all with an empty one. `words` stand beside
    the mouse, such as by how much something is trimmed.
    """

    items: tuple[Ghost, ...] = ()
    sequence: Sequence | None = None
    hidden: frozenset[str] = frozenset()
    snap: Fraction | None = None
    cut: tuple[str, Fraction] | None = None
    band: Band | None = None
    words: str = ""
