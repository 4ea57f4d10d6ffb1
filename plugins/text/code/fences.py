"""Fences: the code in an answer of a model that wraps it in words."""

from __future__ import annotations

import re

_OPENED = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n`]*\n", re.MULTILINE)
_BEGUN = re.compile(r"\s*(?:`{1,2}|~{1,2}|(?:`{3,}|~{3,})[^\n]*)\Z")


def fenced(text: str) -> tuple[int, int] | None:
    """Where the code in the first fence of a text stands, as far as it is written; None in a text that has none.

    Nothing of a text is code that only begins a fence.
    """
    opened = _OPENED.search(text)
    if opened is None:
        return (len(text), len(text)) if _BEGUN.match(text) else None
    start = opened.end()
    closed = re.compile(rf"^[ \t]*{re.escape(opened['fence'])}[`~]*[ \t]*$", re.MULTILINE).search(text, start)
    if closed is not None:
        return start, max(start, len(text[: closed.start()].rstrip("\n")))
    # The last line may be the beginning of the fence that closes.
    broken = text.rfind("\n", start)
    last = text[max(start, broken + 1) :].strip()
    return start, max(start, broken) if last and not last.strip("`~") else len(text)
