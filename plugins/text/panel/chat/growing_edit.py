"""GrowingEdit: where a message is written, as high as its lines up to some."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

_COMMITTED_S = 0.05
_ALT, _CTRL, _SHIFT, _META = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)


class GrowingEdit(QPlainTextEdit):
    """Enter sends and Shift+Enter breaks the line; with `breaks` Enter breaks it and Ctrl+Enter sends.

    While an input method composes, every key belongs to it, and the Enter that ends composing sends nothing.
    """

    submitted = Signal()
    let_go = Signal()
    """Escape was pressed."""
    earlier_wanted = Signal()
    """Up was pressed where nothing is written."""
    fitted = Signal()
    """It is as high as it is now."""
    offered = Signal(object)
    """Something other than text was pasted or dropped: its QMimeData."""
    focused = Signal(bool)
    """Whether it has the keys now."""

    def __init__(self, lines: int, *, breaks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._breaks = lines, breaks
        self._composing = False
        self._committed_s = float("-inf")
        self.takes_pictures = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    @property
    def height_px(self) -> int:
        """How high it wants to be."""
        lines = max(1, min(self._lines, round(self.document().documentLayout().documentSize().height())))
        margins = self.contentsMargins()
        return lines * self.fontMetrics().lineSpacing() + margins.top() + margins.bottom() + 2

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self.height_px)

    def minimumSizeHint(self) -> QSize:
        """All of them."""
        return QSize(80, self.height_px)

    def event(self, event: QEvent) -> bool:
        """Enter is ours before anyone else's, and so is Escape where it is asked for."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, let go, ask for what was said before, or write."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif self._composing:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.let_go.emit()
        elif event.key() == Qt.Key.Key_Up and not event.modifiers() & (_ALT | _CTRL | _SHIFT) and self._is_empty():
            self.earlier_wanted.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice composing."""
        was, self._composing = self._composing, bool(event.preeditString())
        if was and not self._composing:
            self._committed_s = time.monotonic()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whatever was composed is over."""
        self._composing = False
        super().focusOutEvent(event)
        self.focused.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Texts, and pictures where they are taken."""
        return (self.takes_pictures and (source.hasImage() or source.hasUrls())) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in text, and offer anything else."""
        if self.takes_pictures and (source.hasUrls() or (source.hasImage() and not source.hasText())):
            self.offered.emit(source)
        else:
            self.textCursor().insertText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may break elsewhere now."""
        super().resizeEvent(event)
        self._fit()

    def _sends(self, event: QKeyEvent) -> bool:
        if self._composing or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        held = event.modifiers() & (_CTRL | _META)
        return bool(held) if self._breaks else not event.modifiers() & (_SHIFT | _ALT)

    def _enter(self, event: QKeyEvent) -> None:
        if self._composing:
            return
        if self._sends(event):
            if time.monotonic() - self._committed_s > _COMMITTED_S and not event.isAutoRepeat():
                self.submitted.emit()
        else:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()

    def _is_empty(self) -> bool:
        return self.document().isEmpty()

    def _fit(self) -> None:
        high = self._lines < self.document().documentLayout().documentSize().height()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if high else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometry()
        self.fitted.emit()
