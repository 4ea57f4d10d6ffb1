"""Sparkline: the last numbers of something as small bars."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

_BARS = 24
_BAR_PX = 2
_GAP_PX = 1


class Sparkline(QWidget):
    """Bars of the last numbers, the highest as high as the widget; hidden while there are none."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: deque[float] = deque(maxlen=_BARS)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def add(self, value: float) -> None:
        """One more number."""
        self._values.append(value)
        self.show()
        self.update()

    def clear(self) -> None:
        """Forget the numbers."""
        self._values.clear()
        self.hide()

    def sizeHint(self) -> QSize:
        """Room for all bars."""
        return QSize(_BARS * (_BAR_PX + _GAP_PX), 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars, the latest at the right."""
        highest = max(self._values, default=0)
        if highest <= 0:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        left = self.width() - len(self._values) * (_BAR_PX + _GAP_PX)
        for place, value in enumerate(self._values):
            height = max(1.0, self.height() * value / highest)
            painter.drawRect(QRectF(left + place * (_BAR_PX + _GAP_PX), self.height() - height, _BAR_PX, height))
