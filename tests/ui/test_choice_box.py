"""Choices are as wide as their words in the style of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import DARK, apply_theme
from app.widgets.choice_box import ChoiceBox


@pytest.mark.parametrize("words", ["バイキュービック", "Lanczos", "The whole picture"])
def test_its_widest_words_are_seen_whole(words: str, qapp: QApplication, qtbot: QtBot, resources: Path) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    box = ChoiceBox(row)
    box.addItem(words)
    layout = QHBoxLayout(row)
    layout.addWidget(box)
    layout.addStretch(1)
    row.resize(600, 60)
    row.show()
    apply_theme(qapp, DARK, resources)

    def room() -> int:
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        complex_, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return box.style().subControlRect(complex_, option, field, box).width()

    # What is drawn into the field keeps a pixel free at each side.
    qtbot.waitUntil(lambda: room() >= box.fontMetrics().horizontalAdvance(words) + 2)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_one_that_may_be_narrow_does_not_widen_its_column_and_its_list_shows_all(qtbot: QtBot) -> None:
    words = "Words of what it is without, and some more of them"
    box, short = ChoiceBox(narrowest=140), ChoiceBox(narrowest=140)
    for one in (box, short):
        qtbot.addWidget(one)
    short.addItem("Seed")
    assert short.minimumSizeHint().width() < 140
    box.addItem(words)
    assert box.minimumSizeHint().width() == 140
    box.resize(140, 28)
    box.show()
    box.showPopup()
    qtbot.waitUntil(lambda: box.view().width() >= box.fontMetrics().horizontalAdvance(words))
    box.hidePopup()
