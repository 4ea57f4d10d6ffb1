"""Sheet: a small pane that gives one constraint, and says what is wrong with it until it can be given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.api import UserError, Words
from plugins.molecules.panel.saying import said
from plugins.molecules.wording.constraints import Constraint

_LOOK = "Sheet { background: palette(button); border: 1px solid palette(midlight); border-radius: 10px; }"
_WIDE, _GAP, _SPARE = 300, 4, 64
"""In pixels; so much room is left for what may be said yet, so that it stays on its side."""


class Sheet(QFrame):
    """Hangs beside a widget until a constraint is given, or it loses the mouse or the keys. Enter gives it."""

    given = Signal(object)
    """The constraint."""

    first: QWidget
    """What has the keys to begin with."""

    def __init__(self, title: str, parent: QWidget, constraint: Callable[[], Constraint]) -> None:
        """`constraint` is what is asked for by now, or raises UserError where that is none."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._constraint = constraint
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(_LOOK)
        self.setAccessibleName(title)
        self.setFixedWidth(_WIDE)
        self._beside: QWidget | None = None
        self._below = True
        heading = QLabel(title)
        heading.setProperty("class", "title")
        heading.setWordWrap(True)
        self.fault = QLabel()
        self.fault.setProperty("class", "bad")
        self.fault.setWordWrap(True)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.hide()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 12, 12, 12)
        self.rows.setSpacing(8)
        self.rows.addWidget(heading)

    def open(self, beside: QWidget) -> None:
        """Open below a widget, or above it where there is no room."""
        self._beside = beside
        bottom = beside.mapToGlobal(QPoint(0, beside.height())).y() + _GAP
        self._below = bottom + self._height() + _SPARE <= beside.screen().availableGeometry().bottom()
        self._place()
        self.show()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def give(self) -> None:
        """Give the constraint and close, or say why it cannot be."""
        try:
            found = self._constraint()
        except UserError as error:
            self.say(error.words)
            return
        self.close()
        self.given.emit(found)

    def say(self, words: Words) -> None:
        """Say what is wrong, or nothing."""
        text = said(words) if words else ""
        if text != self.fault.text():
            self.fault.setText(text)
            self.fault.setVisible(bool(text))
            self.first.setAccessibleDescription(text)
            self._place()

    def event(self, event: QEvent) -> bool:
        """No key does anything in the window while this is open: Tab goes to the next field."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What it hung beside was not told that the mouse left it, since this took all the mouse's moves."""
        super().hideEvent(event)
        if (beside := self._beside) is not None:
            over = beside.rect().contains(beside.mapFromGlobal(QCursor.pos()))
            beside.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, over)
            beside.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the constraint with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        else:
            super().keyPressEvent(event)

    def _height(self) -> int:
        """How high it has to be."""
        self.ensurePolished()
        self.rows.activate()
        return self.rows.totalHeightForWidth(self.width())

    def _place(self) -> None:
        """Be as high as is needed, and where all of it is seen."""
        self.resize(self.width(), self._height())
        if self._beside is None:
            return
        screen = self._beside.screen().availableGeometry()
        at = self._beside.mapToGlobal(QPoint(0, 0))
        y = at.y() + self._beside.height() + _GAP if self._below else at.y() - self.height() - _GAP
        self.move(
            max(screen.left(), min(at.x(), screen.right() - self.width())),
            max(screen.top(), min(y, screen.bottom() - self.height())),
        )
