"""Reading: a sentence in English or Japanese becomes constraints; what was not understood is listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.api import InvalidData
from plugins.molecules.wording import words
from plugins.molecules.wording.constraints import Constraint, Has, InRange
from plugins.molecules.wording.groups import GROUPS
from plugins.molecules.wording.lexing import Kind, Lexeme, lexemes
from plugins.molecules.wording.names import WRITTEN
from plugins.molecules.wording.patterns import pattern_of

_GROUP = {group.name: group for group in GROUPS}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence from `start` to `end` (code points), and what it became: nothing if not understood."""

    start: int
    end: int
    text: str
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a sentence that mean something, or were not understood, in their order."""

    parts: tuple[Part, ...] = ()

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """All that is asked, in the order in which it is said; it may contradict itself."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.constraints))

    @property
    def unknown(self) -> tuple[str, ...]:
        """What was not understood, and changes nothing."""
        return tuple(part.text for part in self.parts if not part.constraints)


def read(sentence: str) -> Reading:
    """What a sentence asks of molecules; the same for the same words, and never an error."""
    return _Reader(sentence, lexemes(sentence)).read()


class _Reader:
    """Goes through the parts of a sentence once."""

    def __init__(self, sentence: str, parts: list[Lexeme]) -> None:
        self._sentence, self._parts = sentence, parts
        self._found: list[Part] = []
        self._how, self._listed = "has", list[int]()
        self._loose: list[int] = []
        """Groups of this clause that a word behind them may still turn."""

    def read(self) -> Reading:
        at = 0
        while at < len(self._parts):
            at = self._step(at)
        return Reading(tuple(sorted(self._found, key=lambda part: part.start)))

    def _step(self, at: int) -> int:
        for attempt in (self._range, self._level, self._quality, self._group, self._behind):
            after = attempt(at)
            if after > at:
                return after
        part = self._parts[at]
        if part.get(Kind.STOP) is not None:
            if part.get(Kind.STOP) not in ("/", "&", "+", "・"):
                self._end_clause(part.get(Kind.STOP) or "")
            return at + 1
        how = part.get(Kind.POLARITY)
        if how is not None:
            if not self._is_followed(at + 1):
                if part.get(Kind.FILLER) is None:
                    self._note(at, at + 1)
                return at + 1
            self._how, self._listed, self._loose = how, [], []
            return at + 1
        if not part.kinds.keys() & {Kind.FILLER, Kind.SUFFIX, Kind.OR}:
            self._note(at, at + 1)
        return at + 1

    def _is_followed(self, at: int) -> bool:
        """Whether a word such as no stands before something known in this clause."""
        known = {Kind.GROUP, Kind.QUANTITY, Kind.SMARTS, Kind.QUALITY, Kind.NUMBER, Kind.BEFORE}
        for part in self._parts[at:]:
            if part.kinds.keys() & known:
                return True
            if part.kinds.keys() & {Kind.STOP, Kind.UNKNOWN, Kind.LEVEL}:
                return False
        return False

    def _end_clause(self, sign: str) -> None:
        if sign != "," or self._how != "no":
            self._listed = []
        self._how, self._loose = "has", []

    def _note(self, first: int, end: int, constraints: Iterable[Constraint] = ()) -> None:
        start, stop = self._parts[first].start, self._parts[end - 1].end
        found = tuple(constraints)
        last = self._found[-1] if self._found else None
        # Words beside one another that mean nothing are one
        if not found and last and not last.constraints and not self._sentence[last.end : start].strip():
            start = last.start
            self._found.pop()
        self._found.append(Part(start, stop, self._sentence[start:stop], found))

    # Quantities

    def _range(self, at: int) -> int:
        """A quantity with numbers, in whatever order: logP 1-2, under 320 Da, 2 rings, 分子量は320以下."""
        place, negated = at, False
        if self._get(place, Kind.POLARITY) == "no":
            place, negated = place + 1, True
        place, quantity = self._quantity(place)
        if quantity and negated:
            if quantity in words.COUNTED:
                self._note(at, place, [InRange(quantity, None, 0)])
                return place
            return at
        place = self._skip(place) if quantity else place
        before = self._get(place, Kind.BEFORE)
        if before:
            place = self._skip(place + 1)
        place, first = self._number(place)
        if first is None:
            return self._bare(at, quantity)
        place, key = self._unit(place, quantity)
        second, after = None, None
        ahead = self._skip_to(place)
        if ahead:
            ahead, second = self._number(self._skip(ahead))
            if second is not None:
                place, key = self._unit(ahead, key)
                after = self._get(place, Kind.AFTER)
                place += after in ("about", "most")
        if second is None:
            after = self._get(place, Kind.AFTER)
            place += after is not None
        if key is None:
            ahead, key = self._quantity(self._skip(place))
            place = ahead if key else place
        if key is None or (quantity and key != quantity):
            return self._lone(at, place)
        return self._said(at, place, key, (before, first, second, after if second is None else None))

    def _said(self, at: int, place: int, key: str, numbers: tuple[str | None, float, float | None, str | None]) -> int:
        before, first, second, after = numbers
        how = before or after
        bounds = words.BOUNDS[key]
        fits = all(bounds[0] <= number <= bounds[1] for number in (first, second) if number is not None)
        whole = key not in words.COUNTED or all(n == int(n) for n in (first, second) if n is not None)
        if not fits or not whole or (second is not None and (second < first or how not in (None, "about"))):
            self._note(at, place)
            return place
        if before and after and before != after:
            self._note(at, place)
            return place
        self._note(at, place, [_in_range(key, how, first, second)])
        # A second bound of the same quantity: logP over 1 and under 3
        return self._further(place, key)

    def _further(self, at: int, key: str) -> int:
        place = at
        while place < len(self._parts) and self._get(place, Kind.FILLER) in ("and", "but", "かつ", "で"):
            place += 1
        before = self._get(place, Kind.BEFORE)
        number_at = self._skip(place + 1) if before else place
        end, number = self._number(number_at)
        if number is None:
            return at
        after = self._get(end, Kind.AFTER)
        if not before and not after:
            return at
        end += after is not None
        end, unit = self._unit(end, key)
        ahead, other = self._quantity(self._skip(end))
        del ahead
        how = before or after
        if unit != key or other or (place == at and before) or not how:
            return at
        self._note(place, end, [_in_range(key, how, number, None)])
        return end

    def _bare(self, at: int, quantity: str | None) -> int:
        """A quantity without a number means nothing; with a word of its size it is left to that."""
        if quantity is None:
            return at
        place, _ = self._quantity(at)
        ahead = self._skip(place)
        if self._get(ahead, Kind.LEVEL) or self._get(ahead, Kind.BEHIND) or self._get(at, Kind.SUFFIX):
            return at
        self._note(at, place)
        return place

    def _lone(self, at: int, place: int) -> int:
        """Numbers of nothing; one before a group only says that it is there."""
        one = self._parts[place - 1].get(Kind.NUMBER) == "1" and self._get(self._skip(place), Kind.GROUP)
        if not one:
            self._note(at, place)
        return place

    def _level(self, at: int) -> int:
        """A quantity with a word of its size: low logP, QED が高い."""
        level, place = self._get(at, Kind.LEVEL), at + 1
        ahead, key = self._quantity(self._skip(place) if level else at)
        if key is None or key not in words.OF_LEVEL:
            return at
        if level is None:
            ahead = self._skip(ahead)
            level = self._get(ahead, Kind.LEVEL)
            ahead += 1
        if level is None or self._how == "no":
            return at
        low, high = words.OF_LEVEL[key][("low", "high", "middle").index(level)]
        text = self._sentence[self._parts[at].start : self._parts[ahead - 1].end]
        self._note(at, ahead, [InRange(key, low, high, text)])
        return ahead

    def _quality(self, at: int) -> int:
        name = self._get(at, Kind.QUALITY)
        if name is None:
            return at
        if self._how == "no":
            # The opposite of a quality is a guess
            self._note(at - 1 if self._get(at - 1, Kind.POLARITY) else at, at + 1)
            return at + 1
        part = self._parts[at]
        text = self._sentence[part.start : part.end]
        self._note(at, at + 1, [InRange(one.key, one.low, one.high, text) for one in words.QUALITIES[name]])
        return at + 1

    # Groups

    def _group(self, at: int) -> int:
        has = self._has(at)
        if has is None:
            return at
        end = at + 1
        while self._get(end, Kind.SUFFIX):
            end += 1
        if self._is_alternative(at) and self._join(has, at, end):
            return end
        self._note(at, end, [has])
        self._loose.append(len(self._found) - 1)
        if self._how == "no" or (self._listed and self._how == "has"):
            self._listed.append(len(self._found) - 1)
        return end

    def _has(self, at: int) -> Has | None:
        name, smarts = self._get(at, Kind.GROUP), self._get(at, Kind.SMARTS)
        if smarts is not None:
            try:
                pattern_of(smarts)
            except InvalidData:
                return None
            name = WRITTEN + smarts
        elif name is not None:
            smarts = _GROUP[name].smarts
        if name is None or smarts is None:
            return None
        return Has(name, smarts, self._how != "no", self._how == "keep")

    def _is_alternative(self, at: int) -> bool:
        place = at - 1
        while place >= 0 and self._get(place, Kind.FILLER) and not self._get(place, Kind.OR):
            place -= 1
        return place >= 0 and self._get(place, Kind.OR) is not None

    def _join(self, has: Has, at: int, end: int) -> bool:
        """A or B is one wish; no A, B or C are three."""
        if self._listed and self._how == "has":
            for number in self._listed:
                self._turn(number, "no")
            self._note(at, end, [Has(has.name, has.smarts, wanted=False)])
            self._listed = []
            return True
        if self._how == "no" or not self._loose:
            return False
        last = self._found[self._loose[-1]]
        (before,) = last.constraints
        if not isinstance(before, Has) or self._loose[-1] != len(self._found) - 1:
            return False
        either = Has(f"{before.name} or {has.name}", f"[$({before.smarts}),$({has.smarts})]", kept=before.kept)
        stop = self._parts[end - 1].end
        self._found[-1] = Part(last.start, stop, self._sentence[last.start : stop], (either,))
        return True

    def _behind(self, at: int) -> int:
        """A word behind groups that says what of them, as in Japanese."""
        how = self._get(at, Kind.BEHIND)
        if how is None or not self._loose:
            return self._none_of(at) if how == "no" else at
        for number in self._loose:
            self._turn(number, how)
        self._loose = []
        return at + 1

    def _none_of(self, at: int) -> int:
        """環なし, アラートなし: a count of none."""
        place = at - 1
        while place >= 0 and self._get(place, Kind.FILLER) and not self._get(place, Kind.QUANTITY):
            place -= 1
        key = self._get(place, Kind.QUANTITY) if place >= 0 else None
        if key not in words.COUNTED:
            return at
        while self._found and self._found[-1].start >= self._parts[place].start:
            self._found.pop()
        self._note(place, at + 1, [InRange(str(key), None, 0)])
        return at + 1

    def _turn(self, number: int, how: str) -> None:
        part = self._found[number]
        turned = tuple(
            Has(one.name, one.smarts, how != "no", how == "keep") if isinstance(one, Has) else one
            for one in part.constraints
        )
        self._found[number] = Part(part.start, part.end, part.text, turned)

    # Parts

    def _get(self, at: int, kind: Kind) -> str | None:
        return self._parts[at].get(kind) if 0 <= at < len(self._parts) else None

    def _skip(self, at: int) -> int:
        while self._get(at, Kind.FILLER) and not self._get(at, Kind.OR):
            at += 1
        return at

    def _skip_to(self, at: int) -> int:
        """Behind what stands between two numbers of a range, 0 where they are none."""
        if self._get(at, Kind.TO) or (self._get(at, Kind.FILLER) == "and" and self._is_between(at)):
            return at + 1
        return 0

    def _is_between(self, at: int) -> bool:
        return any(self._get(place, Kind.FILLER) == "between" for place in range(max(0, at - 5), at))

    def _quantity(self, at: int) -> tuple[int, str | None]:
        key = self._get(at, Kind.QUANTITY)
        return (at + 1, key) if key else (at, None)

    def _unit(self, at: int, key: str | None) -> tuple[int, str | None]:
        place = self._skip(at) if self._get(at, Kind.FILLER) in ("個", "つ", "本") else at
        unit = self._get(place, Kind.UNIT)
        if unit and (key is None or unit == key):
            return place + 1, unit
        return place, key

    def _number(self, at: int) -> tuple[int, float | None]:
        minus = self._get(at, Kind.TO) and self._sentence[self._parts[at].start] in "-−–－"  # noqa: RUF001
        place = at + 1 if minus else at
        number = self._get(place, Kind.NUMBER)
        if number is None or (minus and self._parts[place].start != self._parts[at].end):
            return at, None
        return place + 1, -float(number) if minus else float(number)


def _in_range(key: str, how: str | None, first: float, second: float | None) -> InRange:
    if second is not None:
        return InRange(key, first, second)
    counted = key in words.COUNTED
    if how in ("most", "below"):
        return InRange(key, None, first - 1 if how == "below" and counted else first)
    if how in ("least", "above"):
        return InRange(key, first + 1 if how == "above" and counted else first, None)
    if counted and how is None:
        return InRange(key, first, first)
    reach = words.NEARLY.get(key, 1.0)
    return InRange(key, round(first - reach, 6), round(first + reach, 6))
