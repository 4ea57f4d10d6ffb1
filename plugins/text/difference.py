"""Difference: how one text became another, word by word, with paragraphs that only went elsewhere told as such."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from rapidfuzz.distance import Indel

from plugins.text.word_matches import TOKEN, word_matches

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+$")
_MOVED_WORDS = 4
_MOVED_ALIKE = 0.6
_MOST_ALIKE = 1_000
"""So many pairs of paragraphs are compared for being the same but for a few words."""

Range = tuple[int, int]


class Kind(Enum):
    """What became of a stretch of text."""

    SAME = "same"
    CHANGED = "changed"
    """The old text there was replaced by the new one; either may be empty."""
    LEFT = "left"
    """It stands elsewhere in the new text."""
    CAME = "came"
    """It stood elsewhere in the old text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of both texts, in code points; the parts in their order are all of the old text and all of the new one.

    What moved has the same `move` at both places, as have words that were changed within it; -1 is no move.
    """

    kind: Kind
    old: Range
    new: Range
    move: int = -1


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with the empty lines behind it."""

    start: int
    end: int
    text: str


def difference(old: str, new: str) -> tuple[Part, ...]:
    """Compare two texts: 20 ms for 10,000 words of which a tenth is new."""
    walk = _Walk(old, new)
    before, after = _units(old), _units(new)
    steps = _paragraph_steps(before, after)
    moves = _moves(before, after, steps)
    for same, (old_first, old_last), (new_first, new_last) in steps:
        if same:
            for one, other in zip(before[old_first:old_last], after[new_first:new_last], strict=True):
                walk.match(one.start, other.start, len(one.text))
                walk.fill(one.end, other.end)
        else:
            _walk_changed(
                walk, _groups(before, old_first, old_last, moves[0]), _groups(after, new_first, new_last, moves[1])
            )
    walk.fill(len(old), len(new))
    return _with_breaks_moved(walk.parts, old, new)


@dataclass(frozen=True, slots=True)
class Change:
    """One change to look at: parts that stand together, by their indices; all parts of a move are taken at once."""

    parts: tuple[int, ...]
    move: int = -1


def changes_of(parts: Sequence[Part]) -> tuple[Change, ...]:
    """The changes in their order; of what moved the place that it left is one, and that where it came to another."""
    found: list[Change] = []
    for index, part in enumerate(parts):
        if part.kind is Kind.SAME:
            continue
        last = found[-1] if found else None
        if last is not None and part.move >= 0 and last.move == part.move and last.parts[-1] == index - 1:
            found[-1] = Change((*last.parts, index), part.move)
        else:
            found.append(Change((index,), part.move))
    return tuple(found)


def taking(parts: Sequence[Part], change: Change) -> tuple[tuple[Range, Range], ...]:
    """What is to be put into the new text so that a change is undone there: ranges of it, and of the old text for each.

    They come from the end to the beginning, so that each can be put in without moving the next.
    """
    chosen = [parts[index] for index in change.parts]
    if change.move >= 0:
        chosen = [part for part in parts if part.move == change.move]
    return tuple((part.new, part.old) for part in reversed(chosen))


def _units(text: str) -> list[Unit]:
    return [Unit(found.start(), found.end(), found.group().rstrip("\n")) for found in _PARAGRAPH.finditer(text)]


Step = tuple[bool, Range, Range]


def _paragraph_steps(before: Sequence[Unit], after: Sequence[Unit]) -> list[Step]:
    """Runs of paragraphs that are the same, and runs that aren't."""
    steps: list[Step] = []
    for one in Indel.opcodes([unit.text for unit in before], [unit.text for unit in after]):
        old, new, same = (one.src_start, one.src_end), (one.dest_start, one.dest_end), one.tag == "equal"
        if steps and not same and not steps[-1][0]:
            _, (first, _), (other, _) = steps.pop()
            old, new = (first, old[1]), (other, new[1])
        steps.append((same, old, new))
    return steps


