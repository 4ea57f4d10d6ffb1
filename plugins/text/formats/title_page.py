"""Title page: what a book says of itself, as the fields that every format keeps in its own place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from html import escape

from plugins.text.formats import front_matter
from plugins.text.formats.book import Book
from plugins.text.formats.front_matter import Fields

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
"""What IPTC calls a work of which a trained model made a part."""

SOURCE_FIELD = "digital-source-type"
MODELS_FIELD = "generated-by"
WHOLE_FIELD = "front-matter"
"""Where a format keeps all fields as they are, besides those that it has a place for."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_VERTICAL = ("writing-mode", "vertical-rl")


def fields_of(book: Book) -> Fields:
    """All fields of a book, the label of generated text among them."""
    fields = [("title", book.title), ("language", book.language)]
    found = [(key, value) for key, value in fields if value]
    found += [(key, value) for key, value in book.front_matter if key not in (SOURCE_FIELD, MODELS_FIELD)]
    if book.vertical:
        found.append(_VERTICAL)
    return (*found, *label_of(book))


class PageLine(Enum):
    """What a line of the title page says, with the name of its paragraph style in documents."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    AUTHOR = "Author"
    PUBLISHER = "Publisher"
    DATE = "Date"
    RIGHTS = "Rights"


def page_lines(book: Book) -> tuple[tuple[PageLine, str], ...]:
    """The lines of the title page from top to bottom; none where the book has no title."""
    if not book.title:
        return ()
    lines = [(PageLine.TITLE, book.title), (PageLine.SUBTITLE, book.field("subtitle"))]
    lines += [(PageLine.AUTHOR, name) for name in book.authors]
    lines += [(line, book.field(line.value.lower())) for line in (PageLine.PUBLISHER, PageLine.DATE, PageLine.RIGHTS)]
    return tuple((line, " ".join(text.split())) for line, text in lines if text.strip())


def page_html(book: Book) -> str:
    """The title page's lines in HTML."""
    tags = {PageLine.TITLE: "h1"}
    return "\n".join(
        f'<{tags.get(line, "p")} class="{line.value.lower()}">{escape(text, quote=False)}</{tags.get(line, "p")}>'
        for line, text in page_lines(book)
    )


def exact_date(book: Book) -> str:
    """The date where it is one that catalogues can read: a year, or with its month, or with the day as well."""
    date = book.field("date").strip()
    return date if _DATE.fullmatch(date) else ""


def with_lines(book: Book, lines: Iterable[tuple[str, str]]) -> Book:
    """The book with what stood on the title page of a document, where its fields don't say so already."""
    fresh = {key: value for key, value in lines if value and not book.field(key)}
    return replace(book, front_matter=(*book.front_matter, *fresh.items()))


def label_of(book: Book) -> Fields:
    """The fields that say that parts of a book were generated, and by which models; none where nothing was."""
    if not book.generated:
        return ()
    return ((SOURCE_FIELD, SOURCE_TYPE), (MODELS_FIELD, "; ".join(book.generated)))


def with_fields(book: Book, fields: Fields) -> Book:
    """The book with what the fields of a file say; what it says already is kept."""
    rest = []
    for key, value in fields:
        match key.lower():
            case "title":
                book = replace(book, title=book.title or value)
            case "language" | "lang":
                book = replace(book, language=book.language or value)
            case "generated-by":
                book = replace(book, generated=tuple(part.strip() for part in value.split(";") if part.strip()))
            case "digital-source-type" if value == SOURCE_TYPE:
                pass
            case "writing-mode" if value == _VERTICAL[1]:
                book = replace(book, vertical=True)
            case _:
                rest.append((key, value))
    return replace(book, front_matter=(*book.front_matter, *rest))


def whole(book: Book) -> str:
    """All fields in one text, for `with_whole`."""
    return front_matter.write(fields_of(book))


def with_whole(book: Book, text: str) -> Book:
    """The book with the fields that `whole` put into a text."""
    return with_fields(book, front_matter.parse(text)[0])
