"""LineNumbers: the numbers beside the lines of program code."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from plugins.text.panel.code.text import CodeText
from plugins.text.panel.colours import quiet_colour
from plugins.text.panel.editor import ManuscriptEditor

_LEFT_PX, _RIGHT_PX = 14, 8
_LEAST_DIGITS = 2


class LineNumbers(QWidget):
    """Stands at the left of the editor; lines of a ghost aren't counted, since they aren't the chapter's."""

    def __init__(self, editor: ManuscriptEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._digits = 0
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def sizeHint(self) -> QSize:
        """As wide as the largest number."""
        return QSize(self.needed_px(), 0)

    def needed_px(self) -> int:
        """How wide it has to be."""
        digits = max(_LEAST_DIGITS, len(str(self._editor.document().blockCount())))
        metrics = self._editor.document().defaultFont()
        self.setFont(metrics)
        return _LEFT_PX + digits * self.fontMetrics().horizontalAdvance("0") + _RIGHT_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are seen."""
        editor, chapter = self._editor, self._editor.chapter
        painter = QPainter(self)
        painter.fillRect(event.rect(), editor.palette().color(QPalette.ColorRole.Dark))
        if not isinstance(chapter, CodeText):
            return
        ghost = range(0)
        if chapter.ghost_units:
            first = editor.document().findBlock(chapter.ghost_at).blockNumber() + 1
            ghost = range(first, first + chapter.ghost_text().count("\n"))
        current = editor.textCursor().blockNumber()
        quiet, text = quiet_colour(), editor.palette().color(QPalette.ColorRole.Text)
        faint = QColor(quiet)
        faint.setAlpha(170)
        for block, box in editor.visible_boxes():
            number = block.blockNumber()
            if number in ghost:
                continue
            line = block.layout().lineAt(0)
            place = QRectF(0, box.top() + line.y(), self.width() - _RIGHT_PX, line.height())
            painter.setPen(text if number == current else faint)
            shown = number + 1 - (len(ghost) if number >= ghost.stop else 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(shown))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a line."""
        chapter = self._editor.chapter
        if chapter is None:
            return
        for block, box in self._editor.visible_boxes():
            if box.top() <= event.position().y() < box.bottom():
                start = chapter.to_text(block.position())
                end = min(chapter.live.units, chapter.to_text(block.position() + block.length()))
                self._editor.go_to(start, end)
                self._editor.setFocus()
                return
