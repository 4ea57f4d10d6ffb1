"""WeightedPrompt: what is written in a prompt, and how strongly each part of it is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.api.prompting import PROMPT_LIMIT, UnreadablePrompt, uncommented

LIMIT = PROMPT_LIMIT

DEEPEST = 32
"""How deep brackets may be nested: 1.1 ** 32 is 21 times."""

STRONGER = 1.1
STRONGEST = 10.0

_NUMBER = re.compile(r":\s*([+-]?\d{0,9}(?:\.\d{0,9})?)\s*\Z")
_SCHEDULE = re.compile(r":\s*\d*\.?\d+\s*\Z")
_BREAK = re.compile(r"\s*\bBREAK\b\s*")
_ESCAPED = "()[]{}|<>#*_\\"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A part of the text, from `start` to before `end`, and its weight."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Vector:
    """A place in the text where a learned word stands, and which of its vectors: the token there is that."""

    start: int
    word: str
    number: int


@dataclass(frozen=True, slots=True)
class WeightedPrompt:
    """The text that the encoder reads, and the parts of it whose weight is not 1, in order and without overlap."""

    text: str
    emphases: tuple[Emphasis, ...] = ()
    vectors: tuple[Vector, ...] = ()

    def weights(self) -> list[float]:
        """The weight of every character."""
        weights = [1.0] * len(self.text)
        for part in self.emphases:
            weights[part.start : part.end] = [part.weight] * (part.end - part.start)
        return weights

    def part(self, start: int, end: int) -> WeightedPrompt:
        """The prompt from one character to before another."""
        inside = [
            Emphasis(max(part.start, start) - start, min(part.end, end) - start, part.weight)
            for part in self.emphases
            if part.start < end and part.end > start
        ]
        vectors = tuple(replace(at, start=at.start - start) for at in self.vectors if start <= at.start < end)
        return WeightedPrompt(self.text[start:end], tuple(inside), vectors)

    def at_breaks(self) -> list[WeightedPrompt]:
        """The parts between the words BREAK."""
        parts = []
        start = 0
        for found in _BREAK.finditer(self.text):
            parts.append(self.part(start, found.start()))
            start = found.end()
        return [*parts, self.part(start, len(self.text))] if parts else [self]

    def without_breaks(self) -> WeightedPrompt:
        """The parts between the words BREAK as one text, with a space between them."""
        return joined_prompts(self.at_breaks(), " ")


def joined_prompts(parts: Sequence[WeightedPrompt], between: str = "") -> WeightedPrompt:
    """Prompts one after the other as one."""
    if len(parts) == 1:
        return parts[0]
    emphases: list[Emphasis] = []
    vectors: list[Vector] = []
    length = 0
    for part in parts:
        emphases += [Emphasis(item.start + length, item.end + length, item.weight) for item in part.emphases]
        vectors += [replace(item, start=item.start + length) for item in part.vectors]
        length += len(part.text) + len(between)
    return WeightedPrompt(between.join(part.text for part in parts), tuple(emphases), tuple(vectors))


@dataclass(slots=True)
class _Piece:
    text: str
    weight: float = 1.0
    literal: bool = False


def parse_prompt(prompt: str) -> WeightedPrompt:
    r"""Read the prompt language in one pass.

    `(word)` means 1.1 times, `((word))` 1.21 times, `[word]` the 1.1th part, `(word:1.3)` 1.3 times; brackets nest and
    multiply. A `\` before a bracket of any kind, `|`, `#`, `_` or `\` stands for the character itself, and so does a
    bracket without its partner. Comments are left out. Raises UnreadablePrompt for a prompt that is too long or too
    deep, weights out of 0 to 10, and `[from:to:when]`, which `texts_at_steps` settles before.
    """
    if len(prompt) > LIMIT:
        raise UnreadablePrompt(
            "The prompt has {length} characters.",
            advice="Shorten it to at most {limit}.",
            length=len(prompt),
            limit=LIMIT,
        )
    prompt = uncommented(prompt)
    pieces: list[_Piece] = []
    opened: list[int] = []
    at = 0
    while at < len(prompt):
        letter = prompt[at]
        if letter == "\\" and at + 1 < len(prompt) and prompt[at + 1] in _ESCAPED:
            pieces.append(_Piece(prompt[at + 1], literal=True))
            at += 2
            continue
        if letter in "([":
            if len(opened) == DEEPEST:
                raise UnreadablePrompt(
                    "Brackets in the prompt are nested deeper than {deepest}.",
                    advice="Write the weight as a number, such as (word:1.3).",
                    deepest=DEEPEST,
                )
            opened.append(len(pieces))
            pieces.append(_Piece(letter))
        elif letter in ")]" and opened and pieces[opened[-1]].text == {")": "(", "]": "["}[letter]:
            _close(pieces, opened.pop(), letter)
        else:
            _append(pieces, letter)
        at += 1
    return _joined(pieces)


def _append(pieces: list[_Piece], letter: str) -> None:
    last = pieces[-1] if pieces else None
    if last is None or last.literal or last.weight != 1.0 or last.text in {"(", "["} or letter in "([])":
        pieces.append(_Piece(letter, literal=letter in "([])"))
    else:
        last.text += letter


def _close(pieces: list[_Piece], start: int, bracket: str) -> None:
    """Give everything since an opening bracket its weight, and take the bracket and the number away."""
    last = pieces[-1]
    weight = STRONGER if bracket == ")" else 1 / STRONGER
    has_text_last = len(pieces) - 1 > start and not last.literal and last.weight == 1.0
    if bracket == ")" and has_text_last and (found := _NUMBER.search(last.text)) and found[1].strip("+-."):
        weight = float(found[1])
        last.text = last.text[: found.start()]
    if bracket == "]" and has_text_last and last.text.count(":") > 1 and _SCHEDULE.search(last.text):
        raise UnreadablePrompt(
            "The prompt changes on the way, “[{part}]”, which models here cannot do yet.",
            advice="Write one of the two, or put \\ before the bracket to mean it as it is.",
            part=last.text[:40],
        )
    for piece in pieces[start + 1 :]:
        piece.weight *= weight
        if not 0 <= piece.weight <= STRONGEST:
            raise UnreadablePrompt(
                "The prompt gives “{part}” a weight of {weight}.",
                advice="Choose a weight from 0 to {strongest}.",
                part=piece.text[:40],
                weight=f"{piece.weight:g}",
                strongest=f"{STRONGEST:g}",
            )
    pieces[start].text = ""


def _joined(pieces: list[_Piece]) -> WeightedPrompt:
    text: list[str] = []
    emphases: list[Emphasis] = []
    length = 0
    for piece in pieces:
        end = length + len(piece.text)
        if piece.text and abs(piece.weight - 1.0) > 1e-9:
            if emphases and emphases[-1].end == length and abs(emphases[-1].weight - piece.weight) < 1e-9:
                emphases[-1] = Emphasis(emphases[-1].start, end, piece.weight)
            else:
                emphases.append(Emphasis(length, end, piece.weight))
        text.append(piece.text)
        length = end
    return WeightedPrompt("".join(text), tuple(emphases))
