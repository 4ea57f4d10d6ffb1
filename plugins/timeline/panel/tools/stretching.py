"""StretchClip: an edge that is dragged to have the same content last longer or shorter."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.api import Command, Together, UserError
from plugins.timeline import commands as edits
from plugins.timeline.commands import Edge, Ripple
from plugins.timeline.editing.choosing import Chosen, chosen
from plugins.timeline.model import Gap
from plugins.timeline.panel.tools.edge_drag import EdgeDrag
from plugins.timeline.panel.tools.pull import Pull
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class StretchClip(EdgeDrag):
    """An edge of a clip that goes with its speed. Alt leaves what is linked as it is."""

    def command(self, pull: Pull) -> Command | None:
        """Another speed, and where its beginning is dragged another place; a frozen frame is only trimmed."""
        if not pull.by:
            return None
        each = chosen(self.sequence, self.clip)
        linked = self.linked and not pull.held.alt
        longer = pull.by if self.edge is Edge.OUT else -pull.by
        duration = each.range.duration + longer
        if duration <= 0:
            raise UserError(
                "Nothing would be left of “{clip}”.",
                advice="Trim it less, or delete it.",
                clip=each.clip.name or each.clip.id,
            )
        if each.clip.frozen:
            return edits.Trim(self.sequence.id, self.clip, self.edge, pull.by, self.ripple, linked)
        if self.ripple is Ripple.NONE and longer > _room(each, self.edge):
            raise UserError(
                "Another clip is in the way of “{clip}”.",
                advice="Trim it less, move the cut between the two, or let what follows move.",
                clip=each.clip.name or each.clip.id,
            )
        used = each.clip.source_range.duration
        speed = used / duration if each.clip.speed > 0 else -used / duration
        sped = edits.SetSpeed(self.sequence.id, (self.clip,), speed, self.ripple, linked)
        if self.edge is Edge.OUT or self.ripple is not Ripple.NONE:
            return sped
        moved = edits.Move(self.sequence.id, (self.clip,), pull.by, linked=linked)
        # What becomes longer has to have the room behind it first, what becomes shorter before it
        return Together("Change the speed", (moved, sped) if longer > 0 else (sped, moved))


def _room(each: Chosen, edge: Edge) -> Fraction:
    """How much longer a clip can be towards one side where nothing else moves."""
    items, place = each.track.items, each.place
    if edge is Edge.IN:
        beside = items[place - 1] if place else None
        return beside.duration if isinstance(beside, Gap) else ZERO
    behind = items[place + 1] if place + 1 < len(items) else None
    if behind is None:
        return Fraction(10**9)
    return behind.duration if isinstance(behind, Gap) else ZERO
