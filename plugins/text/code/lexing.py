"""Lexing: the coloured pieces of a text that is written in, line by line, found where they are asked for."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from plugins.text.code.languages import lexer_class
from plugins.text.code.lexers import ROOT, Stack, Start, stepping
from plugins.text.code.roles import Role, role_of

Run: TypeAlias = tuple[int, int, Role]
"""A piece of a line: its start and length in characters, and what it is."""

_AHEAD = 1000
"""So many lines a token may reach beyond the line that is wanted."""

_BACK = 200
"""So many lines before an edit may have to be read anew because of it, as when what they opened is closed."""

_CLOSING = re.compile(r"""\*/|-->|\"{3}|'{3}|`|\]\]|\*\)|-\}|^=|</""")
"""What closes something in one language or another, and may have been opened anywhere before."""

_GUESSED = 60
_MOST_UNREAD = 200
_AT_ONCE = 2000
_LONGEST_LINE = 2000
"""What is longer was written by no person, and isn't coloured."""


class Lexing:
    """The lines of a text and their pieces, in a language; an unknown one has none.

    A line is read from the nearest line before it at which the lexer's state is known, and reading goes on until the
    state is what it was. What isn't asked for is read by `work`, in slices.
    """

    def __init__(self, language: str, lines: Sequence[str] = ("",)) -> None:
        kind = lexer_class(language)
        self._steps = stepping(kind) if kind else None
        self._lines = _kept(lines)
        self._runs: list[tuple[Run, ...]] = [()] * len(lines)
        self._starts: list[Stack | None] = [None] * len(lines)
        self._fresh = bytearray(len(lines))
        self._review: tuple[int, int] | None = None
        self._working: Iterator[int] | None = None
        self._changed: set[int] = set()
        self._begin()

    @property
    def lines(self) -> int:
        """How many there are."""
        return len(self._lines)

    def replace(self, first: int, removed: int, lines: Sequence[str]) -> None:
        """Put lines where others were."""
        count, end = len(lines), first + removed
        closes = any(map(_CLOSING.search, (*self._lines[first:end], *lines)))
        start = self._starts[first] if first < len(self._starts) else None
        self._lines[first:end] = _kept(lines)
        self._runs[first:end] = (self._runs[first:end] + [()] * count)[:count]
        self._starts[first:end] = [None] * count
        self._fresh[first:end] = bytes(count)
        if first < len(self._starts):
            self._starts[first] = start
            self._fresh[first] = 0
        self._begin()
        low, high = self._review or (first, first)
        self._review = (0 if closes else max(0, min(low, first - _BACK)), max(first, high - removed) + count)
        self._working = None
        self._changed = {line if line < end else line + count - removed for line in self._changed}

    def runs(self, line: int) -> tuple[Run, ...]:
        """The pieces of a line as they are known now."""
        return self._runs[line]

    def is_fresh(self, line: int) -> bool:
        """Whether a line was read since it, or what stands before it, was changed."""
        return self._steps is None or bool(self._fresh[line])

    def read(self, first: int, last: int, budget_s: float) -> bool:
        """Read these lines as far as they aren't; False where there was no time for all."""
        until = time.perf_counter() + budget_s
        while self._steps is not None and (line := self._fresh.find(0, first, last + 1)) >= 0:
            for _ in self._reading(self._start_before(line), last, line):
                if time.perf_counter() > until:
                    return not self._fresh.count(0, first, last + 1)
        return True

    def work(self, budget_s: float) -> bool:
        """Read on through all that isn't read for so long; False where nothing is left to do."""
        until = time.perf_counter() + budget_s
        while self._steps is not None:
            if self._working is None:
                self._working = self._next_work()
                if self._working is None:
                    return False
            for _ in self._working:
                if time.perf_counter() > until:
                    return True
            self._working = None
        return False

    def take_changed(self) -> set[int]:
        """The lines whose pieces have become others since they were taken last."""
        changed, self._changed = self._changed, set()
        return changed

    def _begin(self) -> None:
        if self._starts:
            self._starts[0] = ROOT

    def _next_work(self) -> Iterator[int] | None:
        line = self._fresh.find(0)
        if line >= 0:
            return self._reading(self._known_start(line), min(len(self._lines), line + _AT_ONCE) - 1, line)
        return self._reviewing(*self._review) if self._review is not None else None

    def _reviewing(self, low: int, high: int) -> Iterator[int]:
        """Read what an edit may have changed before it; an edit meanwhile begins anew."""
        high = min(high, len(self._lines) - 1)
        yield from self._reading(self._known_start(min(low, high)), high, high)
        self._review = None

    def _known_start(self, line: int) -> int:
        return next(at for at in range(line, -1, -1) if self._starts[at] is not None)

    def _start_before(self, line: int) -> int:
        """The nearest line at which reading can begin, or one that looks as if it could where much is unread."""
        known = self._known_start(line)
        if self._fresh.count(0, known, line) < _MOST_UNREAD:
            return known
        looks_so = (
            at
            for at in range(line, line - _GUESSED, -1)
            if self._lines[at][:1].strip() and not self._lines[at - 1].strip()
        )
        guessed = next(looks_so, line)
        self._starts[guessed] = ROOT
        return guessed

    def _reading(self, start: int, last: int, least: int) -> Iterator[int]:
        """Read from one line to another, and yield after each; end before where nothing changes after `least`."""
        assert self._steps is not None
        read = self._lines[start : last + 1 + _AHEAD]
        line, line_at, at = start, 0, 0
        runs: list[Run] = []
        is_noted = False
        for step in self._steps("\n".join(read) + "\n", self._starts[start] or ROOT):
            if isinstance(step, Start):
                is_known = self._fresh[line] and self._starts[line] == step.stack
                self._note(line, step.stack)
                is_noted = True
                if line > last or (line > least and is_known):
                    return
                continue
            role = role_of(step.token)
            parts = step.text.split("\n")
            for index, part in enumerate(parts):
                if index:
                    self._finish(line, runs)
                    yield line
                    at += 1
                    line, line_at, runs, is_noted = line + 1, at, [], False
                    if line == start + len(read):
                        if line < len(self._lines):
                            self._note(line, None)
                        return
                if not is_noted and (part or index + 1 < len(parts)):
                    # The line begins inside a token.
                    self._note(line, None)
                    is_noted = True
                if part and role is not None:
                    _add(runs, at - line_at, len(part), role)
                at += len(part)

    def _note(self, line: int, start: Stack | None) -> None:
        """Note in which state a line begins, None inside a token; where it was another the line has to be read."""
        if self._starts[line] != start:
            self._starts[line] = start
            self._fresh[line] = 0

    def _finish(self, line: int, runs: list[Run]) -> None:
        found = tuple(runs)
        self._fresh[line] = 1
        if found != self._runs[line]:
            self._runs[line] = found
            self._changed.add(line)


def _add(runs: list[Run], start: int, length: int, role: Role) -> None:
    """Add a piece, to the last one where it goes on with it."""
    if runs and runs[-1][2] is role and runs[-1][0] + runs[-1][1] == start:
        start, length = runs[-1][0], runs[-1][1] + length
        runs.pop()
    runs.append((start, length, role))


def _kept(lines: Sequence[str]) -> list[str]:
    return [line if len(line) <= _LONGEST_LINE else "" for line in lines]
