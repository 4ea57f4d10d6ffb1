"""FindFields: what to look for and what to put in its place, with how to look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.search import Wanted


class FindFields(QWidget):
    """Two fields, beside or below one another, and three switches: case, whole words, pattern."""

    changed = Signal()
    """Something else is looked for, or otherwise."""
    entered = Signal(bool)
    """Enter was pressed in a field; True with Shift."""
    left = Signal()
    """Escape was pressed."""

    def __init__(self, icons: Icons, parent: QWidget, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self.sought, self.put = _Field(self), _Field(self)
        self.sought.setPlaceholderText(self.tr("Find"))
        self.sought.setAccessibleName(self.tr("Find"))
        self.put.setPlaceholderText(self.tr("Replace by"))
        self.put.setAccessibleName(self.tr("Replace by"))
        self._case = IconButton(icons, "case-sensitive", self.tr("Match case"))
        self._whole = IconButton(icons, "whole-word", self.tr("Whole words"))
        self._pattern = IconButton(icons, "regex", self.tr("Pattern (regular expression)"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.setColumnStretch(0, 3)
        layout.addWidget(self.sought, 0, 0)
        for column, button in enumerate((self._case, self._whole, self._pattern), 1):
            button.setCheckable(True)
            button.toggled.connect(lambda _on: self.changed.emit())
            layout.addWidget(button, 0, column)
        if stacked:
            layout.addWidget(self.put, 1, 0, 1, 4)
        else:
            layout.setColumnStretch(4, 2)
            layout.addWidget(self.put, 0, 4)
        self.sought.textChanged.connect(lambda _text: self.changed.emit())
        self.put.textChanged.connect(lambda _text: self.changed.emit())
        for field in (self.sought, self.put):
            field.entered.connect(self.entered)
            field.left.connect(self.left)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(
            self.sought.text(),
            is_pattern=self._pattern.isChecked(),
            match_case=self._case.isChecked(),
            whole_words=self._whole.isChecked(),
        )

    @property
    def new(self) -> str:
        """What is put in its place."""
        return self.put.text()

    def begin(self, text: str) -> None:
        """Look for a text, where there is one, and put the cursor into the field."""
        if text and "\u2029" not in text:
            self.sought.setText(text)
        self.sought.setFocus()
        self.sought.selectAll()


class _Field(QLineEdit):
    entered = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks on, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
