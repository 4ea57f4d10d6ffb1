"""Layout: the blocks of a book on pages, in horizontal lines or vertical columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.api import AssetId
from plugins.text.formats.blocks import Block, Code, Heading, Paragraph, Picture, Run, SceneBreak, plain
from plugins.text.formats.book import Book, GetPicture, Options, writes_by_line
from plugins.text.formats.chapters import paragraphs_of_chapter
from plugins.text.formats.flat import Flat, Inside, flatten
from plugins.text.formats.pdf.atoms import Atom, Setting
from plugins.text.formats.pdf.fonts import Fonts
from plugins.text.formats.pdf.lines import Align, Line, lines_of
from plugins.text.formats.pictures import PictureFile, file_of, is_kept, linked
from plugins.text.formats.title_page import PageLine, page_lines

POINTS_OF_MM = 72 / 25.4
_SIZES = {1: 1.6, 2: 1.35, 3: 1.15}
_PAGE_SIZES = {PageLine.TITLE: 2.0, PageLine.SUBTITLE: 1.3, PageLine.AUTHOR: 1.2, PageLine.RIGHTS: 0.85}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text or a picture, with its height across the lines and the space before it; points."""

    height: float
    before: float = 0.0
    start: float = 0.0
    size: float = 0.0
    line: Line | None = None
    picture: str = ""
    width: float = 0.0
    keeps: int = 0
    heading: tuple[int, str] | None = None


@dataclass(slots=True)
class Page:
    """Rows with their place across the lines."""

    rows: list[tuple[float, Row]] = field(default_factory=list)
    filled: float = 0.0
    has_number: bool = True


