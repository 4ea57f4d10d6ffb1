"""Trial: what a drag would do to the film, found out on the frozen document without touching the one that is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import Command, Document, UserError
from plugins.timeline.commands import timeline_of
from plugins.timeline.model import Sequence
from plugins.timeline.panel.tools.gesture import Gesture
from plugins.timeline.panel.tools.pull import Pull
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class Trial:
    """A command, the sequence that it would give, and by how many seconds; where that is less than was asked, why."""

    command: Command | None
    sequence: Sequence
    by: Fraction
    refusal: UserError | None = None


class Trials:
    """Tries a gesture by other and other amounts; where the film gives no more it goes as far as it can.

    The furthest that is possible in a direction is found once, by halving, and kept for as long as the same keys are
    held over the same track.
    """

    def __init__(self, document: Document, sequence: str, gesture: Gesture) -> None:
        timeline = timeline_of(document)
        self._document, self._name, self._gesture = document, sequence, gesture
        self._before, self._frame = timeline.sequence(sequence), timeline.frame
        self._ends: dict[tuple[Pull, bool], tuple[Fraction, UserError]] = {}

    @property
    def before(self) -> Sequence:
        """The sequence as it was when the drag began."""
        return self._before

    def at(self, pull: Pull) -> Trial:
        """What comes of a drag."""
        limited = self._gesture.limited and bool(pull.by)
        key = replace(pull, by=ZERO), pull.by > 0
        ended = self._ends.get(key) if limited else None
        if ended is not None and abs(pull.by) > abs(ended[0]):
            return self._as_far(pull, *ended)
        found = self._tried(pull)
        if not isinstance(found, UserError):
            return found
        if not limited:
            return Trial(None, self._before, ZERO, found)
        ended = self._ends[key] = self._furthest(pull, found)
        return self._as_far(pull, *ended)

    def _as_far(self, pull: Pull, by: Fraction, error: UserError) -> Trial:
        found = self._tried(replace(pull, by=by))
        return Trial(None, self._before, ZERO, error) if isinstance(found, UserError) else replace(found, refusal=error)

    def _tried(self, pull: Pull) -> Trial | UserError:
        try:
            command = self._gesture.command(pull)
            if command is None:
                return Trial(None, self._before, pull.by)
            after = timeline_of(command.apply(self._document)).sequence(self._name)
        except UserError as error:
            return error
        return Trial(None if after == self._before else command, after, pull.by)

    def _furthest(self, pull: Pull, error: UserError) -> tuple[Fraction, UserError]:
        step = self._frame if pull.by > 0 else -self._frame
        # In whole frames: what is asked for lies on one, or was refused for lying within one
        possible, refused = 0, max(1, int(pull.by / step))
        while refused - possible > 1:
            middle = (possible + refused) // 2
            found = self._tried(replace(pull, by=middle * step))
            if isinstance(found, UserError):
                refused, error = middle, found
            else:
                possible = middle
        return possible * step, error
