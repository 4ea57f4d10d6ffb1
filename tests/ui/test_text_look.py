"""How a chapter looks: its column and lines, Markdown, origins, focus, and other colours."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QApplication

from app.ui.theme import DARK, LIGHT, apply_theme, contrast
from plugins.text.commands import EditChapter
from plugins.text.model import Origin, Span
from plugins.text.panel.colours import origin_colour
from plugins.text.panel.markdown_look import FENCE, IN_CODE, state_of
from plugins.text.panel.marks import Mark
from plugins.text.panel.text_actions import actions_of
from plugins.text.passages import Piece
from tests.conftest import REPOSITORY
from tests.ui.text_parts import TextBench


def _open(bench: TextBench, text: str) -> None:
    bench.add("one", text)
    bench.panel.work.open("one")
    bench.panel.editor.repaint()


def _shown(bench: TextBench, block: int) -> dict[str, QTextCharFormat]:
    """What formats lie over which words of a paragraph, the last one where there are several."""
    found = bench.panel.editor.document().findBlockByNumber(block)
    bench.panel.editor.blockBoundingRect(found)
    text = found.text().encode("utf-16-le")
    return {
        text[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le"): QTextCharFormat(one.format)
        for one in found.layout().formats()
    }


@pytest.mark.parametrize(
    "words", ["lorem ipsum dolor sit amet ", "いろはにほへと、ちりぬるを。", "Lorem いろは ipsum "]
)
def test_lines_are_28_high_in_a_column_of_at_most_68_letters(text_bench: TextBench, words: str) -> None:
    _open(text_bench, words * 60)
    block = text_bench.panel.editor.document().firstBlock()
    layout = block.layout()
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    tops = [line.y() + line.height() / 2 for line in lines]
    assert {round(after - before) for before, after in pairwise(tops)} == {28}
    assert max(line.textLength() for line in lines) <= 76
    left, column = text_bench.panel.work.text.layout.column
    width = text_bench.panel.editor.viewport().width()
    assert abs(left - (width - left - column)) <= 1


def test_what_is_edited_stays_on_its_lines(text_bench: TextBench) -> None:
    _open(text_bench, "lorem ipsum dolor sit amet " * 20 + "\nend")
    editor = text_bench.panel.editor
    first = editor.document().firstBlock()
    before = editor.blockBoundingRect(first).height()
    editor.go_to(5)
    text_bench.write("x")
    assert editor.blockBoundingRect(first).height() == before
    assert first.layout().lineAt(0).y() > 0
    text_bench.write(" many more words" * 20)
    assert editor.blockBoundingRect(first).height() > before
    assert editor.box_of(first.next()).top() == editor.box_of(first).bottom()


def test_the_end_of_a_long_chapter_comes_into_sight(text_bench: TextBench) -> None:
    _open(text_bench, "\n".join(["lorem ipsum dolor sit amet " * 12] * 60))
    editor = text_bench.panel.editor
    editor.go_to(text_bench.panel.work.text.live.units)
    assert 0 <= editor.cursorRect().top() < editor.viewport().height()


def test_marks_are_quiet_and_words_between_them_are_what_they_say(text_bench: TextBench) -> None:
    _open(
        text_bench,
        "# Title 😀\n\n😀 a **bold** and *slanted* ~~gone~~ `code` [link](url)\n\n\uff5c漢字《かんじ》《《点》》",
    )
    heading, words, japanese = (_shown(text_bench, block) for block in (0, 2, 4))
    assert heading["# Title 😀"].property(QTextFormat.Property.FontPixelSize) == 26
    assert words["bold"].property(QTextFormat.Property.FontWeight) == QFont.Weight.Bold.value
    assert words["slanted"].property(QTextFormat.Property.FontItalic)
    assert words["gone"].property(QTextFormat.Property.FontStrikeOut)
    assert "`code`" in words
    quiet = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
    assert {words[mark].foreground().color().name() for mark in ("**", "*", "](url)")} == {quiet.name()}
    assert japanese["《かんじ》"].foreground().color() == quiet
    assert "点" in japanese


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_name here", "a lone ** here", "plain words, no marks"])
def test_what_is_no_mark_stays_as_it_is(text_bench: TextBench, text: str) -> None:
    _open(text_bench, text)
    assert _shown(text_bench, 0) == {}


def test_a_fence_changes_what_is_behind_it_and_back(text_bench: TextBench) -> None:
    _open(text_bench, "one\n\ntwo *x*\n\nthree")
    document = text_bench.panel.editor.document()
    blocks = [document.findBlockByNumber(number) for number in range(5)]
    assert [state_of(block) for block in blocks] == [0] * 5
    text_bench.panel.editor.go_to(4)
    text_bench.write("```")
    assert [state_of(block) for block in blocks] == [0, FENCE | IN_CODE, IN_CODE, IN_CODE, IN_CODE]
    for _ in range(3):
        text_bench.press(Qt.Key.Key_Backspace)
    assert [state_of(block) for block in blocks] == [0] * 5


def test_origins_are_told_apart_on_demand(text_bench: TextBench) -> None:
    text = "mine made mended taken"
    spans = (
        Span(5),
        Span(5, Origin.GENERATED, None),
        Span(7, Origin.EDITED, None),
        Span(5, Origin.PASTED),
    )
    _open(text_bench, text)
    text_bench.session.execute(EditChapter("one", (Piece(text, spans).store(text_bench.assets),)))
    editor = text_bench.panel.editor
    editor.marks.refresh()
    assert editor.extraSelections() == []
    text_bench.panel.set_origins(True)
    editor.marks.refresh()
    shown = editor.extraSelections()
    assert [one.cursor.selectedText() for one in shown] == ["made ", "mended ", "taken"]
    assert len({one.format.underlineStyle() for one in shown}) == 3
    assert text_bench.panel.shows_origins
    text_bench.panel.set_origins(False)
    editor.marks.refresh()
    assert editor.extraSelections() == []


@pytest.mark.parametrize(("theme", "ground"), [(DARK, DARK.ground), (LIGHT, LIGHT.ground)])
def test_the_colours_of_origins_can_be_read(theme: object, ground: str) -> None:
    palette = QPalette()
    dark = theme is DARK
    palette.setColor(QPalette.ColorRole.Text, QColor("white" if dark else "black"))
    palette.setColor(QPalette.ColorRole.Dark, QColor(ground))
    for origin in Origin:
        assert contrast(origin_colour(origin, palette).name(), ground) >= 4.5


def test_focus_dims_all_but_the_paragraph_of_the_cursor(text_bench: TextBench) -> None:
    _open(text_bench, "■■■■■■\n■■■■■■\n■■■■■■")
    editor = text_bench.panel.editor
    editor.go_to(8)
    plain = _brightest(text_bench)
    text_bench.panel.set_focus_mode(True)
    dimmed = _brightest(text_bench)
    assert dimmed[1] == plain[1]
    assert dimmed[0] < plain[0] / 2
    assert dimmed[2] < plain[2] / 2
    assert text_bench.settings.get("text.focus", default=False) is True


def _brightest(bench: TextBench) -> list[int]:
    """How far each paragraph's letters stand out from the ground."""
    editor = bench.panel.editor
    image = editor.viewport().grab().toImage()
    ground = image.pixelColor(2, 2).lightness()
    found = []
    for block in editor.visible_blocks():
        box = editor.box_of(block)
        rows = range(int(box.top()) + 2, int(box.bottom()) - 2)
        left = int(bench.panel.work.text.layout.column[0])
        colours = [image.pixelColor(x, y) for y in rows for x in range(left, left + 60)]
        found.append(max(abs(colour.lightness() - ground) for colour in colours))
    return found


