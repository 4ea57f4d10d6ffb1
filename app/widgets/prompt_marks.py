"""What the parts of a prompt are, for colouring them: brackets, weights, choices, LoRAs, comments, names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum


class MarkKind(Enum):
    """What a part of a prompt is."""

    WEIGHT = "weight"
    SCHEDULE = "schedule"
    CHOICE = "choice"
    LORA = "lora"
    WILDCARD = "wildcard"
    WORD = "word"
    BREAK = "break"
    COMMENT = "comment"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mark:
    """A part from `start` to before `end`."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that can stand in a prompt; `adds` is written behind it, such as the words that wake a LoRA."""

    name: str
    adds: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PromptNames:
    """The names that mean something in a prompt; None where it isn't known which there are."""

    loras: Collection[Offer] | None = None
    words: Collection[Offer] = ()
    wildcards: Collection[str] | None = None
    _known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def has_lora(self, name: str) -> bool:
        """Whether there may be a LoRA of this name."""
        return self.loras is None or name.lower().removesuffix(".safetensors") in self._set("loras", self.loras)

    def has_wildcard(self, name: str) -> bool:
        """Whether there may be a wildcard of this name."""
        if self.wildcards is None or "*" in name:
            return True
        if "wildcards" not in self._known:
            names = frozenset(self.wildcards)
            self._known["wildcards"] = names | {one.rsplit("/", 1)[-1] for one in names}
        return name in self._known["wildcards"]

    def is_word(self, word: str) -> bool:
        """Whether a word is an embedding's name."""
        return word.lower() in self._set("words", self.words)

    def _set(self, kind: str, offers: Collection[Offer]) -> frozenset[str]:
        if kind not in self._known:
            self._known[kind] = frozenset(offer.name.lower() for offer in offers)
        return self._known[kind]


IN_TEXT, IN_COMMENT = 0, 1

_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<open>/\*)"
    r"|(?P<line>^[ \t]*#.*|(?<=\s)#(?=\s|$).*)"
    r"|(?P<lora><\s*(?:lora|lyco)\s*:(?P<name>[^<>:]*)[^<>]*>)"
    r"|(?P<wildcard>__(?P<list>[\w\-./*]+?)__)"
    r"|(?P<weight>:\s*\d*\.?\d+\s*(?=\))|[()])"
    r"|(?P<schedule>:\s*\d*\.?\d+\s*(?=\])|[\[\]])"
    r"|(?P<choice>[{}|]|(?<=\{)\d+(?:-\d+)?\$\$|\d+(?:\.\d+)?::)"
    r"|(?P<break>\bBREAK\b)"
    r"|(?P<word>(?:embedding:)?[\w\-]+)"
)


def marks(line: str, names: PromptNames, state: int = IN_TEXT) -> tuple[list[Mark], int]:
    """The marks of one line that begins in a state, and the state after it."""
    found: list[Mark] = []
    at = 0
    if state == IN_COMMENT:
        end = line.find("*/")
        if end < 0:
            return [Mark(0, len(line), MarkKind.COMMENT)], IN_COMMENT
        at = end + 2
        found.append(Mark(0, at, MarkKind.COMMENT))
    while at < len(line):
        token = _TOKEN.search(line, at)
        if token is None:
            break
        at = token.end()
        if token.lastgroup == "open" or token["open"]:
            end = line.find("*/", at)
            at = len(line) if end < 0 else end + 2
            found.append(Mark(token.start(), at, MarkKind.COMMENT))
            if end < 0:
                return found, IN_COMMENT
            continue
        found += _marks_of(token, names)
    return found, IN_TEXT


def _marks_of(token: re.Match[str], names: PromptNames) -> Iterator[Mark]:
    start, end = token.span()
    if token["line"]:
        yield Mark(start, end, MarkKind.COMMENT)
    elif token["lora"]:
        yield Mark(start, end, MarkKind.LORA)
        if not names.has_lora(token["name"].strip()):
            yield Mark(token.start("name"), token.end("name"), MarkKind.UNKNOWN)
    elif token["wildcard"]:
        yield Mark(start, end, MarkKind.WILDCARD)
        if not names.has_wildcard(token["list"]):
            yield Mark(token.start("list"), token.end("list"), MarkKind.UNKNOWN)
    elif token["word"]:
        word = token["word"].removeprefix("embedding:")
        if names.is_word(word):
            yield Mark(start, end, MarkKind.WORD)
        elif token["word"].startswith("embedding:"):
            yield Mark(start, end, MarkKind.UNKNOWN)
    else:
        for group in ("weight", "schedule", "choice", "break"):
            if token[group]:
                yield Mark(start, end, MarkKind(group))
