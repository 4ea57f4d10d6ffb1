"""LegendRow: what the colours of a structure mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.proteins.colouring import Legend
from plugins.proteins.panel.saying import said

_BOX, _GAP, _APART = 10, 5, 14


class LegendRow(QWidget):
    """Boxes with words beside them, as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_legend(self, legend: Legend) -> None:
        """Show other colours."""
        self._entries = tuple((colour, said(words)) for colour, words in legend)
        words = ", ".join(words for _, words in self._entries)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A line of text."""
        return QSize(120, self.fontMetrics().height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        metrics, x = self.fontMetrics(), 0
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, words in self._entries:
            wide = _BOX + _GAP + metrics.horizontalAdvance(words)
            if x + wide > self.width():
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                painter.drawText(QRectF(x, 0, self.width() - x, self.height()), flags, "…")
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(x, (self.height() - _BOX) / 2, _BOX, _BOX), 2, 2)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(QRectF(x + _BOX + _GAP, 0, wide, self.height()), flags, words)
            x += wide + _APART
