"""Word documents into a book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from plugins.text.formats.archive import Archive, number_in
from plugins.text.formats.blocks import Block, Code, Heading, Paragraph, Picture, Run, SceneBreak, apart, plain, tidy
from plugins.text.formats.book import AddPicture, Book
from plugins.text.formats.chapters import with_blocks
from plugins.text.formats.docx_parts import Parts, R, Style, W, is_on, open_parts, value_of, xml_of
from plugins.text.formats.flat import Flat, Inside, Nest, Way
from plugins.text.formats.html_reader import is_scene_break
from plugins.text.formats.pictures import TakenPictures
from plugins.text.formats.title_page import WHOLE_FIELD, with_fields, with_lines, with_whole

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_SKIPPED = {f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "rubyPr", "rt")}
_CODE_LOOKS = ("verbatim char", "source text", "html code", "code", "inline code", "html typewriter")
_LINE_BREAKS = re.compile("[\r\n\x85\u2028\u2029]+")
_PAGE_BREAK = "\f"
_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')


def read(path: Path, add_picture: AddPicture) -> Book:
    """Read a Word document; footnotes stand in brackets where they are called."""
    with Archive(path) as archive:
        parts = open_parts(archive)
        body = xml_of(archive, parts.main).find(f"{W}body")
        if body is None:
            raise archive.damaged()
        reading = _Reading(parts)
        blocks = reading.blocks(body)
        pictures = TakenPictures(add_picture, lambda source: archive.read(source) if source in archive else None)
        book = _with_properties(Book(), archive)
        book = replace(
            book,
            title=book.title or reading.title,
            vertical=book.vertical or value_of(body.find(f"{W}sectPr/{W}textDirection")).lower().startswith("tb"),
        )
        book = with_blocks(with_lines(book, reading.page), pictures.taken(blocks))
        return replace(book, remarks=pictures.remarks)


def _with_properties(book: Book, archive: Archive) -> Book:
    if "docProps/custom.xml" in archive:
        for item in archive.xml("docProps/custom.xml").iter(f"{_CUSTOM}property"):
            if item.get("name") == WHOLE_FIELD:
                book = with_whole(book, "".join(item.itertext()))
    if "docProps/core.xml" not in archive or book != Book():
        return book
    core = archive.xml("docProps/core.xml")
    names = (("title", "title"), ("creator", "author"), ("language", "language"), ("subject", "subject"))
    found = [(field, core.findtext(f"{_DC}{name}", "").strip()) for name, field in names]
    found.append(("keywords", core.findtext(f"{_CORE}keywords", "").strip()))
    return with_fields(book, tuple((key, value) for key, value in found if value and value != "python-docx"))


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the runs inside an element."""

    link: str = ""
    inside_ruby: bool = False


