"""Travel: a prompt that changes on the way, as lines that begin with the number of a frame, or with a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from app.api import InvalidRequest

_LINE = re.compile(r"(?:^|[;\n])[ \t]*(\d{1,7})((?:\.\d{1,6})?[ \t]*s)?[ \t]*:")
_USUAL_RATE = Fraction(24)


@dataclass(frozen=True, slots=True)
class Travel:
    """The prompt of the first frame, and those from other frames on."""

    first: str
    later: Mapping[int, str] = field(default_factory=dict)

    def moved(self, frames: int) -> Travel:
        """The same with so many frames before it."""
        return Travel(self.first, {at + frames: prompt for at, prompt in self.later.items()})


def travel_of(prompt: str, rate: Fraction = _USUAL_RATE) -> Travel:
    """Read a prompt such as “0: a meadow; 24: a meadow at night”; any other is that of all frames.

    A line may begin with a time, such as “1.5s:”, which is that of a frame at so many a second.

    Raises InvalidRequest where a line is empty, or a frame has two.
    """
    times = prompts_of(prompt, rate)
    if not times:
        return Travel(prompt.strip())
    found: dict[int, str] = {}
    for time, text in times:
        at = round(time * rate)
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


def prompts_of(prompt: str, rate: Fraction = _USUAL_RATE) -> tuple[tuple[Fraction, str], ...]:
    """The lines of a prompt that changes on the way, each with its time in seconds; none where it does not."""
    marks = list(_LINE.finditer(prompt))
    if not marks or prompt[: marks[0].start()].strip():
        return ()
    ends = [mark.start() for mark in marks[1:]] + [len(prompt)]
    return tuple(
        (_time(mark, rate), prompt[mark.end() : end].strip(" \t\r\n;")) for mark, end in zip(marks, ends, strict=True)
    )


def travelled_text(prompts: Mapping[Fraction, str]) -> str:
    """The prompt that says another one from each time on; raises InvalidRequest where it would be read otherwise."""
    if len(prompts) == 1:
        return next(iter(prompts.values())).strip()
    lines = []
    for at, prompt in sorted(prompts.items()):
        if not prompt.strip():
            raise InvalidRequest(
                "The prompt at {time} s is empty.",
                advice="Write one, or take that keyframe away.",
                time=f"{float(at):g}",
            )
        if _LINE.search(f"\n{prompt}"):
            raise InvalidRequest(
                "The prompt at {time} s has lines of its own that begin with a number.",
                advice="Write it in one line, or make keyframes of them.",
                time=f"{float(at):g}",
            )
        number = f"{float(at):.6f}".rstrip("0").rstrip(".")
        lines.append(f"{number}s: {prompt.strip()}")
    return "\n".join(lines)


def _time(mark: re.Match[str], rate: Fraction) -> Fraction:
    if mark[2] is None:
        return int(mark[1]) / rate
    return Fraction(f"{mark[1]}{mark[2].rstrip('s').strip()}")
