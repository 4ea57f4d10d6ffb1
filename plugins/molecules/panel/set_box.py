"""SetBox: the chooser of the set that is shown, whose name ends in an ellipsis where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

_NARROWEST, _WIDEST = 120, 340
_MARGIN = 16


class SetBox(QComboBox):
    """Its list and its tool tip show all names whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST)

    def sizeHint(self) -> QSize:
        """Wide enough for the name that is shown."""
        hint = super().sizeHint()
        words = self.currentText() or self.placeholderText()
        width = self.fontMetrics().horizontalAdvance(words) + 3 * _MARGIN
        return QSize(min(_WIDEST, max(_NARROWEST, width)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """The beginning of a name at least."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """The name as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = self.currentText() or self.placeholderText()
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it with the name as there is room for it."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Open the list, wide enough for its widest name."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * _MARGIN)
        super().showPopup()
