"""Found: the generated words of the chapter that is shown, where they stand in its document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from app.api import AssetId
from plugins.text.model import Origin
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.painting import on_line
from plugins.text.panel.tokens.knowing import Knowing, Known
from plugins.text.panel.tokens.units import Placed, Unit, placed_behind, placed_in

_MADE = (Origin.GENERATED, Origin.EDITED)
_MOST_RUNS = 64


@dataclass(frozen=True, slots=True)
class Found:
    """A unit in the document, from `start` to `end` in its UTF-16 units; `end_of_run` is where its generated span ends.

    A word of a ghost isn't the chapter's yet, and `end_of_run` the ghost's end.
    """

    start: int
    end: int
    unit: Unit
    known: Known
    in_ghost: bool
    end_of_run: int

    @property
    def first_letter(self) -> int:
        """Where it begins to be seen, behind its spaces."""
        text = self.known.text[self.unit.start : self.unit.end]
        bare = text.lstrip()
        return self.start + len(text) - len(bare) if bare else self.start


class Words:
    """Finds the generated words of the chapter that an editor shows."""

    def __init__(self, editor: ManuscriptEditor, knowing: Knowing) -> None:
        self._editor, self._knowing = editor, knowing
        self._placed: dict[tuple[AssetId, str], tuple[Placed, ...]] = {}

    def between(self, start: int, end: int) -> list[Found]:
        """The words that reach into a stretch of the document, in order."""
        chapter = self._editor.chapter
        if chapter is None:
            return []
        found = [*self._accepted(chapter, start, end), *self._ghost(chapter, start, end)]
        return sorted(found, key=lambda one: one.start)

    def at(self, place: int) -> Found | None:
        """The word that covers a place of the document."""
        return next((one for one in self.between(place, place + 1) if one.start <= place < one.end), None)

    def near(self, place: int) -> Found | None:
        """The word at a cursor's place, else the one before it, else a ghost's first behind it."""
        return self.at(place) or (self.at(place - 1) if place else None)

    def beside(self, one: Found, by: int) -> Found | None:
        """The word after another one of the same take, or before it."""
        units = one.known.units
        index = units.index(one.unit) + by
        if not 0 <= index < len(units):
            return None
        around = self.between(max(0, one.start - 400), one.end + 400)
        return next((other for other in around if other.unit is units[index] and other.known is one.known), None)

    def is_generated(self, place: int) -> bool:
        """Whether the text at a place was generated, or the one before it, and its words may be known soon."""
        chapter = self._editor.chapter
        if chapter is None:
            return False
        at = chapter.to_text(place)
        spans = chapter.live.spans_between(max(0, at - 1), at + 1)
        return any(
            source is not None and origin is Origin.GENERATED and self._knowing.draft_of(source) is not None
            for _, _, origin, source in spans
        )

    def under(self, point: QPointF) -> int | None:
        """The place of the letter under a point of the viewport; None beside the text."""
        point = on_line(self._editor, point)
        for block, box in self._editor.visible_boxes():
            if not box.top() <= point.y() < box.bottom():
                continue
            inner = point - box.topLeft()
            for line in _lines(block.layout()):
                if line.y() <= inner.y() < line.y() + line.height() and line.naturalTextRect().left() <= inner.x():
                    at = line.xToCursor(inner.x(), QTextLine.CursorPosition.CursorOnCharacter)
                    past = inner.x() > line.naturalTextRect().right() + 2
                    return None if past else block.position() + int(at)
        return None

    def _ghost(self, chapter: ChapterText, start: int, end: int) -> Iterator[Found]:
        ghost = self._editor.ghost
        first, last = chapter.ghost_at, chapter.ghost_at + chapter.ghost_units
        if ghost is None or ghost.is_over or first >= end or last <= start:
            return
        known, text = self._knowing.known(ghost.source) if ghost.source else None, chapter.ghost_text()
        whole, tokens, taken = ghost.written
        placed: tuple[Placed, ...]
        if known is not None and known.text.endswith(text):
            placed = self._placed_of(known, text)
        elif known is None and tokens and whole.startswith(text, taken):
            known = self._knowing.streaming(whole, tokens)
            placed = placed_behind(known.units, taken, text)
        else:
            return
        for one in placed:
            if first + one.start < end and first + one.end > start:
                yield Found(first + one.start, first + one.end, one.unit, known, in_ghost=True, end_of_run=last)

    def _accepted(self, chapter: ChapterText, start: int, end: int) -> Iterator[Found]:
        low, high = chapter.to_text(start), chapter.to_text(end)
        done = -1
        for at, _length, origin, source in chapter.live.spans_between(low, high):
            if source is None or origin not in _MADE or at < done:
                continue
            known = self._knowing.known(source)
            if known is None:
                continue
            first, done, kept = _run(chapter, at, source, 2 * len(known.text) + 200)
            placed = self._placed_of(known, chapter.live.between(first, done))
            begins = bisect_right(placed, low - first, key=lambda one: one.end)
            for one in islice(placed, begins, None):
                if first + one.start >= high:
                    break
                end_of_span = next((last for start_, last in kept if start_ <= first + one.start < last), None)
                found = self._in_document(chapter, first + one.start, first + one.end)
                if found is not None and end_of_span is not None and found[0] < end and found[1] > start:
                    yield Found(*found, one.unit, known, in_ghost=False, end_of_run=end_of_span)

    def _in_document(self, chapter: ChapterText, start: int, end: int) -> tuple[int, int] | None:
        """A word in the document; one that a ghost stands in isn't seen as one."""
        if chapter.ghost_units and start < chapter.ghost_at < end:
            return None
        low = chapter.to_document(start, behind=True)
        return low, low + end - start

    def _placed_of(self, known: Known, text: str) -> tuple[Placed, ...]:
        key = (known.source, text)
        if key not in self._placed:
            self._placed[key] = placed_in(known.units, known.text, text)
            while len(self._placed) > _MOST_RUNS:
                del self._placed[next(iter(self._placed))]
        return self._placed[key]


