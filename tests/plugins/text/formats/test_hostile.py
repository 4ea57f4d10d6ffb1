"""Damaged, hostile and protected files: one clear sentence, and no more memory than a book takes."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.api import InvalidData, UserError
from plugins.text.formats import FORMATS, Book, BookChapter, format_of, soft
from tests.plugins.text.formats.shelf import Shelf, png, tree_of

ZIPPED = ("docx", "odt", "epub")
MAIN = {"docx": "word/document.xml", "odt": "content.xml", "epub": "EPUB/package.opf"}
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]>"
)

_TEXT = "Text.\n\n## H\n\n**bold** ｜漢《かん》\n\n- one\n  - two\n\n> q\n\n![p](asset:{asset})\n\n```\ncode\n```"


def _written(path: Path) -> Path:
    shelf = Shelf()
    text = _TEXT.replace("{asset}", shelf.add(png(), "p"))
    book = Book("T", "ja", (("author", "A"),), (BookChapter("1", text), BookChapter("2", text)), ("m",))
    format_of(path).write(book, path, shelf.get)
    return path


def _changed(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Write an archive anew with entries changed or left out."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            new = change(name, data)
            if new is not None:
                archive.writestr(name, new)


def _refused(path: Path, words: str) -> None:
    with pytest.raises(InvalidData, match=words) as caught:
        format_of(path).read(path, Shelf().add)
    assert path.name in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize("kind", ZIPPED)
def test_a_file_that_is_cut_off_is_damaged(tmp_path: Path, kind: str) -> None:
    path = _written(tmp_path / f"a.{kind}")
    data = path.read_bytes()
    for length in (0, 10, len(data) // 2, len(data) - 5):
        path.write_bytes(data[:length])
        _refused(path, "is damaged")
    path.write_bytes(b"plain words")
    _refused(path, "is damaged")


@pytest.mark.parametrize("kind", ZIPPED)
def test_a_part_that_is_missing_is_named(tmp_path: Path, kind: str) -> None:
    path = _written(tmp_path / f"a.{kind}")
    _changed(path, lambda name, data: None if name == MAIN[kind] else data)
    _refused(path, f"{MAIN[kind]} is missing")


@pytest.mark.parametrize("kind", ZIPPED)
def test_entities_that_grow_are_refused(tmp_path: Path, kind: str) -> None:
    path = _written(tmp_path / f"a.{kind}")

    def bomb(name: str, data: bytes) -> bytes:
        if name != MAIN[kind]:
            return data
        head, _, rest = data.decode().partition("?>")
        return f"{head}?>{BOMB}{rest}".replace("</", "&j;</", 1).encode()

    _changed(path, bomb)
    tracemalloc.start()
    _refused(path, "is damaged")
    assert tracemalloc.get_traced_memory()[1] < 20e6
    tracemalloc.stop()


@pytest.mark.parametrize("kind", ZIPPED)
def test_an_entity_that_names_a_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = _written(tmp_path / f"a.{kind}")

    def external(name: str, data: bytes) -> bytes:
        head, _, rest = data.decode().partition("?>") if name == MAIN[kind] else ("", "", "")
        doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        return f"{head}?>{doctype}{rest}".replace("</", "&e;</", 1).encode() if head else data

    _changed(path, external)
    _refused(path, "is damaged")


@pytest.mark.parametrize("kind", ZIPPED)
def test_a_claim_of_a_gigabyte_is_refused_unread(tmp_path: Path, kind: str) -> None:
    path = _written(tmp_path / f"a.{kind}")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("media/x.png", bytes(1000))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1 << 30)
    path.write_bytes(data)
    tracemalloc.start()
    _refused(path, "more than the studio opens")
    assert tracemalloc.get_traced_memory()[1] < 5e6
    tracemalloc.stop()


@pytest.mark.parametrize("kind", ZIPPED)
def test_more_data_than_was_claimed_is_not_unpacked(tmp_path: Path, kind: str) -> None:
    path = _written(tmp_path / f"a.{kind}")
    _changed(path, lambda name, data: data + b" " * 30_000_000 if name == MAIN[kind] else data)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo(MAIN[kind]).header_offset
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(MAIN[kind])] != MAIN[kind].encode():
        at = data.index(b"PK\x01\x02", at + 4)
    for start in (at + 24, place + 22):
        data[start : start + 4] = struct.pack("<I", 5000)
    path.write_bytes(data)
    tracemalloc.start()
    _refused(path, "is damaged")
    assert tracemalloc.get_traced_memory()[1] < 10e6
    tracemalloc.stop()


def test_protected_files_are_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    _refused(path, "protected with a password")
    path = _written(tmp_path / "b.odt")
    entry = '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    _changed(
        path,
        lambda name, data: (
            data.replace(b'"text/xml"/>', f'"text/xml">{entry}'.encode(), 1) if name.endswith("manifest.xml") else data
        ),
    )
    _refused(path, "is protected")
    path = _written(tmp_path / "c.epub")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "META-INF/encryption.xml",
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
            '<e:EncryptedData><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
            "</e:EncryptedData></encryption>",
        )
    _refused(path, "is protected")
    path = _written(tmp_path / "d.odt")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    _refused(path, "is protected")


def test_fonts_that_are_hidden_do_not_protect_an_e_book(tmp_path: Path) -> None:
    path = _written(tmp_path / "c.epub")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "META-INF/encryption.xml",
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
            '<e:EncryptedData><e:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e:EncryptedData>'
            "</encryption>",
        )
    assert len(format_of(path).read(path, Shelf().add).chapters) == 2


@pytest.mark.parametrize("kind", ZIPPED)
def test_a_picture_outside_the_file_is_left_out(tmp_path: Path, kind: str) -> None:
    (tmp_path / "secret.png").write_bytes(png("red"))
    path = _written(tmp_path / f"a.{kind}")

    def elsewhere(name: str, data: bytes) -> bytes:
        for own in (b"media/picture1.png", b"Pictures/001.png", b"pictures/001.png"):
            if name.endswith((".rels", "content.xml", ".xhtml")):
                data = data.replace(own, f"../../../../..{tmp_path}/secret.png".encode())
        return data

    _changed(path, elsewhere)
    shelf = Shelf()
    book = format_of(path).read(path, shelf.add)
    assert shelf.kept == {}
    assert [str(remark) for remark in book.remarks] == ["Pictures that could not be read and were left out: 1."]


@pytest.mark.parametrize(
    ("kind", "begin", "end"),
    [("odt", "<text:span>", "</text:span>"), ("odt", "<text:section>", "</text:section>"),
     ("docx", "<w:sdt>", "</w:sdt>"), ("docx", "<w:ins>", "</w:ins>")],
)  # fmt: skip
def test_what_is_nested_without_end_is_damaged(tmp_path: Path, kind: str, begin: str, end: str) -> None:
    path = _written(tmp_path / f"a.{kind}")
    place = {"odt": b"<office:text>", "docx": b"<w:body>"}[kind]
    deep = f"{begin * 20_000}x{end * 20_000}".encode()
    if begin == "<text:span>":
        deep = b"<text:p>" + deep + b"</text:p>"
    _changed(path, lambda name, data: data.replace(place, place + deep, 1) if name == MAIN[kind] else data)
    _refused(path, "is damaged")


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "b", "ruby", "pre"])
def test_tags_without_end_are_read(tmp_path: Path, tag: str) -> None:
    (tmp_path / "a.html").write_text(f"<{tag}>" * 20_000 + "text", encoding="utf-8")
    book = format_of(tmp_path / "a.html").read(tmp_path / "a.html", Shelf().add)
    assert "text" in book.chapters[0].text


@pytest.mark.parametrize(
    "text", [">" * 20_000 + "x", "- " * 10_000 + "x", "[" * 50_000, "**a" * 20_000, "｜" * 50_000 + "《a》"]
)
def test_markdown_without_end_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    book = format_of(tmp_path / "a.md").read(tmp_path / "a.md", Shelf().add)
    assert soft.join(book.chapters[0].text) == text
    assert len(tree_of(book)) < 10


def test_a_text_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(1 << 30)
        _refused(tmp_path / name, "larger than a text that the studio opens")


def test_a_file_that_is_gone_and_a_kind_that_is_unknown_are_said(tmp_path: Path) -> None:
    for found in FORMATS:
        if found.reads:
            with pytest.raises(InvalidData, match="cannot be read: it is not there"):
                found.read(tmp_path / f"gone{found.patterns[0][1:]}", Shelf().add)
    with pytest.raises(InvalidData, match="kind that is not known"):
        format_of(tmp_path / "a.wps")
    with pytest.raises(InvalidData, match="kind that is not known"):
        format_of(tmp_path / "a.pdf", to_read=True)
    assert format_of(tmp_path / "A.DOCX").id == "docx"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    for found in FORMATS:
        with pytest.raises(UserError, match="cannot be written: it is not there"):
            found.write(Book("T"), tmp_path / "none" / f"a{found.patterns[0][1:]}", Shelf().get)


@pytest.mark.parametrize("kind", ZIPPED)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_changed_the_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    path = _written(tmp_path_factory.mktemp("a") / f"a.{kind}")

    def broken(name: str, content: bytes) -> bytes:
        if not name.endswith((".xml", ".rels", ".opf", ".xhtml")) or not data.draw(st.booleans()):
            return content
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.sampled_from([b"", b"<", b">", b'"', b"</w:p>", b"\xff", b"9999999999", b"-1", b"&#0;"]))
        return content[:at] + piece + content[at + data.draw(st.integers(0, 3)) :]

    _changed(path, broken)
    try:
        format_of(path).read(path, Shelf().add)
    except InvalidData:
        return
