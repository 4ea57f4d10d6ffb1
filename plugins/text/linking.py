"""Linking: what was made from a passage is kept with it, and the passage is found again after it was edited."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.api import Asset, Document
from plugins.text.commands import manuscript_of
from plugins.text.model import KIND, Link, Manuscript

LEAST_SHARE = 0.6
"""So much of a passage has to be left for it to be found again."""

_SEEDS = 16
_SMALLEST_SEED = 6
_NEAREST = 3
"""Of each seed so many places are looked at before where it was, and as many behind."""
_SLACK = 12
_WORD = 24


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage is in a text now; it is `exact` where not a character of it was changed."""

    at: int
    length: int
    exact: bool

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.at + self.length


@dataclass(frozen=True, slots=True)
class AddLink:
    """Link what was made to the passage that it was made from; all takes of one job are one step."""

    link: Link
    assets: tuple[Asset, ...]
    job: str
    label: str = "Made from a passage"

    @property
    def merge_key(self) -> Hashable | None:
        """The job: nothing else has its key."""
        return ("link", self.job)

    def apply(self, document: Document) -> Document:
        """The document with the link; raises UserError where its chapter is gone."""
        part = manuscript_of(document)
        part.chapter(self.link.chapter)
        if self.link in part.links:
            return document
        new = replace(part, links=(*part.links, self.link))
        return document.with_assets(self.assets).with_part(KIND, new)


