"""Track: clips, gaps and transitions one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from plugins.timeline.model.clip import Clip
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing for some seconds."""

    duration: Fraction


class TransitionKind(Enum):
    """How one clip gives way to the next; of sound each is a cross-fade."""

    DISSOLVE = "dissolve"
    DIP = "dip"
    WIPE = "wipe"


@dataclass(frozen=True, slots=True)
class Transition:
    """Stands at the cut between two items, from `in_offset` seconds before it until `out_offset` after it.

    It takes no time of its own: before the cut the later item is shown already, after it the earlier one still. A dip
    goes over `colour`; a wipe moves towards `angle` degrees, clockwise from the right, with an edge as soft as so many
    parts of the frame's width. `metadata` is what other programs noted, as JSON.
    """

    kind: TransitionKind = TransitionKind.DISSOLVE
    in_offset: Fraction = ZERO
    out_offset: Fraction = ZERO
    colour: str = "#000000ff"
    angle: float = 0.0
    softness: float = 0.0
    metadata: str = ""

    @property
    def duration(self) -> Fraction:
        """From its first moment to its last."""
        return self.in_offset + self.out_offset


Item: TypeAlias = Clip | Gap | Transition


class TrackKind(Enum):
    """What a track holds."""

    PICTURE = "picture"
    SOUND = "sound"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Track:
    """Items in the order of time. Two gaps never meet, and the last item is a clip; a transition stands between two.

    A locked track is changed by no edit. `height` is that of its row, in pixels. `metadata` is what other programs
    noted, as JSON.
    """

    id: str
    kind: TrackKind = TrackKind.PICTURE
    name: str = ""
    items: tuple[Item, ...] = ()
    mute: bool = False
    solo: bool = False
    locked: bool = False
    height: int = 64
    metadata: str = ""

    @property
    def clips(self) -> Iterator[Clip]:
        """Its clips in the order of time."""
        return (item for item in self.items if isinstance(item, Clip))

    def with_items(self, items: tuple[Item, ...]) -> Track:
        """The track with other items; the same one where they are the same."""
        return self if items == self.items else replace(self, items=items)
