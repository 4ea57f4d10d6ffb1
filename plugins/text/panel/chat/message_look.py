"""MessageLook: how messages look, and the documents that they are shown as."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
)

from plugins.text.panel.chat.markdown_parts import FEATURES, with_breaks

COLUMN_CHARACTERS = 72
_LINE_PERCENT = 122
_PARAGRAPH_PX = 10
_ITEM_PX = 4
_HEADINGS = (1.4, 1.25, 1.1, 1.0, 1.0, 1.0)
_SCALE_CODE = 0.9
_SAMPLE = "the quick brown fox jumps over a lazy dog and runs on through the wood "


class Closed(QTextDocument):
    """A document that reads nothing: a message may name pictures, and nobody asked for their files."""

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:
        """Nothing."""
        return None


class MessageLook:
    """The letters and colours of messages at a size."""

    def __init__(self, font: QFont, size_px: int, palette: QPalette) -> None:
        self.font = QFont(font)
        self.font.setPixelSize(size_px)
        self.mono = QFont(self.font)
        self.mono.setFamilies(["JetBrains Mono", "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono"])
        self.mono.setStyleHint(QFont.StyleHint.Monospace)
        self.mono.setPixelSize(round(size_px * _SCALE_CODE))
        self.palette = palette
        metrics = QFontMetricsF(self.font)
        self.column_px = round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * COLUMN_CHARACTERS)

    def prose(self, text: str) -> QTextDocument:
        """Markdown as a document without a margin."""
        document = Closed()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font)
        document.setMarkdown(with_breaks(text), FEATURES)
        self._space(document)
        self._colour(document)
        for frame in document.rootFrame().childFrames():
            self._line(frame)
        return document

    def _space(self, document: QTextDocument) -> None:
        block = document.begin()
        while block.isValid():
            form = block.blockFormat()
            if not isinstance(QTextCursor(block).currentTable(), QTextTable):
                form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                gap = _ITEM_PX if block.textList() is not None else _PARAGRAPH_PX
                form.setTopMargin(0 if block.position() == 0 else _PARAGRAPH_PX if form.headingLevel() else 0)
                form.setBottomMargin(gap if block.next().isValid() else 0)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _colour(self, document: QTextDocument) -> None:
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            quoted = block.blockFormat().hasProperty(QTextFormat.Property.BlockQuoteLevel)
            for found in block.textFormats():
                look = self._look(found.format, level, quoted=quoted)
                if look is not None:
                    self._apply(block, found.start, found.length, look)
            block = block.next()

    def _look(self, old: QTextCharFormat, level: int, *, quoted: bool) -> QTextCharFormat | None:
        look = QTextCharFormat(old)
        if level:
            look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            look.setFontWeight(QFont.Weight.DemiBold)
            size_px = round(self.font.pixelSize() * _HEADINGS[min(level, len(_HEADINGS)) - 1])
            look.setProperty(QTextFormat.Property.FontPixelSize, size_px)
        if old.fontFixedPitch():
            look.setFontFamilies(self.mono.families())
            look.setProperty(QTextFormat.Property.FontPixelSize, self.mono.pixelSize())
            look.setBackground(self.palette.color(QPalette.ColorRole.Light))
        if old.isAnchor():
            look.setForeground(self.palette.color(QPalette.ColorRole.Text))
            look.setFontUnderline(True)
        elif quoted:
            look.setForeground(self.palette.color(QPalette.ColorRole.PlaceholderText))
        return None if look == old else look

    def _apply(self, block: QTextBlock, start: int, length: int, look: QTextCharFormat) -> None:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)

    def _line(self, frame: QTextFrame) -> None:
        """Tables have thin lines."""
        if isinstance(frame, QTextTable):
            form = frame.format().toTableFormat()
            form.setBorderCollapse(True)
            form.setBorder(1)
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setBorderBrush(self.palette.color(QPalette.ColorRole.Mid))
            form.setCellPadding(6)
            form.setCellSpacing(0)
            frame.setFormat(form)
