"""Selecting: tracks and bars as they are typed, such as 1,3 and 2-5,7."""

from __future__ import annotations

import re

from app.api import InvalidRequest, Words

_PART = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


def selected(text: str, count: int, what: Words) -> tuple[int, ...]:
    """The places, counted from 0, that a text with places counted from 1 names; all of them where it is empty.

    Raises InvalidRequest for what is none of `count` places; `what` says what they are.
    """
    if not text.strip():
        return tuple(range(count))
    found: set[int] = set()
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= count:
            raise InvalidRequest(
                "“{text}” names no {what} of the clip.",
                advice="Give numbers from 1 to {count}, such as 2 or 1-3, with commas between them.",
                text=part.strip()[:60],
                what=what,
                count=count,
            )
        found.update(range(first - 1, last))
    return tuple(sorted(found))
