"""Parts of a message: prose in Markdown, and blocks of program code, which are copied alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QTextDocument

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`\n]*)$")
_BLOCK = re.compile(r"\s*$|\s{0,3}(?:[-*+]|\d{1,9}[.)])\s|\s{0,3}[#>=|]|\s{0,3}(?:[-*_] *){3,}$|\t| {4}")
"""Lines that begin something other than a line of a paragraph."""
_LINE = "\u2028"

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


@dataclass(frozen=True, slots=True)
class Part:
    """Prose, or program code in a language that may be unknown."""

    text: str
    is_code: bool = False
    language: str = ""


def parts_of(text: str) -> Sequence[Part]:
    """A message in its parts; a block of code that isn't closed yet goes to the end."""
    return [part for part in _parts(text) if part.is_code or part.text.strip()]


def with_breaks(text: str) -> str:
    """Markdown in which a line break within a paragraph is one: whoever writes a message means it so."""
    lines = text.split("\n")
    joined = [lines[0]]
    for before, line in pairwise(lines):
        plain = not _BLOCK.match(line) and "|" not in before and before.strip() and not before.lstrip().startswith("#")
        joined.append(_LINE if plain else "\n")
        joined.append(line.lstrip() if plain else line)
    return "".join(joined)


def _parts(text: str) -> Iterator[Part]:
    lines: list[str] = []
    fence = language = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not fence and found:
            yield Part("\n".join(lines))
            fence, language, lines = found[1], found[2].strip().split(" ")[0], []
        elif fence and found and found[1].startswith(fence) and not found[2]:
            yield Part("\n".join(lines), True, language)
            fence, lines = "", []
        else:
            lines.append(line)
    yield Part("\n".join(lines), bool(fence), language if fence else "")
