"""OutputView: what a program wrote, whose errors lead to their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from plugins.text.panel.code.text import code_font
from plugins.text.panel.editor import SIZE_PX

MOST_LINES = 5_000
_LONGEST_LINE = 2_000
_PLACE = re.compile(r'File "(?:[^"\n]*[/\\])?program\.py", line (\d+)')
_STYLE = """
QPlainTextEdit, QPlainTextEdit:focus { border: none; border-radius: 0; padding: 4px 12px; background: palette(dark); }
"""
_SIZE_OF_MANUSCRIPT_PX = SIZE_PX - 2


class OutputView(QPlainTextEdit):
    """Keeps the last lines; a click on an error's line, or Enter at it, tells which line of the program is meant."""

    line_wanted = Signal(int)
    """A line of the program, counted from 1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setMaximumBlockCount(MOST_LINES)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_STYLE)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.setFont(code_font(_SIZE_OF_MANUSCRIPT_PX))
        self._column = 0

    def clear(self) -> None:
        """Show nothing."""
        super().clear()
        self._column = 0

    def append(self, text: str) -> None:
        """Show more, and stay at the end where the end was seen; endless lines are broken."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 1
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        broken = "".join(self._broken(text))
        cursor.insertText(broken, QTextCharFormat())
        block = self.document().lastBlock()
        for _ in range(broken.count("\n") + 1):
            if block.isValid():
                self._link(block)
                block = block.previous()
        if at_end:
            bar.setValue(bar.maximum())

    def line_at(self, place: QPointF) -> int | None:
        """The line of the program that is meant by what stands at a place of the viewport."""
        cursor = self.cursorForPosition(place.toPoint())
        found = _PLACE.search(cursor.block().text())
        return int(found[1]) if found else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what leads somewhere."""
        super().mouseMoveEvent(event)
        leads = self.line_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead there, unless something was selected."""
        super().mouseReleaseEvent(event)
        line = self.line_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and line is not None and not self.textCursor().hasSelection():
            self.line_wanted.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the line of the error at the cursor."""
        found = _PLACE.search(self.textCursor().block().text())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and found:
            self.line_wanted.emit(int(found[1]))
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            block = self.document().begin()
            while block.isValid():
                self._link(block)
                block = block.next()

    def _broken(self, text: str) -> Iterator[str]:
        for number, line in enumerate(text.split("\n")):
            if number:
                yield "\n"
                self._column = 0
            rest = line
            while self._column + len(rest) > _LONGEST_LINE:
                room = _LONGEST_LINE - self._column
                yield f"{rest[:room]}\n"
                rest, self._column = rest[room:], 0
            yield rest
            self._column += len(rest)

    def _link(self, block: QTextBlock) -> None:
        found = _PLACE.search(block.text())
        if found is None:
            return
        look = QTextCharFormat()
        look.setForeground(self.palette().color(QPalette.ColorRole.Link))
        look.setFontUnderline(True)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + found.start())
        cursor.setPosition(block.position() + found.end(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
