"""ScrollEdge: the soft lower edge of a part that goes on below what is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QScrollArea, QWidget

_HEIGHT = 24
"""How high the edge is, in pixels."""


class ScrollEdge(QWidget):
    """Lies over the lowest pixels of a scroll area, takes no room and no clicks, and is hidden at the end.

    It grows stronger over its own height, so that the last pixels of scrolling bring no jump.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)
        area.viewport().installEventFilter(self)
        self._follow()

    @property
    def strength(self) -> float:
        """How much of what lies below it is covered at its lower end, from 0 to 1."""
        bar = self._area.verticalScrollBar()
        return min(1.0, (bar.maximum() - bar.value()) / _HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower end."""
        if event.type() is QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fade into the ground."""
        ground = self.palette().color(QPalette.ColorRole.Window)
        fade = QLinearGradient(0, 0, 0, self.height())
        for place, share in ((0.0, 0.0), (0.8, 0.92), (1.0, 1.0)):
            colour = QColor(ground)
            colour.setAlphaF(share * self.strength)
            fade.setColorAt(place, colour)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()

    def _follow(self) -> None:
        seen = self._area.viewport().geometry()
        height = min(_HEIGHT, seen.height())
        self.setGeometry(seen.left(), seen.bottom() + 1 - height, seen.width(), height)
        self.setVisible(self.strength > 0)
        self.raise_()
        self.update()
