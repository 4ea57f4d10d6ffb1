"""Words that two texts have in common, in their order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

_CJK = "\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
TOKEN = re.compile(rf"\n|[{_CJK}]|[^\W{_CJK}]+(?:['’\-][^\W{_CJK}]+)*|[^\w\s]")
"""What is compared as a whole: a word, a sign, a line break, and of Japanese and Chinese a character."""
_MOST_PAIRS = 400_000_000
"""Words of one side times words of the other that are compared at once: 0.1 s and 50 MB."""

Match = tuple[int, int, int]
"""So many tokens from a place of the old ones and a place of the new ones."""


def word_matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Runs of words that are the same, without such as only stand by chance between longer changes."""
    return _without_crumbs(_matches(old, new), old, new)


def _matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    if len(old) * len(new) <= _MOST_PAIRS:
        return [
            (step.src_start, step.dest_start, step.src_end - step.src_start)
            for step in Indel.opcodes(old, new)
            if step.tag == "equal"
        ]
    found: list[Match] = []
    old_at = new_at = 0
    for first, other in (*_anchors(old, new), (len(old), len(new))):
        between = old[old_at:first], new[new_at:other]
        if len(between[0]) * len(between[1]) <= _MOST_PAIRS:
            found += [(one + old_at, its + new_at, count) for one, its, count in _matches(*between)]
        if first < len(old):
            found.append((first, other, 1))
        old_at, new_at = first + 1, other + 1
    return _joined(found)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Words that stand once in each text, as many of them as are in the same order."""
    once = {word for word, count in Counter(old).items() if count == 1}
    once &= {word for word, count in Counter(new).items() if count == 1}
    places = {word: at for at, word in enumerate(new) if word in once}
    pairs = [(at, places[word]) for at, word in enumerate(old) if word in once]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [index]
        before.append(last[at - 1] if at else -1)
    found, index = [], last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _joined(matches: Iterable[Match]) -> list[Match]:
    found: list[Match] = []
    for first, other, count in matches:
        if found and found[-1][0] + found[-1][2] == first and found[-1][1] + found[-1][2] == other:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + count)
        else:
            found.append((first, other, count))
    return found


def _without_crumbs(matches: Sequence[Match], old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """A match that is shorter than the changes on both its sides makes them harder to read, not easier."""
    lengths = [_sums(old), _sums(new)]

    def changed(one: Match, other: Match) -> int:
        old_length = lengths[0][other[0]] - lengths[0][one[0] + one[2]]
        return max(old_length, lengths[1][other[1]] - lengths[1][one[1] + one[2]])

    found: list[Match] = [(0, 0, 0)]
    following = [*matches[1:], (len(old), len(new), 0)]
    for match, after in zip(matches, following, strict=False):
        length = lengths[0][match[0] + match[2]] - lengths[0][match[0]]
        is_break = "\n" in old[match[0] : match[0] + match[2]]
        if is_break or length > min(changed(found[-1], match), changed(match, after)):
            found.append(match)
    return found[1:]


def _sums(words: Sequence[str]) -> list[int]:
    sums = [0]
    for word in words:
        sums.append(sums[-1] + len(word))
    return sums
