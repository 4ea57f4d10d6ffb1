"""A book as a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from plugins.text.formats import docx_package
from plugins.text.formats.blocks import Block, Code, Heading, Paragraph, Picture, Run, SceneBreak
from plugins.text.formats.book import DEFAULT, Book, GetPicture, Options
from plugins.text.formats.chapters import paragraphs_of_chapter
from plugins.text.formats.docx_parts import CODE, JOINT, SCENE_BREAK, STYLES_OF_WAYS
from plugins.text.formats.flat import Flat, Inside, flatten
from plugins.text.formats.pictures import PictureFile, file_of, is_kept, linked
from plugins.text.formats.title_page import page_lines

_EMU_OF_MM = 36_000
_EMU_OF_PIXEL = 9525
_IDS = {"": "Normal", "Quote": "Quote", "List Bullet": "ListBullet", "List Number": "ListNumber",
        CODE: "SourceCode", SCENE_BREAK: "SceneBreak", "Picture": "Picture",
        **{f"Heading {level}": f"Heading{level}" for level in range(1, 7)}}  # fmt: skip


def write(book: Book, path: Path, picture: GetPicture, options: Options = DEFAULT) -> None:
    """Write a Word document."""
    writing = _Writing(picture, options)
    body: list[str] = []
    if options.title_page and book.title:
        body += [_titled(line.value, text) for line, text in page_lines(book)]
    for chapter in book.chapters:
        body += writing.chapter(list(paragraphs_of_chapter(book, chapter)), new_page=bool(body))
    document = f"<w:document {docx_package.NAMESPACES}><w:body>{''.join(body)}{docx_package.section(book, options)}"
    parts = {
        "word/document.xml": f"{document}</w:body></w:document>",
        "word/styles.xml": docx_package.styles(book, options, writing.made_styles()),
        "word/numbering.xml": docx_package.numbering(writing.lists),
        "word/settings.xml": docx_package.SETTINGS,
        "word/footer1.xml": docx_package.FOOTER,
        "word/_rels/document.xml.rels": docx_package.relations(writing.relations),
        "docProps/core.xml": docx_package.core(book),
        "docProps/custom.xml": docx_package.custom(book),
    }
    docx_package.save(path, parts, writing.pictures.values())


class _Writing:
    """Turns blocks into paragraphs and keeps what they refer to."""

    def __init__(self, picture: GetPicture, options: Options) -> None:
        self._picture = picture
        self._width = round(options.paper.value[0] * 0.74 * _EMU_OF_MM)
        self._height = round(options.paper.value[1] * 0.6 * _EMU_OF_MM)
        self._styles = dict(_IDS)
        self._links: dict[str, str] = {}
        self._lists: dict[object, int] = {}
        self._drawings = 0
        self.lists: list[tuple[Inside, int, int]] = []
        self.relations: list[docx_package.Relation] = []
        self.pictures: dict[str, tuple[str, PictureFile]] = {}

    def chapter(self, blocks: Sequence[Block], *, new_page: bool) -> Iterator[str]:
        """The paragraphs of a chapter."""
        self._lists = {}
        before: Flat | None = None
        for flat in flatten(blocks):
            if before and _would_join(before, flat):
                yield self._paragraph(Flat(flat.way, None), "", False)
            yield from self._block(flat, new_page)
            new_page = False
            before = flat

    def made_styles(self) -> list[str]:
        """The styles of what stands in something else."""
        made = []
        for name, key in self._styles.items():
            if name not in _IDS:
                *_, last = name.split(JOINT)
                depth = name.count(JOINT) + 1
                base = _IDS.get(last, "SourceCode" if last.startswith(CODE) else "Normal")
                made.append(docx_package.style(key, name, f'<w:ind w:left="{425 * depth}"/>', "", base))
        return made

    def _block(self, flat: Flat, new_page: bool) -> Iterator[str]:
        block = flat.block
        match block:
            case Heading():
                yield self._paragraph(flat, self._runs(block.runs), new_page, f"Heading {block.level}")
            case Paragraph():
                yield self._paragraph(flat, self._runs(block.runs), new_page)
            case Picture() if not is_kept(block):
                yield self._paragraph(flat, self._runs(linked(block).runs), new_page)
            case Picture():
                yield self._paragraph(flat, self._drawing(block), new_page, "Picture")
            case SceneBreak():
                yield self._paragraph(flat, _text("* * *", ""), new_page, SCENE_BREAK)
            case Code():
                lines = "<w:r><w:br/></w:r>".join(_text(line, "") for line in block.text.split("\n"))
                leaf = f"{CODE} ({block.language})" if block.language else CODE
                yield self._paragraph(flat, lines, new_page, leaf)
            case _:
                yield self._paragraph(flat, "", new_page)

    def _paragraph(self, flat: Flat, content: str, new_page: bool, leaf: str = "") -> str:
        names = [STYLES_OF_WAYS[inside] for inside in flat.way] + ([leaf] if leaf else [])
        name = JOINT.join(names)
        key = self._styles.setdefault(name, f"Nested{len(self._styles)}")
        number = f'<w:numPr><w:ilvl w:val="{self._depth(flat)}"/><w:numId w:val="{self._list(flat)}"/></w:numPr>'
        properties = (
            (f'<w:pStyle w:val="{key}"/>' if key != "Normal" else "")
            + ("<w:pageBreakBefore/>" if new_page else "")
            + (number if flat.begins else "")
        )
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"

    def _depth(self, flat: Flat) -> int:
        return min(max(sum(inside is not Inside.QUOTE for inside in flat.way) - 1, 0), 8)

    def _list(self, flat: Flat) -> int:
        """The id of the numbering of a list."""
        if not flat.begins:
            return 0
        if flat.key not in self._lists:
            inside = next(inside for inside in reversed(flat.way) if inside is not Inside.QUOTE)
            self.lists.append((inside, self._depth(flat), flat.start))
            self._lists[flat.key] = len(self.lists)
        return self._lists[flat.key]

    def _runs(self, runs: Sequence[Run]) -> str:
        parts = []
        for run in runs:
            text = _ruby(run) if run.ruby else _text(run.text, _look(run))
            parts.append(f'<w:hyperlink r:id="{self._link(run.link)}">{text}</w:hyperlink>' if run.link else text)
        return "".join(parts)

    def _link(self, address: str) -> str:
        if address not in self._links:
            self._links[address] = self._relate("hyperlink", address, outside=True)
        return self._links[address]

    def _relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        self.relations.append((kind, target, outside))
        return f"rId{len(self.relations) + 9}"

    def _drawing(self, picture: Picture) -> str:
        if picture.source not in self.pictures:
            file = file_of(picture.source, self._picture)
            self.pictures[picture.source] = (f"media/picture{len(self.pictures) + 1}{file.suffix}", file)
            self._links[picture.source] = self._relate("image", self.pictures[picture.source][0])
        _, file = self.pictures[picture.source]
        scale = min(_EMU_OF_PIXEL, self._width / file.width, self._height / file.height)
        width, height = round(file.width * scale), round(file.height * scale)
        self._drawings += 1
        key, alt = self._links[picture.source], escape(picture.alt)
        size = f'cx="{width}" cy="{height}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{self._drawings}" name="Picture {self._drawings}" descr="{alt}"/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{self._drawings}" name="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _would_join(before: Flat, flat: Flat) -> bool:
    """Whether two paragraphs of code would be read as one."""
    return (
        isinstance(before.block, Code) and isinstance(flat.block, Code) and before.way == flat.way and not flat.begins
    )


def _titled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_text(text, "")}</w:p>'


def _look(run: Run) -> str:
    """The properties of a run, in the order that the schema asks for."""
    return (
        (f'<w:rStyle w:val="{docx_package.CODE_LOOK}"/>' if run.code else "")
        + ("<w:b/>" if run.bold else "")
        + ("<w:i/>" if run.italic else "")
        + ("<w:strike/>" if run.strike else "")
        + ('<w:color w:val="0563C1"/><w:u w:val="single"/>' if run.link else "")
        + ('<w:em w:val="dot"/>' if run.dots else "")
    )


def _text(text: str, look: str) -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    parts = []
    for at, line in enumerate(text.split("\n")):
        tabbed = "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' if part else "" for part in line.split("\t")
        )
        parts.append(("<w:br/>" if at else "") + tabbed)
    return f"<w:r>{properties}{''.join(parts)}</w:r>"


def _ruby(run: Run) -> str:
    look = _look(run)
    reading = f'<w:rt>{_text(run.ruby, """<w:sz w:val="10"/>""")}</w:rt>'
    return (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
        f'<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr>{reading}'
        f"<w:rubyBase>{_text(run.text, look)}</w:rubyBase></w:ruby></w:r>"
    )
