"""LiveText: a text that is told while it is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from plugins.timeline.panel.inspector.wording import MIXED

_LINES = 4


class LiveText(QPlainTextEdit):
    """Undo is the project's own: this field keeps no history."""

    edited = Signal(str)
    finished = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)

    def show_text(self, text: str | None) -> None:
        """Show a text without telling; None is one of several."""
        self.setPlaceholderText(MIXED if text is None else "")
        if (text or "") != self.toPlainText():
            cursor = self.textCursor()
            at = cursor.position()
            with QSignalBlocker(self):
                self.setPlainText(text or "")
            cursor.setPosition(min(at, len(self.toPlainText())))
            self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """Some lines high."""
        return QSize(120, self.fontMetrics().lineSpacing() * _LINES + 24)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _walks_history(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the project; a new line begins a step of its own."""
        if _walks_history(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text() in ("\r", "\n"):
            self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is written next is a step of its own."""
        super().focusOutEvent(event)
        self.finished.emit()

    def _changed(self) -> None:
        self.edited.emit(self.toPlainText())


def _walks_history(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
