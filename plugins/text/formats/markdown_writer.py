"""Blocks as Markdown, which reads as the very same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plugins.text.formats.blocks import (
    Block,
    Code,
    Heading,
    List,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    SceneBreak,
    tidy,
)
from plugins.text.formats.html_reader import inline_html
from plugins.text.formats.markdown_reader import runs_in
from plugins.text.formats.notation import escaped

_SPECIAL = re.compile(
    r"[\\*`\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[a-zA-Z/!?])"
    r"|&(?=#|[a-zA-Z])"
    r"|~(?=~)|(?<=~)~"
)
_LINE_START = re.compile(
    r"\A(?:(?P<mark>[#]{1,6}(?=[ \t]|$)|[-+](?=[ \t]|$)|>|=+[ \t]*$|-+[ \t]*$|~{3,}|(?:-[ \t]*){3,}$)"
    r"|(?P<number>\d{1,9})(?P<point>[.)])(?=[ \t]|$))"
)
_HASHES = re.compile(r"(?<![^ \t])(#+)$")
_LOOKS = ("link", "bold", "italic", "strike")
_DELIMITERS = {"bold": "**", "italic": "*", "strike": "~~"}


def markdown_of(blocks: Iterable[Block], *, by_line: bool = False) -> str:
    """The blocks as Markdown, without a line break at the end; `by_line` as it is read."""
    return "\n".join(_lines_of_all(list(blocks), by_line))


def line_of(runs: Runs) -> str:
    """Runs as one line of Markdown, such as a chapter's title."""
    return _inline(tidy(runs, one_line=True), False, is_heading=True)


def _lines_of_all(blocks: Sequence[Block], by_line: bool) -> Iterator[str]:
    """The lines of blocks one after another, with empty ones between."""
    other_marks = False
    for at, block in enumerate(blocks):
        if at:
            yield ""
        before = blocks[at - 1] if at else None
        is_next_list = (
            isinstance(block, List) and isinstance(before, List) and (block.start is None) == (before.start is None)
        )
        other_marks = is_next_list and not other_marks
        yield from _lines(block, by_line, other_marks)


