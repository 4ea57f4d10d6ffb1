"""Timeline: what the timeline panel keeps in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from uuid import uuid4

from app.api import UserError
from plugins.timeline.identity import ByIdentity
from plugins.timeline.model.clip import Clip
from plugins.timeline.model.content import Nested
from plugins.timeline.model.sequence import Sequence
from plugins.timeline.model.track import Item, Track, TrackKind
from plugins.timeline.time import FILM, ZERO

KIND = "timeline"
MAIN = "main"
MOST_SEQUENCES = 1000
DEEPEST = 64
"""How many sequences may lie in one another."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Sequences, of which `main` is the film itself, and what holds for all of them.

    `rate` are the frames a second that edits keep to; `width` and `height` are those of the frame in pixels;
    `sample_rate` that of its sound. Timecode begins at `start`, with drop frame where `drop_frame` says so.
    """

    sequences: tuple[Sequence, ...]
    main: str = MAIN
    rate: Fraction = FILM
    width: int = 1920
    height: int = 1080
    sample_rate: int = 48_000
    start: Fraction = ZERO
    drop_frame: bool = False

    @property
    def frame(self) -> Fraction:
        """The seconds of one frame."""
        return 1 / self.rate

    def sequence(self, id_: str) -> Sequence:
        """A sequence by its id; raises UserError where it is gone."""
        for sequence in self.sequences:
            if sequence.id == id_:
                return sequence
        raise UserError("That sequence is no longer there.", advice="Choose another one.")

    def with_sequence(self, sequence: Sequence) -> Timeline:
        """The timeline with the sequence of the same id replaced, or with a new one."""
        if any(each.id == sequence.id for each in self.sequences):
            return self.with_sequences(sequence if each.id == sequence.id else each for each in self.sequences)
        return self.with_sequences((*self.sequences, sequence))

    def with_sequences(self, sequences: Iterable[Sequence]) -> Timeline:
        """The timeline with other sequences; raises UserError where one contains itself or there are too many."""
        found = tuple(sequences)
        if len(found) > MOST_SEQUENCES:
            raise UserError("There are too many sequences.", advice="Delete some of them.")
        checked_nesting(found)
        return replace(self, sequences=found)


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex


def _nested_on(items: tuple[Item, ...]) -> frozenset[str]:
    return frozenset(
        item.content.sequence for item in items if isinstance(item, Clip) and isinstance(item.content, Nested)
    )


# Every edit asks for it, and changes few of the tracks
_nested_of: ByIdentity[tuple[Item, ...], frozenset[str]] = ByIdentity(_nested_on)


def nested_in(sequence: Sequence) -> frozenset[str]:
    """The sequences that a sequence contains directly."""
    return frozenset(id_ for track in sequence.tracks for id_ in _nested_of(track.items))


def checked_nesting(sequences: Iterable[Sequence]) -> None:
    """Raise UserError where a sequence contains itself, directly or through others, or lies too deep in others."""
    inside = {sequence.id: nested_in(sequence) for sequence in sequences}
    if not any(inside.values()):
        return
    depths: dict[str, int] = {}
    path: set[str] = set()
    # Depth first with a stack of our own: a chain of a thousand sequences must not end in a RecursionError
    stack = [(id_, False) for id_ in inside]
    while stack:
        id_, leaving = stack.pop()
        if leaving:
            path.remove(id_)
            depths[id_] = 1 + max((depths[each] for each in inside[id_] if each in depths), default=0)
            if depths[id_] > DEEPEST:
                raise UserError("Sequences are nested too deep.", advice="Unnest some of them.")
        elif id_ in path:
            raise UserError("A sequence cannot contain itself.", advice="Nest another sequence there.")
        elif id_ in inside and id_ not in depths:
            path.add(id_)
            stack.append((id_, True))
            stack.extend((each, False) for each in inside[id_])


EMPTY = Timeline((Sequence(MAIN, "", (Track("picture", TrackKind.PICTURE), Track("sound", TrackKind.SOUND))),))
"""What a document has that never had a timeline: one sequence with a track of each kind."""
