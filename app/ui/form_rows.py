"""FormRows: fields with their names before them, in one column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.widgets.icons import Icons

_NARROWEST_NAME, _WIDEST_NAME = 64, 140
"""How wide the names of fields may be, in pixels."""


def size_row(sides: Sequence[QWidget], icons: Icons, swap: Callable[[], None]) -> QWidget:
    """Width and height beside one another, with a button between them that swaps them."""
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    button = QPushButton()
    button.setIcon(icons.icon("arrow-left-right"))
    button.setProperty("class", "quiet")
    button.setFixedWidth(28)
    says = QCoreApplication.translate("RequestForm", "Swap width and height")
    button.setToolTip(says)
    button.setAccessibleName(says)
    button.clicked.connect(swap)
    for index, side in enumerate(sides):
        box.addWidget(side, 1)
        if index == 0:
            box.addWidget(button)
    return row


def complaint_label() -> QLabel:
    """What says what is wrong, hidden as long as nothing is."""
    label = QLabel()
    label.setProperty("class", "bad")
    label.setWordWrap(True)
    label.hide()
    return label


class FormRows:
    """Makes the rows of a form, and has their fields begin below one another."""

    def __init__(self) -> None:
        self._names: list[QLabel] = []

    def row(self, name: str, widget: QWidget) -> QWidget:
        """A field with its name before it."""
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        words = QLabel(name)
        words.setProperty("class", "secondary")
        words.setBuddy(widget)
        self._names.append(words)
        box.addWidget(words)
        box.addWidget(widget, 1)
        return row

    def align(self) -> None:
        """Give all names the width of the widest; one that would push the fields far off keeps its own."""
        widest = max((words.sizeHint().width() for words in self._names), default=0)
        for words in self._names:
            words.setMinimumWidth(min(_WIDEST_NAME, max(_NARROWEST_NAME, widest)))
