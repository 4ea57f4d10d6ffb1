"""Indenting: what Enter types in program code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from plugins.text.code.brackets import CLOSER_OF, OPENERS, masked

_MOST_LINES = 200
_WIDTHS = (4, 2, 8, 3)
_LEAVES = re.compile(r"(?:return|pass|break|continue|raise)\b")
_SPACE = re.compile(r"[ \t]*")
_BY_COLON = frozenset({"python", "python2", "cython", "numpy", "pytb", "gdscript", "nimrod", "starlark", "bazel"})
_USUAL = {"go": "\t", "make": "\t", "javascript": "  ", "typescript": "  ", "json": "  ", "yaml": "  ", "html": "  "}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands for a key: `text` comes in place of characters around the caret, which goes `caret` into it."""

    text: str
    caret: int
    removed_before: int = 0
    removed_after: int = 0


def indent_unit(text: str, language: str) -> str:
    """One step of indentation: the step that a text makes most often, or what is usual in the language."""
    depths = [_indent(line) for line in text.split("\n")[-2000:] if line.strip()]
    indented = [depth for depth in depths if depth]
    if sum(depth[0] == "\t" for depth in indented) * 2 > len(indented):
        return "\t"
    steps = Counter(len(there) - len(here) for here, there in pairwise(depths))
    common = max(_WIDTHS, key=lambda width: steps[width])
    if steps[common]:
        return " " * common
    usual = _USUAL.get(language, "    ")
    least = min(map(len, indented), default=0)
    return " " * least if least in _WIDTHS and least < len(usual) else usual


def on_enter(before: str, after: str, language: str) -> Typed:
    """What Enter types between what stands before the caret and what after: a line break, indented.

    In Python deeper after a colon and shallower after what leaves a block, everywhere deeper after an opened bracket,
    and between two brackets the second gets a line of its own.
    """
    lines = before.split("\n")[-_MOST_LINES:]
    unit = indent_unit(before, language)
    bare = masked("\n".join(lines), language)
    if bare.goes_on:
        return _line(_indent(lines[-1]), after)
    codes = bare.code.split("\n")
    opened, begun = _brackets(codes)
    last = codes[-1].rstrip()
    if opened:
        line, column = opened[-1]
        if line == len(codes) - 1 and column == len(last) - 1:
            return _between(_indent(lines[line]), unit, last[-1], after)
        if line == len(codes) - 1 and "\t" not in lines[line]:
            return _line(" " * (column + 1), after)
        return _line(_indent(lines[-1]), after)
    base = _indent(lines[begun])
    if language in _BY_COLON:
        if last.endswith(":"):
            return _line(base + unit, after)
        if _LEAVES.match(codes[begun].strip()):
            return _line(base.removesuffix(unit), after)
    return _line(base, after)


def on_backspace(before: str, after: str, language: str) -> Typed | None:
    """What Backspace takes besides the usual character: a step of indentation, or an empty pair of brackets."""
    line = before.rpartition("\n")[2]
    if line and not line.strip(" "):
        unit = indent_unit(before, language)
        width = (len(line) - 1) % len(unit) + 1
        return Typed("", 0, removed_before=width) if unit[0] == " " and width > 1 else None
    pair = before[-1:] + after[:1]
    if len(pair) == 2 and (CLOSER_OF.get(pair[0]) == pair[1] or pair in ('""', "''", "``")):
        return Typed("", 0, removed_before=1, removed_after=1)
    return None


def _line(indent: str, after: str) -> Typed:
    """A line break and an indentation, which replaces the blanks after the caret."""
    found = _SPACE.match(after)
    return Typed(f"\n{indent}", 1 + len(indent), removed_after=len(found[0]) if found else 0)


def _between(indent: str, unit: str, opener: str, after: str) -> Typed:
    typed = _line(indent + unit, after)
    if after.lstrip(" \t").startswith(CLOSER_OF[opener]):
        return Typed(f"{typed.text}\n{indent}", typed.caret, removed_after=typed.removed_after)
    return typed


def _indent(line: str) -> str:
    found = _SPACE.match(line)
    return found[0] if found else ""


def _brackets(lines: list[str]) -> tuple[list[tuple[int, int]], int]:
    """Where brackets are open at the end, and the line in which the statement of the last one begins."""
    opened: list[tuple[int, int]] = []
    begun = 0
    for number, line in enumerate(lines):
        if not opened:
            begun = number
        for column, character in enumerate(line):
            if character in OPENERS:
                opened.append((number, column))
            elif character in CLOSER_OF.values() and opened:
                opened.pop()
    return opened, begun