@dataclass(slots=True)
class Layout:
    """The pages of a book. `length` is that of a line, `depth` what fits on a page across them; points."""

    book: Book
    options: Options
    fonts: Fonts
    picture: GetPicture
    pictures: dict[str, PictureFile] = field(default_factory=dict)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of a page."""
        width, height = self.options.paper.value
        return width * POINTS_OF_MM, height * POINTS_OF_MM

    @property
    def margin(self) -> float:
        """The blank edge of a page on all sides."""
        return self.paper[0] * 0.125

    @property
    def length(self) -> float:
        """A line's length: whole characters in Japanese, so that columns are even."""
        side = self.paper[1] if self.book.vertical else self.paper[0]
        length = side - 2 * self.margin
        size = self.options.font_pt
        return length // size * size if self._is_japanese else length

    @property
    def depth(self) -> float:
        """What fits on a page across the lines."""
        return (self.paper[0] if self.book.vertical else self.paper[1]) - 2 * self.margin

    def pages(self) -> Iterator[Page]:
        """Set the book, page by page."""
        has_title = bool(self.options.title_page and self.book.title)
        if has_title or not self.book.chapters:
            yield self._title_page()
        for chapter in self.book.chapters:
            yield from self._placed(list(self._rows(list(paragraphs_of_chapter(self.book, chapter)))))

    @property
    def _is_japanese(self) -> bool:
        return writes_by_line(self.book.language)

    @property
    def _leading(self) -> float:
        return 1.75 if self._is_japanese else 1.45

    def _title_page(self) -> Page:
        size = self.options.font_pt
        page = Page(has_number=False)
        at = self.depth * 0.25
        for which, text in page_lines(self.book):
            scale = _PAGE_SIZES.get(which, 1.0)
            if which is PageLine.PUBLISHER:
                at += size * 6
            atoms = self._setting.atoms((Run(text),), size * scale)
            for line in lines_of(atoms, self.length, align=Align.MIDDLE):
                page.rows.append((at, Row(size * scale * 1.5, size=size * scale, line=line)))
                at += size * scale * 1.5
            at += size * (2 if which in (PageLine.TITLE, PageLine.SUBTITLE) else 0.5)
        return page

    @property
    def _setting(self) -> Setting:
        return Setting(self.fonts, self.book.vertical)

    def _rows(self, blocks: Sequence[Block]) -> Iterator[Row]:
        before: Block | None = None
        for flat in flatten(blocks):
            yield from self._block(flat, before)
            before = flat.block

    def _block(self, flat: Flat, before: Block | None) -> Iterator[Row]:
        size = self.options.font_pt
        match flat.block:
            case Heading():
                scale = _SIZES.get(flat.block.level, 1.0)
                atoms = self._setting.atoms(flat.block.runs, size * scale, bold=True)
                rows = list(self._text(flat, atoms, size * scale, size * 1.8, Align.START))
                title = (flat.block.level, plain(flat.block.runs))
                yield from (replace(row, keeps=3, heading=None if at else title) for at, row in enumerate(rows))
            case Paragraph(runs=()):
                yield Row(size * self._leading)
            case Paragraph():
                indents = isinstance(before, Paragraph) and not flat.way and not self._is_japanese
                gap = size * 0.8 if before is not None and not isinstance(before, Paragraph) else 0.0
                gap = size * 0.3 if flat.way and not gap else gap
                atoms = self._setting.atoms(flat.block.runs, size)
                align = Align.BOTH
                yield from self._text(flat, atoms, size, gap, align, size * 1.5 if indents else 0.0)
            case Code():
                atoms = self._code(flat.block.text, size * 0.85)
                yield from self._text(flat, atoms, size * 0.85, size * 0.8, Align.START)
            case SceneBreak():
                text = "＊　＊　＊" if self._is_japanese else "* * *"
                atoms = self._setting.atoms((Run(text),), size)
                yield from self._text(Flat((), None), atoms, size, size * 1.2, Align.MIDDLE)
            case Picture() if is_kept(flat.block):
                yield self._drawn(flat.block.source.removeprefix("asset:"))
            case Picture():
                atoms = self._setting.atoms(linked(flat.block).runs, size)
                yield from self._text(flat, atoms, size, size * 0.8, Align.START)
            case _:
                if flat.begins:
                    yield from self._text(flat, [], size, 0.0, Align.START)

    def _code(self, text: str, size: float) -> list[Atom]:
        lines = [Run(line.replace("\t", "    ")) for line in text.split("\n")]
        runs = [run for line in lines for run in (line, Run("\n"))][:-1]
        return self._setting.atoms(tuple(runs), size, fixed=True)

    def _text(
        self, flat: Flat, atoms: list[Atom], size: float, gap: float, align: Align, indent: float = 0.0
    ) -> Iterator[Row]:
        """The rows of a paragraph where it stands, with the mark of its item."""
        em = self.options.font_pt
        depth = sum(2.0 if inside is Inside.QUOTE else 1.6 for inside in flat.way) * em
        height = size * (self._leading if size == em else 1.35)
        end = 2.0 * em if Inside.QUOTE in flat.way else 0.0
        lines = list(lines_of(atoms, max(self.length - depth - end, em * 4), indent=indent, align=align))
        if flat.begins:
            mark = "•" if flat.way[-1] is Inside.BULLETS else f"{flat.number}."
            marked = next(lines_of(self._setting.atoms((Run(mark),), size), self.length, align=Align.START))
            shift = -1.3 * em
            first = lines[0] if lines else Line((), True)
            moved = tuple((at + shift, atom) for at, atom in marked.atoms)
            lines[:1] = [Line(moved + first.atoms, first.is_last)]
        for at, line in enumerate(lines):
            # The first line is not left alone at the end of a page, nor the last at the beginning.
            keeps = 1 if (at == 0 and len(lines) > 1) or at == len(lines) - 2 else 0
            yield Row(height, 0.0 if at else gap, depth, size, line, keeps=keeps)

    def _drawn(self, asset: str) -> Row:
        if asset not in self.pictures:
            self.pictures[asset] = file_of(AssetId(asset), self.picture, ("image/png", "image/jpeg"))
        file = self.pictures[asset]
        along, across = (file.height, file.width) if self.book.vertical else (file.width, file.height)
        scale = min(0.75, self.length / along, self.depth * 0.8 / across)
        start = (self.length - along * scale) / 2
        em = self.options.font_pt
        return Row(across * scale, em, start, picture=asset, width=along * scale)

    def _placed(self, rows: Sequence[Row]) -> Iterator[Page]:
        """The rows of a chapter on pages of their own."""
        page = Page()
        at = 0
        while at < len(rows):
            group = [rows[at]]
            while group[-1].keeps and at + len(group) < len(rows) and len(group) < 6:
                group.append(rows[at + len(group)])
            needed = sum(row.height + (row.before if number or page.rows else 0.0) for number, row in enumerate(group))
            if page.rows and page.filled + needed > self.depth:
                yield page
                page = Page()
            for row in group:
                if not page.rows and not row.line and not row.picture:
                    continue
                gap = row.before if page.rows else 0.0
                if page.rows and page.filled + gap + row.height > self.depth:
                    yield page
                    page, gap = Page(), 0.0
                page.rows.append((page.filled + gap, row))
                page.filled += gap + row.height
            at += len(group)
        yield page
