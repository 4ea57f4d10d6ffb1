"""The parts of a Word document that are around its text: styles, numbering, properties, and the package itself."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from plugins.text.formats.book import Book, Options, writes_by_line
from plugins.text.formats.docx_parts import CODE, SCENE_BREAK
from plugins.text.formats.flat import Inside
from plugins.text.formats.pictures import PictureFile
from plugins.text.formats.title_page import WHOLE_FIELD, label_of, whole

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
CODE_LOOK = "VerbatimChar"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MONOSPACE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="19"/>'
_APART = '<w:spacing w:before="120" w:after="120"/>'
_SINGLE = '<w:spacing w:before="200" w:after="200" w:line="240" w:lineRule="auto"/>'
_ABSTRACT = {Inside.BULLETS: 0, Inside.NUMBERS: 1}
_TWIPS_OF_MM = 1440 / 25.4

Relation = tuple[str, str, bool]
"""Kind and target of a relation, and whether the target is outside."""


def save(path: Path, parts: Mapping[str, str], pictures: Iterable[tuple[str, PictureFile]]) -> None:
    """Write the package; parts by their names."""
    types = [
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        '<Default Extension="png" ContentType="image/png"/>',
        '<Default Extension="jpg" ContentType="image/jpeg"/>',
        '<Default Extension="gif" ContentType="image/gif"/>',
        *(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items() if name in parts),
    ]
    content = f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(types)}</Types>'
    root = [
        (f"{_OFFICE}/officeDocument", "word/document.xml", False),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
        (f"{_OFFICE}/custom-properties", "docProps/custom.xml", False),
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", content)
        archive.writestr("_rels/.rels", _relations(root))
        for name, text in parts.items():
            archive.writestr(name, text if text.startswith("<?xml") else _HEAD + text)
        for name, file in pictures:
            archive.writestr(f"word/{name}", file.data, zipfile.ZIP_STORED)


def relations(found: Sequence[Relation]) -> str:
    """The relations of the text; their ids are rId10 and on."""
    own = [(f"{_OFFICE}/{kind}", f"{kind}.xml", False) for kind in ("styles", "numbering", "settings")]
    own.append((f"{_OFFICE}/footer", "footer1.xml", False))
    blank = [("", "", False)] * (9 - len(own))
    return _relations([*own, *blank, *((f"{_OFFICE}/{kind}", target, outside) for kind, target, outside in found)])


def _relations(found: Sequence[Relation]) -> str:
    lines = [
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if outside else "/>")
        for at, (kind, target, outside) in enumerate(found, 1)
        if kind
    ]
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
SETTINGS = f'<w:settings {NAMESPACES}><w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
FOOTER = f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'


def section(book: Book, options: Options) -> str:
    """Paper, margins and the direction of writing."""
    width, height = (round(side * _TWIPS_OF_MM) for side in options.paper.value)
    margin = round(width * 0.13)
    direction = '<w:textDirection w:val="tbRl"/>' if book.vertical else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="{margin // 2}" '
        f'w:footer="{margin // 2}" w:gutter="0"/><w:titlePg/>{direction}</w:sectPr>'
    )


def styles(book: Book, options: Options, made: Iterable[str]) -> str:
    """The styles; those in `made` are the whole elements of further ones."""
    size = round(options.font_pt * 2)
    is_japanese = writes_by_line(book.language)
    language = escape(book.language or "en-US")
    indent = "" if is_japanese else '<w:ind w:firstLine="340"/>'
    parts = [
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="Yu Mincho" w:cs="Times New Roman"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language if is_japanese else "ja-JP"}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{indent}</w:pPr></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
    ]
    for level in range(1, 7):
        look = f'<w:b/><w:sz w:val="{size + max(10 - 3 * level, 0)}"/>'
        space = '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="200"/><w:ind w:firstLine="0"/>'
        parts.append(style(f"Heading{level}", f"heading {level}", f'{space}<w:outlineLvl w:val="{level - 1}"/>', look))
    centred = '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'
    parts += [
        style("Title", "Title", f'<w:spacing w:before="2400" w:after="400"/>{centred}', f'<w:sz w:val="{size * 2}"/>'),
        style("Subtitle", "Subtitle", f'<w:spacing w:after="400"/>{centred}', f'<w:sz w:val="{round(size * 1.2)}"/>'),
        style("Author", "Author", centred),
        style("Publisher", "Publisher", f'<w:spacing w:before="1600"/>{centred}'),
        style("Date", "Date", centred),
        style("Rights", "Rights", f'<w:spacing w:before="240"/>{centred}', f'<w:sz w:val="{round(size * 0.85)}"/>'),
        style("SceneBreak", SCENE_BREAK, f'<w:spacing w:before="240" w:after="240"/>{centred}'),
        style("Picture", "Picture", f"{_SINGLE}{centred}"),
        style("Quote", "Quote", f'{_APART}<w:ind w:left="567" w:right="567" w:firstLine="0"/>'),
        style("ListBullet", "List Bullet", '<w:ind w:left="425" w:firstLine="0"/>'),
        style("ListNumber", "List Number", '<w:ind w:left="425" w:firstLine="0"/>'),
        style("SourceCode", CODE, '<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>'
              '<w:ind w:firstLine="0"/><w:jc w:val="left"/>', _MONOSPACE),
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{CODE_LOOK}"><w:name w:val="Verbatim Char"/>'
        f"<w:rPr>{_MONOSPACE}</w:rPr></w:style>",
        *made,
    ]  # fmt: skip
    return f"<w:styles {NAMESPACES}>{''.join(parts)}</w:styles>"


def style(key: str, name: str, paragraph: str, look: str = "", based_on: str = "Normal") -> str:
    """A style of paragraphs."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{escape(key)}"><w:name w:val="{escape(name)}"/>'
        f'<w:basedOn w:val="{escape(based_on)}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
    )


def numbering(lists: Sequence[tuple[Inside, int, int]]) -> str:
    """The numbering of lists: kind, level and first number of each; their ids are 1 and on."""
    parts = []
    for inside, key in _ABSTRACT.items():
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{"bullet" if inside is Inside.BULLETS else "decimal"}"/>'
            f'<w:lvlText w:val="{"•" if inside is Inside.BULLETS else f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{425 * (level + 1)}" w:hanging="425"/></w:pPr></w:lvl>'
            for level in range(9)
        )
        kind = '<w:multiLevelType w:val="hybridMultilevel"/>'
        parts.append(f'<w:abstractNum w:abstractNumId="{key}">{kind}{levels}</w:abstractNum>')
    for number, (inside, level, start) in enumerate(lists, 1):
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        parts.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_ABSTRACT[inside]}"/>{override}</w:num>')
    return f"<w:numbering {NAMESPACES}>{''.join(parts)}</w:numbering>"


def core(book: Book) -> str:
    """Title, author and dates."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = [("dc:title", book.title), ("dc:creator", "; ".join(book.authors)), ("dc:language", book.language)]
    fields += [("dc:description", book.field("description")), ("cp:keywords", book.field("keywords", "tags"))]
    lines = "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in fields if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{now}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{lines}{dates}</cp:coreProperties>"
    )


def custom(book: Book) -> str:
    """The label of generated text, and all fields as they are."""
    fields = [*label_of(book), (WHOLE_FIELD, whole(book))]
    lines = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{at}" name="{name}"><vt:lpwstr>{escape(value, quote=False)}</vt:lpwstr>'
        "</property>"
        for at, (name, value) in enumerate(((name, value) for name, value in fields if value), 2)
    )
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{lines}</Properties>'
    )
