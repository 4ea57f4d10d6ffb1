"""Origins: what is written, generated, edited and pasted, told apart by colour and underline, with a legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from plugins.text.model import Origin
from plugins.text.panel.colours import origin_colour
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.marks import Mark

_LINES: Mapping[Origin, tuple[QTextCharFormat.UnderlineStyle, Qt.PenStyle]] = {
    Origin.GENERATED: (QTextCharFormat.UnderlineStyle.SingleUnderline, Qt.PenStyle.SolidLine),
    Origin.EDITED: (QTextCharFormat.UnderlineStyle.DashUnderline, Qt.PenStyle.DashLine),
    Origin.PASTED: (QTextCharFormat.UnderlineStyle.DotLine, Qt.PenStyle.DotLine),
}


class Origins(QWidget):
    """The legend, which is there while the colours are."""

    def __init__(self, editor: ManuscriptEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._editor = editor
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(8)
        layout.addStretch(1)
        for origin, words in (
            (Origin.WRITTEN, self.tr("Written")),
            (Origin.GENERATED, self.tr("Generated")),
            (Origin.EDITED, self.tr("Generated and edited")),
            (Origin.PASTED, self.tr("Pasted")),
        ):
            label = QLabel(words)
            label.setProperty("class", "secondary")
            layout.addWidget(_Sample(origin, self))
            layout.addWidget(label)
            layout.addSpacing(12)
        layout.addStretch(1)
        self.setVisible(False)

    def set_shown(self, shown: bool) -> None:
        """Show the colours, or take them away."""
        self.setVisible(shown)
        if shown:
            self._editor.marks.add(self._marks)
        else:
            self._editor.marks.remove(self._marks)

    def _marks(self, block: QTextBlock) -> Iterator[Mark]:
        chapter = self._editor.chapter
        if chapter is None:
            return
        start, end = block.position(), block.position() + block.length() - 1
        for at, length, origin, _ in chapter.live.spans_between(chapter.to_text(start), chapter.to_text(end)):
            if origin is Origin.WRITTEN:
                continue
            low, high = chapter.to_document(at, behind=True), chapter.to_document(at + length)
            # A ghost in the middle of a stretch is nobody's yet.
            parts = [(low, high)]
            if chapter.ghost_units and low < chapter.ghost_at < high:
                parts = [(low, chapter.ghost_at), (chapter.ghost_at + chapter.ghost_units, high)]
            for first, last in parts:
                if max(first, start) < min(last, end):
                    yield Mark(max(first, start) - start, min(last, end) - max(first, start), self._look(origin))

    def _look(self, origin: Origin) -> QTextCharFormat:
        look = QTextCharFormat()
        colour = origin_colour(origin, self._editor.palette())
        look.setForeground(colour)
        look.setUnderlineStyle(_LINES[origin][0])
        look.setUnderlineColor(colour)
        return look


class _Sample(QWidget):
    """A letter of an origin, as it looks in the text."""

    def __init__(self, origin: Origin, parent: QWidget) -> None:
        super().__init__(parent)
        self._origin = origin
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for two letters."""
        return QSize(24, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        colour = origin_colour(self._origin, self.palette())
        painter.setPen(colour)
        painter.drawText(QRectF(self.rect()).adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, "Ab")
        if self._origin in _LINES:
            painter.setPen(QPen(colour, 1.2, _LINES[self._origin][1]))
            painter.drawLine(2, self.height() - 3, self.width() - 2, self.height() - 3)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
