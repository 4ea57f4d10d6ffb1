"""PromptEditor: where a prompt is written."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_WEIGHTED = re.compile(r"\(([^()]*):(\d+(?:\.\d+)?)\)$")
_MARKS = re.compile(r"(?<!\\)[()\[\]]|:\d+(?:\.\d+)?(?=\))")
_NUDGE = 0.1


class PromptEditor(QPlainTextEdit):
    """Grows with its text; Enter submits and Shift+Enter breaks the line, Ctrl+Up and Down weigh the word.

    Alt+Up and Down ask for earlier and later prompts. While an input method composes, Enter belongs to it.
    """

    submitted = Signal()
    earlier_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, placeholder: str, lines: int = 3, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._composing = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._highlighter = _Highlighter(self.document(), self.palette())
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace what is written; undoing it is possible."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def select(self, start: int, end: int) -> None:
        """Select what stands between two places, counted in code points."""
        text = self.toPlainText()
        cursor = self.textCursor()
        # Qt counts in UTF-16
        cursor.setPosition(len(text[:start].encode("utf-16-le")) // 2)
        cursor.setPosition(len(text[:end].encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit, weigh, walk the history, or write."""
        modifiers = event.modifiers()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        up, down = event.key() == Qt.Key.Key_Up, event.key() == Qt.Key.Key_Down
        if enter and not modifiers & Qt.KeyboardModifier.ShiftModifier and not self._composing:
            self.submitted.emit()
        elif (up or down) and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.weigh(_NUDGE if up else -_NUDGE)
        elif up and modifiers & Qt.KeyboardModifier.AltModifier:
            self.earlier_wanted.emit()
        elif down and modifiers & Qt.KeyboardModifier.AltModifier:
            self.later_wanted.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere, which the document doesn't tell."""
        super().resizeEvent(event)
        self._fit()

    def weigh(self, by: float) -> None:
        """Give the selection, or the word at the cursor, more or less weight."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        text = cursor.selectedText()
        if not text.strip():
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        whole = self.toPlainText()
        weight = 1.0
        around = re.match(r":(\d+(?:\.\d+)?)\)", whole[end:])
        if start > 0 and whole[start - 1] == "(" and around:
            weight = float(around[1])
            start, end = start - 1, end + around.end()
        elif found := _WEIGHTED.fullmatch(text):
            text, weight = found[1], float(found[2])
        weight = round(weight + by, 2)
        if not 0 < weight <= 4:
            return
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        inside = start if weight == 1 else start + 1
        cursor.insertText(text if weight == 1 else f"({text}:{weight:g})")
        cursor.setPosition(inside)
        cursor.setPosition(inside + len(text), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self.height())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(max(self._lines, int(self.document().size().height())), self._lines + 6)
        self.setFixedHeight(lines * line + 24)


class _Highlighter(QSyntaxHighlighter):
    """Makes brackets and weights quieter than the words."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setForeground(QColor(palette.color(QPalette.ColorRole.Accent)))

    def highlightBlock(self, text: str) -> None:
        """Mark one line."""
        if len(text) > 20_000:
            return
        for found in _MARKS.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), self._format)
