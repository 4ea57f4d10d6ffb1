"""Tint: how likely each generated word was, seen by colour and by the thickness of a line below it, with a legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextBlock
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from plugins.text.panel.colours import is_dark
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.tokens.found import Found, Words, boxes_of

_BELOW_PX = 4
_CHOSEN_PX = 1.5


@dataclass(frozen=True, slots=True)
class Band:
    """Words that are at least so likely, with their colour on dark and on light and the thickness of their line."""

    least: float
    dark: str
    light: str
    line_px: float


BANDS = (
    Band(0.5, "#6f8f9e", "#8aa3b0", 1),
    Band(0.2, "#7fb4e6", "#2d74b5", 2),
    Band(0.05, "#d9a94a", "#a8740c", 3),
    Band(0.0, "#e0716c", "#c23b34", 4.5),
)


def band_of(probability: float) -> Band | None:
    """The band of a probability; None where that isn't known."""
    return None if math.isnan(probability) else next((band for band in BANDS if probability >= band.least), BANDS[-1])


def colour_of(band: Band, palette: QPalette) -> QColor:
    """The colour of a band's line."""
    return QColor(band.dark if is_dark(palette) else band.light)


class Tint:
    """Draws below the text, where it is switched on, and a frame around the word that is looked at."""

    def __init__(self, editor: ManuscriptEditor, words: Words) -> None:
        self._editor, self._words = editor, words
        self._ascent = 0
        self._colours: dict[Band, QColor] = {}
        self.on = False
        self.chosen: Found | None = None
        editor.beneath.append(self.paint)

    def paint(self) -> None:
        """Draw what is in sight."""
        if not self.on and self.chosen is None:
            return
        boxes = self._editor.visible_boxes()
        if not boxes:
            return
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            if self.on:
                self._paint_words(painter, boxes)
            if self.chosen is not None:
                self._paint_chosen(painter, self.chosen)
        finally:
            painter.end()

    def _paint_words(self, painter: QPainter, boxes: Sequence[tuple[QTextBlock, QRectF]]) -> None:
        last = boxes[-1][0]
        self._ascent = self._editor.fontMetrics().ascent()
        self._colours = {band: colour_of(band, self._editor.palette()) for band in BANDS}
        found = self._words.between(boxes[0][0].position(), last.position() + last.length())
        for block, box in boxes:
            low, high = block.position(), block.position() + block.length()
            here = [one for one in found if one.start < high and one.end > low]
            stretches = [(one.first_letter, one.end) for one in here]
            for index, (left, right, baseline) in boxes_of(block, box, stretches):
                self._paint_word(painter, here[index], QRectF(left, baseline, right - left, 0))

    def _paint_word(self, painter: QPainter, one: Found, base: QRectF) -> None:
        band = band_of(one.unit.probability)
        if band is None:
            return
        colour = self._colours[band]
        # Between two lines there is a gap, so that one sees where a token ends.
        line = QRectF(base.left() + 0.75, base.top() + _BELOW_PX, max(1.5, base.width() - 1.5), band.line_px)
        painter.fillRect(line, colour)
        if band.least < 0.5:
            ground = QColor(colour)
            ground.setAlpha(34)
            height = self._ascent
            painter.fillRect(QRectF(line.left(), base.top() - height, line.width(), height + _BELOW_PX), ground)

    def _paint_chosen(self, painter: QPainter, one: Found) -> None:
        accent = self._editor.palette().color(QPalette.ColorRole.Accent)
        ground = QColor(accent)
        ground.setAlpha(46)
        metrics = self._editor.fontMetrics()
        for block, box in self._editor.visible_boxes():
            for _, (left, right, baseline) in boxes_of(block, box, [(one.first_letter, one.end)]):
                word = QRectF(left - 1, baseline - metrics.ascent() - 1, right - left + 2, metrics.height() + 4)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(word, 3, 3)
                painter.fillRect(QRectF(word.left(), word.bottom(), word.width(), _CHOSEN_PX), accent)


class TintLegend(QWidget):
    """What the colours and lines mean; it is there while they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(8)
        layout.addStretch(1)
        for band, words in zip(
            BANDS,
            (
                self.tr("50 % and more"),
                self.tr("20 to 50 %"),
                self.tr("5 to 20 %"),
                self.tr("less than 5 %"),
            ),
            strict=True,
        ):
            label = QLabel(words)
            label.setProperty("class", "secondary")
            layout.addWidget(_Sample(band, self))
            layout.addWidget(label)
            layout.addSpacing(12)
        layout.addStretch(1)
        self.setVisible(False)


class _Sample(QWidget):
    """A word of a band."""

    def __init__(self, band: Band, parent: QWidget) -> None:
        super().__init__(parent)
        self._band = band
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for two letters."""
        return QSize(26, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        colour = colour_of(self._band, self.palette())
        painter.fillRect(QRectF(2, self.height() - 6, self.width() - 4, self._band.line_px), colour)
        if self._band.least < 0.5:
            ground = QColor(colour)
            ground.setAlpha(34)
            painter.fillRect(QRectF(2, 2, self.width() - 4, self.height() - 8), ground)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(QRectF(self.rect()).adjusted(0, -2, 0, -4), Qt.AlignmentFlag.AlignCenter, "Ab")
