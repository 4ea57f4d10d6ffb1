"""ElidedBox: a list to choose from, whose words end in an ellipsis where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

_NARROWEST = 96
_MARGIN = 16


class ElidedBox(QComboBox):
    """As wide as its words up to `widest`; its list shows all words whole."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(widest)

    def sizeHint(self) -> QSize:
        """Wide enough for the words that are shown."""
        hint = super().sizeHint()
        words = self.currentText() or self.placeholderText()
        width = self.fontMetrics().horizontalAdvance(words) + 3 * _MARGIN
        return QSize(min(self._widest, max(_NARROWEST, width)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """The beginning of the words at least."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """The words as there is room for them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = self.currentText() or self.placeholderText()
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it with the words as there is room for them."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Open the list, wide enough for its widest words."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * _MARGIN)
        super().showPopup()
