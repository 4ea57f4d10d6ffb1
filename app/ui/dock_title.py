"""DockTitle: a quiet title to drag a dock by."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QWidget

_HEIGHT = 30
_BARE_HEIGHT = 6


class DockTitle(QWidget):
    """The title of a dock; where a tab says it already, only a strip to take hold of."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__()
        self._words = QLabel(dock.windowTitle())
        self._words.setProperty("class", "caption")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.addWidget(self._words, 1)
        self._shown = True

    def show_words(self, shown: bool) -> None:
        """Show the title, or only the strip."""
        self._shown = shown
        self._words.setVisible(shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One row, or a strip."""
        return QSize(80, _HEIGHT if self._shown else _BARE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()
