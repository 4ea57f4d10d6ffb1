"""Commands that move the edges of clips, what they show, and how fast."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from app.api import Document
from plugins.timeline.commands.editing import edited, timeline_of
from plugins.timeline.editing import cutting, speeding, trimming
from plugins.timeline.editing.modes import Edge, Ripple
from plugins.timeline.editing.new_ids import NewIds


@dataclass(frozen=True, slots=True)
class Trim:
    """Move an edge of a clip, positive seconds later; with rippling what lies behind follows."""

    sequence: str
    clip: str
    edge: Edge
    by: Fraction
    ripple: Ripple = Ripple.NONE
    linked: bool = True
    label: str = "Trim the clip"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it trimmed."""
        return edited(
            document,
            self.sequence,
            lambda old: trimming.trim(old, self.clip, self.edge, self.by, self.ripple, self.linked, NewIds()),
            (self.by,),
        )


@dataclass(frozen=True, slots=True)
class Roll:
    """Move the cut between a clip and what follows it."""

    sequence: str
    clip: str
    by: Fraction
    linked: bool = True
    label: str = "Roll the cut"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it moved."""
        return edited(
            document,
            self.sequence,
            lambda old: trimming.roll(old, self.clip, self.by, self.linked, NewIds()),
            (self.by,),
        )


@dataclass(frozen=True, slots=True)
class Slip:
    """Have clips show what lies so many seconds later in their content."""

    sequence: str
    clips: tuple[str, ...]
    by: Fraction
    linked: bool = True
    label: str = "Slip clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them slipped."""
        return edited(document, self.sequence, lambda old: trimming.slip(old, self.clips, self.by, self.linked))


@dataclass(frozen=True, slots=True)
class Slide:
    """Move a clip between its neighbours, which give way."""

    sequence: str
    clip: str
    by: Fraction
    linked: bool = True
    label: str = "Slide the clip"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it slid."""
        return edited(
            document,
            self.sequence,
            lambda old: trimming.slide(old, self.clip, self.by, self.linked, NewIds()),
            (self.by,),
        )


@dataclass(frozen=True, slots=True)
class Razor:
    """Cut what is shown at a time in two, on tracks or, with None, on all."""

    sequence: str
    at: Fraction
    tracks: tuple[str, ...] | None = None
    linked: bool = True
    label: str = "Cut"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the cuts."""
        return edited(
            document,
            self.sequence,
            lambda old: cutting.razor(old, self.at, self.tracks, self.linked, NewIds()),
            (self.at,),
        )


@dataclass(frozen=True, slots=True)
class Split:
    """Cut clips in two at a time."""

    sequence: str
    clips: tuple[str, ...]
    at: Fraction
    linked: bool = True
    label: str = "Split clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the cuts."""
        return edited(
            document,
            self.sequence,
            lambda old: cutting.split(old, self.clips, self.at, self.linked, NewIds()),
            (self.at,),
        )


@dataclass(frozen=True, slots=True)
class Join:
    """Make one of clips that go on where the one before ends."""

    sequence: str
    clips: tuple[str, ...]
    linked: bool = True
    label: str = "Join clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them as one."""
        return edited(document, self.sequence, lambda old: cutting.join(old, self.clips, self.linked, NewIds()))


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """Show clips at another speed, negative backwards; 0 freezes them where they begin."""

    sequence: str
    clips: tuple[str, ...]
    speed: Fraction
    ripple: Ripple = Ripple.NONE
    linked: bool = True
    label: str = "Change the speed"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them at the speed."""
        rate = timeline_of(document).rate
        return edited(
            document,
            self.sequence,
            lambda old: speeding.set_speed(old, self.clips, self.speed, self.ripple, self.linked, rate, NewIds()),
        )


@dataclass(frozen=True, slots=True)
class Freeze:
    """Have a clip show one frame, that of a time of the sequence, for all of its length."""

    sequence: str
    clip: str
    at: Fraction
    linked: bool = False
    label: str = "Freeze the frame"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it frozen."""
        frame = timeline_of(document).frame
        return edited(
            document,
            self.sequence,
            lambda old: speeding.freeze(old, self.clip, self.at, self.linked, frame),
            (self.at,),
        )
