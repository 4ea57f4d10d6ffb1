"""ChapterLayout: paragraphs in a column of a readable width, on lines of an even height."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

LINE_PX = 28
COLUMN_CHARACTERS = 68
_MARGIN_PX = 28
_TOP_PX = 40
_BOTTOM_PX = 64
_HIGHEST_PLAIN = 1.5
_SAMPLE = "the quick brown fox jumps over the lazy dog, and rests a while"

Formats = Callable[[QTextBlock], Sequence[QTextLayout.FormatRange]]


class ChapterLayout(QPlainTextDocumentLayout):
    """Lays a paragraph out when it is first looked at, with the formats that `formats` gives for it then.

    Qt's own layout of plain text knows no height of lines, and lays out again what is edited: what it laid out is told
    by its first line, which begins at the very top, and done anew.
    """

    leading = 1.25
    """The least height of a line against its letters, where these are higher than any at the text's own size."""
    reshaped = Signal()
    """A paragraph is higher or lower than it was, and what lies below it moved; Qt's own signal crashes from here."""

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        super().__init__(document)
        self._formats = formats
        self._left, self._column = float(_MARGIN_PX), 600.0
        self._line_px = float(LINE_PX)
        self._telling = False
        self._blocks = 0

    @property
    def top(self) -> float:
        """Where the first line begins, in pixels."""
        return float(_TOP_PX)

    @property
    def column(self) -> tuple[float, float]:
        """Where the column begins, and its width, in pixels."""
        return self._left, self._column

    def set_view_width(self, width: int) -> None:
        """Put the column into the middle of a view."""
        font = self.document().defaultFont()
        letter = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        column = max(120.0, min(letter * COLUMN_CHARACTERS, width - 2 * _MARGIN_PX))
        left = max(float(_MARGIN_PX), (width - column) / 2)
        line_px = LINE_PX * max(1.0, font.pixelSize() / 17)
        if (left, column, line_px) != (self._left, self._column, self._line_px):
            self._left, self._column, self._line_px = left, column, line_px
            self.lay_out_anew()

    def lay_out_anew(self) -> None:
        """Forget every paragraph's lines."""
        document = self.document()
        document.markContentsDirty(0, document.characterCount())

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """An edit within one paragraph lays it out once, here; all else is as in any plain text."""
        document = self.document()
        block = document.findBlock(start)
        within = document.blockCount() == self._blocks and document.findBlock(max(0, start + added - 1)) == block
        self._blocks = document.blockCount()
        if not (within and block.isValid() and block.isVisible() and block.layout().lineCount()):
            super().documentChanged(start, removed, added)
            return
        before = self.blockBoundingRect(block).height()
        self._lay_out(block, block.layout())
        if self.blockBoundingRect(block).height() == before:
            self.updateBlock.emit(block)
        else:
            self.reshaped.emit()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The room that a paragraph takes; here it gets its lines."""
        if not block.isValid() or not block.isVisible():
            return QRectF()
        layout = block.layout()
        count = layout.lineCount()
        if not count or layout.lineAt(0).y() <= 0:
            self._lay_out(block, layout)
            count = layout.lineCount()
        last = layout.lineAt(count - 1)
        # What is below the last line is as much as above it.
        above = last.y() - (layout.lineAt(count - 2).rect().bottom() if count > 1 else self._top(block))
        if count > 1:
            above /= 2
        height = last.y() + last.height() + above
        if not block.next().isValid():
            height += _BOTTOM_PX
        return QRectF(0, 0, self._left + self._column, height)

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> None:
        formats, known = list(self._formats(block)), layout.formats()
        # Qt takes giving formats for a change of the text, and would lay the paragraph out once more for it.
        if (formats or known) and [_plain(one) for one in known] != [_plain(one) for one in formats]:
            layout.setFormats(formats)
        layout.setTextOption(self._option())
        # Fonts want from 1.15 to 1.5 of their size; what is higher is a heading, or stacks its letters
        plain_px = self.document().defaultFont().pixelSize() * _HIGHEST_PLAIN
        top = self._top(block)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(self._column)
            step = self._line_px
            if line.height() > plain_px:
                step = max(step, ceil(line.height() * self.leading))
            line.setPosition(QPointF(self._left, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        document = self.document()
        before = document.lineCount()
        block.setLineCount(layout.lineCount())
        if document.lineCount() != before and not self._telling:
            # Scroll bars count lines; whoever sets them looks at more paragraphs, which are not to tell once more.
            self._telling = True
            self.documentSizeChanged.emit(self.documentSize())
            self._telling = False

    def _option(self) -> QTextOption:
        """How lines are broken."""
        return self.document().defaultTextOption()

    def _top(self, block: QTextBlock) -> float:
        return 0.0 if block.previous().isValid() else self.top


def _plain(one: QTextLayout.FormatRange) -> tuple[int, int, QTextFormat]:
    return one.start, one.length, one.format
