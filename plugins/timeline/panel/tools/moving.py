"""MoveClips: clips that are dragged in time and between tracks, over what is there or in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.api import Command
from plugins.timeline.commands import Move, Ripple
from plugins.timeline.editing.choosing import Chosen, all_chosen, chosen, fits_on
from plugins.timeline.model import Sequence, TrackKind
from plugins.timeline.panel.tools.pull import Pull


@dataclass(frozen=True, slots=True)
class MoveClips:
    """Clips that are dragged by one of them. With Ctrl they are put in between, with Alt without what is linked.

    `alone` are those that are dragged, `along` with what is linked or grouped with them: they are found once, since
    there may be thousands. Put in between while edits ripple, they close up where they were; `ripple` is that mode.
    """

    sequence: Sequence
    alone: tuple[Chosen, ...]
    along: tuple[Chosen, ...]
    held: Chosen
    ripple: Ripple

    @classmethod
    def of(cls, sequence: Sequence, clips: Iterable[str], held: str, linked: bool, ripple: Ripple) -> MoveClips:
        """A drag that begins; raises UserError where a clip is gone or locked."""
        alone = all_chosen(sequence, clips, linked=False)
        along = all_chosen(sequence, clips, linked=True) if linked else alone
        return cls(sequence, alone, along, chosen(sequence, held), ripple)

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Both ends of the clip that is held, and of all that are dragged together."""
        first, last = min(each.range.start for each in self.along), max(each.range.end for each in self.along)
        return tuple(sorted({self.held.range.start, self.held.range.end, first, last}))

    @property
    def without(self) -> frozenset[str]:
        """What is dragged, with what goes along."""
        return frozenset(each.clip.id for each in self.along)

    @property
    def limited(self) -> bool:
        """Nothing goes before the beginning."""
        return True

    def command(self, pull: Pull) -> Command | None:
        """Move them."""
        found = self.alone if pull.held.alt else self.along
        tracks = self._tracks(pull.track, found)
        if not pull.by and not tracks:
            return None
        inserts = pull.held.ctrl
        ripple = Ripple.NONE if not inserts else Ripple.TRACK if self.ripple is Ripple.NONE else self.ripple
        return Move(
            self.sequence.id, tuple(each.clip.id for each in found), pull.by, tracks, ripple, linked=False,
            close=inserts and self.ripple is not Ripple.NONE,
            label="Move the clip" if len(found) == 1 else "Move clips",
        )  # fmt: skip

    def _tracks(self, target: str, found: tuple[Chosen, ...]) -> tuple[tuple[str, str], ...]:
        """The tracks that clips come onto: all of a kind go up or down by as many rows of that kind as the held one."""
        if not target:
            return ()
        onto, kind = self.sequence.track(target), self.held.track.kind
        moved = [each for each in found if each.track.kind is kind]
        theirs = list(dict.fromkeys(each.track.id for each in moved))
        if onto.kind is not kind:
            # A title goes onto a picture, and back: alone on its track it can
            fits = len(theirs) == 1 and all(fits_on(each.clip, onto) for each in moved)
            return ((theirs[0], target),) if fits else ()
        rows = _rows(self.sequence, kind)
        by = rows.index(target) - rows.index(self.held.track.id)
        places = [rows.index(id_) for id_ in theirs]
        by = max(-min(places), min(len(rows) - 1 - max(places), by))
        return tuple((rows[place], rows[place + by]) for place in places) if by else ()


def _rows(sequence: Sequence, kind: TrackKind) -> list[str]:
    return [track.id for track in sequence.tracks if track.kind is kind]
