"""EdgeDrag: what the drags of a clip's edge have in common."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plugins.timeline.commands import Edge, Ripple
from plugins.timeline.editing.choosing import along, chosen
from plugins.timeline.model import Sequence


@dataclass(frozen=True, slots=True)
class EdgeDrag:
    """The beginning or the end of a clip; what is `linked` with it goes along, and with `ripple` what lies behind."""

    sequence: Sequence
    clip: str
    edge: Edge
    linked: bool
    ripple: Ripple

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """The edge itself."""
        range_ = chosen(self.sequence, self.clip).range
        return (range_.start if self.edge is Edge.IN else range_.end,)

    @property
    def without(self) -> frozenset[str]:
        """The clip with what is linked."""
        return along(self.sequence, (self.clip,))

    @property
    def limited(self) -> bool:
        """There is so much material, and so much room."""
        return True
