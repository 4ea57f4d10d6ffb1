"""Fences: the code in an answer of a model that wraps it in words."""

from __future__ import annotations

import re

_OPENED = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n`]*\n", re.MULTILINE)
_BEGUN = re.compile(r"\s*(?:`{1,2}|~{1,2}|(?:`{3,}|~{3,})[^\n]*)\Z")


def unfenced(text: str) -> str:
    """What stands in the first fence of a text, as far as it is written; all of a text that has none."""
    opened = _OPENED.search(text)
    if opened is None:
        return "" if _BEGUN.match(text) else text
    inside = text[opened.end() :]
    closed = re.search(rf"^[ \t]*{re.escape(opened['fence'])}[`~]*[ \t]*$", inside, re.MULTILINE)
    if closed is not None:
        return inside[: closed.start()].rstrip("\n")
    # The last line may be the beginning of the fence that closes.
    whole, broken, last = inside.rpartition("\n")
    return whole if broken and last.strip() and not last.strip().strip("`~") else inside
