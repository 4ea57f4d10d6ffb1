"""Honoured: what a model makes of a condition, and how that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from app.document import Words


class Honoured(Enum):
    """What a model makes of a condition: it holds it, takes it as a hint, or knows nothing of it."""

    HONOURED = "honoured"
    HINTED = "hinted"
    IGNORED = "ignored"


_SAID: Mapping[Honoured, Words] = {
    Honoured.HONOURED: Words("Keeps to: {conditions}."),
    Honoured.HINTED: Words("Only a hint: {conditions}."),
    Honoured.IGNORED: Words("Ignored: {conditions}."),
}


def said_of(conditions: Sequence[tuple[Honoured, Words]]) -> tuple[Words, ...]:
    """What a model makes of some conditions, a sentence for each way."""
    found = []
    for honoured in Honoured:
        names = [name for of, name in conditions if of is honoured]
        if names:
            found.append(Words(_SAID[honoured].template, conditions=_enumerated(names)))
    return tuple(found)


def _enumerated(names: list[Words]) -> Words:
    *others, words = names
    for name in reversed(others):
        words = Words("{one}, {others}", one=name, others=words)
    return words
