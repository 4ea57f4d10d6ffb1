"""Popover: a small sheet of fields that hangs over the film and goes when it loses the mouse or the keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QWidget

_MARGIN_PX, _SPACING_PX = 12, 8
_LOOK = "Popover { background: palette(button); border: 1px solid palette(midlight); border-radius: 10px; }"


class Popover(QFrame):
    """Its fields stand one below the other in `rows`."""

    def __init__(self, words: str, width_px: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setStyleSheet(_LOOK)
        self.setAccessibleName(words)
        self.setFixedWidth(width_px)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        self.rows.setSpacing(_SPACING_PX)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def open_at(self, at: QPoint, first: QWidget) -> None:
        """Open at a place of the screen, or as near as all of it is seen, with the keys in its first field."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(at.x(), screen.right() - self.width()))
        y = max(screen.top(), min(at.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        first.setFocus()
