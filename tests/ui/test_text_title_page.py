"""The title page: opened from the tree, a step of undo for each field, and in every file that is exported."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.document import Rename
from plugins.text.commands import EditChapter
from plugins.text.exchange import book_of, write_book
from plugins.text.formats import format_of
from plugins.text.formats.html_reader import read_html
from plugins.text.panel.title_page import TitlePage
from plugins.text.passages import store_text
from tests.plugins.text.formats.shelf import Shelf
from tests.ui.text_parts import TextBench

_FIELDS = {
    "title": "The Lighthouse & Co.",
    "subtitle": "A story",
    "author": "Ann Example\nBob 次郎",
    "publisher": "Seisei Press",
    "date": "2026-04",
    "rights": "© 2026, CC BY 4.0",
    "description": "A keeper,\nand the sea.",
}


@pytest.fixture
def page(text_bench: TextBench) -> TitlePage:
    """The page, open beside a chapter."""
    text_bench.add("one", "It rained.", "Rain")
    text_bench.panel.work.open("one")
    text_bench.panel.tree.title_page.click()
    return text_bench.panel.title_page


def _type(qtbot: QtBot, page: TitlePage, what: str, text: str) -> None:
    field = page.fields[what]
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
    for letter in text:
        if letter == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(field, letter) if letter.isascii() else _put(field, letter)


def _put(field: QLineEdit | QPlainTextEdit, letter: str) -> None:
    if isinstance(field, QLineEdit):
        field.insert(letter)
        field.textEdited.emit(field.text())
    else:
        field.insertPlainText(letter)


def _written(qtbot: QtBot, bench: TextBench) -> None:
    for what, text in _FIELDS.items():
        _type(qtbot, bench.panel.title_page, what, text)
    bench.panel.settle()


def test_it_opens_from_the_tree_in_the_chapters_place_and_goes_again(
    text_bench: TextBench, page: TitlePage, qtbot: QtBot
) -> None:
    panel = text_bench.panel
    assert page.isVisible()
    assert not panel.bar.isVisible()
    assert panel.tree.title_page.isChecked()
    assert not panel.tree.view.selectedItems()
    assert page.fields["title"].hasFocus()
    QTest.keyClick(page.fields["title"], Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert panel.editor.isVisible()
    assert panel.bar.isVisible()
    assert not panel.tree.title_page.isChecked()
    panel.tree.title_page.click()
    row = panel.tree.view.topLevelItem(0)
    assert row is not None
    panel.tree.view.itemClicked.emit(row, 0)
    assert panel.editor.isVisible()
    assert [one.text(0) for one in panel.tree.view.selectedItems()] == ["Rain"]
    (action,) = [one for one in panel.actions() if one.id == "text.title-page"]
    action.run()
    assert page.isVisible()


def test_a_field_is_a_step(text_bench: TextBench, page: TitlePage, qtbot: QtBot) -> None:
    session = text_bench.session
    before = session.position
    _type(qtbot, page, "title", "The")
    text_bench.panel.settle()
    QTest.keyClicks(page.fields["title"], " Sea")
    text_bench.panel.settle()
    assert session.document.title == "The Sea"
    assert session.position == before + 1
    _type(qtbot, page, "author", "Ann\nBob")
    text_bench.panel.settle()
    assert text_bench.manuscript().front_matter == (("author", "- Ann\n- Bob"),)
    assert session.position == before + 2
    _type(qtbot, page, "title", "The Lake")
    text_bench.panel.settle()
    assert session.position == before + 3
    assert session.history[session.position].label == "Title page"
    session.undo()
    session.undo()
    assert (session.document.title, text_bench.manuscript().front_matter) == ("The Sea", ())
    assert page.fields["title"].text() == "The Sea"  # type: ignore[operator]
    session.undo()
    assert session.document.title == ""
    session.walk_to(before + 3)
    assert page.fields["title"].text() == "The Lake"  # type: ignore[operator]
    assert page.fields["author"].text == "Ann\nBob"


def test_what_is_typed_is_kept_by_itself(text_bench: TextBench, page: TitlePage, qtbot: QtBot) -> None:
    _type(qtbot, page, "subtitle", "A story ")
    qtbot.waitUntil(lambda: text_bench.manuscript().front_matter == (("subtitle", "A story"),), timeout=3000)
    assert page.fields["subtitle"].text() == "A story "  # type: ignore[operator]
    _type(qtbot, page, "subtitle", "")
    page.fields["title"].setFocus()
    assert text_bench.manuscript().front_matter == ()


def test_what_changes_elsewhere_is_seen(text_bench: TextBench, page: TitlePage) -> None:
    text_bench.session.execute(Rename("Called"))
    assert page.fields["title"].text() == "Called"  # type: ignore[operator]
    text_bench.session.execute(EditChapter("one", store_text("It snowed.", text_bench.assets)))
    assert page.isVisible()


def test_other_fields_of_a_file_stay_and_its_names_for_authors(
    text_bench: TextBench, page: TitlePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "in.md"
    path.write_text("---\nAuthors: [A, B]\ntags: x\nlang: ja\n---\n\n# 一\n\n雨。\n", encoding="utf-8")
    book = format_of(path).read(path, Shelf().add)
    part = text_bench.manuscript()
    document = text_bench.session.document.with_part("text", type(part)(part.items, front_matter=book.front_matter))
    text_bench.session.replace(document)
    text_bench.panel.tree.title_page.click()
    assert page.fields["author"].text == "A\nB"
    field = page.fields["author"]
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "C")
    text_bench.panel.settle()
    assert text_bench.manuscript().front_matter == (("Authors", "C"), ("tags", "x"))


def test_the_language_is_chosen(text_bench: TextBench, page: TitlePage) -> None:
    assert page.language.currentData() == ""
    assert book_of(text_bench.session.document, text_bench.assets).language == ""
    page.language.setCurrentIndex(page.language.findData("ja"))
    page.language.activated.emit(page.language.currentIndex())
    book = book_of(text_bench.session.document, text_bench.assets)
    assert (book.language, book.front_matter) == ("ja", ())
    assert text_bench.manuscript().front_matter == (("language", "ja"),)
    text_bench.session.undo()
    assert page.language.currentData() == ""


def test_one_that_may_not_be_changed_is_only_shown(text_bench: TextBench, page: TitlePage) -> None:
    text_bench.session.replace(text_bench.session.document, read_only=True)
    page.refresh()
    assert all(field.isReadOnly() for field in page.fields.values())
    assert not page.language.isEnabled()


@pytest.mark.parametrize("name", ["a.md", "a.docx", "a.odt", "a.epub", "a.html"])
def test_every_format_keeps_it(text_bench: TextBench, page: TitlePage, tmp_path: Path, name: str, qtbot: QtBot) -> None:
    assert page.isVisible()
    _written(qtbot, text_bench)
    path = tmp_path / name
    write_book(text_bench.session.document, text_bench.assets, path)
    read = format_of(path).read(path, Shelf().add)
    said = dict(read.front_matter)
    assert read.title == _FIELDS["title"]
    assert read.authors == ("Ann Example", "Bob 次郎")
    for what in ("subtitle", "publisher", "date", "rights", "description"):
        assert said[what] == _FIELDS[what]
    # What stands on the page is no chapter.
    assert [(chapter.title, chapter.text.strip()) for chapter in read.chapters] == [("Rain", "It rained.")]


def test_it_is_seen_in_the_files_of_others_too(
    text_bench: TextBench, page: TitlePage, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.isVisible()
    _written(qtbot, text_bench)
    shown = ("A story", "Ann Example", "Bob 次郎", "Seisei Press", "2026-04", "© 2026, CC BY 4.0")
    for name, entry in (("a.docx", "word/document.xml"), ("a.odt", "content.xml"), ("a.epub", "EPUB/title.xhtml")):
        write_book(text_bench.session.document, text_bench.assets, tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as archive:
            text = archive.read(entry).decode()
            assert [line for line in shown if line not in text.replace("<text:s/>", " ")] == []
            if name == "a.docx":
                assert "<dc:creator>Ann Example; Bob 次郎</dc:creator>" in archive.read("docProps/core.xml").decode()
            if name == "a.epub":
                opf = archive.read("EPUB/package.opf").decode()
                for line in (
                    "<dc:creator>Ann Example</dc:creator><dc:creator>Bob 次郎</dc:creator>",
                    '<dc:title id="subtitle">A story</dc:title>',
                    "<dc:publisher>Seisei Press</dc:publisher>",
                    "<dc:date>2026-04</dc:date>",
                    "<dc:rights>© 2026, CC BY 4.0</dc:rights>",
                    "<dc:description>A keeper,\nand the sea.</dc:description>",
                ):
                    assert all(part in opf for part in line.split("><")), line
    write_book(text_bench.session.document, text_bench.assets, tmp_path / "a.html")
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [line for line in shown if line not in html] == []
    meta = read_html(html).meta
    assert [value for key, value in meta if key == "author"] == ["Ann Example", "Bob 次郎"]
    assert dict(meta)["publisher"] == "Seisei Press"
    write_book(text_bench.session.document, text_bench.assets, tmp_path / "a.txt")
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8").split("\n")
    assert lines[:7] == [_FIELDS["title"], *shown]
