"""Giving a part of a prompt more or less weight, as Ctrl+Up and Ctrl+Down do."""

from __future__ import annotations

import re
from dataclasses import dataclass

STEP = 0.1
LORA_STEP = 0.05

_HEAVIEST, _STRONGEST = 10.0, 10.0
_LORA = re.compile(r"<\s*(?:lora|lyco)\s*:[^<>:]*(?P<rest>(?::[^<>]*)?)>", re.IGNORECASE)
_NUMBER = re.compile(r":\s*(\d*\.?\d+)\s*\Z")
_WORD = re.compile(r"[\w\-]+")
_NEAR = 4_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """What to replace, from `start` to before `end`, with what; the words in it begin at `inner`, later at `moved`."""

    start: int
    end: int
    text: str
    inner: int
    moved: int
    length: int


def weighed(text: str, start: int, end: int, up: bool) -> Weighed | None:
    """The change for a selection or, where it is empty, for what the cursor is in; None where there is nothing.

    Within a LoRA's tag its strength is changed by 0.05, else by 0.1 the weight of the selection, of the brackets that
    the cursor is in, or of the word.
    """
    for tag in _LORA.finditer(text, max(0, start - _NEAR), min(len(text), end + _NEAR)):
        if tag.start() <= start and end <= tag.end() and start < tag.end():
            return _lora(tag, up)
    bracket = _around(text, start, end)
    if start == end:
        if bracket is None:
            word = _word_at(text, start)
            if word is None:
                return None
            start, end = word
            bracket = _around(text, start, end)
            bracket = bracket if bracket and bracket[:2] == (start, end) else None
        else:
            start, end = bracket[:2]
    elif bracket is not None and bracket[:2] != (start, end):
        bracket = None
    whole = text[start:end]
    if bracket is None and whole.startswith("(") and whole.endswith(")") and _closes(whole):
        number = _NUMBER.search(whole[1:-1])
        inner = whole[1 : 1 + number.start()] if number else whole[1:-1]
        return _written(start, end, start + 1, inner, float(number[1]) if number else 1.1, up)
    if not whole.strip():
        return None
    if bracket is not None:
        return _written(start - 1, bracket[2], start, whole, bracket[3], up)
    return _written(start, end, start, whole, 1.0, up)


def _written(start: int, end: int, begins: int, inner: str, weight: float, up: bool) -> Weighed | None:
    new = round(weight + (STEP if up else -STEP), 2)
    if not 0 < new <= _HEAVIEST:
        return None
    text = inner if new == 1 else f"({inner}:{new:g})"
    return Weighed(start, end, text, begins, start + (new != 1), len(inner))


def _lora(tag: re.Match[str], up: bool) -> Weighed | None:
    numbers = [part.strip() for part in tag["rest"].split(":")[1:]] or ["1"]
    try:
        new = round(float(numbers[0]) + (LORA_STEP if up else -LORA_STEP), 3)
    except ValueError:
        return None
    if abs(new) > _STRONGEST:
        return None
    text = ":" + ":".join([f"{new:g}", *numbers[1:]])
    at = tag.start("rest")
    return Weighed(at, tag.end("rest"), text, at, at, 0)


def _around(text: str, start: int, end: int) -> tuple[int, int, int, float] | None:
    """The inside of the innermost round brackets about a place, the end of the brackets, and their weight."""
    depth = 0
    for at in range(start - 1, max(-1, start - _NEAR), -1):
        if text[at] in "()" and (at == 0 or text[at - 1] != "\\"):
            if text[at] == "(" and depth == 0:
                break
            depth += 1 if text[at] == ")" else -1
    else:
        return None
    closing = _closing(text, at)
    if closing is None or closing < end:
        return None
    number = _NUMBER.search(text[at + 1 : closing])
    inner = at + 1 + number.start() if number else closing
    if end > inner and start < inner:
        return None
    return at + 1, inner, closing + 1, float(number[1]) if number else 1.1


def _closing(text: str, opening: int) -> int | None:
    depth = 0
    for at in range(opening, min(len(text), opening + 2 * _NEAR)):
        if text[at] in "()" and (at == 0 or text[at - 1] != "\\"):
            depth += 1 if text[at] == "(" else -1
            if depth == 0:
                return at
    return None


def _closes(whole: str) -> bool:
    return _closing(whole, 0) == len(whole) - 1


def _word_at(text: str, place: int) -> tuple[int, int] | None:
    begin = max(0, place - 200)
    for found in _WORD.finditer(text, begin, place + 200):
        if found.start() <= place <= found.end():
            return found.span()
    return None
