"""short_name: what a clip is called after a sentence that is longer than there is room."""

from __future__ import annotations

from textwrap import shorten


def short_name(text: str, longest: int) -> str:
    """A text in one line of at most so many letters; a longer one ends with its last whole word and three dots."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    # Japanese has no spaces between words: there it ends anywhere.
    return shorten(line, longest, placeholder="…") if " " in line[:longest] else line[: longest - 1] + "…"