def _moves(
    before: Sequence[Unit], after: Sequence[Unit], steps: Sequence[Step]
) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """Paragraphs that went elsewhere: of the old ones and the new ones, by index, the move and the index there."""
    gone = {index: at for at, (same, old, _) in enumerate(steps) if not same for index in range(*old)}
    come = {index: at for at, (same, _, new) in enumerate(steps) if not same for index in range(*new)}
    places: dict[str, list[int]] = defaultdict(list)
    for index in come:
        if _long(after[index]):
            places[after[index].text].append(index)
    pairs = [(index, found.pop(0)) for index in gone if (found := places.get(before[index].text))]
    taken = {old for old, _ in pairs}, {new for _, new in pairs}
    left = [index for index in gone if index not in taken[0] and _long(before[index])]
    free = [index for index in come if index not in taken[1] and _long(after[index])]
    pairs += _alike(before, after, left, free, lambda index, other: gone[index] != come[other])
    old_moves: dict[int, tuple[int, int]] = {}
    new_moves: dict[int, tuple[int, int]] = {}
    move = -1
    for at, (index, other) in enumerate(sorted(pairs)):
        together = at and old_moves.get(index - 1) == (move, other - 1)
        move = move if together else move + 1
        old_moves[index], new_moves[other] = (move, other), (move, index)
    return old_moves, new_moves


def _alike(
    before: Sequence[Unit],
    after: Sequence[Unit],
    left: Sequence[int],
    free: Sequence[int],
    elsewhere: Callable[[int, int], bool],
) -> list[tuple[int, int]]:
    """Paragraphs elsewhere that are the same but for some words; none where there are too many to compare.

    One that is as much like another at its own place was edited there.
    """
    if len(left) * len(free) > _MOST_ALIKE:
        return []
    own = {index: TOKEN.findall(before[index].text) for index in left}
    its = {index: TOKEN.findall(after[index].text) for index in free}
    scored: list[tuple[float, bool, int, int]] = []
    for index, words in own.items():
        for other, others in its.items():
            if min(len(words), len(others)) < _MOVED_ALIKE / 2 * (len(words) + len(others)):
                continue
            alike = Indel.normalized_similarity(words, others, score_cutoff=_MOVED_ALIKE)
            if alike >= _MOVED_ALIKE:
                scored.append((alike, not elsewhere(index, other), index, other))
    pairs: list[tuple[int, int]] = []
    for _, here, index, other in sorted(scored, key=lambda one: (one[1], one[0]), reverse=True):
        if index in own and other in its:
            del own[index], its[other]
            if not here:
                pairs.append((index, other))
    return pairs


def _long(unit: Unit) -> bool:
    return len(unit.text) > 2 * _MOVED_WORDS and len(TOKEN.findall(unit.text)) >= _MOVED_WORDS


@dataclass(slots=True)
class _Group:
    """Paragraphs in a row that changed, or one that moved: with its move, and the paragraph that it is elsewhere."""

    start: int
    end: int
    move: int = -1
    other: int = -1


def _groups(units: Sequence[Unit], first: int, last: int, moves: dict[int, tuple[int, int]]) -> list[_Group]:
    start = units[first].start if first < len(units) else (units[-1].end if units else 0)
    groups = [_Group(start, start)]
    for index in range(first, last):
        unit = units[index]
        if index in moves:
            groups += [_Group(unit.start, unit.end, *moves[index]), _Group(unit.end, unit.end)]
        else:
            groups[-1].end = unit.end
    return groups


def _walk_changed(walk: _Walk, before: Sequence[_Group], after: Sequence[_Group]) -> None:
    """What changed is compared between what moved, group by group."""
    rest_old, rest_new = list(before), list(after)
    while rest_old or rest_new:
        one = rest_old.pop(0) if rest_old else _Group(walk.old_at, walk.old_at)
        other = rest_new.pop(0) if rest_new else _Group(walk.new_at, walk.new_at)
        walk.compare(one.end, other.end)
        if rest_old:
            walk.moved_away(rest_old.pop(0))
        if rest_new:
            walk.moved_here(rest_new.pop(0))


