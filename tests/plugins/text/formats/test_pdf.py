"""PDF: what is on its pages, in lines and in columns, and what it says of itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import InvalidData, UserError
from app.api.fonts import NOT_FIRST, NOT_LAST
from plugins.text.formats import Book, BookChapter, Options, Paper, format_of
from plugins.text.formats.blocks import Run
from plugins.text.formats.pdf.atoms import HANGING, Setting
from plugins.text.formats.pdf.face import open_face
from plugins.text.formats.pdf.fonts import Fonts
from plugins.text.formats.pdf.lines import lines_of
from tests.plugins.text.formats.shelf import Shelf, png
from tests.plugins.text.formats.typefaces import KANA, LATIN, build


@pytest.fixture(scope="module")
def font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font with Latin letters and some Japanese ones."""
    return build(tmp_path_factory.mktemp("font") / "boxes.ttf", LATIN + KANA)


def _written(path: Path, book: Book, font: Path, shelf: Shelf | None = None) -> pdfium.PdfDocument:
    format_of(path).write(book, path, (shelf or Shelf()).get, Options(font=font, paper=Paper.A6))
    return pdfium.PdfDocument(path)


def _text(document: pdfium.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _places(page: pdfium.PdfPage) -> list[tuple[str, float, float, float]]:
    """The characters of a page with the middle of each and its height."""
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        found.append((text.get_text_range(at, 1), (left + right) / 2, (bottom + top) / 2, top - bottom))
    return [place for place in found if place[0].strip()]


def test_text_title_page_numbers_and_outline_are_there(tmp_path: Path, font: Path) -> None:
    chapters = (
        BookChapter("Part", "", 1),
        BookChapter("One", "It was **dark** & [cold](https://example.org/).\n\n- a\n- b\n\n> said\n\n    code()", 2),
        BookChapter("Two", "word " * 600, 2),
    )
    book = Book("The Title", "en", (("author", "Ann"),), chapters, ("model-a", "model <b>"))
    document = _written(tmp_path / "a.pdf", book, font)
    text = " ".join(_text(document).split())
    for part in ("The Title Ann", "It was dark & cold.", "• a • b", "said", "code()", "word word"):
        assert part in text
    assert text.count("word") == 600
    assert len(document) > 4
    assert _text(document).rstrip().endswith(str(len(document)))
    assert [(item.get_title(), item.level) for item in document.get_toc()] == [("Part", 0), ("One", 1), ("Two", 1)]
    assert document.get_metadata_dict()["Title"] == "The Title"
    data = (tmp_path / "a.pdf").read_bytes()
    assert b"<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/compositeWith" in data
    assert b"<seisei:generated-by>model-a; model &lt;b&gt;</seisei:generated-by>" in data


def test_no_label_is_put_where_nothing_was_generated(tmp_path: Path, font: Path) -> None:
    _written(tmp_path / "a.pdf", Book("T", "en", (), (BookChapter("x", "y"),)), font)
    assert b"DigitalSourceType" not in (tmp_path / "a.pdf").read_bytes()


@pytest.mark.parametrize("outlines", [False, True])
def test_only_what_is_used_of_a_font_is_embedded(tmp_path: Path, outlines: bool) -> None:
    characters = LATIN + KANA + "".join(map(chr, range(0x4E00, 0x5800)))
    font = build(tmp_path / "many.otf", characters, outlines=outlines, name="Many")
    document = _written(tmp_path / "a.pdf", Book("", "ja", (), (BookChapter("", "漢字の「王」"),)), font)
    assert (tmp_path / "a.pdf").stat().st_size < font.stat().st_size / 3
    page = document[0]
    assert {place[0] for place in _places(page)} >= set("漢字「王」")
    # The boxes are where the text says that they are: the glyphs are those of the characters.
    picture = page.render(scale=2).to_numpy()
    _, x, y, _ = next(place for place in _places(page) if place[0] == "字")
    height = page.get_height()
    assert picture[int((height - y) * 2), int(x * 2)].max() < 90


def test_columns_go_down_and_to_the_left(tmp_path: Path, font: Path) -> None:
    text = "漢字走第一二三章語王" * 12
    book = Book("", "ja", (), (BookChapter("", text),), vertical=True)
    places = _places(_written(tmp_path / "a.pdf", book, font)[0])
    columns: dict[int, list[tuple[str, float]]] = {}
    for character, x, y, _ in places:
        columns.setdefault(round(x), []).append((character, y))
    ordered = [sorted(columns[x], key=lambda item: -item[1]) for x in sorted(columns, reverse=True)]
    read = "".join(character for column in ordered for character, _ in column if character in "漢字走第一二三章語王")
    assert read == text
    assert len(ordered) > 3


def test_readings_and_marks_stand_beside_their_characters(tmp_path: Path, font: Path) -> None:
    text = "あ｜漢字《かんじ》い\n\n《《語》》う"
    for vertical in (False, True):
        book = Book("", "ja", (), (BookChapter("", text),), vertical=vertical)
        page = _written(tmp_path / f"{vertical}.pdf", book, font)[0]
        places = {place[0]: place[1:] for place in _places(page)}
        kanji, reading = places["漢"], places["か"]
        assert reading[2] == pytest.approx(kanji[2] / 2, abs=0.5)
        if vertical:
            assert reading[0] > kanji[0] + 3
            assert abs(places["ん"][1] - (places["漢"][1] + places["字"][1]) / 2) < 3
        else:
            assert reading[1] > kanji[1] + 3
        paths = [item for item in page.get_objects() if item.type == pdfium.raw.FPDF_PAGEOBJ_PATH]
        left, bottom, *_ = paths[0].get_bounds()
        assert len(paths) == 1
        if vertical:
            assert left > places["語"][0]
        else:
            assert bottom > places["語"][1]


def test_brackets_turn_in_columns_with_the_font_or_without_it(tmp_path: Path) -> None:
    able = open_face(build(tmp_path / "a.ttf", KANA), bold=False, italic=False)
    plain = open_face(build(tmp_path / "b.ttf", KANA, vertical=False), bold=False, italic=False)
    assert able is not None
    assert plain is not None
    assert able.turns("「")
    assert not able.turns("漢")
    assert not plain.turns("「")
    for path, is_turned in ((tmp_path / "a.ttf", False), (tmp_path / "b.ttf", True)):
        setting = Setting(Fonts("ja", path), vertical=True)
        bracket, letter = setting.atoms((Run("「漢"),), 10)
        assert [part.turned for part in bracket.placed] == [is_turned]
        assert [part.turned for part in letter.placed] == [False]


def test_short_numbers_stand_upright_in_columns_and_long_ones_lie(font: Path) -> None:
    atoms = Setting(Fonts("ja", font), vertical=True).atoms((Run("12月100回A"),), 10)
    found = {atom.text: atom.placed[0] for atom in atoms}
    assert found["12"].horizontal
    assert found["A"].horizontal
    assert found["100"].turned
    assert next(atom.length for atom in atoms if atom.text == "12") == 10


def test_a_text_that_no_font_has_is_said_in_words(tmp_path: Path) -> None:
    latin = build(tmp_path / "latin.ttf", LATIN)
    fonts = Fonts("ja", latin, {})
    assert fonts.face("a").has("a")
    with pytest.raises(UserError, match="No font on this machine has the letters of this text, such as “漢”"):
        fonts.face("漢")
    # A sign that is missing is no reason to refuse the whole book.
    assert fonts.face("🙂")


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path) -> None:
    barred = build(tmp_path / "barred.ttf", LATIN, rights=0x0002)
    (tmp_path / "none.ttf").write_bytes(b"no font")
    for name in (barred.name, "none.ttf", "gone.ttf"):
        with pytest.raises(InvalidData, match=f"{name} is no font that may be put into a document"):
            _written(tmp_path / "a.pdf", Book("T"), tmp_path / name)