def _run(chapter: ChapterText, at: int, source: AssetId, reach: int) -> tuple[int, int, list[tuple[int, int]]]:
    """The text around a place that is all from one take: from where to where, and what of it wasn't edited."""
    spans = chapter.live.spans_between(max(0, at - reach), at + reach)
    here = next(index for index, (start, length, _, _) in enumerate(spans) if start <= at < start + length)
    first = here
    while first and spans[first - 1][3] == source:
        first -= 1
    last = here
    while last + 1 < len(spans) and spans[last + 1][3] == source:
        last += 1
    run = spans[first : last + 1]
    kept = [(start, start + length) for start, length, origin, _ in run if origin is Origin.GENERATED]
    return run[0][0], run[-1][0] + run[-1][1], _joined(kept)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in which neighbours are one: passages part what a person sees as a whole."""
    found: list[tuple[int, int]] = []
    for start, end in stretches:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    for index in range(layout.lineCount()):
        yield layout.lineAt(index)


Box = tuple[float, float, float]
"""Left, right and the baseline, in the viewport."""


def boxes_of(block: QTextBlock, box: QRectF, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Box]]:
    """Where stretches of the document, in order, lie in a paragraph with its box: the index of each, line by line."""
    first, at = block.position(), 0
    for line in _lines(block.layout()):
        start = first + line.textStart()
        end, baseline = start + line.textLength(), box.top() + line.y() + line.ascent()
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        for index in range(at, len(stretches)):
            low, high = max(stretches[index][0], start), min(stretches[index][1], end)
            if stretches[index][0] >= end:
                break
            if low < high:
                yield index, (box.left() + _x(line, low - first), box.left() + _x(line, high - first), baseline)


def _x(line: QTextLine, at: int) -> float:
    match line.cursorToX(at):
        case (float(x), _) | float(x):
            return x
    raise TypeError("a line has no such place")
