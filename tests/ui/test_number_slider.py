"""A number slider: what is typed stands exactly where the number stood."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.ui.theme import DARK, LIGHT, Theme, apply_theme
from app.widgets.number_slider import NumberSlider

WIDTH = 240


def ink(slider: NumberSlider, theme: Theme) -> NDArray[np.bool_]:
    """Where the colour of the text is, in the right half: the number and its unit."""
    image = slider.grab().toImage()
    text = tuple(int(theme.text[at : at + 2], 16) for at in (1, 3, 5))
    marks = np.zeros((image.height(), image.width()), bool)
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            found = (colour.red(), colour.green(), colour.blue())
            marks[y, x] = sum(abs(a - b) for a, b in zip(found, text, strict=True)) < 60
    return marks[2:-2, WIDTH // 2 : -2]


def bounds(marks: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """The first and last row and column of what is marked."""
    rows, columns = np.nonzero(marks)
    return int(rows.min()), int(rows.max()), int(columns.min()), int(columns.max())


def shown(slider: NumberSlider) -> QLineEdit:
    """The editor."""
    (editor,) = (field for field in slider.findChildren(QLineEdit) if field.isVisible())
    return editor


def test_typing_ends_where_the_next_field_takes_the_keys(qtbot: QtBot) -> None:
    box = QFrame()
    qtbot.addWidget(box)
    layout, slider, other = QVBoxLayout(box), NumberSlider("Width", 0, 2048, 5), QLineEdit()
    layout.addWidget(slider)
    layout.addWidget(other)
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    slider._edit("77")
    qtbot.waitUntil(shown(slider).hasFocus)
    other.setFocus()
    assert slider.value == 77
    assert box.focusWidget() is other
    # Also where nothing was typed, and where it is given up.
    slider._edit("77")
    other.setFocus()
    assert not [field for field in slider.findChildren(QLineEdit) if field.isVisible()]
    slider._edit("5")
    QTest.keyClick(shown(slider), Qt.Key.Key_Escape)
    assert slider.value == 77
    slider._edit("9")
    QTest.keyClick(shown(slider), Qt.Key.Key_Return)
    assert slider.value == 9
    assert box.focusWidget() is slider


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("unit", ["", "px", "%"])
@pytest.mark.parametrize("value", [512, 7, 1111])
@pytest.mark.parametrize("frame", ["", "palette"])
def test_the_editor_stands_where_the_number_stood(
    qtbot: QtBot, qapp: QApplication, resources: Path, theme: Theme, unit: str, value: int, frame: str
) -> None:
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    apply_theme(qapp, theme, resources)
    try:
        box = QFrame()
        qtbot.addWidget(box)
        box.setProperty("class", frame)
        slider = NumberSlider("Width", 0, 2048, value, unit=unit)
        QVBoxLayout(box).addWidget(slider)
        slider.setFixedWidth(WIDTH)
        box.show()
        qtbot.waitExposed(box)
        before = ink(slider, theme)
        assert before.any()
        slider._edit(str(value), select=False)
        # Without the cursor, which is no part of the number.
        shown(slider).setReadOnly(True)
        qtbot.wait(1)
        after = ink(slider, theme)
        # The bar under the number is brighter while it is edited, and the edges of the letters with it.
        assert (before != after).sum() <= 0.1 * before.sum()
        assert bounds(before) == bounds(after)
    finally:
        qapp.setStyleSheet(sheet)
        qapp.setPalette(palette)
        qapp.setFont(font)


def test_the_bar_may_begin_and_end_within_the_bounds(qtbot: QtBot) -> None:
    slider = NumberSlider("Position", -100, 100, 0, step=0.01, soft_low=-1, soft_high=1)
    qtbot.addWidget(slider)
    slider.resize(WIDTH, 28)
    y = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, y))
    QTest.mouseMove(slider, QPoint(WIDTH // 4, y))
    assert slider.value == pytest.approx(-0.5)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(WIDTH // 4, y))
    slider.set_value(-40)
    assert slider.value == -40
