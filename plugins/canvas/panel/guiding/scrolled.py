"""Scrolled: what takes as much height as it needs where there is room, and is scrolled where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.scrolled_column import ScrolledColumn

_LEAST = 96
"""At least so much of it is seen, if it is as high."""


class Scrolled(ScrolledColumn):
    """Asks for the height of its widget, and goes without."""

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(widget)
        self.setParent(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        widget.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As high as what is in it."""
        return QSize(super().sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        """A part of its height, and all of its width, the bar beside it included."""
        widget, beside = self.widget(), self.verticalScrollBar().sizeHint().width()
        least = 0 if widget is None else widget.minimumSizeHint().width() + beside
        return QSize(max(super().minimumSizeHint().width(), least), min(_LEAST, self._needed()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it has grown or shrunk."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        widget = self.widget()
        if widget is None:
            return 0
        layout = widget.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(max(1, self.viewport().width()))
        return widget.sizeHint().height()
