"""ManuscriptEditor: where a chapter is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QWidget

from plugins.text.model import Origin
from plugins.text.panel.chapter_text import ChapterText, fit_to_paste
from plugins.text.panel.ghost import Ghost
from plugins.text.panel.ghost_keys import ghost_action, ghost_is_here, part_from_ghost, round_ghost
from plugins.text.panel.marks import Marks
from plugins.text.panel.painting import on_line, paint_dimmed, paint_invitation, paint_selection

SIZE_PX = 17
_SERIF = (
    "Source Serif 4",
    "Noto Serif",
    "Charter",
    "Georgia",
    "DejaVu Serif",
    "Noto Serif CJK JP",
    "Hiragino Mincho ProN",
    "Yu Mincho",
    "Noto Sans CJK JP",
)
_STYLE = """
QPlainTextEdit, QPlainTextEdit:focus {
    border: none; border-radius: 0; padding: 0; background: palette(dark);
    selection-background-color: transparent; selection-color: palette(text);
}
QPlainTextEdit::corner { background: palette(dark); border: none; }
"""
_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_ENDS_COMPOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
_NEVER_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class ManuscriptEditor(QPlainTextEdit):
    """Shows one chapter at a time; undo is the session's, and a ghost is taken or refused by keys.

    Tab takes a ghost, Ctrl+Right or Alt+Right a word of it at the cursor, Alt+Shift+Right a sentence, Escape refuses
    it, and Alt+] and Alt+[ show another alternative. While an input method composes, every key belongs to it.
    """

    size_wanted = Signal(int)
    """Larger (1) or smaller (-1) letters."""
    menu_wanted = Signal(object)
    """A QMenu that is about to be shown, to be added to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapter: ChapterText | None = None
        self._ghost: Ghost | None = None
        self._composing = False
        self._kept: tuple[int, bool, int, bool] | None = None
        self._last = 0
        self.invitation = ""
        """What stands in an empty chapter."""
        self.beneath: list[Callable[[], None]] = []
        """What is drawn before the text is."""
        self.focus_mode = False
        self.typewriter = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_STYLE)
        self.setCursorWidth(2)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.marks = Marks(self)
        self.cursorPositionChanged.connect(self._cursor_moved)

    @property
    def chapter(self) -> ChapterText | None:
        """The chapter that is shown."""
        return self._chapter

    @property
    def ghost(self) -> Ghost | None:
        """The ghost that keys take and refuse."""
        return self._ghost

    @property
    def composing(self) -> bool:
        """Whether an input method is at work."""
        return self._composing

    def show_chapter(self, chapter: ChapterText) -> None:
        """Show a chapter where it was left."""
        if self._chapter is not None:
            self._chapter.cursor = self.place
            self._chapter.scroll = self.verticalScrollBar().value()
            self._chapter.ghost_changing.disconnect(self._ghost_changing)
            self._chapter.ghost_changed.disconnect(self._ghost_changed)
            self._chapter.layout.reshaped.disconnect(self._repaint)
        self._chapter = chapter
        self._kept = None
        chapter.cursor_place = lambda: self.textCursor().position()
        chapter.ghost_changing.connect(self._ghost_changing)
        chapter.ghost_changed.connect(self._ghost_changed)
        chapter.layout.reshaped.connect(self._repaint)
        chapter.layout.set_view_width(self.viewport().width())
        self.setDocument(chapter.document)
        self.setUndoRedoEnabled(False)
        self.go_to(min(chapter.cursor, chapter.live.units))
        self.verticalScrollBar().setValue(chapter.scroll)
        self.marks.refresh()

    def set_ghost(self, ghost: Ghost | None) -> None:
        """Let keys take and refuse a ghost of the chapter that is shown."""
        self._ghost = ghost
        self.marks.refresh()

    @property
    def place(self) -> int:
        """Where the cursor is, in UTF-16 units of the chapter's text."""
        position = self.textCursor().position()
        return self._chapter.to_text(position) if self._chapter else position

    @property
    def selection(self) -> tuple[int, int]:
        """Where the selection begins and ends, in UTF-16 units of the chapter's text."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return (self._chapter.to_text(start), self._chapter.to_text(end)) if self._chapter else (start, end)

    def go_to(self, at: int, end: int | None = None) -> None:
        """Put the cursor at a place of the text, or select up to another one."""
        if self._chapter is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._chapter.to_document(at))
        if end is not None:
            cursor.setPosition(self._chapter.to_document(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def follow_ghost(self) -> None:
        """Scroll as far as a ghost at the cursor grows below what is seen, and the cursor stays in sight."""
        chapter = self._chapter
        if chapter is None or self.typewriter or self.textCursor().position() != chapter.ghost_at:
            return
        cursor = self.textCursor()
        cursor.setPosition(chapter.ghost_at + chapter.ghost_units)
        here, height = self.cursorRect(), self.viewport().height()
        below = self.cursorRect(cursor).bottom() + here.height() - height
        lines = min(below, here.top() - height // 4) // max(1, here.height())
        if lines > 0 and 0 <= here.top() < height:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + lines)

    def visible_blocks(self) -> list[QTextBlock]:
        """The paragraphs that can be seen."""
        return [block for block, _box in self.visible_boxes()]

    def visible_boxes(self) -> list[tuple[QTextBlock, QRectF]]:
        """The paragraphs that can be seen, and where in the viewport each lies."""
        found, block = [], self.firstVisibleBlock()
        bottom = self.viewport().height()
        # Qt finds a paragraph's box by going through all before it that are seen.
        box = self.box_of(block)
        left = box.left()
        while block.isValid() and box.top() <= bottom:
            found.append((block, box))
            block, below = block.next(), box.bottom()
            box = self.blockBoundingRect(block)
            box.moveTopLeft(QPointF(left, below))
        return found

    def box_of(self, block: QTextBlock) -> QRectF:
        """Where a paragraph near those that are seen lies in the viewport."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def set_typewriter(self, *, on: bool) -> None:
        """Keep the line of the cursor in the middle, or not."""
        self.typewriter = on
        self.setCenterOnScroll(on)
        if on:
            self.centerCursor()

    def set_focus_mode(self, *, on: bool) -> None:
        """Dim all but the paragraph of the cursor, or nothing."""
        self.focus_mode = on
        self.viewport().update()

    # What Qt calls.

    def event(self, event: QEvent) -> bool:
        """Undo is the window's; what a ghost is taken with is ours before anyone else's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _NEVER_OURS):
                event.ignore()
                return False
            plain_tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers() & (_CTRL | _ALT)
            if plain_tab or ghost_action(self, event) is not None:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """A ghost has Tab first."""
        return False if forward and ghost_is_here(self) else super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or refuse the ghost, or write."""
        if self._composing and event.key() in _ENDS_COMPOSING:
            # It means what is composed, wherever the input method lets it through.
            event.accept()
            return
        action = None if self._composing else ghost_action(self, event)
        if action is not None:
            action()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _SHIFT:
            # Qt would put in a line separator, which is no line break anywhere else.
            event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~_SHIFT, "\r")
        part_from_ghost(self)
        with round_ghost(self, event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice composing."""
        self._composing = bool(event.preeditString())
        if event.commitString():
            part_from_ghost(self)
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whatever was composed is over."""
        self._composing = False
        super().focusOutEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The chapter's own text, without what a ghost says."""
        data = QMimeData()
        if self._chapter is not None:
            data.setText(self._chapter.live.between(*self.selection))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Texts."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what was pasted or dropped."""
        self.paste_text(source.text())

    def paste_text(self, text: str) -> None:
        """Put a text of somewhere else in at the cursor."""
        if self._chapter is not None and text and not self.isReadOnly():
            part_from_ghost(self)
            with self._chapter.coming_from(Origin.PASTED):
                self.textCursor().insertText(fit_to_paste(text))
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays in the middle."""
        if self._chapter is not None:
            self._chapter.layout.set_view_width(self.viewport().width())
        super().resizeEvent(event)
        self.marks.refresh_soon()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What comes into sight gets its marks."""
        super().scrollContentsBy(dx, dy)
        self.marks.refresh_soon()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl make the letters larger or smaller."""
        if event.modifiers() & _CTRL:
            self.size_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Between two lines the nearer one is meant."""
        super().mousePressEvent(self._on_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Between two lines the nearer one is meant."""
        super().mouseMoveEvent(self._on_line(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between two lines the nearer one is meant."""
        super().mouseDoubleClickEvent(self._on_line(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selection."""
        menu = QMenu(self)
        has = self.textCursor().hasSelection()
        for text, run, possible in (
            (self.tr("Cut"), self.cut, has and not self.isReadOnly()),
            (self.tr("Copy"), self.copy, has),
            (self.tr("Paste"), self.paste, self.canPaste()),
            (self.tr("Select all"), self.selectAll, True),
        ):
            menu.addAction(text, run).setEnabled(possible)
        self.menu_wanted.emit(menu)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def cut(self) -> None:
        """Copy the selection and take it out."""
        part_from_ghost(self)
        super().cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The selection below the text, as high as the lines, and above it what dims."""
        for paint in self.beneath:
            paint()
        paint_selection(self)
        super().paintEvent(event)
        if self.marks.waves is not None:
            self.marks.waves.paint(event.rect())
        if self.document().isEmpty() and not self._composing:
            paint_invitation(self, self.invitation)
        if self.focus_mode:
            paint_dimmed(self)

    def _repaint(self) -> None:
        self.viewport().update()

    def _cursor_moved(self) -> None:
        chapter, cursor = self._chapter, self.textCursor()
        position = cursor.position()
        if chapter is not None and chapter.ghost_at < position < chapter.ghost_at + chapter.ghost_units:
            # Nobody writes inside what isn't the chapter's: go round it.
            onward = self._last == chapter.ghost_at
            target = chapter.ghost_at + (chapter.ghost_units if onward else 0)
            mode = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(target, mode)
            self.setTextCursor(cursor)
            return
        self._last = position
        if self.typewriter:
            self.centerCursor()
        if self.focus_mode:
            self.viewport().update()

    def _ghost_changing(self) -> None:
        chapter, cursor = self._chapter, self.textCursor()
        if chapter is not None:
            places = (cursor.anchor(), cursor.position())
            (anchor, position) = (chapter.to_text(at) for at in places)
            (first, second) = (at > chapter.ghost_at for at in places)
            self._kept = (anchor, first, position, second)

    def _ghost_changed(self) -> None:
        chapter, kept = self._chapter, self._kept
        if chapter is None or kept is None:
            return
        anchor, position = chapter.to_document(kept[0], behind=kept[1]), chapter.to_document(kept[2], behind=kept[3])
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, position):
            # Setting the cursor brings it into sight, and whoever reads elsewhere is to stay there.
            scrolled = self.verticalScrollBar().value()
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(scrolled)

    def _on_line(self, event: QMouseEvent) -> QMouseEvent:
        moved = QMouseEvent(
            event.type(),
            on_line(self, event.position()),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
        moved.setAccepted(event.isAccepted())
        return moved


def serif_font(size_px: int = SIZE_PX) -> QFont:
    """The manuscript's own letters, with Japanese ones to fall back on."""
    font = QFont()
    font.setFamilies(list(_SERIF))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size_px)
    return font
