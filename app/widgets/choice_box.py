"""ChoiceBox: a list to choose from that stands in something which is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_MARGIN = 10


class ChoiceBox(QComboBox):
    """Scrolling past it chooses nothing: the wheel counts only while it has the focus.

    One that stands in a column of some width may become as narrow as `narrowest`; its list shows all words whole.
    """

    def __init__(self, parent: QWidget | None = None, *, narrowest: int | None = None) -> None:
        super().__init__(parent)
        self._narrowest = narrowest
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # By itself it keeps the width that it had in the style before the window's.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        """Wide enough for its widest words, and for the margin around them that styles do not count."""
        hint = super().sizeHint()
        return QSize(hint.width() + _MARGIN, hint.height())

    def minimumSizeHint(self) -> QSize:
        """No narrower than its words, or than it may be."""
        hint = super().minimumSizeHint()
        width = hint.width() + _MARGIN
        return QSize(width if self._narrowest is None else min(width, self._narrowest), hint.height())

    def showPopup(self) -> None:
        """Open the list, wide enough for its widest words."""
        if self._narrowest is not None:
            self.view().setMinimumWidth(super().minimumSizeHint().width())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through the list, if the keys go here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
