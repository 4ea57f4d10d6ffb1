"""PhrasedLabel: a sentence that is broken between its phrases, where its words say where they end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

BREAK = "\u200b"
"""Stands between the phrases of a language that writes no spaces: a line may end here, and nowhere else."""
_HIGHEST = 10_000
_STEP = 4
"""Lines are evened out by so many pixels."""


class PhrasedLabel(QLabel):
    """Wraps as every label does; a sentence with a `BREAK` in it ends its lines only there.

    A phrase that is wider than the label is broken within.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self._phrases = sentence.split(BREAK)
        self.setWordWrap(True)
        self.setAccessibleName("".join(self._phrases))

    def heightForWidth(self, width: int) -> int:
        """As high as its lines at a width."""
        if len(self._phrases) == 1:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        room = max(1, width - margins.left() - margins.right())
        within = QRect(0, 0, room, _HIGHEST)
        words = self.fontMetrics().boundingRect(within, Qt.TextFlag.TextWordWrap, self._broken(room))
        return words.height() + margins.top() + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines at another width."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        """Other lines in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._break()

    def _break(self) -> None:
        if len(self._phrases) > 1:
            self.setText(self._broken(self.contentsRect().width()))

    def _broken(self, width: int) -> str:
        """The sentence in as few lines as fit, about as long as one another."""
        lines = self._filled(width)
        for narrower in range(width, 0, -_STEP):
            closer = self._filled(narrower)
            if len(closer) > len(lines):
                break
            lines = closer
        return "\n".join(line.strip() for line in lines)

    def _filled(self, width: int) -> list[str]:
        """Lines that each hold as many phrases as fit."""
        metrics = self.fontMetrics()
        lines = [""]
        for phrase in self._phrases:
            if lines[-1] and metrics.horizontalAdvance(lines[-1] + phrase) > width:
                lines.append("")
            lines[-1] += phrase
        return lines
