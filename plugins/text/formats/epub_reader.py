"""E-books (EPUB 2 and 3) into a book: the pages in their order, with titles from the table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from app.api import Words
from plugins.text.formats.archive import Archive
from plugins.text.formats.blocks import Block, Heading, Paragraph, Picture, Run, each_block, plain, tidy
from plugins.text.formats.book import AddPicture, Book, people_as_field
from plugins.text.formats.chapters import with_blocks, with_pictures, with_runs
from plugins.text.formats.html_reader import read_html
from plugins.text.formats.pictures import TakenPictures
from plugins.text.formats.text_file import cleaned, decoded
from plugins.text.formats.title_page import WHOLE_FIELD, with_fields, with_whole

CONTAINER = "META-INF/container.xml"

_ENCRYPTION = "META-INF/encryption.xml"
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_FIELDS = ("publisher", "date", "rights", "description")


def read(path: Path, add_picture: AddPicture) -> Book:
    """Read an e-book; raises InvalidData where it is copy-protected."""
    with Archive(path) as archive:
        _refuse_protected(archive)
        root = archive.xml(CONTAINER).find(".//{*}rootfile")
        package = (root.get("full-path") or "") if root is not None else ""
        opf = archive.xml(package)
        book = _with_metadata(opf)
        pictures = TakenPictures(add_picture, lambda source: archive.read(source) if source in archive else None)
        items = {item.get("id", ""): item for item in opf.iter(f"{_OPF}item")}
        titles = _titles(archive, package, opf, items)
        blocks: list[Block] = []
        remarks: tuple[Words, ...] = ()
        for name, item in _pages(archive, package, opf, items):
            if "nav" not in (item.get("properties") or "").split():
                page, said = _page(archive, name)
                blocks += _titled(with_runs(pictures.taken(page), _followed), titles.get(name))
                blocks.append(Paragraph(()))
                remarks = remarks or said
        book = with_blocks(book, blocks)
        return replace(book, remarks=(*remarks, *pictures.remarks))


def _refuse_protected(archive: Archive) -> None:
    if _ENCRYPTION in archive:
        methods = [item.get("Algorithm") for item in archive.xml(_ENCRYPTION).iter() if item.tag.endswith("Method")]
        if any(method not in _OF_FONTS for method in methods):
            raise archive.protected()


def _with_metadata(opf: Element) -> Book:
    book = Book()
    for meta in opf.iter(f"{_OPF}meta"):
        if (meta.get("property") or "").rpartition(":")[2] == WHOLE_FIELD:
            book = with_whole(book, meta.text or "")
    if book == Book():
        authors = [name for name in map(_text, opf.iter(f"{_DC}creator")) if name]
        found = [("author", people_as_field(authors)), ("subtitle", _subtitle(opf))]
        found += [(name, _text(opf.find(f".//{_DC}{name}"))) for name in _FIELDS]
        book = with_fields(book, tuple((field, value) for field, value in found if value))
    spine = opf.find(f"{_OPF}spine")
    language = _text(opf.find(f".//{_DC}language"))
    goes_left = spine is not None and spine.get("page-progression-direction") == "rtl"
    return replace(
        book,
        title=book.title or _text(opf.find(f".//{_DC}title")),
        language=book.language or ("" if language == "und" else language),
        vertical=book.vertical or (goes_left and language[:2] in ("ja", "zh")),
    )


def _subtitle(opf: Element) -> str:
    """The title that the package says to be the subtitle."""
    refined = (meta for meta in opf.iter(f"{_OPF}meta") if meta.get("property") == "title-type")
    ids = {(meta.get("refines") or "").removeprefix("#") for meta in refined if _text(meta) == "subtitle"}
    return next((_text(title) for title in opf.iter(f"{_DC}title") if title.get("id") in ids), "")


def _pages(archive: Archive, package: str, opf: Element, items: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    """The pages in reading order: their entries, and what the package says of them."""
    for entry in opf.iter(f"{_OPF}itemref"):
        item = items.get(entry.get("idref", ""))
        name = archive.find(package, item.get("href", "")) if item is not None else None
        if item is not None and name and "html" in (item.get("media-type") or name):
            yield name, item


def _page(archive: Archive, name: str) -> tuple[tuple[Block, ...], tuple[Words, ...]]:
    """A page's blocks, its pictures named by their entries."""
    text, _ = decoded(archive.read(name))
    if text is None:
        raise archive.damaged()
    text, remarks = cleaned(text)
    page = read_html(text)

    def found(picture: Picture) -> Picture:
        return replace(picture, source=archive.find(name, picture.source) or picture.source)

    return with_pictures(page.blocks, found), remarks


def _followed(run: Run) -> Run:
    """The run without a link to another page of the e-book."""
    return run if ":" in run.link else replace(run, link="")


def _titled(blocks: tuple[Block, ...], title: tuple[int, str] | None) -> tuple[Block, ...]:
    """The blocks with the title from the table of contents, where they have none."""
    if not title or not blocks or any(isinstance(block, Heading) for block in each_block(blocks)):
        return blocks
    runs = tidy([Run(title[1])], one_line=True)
    first = blocks[0]
    if getattr(first, "runs", None) and plain(getattr(first, "runs", ())) == plain(runs):
        blocks = blocks[1:]
    return (Heading(title[0], runs), *blocks) if runs else blocks


def _titles(archive: Archive, package: str, opf: Element, items: dict[str, Element]) -> dict[str, tuple[int, str]]:
    """What the table of contents calls the pages, each with its depth."""
    found: dict[str, tuple[int, str]] = {}
    spine = opf.find(f"{_OPF}spine")
    ncx = items.get(spine.get("toc") or "") if spine is not None else None
    nav = next((item for item in items.values() if "nav" in (item.get("properties") or "").split()), None)
    for item, read_in in ((nav, _in_nav), (ncx, _in_ncx)):
        name = archive.find(package, item.get("href", "")) if item is not None else None
        if name and not found:
            for depth, address, title in read_in(archive.xml(name)):
                page = archive.find(name, address)
                if page and title:
                    found.setdefault(page, (min(depth, 6), title))
    return found


def _in_nav(root: Element) -> Iterator[tuple[int, str, str]]:
    toc = next(root.iter(f"{_XHTML}nav"), None)
    waiting = [(1, child) for child in toc] if toc is not None else []
    while waiting:
        depth, element = waiting.pop(0)
        if element.tag == f"{_XHTML}a":
            yield depth, element.get("href", ""), " ".join("".join(element.itertext()).split())
        deeper = depth + (element.tag == f"{_XHTML}li" and depth < 100)
        waiting = [(deeper if child.tag == f"{_XHTML}ol" else depth, child) for child in element] + waiting


def _in_ncx(root: Element) -> Iterator[tuple[int, str, str]]:
    waiting = [(1, point) for point in root.findall(f"{_NCX}navMap/{_NCX}navPoint")]
    while waiting:
        depth, point = waiting.pop(0)
        content = point.find(f"{_NCX}content")
        yield (
            depth,
            content.get("src", "") if content is not None else "",
            _text(point.find(f"{_NCX}navLabel/{_NCX}text")),
        )
        waiting = [(min(depth + 1, 100), inner) for inner in point.findall(f"{_NCX}navPoint")] + waiting


def _text(element: Element | None) -> str:
    return " ".join((element.text or "").split()) if element is not None else ""
