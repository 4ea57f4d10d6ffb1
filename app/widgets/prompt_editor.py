"""PromptEditor: where a prompt is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.widgets.prompt_completer import PromptCompleter
from app.widgets.prompt_highlighter import PromptHighlighter
from app.widgets.prompt_marks import PromptNames
from app.widgets.prompt_weighing import weighed


class PromptEditor(QPlainTextEdit):
    """Grows with its text; Enter submits and Shift+Enter breaks the line, Ctrl+Up and Down weigh what the cursor is in.

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
        self._highlighter = PromptHighlighter(self.document(), self.palette)
        self._names = PromptNames()
        self._completer = PromptCompleter(self)
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

    def add_word(self, word: str) -> None:
        """Write a word behind what is there, after a comma; it can be undone."""
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        before = self.text().rstrip()
        cursor.insertText(word if not before else (f" {word}" if before.endswith(",") else f", {word}"))
        self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Select what stands between two places, counted in code points."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_in_qt(text, start))
        cursor.setPosition(_in_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit, weigh, walk the history, or write."""
        modifiers = event.modifiers()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        up, down = event.key() == Qt.Key.Key_Up, event.key() == Qt.Key.Key_Down
        if self._completer.takes(event):
            return
        if enter and not modifiers & Qt.KeyboardModifier.ShiftModifier and not self._composing:
            self.submitted.emit()
        elif (up or down) and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.weigh(up)
        elif up and modifiers & Qt.KeyboardModifier.AltModifier:
            self.earlier_wanted.emit()
        elif down and modifiers & Qt.KeyboardModifier.AltModifier:
            self.later_wanted.emit()
        else:
            before = self.document().revision()
            super().keyPressEvent(event)
            if (
                self.document().revision() != before and event.text().isprintable() and event.text()
            ) or self._completer.is_open:
                self._completer.offer(self._names)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere, which the document doesn't tell."""
        super().resizeEvent(event)
        self._fit()

    def weigh(self, up: bool) -> None:
        """Give the selection, or what the cursor is in, more or less weight; a LoRA, more or less strength."""
        cursor = self.textCursor()
        text = self.toPlainText()
        start, end = (_in_text(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        change = weighed(text, start, end, up)
        if change is None:
            return
        cursor.setPosition(_in_qt(text, change.start))
        cursor.setPosition(_in_qt(text, change.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.text)
        text = self.toPlainText()
        first, last = change.moved, change.moved + change.length
        if start == end:
            # The cursor stays where it was in the words, so that they can be weighed again or written on.
            first = last = change.moved + min(max(0, start - change.inner), change.length)
        if not change.length:
            first = last = min(start, len(text))
        cursor.setPosition(_in_qt(text, first))
        cursor.setPosition(_in_qt(text, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def set_names(self, names: PromptNames) -> None:
        """Know which LoRAs, embeddings and wildcards there are: they are offered, and others marked as unknown."""
        self._names = names
        self._highlighter.set_names(names)

    def changeEvent(self, event: QEvent) -> None:
        """Take other colours on."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._highlighter.recolour()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self.height())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(max(self._lines, int(self.document().size().height())), self._lines + 6)
        self.setFixedHeight(lines * line + 24)


def _in_qt(text: str, at: int) -> int:
    """The place of a code point as Qt counts it, in UTF-16."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _in_text(text: str, at: int) -> int:
    """The code point at a place of Qt's."""
    if text.isascii():
        return at
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * at].decode("utf-16-le", "surrogatepass"))
