"""Readout: a level in words, of one size whatever it says."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

_WIDEST = "−88.8"


class Readout(QWidget):
    """Painted by itself: a label that changes would lay out all strips anew, for each move of a fader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self.text:
            self.text = text
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(_WIDEST) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the widest."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)

    def _font(self) -> QFont:
        font = self.font()
        font.setPixelSize(max(9, font.pixelSize() - 1 if font.pixelSize() > 0 else 12))
        return font
