"""OpenDocument texts into a book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

from plugins.text.formats.archive import Archive, number_in
from plugins.text.formats.blocks import (
    Block,
    Code,
    Heading,
    List,
    Paragraph,
    Picture,
    Quote,
    Run,
    SceneBreak,
    apart,
    plain,
    tidy,
)
from plugins.text.formats.book import AddPicture, Book
from plugins.text.formats.chapters import with_blocks
from plugins.text.formats.html_reader import is_scene_break
from plugins.text.formats.odt_styles import DRAW, OFFICE, SVG, TEXT, XLINK, Styles, styles_of
from plugins.text.formats.pictures import TakenPictures
from plugins.text.formats.title_page import WHOLE_FIELD, with_fields, with_lines, with_whole

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGE_BREAK = "\f"
_HARD = "\x1f"
"""A space that counts, until the others are collapsed."""

_EMPTY = Paragraph(())
"""Parts quotations from one another, and pieces of code."""

_SKIPPED = {f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note-citation", f"{OFFICE}annotation-end"}
_OF_PAGE = frozenset({"subtitle", "publisher", "date", "rights"})
"""Styles of paragraphs that belong to the title page where they stand behind the title, before any text."""

_SPACE = re.compile("[ \t\r\n]+")


def read(path: Path, add_picture: AddPicture) -> Book:
    """Read an OpenDocument text; notes stand in brackets where they are called."""
    with Archive(path) as archive:
        manifest = "META-INF/manifest.xml"
        if manifest in archive and archive.xml(manifest).find(f".//{_MANIFEST}encryption-data") is not None:
            raise archive.protected()
        content = archive.xml("content.xml")
        body = content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise archive.damaged()
        extra = archive.xml("styles.xml") if "styles.xml" in archive else None
        styles = styles_of([root for root in (extra, content) if root is not None])
        reading = _Reading(styles)
        blocks = reading.blocks(body)
        pictures = TakenPictures(add_picture, lambda source: archive.read(source) if source in archive else None)
        book = _with_meta(Book(), archive)
        book = replace(book, title=book.title or reading.title, vertical=book.vertical or styles.vertical)
        book = with_blocks(with_lines(book, reading.page), pictures.taken(blocks))
        return replace(book, remarks=pictures.remarks)


def _with_meta(book: Book, archive: Archive) -> Book:
    if "meta.xml" not in archive:
        return book
    meta = archive.xml("meta.xml")
    for item in meta.iter(f"{_META}user-defined"):
        if item.get(f"{_META}name") == WHOLE_FIELD:
            return with_whole(book, "".join(item.itertext()))
    author = meta.findtext(f".//{_META}initial-creator") or meta.findtext(f".//{_DC}creator") or ""
    found = [(name, meta.findtext(f".//{_DC}{name}") or "") for name in ("title", "language", "description", "subject")]
    keywords = ", ".join(item.text for item in meta.iter(f"{_META}keyword") if item.text)
    fields = [*found[:2], ("author", author), *found[2:], ("keywords", keywords)]
    return with_fields(book, tuple((key, value.strip()) for key, value in fields if value.strip()))


@dataclass(slots=True)
class _Reading:
    """Goes through a document once."""

    styles: Styles
    title: str = ""
    page: list[tuple[str, str]] = field(default_factory=list)
    has_text: bool = False
    boxes: list[Element] = field(default_factory=list)

    def blocks(self, container: Element, lists: tuple[str, int] = ("", 0)) -> tuple[Block, ...]:
        return tuple(_joined(self._rows(container, lists), is_outermost=not lists[1]))

    def _rows(self, container: Element, lists: tuple[str, int]) -> Iterator[Block]:
        for element in container:
            if element.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(element)
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    yield from self.blocks(box)
            elif element.tag == f"{TEXT}list":
                yield from self._list(element, lists)
            elif element.tag == f"{_TABLE}table":
                for row in element.iter(f"{_TABLE}table-row"):
                    yield from self._row(row)
            elif element.tag in (f"{TEXT}section", f"{TEXT}index-body"):
                yield from self._rows(element, lists)
            elif element.tag == f"{DRAW}frame":
                yield from (part for part in self._frame(element) if isinstance(part, Picture))

    def _row(self, row: Element) -> Iterator[Block]:
        runs: list[Run] = []
        for cell in row.iter(f"{_TABLE}table-cell"):
            inside = [
                part for paragraph in cell.iter(f"{TEXT}p") for part in (*self._inside(paragraph, Run("")), Run(" "))
            ]
            text = tidy((part for part in inside if isinstance(part, Run)), one_line=True)
            runs += [Run(" | "), *text] if runs and text else text
            yield from (part for part in inside if isinstance(part, Picture))
        if runs:
            yield Paragraph(tidy(runs))

    def _list(self, element: Element, lists: tuple[str, int]) -> Iterator[Block]:
        name, depth = element.get(f"{TEXT}style-name") or lists[0], lists[1] + 1
        items = []
        start = 0
        for item in element:
            if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                start = start or number_in(item.get(f"{TEXT}start-value"))
                items.append(self.blocks(item, (name, depth)))
        kept = tuple(item for item in items if item)
        if kept and all(isinstance(item[0], Heading) for item in kept):
            # A numbered heading is a heading: what is a list here is its number.
            yield from (block for item in kept for block in item)
        elif kept:
            number = self.styles.number_of(name, depth)
            yield List(kept, None if number is None else start or number)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        names = self.styles.names(element.get(f"{TEXT}style-name", ""))
        parts = list(_collapsed(list(self._inside(element, Run("")))))
        runs = [part for part in parts if isinstance(part, Run)]
        if "title" in names and element.tag == f"{TEXT}p":
            self.title = self.title or plain(tidy(runs, one_line=True))
            return
        if "author" in names:
            return
        if names & _OF_PAGE and self.title and not self.has_text:
            self.page.append((min(names & _OF_PAGE), plain(tidy(runs, one_line=True))))
            return
        self.has_text = True
        level = 0
        if element.tag == f"{TEXT}h":
            level = min(max(number_in(element.get(f"{TEXT}outline-level"), 1), 1), 6)
        elif self.styles.breaks_page(element.get(f"{TEXT}style-name", "")) and runs:
            yield Paragraph((Run(_PAGE_BREAK),))
        if names & {"horizontal line", "scene break"} or (not level and is_scene_break(plain(runs))):
            yield SceneBreak()
        elif names & {"preformatted text", "source code"}:
            yield Code(plain(runs), self.styles.code_language(names))
        else:
            blocks = list(apart(parts, level))
            yield from () if blocks else (_EMPTY,)
            for block in blocks:
                is_quote = bool(names & {"quotations", "quote", "block quotation"})
                yield Quote((block,)) if is_quote and not level else block

    def _inside(self, element: Element, look: Run) -> Iterator[Run | Picture]:
        if element.text:
            yield replace(look, text=_SPACE.sub(" ", element.text))
        for child in element:
            if child.tag not in _SKIPPED:
                yield from self._child(child, look)
            if child.tail:
                yield replace(look, text=_SPACE.sub(" ", child.tail))

    def _child(self, child: Element, look: Run) -> Iterator[Run | Picture]:
        match child.tag.removeprefix(TEXT):
            case "span":
                yield from self._inside(child, self.styles.look(child.get(f"{TEXT}style-name", ""), look))
            case "a":
                yield from self._inside(child, replace(look, link=child.get(f"{XLINK}href", "")))
            case "s":
                yield replace(look, text=_HARD * min(number_in(child.get(f"{TEXT}c"), 1), 1000))
            case "tab":
                yield Run("\t")
            case "line-break":
                yield Run("\n")
            case "ruby":
                base, reading = child.find(f"{TEXT}ruby-base"), child.find(f"{TEXT}ruby-text")
                runs = [part for part in self._inside(base, look) if isinstance(part, Run)] if base is not None else []
                first = runs[0] if runs else look
                said = "".join(reading.itertext()) if reading is not None else ""
                yield replace(first, text=plain(runs), ruby=said, dots=False)
            case "note":
                body = child.find(f"{TEXT}note-body")
                text = " ".join(" ".join(body.itertext()).split()) if body is not None else ""
                yield replace(look, text=f" [{text}]")
            case _ if child.tag == f"{DRAW}frame":
                yield from self._frame(child)
            case _:
                yield from self._inside(child, look)

    def _frame(self, frame: Element) -> Iterator[Run | Picture]:
        alt = " ".join((frame.findtext(f"{SVG}desc") or frame.findtext(f"{SVG}title") or "").split())
        self.boxes += frame.findall(f"{DRAW}text-box")
        image = frame.find(f"{DRAW}image")
        source = image.get(f"{XLINK}href", "") if image is not None else ""
        if source:
            yield Picture(source.removeprefix("./"), alt)


def _collapsed(parts: list[Run | Picture]) -> Iterator[Run | Picture]:
    """The parts with one space where there are several that do not count."""
    ends_with_space = True
    for part in parts:
        if isinstance(part, Run) and part.text not in ("\n", "\t"):
            text = re.sub(" +", " ", part.text)
            text = text.removeprefix(" ") if ends_with_space else text
            ends_with_space = text.endswith(" ") if text else ends_with_space
            yield replace(part, text=text.replace(_HARD, " "))
        else:
            ends_with_space = False
            yield part


def _joined(blocks: Iterator[Block], *, is_outermost: bool) -> Iterator[Block]:
    """The blocks with quotations and code of several paragraphs as one, and page breaks that part scenes."""
    is_first = True
    breaks = False
    for kind, group in groupby(blocks, type):
        same = list(group)
        if kind is Quote:
            same = [Quote(tuple(inner for block in same if isinstance(block, Quote) for inner in block.blocks))]
        elif kind is Code:
            language = next((block.language for block in same if isinstance(block, Code)), "")
            same = [Code("\n".join(block.text for block in same if isinstance(block, Code)), language)]
        for block in same:
            if block == _EMPTY:
                yield from (block,) if is_outermost else ()
                continue
            if block == Paragraph((Run(_PAGE_BREAK),)):
                breaks = not is_first
                continue
            if breaks and not isinstance(block, Heading | SceneBreak):
                yield SceneBreak()
            breaks = is_first = False
            yield block
