"""Section: fields under a heading that opens and closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget


class Section(QWidget):
    """A heading with a body below it that can be shut."""

    toggled = Signal(bool)

    def __init__(self, title: str, shut: QIcon, opened: QIcon, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = (shut, opened)
        self._head = QToolButton()
        self._head.setText(title)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setCheckable(True)
        self._head.toggled.connect(self._toggle)
        self._body = QWidget()
        self.body = QVBoxLayout(self._body)
        self.body.setContentsMargins(0, 4, 0, 0)
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._body)
        self._toggle(opened=False)

    def set_open(self, opened: bool) -> None:
        """Open or shut it."""
        self._head.setChecked(opened)

    def _toggle(self, opened: bool) -> None:
        self._head.setIcon(self._icons[int(opened)])
        self._body.setVisible(opened)
        self.toggled.emit(opened)
