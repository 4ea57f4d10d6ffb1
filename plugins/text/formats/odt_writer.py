"""A book as an OpenDocument text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import assert_never

from plugins.text.formats.blocks import Block, Code, Heading, List, Paragraph, Picture, Quote, Runs, SceneBreak
from plugins.text.formats.book import DEFAULT, Book, GetPicture, Options, writes_by_line
from plugins.text.formats.chapters import paragraphs_of_chapter
from plugins.text.formats.pictures import PictureFile, file_of, is_kept, linked
from plugins.text.formats.title_page import WHOLE_FIELD, label_of, page_lines, whole

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"), ("meta", "meta"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("manifest", "manifest"),
    )
)  # fmt: skip
_NAMESPACES = f'{_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TYPE = "application/vnd.oasis.opendocument.text"
_DOTS_PER_MM = 96 / 25.4
_LOOKS = {
    "bold": 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
    "italic": 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"',
    "strike": 'style:text-line-through-style="solid" style:text-line-through-type="single"',
    "dots": 'style:text-emphasize="dot above"',
}


def write(book: Book, path: Path, picture: GetPicture, options: Options = DEFAULT) -> None:
    """Write an OpenDocument text."""
    writing = _Writing(picture, options)
    body = []
    if options.title_page and book.title:
        body += [f'<text:p text:style-name="{line.value}">{_spaced(text)}</text:p>' for line, text in page_lines(book)]
    for chapter in book.chapters:
        body += writing.row(paragraphs_of_chapter(book, chapter), begins_page=bool(body))
    content = (
        f'{_HEAD}<office:document-content {_NAMESPACES} office:version="1.3"><office:automatic-styles>'
        f"{''.join(writing.styles())}</office:automatic-styles><office:body><office:text>{''.join(body)}"
        "</office:text></office:body></office:document-content>"
    )
    pictures = list(writing.pictures.values())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", _styles(book, options))
        archive.writestr("meta.xml", _meta(book))
        archive.writestr("META-INF/manifest.xml", _manifest(pictures))
        for name, file in pictures:
            archive.writestr(name, file.data, zipfile.ZIP_STORED)


class _Writing:
    """Turns blocks into paragraphs and keeps what they refer to."""

    def __init__(self, picture: GetPicture, options: Options) -> None:
        self._picture = picture
        self._width, self._height = options.paper.value[0] * 0.74, options.paper.value[1] * 0.6
        self._looks: dict[tuple[str, ...], str] = {}
        self._broken: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self.pictures: dict[str, tuple[str, PictureFile]] = {}

    def row(self, blocks: Iterable[Block], *, style: str = "Text_20_body", begins_page: bool = False) -> Iterator[str]:
        """Blocks one after another."""
        before: Block | None = None
        for block in blocks:
            if type(before) is type(block) and isinstance(block, Quote | Code):
                yield _paragraph("Text_20_body", "")
            yield from self._block(block, style, begins_page and before is None)
            before = block

    def _block(self, block: Block, style: str, begins_page: bool) -> Iterator[str]:

        def named(name: str) -> str:
            return self._broken.setdefault(name, f"P{len(self._broken) + 1}") if begins_page else name

        match block:
            case Heading():
                name = named(f"Heading_20_{block.level}")
                level = f'text:outline-level="{block.level}"'
                yield f'<text:h text:style-name="{name}" {level}>{self._runs(block.runs)}</text:h>'
            case Paragraph():
                yield _paragraph(named(style), self._runs(block.runs))
            case Picture() if not is_kept(block):
                yield _paragraph(named(style), self._runs(linked(block).runs))
            case Picture():
                yield _paragraph(named("Picture"), self._frame(block))
            case SceneBreak():
                yield _paragraph(named("Scene_20_Break"), "* * *")
            case Code():
                name = "Source_20_Code"
                if block.language:
                    name = self._languages.setdefault(block.language, f"Code{len(self._languages) + 1}")
                yield _paragraph(named(name), _spaced(block.text))
            case Quote():
                yield from self.row(block.blocks, style="Quotations", begins_page=begins_page)
            case List():
                yield from self._list(block, style)
            case _:
                assert_never(block)

    def styles(self) -> Iterator[str]:
        """The styles that were needed."""
        for looks, name in self._looks.items():
            parent = ' style:parent-style-name="Source_20_Text"' if "code" in looks else ""
            text = " ".join(_LOOKS[look] for look in looks if look != "code")
            yield (
                f'<style:style style:name="{name}" style:family="text"{parent}>'
                f"<style:text-properties {text}/></style:style>"
            )
        for parent, name in self._broken.items():
            yield (
                f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
                '<style:paragraph-properties fo:break-before="page"/></style:style>'
            )
        for language, name in self._languages.items():
            yield (
                f'<style:style style:name="{name}" style:display-name="Source Code ({escape(language)})" '
                'style:family="paragraph" style:parent-style-name="Source_20_Code"/>'
            )

    def _list(self, block: List, style: str) -> Iterator[str]:
        yield f'<text:list text:style-name="{"Bullets" if block.start is None else "Numbers"}">'
        for at, item in enumerate(block.items):
            start = f' text:start-value="{block.start}"' if block.start not in (None, 1) and not at else ""
            yield f"<text:list-item{start}>"
            yield from self.row(item, style=style)
            yield "</text:list-item>"
        yield "</text:list>"

    def _runs(self, runs: Runs) -> str:
        parts = []
        for at, run in enumerate(runs):
            before = runs[at - 1].text if at else "\n"
            text = _spaced(run.text, after_space=before[-1:] in " \n")
            if run.ruby:
                reading = f"<text:ruby-text>{_spaced(run.ruby)}</text:ruby-text>"
                text = f"<text:ruby><text:ruby-base>{text}</text:ruby-base>{reading}</text:ruby>"
            looks = tuple(look for look in (*_LOOKS, "code") if getattr(run, look))
            if looks:
                name = self._looks.setdefault(looks, f"T{len(self._looks) + 1}")
                text = f'<text:span text:style-name="{name}">{text}</text:span>'
            if run.link:
                text = f'<text:a xlink:type="simple" xlink:href="{escape(run.link)}">{text}</text:a>'
            parts.append(text)
        return "".join(parts)

    def _frame(self, picture: Picture) -> str:
        if picture.source not in self.pictures:
            file = file_of(picture.source, self._picture)
            self.pictures[picture.source] = (f"Pictures/{len(self.pictures) + 1:03}{file.suffix}", file)
        name, file = self.pictures[picture.source]
        scale = min(1 / _DOTS_PER_MM, self._width / file.width, self._height / file.height)
        return (
            f'<draw:frame draw:name="{escape(name)}" text:anchor-type="as-char" svg:width="{file.width * scale:.2f}mm" '
            f'svg:height="{file.height * scale:.2f}mm"><draw:image xlink:href="{name}" xlink:type="simple" '
            'xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:desc>{escape(picture.alt, quote=False)}</svg:desc></draw:frame>"
        )


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _spaced(text: str, *, after_space: bool = True) -> str:
    """Text in which every space, tab and line break counts."""
    text = escape(text, quote=False).replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
    text = re.sub(r"(\A|>)( +)" if after_space else r"(>)( +)", lambda match: match[1] + _hard(len(match[2])), text)
    return re.sub("  +", lambda match: " " + _hard(len(match[0]) - 1), text)


def _hard(count: int) -> str:
    return f'<text:s text:c="{count}"/>'


def _styles(book: Book, options: Options) -> str:
    width, height = options.paper.value
    margin = f"{width * 0.13:.1f}mm"
    language, _, country = (book.language or "en-US").partition("-")
    is_japanese = writes_by_line(book.language)
    tongue = f'fo:language="{escape(language)}" fo:country="{escape(country or "none")}"'
    if is_japanese:
        asian = f'style:language-asian="{escape(language)}" style:country-asian="{escape(country or "JP")}"'
        tongue = f"{tongue} {asian}"
    size = f'fo:font-size="{options.font_pt}pt" style:font-size-asian="{options.font_pt}pt"'
    indent = "" if is_japanese else ' fo:text-indent="6mm"'
    centred = 'fo:text-align="center" fo:text-indent="0mm"'
    apart = 'fo:margin-top="4mm" fo:margin-bottom="4mm"'
    mono = 'style:font-name="Courier New" fo:font-family="\'Courier New\'" fo:font-size="85%"'
    headings = "".join(
        _style(f"Heading_20_{level}", f"Heading {level}", f'{apart} fo:keep-with-next="always" fo:text-indent="0mm"',
               f'fo:font-weight="bold" style:font-weight-asian="bold" fo:font-size="{max(150 - 12 * level, 100)}%"',
               f' style:default-outline-level="{level}"')
        for level in range(1, 7)
    )  # fmt: skip
    levels = {
        "Bullets": '<text:list-level-style-bullet text:level="{level}" text:bullet-char="•">{place}'
        "</text:list-level-style-bullet>",
        "Numbers": '<text:list-level-style-number text:level="{level}" style:num-format="1" style:num-suffix=".">'
        "{place}</text:list-level-style-number>",
    }
    lists = "".join(
        f'<text:list-style style:name="{name}">' + "".join(
            level.format(level=depth, place=f'<style:list-level-properties text:space-before="{6 * depth}mm" '
                         'text:min-label-width="6mm"/>') for depth in range(1, 11)) + "</text:list-style>"
        for name, level in levels.items()
    )  # fmt: skip
    direction = "tb-rl" if book.vertical else "lr-tb"
    return (
        f'{_HEAD}<office:document-styles {_NAMESPACES} office:version="1.3"><office:styles>'
        f'<style:default-style style:family="paragraph"><style:text-properties {size} {tongue}/></style:default-style>'
        + _style("Standard", "Standard", "", "")
        + _style("Text_20_body", "Text body", f'fo:line-height="150%"{indent}', "")
        + headings
        + _style("Title", "Title", f'{centred} fo:margin-top="40mm" fo:margin-bottom="8mm"', 'fo:font-size="200%"')
        + _style("Subtitle", "Subtitle", f'{centred} fo:margin-bottom="8mm"', 'fo:font-size="120%"')
        + _style("Author", "Author", centred, "")
        + _style("Publisher", "Publisher", f'{centred} fo:margin-top="30mm"', "")
        + _style("Date", "Date", centred, "")
        + _style("Rights", "Rights", f'{centred} fo:margin-top="4mm"', 'fo:font-size="85%"')
        + _style("Scene_20_Break", "Scene Break", f"{centred} {apart}", "")
        + _style("Picture", "Picture", f"{centred} {apart}", "")
        + _style("Quotations", "Quotations", 'fo:margin-left="10mm" fo:margin-right="10mm"', "")
        + _style("Source_20_Code", "Source Code", apart, mono)
        + '<style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text">'
        f"<style:text-properties {mono}/></style:style>{lists}</office:styles><office:automatic-styles>"
        f'<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="{width}mm" '
        f'fo:page-height="{height}mm" fo:margin-top="{margin}" fo:margin-bottom="{margin}" fo:margin-left="{margin}" '
        f'fo:margin-right="{margin}" style:writing-mode="{direction}"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        '<style:footer><text:p text:style-name="Author"><text:page-number text:select-page="current">1'
        "</text:page-number></text:p></style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )


def _style(key: str, name: str, paragraph: str, text: str, extra: str = "") -> str:
    parent = "" if key == "Standard" else ' style:parent-style-name="Standard"'
    return (
        f'<style:style style:name="{key}" style:display-name="{name}" style:family="paragraph"{parent}{extra}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _meta(book: Book) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    authors = "; ".join(book.authors)
    fields = [("dc:title", book.title), ("meta:initial-creator", authors), ("dc:creator", authors)]
    fields += [("dc:language", book.language), ("dc:description", book.field("description")), ("dc:date", now)]
    lines = [f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in fields if value]
    for name, value in (*label_of(book), (WHOLE_FIELD, whole(book))):
        if value:
            lines.append(f'<meta:user-defined meta:name="{name}">{escape(value, quote=False)}</meta:user-defined>')
    return (
        f'{_HEAD}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta>{"".join(lines)}</office:meta>'
        "</office:document-meta>"
    )


def _manifest(pictures: Iterable[tuple[str, PictureFile]]) -> str:
    files = [("/", _TYPE), *((name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml"))]
    files += [(name, file.media_type) for name, file in pictures]
    lines = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in files
    )
    return f'{_HEAD}<manifest:manifest {_NAMESPACES} manifest:version="1.3">{lines}</manifest:manifest>'
