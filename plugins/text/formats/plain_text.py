"""Plain text files, with ruby and emphasis marks as Japanese writers type them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

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
    noted,
    tidy,
)
from plugins.text.formats.book import DEFAULT, AddPicture, Book, GetPicture, Options, writes_by_line
from plugins.text.formats.chapters import blocks_of_chapter, with_blocks
from plugins.text.formats.html_reader import is_scene_break
from plugins.text.formats.notation import escaped, with_notes
from plugins.text.formats.text_file import read_text
from plugins.text.formats.title_page import page_lines

_KANA = re.compile("[\u3040-\u30ff]")
_NUMBER = r"(?:\d+|[〇一二三四五六七八九十百千]+|[ivxlcIVXLC]+|one|two|three|four|five|six|seven|eight|nine|ten)"
_CHAPTER = re.compile(
    rf"(?:第{_NUMBER}[章話回幕編節巻部](?:[\s　:：「『].*)?"
    rf"|(?:chapter|part|book)\s+{_NUMBER}\b(?:[.:–—\s-].*)?"
    r"|(?:prologue|epilogue|序章|終章|プロローグ|エピローグ|あとがき)(?:[\s　:：].*)?)\Z",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?:第{_NUMBER}[編巻部]|(?:part|book)\s)", re.IGNORECASE)
_NARROWEST, _WIDEST = 50, 90


def read(path: Path, _add_picture: AddPicture) -> Book:
    """Read a text file; lines that say “Chapter 1” or 第一章 begin chapters."""
    text, remarks = read_text(path)
    language = "ja" if len(_KANA.findall(text[:20_000])) * 10 > len(text[:20_000]) else ""
    blocks = list(_blocks(text.split("\n"), by_line=bool(language)))
    return with_blocks(Book(title=path.stem, language=language, remarks=remarks), blocks)


def write(book: Book, path: Path, _picture: GetPicture, _options: Options = DEFAULT) -> None:
    """Write a text file in UTF-8."""
    lines = []
    if page := page_lines(book):
        lines += [*(text for _, text in page), "", ""]
    for chapter in book.chapters:
        lines += [*_lines(list(blocks_of_chapter(book, chapter)), by_line=writes_by_line(book.language)), "", ""]
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def _blocks(lines: Sequence[str], *, by_line: bool) -> Iterator[Block]:
    """The paragraphs of lines: each line is one, but not where all are broken at one width, or in Japanese."""
    is_wrapped = not by_line and _is_wrapped(lines)
    joined = [Run("\n")] if by_line else [Run(" ")]
    together: list[Run] = []
    for line in [*lines, ""]:
        text = line.strip(" \t")
        begins = bool(_CHAPTER.match(text)) and len(text) <= 60
        if not text or begins or is_scene_break(text) or not (is_wrapped or by_line):
            if runs := tidy(together):
                yield Paragraph(runs)
                if by_line:
                    yield Paragraph(())
            together = []
        if begins:
            yield Heading(1 if _PART.match(text) else 2, tidy(with_notes(Run(text)), one_line=True))
        elif is_scene_break(text):
            yield SceneBreak()
        elif text:
            together += [*(joined if together else []), *with_notes(Run(line.rstrip(" \t")))]


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether paragraphs were broken into lines of about one width."""
    inside = [len(line) for line, after in pairwise(lines) if line.strip() and after.strip()]
    return len(inside) > 2 and max(inside) <= _WIDEST and sum(inside) / len(inside) >= _NARROWEST


def _lines(blocks: Sequence[Block], *, by_line: bool) -> Iterator[str]:
    for at, block in enumerate(blocks):
        if at:
            yield ""
        match block:
            case Heading() | Paragraph():
                yield from _text(block.runs).split("\n")
            case Picture():
                yield f"[{block.alt or block.source.rpartition('/')[2][:40]}]"
            case SceneBreak():
                yield "　　　＊　＊　＊" if by_line else "* * *"
            case Code():
                yield from block.text.split("\n")
            case Quote():
                yield from (f"    {line}".rstrip(" ") for line in _lines(block.blocks, by_line=by_line))
            case List():
                yield from _list(block, by_line)


def _list(block: List, by_line: bool) -> Iterator[str]:
    for number, item in enumerate(block.items):
        mark = "- " if block.start is None else f"{block.start + number}. "
        for at, line in enumerate(_lines(item, by_line=by_line)):
            yield f"{' ' * len(mark) if at else mark}{line}".rstrip(" ")


def _text(runs: Runs) -> str:
    return noted(replace(run, text=escaped(run.text)) if not run.ruby and not run.dots else run for run in runs)
