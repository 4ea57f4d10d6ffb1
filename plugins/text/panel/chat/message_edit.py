"""MessageEdit: where something else is said in a message."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QTextCursor
from PySide6.QtWidgets import QPushButton, QWidget

from plugins.text.panel.chat.growing_edit import GrowingEdit
from plugins.text.panel.chat.message_look import MessageLook

_LINES = 16
_PAD_PX, _BUTTON_PX, _GAP_PX, _RADIUS_PX = 10, 30, 8, 6


class MessageEdit(QWidget):
    """Ctrl+Enter saves and Escape gives up; laid out by the message that it is in."""

    saved = Signal(str)
    given_up = Signal()
    grew = Signal()

    def __init__(self, text: str, look: MessageLook, *, asks: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = GrowingEdit(_LINES, breaks=True, parent=self)
        self.editor.setProperty("class", "message")
        self.editor.setFont(look.font)
        self.editor.setAccessibleName(self.tr("Message"))
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.save = QPushButton(self.tr("Save and ask") if asks else self.tr("Save"), self)
        self.save.setToolTip(self.tr("Saved beside what is there (Ctrl+Enter)"))
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setProperty("class", "quiet")
        self.save.clicked.connect(lambda: self.saved.emit(self.editor.toPlainText()))
        self._cancel.clicked.connect(self.given_up)
        self.editor.submitted.connect(lambda: self.saved.emit(self.editor.toPlainText()))
        self.editor.let_go.connect(self.given_up)
        self.editor.fitted.connect(self.grew)

    @property
    def order(self) -> Sequence[QWidget]:
        """What Tab goes through."""
        return (self.editor, self._cancel, self.save)

    def lay_out(self, width: int) -> int:
        """Give everything its place at a width; how high it is."""
        inner = width - 2 * _PAD_PX
        if self.editor.width() != inner:
            self.editor.resize(inner, self.editor.height())
        height = self.editor.height_px
        self.editor.setGeometry(_PAD_PX, _PAD_PX, inner, height)
        top = height + 2 * _PAD_PX + _GAP_PX
        right = width
        for button in (self.save, self._cancel):
            wide = button.sizeHint().width()
            button.setGeometry(right - wide, top, wide, _BUTTON_PX)
            right -= wide + _GAP_PX
        return top + _BUTTON_PX

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The text has the keys."""
        super().focusInEvent(event)
        self.editor.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A box around the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Midlight), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        box = QRectF(0.5, 0.5, self.width() - 1, self.editor.height() + 2 * _PAD_PX - 1)
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
