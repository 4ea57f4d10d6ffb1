"""Scrolled: a column of controls that may be higher than there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from app.widgets.scrolled_column import ScrolledColumn

_LEAST = 330


class Scrolled(ScrolledColumn):
    """As wide as its column needs, and as high as there is room; what does not fit is scrolled to."""

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = column

    def minimumSizeHint(self) -> QSize:
        """Wide enough that nothing is cut off at the side, and as high as most of the column."""
        column = self._column.minimumSizeHint()
        return QSize(column.width() + self.verticalScrollBar().sizeHint().width(), _LEAST)

    def sizeHint(self) -> QSize:
        """All of it."""
        column = self._column.sizeHint()
        return QSize(column.width() + self.verticalScrollBar().sizeHint().width(), column.height())
