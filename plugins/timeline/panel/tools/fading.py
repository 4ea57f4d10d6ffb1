"""Drags of fades and of transitions: how long one thing takes to come or to give way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from app.api import Command
from plugins.timeline import commands as edits
from plugins.timeline.commands import Edge
from plugins.timeline.editing.choosing import chosen
from plugins.timeline.model import Sequence, Transition
from plugins.timeline.panel.tools.pull import Pull
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class FadeClip:
    """The corner of a clip from which it fades in, or to which it fades out."""

    sequence: Sequence
    clip: str
    edge: Edge

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Where the fade ends, or begins."""
        each = chosen(self.sequence, self.clip)
        if self.edge is Edge.IN:
            return (each.range.start + each.clip.fade_in,)
        return (each.range.end - each.clip.fade_out,)

    @property
    def without(self) -> frozenset[str]:
        """Its own edges may be snapped to."""
        return frozenset()

    @property
    def limited(self) -> bool:
        """A fade is at most as long as its clip, which is counted here."""
        return False

    def command(self, pull: Pull) -> Command | None:
        """Set the fade, from nothing to the whole of the clip."""
        clip = chosen(self.sequence, self.clip).clip
        if self.edge is Edge.IN:
            faded = replace(clip, fade_in=min(max(ZERO, clip.fade_in + pull.by), clip.duration))
        else:
            faded = replace(clip, fade_out=min(max(ZERO, clip.fade_out - pull.by), clip.duration))
        label = "Fade in" if self.edge is Edge.IN else "Fade out"
        return None if faded == clip else edits.SetClips(self.sequence.id, (faded,), label)


class TransitionGrip(Enum):
    """What of a transition is dragged: its beginning, its end, or all of it over the cut."""

    BEGINNING = "beginning"
    END = "end"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class ReachTransition:
    """A transition that is dragged longer, shorter or over its cut. With Ctrl both sides go alike."""

    sequence: Sequence
    after: str
    grip: TransitionGrip
    linked: bool

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """The dragged edges."""
        cut = chosen(self.sequence, self.after).range.end
        transition = self._transition
        if transition is None:
            return ()
        first, last = cut - transition.in_offset, cut + transition.out_offset
        match self.grip:
            case TransitionGrip.BEGINNING:
                return (first,)
            case TransitionGrip.END:
                return (last,)
            case TransitionGrip.WHOLE:
                return (first, last)

    @property
    def without(self) -> frozenset[str]:
        """The edges of the clips at its sides may be snapped to."""
        return frozenset()

    @property
    def limited(self) -> bool:
        """There is so much material on both sides."""
        return True

    def command(self, pull: Pull) -> Command | None:
        """Set the transition."""
        old = self._transition
        if old is None or not pull.by:
            return None
        before, after = old.in_offset, old.out_offset
        both = pull.held.ctrl
        match self.grip:
            case TransitionGrip.BEGINNING:
                before, after = before - pull.by, after - pull.by if both else after
            case TransitionGrip.END:
                before, after = before + pull.by if both else before, after + pull.by
            case TransitionGrip.WHOLE:
                before, after = before - pull.by, after + pull.by
        new = replace(old, in_offset=before, out_offset=after)
        return edits.SetTransition(self.sequence.id, self.after, new, self.linked and not pull.held.alt)

    @property
    def _transition(self) -> Transition | None:
        each = chosen(self.sequence, self.after)
        items = each.track.items[each.place + 1 : each.place + 2]
        return next((item for item in items if isinstance(item, Transition)), None)