class _Reading:
    """Goes through a document's body once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._nest = Nest()
        self._code: tuple[Way, list[str], str] | None = None
        self._field: str | None = None
        self._field_depth = 0
        self._pending_break = False
        self._has_text = False
        self._boxes: list[Element] = []
        self.title = ""
        self.page: list[tuple[str, str]] = []

    def blocks(self, body: Element) -> tuple[Block, ...]:
        self._container(body)
        self._end_code()
        return self._nest.finished()

    def _container(self, container: Element) -> None:
        for element in container:
            if element.tag == f"{W}p":
                self._paragraph(element)
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    self._container(box)
            elif element.tag == f"{W}tbl":
                for row in element.iter(f"{W}tr"):
                    self._row(row)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"):
                self._container(element)

    def _row(self, row: Element) -> None:
        """A table's row as one paragraph."""
        self._end_code()
        runs: list[Run] = []
        for cell in row.iter(f"{W}tc"):
            parts = [part for paragraph in cell.iter(f"{W}p") for part in (*self._parts_of(paragraph), Run(" "))]
            inside = tidy((part for part in parts if isinstance(part, Run)), one_line=True)
            runs += [Run(" | "), *inside] if runs and inside else inside
            for part in parts:
                if isinstance(part, Picture):
                    self._add((), part)
        if runs:
            self._add((), Paragraph(tidy(runs)))

    def _paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        style = self._style(properties)
        found = list(self._parts_of(element))
        parts = [part for part in found if not isinstance(part, Run) or part.text != _PAGE_BREAK]
        breaks_after = bool(parts) and found[-1] == Run(_PAGE_BREAK)
        breaks = len(parts) < len(found) and not breaks_after
        breaks |= properties is not None and is_on(properties.find(f"{W}pageBreakBefore"))
        if breaks or not style.is_code:
            self._end_code()
        self._pending_break |= breaks
        if not parts and _is_rule(element):
            self._add((), SceneBreak())
            return
        self._put(properties, style, parts)
        self._pending_break |= breaks_after

    def _put(self, properties: Element | None, style: Style, parts: list[Run | Picture]) -> None:
        way, begins = self._place(properties, style)
        if style.is_code:
            self._code_lines(way, begins, parts, style)
            return
        level = self._level(properties, style)
        runs = [part for part in parts if isinstance(part, Run)]
        if style.name in ("title", "author", "date") and not way:
            self.title = self.title or (plain(tidy(runs, one_line=True)) if style.name == "title" else "")
            return
        if style.name in ("subtitle", "publisher", "rights") and self.title and not self._has_text and not way:
            self.page.append((style.name, plain(tidy(runs, one_line=True))))
            return
        if style.is_break or (not level and is_scene_break(plain(runs)) and len(runs) == len(parts)):
            self._add(way, SceneBreak(), begins)
            return
        blocks = list(apart(parts, level))
        if not blocks:
            self._nest.add(begins or Flat(way, None if way else Paragraph(())))
        for block in blocks:
            self._add(way, block, begins)
            begins = None

    def _add(self, way: Way, block: Block, begins: Flat | None = None) -> None:
        if self._pending_break and self._has_text and not isinstance(block, Heading | SceneBreak) and not way:
            self._nest.add(Flat((), SceneBreak()))
        self._pending_break, self._has_text = False, True
        self._nest.add(replace(begins, block=block) if begins else Flat(way, block))

    def _code_lines(self, way: Way, begins: Flat | None, parts: list[Run | Picture], style: Style) -> None:
        text = plain(part for part in parts if isinstance(part, Run))
        if begins:
            self._end_code()
            self._nest.add(begins)
        if self._code and self._code[0] == way:
            self._code[1].append(text)
        else:
            self._end_code()
            self._code = (way, [text], style.code_language)

    def _end_code(self) -> None:
        if self._code:
            way, lines, language = self._code
            self._code = None
            self._add(way, Code("\n".join(lines), language))

    def _style(self, properties: Element | None) -> Style:
        key = value_of(properties.find(f"{W}pStyle")) if properties is not None else ""
        return self._parts.styles.get(key or self._parts.default_style, Style(key.lower()))

    def _level(self, properties: Element | None, style: Style) -> int:
        outline = value_of(properties.find(f"{W}outlineLvl")) if properties is not None else ""
        level = number_in(outline, 9) + 1 if outline else style.level
        return min(level, 6) if level <= 9 else 0

    def _place(self, properties: Element | None, style: Style) -> tuple[Way, Flat | None]:
        """What a paragraph stands in, and if it begins an item, this beginning."""
        number = properties.find(f"{W}numPr") if properties is not None else None
        key, level = style.numbering or ("0", 0)
        if number is not None:
            key = value_of(number.find(f"{W}numId"), key)
            level = min(number_in(value_of(number.find(f"{W}ilvl")), level), 8)
        way = style.way
        is_numbered = key != "0" and key in self._parts.formats and not (style.level and way is None)
        if way is None or (is_numbered and sum(inside is not Inside.QUOTE for inside in way) <= level):
            around = (Inside.QUOTE,) if style.is_quote else ()
            way = (*around, *(self._lists(key, level) if is_numbered else ()))
        if not is_numbered or not any(inside is not Inside.QUOTE for inside in way):
            return way, None
        return way, Flat(way, None, True, (key, level), self._parts.start_of(key, level))

    def _lists(self, key: str, level: int) -> Iterator[Inside]:
        """The lists around an item: those that are open, and what its numbering says of others."""
        open_ = [inside for inside in self._nest.way if inside is not Inside.QUOTE]
        for depth in range(level):
            yield open_[depth] if depth < len(open_) else self._parts.kind_of(key, depth)
        yield self._parts.kind_of(key, level)

    def _parts_of(self, element: Element) -> Iterator[Run | Picture]:
        return self._inside(element, _Around())

    def _inside(self, element: Element, around: _Around) -> Iterator[Run | Picture]:
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{W}r":
                yield from self._run(child, around)
            elif child.tag == f"{W}hyperlink":
                link = self._parts.relations.get(child.get(f"{R}id", ""), "")
                yield from self._inside(child, replace(around, link=link))
            elif child.tag == f"{W}fldSimple":
                match = _FIELD_LINK.match(child.get(f"{W}instr", ""))
                yield from self._inside(child, replace(around, link=match[1] if match else around.link))
            elif child.tag not in (f"{W}p", f"{W}tbl"):
                yield from self._inside(child, around)

    def _run(self, element: Element, around: _Around) -> Iterator[Run | Picture]:
        look = self._look(element.find(f"{W}rPr"), around)
        if look is None:
            return
        for child in element:
            match child.tag.removeprefix(W):
                case "t":
                    yield replace(look, text=_LINE_BREAKS.sub(" ", child.text or ""))
                case "tab" | "ptab":
                    yield Run("\t")
                case "br" | "cr":
                    kind = child.get(f"{W}type", "textWrapping")
                    if kind in ("textWrapping", "page"):
                        yield Run("\n" if kind == "textWrapping" else _PAGE_BREAK)
                case "noBreakHyphen":
                    yield replace(look, text="\u2011")
                case "ruby":
                    yield self._ruby(child, look)
                case "footnoteReference" | "endnoteReference":
                    yield from self._note(child, look)
                case "fldChar" | "instrText":
                    self._field_part(child)
                case _:
                    yield from self._drawn(child)

    def _field_part(self, element: Element) -> None:
        """Follow a field over its runs: what it says is its last result, and a link's address is kept."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._field_depth += 1
        elif kind == "end":
            self._field_depth = max(self._field_depth - 1, 0)
            self._field = None if not self._field_depth else self._field
        elif element.tag == f"{W}instrText" and self._field_depth:
            match = _FIELD_LINK.match(element.text or "")
            self._field = match[1] if match else self._field

    def _look(self, properties: Element | None, around: _Around) -> Run | None:
        """The look of a run, or None where it is hidden."""
        link = around.link or self._field or ""
        if properties is None:
            return Run("", link=link)
        style = self._parts.styles.get(value_of(properties.find(f"{W}rStyle")), Style())

        def has(tag: str, of_style: bool) -> bool:
            found = properties.find(f"{W}{tag}")
            return of_style if found is None else is_on(found)

        hidden = properties.find(f"{W}vanish")
        if is_on(hidden) or (hidden is None and style.hidden):
            return None
        return Run(
            "",
            bold=has("b", style.bold),
            italic=has("i", style.italic),
            strike=has("strike", style.strike) or has("dstrike", False),
            code=style.name in _CODE_LOOKS,
            link=link,
            dots=is_on(properties.find(f"{W}em")),
        )

    def _ruby(self, element: Element, look: Run) -> Run:
        base, reading = element.find(f"{W}rubyBase"), element.find(f"{W}rt")
        runs = list(self._inside(base, _Around())) if base is not None else []
        found = next((part for part in runs if isinstance(part, Run)), look)
        text = plain(part for part in runs if isinstance(part, Run))
        said = "".join(part.text or "" for part in reading.iter(f"{W}t")) if reading is not None else ""
        return replace(found, text=text, ruby=said, link=look.link, dots=False)

    def _note(self, element: Element, look: Run) -> Iterator[Run]:
        kind = element.tag.removeprefix(W).removesuffix("Reference")
        note = self._parts.notes.get((kind, element.get(f"{W}id", "")))
        if note is not None:
            texts = (plain(part for part in self._parts_of(p) if isinstance(part, Run)) for p in note.iter(f"{W}p"))
            yield replace(look, text=f" [{' '.join(' '.join(texts).split())}]", bold=False, italic=False)

    def _drawn(self, element: Element) -> Iterator[Picture]:
        """The pictures and text boxes of a drawing, in whichever of the forms that it is given in."""
        if element.tag == f"{_MC}AlternateContent":
            choice = element.find(f"{_MC}Choice")
            element = choice if choice is not None else element
        boxes = list(element.iter(f"{W}txbxContent"))
        self._boxes += boxes
        described = next(element.iter(f"{_WP}docPr"), None)
        alt = (described.get("descr") or "") if described is not None else ""
        for found in element.iter(f"{_A}blip"):
            key = found.get(f"{R}embed") or found.get(f"{R}link") or ""
            yield Picture(self._parts.relations.get(key, ""), alt)
        for found in element.iter(f"{_V}imagedata"):
            yield Picture(self._parts.relations.get(found.get(f"{R}id", ""), ""), alt)


def _is_rule(element: Element) -> bool:
    """Whether a paragraph without text is a line across the page."""
    border = element.find(f"{W}pPr/{W}pBdr")
    return any(f"{_O}hr" in rectangle.attrib for rectangle in element.iter(f"{_V}rect")) or (
        border is not None and element.find(f".//{_A}blip") is None
    )
