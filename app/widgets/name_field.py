"""NameField: a name that is typed in its place; Enter keeps it, Escape gives it up."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameField(QLineEdit):
    """Lies over what it renames, and goes when it is done."""

    named = Signal(str)

    def __init__(self, name: str, box: QRect, words: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._done = False
        self.setAccessibleName(words)
        # As high as its place: the usual measures of fields are too large for it.
        self.setStyleSheet("QLineEdit { min-height: 0; padding: 0 3px; border-radius: 3px; }")
        self.setGeometry(box)
        self.selectAll()
        self.show()
        self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the name, unless it is its own menu that takes the keys."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._end(keep=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the name, or give it up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(keep=False)
        else:
            super().keyPressEvent(event)

    def _end(self, *, keep: bool) -> None:
        if self._done:
            return
        self._done = True
        name, parent = self.text().strip(), self.parentWidget()
        had_focus = self.hasFocus()
        self.hide()
        self.deleteLater()
        if keep and name:
            self.named.emit(name)
        if had_focus and parent is not None:
            parent.setFocus()
