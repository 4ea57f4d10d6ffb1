"""Noting: what a prompt is understood as, shown while it is typed."""

from __future__ import annotations

from functools import reduce

from app.api import ReadFact, Reading, ReadPart, Words
from plugins.molecules.quantities import QUANTITY
from plugins.molecules.wording.constraints import InRange, said, settled
from plugins.molecules.wording.reading import read


def note_of(prompt: str) -> Reading:
    """The parts of a prompt, and the constraints that follow from them; raises InvalidRequest at a contradiction."""
    found = read(prompt)
    parts = []
    for part in found.parts:
        words = [said(one) for one in part.constraints]
        says = reduce(_and, words) if words else Words("Not understood")
        parts.append(ReadPart(part.start, part.end, says if words else Words(), says, understood=bool(words)))
    facts = []
    for one in settled(found.constraints):
        name = QUANTITY[one.key].title if isinstance(one, InRange) else Words("Group")
        facts.append(ReadFact(name, said(one)))
    return Reading(tuple(parts), tuple(facts))


def _and(some: Words, more: Words) -> Words:
    return Words("{some}, {more}", some=some, more=more)
