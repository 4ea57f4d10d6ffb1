"""Units: the tokens of a take as a person sees them, each with what could have stood there."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.api import Token
from plugins.text.difference import Kind, difference
from plugins.text.passages import compare_texts, units_of

_BROKEN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Option:
    """A token that could stand at a place; `written` is the one that does."""

    id: int
    text: str
    probability: float
    written: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether it is only a part of a character."""
        return _BROKEN in self.text


@dataclass(frozen=True, slots=True)
class Unit:
    """What is seen as one: a token, or the tokens that make up one character; `first` is the index of the first.

    `start` and `end` are places in the take's text, in code points. `probability` is nan where it isn't known.
    """

    first: int
    start: int
    end: int
    probability: float
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit where it stands in another text, in UTF-16 from that text's beginning."""

    start: int
    end: int
    unit: Unit


def units_from(tokens: Sequence[Token], text: str, begin: int = 0) -> tuple[Unit, ...]:
    """The tokens of a text from one on; those of no length, such as its end, are seen nowhere."""
    found: list[Unit] = []
    for (start, end), group in groupby(enumerate(tokens[begin:], begin), lambda one: (one[1].start, one[1].end)):
        members = list(group)
        if end <= start:
            continue
        first, token = members[0]
        probability = math.prod(one.probability for _, one in members)
        found.append(Unit(first, start, end, probability, _options(token, text[start:end], probability)))
    return tuple(found)


def with_shared(tokens: Sequence[Token], others: Sequence[Token]) -> tuple[Token, ...]:
    """Tokens of which it isn't told what else could have stood there, with what another take tells of the same place.

    A take that goes on from a picked word begins with given tokens, which the model did not draw.
    """
    found = list(tokens)
    for at, (token, other) in enumerate(zip(tokens, others, strict=False)):
        if not token.candidates and other.candidates:
            shares = {one.id: one.probability for one in other.candidates}
            shares[other.id] = other.probability
            found[at] = replace(token, probability=shares.get(token.id, token.probability), candidates=other.candidates)
        if token.id != other.id:
            break
    return tuple(found)


def _options(token: Token, text: str, probability: float) -> tuple[Option, ...]:
    options = [
        Option(token.id, text, one.probability, written=True)
        if one.id == token.id
        else Option(one.id, one.text, one.probability)
        for one in token.candidates
    ]
    if not any(option.written for option in options):
        options.append(Option(token.id, text, probability, written=True))
    return tuple(options)


def start_of(tokens: Sequence[Token], unit: Unit, option: Option) -> tuple[int, ...]:
    """The tokens to begin with so that an option stands in the place of a unit."""
    return (*(token.id for token in tokens[: unit.first]), option.id)


def placed_in(units: Sequence[Unit], take: str, text: str) -> tuple[Placed, ...]:
    """Where the units of a take stand in a text that came from it and may have been edited since."""
    scale = _Scale(text)
    starts = [unit.start for unit in units]
    found: list[Placed] = []
    for at, start, length in _common(take, text):
        index = bisect_right(starts, start) - 1
        if index < 0 or units[index].start < start:
            index += 1
        while index < len(units) and units[index].end <= start + length:
            unit = units[index]
            found.append(Placed(scale.at(at + unit.start - start), scale.at(at + unit.end - start), unit))
            index += 1
    return tuple(found)


def placed_behind(units: Sequence[Unit], taken: int, text: str) -> tuple[Placed, ...]:
    """Where the units of a take stand in what is shown of it behind the characters that were taken."""
    scale, end = _Scale(text), taken + len(text)
    first = bisect_left(units, taken, key=lambda unit: unit.start)
    last = bisect_right(units, end, key=lambda unit: unit.end)
    return tuple(Placed(scale.at(one.start - taken), scale.at(one.end - taken), one) for one in units[first:last])


def _common(take: str, text: str) -> list[tuple[int, int, int]]:
    """What a text still has of a take: the place in it, the place in the take, and how many characters."""
    at = take.find(text)
    if at >= 0:
        return [(0, at, len(text))]
    start, gone, come = compare_texts(take, text)
    found = [(0, 0, start)]
    if gone and come:
        parts = difference(take[start : start + gone], text[start : start + come])
        found += [
            (start + part.new[0], start + part.old[0], part.new[1] - part.new[0])
            for part in parts
            if part.kind is Kind.SAME
        ]
    return [*found, (start + come, start + gone, len(take) - start - gone)]


class _Scale:
    """Places of a text in code points as ones in UTF-16."""

    def __init__(self, text: str) -> None:
        self._sums: list[int] | None = None
        if units_of(text) != len(text):
            self._sums = [0]
            for letter in text:
                self._sums.append(self._sums[-1] + (2 if letter > "\uffff" else 1))

    def at(self, place: int) -> int:
        return place if self._sums is None else self._sums[place]
