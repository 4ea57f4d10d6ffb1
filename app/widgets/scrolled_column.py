"""ScrolledColumn: a column of a dock that is scrolled where it is higher than its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.widgets.scroll_edge import ScrollEdge


class ScrolledColumn(QScrollArea):
    """As wide as the dock; its lower edge is soft as long as there is more below."""

    def __init__(self, column: QWidget) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(column)
        self.edge = ScrollEdge(self)
