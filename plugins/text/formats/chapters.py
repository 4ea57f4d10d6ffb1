"""Chapters: a text cut at its headings, and a book as one text again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from plugins.text.formats import soft
from plugins.text.formats.blocks import Block, Heading, List, Paragraph, Picture, Quote, Run, plain
from plugins.text.formats.book import Book, BookChapter, writes_by_line
from plugins.text.formats.markdown_reader import blocks_of, runs_of
from plugins.text.formats.markdown_writer import line_of, markdown_of

_KANA = re.compile("[\u3040-\u30ff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading with what stands up to the next one, as Markdown; level 0 is what stands before any."""

    level: int
    title: str
    text: str


def chapters_of(pieces: Sequence[Piece], title: str = "") -> tuple[str, tuple[BookChapter, ...]]:
    """The book's title and its chapters, which begin at the highest level of headings that occurs more than once.

    Where such headings have no text of their own, as those of parts, it is the next one. A single heading above them
    with nothing behind it is the title, where there is no other.
    """
    pieces = [piece for piece in pieces if piece.level or piece.text.strip("\n")]
    level = _level(pieces)
    if len(pieces) > 1 and pieces[0].level and _is_title(pieces, level, title):
        title = title or plain(runs_of(pieces[0].title))
        pieces = pieces[1:]
    found: list[BookChapter] = []
    for piece in pieces:
        text = piece.text.strip("\n")
        if not found or piece.level <= level:
            found.append(BookChapter(piece.title, text, max(piece.level, 1)))
        else:
            heading = f"{'#' * piece.level} {piece.title}"
            parts = (found[-1].text, heading, text)
            found[-1] = replace(found[-1], text="\n\n".join(part for part in parts if part))
    return title, tuple(replace(chapter, text=soft.split(chapter.text)) for chapter in found)


def pieces_of(blocks: Iterable[Block], *, by_line: bool) -> list[Piece]:
    """The blocks as Markdown, a piece for each heading that is in nothing else."""
    pieces: list[Piece] = []
    level, title = 0, ""
    inside: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            pieces.append(Piece(level, title, markdown_of(inside, by_line=by_line)))
            level, title, inside = block.level, line_of(block.runs), []
        else:
            inside.append(block)
    return [*pieces, Piece(level, title, markdown_of(inside, by_line=by_line))]


def with_blocks(book: Book, blocks: Iterable[Block]) -> Book:
    """The book with chapters from blocks, of which empty paragraphs are empty lines."""
    blocks = list(blocks)
    book = replace(book, language=book.language or _language(blocks))
    by_line = writes_by_line(book.language)
    pieces = pieces_of(_gathered(blocks) if by_line else _filled(blocks), by_line=by_line)
    title, chapters = chapters_of(pieces, book.title)
    return replace(book, title=title, chapters=chapters)


def blocks_of_chapter(book: Book, chapter: BookChapter) -> Iterator[Block]:
    """A chapter's heading, if it has a title, and its text."""
    runs = runs_of(chapter.title)
    if runs:
        yield Heading(min(max(chapter.level, 1), 6), runs)
    yield from blocks_of(chapter.text, by_line=writes_by_line(book.language))


def paragraphs_of_chapter(book: Book, chapter: BookChapter) -> Iterator[Block]:
    """A chapter as it is set: in Japanese and Chinese every line is a paragraph, and an empty one parts them."""
    before: Block | None = None
    by_line = writes_by_line(book.language)
    for block in blocks_of_chapter(book, chapter):
        if by_line and isinstance(block, Paragraph):
            if isinstance(before, Paragraph):
                yield Paragraph(())
            yield from _lines(block)
        else:
            yield block
        before = block


def with_pictures(blocks: Iterable[Block], change: Callable[[Picture], Block | None]) -> tuple[Block, ...]:
    """The blocks with every picture changed, or left out."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Picture():
                changed = change(block)
                found += [changed] if changed else []
            case Quote():
                inside = with_pictures(block.blocks, change)
                found += [Quote(inside)] if inside else []
            case List():
                items = tuple(filter(None, (with_pictures(item, change) for item in block.items)))
                found += [replace(block, items=items)] if items else []
            case _:
                found.append(block)
    return tuple(found)


def with_runs(blocks: Iterable[Block], change: Callable[[Run], Run]) -> tuple[Block, ...]:
    """The blocks with every run changed."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found.append(replace(block, runs=tuple(map(change, block.runs))))
            case Quote():
                found.append(Quote(with_runs(block.blocks, change)))
            case List():
                found.append(replace(block, items=tuple(with_runs(item, change) for item in block.items)))
            case _:
                found.append(block)
    return tuple(found)


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of a paragraph; one in which there are empty ones stays together."""
    lines = [tuple(group) for is_break, group in groupby(paragraph.runs, _is_break) if not is_break]
    if len(lines) <= sum(map(_is_break, paragraph.runs)):
        yield paragraph
    else:
        yield from map(Paragraph, lines)


def _is_break(run: Run) -> bool:
    return run.text == "\n"


def _gathered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with paragraphs that follow one another as the lines of one."""
    lines: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.runs:
            lines.append(block)
            continue
        if lines:
            yield _one(lines)
        lines = []
        if not isinstance(block, Paragraph):
            yield block
    if lines:
        yield _one(lines)


def _one(lines: Sequence[Paragraph]) -> Paragraph:
    return Paragraph(tuple(run for line in lines for run in (Run("\n"), *line.runs))[1:])


def _filled(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if not isinstance(block, Paragraph) or block.runs)


def _language(blocks: Sequence[Block]) -> str:
    """Japanese where much of the text is kana, else unknown."""
    text = "".join(plain(block.runs) for block in blocks[:400] if isinstance(block, Paragraph))[:20_000]
    return "ja" if len(_KANA.findall(text)) * 10 > len(text) > 20 else ""


def _level(pieces: Sequence[Piece]) -> int:
    """The level of headings at which chapters begin; 0 where there are none."""
    counts = Counter(piece.level for piece in pieces if piece.level)
    repeated = sorted(level for level, count in counts.items() if count > 1)
    for level in repeated:
        if any(piece.text.strip("\n") for piece in pieces if piece.level == level):
            return level
    return max(repeated, default=min(counts, default=0))


def _is_title(pieces: Sequence[Piece], level: int, title: str) -> bool:
    first = pieces[0]
    if title:
        return plain(runs_of(first.title)) == title and not first.text and first.level < level
    above = [piece for piece in pieces if 0 < piece.level < level]
    return above == [first] and not first.text
