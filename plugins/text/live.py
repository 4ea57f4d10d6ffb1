"""LiveText: a chapter's text while it is written in, piece by piece, at the places in which Qt counts (UTF-16)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.api import AssetId
from plugins.text.model import Origin, Passage, Span
from plugins.text.passages import (
    LARGEST,
    SMALLEST,
    Piece,
    compare_texts,
    from_units,
    pieces_of,
    to_units,
)
from plugins.text.spans import Spans, cut, joined, named, replaced, typed


class LiveText:
    """Pieces one after another; each is replaced as a whole when it is written in, so that a state costs nothing."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._pieces: list[Piece] = list(pieces) or pieces_of("")
        self._units = sum(piece.units for piece in self._pieces)

    @property
    def state(self) -> tuple[Piece, ...]:
        """The text as it is now."""
        return tuple(self._pieces)

    @property
    def units(self) -> int:
        """The length in UTF-16."""
        return self._units

    @property
    def length(self) -> int:
        """The length in code points."""
        return sum(len(piece.text) for piece in self._pieces)

    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self._pieces)

    def replace(self, at: int, removed: int, text: str, new: Span | None = None) -> None:
        """Put a text in place of `removed` units; `new` says where it comes from, None that a person wrote it."""
        if not removed and not text:
            return
        first, before = self._find(at)
        last, last_before = self._find(at + removed)
        head, tail = self._pieces[first], self._pieces[last]
        start = from_units(head.text, at - before)
        end = from_units(tail.text, at + removed - last_before)
        whole = "".join(piece.text for piece in self._pieces[first : last + 1])
        spans = joined(*(piece.spans for piece in self._pieces[first : last + 1]))
        end += len(whole) - len(tail.text)
        low, gone, come = compare_texts(whole[start:end], text)
        start, text = start + low, text[low : low + come]
        if not gone and not come:
            return
        whole = whole[:start] + text + whole[start + gone :]
        if new is None:
            spans = typed(spans, start, gone, len(text))
        else:
            spans = replaced(spans, start, gone, (Span(len(text), new.origin, new.source, new.stream),))
        self._put(first, last + 1, whole, spans)

    def remember(self, state: Sequence[Piece], passages: Sequence[Passage]) -> None:
        """What is still as it was in a state lies in the store now, as these passages."""
        known = {id(piece): passage for piece, passage in zip(state, passages, strict=True)}
        for index, piece in enumerate(self._pieces):
            if piece.stored is None and (passage := known.get(id(piece))) is not None:
                self._pieces[index] = Piece(piece.text, piece.spans, passage)

    def name_stream(self, stream: str, source: AssetId) -> None:
        """What was accepted of a draft while it was written is from this generated text."""
        for index, piece in enumerate(self._pieces):
            spans = named(piece.spans, stream, source)
            if spans is not piece.spans:
                stored = None if piece.stored is None else replace(piece.stored, spans=spans)
                self._pieces[index] = Piece(piece.text, spans, stored)

    @property
    def is_stored(self) -> bool:
        """Whether all of it lies in the store."""
        return all(piece.stored is not None for piece in self._pieces)

    def position(self, at: int) -> int:
        """A place in UTF-16 as one in code points."""
        index, before = self._find(at)
        piece = self._pieces[index]
        return sum(len(other.text) for other in self._pieces[:index]) + from_units(piece.text, at - before)

    def units_at(self, position: int) -> int:
        """A place in code points as one in UTF-16."""
        units = 0
        for piece in self._pieces:
            if position <= len(piece.text):
                return units + to_units(piece.text, position)
            position -= len(piece.text)
            units += piece.units
        return units

    def units_of_places(self, positions: Sequence[int]) -> list[int]:
        """Places in code points, in their order, as ones in UTF-16."""
        if self._units == self.length:
            return list(positions)
        found: list[int] = []
        before, units, pieces = 0, 0, iter(self._pieces)
        piece = next(pieces)
        for position in positions:
            while position > before + len(piece.text) and (after := next(pieces, None)) is not None:
                before, units, piece = before + len(piece.text), units + piece.units, after
            found.append(units + to_units(piece.text, position - before))
        return found

    def between(self, start: int, end: int) -> str:
        """The text between two places in UTF-16."""
        first, before = self._find(start)
        last, last_before = self._find(end)
        texts = [piece.text for piece in self._pieces[first : last + 1]]
        cut_end = from_units(texts[-1], end - last_before)
        texts[-1] = texts[-1][:cut_end]
        texts[0] = texts[0][from_units(self._pieces[first].text, start - before) :]
        return "".join(texts)

    def spans_between(self, start: int, end: int) -> list[tuple[int, int, Origin, AssetId | None]]:
        """Where the text between two places comes from: place, length (both in UTF-16), origin and source."""
        found, before = [], 0
        for piece in self._pieces:
            if before >= end:
                break
            if before + piece.units > start:
                position = 0
                for span in piece.spans:
                    low, high = to_units(piece.text, position), to_units(piece.text, position + span.length)
                    position += span.length
                    low, high = max(start, before + low), min(end, before + high)
                    if low < high:
                        found.append((low, high - low, span.origin, span.source))
            before += piece.units
        return found

    def _find(self, at: int) -> tuple[int, int]:
        """The piece in which a place lies, or begins, and where that piece begins."""
        before = 0
        for index, piece in enumerate(self._pieces):
            if at < before + piece.units:
                return index, before
            before += piece.units
        last = len(self._pieces) - 1
        return last, before - self._pieces[last].units

    def _put(self, first: int, end: int, text: str, spans: Spans) -> None:
        # Each piece but the last ends a paragraph, and none is much too small.
        while end < len(self._pieces) and (not text.endswith("\n") or len(text) < SMALLEST):
            text, spans = text + self._pieces[end].text, joined(spans, self._pieces[end].spans)
            end += 1
        if first and len(text) < SMALLEST:
            first -= 1
            spans = joined(self._pieces[first].spans, spans)
            text = self._pieces[first].text + text
        new = pieces_of(text, spans) if len(text) > LARGEST else [Piece(text, cut(spans, 0, len(text)))]
        self._units += sum(piece.units for piece in new) - sum(piece.units for piece in self._pieces[first:end])
        self._pieces[first:end] = new