def test_a_typewriter_keeps_the_line_in_the_middle(text_bench: TextBench) -> None:
    _open(text_bench, "\n".join(["line"] * 200))
    editor = text_bench.panel.editor
    text_bench.panel.set_typewriter(True)
    for at in (200, 500, 700):
        editor.go_to(at)
        middle = editor.viewport().height() / 2
        assert abs(editor.cursorRect().center().y() - middle) < 40
    text_bench.panel.set_typewriter(False)
    assert not editor.centerOnScroll()


def test_other_letters_and_colours_keep_place_and_ghost(text_bench: TextBench) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    palette, sheet, font = application.palette(), application.styleSheet(), application.font()
    _open(text_bench, "One line.\nAnother.")
    text_bench.panel.editor.go_to(4)
    text_bench.panel.work.set_size(22)
    assert text_bench.panel.editor.document().defaultFont().pixelSize() == 22
    apply_theme(application, LIGHT, REPOSITORY / "resources")
    try:
        application.processEvents()
        assert text_bench.panel.editor.place == 4
        assert text_bench.panel.work.text.live.is_stored
        assert text_bench.seen() == "One line.\nAnother."
    finally:
        application.setPalette(palette)
        application.setStyleSheet(sheet)
        application.setFont(font)


def test_whoever_looks_at_the_text_can_mark_it(text_bench: TextBench) -> None:
    """The way of a spelling checker: it is asked for the paragraphs in sight alone."""
    _open(text_bench, "\n".join(["wrnog"] * 500))
    asked = []

    def marker(block: object) -> list[Mark]:
        asked.append(block)
        return [Mark(0, 3, text_bench.panel.editor.currentCharFormat())]

    text_bench.panel.editor.marks.add(marker)
    text_bench.panel.editor.marks.refresh()
    assert 5 < len(asked) < 60
    assert len(text_bench.panel.editor.extraSelections()) == len(asked)


def test_actions_have_names_and_no_two_share_a_key(text_bench: TextBench) -> None:
    actions = actions_of(text_bench.panel)
    keys = [key for action in actions for key in action.keys]
    assert len(keys) == len(set(keys))
    assert len({action.id for action in actions}) == len(actions)
    for action in actions:
        if action.id.startswith(("text.focus", "text.typewriter", "text.origins")):
            assert action.checked is not None
            before = action.checked()
            action.run()
            assert action.checked() is not before


def test_an_empty_chapter_invites(text_bench: TextBench) -> None:
    editor = text_bench.panel.editor
    empty = editor.viewport().grab().toImage()
    left = text_bench.panel.work.text.layout.column[0]
    place = QPointF(left + 40, editor.cursorRect().center().y())
    row = [empty.pixelColor(x, int(place.y())) for x in range(int(left) + 6, int(left) + 120)]
    assert len({colour.name() for colour in row}) > 1
