"""Soft splits and clean characters: what a text has to be so that an editor can hold it.

A paragraph that is too long for an editor is cut into lines that end with U+2060 (word joiner, which nobody sees). The
cut is no line break of the text: whatever reads a chapter as Markdown joins it first.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "\u2060"
"""What a line ends with that goes on in the next."""

LONGEST_LINE = 20_000
"""Characters of a line; a longer one makes typing slow."""

_LONELY = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_ENDS = "。！？」』.!?"
_REACH = 2_000


def clean(text: str) -> tuple[str, int]:
    """The text as the studio keeps any, and how many characters were replaced because they are halves of one.

    Line breaks are line feeds; a byte order mark and characters that no document can hold are left out.
    """
    text, replaced = _LONELY.subn("\ufffd", text.removeprefix("\ufeff"))
    text = _BREAKS.sub("\n", text)
    return _CONTROLS.sub("", text).replace(f"{MARK}\n", "\n"), replaced


def split(text: str, longest: int = LONGEST_LINE) -> str:
    """The text with lines that are too long cut softly; `join` gives it back."""
    if len(text) <= longest:
        return text
    return "\n".join(_cut(line, longest) if len(line) > longest else line for line in text.split("\n"))


def join(text: str) -> str:
    """The text as it is meant, without soft splits."""
    return text.replace(f"{MARK}\n", "")


def _cut(line: str, longest: int) -> str:
    parts = []
    start = 0
    while len(line) - start > longest:
        end = _place(line, start, start + longest - 1)
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return f"{MARK}\n".join(parts)


def _place(line: str, start: int, latest: int) -> int:
    """Where to cut what begins at `start`: behind a sentence, else behind a space, else between two characters."""
    reach = min(_REACH, (latest - start) // 2)
    near = [at for at in range(latest, latest - reach, -1) if _parts(line, at)]
    for at in near:
        if line[at - 1] in _SENTENCE_ENDS and line[at] not in _SENTENCE_ENDS:
            return at
    for at in near:
        if line[at - 1] == " " and line[at] != " ":
            return at
    return near[0] if near else latest


def _parts(line: str, at: int) -> bool:
    """Whether two characters there do not belong together."""
    return not unicodedata.combining(line[at]) and line[at] not in "\u200d\ufe0e\ufe0f" and line[at - 1] != "\u200d"
