"""DragMarker: a marker that is dragged along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import Command, UserError
from plugins.timeline import commands as edits
from plugins.timeline.editing.choosing import chosen
from plugins.timeline.model import Marker, Sequence
from plugins.timeline.panel.tools.pull import Pull
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class DragMarker:
    """A marker of the sequence, or of a clip within which it stays."""

    sequence: Sequence
    marker: str
    clip: str = ""

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Where it is."""
        return (self._start + self._marker.start,)

    @property
    def without(self) -> frozenset[str]:
        """Edges of clips may be snapped to."""
        return frozenset()

    @property
    def limited(self) -> bool:
        """It stays where there is something to mark, which is counted here."""
        return False

    def command(self, pull: Pull) -> Command | None:
        """Move it."""
        old = self._marker
        start = max(ZERO, old.start + pull.by)
        if self.clip:
            start = min(start, chosen(self.sequence, self.clip).clip.duration)
        if start == old.start:
            return None
        return edits.SetMarker(self.sequence.id, replace(old, start=start), self.clip, "Move the marker")

    @property
    def _start(self) -> Fraction:
        return chosen(self.sequence, self.clip).range.start if self.clip else ZERO

    @property
    def _marker(self) -> Marker:
        markers = chosen(self.sequence, self.clip).clip.markers if self.clip else self.sequence.markers
        for marker in markers:
            if marker.id == self.marker:
                return marker
        raise UserError("That marker is no longer there.", advice="Choose another one.")
