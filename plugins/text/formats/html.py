"""HTML files: one page that has everything in it."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html import escape
from pathlib import Path

from plugins.text.formats.book import (
    DEFAULT,
    AddPicture,
    Book,
    GetPicture,
    Options,
    people_as_field,
    writes_by_line,
)
from plugins.text.formats.chapters import paragraphs_of_chapter, with_blocks
from plugins.text.formats.html_reader import Page, read_html
from plugins.text.formats.html_writer import JAPANESE_STYLE, STYLE, TITLE_PAGE_STYLE, VERTICAL_STYLE, html_of
from plugins.text.formats.pictures import TakenPictures, file_of, picture_beside
from plugins.text.formats.text_file import read_text
from plugins.text.formats.title_page import WHOLE_FIELD, label_of, page_html, whole, with_fields, with_whole

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_KNOWN = ("author", "description", "keywords", "date", "publisher")
_RIGHTS = "dcterms.rights"
_PAGE_STYLE = """
body { max-width: 38em; margin: 0 auto; padding: 2em 1em; font-family: serif; }
.title-page { margin: 4em 0; }
""".strip()
_VERTICAL_PAGE_STYLE = "body { max-width: none; max-height: 38em; margin: auto 0; padding: 1em 2em; }"


def read(path: Path, add_picture: AddPicture) -> Book:
    """Read an HTML file; pictures are taken from the page itself and from its folder."""
    text, remarks = read_text(path, _CHARSET)
    pictures = TakenPictures(add_picture, lambda source: picture_beside(path, source))
    page = read_html(text)
    book = with_blocks(with_head(Book(), page), pictures.taken(page.blocks))
    return replace(book, remarks=(*remarks, *pictures.remarks))


def with_head(book: Book, page: Page) -> Book:
    """The book with what a page's head says."""
    meta = dict(page.meta)
    if WHOLE_FIELD in meta:
        book = with_whole(book, meta[WHOLE_FIELD])
    else:
        known = [(name, meta[name]) for name in _KNOWN[1:] if meta.get(name)]
        if authors := [value for name, value in page.meta if name == "author" and value]:
            known.insert(0, ("author", people_as_field(authors)))
        if meta.get(_RIGHTS):
            known.append(("rights", meta[_RIGHTS]))
        book = with_fields(book, tuple(known))
    return replace(
        book,
        title=book.title or page.title,
        language=book.language or page.language,
        vertical=book.vertical or page.vertical,
    )


def write(book: Book, path: Path, picture: GetPicture, options: Options = DEFAULT) -> None:
    """Write one HTML page with its style and pictures in it."""
    known: dict[str, str] = {}

    def embedded(asset: str) -> str:
        if asset not in known:
            file = file_of(asset, picture, ("image/png", "image/jpeg", "image/gif", "image/webp"))
            known[asset] = f"data:{file.media_type};base64,{base64.b64encode(file.data).decode('ascii')}"
        return known[asset]

    page = f'<header class="title-page">\n{page_html(book)}\n</header>'
    body = [page] if options.title_page and book.title else []
    for chapter in book.chapters:
        blocks = paragraphs_of_chapter(book, chapter)
        body.append(f"<section>\n{html_of(blocks, embedded)}\n</section>")
    style = [STYLE, TITLE_PAGE_STYLE, _PAGE_STYLE]
    if writes_by_line(book.language):
        style.append(JAPANESE_STYLE)
    if book.vertical:
        style += [VERTICAL_STYLE, _VERTICAL_PAGE_STYLE]
    text = "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(book.language)}"{" class=vertical" if book.vertical else ""}>',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(book.title or path.stem, quote=False)}</title>",
            *_meta(book),
            f"<style>\n{chr(10).join(style)}\n</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )
    path.write_text(text, encoding="utf-8", newline="\n")


def _meta(book: Book) -> list[str]:
    fields = [("author", name) for name in book.authors]
    fields += [(name, book.field(name)) for name in _KNOWN[1:]]
    fields += [(_RIGHTS, book.field("rights")), ("generator", "Seisei")]
    fields += [*label_of(book), (WHOLE_FIELD, whole(book))]
    return [f'<meta name="{name}" content="{escape(value)}">' for name, value in fields if value]
