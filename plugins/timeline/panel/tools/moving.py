"""MoveClips: clips that are dragged in time and between tracks, over what is there or in between."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.api import Command
from plugins.timeline.commands import Move, Ripple
from plugins.timeline.editing.choosing import all_chosen, chosen, fits_on
from plugins.timeline.model import Sequence, TrackKind
from plugins.timeline.panel.tools.pull import Pull


@dataclass(frozen=True, slots=True)
class MoveClips:
    """Clips that are dragged by one of them. With Ctrl they are put in between, with Alt without what is linked.

    Put in between while edits ripple, they close up where they were; `ripple` is that mode.
    """

    sequence: Sequence
    clips: tuple[str, ...]
    held: str
    linked: bool
    ripple: Ripple

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Both ends of every clip that is dragged."""
        found = all_chosen(self.sequence, self.clips, self.linked)
        return tuple(sorted({edge for each in found for edge in (each.range.start, each.range.end)}))

    @property
    def without(self) -> frozenset[str]:
        """What is dragged, with what goes along."""
        return frozenset(each.clip.id for each in all_chosen(self.sequence, self.clips, self.linked))

    @property
    def limited(self) -> bool:
        """Nothing goes before the beginning."""
        return True

    def command(self, pull: Pull) -> Command | None:
        """Move them."""
        linked = self.linked and not pull.held.alt
        tracks = self._tracks(pull.track, linked)
        if not pull.by and not tracks:
            return None
        inserts = pull.held.ctrl
        ripple = Ripple.NONE if not inserts else Ripple.TRACK if self.ripple is Ripple.NONE else self.ripple
        return Move(
            self.sequence.id, self.clips, pull.by, tracks, ripple, linked,
            close=inserts and self.ripple is not Ripple.NONE,
            label="Move the clip" if len(self.clips) == 1 else "Move clips",
        )  # fmt: skip

    def _tracks(self, target: str, linked: bool) -> tuple[tuple[str, str], ...]:
        """The tracks that clips come onto: all of a kind go up or down by as many rows of that kind as the held one."""
        if not target:
            return ()
        held = chosen(self.sequence, self.held)
        onto = self.sequence.track(target)
        kind = held.track.kind
        moved = [each for each in all_chosen(self.sequence, self.clips, linked) if each.track.kind is kind]
        theirs = list(dict.fromkeys(each.track.id for each in moved))
        if onto.kind is not kind:
            # A title goes onto a picture, and back: alone on its track it can
            fits = len(theirs) == 1 and all(fits_on(each.clip, onto) for each in moved)
            return ((theirs[0], target),) if fits else ()
        rows = _rows(self.sequence, kind)
        by = rows.index(target) - rows.index(held.track.id)
        places = [rows.index(id_) for id_ in theirs]
        by = max(-min(places), min(len(rows) - 1 - max(places), by))
        return tuple((rows[place], rows[place + by]) for place in places) if by else ()


def _rows(sequence: Sequence, kind: TrackKind) -> list[str]:
    return [track.id for track in sequence.tracks if track.kind is kind]