def test_pictures_are_on_the_page(tmp_path: Path, font: Path) -> None:
    shelf = Shelf()
    pictures = [png("red"), png("blue", kind="JPEG"), png("green", kind="GIF"), png("teal", (3000, 20))]
    text = "\n\n".join(f"![x](asset:{shelf.add(data, 'x')})" for data in pictures)
    for vertical in (False, True):
        book = Book("", "ja", (), (BookChapter("", text),), vertical=vertical)
        document = _written(tmp_path / "a.pdf", book, font, shelf)
        bounds = [
            item.get_bounds()
            for page in document
            for item in page.get_objects()
            if item.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE
        ]
        assert len(bounds) == 4
        width, height = document[0].get_size()
        assert all(0 < left < right < width and 0 < bottom < top < height for left, bottom, right, top in bounds)


_SIGNS = st.text(st.sampled_from("漢字かな王、。「」『』（）…ーっゅ abc-"), min_size=1, max_size=80)


@given(text=_SIGNS, width=st.integers(50, 200), vertical=st.booleans())
@settings(max_examples=150, deadline=None)
def test_lines_are_full_and_break_where_they_may(font: Path, text: str, width: int, vertical: bool) -> None:
    atoms = Setting(Fonts("ja", font, {}), vertical).atoms((Run(text.replace("な", "に")),), 10)
    lines = list(lines_of(atoms, width))
    said = "".join(atom.text for line in lines for _, atom in line.atoms)
    assert said.replace(" ", "") == "".join(atom.text for atom in atoms).replace(" ", "")
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if not line.atoms:
            continue
        at, last = line.atoms[-1]
        overhang = last.length if last.text in HANGING else 0.0
        if len(line.atoms) > 1:
            assert at + last.length <= width + overhang + 0.1 or not any(atom.breaks for _, atom in line.atoms[:-1])
        if after is not None and after.atoms and any(atom.breaks for _, atom in line.atoms):
            assert after.atoms[0][1].text[0] not in NOT_FIRST or not last.breaks
            assert last.text[-1] not in NOT_LAST or not last.breaks


def test_a_word_that_is_too_long_for_a_line_is_cut(tmp_path: Path, font: Path) -> None:
    document = _written(tmp_path / "a.pdf", Book("", "en", (), (BookChapter("", "x" * 500),)), font)
    assert _text(document).replace("\r", "").replace("\n", "").count("x") == 500
    width = document[0].get_width()
    assert all(0 < x < width for page in document for _, x, _, _ in _places(page))


@pytest.mark.parametrize("order", ["uharfbuzz, xllamacpp", "xllamacpp, uharfbuzz"])
def test_setting_type_and_writing_with_a_model_get_along(order: str) -> None:
    """Both are built with Cython, and share what it brings along: versions that differ there end each other."""
    done = subprocess.run([sys.executable, "-c", f"import {order}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
