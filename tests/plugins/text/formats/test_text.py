"""Markdown as writers type it, front matter, chapters, soft splits and encodings."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import InvalidData
from plugins.text.formats import Book, BookChapter, format_of, front_matter, soft
from plugins.text.formats.blocks import List, Paragraph, Picture, Run, SceneBreak, tidy
from plugins.text.formats.chapters import Piece, chapters_of
from plugins.text.formats.markdown_reader import blocks_of, runs_of
from plugins.text.formats.text_file import decoded
from tests.plugins.text.formats.shelf import Shelf, png, tree_of

JAPANESE = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。\n「ニャー」と泣いていた。"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("｜漢字《かんじ》", [Run("漢字", ruby="かんじ")]),
        ("この漢字《かんじ》は", [Run("この"), Run("漢字", ruby="かんじ"), Run("は")]),
        ("｜Tokyo《とうきょう》", [Run("Tokyo", ruby="とうきょう")]),
        ("《《語》》だ", [Run("語", dots=True), Run("だ")]),
        ("｜《重要》", [Run("《重要》")]),
        ("これ《は》違う", [Run("これ《は》違う")]),
        ("**「強調」**です", [Run("「強調」", bold=True), Run("です")]),
        ("`漢字《かんじ》`", [Run("漢字《かんじ》", code=True)]),
        ("a <ruby>漢<rt>かん</rt></ruby> b", [Run("a "), Run("漢", ruby="かん"), Run(" b")]),
        ("1 < 2 <tag> <b>x</b>", [Run("1 < 2 <tag> "), Run("x", bold=True)]),
        ("[x](javascript:alert(1))", [Run("x")]),
        ("snake_case_name 5 * 3 * 2", [Run("snake_case_name 5 * 3 * 2")]),
    ],
)
def test_what_writers_type(text: str, runs: list[Run]) -> None:
    assert list(runs_of(text)) == runs


def test_a_line_break_is_one_in_japanese_and_a_space_elsewhere() -> None:
    assert blocks_of("　一行。\n　二行。", by_line=True) == (Paragraph((Run("　一行。"), Run("\n"), Run("　二行。"))),)
    assert blocks_of("one\ntwo") == (Paragraph((Run("one two"),)),)
    assert blocks_of("漢字\n仮名") == (Paragraph((Run("漢字仮名"),)),)


def test_comments_are_not_said_and_html_is_read() -> None:
    assert blocks_of("a<!-- no -->b\n\n<hr>\n\n<ul><li>x</li></ul>") == (
        Paragraph((Run("ab"),)),
        SceneBreak(),
        List(((Paragraph((Run("x"),)),),)),
    )


def test_tidy_is_tidy() -> None:
    runs = tidy(
        [Run(" a ", bold=True), Run("b", ruby="x《"), Run("\n"), Run("c "), Run("d", bold=True), Run("e", bold=True)]
    )
    assert runs == (Run("a", bold=True), Run(" b（x《）"), Run("\n"), Run("c "), Run("de", bold=True))
    assert tidy(runs) == runs


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("---\ntitle: A: b\nlang: en\n---\n\nx", (("title", "A: b"), ("lang", "en")), "x"),
        ('---\ntitle: "A: b"\nlang: en\n---\n\nx', (("title", "A: b"), ("lang", "en")), "x"),
        ("---\nauthors:\n  - A\n  - B\nx: 'it''s'\n...\ny", (("authors", "- A\n- B"), ("x", "it's")), "y"),
        ("---\nnote: |\n  a\n  b\n# comment\n---\n", (("note", "a\nb"),), ""),
        ("---\n\nA scene.\n\n---\n", (), "---\n\nA scene.\n\n---\n"),
        ("no fields", (), "no fields"),
    ],
)
def test_front_matter_is_read(text: str, fields: tuple[tuple[str, str], ...], rest: str) -> None:
    assert front_matter.parse(text) == (fields, rest)


_VALUES = st.text(st.sampled_from("ab:#'\"- \n[]{}&*漢|>%@`\\"), max_size=12)


@given(value=_VALUES)
@settings(max_examples=300, deadline=None)
def test_front_matter_comes_back(value: str) -> None:
    fields = (("key", value), ("other", "x"))
    assert front_matter.parse(front_matter.write(fields) + "text") == (fields, "text")


def test_chapters_begin_at_the_highest_heading_that_repeats() -> None:
    pieces = [
        Piece(0, "", ""), Piece(1, "The book", ""), Piece(2, "One", "a"), Piece(3, "Inside", "b"), Piece(2, "Two", "c"),
    ]  # fmt: skip
    title, chapters = chapters_of(pieces)
    assert title == "The book"
    assert chapters == (BookChapter("One", "a\n\n### Inside\n\nb", 2), BookChapter("Two", "c", 2))


def test_parts_stay_above_their_chapters() -> None:
    pieces = [Piece(1, "Part 1", ""), Piece(2, "One", "a"), Piece(1, "Part 2", ""), Piece(2, "Two", "c")]
    _, chapters = chapters_of([Piece(0, "", "before"), *pieces], "T")
    assert [(chapter.title, chapter.level) for chapter in chapters] == [
        ("", 1),
        ("Part 1", 1),
        ("One", 2),
        ("Part 2", 1),
        ("Two", 2),
    ]
    assert chapters[2].text == "a"


@given(text=st.text(st.sampled_from("ab 。é\u0301漢🙂\n"), max_size=400), longest=st.integers(8, 60))
@settings(max_examples=300, deadline=None)
def test_soft_splits_are_short_and_undone(text: str, longest: int) -> None:
    cut = soft.split(text, longest)
    assert soft.join(cut) == text
    assert all(len(line.removesuffix(soft.MARK)) <= longest for line in cut.split("\n"))
    assert "\u2060\n\u0301" not in cut


def test_a_hundred_thousand_words_in_one_paragraph_are_split_and_exported_as_one(tmp_path: Path) -> None:
    text = "word " * 99_999 + "end."
    (tmp_path / "a.md").write_text(f"# One\n\n{text}\n\n# Two\n\nx\n", encoding="utf-8")
    found = format_of(tmp_path / "a.md")
    book = found.read(tmp_path / "a.md", Shelf().add)
    assert max(map(len, book.chapters[0].text.split("\n"))) <= soft.LONGEST_LINE + 1
    for name in ("b.md", "b.txt", "b.docx"):
        format_of(tmp_path / name).write(book, tmp_path / name, Shelf().get)
        again = format_of(tmp_path / name).read(tmp_path / name, Shelf().add)
        assert Paragraph((Run(text),)) in tree_of(again)
    assert soft.MARK not in (tmp_path / "b.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp"]
)
def test_japanese_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(JAPANESE.replace("\n", "\r\n").encode(encoding))
    book = format_of(tmp_path / "a.txt").read(tmp_path / "a.txt", Shelf().add)
    assert book.chapters[0].text == JAPANESE
    assert book.language == "ja"
    assert bool(book.remarks) == (encoding in ("utf-16-le", "utf-16-be", "cp932", "euc_jp"))


@pytest.mark.parametrize("text", ["Ein schöner Tag über Köln, naïve Zoë.", "Années passées à l’été", "plain"])
def test_western_letters_are_not_taken_for_japanese(text: str) -> None:
    assert decoded(text.encode("cp1252"))[0] == text


def test_halves_of_characters_are_replaced_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("a\ud800b\rc\x00d".encode("utf-8", "surrogatepass").replace(b"\x00", b"\x0c"))
    book = format_of(tmp_path / "a.md").read(tmp_path / "a.md", Shelf().add)
    assert book.chapters[0].text == "a\ufffdb\nc\nd"
    assert [str(remark) for remark in book.remarks] == ["Characters that were damaged and are shown as �: 1."]


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + bytes(range(256)), b"MZ\x00\x01" * 99, bytes(64)]
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(InvalidData, match="holds no text"):
        format_of(tmp_path / "a.txt").read(tmp_path / "a.txt", Shelf().add)


def test_plain_text_is_cut_at_what_says_that_it_is_a_chapter(tmp_path: Path) -> None:
    wrapped = (
        "It was a long night and nobody who was on the ship could say when\nit would end, for the lamp had gone out at "
        "four and the sea\nrose higher than it had for years, as the oldest of them\nsaid to one another."
    )
    (tmp_path / "a.txt").write_text(f"Chapter 1\n\n{wrapped}\n\nChapter 2: Home\n\n* * *\n\nEnd.", encoding="utf-8")
    book = format_of(tmp_path / "a.txt").read(tmp_path / "a.txt", Shelf().add)
    assert [(chapter.title, chapter.text) for chapter in book.chapters] == [
        ("Chapter 1", wrapped.replace("\n", " ")),
        ("Chapter 2: Home", "***\n\nEnd."),
    ]
    (tmp_path / "b.txt").write_text(f"第一章　旅\n\n{JAPANESE}\n\n第二章\n\nつづく｜話《はなし》。*", encoding="utf-8")
    book = format_of(tmp_path / "b.txt").read(tmp_path / "b.txt", Shelf().add)
    assert [(chapter.title, chapter.text) for chapter in book.chapters] == [
        ("第一章　旅", JAPANESE),
        ("第二章", "つづく｜話《はなし》。\\*"),
    ]


def test_lines_of_japanese_are_paragraphs_elsewhere_with_empty_ones_between(tmp_path: Path) -> None:
    text = f"　{JAPANESE}\n　三行目。\n\n　次。"
    book = Book("", "ja", (), (BookChapter("一", text), BookChapter("二", text)))
    for name, line, blank in (
        ("a.docx", "<w:p><w:r>", "<w:p></w:p>"),
        ("a.odt", "<text:p ", '<text:p text:style-name="Text_20_body"></text:p>'),
        ("a.html", "<p>　", "<p><br/></p>"),
        ("a.epub", "<p>　", "<p><br/></p>"),
    ):
        path = tmp_path / name
        format_of(path).write(book, path, Shelf().get)
        if name.endswith("html"):
            written = path.read_text(encoding="utf-8")
        else:
            with zipfile.ZipFile(path) as archive:
                parts = [part for part in archive.namelist() if re.search(r"document\.xml$|content|chapter", part)]
                written = "".join(archive.read(part).decode() for part in parts)
        assert written.count(blank) == 2, name
        assert written.count(line) >= 6, name
        assert format_of(path).read(path, Shelf().add).chapters == book.chapters


def test_a_markdown_file_is_taken_as_it_is_written(tmp_path: Path) -> None:
    text = "A *line*\nwrapped here.\n\n* one\n* two\n\n<!-- a note -->\n\n    code\n\nTail  \nend"
    (tmp_path / "a.md").write_text(f"One\n===\n\n{text}\n\n# Two #\n\nx", encoding="utf-8")
    book = format_of(tmp_path / "a.md").read(tmp_path / "a.md", Shelf().add)
    assert [(chapter.title, chapter.text) for chapter in book.chapters] == [("One", text), ("Two", "x")]


def test_pictures_of_a_markdown_file_come_from_its_folder_and_nowhere_else(tmp_path: Path) -> None:
    inside = tmp_path / "book"
    (inside / "art").mkdir(parents=True)
    (inside / "art" / "a b.png").write_bytes(png())
    (inside / "notes.png").write_text("no picture", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(png("red"))
    (inside / "a.md").write_text(
        "Text ![one](<art/a b.png>) more ![two](art/a%20b.png)\n\n![gone](../secret.png)\n\n![bad](notes.png)\n\n"
        "![far](https://example.org/x.png) and [r][1]\n\n[1]: https://example.org/\n",
        encoding="utf-8",
    )
    shelf = Shelf()
    book = format_of(inside / "a.md").read(inside / "a.md", shelf.add)
    (asset,) = shelf.kept
    assert book.chapters[0].text == (
        f"Text ![one](asset:{asset}) more ![two](asset:{asset})\n\n*gone*\n\n*bad*\n\n"
        "![far](https://example.org/x.png)\n\nand [r](https://example.org/)\n\n[1]: https://example.org/"
    )
    assert [str(remark) for remark in book.remarks] == ["Pictures that could not be read and were left out: 2."]


def test_pictures_are_written_beside_a_markdown_file(tmp_path: Path) -> None:
    shelf = Shelf()
    asset = shelf.add(png(), "x")
    book = Book("T", chapters=(BookChapter("One", f"![a](asset:{asset}) `](asset:{asset})`"),))
    format_of(tmp_path / "my book.md").write(book, tmp_path / "my book.md", shelf.get)
    (written,) = (tmp_path / "my book-pictures").iterdir()
    assert written.read_bytes() == png()
    read = format_of(tmp_path / "my book.md").read(tmp_path / "my book.md", shelf.add)
    assert tree_of(read)[1] == Picture(f"asset:{asset}", "a")


def test_a_text_that_begins_with_a_line_is_not_a_title_page(tmp_path: Path) -> None:
    book = Book(chapters=(BookChapter("", "---\nnot: a field\n\n---\n\nText."),))
    format_of(tmp_path / "a.md").write(book, tmp_path / "a.md", Shelf().get)
    assert format_of(tmp_path / "a.md").read(tmp_path / "a.md", Shelf().add).chapters == book.chapters
