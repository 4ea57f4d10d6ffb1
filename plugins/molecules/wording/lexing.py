"""Lexing: the parts of a sentence, each with where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from plugins.molecules.wording import words
from plugins.molecules.wording.groups import GROUPS


class Kind(Enum):
    """What a part of a sentence is."""

    NUMBER = auto()
    QUANTITY = auto()
    UNIT = auto()
    BEFORE = auto()
    AFTER = auto()
    TO = auto()
    POLARITY = auto()
    BEHIND = auto()
    LEVEL = auto()
    QUALITY = auto()
    GROUP = auto()
    SMARTS = auto()
    SUFFIX = auto()
    OR = auto()
    STOP = auto()
    FILLER = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A part from `start` to `end` (code points): what it can be, each with its value."""

    start: int
    end: int
    kinds: dict[Kind, str]

    def get(self, kind: Kind) -> str | None:
        """Its value as that kind, None where it is none."""
        return self.kinds.get(kind)


_OF_NUMBERS = {Kind.QUANTITY, Kind.UNIT, Kind.BEFORE, Kind.TO}
_NUMBER = re.compile(r"\d+(?:[,]\d{3})*(?:\.\d+)?|\.\d+")
_SMARTS = re.compile(r"smarts:([!-~]+)(?<![,;.:!?])")
_WORD = re.compile(r"[^\W\d_][\w'’\-]*", re.UNICODE)
_STOPS = ",;.。、，；\n\t!?！？()（）「」[]・/&+"  # noqa: RUF001


def lexemes(text: str) -> list[Lexeme]:
    """The parts of a text in order; spaces between them are left out."""
    folded = "".join(_fold(sign) for sign in text)
    found: list[Lexeme] = []
    at = 0
    while at < len(folded):
        if folded[at] in "  ":
            at += 1
            continue
        part = _at(folded, text, at)
        found.append(part)
        at = part.end
    return found


def _at(folded: str, text: str, at: int) -> Lexeme:
    match = _SMARTS.match(folded, at)
    if match:
        return Lexeme(at, match.end(), {Kind.SMARTS: text[match.start(1) : match.end(1)]})
    best, kinds = _named(folded, at)
    if best:
        return Lexeme(at, best, kinds)
    match = _NUMBER.match(folded, at)
    if match:
        return Lexeme(at, match.end(), {Kind.NUMBER: match.group().replace(",", "")})
    if folded[at] in _STOPS:
        return Lexeme(at, at + 1, {Kind.STOP: folded[at]})
    word = _WORD.match(folded, at)
    if word and not _is_japanese(folded[at]):
        end = next((n for n in range(at, word.end()) if _is_japanese(folded[n])), word.end())
        return Lexeme(at, end, {Kind.UNKNOWN: text[at:end]})
    end = at + 1
    while end < len(folded) and _script(folded[end]) == _script(folded[at]) != "" and not _starts(folded, end):
        end += 1
    return Lexeme(at, end, {Kind.UNKNOWN: text[at:end]})


def _starts(folded: str, at: int) -> bool:
    """Whether a known word begins within a run of letters, which it may in Japanese and not within katakana."""
    return _script(folded[at]) != "katakana" and bool(_named(folded, at)[0])


def _named(folded: str, at: int) -> tuple[int, dict[Kind, str]]:
    """Where the longest name that begins here ends, and what it can be."""
    for name in _names_by_first().get(folded[at], ()):
        kinds = _names()[name]
        if folded.startswith(name, at) and _ends_well(
            folded, at, at + len(name), of_numbers=bool(kinds.keys() & _OF_NUMBERS)
        ):
            return at + len(name), kinds
    # Several of a group: with an s
    word = re.compile(r"[a-z][a-z0-9'\-]*").match(folded, at)
    if word and word.group().endswith("s") and _ends_well(folded, at, word.end()):
        for ending in ("s", "es"):
            kinds = _names().get(word.group().removesuffix(ending), {})
            if Kind.GROUP in kinds:
                return word.end(), {Kind.GROUP: kinds[Kind.GROUP]}
    return 0, {}


def _ends_well(folded: str, begin: int, end: int, *, of_numbers: bool = False) -> bool:
    """Whether a name is not only a part of a longer word; those of numbers may stand right before one."""
    last, after = folded[end - 1], folded[end : end + 1]
    if begin and _script(folded[begin]) == "latin" == _script(folded[begin - 1]):
        return False
    if not after or _script(last) in ("", "other") or _script(last) != _script(after):
        if _script(last) == "latin" and after == "-":
            return folded.startswith("-free", end) or folded[end + 1 : end + 2].isdigit()
        return of_numbers or not (_script(last) == "latin" and after.isdigit())
    if _script(last) == "latin":
        return False
    return _script(last) != "katakana" or any(folded.startswith(name, end) for name in _katakana())


def _fold(sign: str) -> str:
    """A sign without differences of width and case, of one code point."""
    folded = unicodedata.normalize("NFKC", sign).lower()
    return folded if len(folded) == 1 else sign.lower() if len(sign.lower()) == 1 else sign


def _script(sign: str) -> str:
    if "\u30a0" <= sign <= "\u30ff":
        return "katakana"
    if "\u3040" <= sign <= "\u309f":
        return "hiragana"
    if "\u4e00" <= sign <= "\u9fff" or sign in "々〇":
        return "kanji"
    return "latin" if sign.isalpha() else "other" if sign.strip() and not sign.isdigit() and sign not in _STOPS else ""


def _is_japanese(sign: str) -> bool:
    return _script(sign) in ("katakana", "hiragana", "kanji")


@cache
def _names() -> dict[str, dict[Kind, str]]:
    found: dict[str, dict[Kind, str]] = {}

    def add(kind: Kind, names: Iterable[tuple[str, str]]) -> None:
        for name, value in names:
            found.setdefault("".join(map(_fold, name)), {}).setdefault(kind, value)

    add(Kind.QUANTITY, words.QUANTITIES.items())
    add(Kind.UNIT, words.UNITS.items())
    add(Kind.BEFORE, words.BEFORE.items())
    add(Kind.AFTER, words.AFTER.items())
    add(Kind.TO, ((name, "to") for name in words.TO))
    add(Kind.POLARITY, words.POLARITY.items())
    add(Kind.BEHIND, words.BEHIND.items())
    add(Kind.LEVEL, words.LEVELS.items())
    add(Kind.QUALITY, ((name, name) for name in words.QUALITIES))
    add(Kind.GROUP, ((name, group.name) for group in GROUPS for name in (group.name, *group.names)))
    add(
        Kind.GROUP, ((name + "s", group.name) for group in GROUPS for name in (group.name, *group.names) if " " in name)
    )
    add(Kind.NUMBER, ((name, str(number)) for name, number in words.NUMBERS.items()))
    add(Kind.SUFFIX, ((name, name) for name in words.SUFFIXES))
    add(Kind.OR, (("or", "or"), ("または", "or"), ("又は", "or"), ("か", "or"), ("もしくは", "or")))
    add(Kind.FILLER, ((name, name) for name in (*words.FILLERS, *words.FILLERS_JA)))
    return found


@cache
def _names_by_first() -> dict[str, tuple[str, ...]]:
    """Names by how they begin, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(_names(), key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return {first: tuple(names) for first, names in found.items()}


@cache
def _katakana() -> tuple[str, ...]:
    return tuple(_katakana_names())


def _katakana_names() -> Iterator[str]:
    for name in _names():
        if len(name) > 1 and _script(name[0]) == "katakana":
            yield name
