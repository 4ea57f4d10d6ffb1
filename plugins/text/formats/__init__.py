"""The manuscript in and out: every format that it is read from and written to."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from app.api import InvalidData, UserError, reason_of
from plugins.text.formats import soft
from plugins.text.formats.book import DEFAULT, AddPicture, Book, BookChapter, GetPicture, Options, Paper

__all__ = ["FORMATS", "Book", "BookChapter", "Format", "Options", "Paper", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file; its libraries are loaded with the first file.

    `patterns` are names such as `*.md`; `reads` says whether it can be read as well as written.
    """

    id: str
    title: str
    patterns: tuple[str, ...]
    module: str
    reads: bool = True

    def read(self, path: Path, add_picture: AddPicture) -> Book:
        """Read a file; raises InvalidData that says what is wrong with it."""
        damaged = InvalidData(
            "{name} is damaged, or not the document that its name says.",
            advice="Export it again where it was written.",
            name=path.name,
        )
        try:
            book: Book = self._call("read")(path, add_picture)
        except OSError as error:
            raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error
        except (RecursionError, MemoryError, zipfile.BadZipFile) as error:
            raise damaged from error
        return book

    def write(self, book: Book, path: Path, picture: GetPicture, options: Options = DEFAULT) -> None:
        """Write a file; raises UserError that says what is missing for it."""
        try:
            self._call("write")(_prepared(book), path, picture, options)
        except OSError as error:
            raise UserError("{name} cannot be written: {reason}.", name=path.name, reason=reason_of(error)) from error

    def _call(self, name: str) -> Callable[..., Book]:
        found: Callable[..., Book] = getattr(import_module(f"plugins.text.formats.{self.module}"), name)
        return found


FORMATS = (
    Format("markdown", "Markdown", ("*.md", "*.markdown"), "markdown"),
    Format("docx", "Word document", ("*.docx",), "docx"),
    Format("odt", "OpenDocument text", ("*.odt",), "odt"),
    Format("epub", "E-book (EPUB)", ("*.epub",), "epub"),
    Format("pdf", "PDF", ("*.pdf",), "pdf", reads=False),
    Format("html", "Web page", ("*.html", "*.htm", "*.xhtml"), "html"),
    Format("text", "Plain text", ("*.txt",), "plain_text"),
)
"""All kinds of files, in the order in which they are offered."""


def format_of(path: Path, *, to_read: bool = False) -> Format:
    """The format of a file by its name; raises InvalidData where there is none."""
    for found in FORMATS:
        if any(path.match(pattern) for pattern in (*found.patterns, *map(str.upper, found.patterns))):
            if to_read and not found.reads:
                break
            return found
    known = ", ".join(pattern for found in FORMATS if found.reads or not to_read for pattern in found.patterns)
    raise InvalidData(
        "{name} is of a kind that is not known here.",
        advice="Choose one of: {known}.",
        name=path.name,
        known=known,
    )


def _prepared(book: Book) -> Book:
    """The book with characters that every format can hold."""

    def clean(text: str) -> str:
        return soft.clean(soft.join(text))[0]

    def line(text: str) -> str:
        return clean(text).replace("\n", " ").strip(" \t")

    return replace(
        book,
        title=line(book.title),
        language=line(book.language),
        front_matter=tuple((line(key), clean(value)) for key, value in book.front_matter),
        generated=tuple(map(line, book.generated)),
        chapters=tuple(
            replace(chapter, title=line(chapter.title), text=clean(chapter.text)) for chapter in book.chapters
        ),
    )
