"""A sentence in lines keeps its room where others have less."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.wrapped_label import WrappedLabel

WORDS = "Fetch a model in the model manager, or draw the picture, or bring one along that was made elsewhere."


def test_it_is_as_high_as_its_lines_at_every_width(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label, list_ = WrappedLabel(WORDS), QWidget()
    layout = QVBoxLayout(box)
    layout.addWidget(list_, 1)
    layout.addWidget(label)
    box.show()
    for width in (160, 400, 200):
        box.resize(width, 10)
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 0)
    lines = label.height()
    label.setText("Short.")
    assert label.minimumHeight() < lines
    label.setText("")
    assert label.minimumHeight() == 0
