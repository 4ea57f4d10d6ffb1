"""VersionPage: a version, or a draft in the text that it was made for, looked at in the chapter's place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from plugins.text.panel.branches.page import Page, PageBar, Told, take_look


class VersionPage(QWidget):
    """Enter goes there, Escape back to the text as it is."""

    go_wanted = Signal()
    compare_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = Page(self)
        self.page.setAccessibleName(self.tr("Version"))
        self.bar = PageBar(self)
        self._go = QPushButton()
        compare, back = QPushButton(self.tr("Compare with now")), QPushButton(self.tr("Back"))
        for button, signal in (
            (self._go, self.go_wanted),
            (compare, self.compare_wanted),
            (back, self.back_wanted),
        ):
            button.clicked.connect(signal)
            self.bar.row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.page, 1)
        self.page.passed_on = frozenset((Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter))
        self.setFocusProxy(self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there, or back."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.go_wanted.emit()
            case Qt.Key.Key_Escape:
                self.back_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def show_version(self, words: str, text: str, size_px: int) -> None:
        """Show a version."""
        self._go.setText(self.tr("Go to this version"))
        self.bar.say(words)
        self.page.show_text(text, (), size_px)

    def show_take(self, words: str, text: str, at: int, length: int, size_px: int) -> None:
        """Show a draft, so many characters from a place of the text that it would stand in."""
        self._go.setText(self.tr("Choose this draft"))
        self.bar.say(words)
        self.page.show_text(text, (Told(at, at + length, take_look(self.palette())),), size_px)
        self.page.reveal(at)
