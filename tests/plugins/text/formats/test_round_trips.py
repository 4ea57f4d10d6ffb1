"""What was written by the studio is read by the studio as it was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from plugins.text.formats import FORMATS, Book, format_of
from plugins.text.formats.blocks import Block, Paragraph, Quote, Run
from plugins.text.formats.chapters import with_runs
from plugins.text.formats.markdown_reader import blocks_of
from plugins.text.formats.markdown_writer import markdown_of
from tests.plugins.text.formats.shelf import tree_of, with_single_spaces
from tests.plugins.text.formats.trees import PICTURE, SHELF, blocks, book_of, books

_some = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
_many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def _there_and_back(book: Book, name: str) -> Book:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        found = format_of(path)
        found.write(book, path, SHELF.get)
        return found.read(path, SHELF.add)


def _says_the_same(book: Book, read: Book) -> None:
    assert (read.title, read.language, read.vertical) == (book.title, book.language, book.vertical)
    assert read.front_matter == book.front_matter
    assert read.generated == book.generated
    assert read.remarks == ()


@pytest.mark.parametrize("by_line", [False, True])
@_many
@given(tree=blocks())
def test_blocks_survive_markdown(tree: tuple[Block, ...], by_line: bool) -> None:
    text = markdown_of(tree, by_line=by_line)
    assert blocks_of(text, by_line=by_line) == tree
    assert markdown_of(blocks_of(text, by_line=by_line), by_line=by_line) == text


@_some
@given(book=books())
def test_a_book_survives_markdown_files(book: Book) -> None:
    read = _there_and_back(book, "a.md")
    assert tree_of(read) == tree_of(book)
    _says_the_same(book, read)


@_many
@given(book=books())
def test_a_book_survives_word_exactly(book: Book) -> None:
    read = _there_and_back(book, "a.docx")
    assert tree_of(read) == tree_of(book)
    _says_the_same(book, read)


@_some
@given(book=books(quotes=False))
def test_a_book_survives_opendocument(book: Book) -> None:
    read = _there_and_back(book, "a.odt")
    assert tree_of(read) == tree_of(book)
    _says_the_same(book, read)


@_some
@given(book=books())
def test_a_book_survives_html_but_for_spaces(book: Book) -> None:
    read = _there_and_back(book, "a.html")
    assert with_single_spaces(tree_of(read)) == with_single_spaces(tree_of(book))
    _says_the_same(book, read)


@_some
@given(book=books())
def test_a_book_survives_an_e_book_but_for_spaces_and_links_inside(book: Book) -> None:
    read = _there_and_back(book, "a.epub")

    def followed(run: Run) -> Run:
        return run if run.link.startswith(("https:", "mailto:")) else replace(run, link="")

    expected = with_runs(with_single_spaces(tree_of(book)), followed)
    # Two looks may have been told apart by the lost link alone.
    assert markdown_of(with_single_spaces(tree_of(read))) == markdown_of(blocks_of(markdown_of(expected)))
    _says_the_same(book, read)


@pytest.mark.parametrize("name", ["a.md", "a.docx", "a.odt", "a.html", "a.epub"])
def test_vertical_japanese_with_ruby_and_marks_survives(name: str) -> None:
    text = (
        "　｜邪智暴虐《じゃちぼうぎゃく》の王。\n「《《語》》だ」と**「彼」**は言った。\n\n"
        f"![絵]({PICTURE})\n\n***\n\n　終わり。"
    )
    tree = blocks_of(text, by_line=True)
    book = replace(book_of("ja", [((Run("一"),), tree), ((Run("二"),), tree)]), vertical=True)
    read = _there_and_back(book, name)
    assert tree_of(read) == tree_of(book)
    assert read.chapters[0].text == text
    _says_the_same(book, read)


def test_paragraphs_of_a_quotation_stay_together_in_opendocument() -> None:
    quote = Quote((Paragraph((Run("one"),)), Paragraph((Run("two", bold=True),))))
    book = book_of("en", [((Run("1"),), (quote,)), ((Run("2"),), (quote,))])
    assert tree_of(_there_and_back(book, "a.odt")) == tree_of(book)


def test_every_format_that_is_read_is_written_too() -> None:
    assert [found.id for found in FORMATS if not found.reads] == ["pdf"]
    assert len({pattern for found in FORMATS for pattern in found.patterns}) == sum(len(f.patterns) for f in FORMATS)
