"""Nested blocks as a row of paragraphs that each know where they stand, for formats that are such rows, and back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from plugins.text.formats.blocks import Block, List, Quote


class Inside(Enum):
    """What a paragraph can stand in."""

    QUOTE = "quote"
    BULLETS = "bullets"
    NUMBERS = "numbers"


Way = tuple[Inside, ...]
"""The quotations and lists around a paragraph, the outermost first."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A block in its place.

    `begins` says that it begins an item of the innermost list, `key` tells this list from others, `start` is its first
    number and `number` the item's own. Without a block it ends what is open inside the way.
    """

    way: Way
    block: Block | None
    begins: bool = False
    key: Hashable = None
    start: int = 1
    number: int = 0


def flatten(blocks: Iterable[Block]) -> Iterator[Flat]:
    """The blocks one after another; an item that begins with a list or quotation begins with an empty paragraph."""
    return _Flattening().row(list(blocks), ())


@dataclass(slots=True)
class _Flattening:
    lists: int = 0

    def row(self, blocks: Iterable[Block], way: Way) -> Iterator[Flat]:
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Quote):
                if isinstance(before, Quote):
                    yield Flat(way, None)
                yield from self.row(block.blocks, (*way, Inside.QUOTE))
            elif isinstance(block, List):
                yield from self._list(block, way)
            else:
                yield Flat(way, block)
            before = block

    def _list(self, block: List, way: Way) -> Iterator[Flat]:
        self.lists += 1
        key = self.lists
        inner = (*way, Inside.BULLETS if block.start is None else Inside.NUMBERS)
        start = block.start or 1
        for at, item in enumerate(block.items):
            number = start + at
            first, rest = item[0], item[1:]
            if isinstance(first, Quote | List):
                yield Flat(inner, None, True, key, start, number)
                yield from self.row(item, inner)
            else:
                yield Flat(inner, first, True, key, start, number)
                yield from self.row(rest, inner)


@dataclass(slots=True)
class _Open:
    """A quotation or list that more can be put into."""

    inside: Inside
    key: Hashable = None
    start: int = 1
    items: list[list[Block]] = field(default_factory=lambda: [[]])

    def closed(self) -> Block | None:
        items = tuple(tuple(item) for item in self.items if item)
        if not items:
            return None
        if self.inside is Inside.QUOTE:
            return Quote(items[0])
        return List(items, None if self.inside is Inside.BULLETS else self.start)


@dataclass(slots=True)
class Nest:
    """Puts a row of paragraphs back into what they stand in."""

    blocks: list[Block] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    @property
    def way(self) -> Way:
        """What is open."""
        return tuple(known.inside for known in self._open)

    def add(self, flat: Flat) -> None:
        """Add what comes next."""
        inner = max((at for at, inside in enumerate(flat.way) if inside is not Inside.QUOTE), default=-1)
        same = 0
        while same < min(len(flat.way), len(self._open)) and self._open[same].inside is flat.way[same]:
            same += 1
        if flat.begins and inner < same:
            known = self._open[inner]
            if known.key not in (None, flat.key):
                same = inner
            else:
                self._close(inner + 1)
                known.key = flat.key
                known.items.append([])
                same = inner + 1
        self._close(same)
        for at in range(same, len(flat.way)):
            is_own = at == inner and flat.begins
            self._open.append(_Open(flat.way[at], flat.key if is_own else None, flat.start if is_own else 1))
        if flat.block is not None:
            self._into().append(flat.block)

    def finished(self) -> tuple[Block, ...]:
        """All blocks."""
        self._close(0)
        return tuple(self.blocks)

    def _into(self) -> list[Block]:
        return self._open[-1].items[-1] if self._open else self.blocks

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            block = self._open.pop().closed()
            if block:
                self._into().append(block)
