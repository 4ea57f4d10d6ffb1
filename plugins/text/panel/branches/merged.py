"""Merged: two texts as one, with what went and what came one after the other, and where each change lies in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from plugins.text.difference import Change, Kind, Part

_BREAK = "¶"


class Side(Enum):
    """What of two texts is shown."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


class Look(Enum):
    """How a stretch is to be told apart."""

    REMOVED = "removed"
    ADDED = "added"
    LEFT = "left"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters (code points) of a shown text that differ, and of which change they are."""

    start: int
    end: int
    look: Look
    change: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A text to show, its stretches in order, and where each part of the comparison begins in it."""

    text: str
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]

    def place_of(self, number: int, change: Change) -> tuple[int, int]:
        """Where a change lies; where nothing of it is shown here, it is where it would be."""
        own = [one for one in self.stretches if one.change == number]
        start = self.starts[change.parts[0]]
        return (own[0].start, own[-1].end) if own else (start, start)


def shown(parts: Sequence[Part], changes: Sequence[Change], old: str, new: str, side: Side) -> Shown:
    """One side of a comparison, or both in one text, in which a line break that came or went is seen too."""
    number = {index: at for at, change in enumerate(changes) for index in change.parts}
    text: list[str] = []
    stretches: list[Stretch] = []
    starts: list[int] = []
    at = 0

    def add(piece: str, look: Look | None, change: int) -> None:
        nonlocal at
        if not piece:
            return
        if look is not None:
            stretches.append(Stretch(at, at + len(piece), look, change))
        text.append(piece)
        at += len(piece)

    for index, part in enumerate(parts):
        starts.append(at)
        change = number.get(index, -1)
        was, now = old[slice(*part.old)], new[slice(*part.new)]
        match part.kind:
            case Kind.SAME:
                add(was if side is Side.OLD else now, None, -1)
            case Kind.CHANGED:
                if side is Side.BOTH:
                    was, now = (piece.replace("\n", f"{_BREAK}\n") for piece in (was, now))
                if side is not Side.NEW:
                    add(was, Look.REMOVED, change)
                if side is not Side.OLD:
                    add(now, Look.ADDED, change)
            case Kind.LEFT:
                if side is not Side.NEW:
                    add(was, Look.LEFT, change)
            case Kind.CAME:
                if side is not Side.OLD:
                    add(now, Look.CAME, change)
    return Shown("".join(text), tuple(stretches), tuple(starts))
