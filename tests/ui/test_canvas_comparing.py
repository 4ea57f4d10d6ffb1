"""Takes compared in place of the canvas: which two, by which keys, and what the canvas below does not get."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.widgets.comparison_view import ComparisonMode
from tests.ui.canvas_parts import Bench, take, wait_for_picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def compared(bench: Bench, qtbot: QtBot) -> Bench:
    bench.panel.offer([take(bench, "red", "job"), take(bench, "blue", "job"), take(bench, "lime", "job")])
    wait_for_picture(bench, qtbot)
    bench.panel.takes.flip(1)
    qtbot.waitUntil(lambda: all(each.image is not None for each in bench.panel.takes.takes))
    return bench


def colours(bench: Bench) -> tuple[QColor, QColor]:
    """What is seen left and right of the line."""
    view = bench.panel.takes.comparing.comparison.view
    image, middle = view.grab().toImage(), view.height() // 2 + 30
    return image.pixelColor(view.width() // 2 - 40, middle), image.pixelColor(view.width() // 2 + 40, middle)


def test_the_take_that_was_looked_at_before_is_left_of_the_line(compared: Bench) -> None:
    button = next(
        each for each in compared.panel.takes.findChildren(QAbstractButton) if each.accessibleName() == "Compare takes"
    )
    button.click()
    assert compared.panel.takes.comparing.is_open
    assert colours(compared) == (QColor("red"), QColor("blue"))
    compared.panel.takes.flip(1)
    assert colours(compared) == (QColor("blue"), QColor("lime"))
    button.click()
    assert not compared.panel.takes.comparing.is_open


def test_one_that_is_chosen_stays_while_others_are_flipped_through(compared: Bench) -> None:
    takes = compared.panel.takes
    takes.comparing.open(takes.takes[2])
    assert colours(compared) == (QColor("lime"), QColor("blue"))
    takes.flip(-1)
    assert colours(compared) == (QColor("lime"), QColor("red"))
    takes.flip(-1)
    assert colours(compared) == (QColor("red"), QColor("lime")), "not compared with itself"


def test_a_single_take_is_compared_with_the_canvas(bench: Bench, qtbot: QtBot) -> None:
    panel = bench.panel
    panel.offer([take(bench, "red", "job")])
    wait_for_picture(bench, qtbot)
    panel.takes.apply()
    panel.offer([take(bench, "blue", "other")])
    wait_for_picture(bench, qtbot)
    panel.takes.comparing.toggle()
    qtbot.waitUntil(lambda: colours(bench) == (QColor("red"), QColor("blue")))


def test_keys_are_the_comparison_s_and_not_the_canvas_s(compared: Bench) -> None:
    comparing = compared.panel.takes.comparing
    comparing.toggle()
    view = comparing.comparison.view
    for key in (Qt.Key.Key_X, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, override)
        assert override.isAccepted(), "else the key would swap the colours or zoom the canvas"
    QTest.keyClick(view, Qt.Key.Key_X)
    assert colours(compared) == (QColor("blue"), QColor("red"))
    QTest.keyClick(view, Qt.Key.Key_3)
    assert view.mode is ComparisonMode.DIFFERENCE
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not comparing.is_open
    assert compared.panel.takes.takes, "the takes stay until they are put away themselves"


def test_enter_takes_and_the_canvas_below_is_not_painted_on(compared: Bench) -> None:
    comparing, before = compared.panel.takes.comparing, compared.session.position
    comparing.toggle()
    # Between the names, above the pictures.
    QTest.mouseClick(comparing.comparison, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    assert compared.panel.settle()
    assert compared.session.position == before
    QTest.keyClick(comparing.comparison.view, Qt.Key.Key_Return)
    assert compared.session.position == before + 1
    assert compared.panel.work.active.name == "a blue fox"
    assert not comparing.is_open


def test_it_follows_the_size_of_the_canvas(compared: Bench) -> None:
    comparing = compared.panel.takes.comparing
    comparing.toggle()
    compared.panel.resize(700, 560)
    QApplication.processEvents()
    assert comparing.comparison.size() == compared.panel.view.size()
