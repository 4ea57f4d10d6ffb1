"""Drags of edges, cuts and what clips show: trim, roll, slip and slide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.api import Command
from plugins.timeline import commands as edits
from plugins.timeline.commands import Edge
from plugins.timeline.editing.choosing import all_chosen, along, chosen
from plugins.timeline.model import Clip, Sequence, Transition
from plugins.timeline.panel.tools.edge_drag import EdgeDrag
from plugins.timeline.panel.tools.pull import Pull


@dataclass(frozen=True, slots=True)
class TrimClip(EdgeDrag):
    """An edge of a clip; with rippling what lies behind follows. Alt leaves what is linked as it is."""

    def command(self, pull: Pull) -> Command | None:
        """Trim it."""
        if not pull.by:
            return None
        linked = self.linked and not pull.held.alt
        label = "Trim the beginning" if self.edge is Edge.IN else "Trim the end"
        return edits.Trim(self.sequence.id, self.clip, self.edge, pull.by, self.ripple, linked, label)


@dataclass(frozen=True, slots=True)
class RollCut:
    """The cut behind a clip, or the end of one that nothing follows."""

    sequence: Sequence
    clip: str
    linked: bool

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """The cut."""
        return (chosen(self.sequence, self.clip).range.end,)

    @property
    def without(self) -> frozenset[str]:
        """The clips on both sides, with what is linked."""
        each = chosen(self.sequence, self.clip)
        behind = next((item.id for item in _clips(self.sequence, each.track.id, each.place + 1)), self.clip)
        return along(self.sequence, (self.clip, behind))

    @property
    def limited(self) -> bool:
        """There is so much material on both sides."""
        return True

    def command(self, pull: Pull) -> Command | None:
        """Roll it."""
        if not pull.by:
            return None
        return edits.Roll(self.sequence.id, self.clip, pull.by, self.linked and not pull.held.alt)


@dataclass(frozen=True, slots=True)
class SlipClips:
    """What clips show: dragged to the right they show what was before. Alt leaves what is linked as it is."""

    sequence: Sequence
    alone: tuple[str, ...]
    along: tuple[str, ...]
    held: str

    @classmethod
    def of(cls, sequence: Sequence, clips: Iterable[str], held: str, linked: bool) -> SlipClips:
        """A drag that begins; raises UserError where a clip is gone or locked."""
        alone = tuple(each.clip.id for each in all_chosen(sequence, clips, linked=False))
        whole = tuple(each.clip.id for each in all_chosen(sequence, clips, linked=True)) if linked else alone
        return cls(sequence, alone, whole, held)

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """None: no edge moves."""
        return ()

    @property
    def without(self) -> frozenset[str]:
        """Nothing snaps."""
        return frozenset()

    @property
    def limited(self) -> bool:
        """There is so much material."""
        return True

    def command(self, pull: Pull) -> Command | None:
        """Slip them by the pace of the one that is held."""
        if not pull.by:
            return None
        pace = chosen(self.sequence, self.held).clip.speed or Fraction(1)
        clips = self.alone if pull.held.alt else self.along
        return edits.Slip(self.sequence.id, clips, -pull.by * pace, linked=False)


@dataclass(frozen=True, slots=True)
class SlideClip:
    """A clip between its neighbours, which give way."""

    sequence: Sequence
    clip: str
    linked: bool

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Both ends."""
        range_ = chosen(self.sequence, self.clip).range
        return (range_.start, range_.end)

    @property
    def without(self) -> frozenset[str]:
        """The clip with what is linked, and the neighbours whose edges give way."""
        each = chosen(self.sequence, self.clip)
        behind = next((item.id for item in _clips(self.sequence, each.track.id, each.place + 1)), self.clip)
        return along(self.sequence, (self.clip, behind))

    @property
    def limited(self) -> bool:
        """There is so much material on both sides."""
        return True

    def command(self, pull: Pull) -> Command | None:
        """Slide it."""
        return edits.Slide(self.sequence.id, self.clip, pull.by, self.linked and not pull.held.alt) if pull.by else None


def _clips(sequence: Sequence, track: str, place: int) -> tuple[Clip, ...]:
    """The clip that follows a place of a track, where the one before it ends."""
    items = sequence.track(track).items[place : place + 2]
    found = next((item for item in items if not isinstance(item, Transition)), None)
    return (found,) if isinstance(found, Clip) else ()