class _Walk:
    """Goes through both texts at once and makes the parts."""

    def __init__(self, old: str, new: str) -> None:
        self.parts: list[Part] = []
        self.old_at = self.new_at = 0
        self._old, self._new = old, new
        self._units = _units(old), _units(new)

    def match(self, old_start: int, new_start: int, length: int) -> None:
        """So many characters are the same in both; what stands before them isn't."""
        self.fill(old_start, new_start)
        self._same(length)

    def fill(self, old_end: int, new_end: int) -> None:
        """What stands up to here is a change; spaces at its ends that are the same aren't."""
        was, now = self._old[self.old_at : old_end], self._new[self.new_at : new_end]
        if was == now:
            self._same(len(was))
            return
        most = min(len(was), len(now))
        head = next((at for at in range(most) if was[at] != now[at] or not was[at].isspace()), most)
        tail = next(
            (at for at in range(most - head) if was[-1 - at] != now[-1 - at] or not was[-1 - at].isspace()), most - head
        )
        self._same(head)
        self._add(Kind.CHANGED, len(was) - head - tail, len(now) - head - tail)
        self._same(tail)

    def compare(self, old_end: int, new_end: int) -> None:
        """Compare word by word up to here."""
        before = list(TOKEN.finditer(self._old, self.old_at, old_end))
        after = list(TOKEN.finditer(self._new, self.new_at, new_end))
        for first, other, count in word_matches([one.group() for one in before], [one.group() for one in after]):
            for one, its in zip(before[first : first + count], after[other : other + count], strict=True):
                self.match(one.start(), its.start(), one.end() - one.start())
        self.fill(old_end, new_end)

    def moved_away(self, group: _Group) -> None:
        """A paragraph stands elsewhere now."""
        other = self._units[1][group.other]
        for same, length in _kept(self._old[group.start : group.end], other.text):
            self._add(Kind.LEFT if same else Kind.CHANGED, length, 0, group.move)

    def moved_here(self, group: _Group) -> None:
        """A paragraph stood elsewhere before."""
        other = self._units[0][group.other]
        for same, length in _kept(self._new[group.start : group.end], other.text):
            self._add(Kind.CAME if same else Kind.CHANGED, 0, length, group.move)

    def _same(self, length: int) -> None:
        self._add(Kind.SAME, length, length)

    def _add(self, kind: Kind, old: int, new: int, move: int = -1) -> None:
        if not old and not new:
            return
        start = Part(kind, (self.old_at, self.old_at), (self.new_at, self.new_at), move)
        last = self.parts[-1] if self.parts else None
        if last is not None and (last.kind, last.move) == (kind, move):
            start = self.parts.pop()
        self.old_at += old
        self.new_at += new
        self.parts.append(replace(start, old=(start.old[0], self.old_at), new=(start.new[0], self.new_at)))


def _kept(text: str, other: str) -> list[tuple[bool, int]]:
    """A paragraph in stretches that the other one has too, and such that it hasn't."""
    body = text.rstrip("\n")
    if body == other:
        return [(True, len(text))]
    tokens = list(TOKEN.finditer(body))
    matches = word_matches([one.group() for one in tokens], TOKEN.findall(other))
    found, at = [], 0
    for first, _, count in matches:
        start = tokens[first].start()
        end = tokens[first + count - 1].end()
        found += [(False, start - at), (True, end - start)]
        at = end
    return [*found, (at == len(body), len(body) - at), (True, len(text) - len(body))]


def _with_breaks_moved(parts: Sequence[Part], old: str, new: str) -> tuple[Part, ...]:
    """The breaks before or behind a paragraph that moved go with it."""
    found = list(parts)
    for index, part in enumerate(parts):
        if part.kind is not Kind.CHANGED or part.move >= 0:
            continue
        near = [found[at] for at in (index + 1, index - 1) if 0 <= at < len(parts) and found[at].move >= 0]
        if near and not (old[slice(*part.old)] + new[slice(*part.new)]).strip():
            found[index] = replace(part, move=near[0].move)
    return tuple(found)