def _lines(block: Block, by_line: bool, other_marks: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {line_of(block.runs)}"
        case Paragraph():
            yield from _inline(block.runs, by_line).split("\n")
        case Picture():
            yield f"![{_escaped(block.alt)}]({_address(block.source)})"
        case SceneBreak():
            yield "***"
        case Code():
            longest = max((len(ticks) for ticks in re.findall("`+", block.text)), default=0)
            fence = "`" * max(3, longest + 1)
            yield f"{fence}{_escaped(block.language)}"
            yield from block.text.split("\n") if block.text else ()
            yield fence
        case Quote():
            yield from (f"> {line}".rstrip(" ") for line in _lines_of_all(block.blocks, by_line))
        case List():
            yield from _list(block, by_line, other_marks)


def _list(block: List, by_line: bool, other_marks: bool) -> Iterator[str]:
    apart = any((len(item) > 1 and not isinstance(item[1], List)) or len(item) > 2 for item in block.items)
    for number, item in enumerate(block.items):
        if number and apart:
            yield ""
        if block.start is None:
            mark = "+ " if other_marks else "- "
        else:
            mark = f"{min(block.start + number, 999_999_999)}{')' if other_marks else '.'} "
        lines = list(_lines_of_all(item, by_line))
        if not apart and len(item) == 2 and isinstance(item[0], Paragraph) and _may_follow(item[1]):
            lines = [line for part in item for line in _lines(part, by_line, other_marks=False)]
        for at, line in enumerate(lines):
            yield f"{' ' * len(mark) if at else mark}{line}" if line else ""


def _may_follow(block: Block) -> bool:
    """Whether it ends a paragraph without an empty line before it."""
    return isinstance(block, List) and block.start in (None, 1)


def _address(source: str) -> str:
    if source and not re.search(r"[\s<>()\\&*_`]", source):
        return source
    return "<" + re.sub(r"([<>\\])", r"\\\1", source.replace("\n", " ")).replace("&", "&amp;") + ">"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _inline(runs: Runs, by_line: bool, *, is_heading: bool = False) -> str:
    """The runs as Markdown; those that its delimiters cannot say are written as HTML."""
    text = _with_line_starts(_delimited(runs, by_line), is_heading)
    if all(run.is_plain for run in runs) and "`" not in text:
        return text
    if runs_in(text, by_line=by_line) == runs:
        return text
    return _with_line_starts("".join(_tagged(runs, by_line)), is_heading)


def _with_line_starts(text: str, is_heading: bool) -> str:
    if is_heading:
        return _HASHES.sub(lambda match: "\\" + match[1], text)
    return "\n".join(_LINE_START.sub(_marked, line, count=1) for line in text.split("\n"))


def _marked(match: re.Match[str]) -> str:
    return f"{match['number']}\\{match['point']}" if match["number"] else f"\\{match[0]}"


def _delimited(runs: Runs, by_line: bool) -> str:
    """The runs with delimiters: the look that goes on longest is opened first."""
    text: list[str] = []
    open_: list[tuple[str, str]] = []
    for at, (run, after_break) in enumerate(zip(runs, [False, *(run.text == "\n" for run in runs)], strict=False)):
        wanted = {look: str(getattr(run, look)) for look in _LOOKS if getattr(run, look)}
        kept = 0
        while kept < len(open_) and wanted.get(open_[kept][0]) == open_[kept][1]:
            kept += 1
        text += [_close(look, value) for look, value in reversed(open_[kept:])]
        del open_[kept:]
        new = [look for look in wanted if (look, wanted[look]) not in open_]
        for look in sorted(new, key=lambda look: -_reach(runs, at, look)):
            text.append("[" if look == "link" else _DELIMITERS[look])
            open_.append((look, wanted[look]))
        if run.text == "\n":
            text.append("\n" if by_line and not after_break else "\\\n")
        else:
            text.append(_characters(run))
    text += [_close(look, value) for look, value in reversed(open_)]
    return "".join(text)


def _reach(runs: Runs, at: int, look: str) -> int:
    value = getattr(runs[at], look)
    end = at
    while end < len(runs) and getattr(runs[end], look) == value:
        end += 1
    return end - at


def _close(look: str, value: str) -> str:
    return f"]({_address(value)})" if look == "link" else _DELIMITERS[look]


def _characters(run: Run) -> str:
    if run.code:
        ticks = {len(found) for found in re.findall("`+", run.text)}
        fence = "`" * next(count for count in range(1, len(ticks) + 2) if count not in ticks)
        padded = (run.text[0] in " `" and run.text[-1] == " ") or run.text[0] == "`" or run.text[-1] == "`"
        return f"{fence} {run.text} {fence}" if padded else f"{fence}{run.text}{fence}"
    text = _escaped(run.text)
    if run.ruby:
        return f"｜{text}《{_escaped(run.ruby)}》"
    return f"《《{text}》》" if run.dots else escaped(text)


def _tagged(runs: Runs, by_line: bool) -> Iterator[str]:
    for before, run in pairwise([Run(""), *runs]):
        if run.text == "\n":
            yield "\n" if by_line and before.text != "\n" else "\\\n"
        elif run.is_plain:
            yield escaped(_escaped(run.text))
        else:
            yield _escaped_inside(run)


def _escaped_inside(run: Run) -> str:
    """A run as HTML in whose text no Markdown is found."""
    tags = re.split(r"(<[^>]*>)", inline_html(run))
    return "".join(part if part.startswith("<") else _as_references(part) for part in tags)


def _as_references(text: str) -> str:
    return re.sub(r"[\\*_`\[\]~｜《!]", lambda match: f"&#{ord(match[0])};", escaped(text))