@dataclass(frozen=True, slots=True)
class ReplaceLink:
    """Put what was made anew in the place of a link; where that one is gone, it is a link of its own."""

    old: str
    link: Link
    assets: tuple[Asset, ...]
    label: str = "Make again from the passage"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the link replaced; raises UserError where its chapter is gone."""
        part = manuscript_of(document)
        part.chapter(self.link.chapter)
        links = tuple(self.link if link.id == self.old else link for link in part.links)
        if self.link not in links:
            links = (*links, self.link)
        return document.with_assets(self.assets).with_part(KIND, replace(part, links=links))


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Link something to its passage no more; it stays what it is wherever else it is used."""

    link: str
    label: str = "Unlink"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the link."""
        part = manuscript_of(document)
        links = tuple(link for link in part.links if link.id != self.link)
        return document.with_part(KIND, replace(part, links=links)) if links != part.links else document


def links_of(part: Manuscript, chapter: str) -> Sequence[Link]:
    """The links of a chapter by where their passages stood."""
    return sorted((link for link in part.links if link.chapter == chapter), key=lambda link: link.at)


def find_again(text: str, passage: str, at: int) -> Found | None:
    """Where a passage that stood at a place is in a text now, or None.

    It is the same text nearest to that place; else where most of it is left in its order, if that is at least
    `LEAST_SHARE` and nowhere else as much.
    """
    if not passage:
        return None
    nearest = min(_nearest(text, passage, at, 1), key=lambda place: abs(place - at), default=None)
    if nearest is not None:
        return Found(nearest, len(passage), exact=True)
    seeds = _seeds(text, passage, at)
    best = _chain(seeds, len(passage))
    share, blocks = _grown(text, passage, best)
    if share < LEAST_SHARE:
        return None
    first, last = blocks[0], blocks[-1]
    others = [seed for seed in seeds if not first.place <= seed.place < last.place + last.length]
    other, _ = _grown(text, passage, _chain(others, len(passage)))
    if other >= share:
        return None
    start, end = _start(text, passage, first), _end(text, passage, last)
    return Found(start, end - start, exact=False)


@dataclass(frozen=True, slots=True)
class _Block:
    """So many characters of the passage from `offset` that stand in the text at `place`."""

    offset: int
    place: int
    length: int


def _nearest(text: str, part: str, at: int, most: int) -> Iterator[int]:
    """The places of a part nearest to one, so many on each side."""
    place = at + len(part)
    for _ in range(most):
        place = text.rfind(part, 0, max(0, place))
        if place < 0:
            break
        yield place
        place += len(part) - 1
    place = at
    for _ in range(most):
        place = text.find(part, place + 1)
        if place < 0:
            break
        yield place


def _seeds(text: str, passage: str, at: int) -> list[_Block]:
    """Where equal parts of the passage stand near where it was."""
    length = max(_SMALLEST_SEED, -(-len(passage) // _SEEDS))
    found = []
    for offset in range(0, len(passage) - length + 1, length):
        seed = passage[offset : offset + length]
        if not seed.isspace():
            found += [_Block(offset, place, length) for place in _nearest(text, seed, at + offset, _NEAREST)]
    return found


def _chain(seeds: Sequence[_Block], whole: int) -> list[_Block]:
    """The most seeds that follow one another in the text as in the passage, those closest together first."""
    ends: list[tuple[int, int, int]] = []
    for index, seed in enumerate(seeds):
        best = (seed.length, 0, -1)
        for before in range(index):
            other = seeds[before]
            in_passage, in_text = seed.offset - other.offset, seed.place - other.place
            if in_passage <= 0 or in_text < other.length or in_text > in_passage + whole:
                continue
            score, apart, _ = ends[before]
            best = max(best, (score + seed.length, apart - abs(in_text - in_passage), before))
        ends.append(best)
    if not ends:
        return []
    at = max(range(len(ends)), key=lambda index: ends[index][:2])
    chain = []
    while at >= 0:
        chain.append(seeds[at])
        at = ends[at][2]
    return chain[::-1]


def _grown(text: str, passage: str, chain: Sequence[_Block]) -> tuple[float, list[_Block]]:
    """How much of a passage is left, when the blocks of a chain take in what is equal around them; and those."""
    blocks: list[_Block] = []
    for index, block in enumerate(chain):
        low, floor = (blocks[-1].offset + blocks[-1].length, blocks[-1].place + blocks[-1].length) if blocks else (0, 0)
        if block.offset < low or block.place < floor:
            continue
        ahead = text[max(floor, block.place - block.offset) : block.place]
        back = _equal(passage[low : block.offset][::-1], ahead[::-1])
        following = chain[index + 1] if index + 1 < len(chain) else None
        ceiling = following.place if following else block.place + len(passage)
        high = following.offset if following else len(passage)
        onward = _equal(passage[block.offset + block.length : high], text[block.place + block.length : max(0, ceiling)])
        blocks.append(_Block(block.offset - back, block.place - back, back + block.length + onward))
    return sum(block.length for block in blocks) / len(passage), blocks


def _equal(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _start(text: str, passage: str, first: _Block) -> int:
    """Where the passage begins that goes on with a block: at what it began with, or with its paragraph, if near."""
    head = first.offset
    if not head:
        return first.place
    low, start = max(0, first.place - 2 * head - _SLACK), max(0, first.place - head)
    line = -1 if "\n" in passage[:head] else text.rfind("\n", 0, first.place) + 1
    known = passage[: min(head, _SMALLEST_SEED)]
    places = list(_places(text, known, max(low, line), first.place))
    if line in places or (line >= low and not places):
        return line
    if places:
        return min(places, key=lambda place: abs(place - start))
    if start and text[start - 1].isalnum() and text[start].isalnum():
        start = max(text.rfind(" ", max(0, start - _WORD), start) + 1, start - _WORD, 0)
    return start


def _end(text: str, passage: str, last: _Block) -> int:
    """Where the passage ends whose last block that is left is this one."""
    here, tail = last.place + last.length, len(passage) - last.offset - last.length
    if not tail:
        return here
    high, end = min(len(text), here + 2 * tail + _SLACK), min(len(text), here + tail)
    line = -1 if "\n" in passage[-tail:] else text.find("\n", here)
    line = len(text) if line < 0 else line
    known = passage[-min(tail, _SMALLEST_SEED) :]
    places = [place + len(known) for place in _places(text, known, here, min(high, line))]
    is_near = line <= high and "\n" not in passage[-tail:]
    if line in places or (is_near and not places):
        return line
    if places:
        return min(places, key=lambda place: abs(place - end))
    if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        space = text.find(" ", end, end + _WORD)
        end = space if space >= 0 else end
    return end


def _places(text: str, part: str, start: int, end: int) -> Iterator[int]:
    """Every place of a part between two."""
    place = text.find(part, start, end)
    while place >= 0:
        yield place
        place = text.find(part, place + 1, end)
