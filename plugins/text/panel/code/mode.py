"""CodeMode: what the editor has besides where a chapter is program code."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from plugins.text.code.brackets import CLOSER_OF, matching
from plugins.text.code.roles import Role
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.code.keys import code_action
from plugins.text.panel.code.line_numbers import LineNumbers
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.colours import quiet_colour
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.ghost import Accept
from plugins.text.panel.ghost_keys import ghost_is_here
from plugins.text.panel.marks import Mark
from plugins.text.passages import from_units, units_of

_BRACKETS = frozenset({*CLOSER_OF, *CLOSER_OF.values()})
_REACH_UNITS = 20_000
_LINE_ALPHA, _BRACKET_ALPHA = 12, 60
_PASSED = frozenset({Role.STRING, Role.COMMENT, Role.ESCAPE})


class CodeMode(QObject):
    """Line numbers, the current line, brackets that belong together, and the keys of program code.

    Of a ghost Shift+Tab takes a word and Alt+Shift+Right a line. Tab indents; after Escape it leaves the editor.
    """

    def __init__(self, editor: ManuscriptEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._chapter: CodeText | None = None
        self._numbers = LineNumbers(editor)
        self._pair: tuple[int, int] | None = None
        self._leaving = False
        self._seen: tuple[int, int] = (-1, -1)
        self._lines = 0
        editor.marks.add(self._marks)
        editor.beneath.append(self._paint_line)
        editor.installEventFilter(self)
        editor.cursorPositionChanged.connect(self._cursor_moved)
        editor.updateRequest.connect(self._updated)

    @property
    def chapter(self) -> CodeText | None:
        """The chapter that is shown, where it is program code."""
        return self._chapter

    def show(self, text: ChapterText) -> None:
        """Be as the chapter is that the editor shows now."""
        self._chapter = text if isinstance(text, CodeText) else None
        is_code = self._chapter is not None
        editor, mode = self._editor, QPlainTextEdit.LineWrapMode
        editor.setLineWrapMode(mode.NoWrap if is_code else mode.WidgetWidth)
        policy = Qt.ScrollBarPolicy
        editor.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if is_code else policy.ScrollBarAlwaysOff)
        self._numbers.setVisible(is_code)
        self._pair, self._seen = None, (-1, -1)
        self._fit()
        self._cursor_moved()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something else in program code."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._chapter is not None:
            return self._pressed(event, self._chapter)
        return False

    def _pressed(self, event: QKeyEvent, chapter: CodeText) -> bool:
        editor = self._editor
        if editor.composing:
            return False
        ghost = editor.ghost if ghost_is_here(editor) else None
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        held = event.modifiers() & (shift | alt | Qt.KeyboardModifier.ControlModifier)
        if ghost is not None:
            if event.key() == Qt.Key.Key_Backtab and held == shift:
                ghost.accept(Accept.WORD)
                return True
            if event.key() == Qt.Key.Key_Right and held == alt | shift:
                ghost.accept(Accept.LINE)
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Escape) and not held:
                return False
        left, self._leaving = self._leaving, event.key() == Qt.Key.Key_Escape
        if left and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        action = code_action(editor, chapter, event)
        if action is not None:
            action()
        return action is not None

    def _fit(self) -> None:
        """Make room for the numbers."""
        editor = self._editor
        width = self._numbers.needed_px() if self._chapter is not None else 0
        if editor.viewportMargins().left() != width:
            editor.setViewportMargins(width, 0, 0, 0)
        area = editor.contentsRect()
        self._numbers.setGeometry(area.left(), area.top(), width, area.height())

    def _updated(self, _rect: object, dy: int) -> None:
        """Something is drawn anew: what is seen is coloured first, and the numbers go along."""
        chapter = self._chapter
        if chapter is None:
            return
        first = self._editor.firstVisibleBlock().blockNumber()
        lines = int(self._editor.viewport().height() / chapter.line_px) + 1
        seen = (first, min(first + lines, self._editor.blockCount() - 1))
        if seen != self._seen:
            self._seen = seen
            chapter.highlighter.show_lines(*seen)
        if self._editor.blockCount() != self._lines:
            self._lines = self._editor.blockCount()
            self._fit()
        if dy:
            self._numbers.scroll(0, dy)
        self._numbers.update()

    def _cursor_moved(self) -> None:
        if self._chapter is None:
            return
        pair = self._found_pair(self._chapter)
        if pair != self._pair:
            self._pair = pair
            self._editor.marks.refresh_soon()
        self._editor.viewport().update()
        self._numbers.update()

    def _found_pair(self, chapter: CodeText) -> tuple[int, int] | None:
        """Where the bracket at the cursor and its other half stand in the document, in UTF-16."""
        document, at = self._editor.document(), self._editor.textCursor().position()
        beside = {str(document.characterAt(place)) for place in (at - 1, at) if place >= 0}
        if not beside & _BRACKETS:
            return None
        start, end = max(0, at - _REACH_UNITS), min(document.characterCount() - 1, at + _REACH_UNITS)
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = cursor.selectedText().replace("\u2029", "\n")
        is_narrow = len(text) == end - start

        def units(place: int) -> int:
            return start + (place if is_narrow else units_of(text[:place]))

        def passed(place: int) -> bool:
            column = place - (text.rfind("\n", 0, place) + 1)
            number = document.findBlock(units(place)).blockNumber()
            return chapter.highlighter.role_at(number, column) in _PASSED

        found = matching(text, at - start if is_narrow else from_units(text, at - start), passed)
        return None if found is None else (units(found[0]), units(found[1]))

    def _marks(self, block: QTextBlock) -> Iterator[Mark]:
        """The brackets, and the ghost in its own colour over that of the language."""
        chapter = self._chapter
        if chapter is None:
            return
        first, end = block.position(), block.position() + block.length() - 1
        low, high = max(first, chapter.ghost_at), min(end, chapter.ghost_at + chapter.ghost_units)
        if low < high:
            look = QTextCharFormat()
            look.setForeground(quiet_colour())
            yield Mark(low - first, high - low, look)
        for place in self._pair or ():
            if first <= place < end:
                look = QTextCharFormat()
                look.setBackground(_faint(self._editor.palette().color(QPalette.ColorRole.Text), _BRACKET_ALPHA))
                yield Mark(place - first, 1, look)

    def _paint_line(self) -> None:
        """Draw what lies behind the line of the cursor."""
        editor = self._editor
        if self._chapter is None or editor.textCursor().hasSelection():
            return
        block = editor.textCursor().block()
        box, line = editor.box_of(block), block.layout().lineAt(0)
        height = line.height() + 4
        area = QRectF(0, box.top() + line.y() - 2, editor.viewport().width(), height)
        painter = QPainter(editor.viewport())
        painter.fillRect(area, _faint(editor.palette().color(QPalette.ColorRole.Text), _LINE_ALPHA))
        painter.end()


def _faint(colour: QColor, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
