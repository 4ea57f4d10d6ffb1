"""FormRows: fields with their names before them, in one column."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

_NARROWEST_NAME, _WIDEST_NAME = 64, 140
"""How wide the names of fields may be, in pixels."""


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
