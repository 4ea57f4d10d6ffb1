"""Filling in at a caret in code: what a model is given, and how much of what it wrote is kept."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from plugins.text.code.brackets import CLOSER_OF, closes_more

LINES_BEFORE = 256
LINES_AFTER = 64
CHARACTERS_BEFORE = 24_000
CHARACTERS_AFTER = 6_000
TIME_S = 1.5

_SPACE = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Gap:
    """A caret and what stands around it, from whole lines; `rest` is what follows it in its own line."""

    before: str
    after: str

    @property
    def rest(self) -> str:
        """What follows the caret in its own line."""
        return self.after.partition("\n")[0]

    @property
    def line(self) -> str:
        """What stands before the caret in its own line."""
        return self.before.rpartition("\n")[2]

    @property
    def is_inside_line(self) -> bool:
        """Whether more than the end of a line follows the caret."""
        return bool(self.rest.strip())


def gap_at(text: str, at: int, lines_before: int = LINES_BEFORE, lines_after: int = LINES_AFTER) -> Gap:
    """The surroundings of a caret in so many lines, fewer where they are long; a caret's own line is there."""
    before = _ending(text[:at], lines_before, CHARACTERS_BEFORE)
    after = _beginning(text[at:], lines_after, CHARACTERS_AFTER)
    return Gap(before, after)


def trimmed(gap: Gap, written: str, *, is_all: bool = True) -> tuple[str, bool]:
    """What of a completion is kept, and whether it is finished, so that nothing more needs to be written.

    It ends with the line where something follows in it, before lines that stand behind the gap already, and before a
    line that is indented less than where it begins. With `is_all` no more is coming; else the last line may grow.
    """
    if gap.is_inside_line:
        line, broken, _ = written.partition("\n")
        done = is_all or bool(broken)
        return (_without_rest(line, gap.rest) if done else line), done
    lines = written.split("\n")
    whole = len(lines) if is_all else len(lines) - 1
    depth = _start_depth(gap, lines)
    following = [line.rstrip() for line in gap.after.split("\n")[1:] if line.strip()]
    for number in range(1, whole):
        if not lines[number].strip():
            continue
        if _is_repeated(lines[number:whole], following, is_all):
            return _joined(lines[:number]), True
        if _depth(lines[number]) < depth:
            return _joined(lines[: number + (1 if _closes(lines, number, gap) else 0)]), True
    if is_all:
        return _joined(lines), True
    # The last line may yet turn out to be one that isn't kept.
    is_kept = whole == 0 or (lines[-1].strip() and _depth(lines[-1]) >= depth)
    return (written if is_kept else "\n".join(lines[:-1])), False


class Completion:
    """What a model writes into a gap, piece by piece, until it is enough or the time is up.

    The time counts from the first piece; reading the prompt is the caller's to limit.
    """

    def __init__(self, gap: Gap, time_s: float = TIME_S, now_s: Callable[[], float] = time.monotonic) -> None:
        self._gap = gap
        self._time_s = time_s
        self._now_s = now_s
        self._begun_s: float | None = None
        self._written = ""
        self._is_finished = False

    @property
    def text(self) -> str:
        """What is kept of it so far."""
        return trimmed(self._gap, self._written, is_all=self._is_finished)[0]

    def add(self, piece: str) -> bool:
        """Take a piece; False where the model has to stop, since this or the time is enough."""
        if self._is_finished:
            return False
        now_s = self._now_s()
        if self._begun_s is None:
            self._begun_s = now_s
        self._written += piece
        _, self._is_finished = trimmed(self._gap, self._written, is_all=False)
        if not self._is_finished and now_s - self._begun_s > self._time_s:
            self._is_finished = True
            whole = self._written.rpartition("\n")[0]
            # A line that nobody had the time to finish is worth something only where it is the first.
            self._written = whole if whole.strip() else self._written
        return not self._is_finished

    def end(self) -> str:
        """The model stopped by itself: what is kept of all of it."""
        self._is_finished = True
        return self.text


def _ending(text: str, lines: int, characters: int) -> str:
    """The last line of a text and so many before it, from a line's start where the characters allow."""
    tail = text[-characters:]
    kept = tail.split("\n")
    if len(tail) < len(text) and len(kept) > 1 and text[-characters - 1] != "\n":
        kept = kept[1:]
    return "\n".join(kept[-lines - 1 :])


def _beginning(text: str, lines: int, characters: int) -> str:
    """The first line of a text and so many behind it, to a line's end where the characters allow."""
    kept = text[:characters].split("\n")
    if len(text) > characters and len(kept) > 1 and text[characters] != "\n":
        kept = kept[:-1]
    return "\n".join(kept[: lines + 1])


def _depth(line: str) -> int:
    found = _SPACE.match(line)
    return len(found[0].expandtabs(4)) if found else 0


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).rstrip()


def _start_depth(gap: Gap, lines: list[str]) -> int:
    """How deep the completion begins: as the caret's line, or as the block that it opens."""
    depth = _depth(gap.line)
    first = next((line for line in lines[1:] if line.strip()), "")
    return max(depth, _depth(first)) if gap.line.strip() else depth


def _closes(lines: list[str], number: int, gap: Gap) -> bool:
    """Whether a line does nothing but close brackets that are open there, and isn't behind the gap already."""
    line = lines[number].strip()
    is_brackets = not line.rstrip(",;:").strip("".join(CLOSER_OF.values()))
    behind = next((found.strip() for found in gap.after.split("\n")[1:] if found.strip()), "")
    return is_brackets and line != behind and _opens_more(gap.before + "\n".join(lines[:number]))


def _opens_more(text: str) -> bool:
    """Whether a bracket of the last lines is still open."""
    mirrored = text[-4000:][::-1].translate(str.maketrans("()[]{}", ")(][}{"))
    return closes_more(mirrored)


def _is_repeated(lines: list[str], following: list[str], is_all: bool) -> bool:
    """Whether lines are those that stand behind the gap; a short one alone may be so by chance."""
    here = [line.rstrip() for line in lines if line.strip()]
    if not following or here[0] != following[0]:
        return False
    if len(here[0].strip()) > 3:
        return True
    return here[1:2] == following[1:2] if len(here) > 1 and len(following) > 1 else is_all and len(here) == 1


def _without_rest(line: str, rest: str) -> str:
    """A line without what repeats the rest behind the caret; brackets that it opened itself it may close."""
    line = line.rstrip()
    for repeated in (rest.rstrip(), rest.strip()):
        if line.endswith(repeated) and (repeated.strip("".join(CLOSER_OF.values())) or closes_more(line)):
            return line.removesuffix(repeated)
    # Of several brackets behind the caret it may have closed some.
    while line and rest.strip().startswith(line[-1]) and line[-1] in CLOSER_OF.values() and closes_more(line):
        line = line[:-1]
    return line
