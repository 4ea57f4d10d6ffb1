"""The soft lower edge of what is scrolled: there while more is below, over it and in nothing's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import LIGHT, apply_theme
from app.widgets.scrolled_column import ScrolledColumn
from tests.ui.opened import Opened


@pytest.fixture
def area(qtbot: QtBot) -> ScrolledColumn:
    """Ten lines of 40 pixels, of which five are seen."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for number in range(10):
        line = QLabel(str(number))
        line.setFixedHeight(40)
        line.setStyleSheet("background: #607080")
        layout.addWidget(line)
    area = ScrolledColumn(column)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 200)
    return area


def test_it_lies_at_the_lower_end_as_long_as_there_is_more(area: ScrolledColumn, qtbot: QtBot) -> None:
    edge, bar = area.edge, area.verticalScrollBar()
    assert edge.isVisible()
    assert edge.geometry().bottom() == area.viewport().geometry().bottom()
    assert edge.width() == area.viewport().width()
    assert edge.strength == 1
    bar.setValue(bar.maximum() - 6)
    assert edge.isVisible()
    assert 0 < edge.strength < 1
    bar.setValue(bar.maximum())
    assert not edge.isVisible()
    bar.setValue(0)
    area.resize(240, 260)
    qtbot.waitUntil(lambda: edge.geometry().bottom() == area.viewport().geometry().bottom())
    assert edge.width() == area.viewport().width()
    area.resize(240, 500)
    qtbot.waitUntil(lambda: not edge.isVisible())


def test_it_moves_nothing_and_takes_no_clicks(area: ScrolledColumn) -> None:
    seen = area.viewport().height()
    assert seen == 200
    below = area.childAt(QPoint(50, seen - 4))
    assert isinstance(below, QLabel)
    assert below.text() == "4"


def test_what_goes_on_below_fades_into_the_ground(
    area: ScrolledColumn, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    before = qapp.styleSheet(), qapp.palette(), qapp.font()

    def undo() -> None:
        qapp.setStyleSheet(before[0])
        qapp.setPalette(before[1])
        qapp.setFont(before[2])

    request.addfinalizer(undo)
    apply_theme(qapp, LIGHT, request.getfixturevalue("resources"))
    lowest = area.viewport().height() - 1
    faded = area.grab().toImage().pixelColor(50, lowest)
    area.edge.hide()
    bare = area.grab().toImage().pixelColor(50, lowest)
    ground = QColor(LIGHT.dock)
    assert abs(faded.lightness() - ground.lightness()) < 8
    assert abs(bare.lightness() - ground.lightness()) > 80


def test_the_form_of_the_prompt_has_it_where_the_dock_is_short(opened: Opened, qtbot: QtBot) -> None:
    opened.window.workspaces.show("canvas.canvas")
    column = opened.window.prompt_dock.column
    opened.window.prompt_dock.recall("canvas.text-to-image", {"prompt": "a fox"})
    opened.window.resize(1000, 480)
    bar = column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert column.edge.isVisible()
    bar.setValue(bar.maximum())
    assert not column.edge.isVisible()
