"""Footer: what is selected, what is pointed at, and how far an edit is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.widgets.elided_label import ElidedLabel

_HEIGHT_PX, _BAR_PX = 30, 2


class Footer(QWidget):
    """One row below the sound; a line at its top fills while an edit is made."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._part: float | None = None
        self.selection = ElidedLabel()
        self.pointer = QLabel()
        self.stop = QToolButton()
        self.stop.setText(self.tr("Cancel"))
        self.stop.clicked.connect(self.cancelled)
        self.stop.hide()
        self.setMinimumHeight(_HEIGHT_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.setSpacing(12)
        layout.addWidget(self.selection, 1)
        layout.addWidget(self.pointer)
        layout.addWidget(self.stop)
        self.show_selection("", hint=False)

    def show_selection(self, words: str, *, hint: bool) -> None:
        """Say what is selected, or how something is."""
        self.selection.set_text(words or (self.tr("Drag to select time. Ctrl and the wheel zoom.") if hint else ""))

    def point(self, words: str) -> None:
        """Say what is pointed at."""
        self.pointer.setText(words)

    def show_progress(self, part: float | None) -> None:
        """Show how far an edit is; None where none is made."""
        self._part = part
        self.stop.setVisible(part is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line of progress."""
        super().paintEvent(event)
        if self._part is not None:
            ink = self.palette().color(QPalette.ColorRole.Highlight)
            QPainter(self).fillRect(0, 0, max(4, round(self.width() * self._part)), _BAR_PX, ink)
