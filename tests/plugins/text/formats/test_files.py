"""Files of other programs, and what the studio's own say of themselves."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.text.formats import Book, BookChapter, Options, format_of
from plugins.text.formats.blocks import Heading, List, Paragraph, Picture, Quote, Run, SceneBreak
from plugins.text.formats.title_page import SOURCE_TYPE
from tests.plugins.text.formats.shelf import Shelf, png, tree_of

FILES = Path(__file__).parent / "files"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "html"])
def test_what_pandoc_writes_is_read(kind: str) -> None:
    path = FILES / f"pandoc.{kind}"
    shelf = Shelf()
    book = format_of(path).read(path, shelf.add)
    assert (book.title, book.author, book.language, book.remarks) == ("The Lighthouse", "Ann Example", "en", ())
    assert [(chapter.title, chapter.level) for chapter in book.chapters] == [("Arrival", 1), ("Departure", 1)]
    (asset,) = shelf.kept
    first, second = (chapter.text for chapter in book.chapters)
    assert first.startswith("The *sea* was **grey**, and the ~~boat~~ ship late.")
    assert "By two days." in first + second
    assert "> She waited.\n>\n> Nobody came.\n\n***\n\n1. Rope\n2. Lamp\n   - oil\n   - wick\n\n" in first
    assert "See [the map](https://example.org/map).\n\n![" in first
    assert f"](asset:{asset})" in first
    assert second.startswith('```\nprint("fog")\n```\n\nThe end.')


def _word(path: Path, body: str, styles: str = "", extra: dict[str, bytes] | None = None, rels: str = "") -> Path:
    """A document as Word writes it, with the parts that matter."""
    main = f'<w:document {W} xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    named = (
        f'<Relationship Id="s" Type="{R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="n" Type="{R}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="f" Type="{R}/footnotes" Target="/word/footnotes.xml"/>{rels}'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{P}"><Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr("word/document.xml", main)
        archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{P}">{named}</Relationships>')
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return path


def _paragraph(content: str, properties: str = "") -> str:
    runs = content if content.startswith("<") else f"<w:r><w:t>{content}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def test_word_headings_are_known_by_style_by_outline_and_by_what_a_style_is_based_on(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Kapitel"/>'
        '<w:basedOn w:val="berschrift1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="x"/><w:pPr>'
        '<w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    body = (
        _paragraph("My Book", '<w:pStyle w:val="T"/>')
        + _paragraph("One", '<w:pStyle w:val="Own"/>')
        + _paragraph("a")
        + _paragraph("Inner", '<w:pStyle w:val="Out"/>')
        + _paragraph("Two", '<w:pStyle w:val="berschrift1"/>')
        + _paragraph("Direct", '<w:outlineLvl w:val="2"/>')
    )
    path = _word(tmp_path / "a.docx", body, styles)
    book = format_of(path).read(path, Shelf().add)
    assert book.title == "My Book"
    assert [(block.level, block.runs[0].text) for block in tree_of(book) if isinstance(block, Heading)] == [
        (1, "One"), (2, "Inner"), (1, "Two"), (3, "Direct"),
    ]  # fmt: skip


def test_word_looks_ruby_marks_notes_and_changes(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="H"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    content = (
        '<w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t xml:space="preserve">bold </w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="S"/><w:b w:val="0"/><w:i/></w:rPr><w:t>it</w:t></w:r>'
        "<w:r><w:rPr><w:i/></w:rPr><w:t>alic</w:t></w:r>"
        "<w:ins><w:r><w:t> added</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        '<w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>hidden</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText> HYPERLINK "https://a.example/" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>link</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
        '<w:r><w:rPr><w:em w:val="comma"/></w:rPr><w:t>語</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:br/><w:t>next</w:t><w:tab/><w:t>tab</w:t></w:r>'
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="2"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{_paragraph("a note")}{_paragraph("of two")}</w:footnote></w:footnotes>'
    )
    path = _word(tmp_path / "a.docx", _paragraph(content), styles, {"word/footnotes.xml": notes.encode()})
    (block,) = tree_of(format_of(path).read(path, Shelf().add))
    assert block == Paragraph(
        (
            Run("bold", bold=True), Run(" "), Run("italic", italic=True), Run(" added"),
            Run("link", link="https://a.example/"), Run("漢", ruby="かん"), Run("語", dots=True),
            Run(" [a note of two]"), Run("\n"), Run("next\ttab"),
        )
    )  # fmt: skip


def test_word_lists_tables_pictures_and_breaks(tmp_path: Path) -> None:
    def item(level: int, key: int, text: str) -> str:
        return _paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')

    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/>'
        '</w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    drawing = (
        '<w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" descr="a cat"/>'
        '<a:blip r:embed="p"/></w:drawing></w:r>'
    )
    body = (
        item(0, 4, "three") + item(1, 4, "inner") + item(0, 4, "four") + _paragraph("after")
        + _paragraph("<w:r><w:t>before</w:t></w:r>" + drawing + "<w:r><w:t>behind</w:t></w:r>")
        + f"<w:tbl><w:tr><w:tc>{_paragraph('a')}</w:tc><w:tc>{_paragraph('b')}</w:tc></w:tr></w:tbl>"
        + _paragraph('<w:r><w:br w:type="page"/></w:r>') + _paragraph("new page")
        + _paragraph("* * *") + _paragraph("end")
    )  # fmt: skip
    relation = f'<Relationship Id="p" Type="{R}/image" Target="media/i.png"/>'
    extra = {"word/numbering.xml": numbering.encode(), "word/media/i.png": png()}
    path = _word(tmp_path / "a.docx", body, extra=extra, rels=relation)
    shelf = Shelf()
    tree = tree_of(format_of(path).read(path, shelf.add))
    (asset,) = shelf.kept

    def said(text: str) -> Paragraph:
        return Paragraph((Run(text),))

    assert tree == [
        List(((said("three"), List(((said("inner"),),))), (said("four"),)), 3),
        said("after"), said("before"), Picture(f"asset:{asset}", "a cat"), said("behind"), said("a | b"),
        SceneBreak(), said("new page"), SceneBreak(), said("end"),
    ]  # fmt: skip


def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"), ("table", "table"),
        )
    )  # fmt: skip
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="T2" style:family="text">'
        '<style:text-properties style:text-emphasize="accent below"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
        '<text:list><text:list-item><text:h text:outline-level="1">One</text:h></text:list-item></text:list>'
        '<text:p text:style-name="Text_20_body">a\n  b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>'
        '<text:span text:style-name="T1">it<text:span text:style-name="T2">語</text:span></text:span>'
        "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p>"
        "</text:note-body></text:note>"
        "</text:p>"
        '<text:p text:style-name="P1">quoted</text:p><text:p text:style-name="P1">twice</text:p>'
        '<text:p text:style-name="P2">new page</text:p><text:p text:style-name="Horizontal_20_Line"/>'
        '<text:section><text:h text:outline-level="1">Two</text:h></text:section><text:p>end</text:p>'
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    tree = tree_of(format_of(tmp_path / "a.odt").read(tmp_path / "a.odt", Shelf().add))
    assert tree == [
        Heading(1, (Run("One"),)),
        Paragraph(
            (
                Run("a b   c\td"), Run("\n"), Run("it", italic=True), Run("語", italic=True, dots=True),
                Run("漢", ruby="かん"), Run(" [note]"),
            )
        ),
        Quote((Paragraph((Run("quoted"),)), Paragraph((Run("twice"),)))),
        SceneBreak(),
        Paragraph((Run("new page"),)),
        SceneBreak(),
        Heading(1, (Run("Two"),)),
        Paragraph((Run("end"),)),
    ]  # fmt: skip


def test_untidy_html_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(
        '<HTML><head><meta charset=shift_jis><title>題名</title><script>alert("<p>no</p>")</script></head>'
        "<body><h2>一<p>これは\n漢字と <B>太い<i>字</B></i>です&amp;<br>次<p>a\n  b<img src=x.png alt=none>"
        "<table><tr><td>1<td>2</table><ul><li>x<li>y<ul><li>z</ul></ul><pre>  code\n</pre>".encode("cp932")
    )
    book = format_of(tmp_path / "a.html").read(tmp_path / "a.html", Shelf().add)
    assert book.title == "題名"
    assert book.chapters[0].text == (
        "これは漢字と **太い*字***です&\n次\na b\n*none*\n1 | 2\n\n- x\n- y\n  - z\n\n```\n  code\n```"
    )


def test_an_old_e_book_gets_its_titles_from_its_table_of_contents(tmp_path: Path) -> None:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Old</dc:title><dc:creator>B. Old</dc:creator><dc:language>en</dc:language></metadata><manifest>"
        '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        '<item id="a" href="text/a%20b.html" media-type="application/xhtml+xml"/>'
        '<item id="b" href="text/b.html" media-type="application/xhtml+xml"/></manifest>'
        '<spine toc="n"><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/></spine></package>'
    )
    points = "".join(
        f"<navPoint><navLabel><text>{title}</text></navLabel><content src='text/{name}'/></navPoint>"
        for title, name in (("First", "a%20b.html"), ("Second", "b.html#x"))
    )
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as archive:
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/c.opf"/></rootfiles></container>',
        )
        archive.writestr("OPS/c.opf", opf)
        archive.writestr(
            "OPS/toc.ncx",
            '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
            f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>',
        )
        archive.writestr(
            "OPS/text/a b.html", "<p>First</p><p>see <a href='b.html#x'>there</a></p><img src='../i/p.png'/>"
        )
        archive.writestr("OPS/text/b.html", "<p>two</p>")
        archive.writestr("OPS/i/p.png", png())
    shelf = Shelf()
    book = format_of(tmp_path / "a.epub").read(tmp_path / "a.epub", shelf.add)
    (asset,) = shelf.kept
    assert (book.title, book.author) == ("Old", "B. Old")
    assert book.chapters == (
        BookChapter("First", f"see there\n\n![](asset:{asset})"),
        BookChapter("Second", "two"),
    )


def _everything() -> tuple[Book, Shelf]:
    shelf = Shelf()
    text = f"　｜漢字《かんじ》《《語》》\n\n![a < b]({'asset:' + shelf.add(png(), 'x')})\n\n[x](b.html) [y](https://example.org/?a&b)"
    chapters = (BookChapter("Part", "", 1), BookChapter("一 & *二*", text, 2), BookChapter("", "no title"))
    return Book("A <title>", "ja", (("author", "A & B"),), chapters, ("model-a",), True), shelf


def test_an_e_book_is_what_the_standard_asks_for(tmp_path: Path) -> None:
    book, shelf = _everything()
    options = Options(cover=next(iter(shelf.kept)))
    format_of(tmp_path / "a.epub").write(book, tmp_path / "a.epub", shelf.get, options)
    data = (tmp_path / "a.epub").read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(tmp_path / "a.epub") as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        opf = ElementTree.fromstring(archive.read("EPUB/package.opf"))
        names = set(archive.namelist())
        pages = {name: archive.read(name).decode() for name in names if name.endswith(".xhtml")}
        style = archive.read("EPUB/style.css").decode()
    o, d = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
    items = {item.get("id"): item for item in opf.iter(f"{o}item")}
    assert {f"EPUB/{item.get('href')}" for item in items.values()} == names - {
        "mimetype", "META-INF/container.xml", "EPUB/package.opf",
    }  # fmt: skip
    assert [item.get("properties") for item in items.values() if item.get("properties")] == ["nav", "cover-image"]
    assert all(entry.get("idref") in items for entry in opf.iter(f"{o}itemref"))
    spine = opf.find(f"{o}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    assert [element.text for element in opf.iter(f"{d}title")] == ["A <title>"]
    meta = {element.get("property"): element.text for element in opf.iter(f"{o}meta")}
    assert meta["iptc:DigitalSourceType"] == SOURCE_TYPE
    assert meta["seisei:generated-by"] == "model-a"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", meta["dcterms:modified"] or "")
    for text in pages.values():
        ElementTree.fromstring(text)
    nav = re.sub(r"\s", "", pages["EPUB/nav.xhtml"])
    assert (
        '<ol><li><ahref="chapter-0001.xhtml">Part</a><ol><li><ahref="chapter-0002.xhtml">一&amp;二</a>'
        "</li></ol></li></ol>" in nav
    )
    chapter = pages["EPUB/chapter-0002.xhtml"]
    assert "<ruby>漢字<rp>" in chapter
    assert '<em class="dots">語</em>' in chapter
    assert "b.html" not in chapter
    for rule in ("writing-mode: vertical-rl", "text-emphasis: filled sesame"):
        assert rule in style


def test_every_format_says_that_parts_were_generated(tmp_path: Path) -> None:
    book, shelf = _everything()
    found: dict[str, str] = {}
    for kind, part in (
        ("docx", "docProps/custom.xml"),
        ("odt", "meta.xml"),
        ("epub", "EPUB/package.opf"),
        ("md", ""),
        ("html", ""),
    ):
        path = tmp_path / f"a.{kind}"
        format_of(path).write(book, path, shelf.get)
        if part:
            with zipfile.ZipFile(path) as archive:
                found[kind] = archive.read(part).decode()
        else:
            found[kind] = path.read_text(encoding="utf-8")
        assert SOURCE_TYPE in found[kind], kind
        assert "model-a" in found[kind], kind
        assert format_of(path).read(path, shelf.add).generated == ("model-a",)
    assert f'<meta name="digital-source-type" content="{SOURCE_TYPE}">' in found["html"]
    assert f'name="digital-source-type"><vt:lpwstr>{SOURCE_TYPE}' in found["docx"]
    assert f"digital-source-type: {json.dumps(SOURCE_TYPE) if ': ' in SOURCE_TYPE else SOURCE_TYPE}\n" in found["md"]


def test_parts_of_a_word_document_are_all_declared(tmp_path: Path) -> None:
    book, shelf = _everything()
    format_of(tmp_path / "a.docx").write(book, tmp_path / "a.docx", shelf.get)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        names = archive.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        types = archive.read("[Content_Types].xml").decode()
        document = archive.read("word/document.xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    for name in names:
        assert f'PartName="/{name}"' in types or f'Extension="{name.rpartition(".")[2]}"' in types
    assert set(re.findall(r'r:(?:id|embed)="(\w+)"', document)) <= set(re.findall(r' Id="(\w+)"', relations))
    assert '<w:em w:val="dot"/>' in document
    assert '<w:textDirection w:val="tbRl"/>' in document
    assert document.count("<w:pageBreakBefore/>") == 3
