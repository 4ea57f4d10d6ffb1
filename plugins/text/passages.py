"""Passages: a chapter's text in pieces of a few kilobytes, so that an edit stores what it touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.api import AssetId, AssetStore, InvalidData
from plugins.text.formats import soft
from plugins.text.model import MEDIA_TYPE, Origin, Passage, Span
from plugins.text.spans import Spans, cut
from plugins.text.words import count_words

SIZE = 5_000
"""Characters that a piece is cut to, where paragraphs allow it."""
LARGEST = 8_000
"""A piece that grows beyond this is cut."""
SMALLEST = 1_000
"""A piece that shrinks below this is joined with its neighbour."""
LONGEST_PARAGRAPH = 20_000
"""Editors lay a paragraph out as a whole: a longer one would take seconds for each key."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\ud800-\udfff\x00-\x08\x0e-\x1b\x1f\x7f\ufdd0-\ufdef\ufffc\ufffe\uffff]")
"""Lone surrogates, control characters, and what editors use for themselves."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage as it is written in; `stored` is None while it isn't in the store as it is.

    `units` is its length in UTF-16, in which Qt counts.
    """

    text: str
    spans: Spans
    stored: Passage | None = None
    units: int = field(init=False)

    def __post_init__(self) -> None:
        """Count."""
        object.__setattr__(self, "units", units_of(self.text))

    def store(self, assets: AssetStore, media_type: str = MEDIA_TYPE) -> Passage:
        """The piece as a passage, on the disk when the call returns."""
        if self.stored is not None:
            return self.stored
        asset = assets.add_bytes(self.text.encode("utf-8"), media_type)
        return Passage(asset.id, len(self.text), count_words(self.text), self.spans)


def units_of(text: str) -> int:
    """The length of a text in UTF-16."""
    if text.isascii() or max(text, default="") < "\U00010000":
        return len(text)
    return len(text.encode("utf-16-le")) // 2


def to_units(text: str, at: int) -> int:
    """A place in code points as one in UTF-16."""
    return at if units_of(text) == len(text) else units_of(text[:at])


def from_units(text: str, at: int) -> int:
    """A place in UTF-16 as one in code points; the middle of a character counts as its beginning."""
    if units_of(text) == len(text):
        return at
    return len(text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))


def normalised(text: str) -> str:
    """A text from outside as chapters keep it: one kind of line break, no broken characters, no endless paragraph."""
    text = _UNFIT.sub("\ufffd", _BREAKS.sub("\n", text))
    if len(text) <= LONGEST_PARAGRAPH:
        return text
    return soft.split(text, LONGEST_PARAGRAPH)


def split(text: str, size: int = SIZE) -> list[str]:
    """A text in pieces of about a size that end where paragraphs do; at least one."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > size:
        end = text.rfind("\n", start, start + size) + 1
        if end <= start:
            end = text.find("\n", start + size) + 1
        if end <= start or len(text) - end == 0:
            break
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:]]


def pieces_of(text: str, spans: Spans | None = None) -> list[Piece]:
    """A text as pieces; it is written by a person where nothing else is said."""
    whole = (Span(len(text)),) if spans is None else spans
    found, at = [], 0
    for part in split(text):
        found.append(Piece(part, cut(whole, at, at + len(part))))
        at += len(part)
    return found


def store_text(
    text: str, assets: AssetStore, origin: Origin = Origin.WRITTEN, media_type: str = MEDIA_TYPE
) -> tuple[Passage, ...]:
    """Store a text from outside as passages, for a new chapter."""
    fit = normalised(text)
    if not fit:
        return ()
    return tuple(piece.store(assets, media_type) for piece in pieces_of(fit, (Span(len(fit), origin),)))


def read_pieces(passages: Iterable[Passage], assets: AssetStore) -> list[Piece]:
    """Stored passages as pieces to write in; raises MissingAsset, and InvalidData where one is not what it was."""
    return [Piece(read_passage(passage, assets), passage.spans, passage) for passage in passages]


def read_passage(passage: Passage, assets: AssetStore) -> str:
    """The text of a passage."""
    try:
        text = assets.read(passage.text).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidData("A part of a chapter is damaged.", advice="Go back to an earlier version of it.") from error
    if len(text) != passage.length:
        raise InvalidData("A part of a chapter is damaged.", advice="Go back to an earlier version of it.")
    return text


def read_text(passages: Iterable[Passage], assets: AssetStore) -> str:
    """The text of a chapter or a version."""
    return "".join(read_passage(passage, assets) for passage in passages)


@dataclass(frozen=True, slots=True)
class Changed:
    """The passages that differ: `first` to `old_end` of the old ones became `first` to `new_end` of the new ones."""

    first: int
    old_end: int
    new_end: int

    def __bool__(self) -> bool:
        """Whether any does."""
        return self.first < max(self.old_end, self.new_end)


def compare(old: Sequence[Passage], new: Sequence[Passage]) -> Changed:
    """Which passages two states of a chapter don't have in common, from both ends."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    back = next((at for at in range(most - first) if old[-1 - at] != new[-1 - at]), most - first)
    return Changed(first, len(old) - back, len(new) - back)


def compare_texts(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts differ: the place, and how many characters became how many."""
    first, high = 0, min(len(old), len(new))
    while first < high:
        middle = (first + high + 1) // 2
        if old[first:middle] == new[first:middle]:
            first = middle
        else:
            high = middle - 1
    back, high = 0, min(len(old), len(new)) - first
    while back < high:
        middle = (back + high + 1) // 2
        if old[len(old) - middle : len(old) - back] == new[len(new) - middle : len(new) - back]:
            back = middle
        else:
            high = middle - 1
    return first, len(old) - first - back, len(new) - first - back


def sources_of(passages: Iterable[Passage]) -> Iterator[AssetId]:
    """Every asset that passages need: their texts, and the generated texts that they are from."""
    for passage in passages:
        yield passage.text
        yield from (span.source for span in passage.spans if span.source)
