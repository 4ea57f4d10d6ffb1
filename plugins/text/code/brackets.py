"""Brackets: those that belong together, and what typing one of them or a quote does."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

CLOSER_OF = {"(": ")", "[": "]", "{": "}"}
OPENERS = frozenset(CLOSER_OF)
_OPENER_OF = {closer: opener for opener, closer in CLOSER_OF.items()}
_QUOTES = ('"', "'", "`")
_VISIBLE = re.compile(r"[^\n]")
_TRIPLE = frozenset({"python", "cython", "numpy", "starlark", "gdscript"})
_MOST_CHARACTERS = 100_000
_SLASHES = {"c", "cpp", "csharp", "css", "cuda", "dart", "glsl", "go", "java", "javascript", "json", "jsx", "kotlin"}
_SLASHES |= {"less", "php", "rust", "scala", "scss", "swift", "tsx", "typescript"}
_DASHES = {"sql", "lua", "haskell", "ada", "elm", "vhdl", "mysql", "postgresql", "sqlite3"}


class Masked(NamedTuple):
    """A text with its strings and comments blanked, of the same length.

    At its end stands a string or comment where `is_inside`, and one that the next line is part of where `goes_on`.
    """

    code: str
    is_inside: bool
    goes_on: bool


def masked(text: str, language: str) -> Masked:
    """Blank the strings and comments of a text, as well as can be done without the language's grammar."""
    parts: list[str] = []
    at, is_inside, goes_on = 0, False, False
    for found in _skipped(language).finditer(text):
        parts += [text[at : found.start()], _VISIBLE.sub("x" if found["comment"] is None else " ", found[0])]
        at = found.end()
        if at == len(text):
            goes_on = found["open"] is not None
            is_inside = goes_on or found["unclosed"] is not None or found["line"] is not None
    return Masked("".join((*parts, text[at:])), is_inside, goes_on)


def matching(text: str, at: int, skipped: Callable[[int], bool] = lambda _at: False) -> tuple[int, int] | None:
    """The bracket at a caret, before it or behind it, and its other half: where both stand, the first one first.

    `skipped` says of a place that it is in a string or a comment.
    """
    for place in (at - 1, at):
        if 0 <= place < len(text) and (text[place] in CLOSER_OF or text[place] in _OPENER_OF) and not skipped(place):
            other = _other_half(text, place, skipped)
            return None if other is None else (min(place, other), max(place, other))
    return None


def closes_more(text: str) -> bool:
    """Whether a piece of code closes a bracket that it didn't open."""
    depth = 0
    for character in text:
        depth += (character in CLOSER_OF) - (character in _OPENER_OF)
        if depth < 0:
            return True
    return False


def pair_for(character: str, before: str, after: str, language: str) -> tuple[str, int, int] | None:
    """What typing a bracket or quote means: the text, where the caret goes in it, and how much after it is replaced.

    None where the character is typed as it is. `before` and `after` are of the caret's line.
    """
    if character in _OPENER_OF or character in _QUOTES:
        if after.startswith(character) and not before.endswith("\\"):
            return character, 1, 1
        if character in _OPENER_OF:
            return None
    if language in _TRIPLE and character in ("'", '"') and re.search(rf"(?<!{character}){character}{{2}}$", before):
        return character * 4, 1, 0
    if masked(before, language).is_inside or after[:1].isalnum() or after[:1] in ("_", *OPENERS, *_QUOTES):
        return None
    if character in CLOSER_OF:
        return character + CLOSER_OF[character], 1, 0
    if character in _QUOTES and not (before[-1:].isalnum() or before[-1:] in ("_", "\\", *_QUOTES)):
        return character * 2, 1, 0
    return None


def _other_half(text: str, place: int, skipped: Callable[[int], bool]) -> int | None:
    mine = text[place]
    step = 1 if mine in CLOSER_OF else -1
    theirs = CLOSER_OF.get(mine) or _OPENER_OF[mine]
    depth = 0
    for at in range(place, max(-1, min(len(text), place + step * _MOST_CHARACTERS)), step):
        if text[at] in (mine, theirs) and not skipped(at):
            depth += 1 if text[at] == mine else -1
            if depth == 0:
                return at
    return None


@cache
def _skipped(language: str) -> re.Pattern[str]:
    """Strings and comments of a language, whole or as far as they go."""
    quotes = "[\"']"
    if language in _SLASHES:
        line, block, long = "//", r"/\*.*?(?:\*/|(?P<open>\Z))", "(?P<long>`).*?(?:`|\\Z)"
        # In Rust a single quote begins a lifetime as well.
        quotes = '"' if language == "rust" else quotes
    elif language in _DASHES:
        line, block, long = "--", r"--\[\[.*?(?:\]\]|(?P<open>\Z))", "(?P<long>(?!))"
    else:
        line, block, long = "#", "(?!)", r"(?P<long>\"{3}|'{3}).*?(?:(?P=long)|(?P<open>\Z))"
    short = rf"(?P<quote>{quotes})(?:\\.|(?!(?P=quote))[^\\\n])*(?:(?P=quote)|(?P<unclosed>))"
    return re.compile(rf"(?P<comment>{block}|(?P<line>{line}[^\n]*))|{long}|{short}", re.DOTALL)
