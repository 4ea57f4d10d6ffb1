"""Scrolled: fields one below the other, as many as there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.widgets.scroll_edge import ScrollEdge


class Scrolled(QScrollArea):
    """A column that scrolls; `column` is where the fields go."""

    def __init__(self) -> None:
        super().__init__()
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(12, 4, 12, 12)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self.edge = ScrollEdge(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._lay_out)

    def showEvent(self, event: QShowEvent) -> None:
        """While it was hidden it was squeezed into the little that is seen, and Qt leaves it so."""
        super().showEvent(event)
        self._soon.start()

    def _lay_out(self) -> None:
        self.column.invalidate()
        self.column.activate()
