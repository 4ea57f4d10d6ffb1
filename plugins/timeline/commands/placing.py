"""Commands that put items on tracks, and take them away."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from app.api import Asset, Document
from plugins.timeline.commands.editing import edited
from plugins.timeline.editing import placing, removing
from plugins.timeline.editing.modes import Ripple
from plugins.timeline.editing.moving import move
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.placing import Placing
from plugins.timeline.model import Sequence
from plugins.timeline.time import TimeRange


@dataclass(frozen=True, slots=True)
class Insert:
    """Put items in between at a time; what lies behind moves, on their tracks or on all."""

    sequence: str
    at: Fraction
    placings: tuple[Placing, ...]
    ripple: Ripple = Ripple.TRACK
    assets: tuple[Asset, ...] = ()
    label: str = "Insert clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them."""
        return edited(
            document,
            self.sequence,
            lambda old: placing.insert(old, self.at, self.placings, self.ripple, NewIds()),
            (self.at,),
            self.assets,
        )


@dataclass(frozen=True, slots=True)
class Overwrite:
    """Put items at a time over what is there."""

    sequence: str
    at: Fraction
    placings: tuple[Placing, ...]
    assets: tuple[Asset, ...] = ()
    label: str = "Overwrite with clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them."""
        return edited(
            document,
            self.sequence,
            lambda old: placing.overwrite(old, self.at, self.placings, NewIds()),
            (self.at,),
            self.assets,
        )


@dataclass(frozen=True, slots=True)
class Append:
    """Put items behind everything on their tracks."""

    sequence: str
    placings: tuple[Placing, ...]
    assets: tuple[Asset, ...] = ()
    label: str = "Append clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them."""
        return edited(
            document,
            self.sequence,
            lambda old: placing.append(old, self.placings, NewIds()),
            assets=self.assets,
        )


@dataclass(frozen=True, slots=True)
class Lift:
    """Take clips away and leave gaps."""

    sequence: str
    clips: tuple[str, ...]
    linked: bool = True
    label: str = "Lift clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them."""
        return edited(document, self.sequence, lambda old: removing.lift(old, self.clips, self.linked, NewIds()))


@dataclass(frozen=True, slots=True)
class Extract:
    """Take clips away and close up, on their tracks or on all."""

    sequence: str
    clips: tuple[str, ...]
    ripple: Ripple = Ripple.TRACK
    linked: bool = True
    label: str = "Extract clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them."""
        return edited(
            document,
            self.sequence,
            lambda old: removing.extract(old, self.clips, self.ripple, self.linked, NewIds()),
        )


@dataclass(frozen=True, slots=True)
class LiftRange:
    """Empty a stretch of time on tracks."""

    sequence: str
    range: TimeRange
    tracks: tuple[str, ...]
    label: str = "Lift a range"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        return edited(
            document,
            self.sequence,
            lambda old: removing.lift_range(old, self.range, self.tracks, NewIds()),
            (self.range.start, self.range.end),
        )


@dataclass(frozen=True, slots=True)
class ExtractRange:
    """Take a stretch of time out of tracks, or of all, and close up; a gap is closed in the same way."""

    sequence: str
    range: TimeRange
    tracks: tuple[str, ...]
    ripple: Ripple = Ripple.TRACK
    label: str = "Extract a range"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        return edited(
            document,
            self.sequence,
            lambda old: removing.extract_range(old, self.range, self.tracks, self.ripple, NewIds()),
        )


@dataclass(frozen=True, slots=True)
class Move:
    """Move clips in time and between tracks; `tracks` are pairs of a track and the one that its clips come onto.

    Without rippling they lie over what is there, with it they are put in between; then `close` closes the place where
    they were, if they lie side by side.
    """

    sequence: str
    clips: tuple[str, ...]
    by: Fraction
    tracks: tuple[tuple[str, str], ...] = ()
    ripple: Ripple = Ripple.NONE
    linked: bool = True
    close: bool = False
    label: str = "Move clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them moved."""
        return edited(document, self.sequence, self._moved, (self.by,))

    def _moved(self, old: Sequence) -> Sequence:
        return move(old, self.clips, self.by, dict(self.tracks), self.ripple, self.linked, self.close, NewIds())
