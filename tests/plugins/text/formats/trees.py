"""Trees of blocks, made up."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from plugins.text.formats import Book, BookChapter
from plugins.text.formats.blocks import (
    ASSET,
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
    plain,
    tidy,
)
from plugins.text.formats.html_reader import is_scene_break
from plugins.text.formats.markdown_writer import line_of, markdown_of
from tests.plugins.text.formats.shelf import Shelf, png

SHELF = Shelf()
"""Holds the pictures of all trees."""

PICTURE = ASSET + SHELF.add(png(), "teal")

_LETTERS = "ab 　漢字かな「」。、*_`[]()<>#-+=~&!|\\1.)\"':;《》｜é🙂"
_TEXT = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=12)
_LINKS = st.sampled_from(["", "", "", "https://example.org/a?b=1&c=(2)", "mailto:a@example.org", "b c.html"])
_WORDS = st.sampled_from(["語", "word", "漢字", "two words", "a*b"])


@st.composite
def run(draw: st.DrawFn) -> Run:
    """One run of any look."""
    flags: dict[str, Any] = {name: draw(st.integers(0, 3)) == 0 for name in ("bold", "italic", "strike")}
    link = draw(_LINKS)
    match draw(st.integers(0, 8)):
        case 0:
            return Run("\n")
        case 1:
            return Run(draw(_TEXT), code=True, link=link, **flags)
        case 2:
            return Run(draw(_WORDS), ruby=draw(_WORDS), link=link, **flags)
        case 3:
            return Run(draw(_WORDS), dots=True, link=link, **flags)
        case 4 | 5:
            return Run(draw(_TEXT), link=link, **flags)
    return Run(draw(_TEXT))


def _tidied(one_line: bool) -> st.SearchStrategy[Runs]:
    found = st.lists(run(), min_size=1, max_size=6).map(lambda runs: tidy(runs, one_line=one_line))
    return found.filter(lambda runs: bool(runs) and not is_scene_break(plain(runs)))


_LEAVES: tuple[st.SearchStrategy[Block], ...] = (
    st.builds(Paragraph, _tidied(False)),
    st.builds(Paragraph, _tidied(False)),
    st.builds(Picture, st.just(PICTURE), st.sampled_from(["", "a [b]", "絵"])),
    st.just(SceneBreak()),
    st.builds(Code, st.sampled_from(["x = 1", "```\n\n  a\n\tb", "", "<b>&amp;</b>"]), st.sampled_from(["", "python"])),
)


def _lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.lists(st.lists(inner, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    return st.builds(List, items, st.sampled_from([None, 1, 7]))


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    return st.one_of(st.builds(Quote, st.lists(inner, min_size=1, max_size=3).map(tuple)), _lists(inner))


def blocks(lowest_heading: int = 1, *, quotes: bool = True) -> st.SearchStrategy[tuple[Block, ...]]:
    """Some blocks in their normal form; without quotations lists have no headings either."""
    heading: st.SearchStrategy[Block] = st.builds(Heading, st.integers(lowest_heading, 6), _tidied(True))
    if quotes:
        block = st.recursive(st.one_of(heading, *_LEAVES), _nested, max_leaves=4)
    else:
        block = st.one_of(heading, st.recursive(st.one_of(_LEAVES), _lists, max_leaves=4))
    return st.lists(block, min_size=1, max_size=5).map(tuple)


def book_of(language: str, chapters: list[tuple[Runs, tuple[Block, ...]]]) -> Book:
    """A book of chapters."""
    by_line = language == "ja"
    return Book(
        "A title: “x”",
        language,
        (("author", "Ann & Bob"), ("tags", "- a\n- b"), ("note", 'several\nlines: # "quoted"')),
        tuple(BookChapter(line_of(title), markdown_of(inside, by_line=by_line)) for title, inside in chapters),
        ("smollm2", "another, larger one"),
    )


def books(*, quotes: bool = True) -> st.SearchStrategy[Book]:
    """Books of several chapters, which begin at headings of the first level."""
    chapter = st.tuples(_tidied(True), blocks(2, quotes=quotes))
    return st.builds(book_of, st.sampled_from(["en", "ja"]), st.lists(chapter, min_size=2, max_size=3))
