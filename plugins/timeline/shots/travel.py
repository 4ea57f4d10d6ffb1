"""Travel: a prompt that changes on the way, as lines that begin with the number of a frame."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.api import InvalidRequest

_LINE = re.compile(r"(?:^|[;\n])[ \t]*(\d{1,7})[ \t]*:")


@dataclass(frozen=True, slots=True)
class Travel:
    """The prompt of the first frame, and those from other frames on."""

    first: str
    later: Mapping[int, str] = field(default_factory=dict)

    def moved(self, frames: int) -> Travel:
        """The same with so many frames before it."""
        return Travel(self.first, {at + frames: prompt for at, prompt in self.later.items()})


def travel_of(prompt: str) -> Travel:
    """Read a prompt such as “0: a meadow; 24: a meadow at night”; any other is that of all frames.

    Raises InvalidRequest where a line is empty, or a frame has two.
    """
    marks = list(_LINE.finditer(prompt))
    if not marks or prompt[: marks[0].start()].strip():
        return Travel(prompt.strip())
    found: dict[int, str] = {}
    ends = [mark.start() for mark in marks[1:]] + [len(prompt)]
    for mark, end in zip(marks, ends, strict=True):
        at, text = int(mark[1]), prompt[mark.end() : end].strip(" \t\r\n;")
        if not text or at in found:
            raise InvalidRequest(
                "The prompt of frame {frame} is empty, or there are two of it.",
                advice="Write one line for each frame at which the prompt changes.",
                frame=at,
            )
        found[at] = text
    # Before the first line there is no other prompt: its own is that of the beginning, too.
    first = min(found)
    return Travel(found.pop(first), dict(sorted(found.items())))
