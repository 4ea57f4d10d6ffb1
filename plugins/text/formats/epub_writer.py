"""A book as an e-book: EPUB 3."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from plugins.text.formats.blocks import Block, Heading, Run, plain
from plugins.text.formats.book import DEFAULT, Book, GetPicture, Options, writes_by_line
from plugins.text.formats.chapters import paragraphs_of_chapter, with_runs
from plugins.text.formats.html_writer import JAPANESE_STYLE, STYLE, TITLE_PAGE_STYLE, VERTICAL_STYLE, html_of
from plugins.text.formats.pictures import PictureFile, file_of
from plugins.text.formats.title_page import MODELS_FIELD, SOURCE_TYPE, WHOLE_FIELD, exact_date, page_html, whole

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_TITLE_STYLE = """
.title-page { margin-top: 20%; }
.cover { text-align: center; margin: 0; }
""".strip()
_PREFIX = "iptc: http://iptc.org/std/Iptc4xmpExt/2008-02-29/ seisei: urn:seisei:"


@dataclass(slots=True)
class _Package:
    """What lies in the e-book so far."""

    picture: GetPicture
    pages: list[tuple[str, str]] = field(default_factory=list)
    entries: list[tuple[int, str, str]] = field(default_factory=list)
    pictures: dict[str, tuple[str, PictureFile]] = field(default_factory=dict)

    def place(self, asset: str) -> str:
        """The address of a picture."""
        if asset not in self.pictures:
            file = file_of(asset, self.picture)
            self.pictures[asset] = (f"pictures/{len(self.pictures) + 1:03}{file.suffix}", file)
        return self.pictures[asset][0]


def write(book: Book, path: Path, picture: GetPicture, options: Options = DEFAULT) -> None:
    """Write an e-book."""
    package = _Package(picture)
    cover = package.place(options.cover) if options.cover else ""
    if cover:
        package.pages.append(
            ("cover.xhtml", _page(book, book.title, f'<p class="cover"><img src="{cover}" alt=""/></p>'))
        )
    if options.title_page and book.title:
        page = f'<section class="title-page">\n{page_html(book)}\n</section>'
        package.pages.append(("title.xhtml", _page(book, book.title, page)))
    for number, chapter in enumerate(book.chapters, 1):
        blocks = with_runs(paragraphs_of_chapter(book, chapter), _without_local_link)
        name = f"chapter-{number:04}.xhtml"
        title = _title(blocks)
        if title:
            package.entries.append((chapter.level, name, title))
        body = f"<section>\n{html_of(blocks, package.place)}\n</section>"
        package.pages.append((name, _page(book, title or book.title, body)))
    if not package.pages:
        package.pages.append(("chapter-0001.xhtml", _page(book, book.title, "<section></section>")))
    if not package.entries:
        package.entries.append((1, package.pages[-1][0], book.title or path.stem))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("EPUB/package.opf", _opf(book, path.stem, package, cover))
        archive.writestr("EPUB/nav.xhtml", _page(book, book.title or path.stem, _nav(package.entries)))
        archive.writestr("EPUB/style.css", _style(book))
        for name, text in package.pages:
            archive.writestr(f"EPUB/{name}", text)
        for name, file in package.pictures.values():
            archive.writestr(f"EPUB/{name}", file.data, zipfile.ZIP_STORED)


def _without_local_link(run: Run) -> Run:
    """The run without a link to a file that is not in the e-book."""
    return run if run.link.lower().startswith(("http:", "https:", "mailto:")) else replace(run, link="")


def _title(blocks: tuple[Block, ...]) -> str:
    first = blocks[0] if blocks else None
    return plain(first.runs) if isinstance(first, Heading) else ""


def _style(book: Book) -> str:
    parts = [STYLE, TITLE_PAGE_STYLE, _TITLE_STYLE]
    if writes_by_line(book.language):
        parts.append(JAPANESE_STYLE)
    if book.vertical:
        parts.append(VERTICAL_STYLE)
    return "\n".join(parts) + "\n"


def _page(book: Book, title: str, body: str) -> str:
    language = escape(book.language or "und")
    is_vertical = ' class="vertical"' if book.vertical else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{language}" \
lang="{language}"{is_vertical}>
<head>
<title>{escape(title or "…", quote=False)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
"""


def _nav(entries: list[tuple[int, str, str]]) -> str:
    """The table of contents, nested as parts and chapters are."""
    lines = ['<nav epub:type="toc" id="toc">', "<ol>"]
    open_ = [entries[0][0]]
    for at, (level, name, title) in enumerate(entries):
        link = f'<a href="{name}">{escape(title, quote=False)}</a>'
        if at and level > open_[-1]:
            open_.append(level)
            lines.append("<ol>")
        elif at:
            lines.append("</li>")
            while len(open_) > 1 and level <= open_[-2]:
                open_.pop()
                lines.append("</ol></li>")
            open_[-1] = min(open_[-1], level) if len(open_) == 1 else level
        lines.append(f"<li>{link}")
    lines += ["</li>", *["</ol></li>"] * (len(open_) - 1), "</ol>", "</nav>"]
    return "\n".join(lines)


def _opf(book: Book, stem: str, package: _Package, cover: str) -> str:
    text = "\n".join(chapter.text for chapter in book.chapters)
    direction = ' page-progression-direction="rtl"' if book.vertical else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" prefix="{_PREFIX}">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        f'<dc:identifier id="id">urn:uuid:{uuid5(NAMESPACE_URL, f"{book.title}/{text}")}</dc:identifier>',
        f'<dc:title id="title">{escape(book.title or stem, quote=False)}</dc:title>',
        f"<dc:language>{escape(book.language or 'und')}</dc:language>",
        *_metadata(book),
        "</metadata>",
        "<manifest>",
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
    ]
    for at, (name, _) in enumerate(package.pages, 1):
        lines.append(f'<item id="page-{at}" href="{name}" media-type="application/xhtml+xml"/>')
    for at, (name, file) in enumerate(package.pictures.values(), 1):
        is_cover = ' properties="cover-image"' if name == cover else ""
        lines.append(f'<item id="picture-{at}" href="{name}" media-type="{file.media_type}"{is_cover}/>')
    lines += [
        "</manifest>",
        f"<spine{direction}>",
        *(f'<itemref idref="page-{at}"/>' for at in range(1, len(package.pages) + 1)),
        "</spine>",
        "</package>",
        "",
    ]
    return "\n".join(lines)


def _metadata(book: Book) -> Iterator[str]:
    if subtitle := book.field("subtitle"):
        yield '<meta refines="#title" property="title-type">main</meta>'
        yield f'<dc:title id="subtitle">{escape(subtitle, quote=False)}</dc:title>'
        yield '<meta refines="#subtitle" property="title-type">subtitle</meta>'
    fields = [("creator", name) for name in book.authors]
    fields += [("publisher", book.field("publisher")), ("date", exact_date(book))]
    fields += [(name, book.field(name)) for name in ("rights", "description")]
    yield from (f"<dc:{name}>{escape(value, quote=False)}</dc:{name}>" for name, value in fields if value)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    yield f'<meta property="dcterms:modified">{now}</meta>'
    if book.generated:
        yield f'<meta property="iptc:DigitalSourceType">{SOURCE_TYPE}</meta>'
        yield f'<meta property="seisei:{MODELS_FIELD}">{escape("; ".join(book.generated), quote=False)}</meta>'
    if fields_text := whole(book):
        yield f'<meta property="seisei:{WHOLE_FIELD}">{escape(fields_text, quote=False)}</meta>'
