"""The story as a model is told it: in paragraphs, and cut at its beginning in large steps that stay put."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Count = Callable[[str], int]
"""How many tokens a text is."""

_PARAGRAPH = re.compile(r"\n*[^\n]+\n*|\n+")
_BREAK = re.compile(r"[.!?。！？…]['\"’”」』)]*\s*|\s+")
_SHORTEST = 16
_SAMPLE_TOKENS = 512
"""So much of each kind of writing is counted before the rest is estimated by it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with the line breaks around it, or a part of one that is too long; `ends` the paragraph or not."""

    text: str
    ends: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What of a story is told, and how much was cut off before it, in characters."""

    pieces: tuple[Piece, ...]
    cut_characters: int


def pieces_of(text: str, longest: int) -> list[Piece]:
    """A text in paragraphs; those longer than `longest` characters in parts, after sentences or words.

    What is appended to the text changes the last piece alone, and adds others.
    """
    found: list[Piece] = []
    for paragraph in _PARAGRAPH.findall(text):
        start = 0
        while len(paragraph) - start > longest:
            end = _break_before(paragraph, start, start + longest)
            found.append(Piece(paragraph[start:end], ends=False))
            start = end
        found.append(Piece(paragraph[start:], ends=True))
    return found


def cut(text: str, room_tokens: int, step_tokens: int, count: Count) -> Told:
    """The end of a text that fits into the room, begun at a paragraph.

    Where it begins moves on by about `step_tokens` at a time while the text grows, and not at all in between. Only
    what could fit is counted, and a little of the beginning.
    """
    longest = max(_SHORTEST, min(2_000, 2 * step_tokens))
    while True:
        pieces = pieces_of(text, longest)
        first = _first_fitting(pieces, room_tokens, count)
        # Some tokenizers make several tokens of one character: then even the last part is too long, and is divided.
        if first < len(pieces) or longest == _SHORTEST or not pieces:
            break
        longest = max(_SHORTEST, longest // 4)
    start = _on_grid(pieces, first, step_tokens, count) if first else 0
    return Told(tuple(pieces[start:]), sum(len(piece.text) for piece in pieces[:start]))


def split_at(pieces: Sequence[Piece], depth: int) -> int:
    """The piece before which stands what is `depth` paragraphs before the end; blank ones are not counted."""
    place = len(pieces)
    while place and depth:
        place -= 1
        depth -= bool(pieces[place].text.strip()) and (place == 0 or pieces[place - 1].ends)
    return place


def _break_before(paragraph: str, start: int, end: int) -> int:
    """Where a part of a paragraph ends: at the last sentence or space in its second half, or in mid-word."""
    places = [match.end() for match in _BREAK.finditer(paragraph, start + (end - start) // 2, end)]
    return places[-1] if places else end


def _first_fitting(pieces: Sequence[Piece], room_tokens: int, count: Count) -> int:
    """The first piece from which on all fit into the room."""
    tokens = 0
    for index in range(len(pieces) - 1, -1, -1):
        tokens += count(pieces[index].text)
        if tokens > room_tokens:
            return index + 1
    return 0


def _on_grid(pieces: Sequence[Piece], first: int, step_tokens: int, count: Count) -> int:
    """The first paragraph from `first` on with which a step begins; where there is none, `first` itself.

    Where steps begin depends on what stands before alone. A paragraph that is longer than a step is begun within.
    """
    weighed = _Weighing(count)
    total = 0.0
    taken = 0
    for index, piece in enumerate(pieces):
        steps = int(total / step_tokens)
        is_begun = index == 0 or pieces[index - 1].ends
        if steps > taken and (is_begun or total > (taken + 2) * step_tokens):
            taken = steps
            if index >= first:
                return index
        total += weighed.weigh(piece.text)
    return first


class _Weighing:
    """About how many tokens paragraphs are, judged by those before them alone."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._seen = {True: (0, 0), False: (0, 0)}

    def weigh(self, text: str) -> float:
        """The tokens of the next paragraph: counted for the first ones of its kind of writing, then estimated."""
        size = len(text.encode("utf-8", "surrogatepass"))
        kind = size < len(text) * 3 // 2
        tokens, size_of_them = self._seen[kind]
        if tokens >= _SAMPLE_TOKENS:
            return size * tokens / size_of_them
        counted = self._count(text)
        self._seen[kind] = (tokens + counted, size_of_them + size)
        return counted
