"""Texts on the canvas: how they are drawn, written, edited and set."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QImage,
    QInputMethodEvent,
    QKeySequence,
    QShortcut,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFontComboBox
from pytestqt.qtbot import QtBot

from app.ui.theme import DARK, LIGHT, Theme, apply_theme
from app.widgets.number_slider import NumberSlider
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Alignment, Layer, Text
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.text import TextHand
from plugins.canvas.panel.writing.lettering import lettering
from tests.ui.canvas_parts import Bench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def begun(bench: Bench) -> TextHand:
    bench.panel.tools.choose(Tool.TEXT)
    hand = bench.panel.hands[Tool.TEXT]
    assert isinstance(hand, TextHand)
    return hand


def click(bench: Bench, x: float, y: float) -> None:
    bench.drag((x, y), (x, y))


def texts(bench: Bench) -> list[Layer]:
    return [layer for layer in bench.canvas().layers if isinstance(layer.content, Text)]


def written(bench: Bench, qtbot: QtBot, words: str, x: float = 100, y: float = 100) -> Layer:
    hand = begun(bench)
    count = len(texts(bench))
    click(bench, x, y)
    assert hand.writing
    QTest.keyClicks(hand.editor, words)
    QTest.keyClick(hand.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(texts(bench)) == count + 1, timeout=20_000)
    return texts(bench)[-1]


def test_what_is_written_is_a_layer_that_is_seen(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.set_foreground(QColor("#d01020"))
    position = bench.session.position
    layer = written(bench, qtbot, "Hello fox")
    assert bench.session.position == position + 1
    assert layer.name == "Hello fox"
    assert isinstance(layer.content, Text)
    assert layer.content.text == "Hello fox"
    assert layer.content.colour == "#d01020ff"
    picture = flatten(bench.canvas(), stored_tiles(bench.assets))
    seen = picture[..., 3] == 255
    assert seen.sum() > 300
    assert np.abs(picture[seen][:, :3].astype(int) - (0xD0, 0x10, 0x20)).max() <= 1
    bench.session.undo()
    assert texts(bench) == []


def test_a_click_on_a_text_edits_it(bench: Bench, qtbot: QtBot) -> None:
    layer = written(bench, qtbot, "Hello fox")
    hand = begun(bench)
    click(bench, layer.x + 6, layer.y + 6)
    assert hand.writing
    assert hand.editor.toPlainText() == "Hello fox"
    QTest.keyClicks(hand.editor, "Wolf")
    click(bench, 400, 400)
    qtbot.waitUntil(lambda: texts(bench)[0].name == "Wolf", timeout=20_000)
    assert len(texts(bench)) == 1
    assert texts(bench)[0].id == layer.id
    bench.session.undo()
    assert texts(bench) == [layer]


def test_what_an_input_method_commits_is_written(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench)
    click(bench, 100, 100)
    event = QInputMethodEvent()
    event.setCommitString("狐が跳ぶ")
    QApplication.sendEvent(hand.editor, event)
    bench.panel.tools.choose(Tool.BRUSH)
    qtbot.waitUntil(lambda: len(texts(bench)) == 1, timeout=20_000)
    assert texts(bench)[0].name == "狐が跳ぶ"


def test_nothing_written_is_no_layer_and_an_emptied_text_goes(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench)
    position = bench.session.position
    click(bench, 100, 100)
    QTest.keyClick(hand.editor, Qt.Key.Key_Escape)
    assert bench.session.position == position
    layer = written(bench, qtbot, "Hello")
    click(bench, layer.x + 4, layer.y + 6)
    QTest.keyClick(hand.editor, Qt.Key.Key_Backspace)
    QTest.keyClick(hand.editor, Qt.Key.Key_Escape)
    assert texts(bench) == []


def test_options_set_the_active_text(bench: Bench, qtbot: QtBot) -> None:
    layer = written(bench, qtbot, "Hello")
    hand = begun(bench)
    assert isinstance(layer.content, Text)
    hand.bar.show_text(replace(layer.content, size=96.0, weight=700))
    hand.bar.changed.emit()
    qtbot.waitUntil(lambda: texts(bench)[0] != layer, timeout=20_000)
    new = texts(bench)[0]
    assert isinstance(new.content, Text)
    assert (new.content.size, new.content.weight) == (96.0, 700)
    assert new.asset is not None
    assert layer.asset is not None
    assert bench.assets.shape(new.asset)[0] > 1.6 * bench.assets.shape(layer.asset)[0]


def test_painting_on_a_text_asks_to_make_it_pixels(bench: Bench, qtbot: QtBot) -> None:
    layer = written(bench, qtbot, "Hello")
    bench.panel.work.activate(layer.id)
    bench.panel.tools.choose(Tool.BRUSH)
    bench.drag((100, 100), (150, 120))
    assert bench.messages.said[-1][1] is not None
    bench.messages.said[-1][1]()
    assert texts(bench) == []
    assert bench.panel.work.may_paint()


def test_lines_are_broken_aligned_and_apart(bench: Bench) -> None:
    assert bench.panel is not None
    plain = Text("aaaa aaaa aaaa", 10, 20, size=40.0)
    one = lettering(plain)
    broken = lettering(replace(plain, width=150.0, line_height=2.0))
    assert broken.pixels.shape[1] <= 152
    rows = np.flatnonzero(broken.pixels[..., 3].max(axis=1))
    starts = rows[np.flatnonzero(np.diff(rows, prepend=-10) > 5)]
    assert len(starts) >= 2
    assert np.diff(starts) == pytest.approx(80, abs=2)
    two = Text("a\naaaa", 10, 20, size=40.0)
    left, right = lettering(two), lettering(replace(two, alignment=Alignment.END))
    half = one.pixels.shape[0]
    assert np.flatnonzero(left.pixels[:half, :, 3].max(axis=0)).min() < 5
    assert np.flatnonzero(right.pixels[:half, :, 3].max(axis=0)).min() > 40


def test_columns_go_down_and_to_the_left(bench: Bench) -> None:
    assert bench.panel is not None
    one = lettering(Text("狐狐狐狐", 200, 50, size=40.0, vertical=True))
    assert one.pixels.shape[0] == pytest.approx(160, abs=14)
    assert one.pixels.shape[1] <= 44
    two = lettering(Text("狐狐\n狐狐", 200, 50, size=40.0, vertical=True))
    assert two.x < one.x - 30
    assert two.pixels.shape[0] == pytest.approx(80, abs=14)


def test_a_quarter_turned_text_stands_on_its_side(bench: Bench) -> None:
    assert bench.panel is not None
    flat = lettering(Text("Hello", 100, 100, size=40.0))
    turned = lettering(Text("Hello", 100, 100, size=40.0, angle=90.0))
    assert turned.pixels.shape[0] == pytest.approx(flat.pixels.shape[1], abs=3)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_in_the_style_of_the_window_it_is_written_in_its_own_colour_and_font(
    theme: Theme, bench: Bench, qapp: QApplication, qtbot: QtBot, resources: Path
) -> None:
    apply_theme(qapp, theme, resources)
    bench.panel.tools.set_foreground(QColor("#20c040"))
    hand = begun(bench)
    click(bench, 100, 100)
    QTest.keyClicks(hand.editor, "Fox")
    hand.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: QColor("#20c040").rgb() in colours(hand.editor.grab().toImage()))
    shown = hand.bar.findChild(QFontComboBox)
    assert isinstance(shown, QFontComboBox)
    assert shown.currentText() in QFontDatabase.families()
    QTest.keyClick(hand.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(texts(bench)) == 1, timeout=20_000)
    content = texts(bench)[0].content
    assert isinstance(content, Text)
    assert content.family == shown.currentText()


def test_control_enter_ends_writing_and_is_no_shortcut_of_the_window_meanwhile(bench: Bench, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Return"), bench.panel)
    shortcut.activated.connect(lambda: pressed.append(True))
    hand = begun(bench)
    click(bench, 100, 100)
    QTest.keyClicks(hand.editor, "Fox")
    QTest.keyClick(hand.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(texts(bench)) == 1, timeout=20_000)
    assert not hand.writing
    assert pressed == []


def colours(image: QImage) -> set[int]:
    """Every colour of a picture."""
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_a_standing_text_is_coloured_and_a_drag_of_its_size_is_one_step(bench: Bench, qtbot: QtBot) -> None:
    written(bench, qtbot, "Fox")
    hand, position = begun(bench), bench.session.position

    def text() -> Text:
        content = texts(bench)[0].content
        assert isinstance(content, Text)
        return content

    before = bench.canvas()
    bench.panel.tools.set_foreground(QColor("#d02010"))
    qtbot.waitUntil(lambda: text().colour == "#d02010ff", timeout=20_000)
    hand.bar.finished.emit()
    picture = flatten(bench.canvas(), stored_tiles(bench.assets))
    assert (picture[picture[..., 3] == 255][:, :3] == (0xD0, 0x20, 0x10)).all()
    sizes = hand.bar.findChildren(NumberSlider)[0]

    def has_size(size: float) -> bool:
        return text().size == size

    for size in (60, 80):
        sizes.set_value(size)
        sizes.value_changed.emit(size)
        qtbot.waitUntil(partial(has_size, size), timeout=20_000)
    sizes.editing_finished.emit()
    sizes.set_value(90)
    sizes.value_changed.emit(90)
    qtbot.waitUntil(lambda: text().size == 90, timeout=20_000)
    assert bench.session.position == position + 3
    assert text().colour == "#d02010ff"
    for _ in range(3):
        bench.session.undo()
    assert bench.canvas() == before
