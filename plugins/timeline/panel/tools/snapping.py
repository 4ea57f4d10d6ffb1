"""Snapping: a drag that comes near to an edge, a marker or the playhead goes there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from plugins.timeline.lookup.snapping import snapped
from plugins.timeline.model import Sequence
from plugins.timeline.time import nearest_frame


@dataclass(frozen=True, slots=True)
class Snapped:
    """By how many seconds a drag goes, and the time that its edge was drawn to; None where it was not."""

    by: Fraction
    at: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Snapping:
    """What a drag is drawn to: within `reach` seconds everything of the sequence, and the times of `also`."""

    sequence: Sequence
    rate: Fraction
    reach: Fraction
    also: tuple[Fraction, ...] = ()

    def pulled(self, edges: Iterable[Fraction], without: frozenset[str], by: Fraction) -> Snapped:
        """Where a drag of edges by so many seconds goes, with nothing drawn to the clips that are dragged."""
        found = ((edge, self._near(edge + by, without)) for edge in edges)
        near = [(abs(to - edge - by), to - edge, to) for edge, to in found if to is not None]
        if not near:
            return Snapped(nearest_frame(by, self.rate))
        _, wanted, to = min(near)
        on = nearest_frame(wanted, self.rate)
        # An edge of sound may lie within a frame: the nearest one is as near as a cut can come
        return Snapped(on, to if on == wanted else None)

    def at(self, time: Fraction) -> Snapped:
        """Where a single time goes, as that of a cut."""
        to = self._near(time, frozenset())
        if to is not None and nearest_frame(to, self.rate) == to:
            return Snapped(to, to)
        return Snapped(max(Fraction(0), nearest_frame(time, self.rate)))

    def _near(self, time: Fraction, without: frozenset[str]) -> Fraction | None:
        return snapped(self.sequence, time, self.reach, without, self.also) if self.reach else None
