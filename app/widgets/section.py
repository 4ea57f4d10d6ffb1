"""Section: fields under a heading that opens and closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.widgets.icons import Icons


class Section(QWidget):
    """A heading with a body below it that can be shut."""

    toggled = Signal(bool)

    def __init__(self, title: str, icons: Icons, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._opened = icons, False
        self._head = QToolButton()
        self._head.setText(title)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.clicked.connect(lambda: self.set_open(not self._opened))
        self._body = QWidget()
        self.body = QVBoxLayout(self._body)
        self.body.setContentsMargins(0, 4, 0, 0)
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._body)
        self._show()

    def set_open(self, opened: bool) -> None:
        """Open or shut it."""
        if opened != self._opened:
            self._opened = opened
            self._show()
            self.toggled.emit(opened)

    def _show(self) -> None:
        self._head.setIcon(self._icons.icon("chevron-down" if self._opened else "chevron-right"))
        self._body.setVisible(self._opened)
