"""Fields that are kept while one types: a text of several lines, a line, a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from plugins.text.passages import normalised

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_FRAME_PX = 24
_FARTHEST = 1_000_000_000
"""As far from zero as files of other programs may be."""


class TextField(QPlainTextEdit):
    """A text of several lines, which grows with it up to `most` lines; undoing it is the window's."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, least: int = 2, most: int = 8, *, placeholder: str = "") -> None:
        super().__init__()
        self._least, self._most = least, most
        self._showing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        # Its height isn't changed while the widgets around it are laid out: that would be overlooked.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._soon.start())
        self._fit()

    @property
    def text(self) -> str:
        """What is written, with one kind of line break and no broken characters."""
        # Its plain text would have spaces in place of those that don't break.
        return normalised(self.document().toRawText())

    def show_text(self, text: str) -> None:
        """Show a text without telling; the cursor stays where it is."""
        if normalised(text) == self.text:
            return
        at = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self.setUndoRedoEnabled(False)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Undo is the window's."""
        return False if _is_undo(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it is left."""
        super().focusOutEvent(event)
        self.left.emit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(160, self.height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as a dock may be."""
        return QSize(80, self.height())

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit()

    def _fit(self) -> None:
        lines = min(max(self._least, int(self.document().size().height())), self._most)
        height = lines * self.fontMetrics().lineSpacing() + _FRAME_PX
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


class LineField(QLineEdit):
    """A line; undoing it is the window's."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, *, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _text: self.typed.emit())

    @property
    def clean(self) -> str:
        """What is written, in one line and without broken characters."""
        return " ".join(normalised(self.text()).split())

    def show_text(self, text: str) -> None:
        """Show a text without telling; the cursor stays where it is."""
        if text != self.clean:
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(at)

    def event(self, event: QEvent) -> bool:
        """Undo is the window's."""
        return False if _is_undo(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it is left."""
        super().focusOutEvent(event)
        self.left.emit()


class NumberField(QLineEdit):
    """A number to type, or to step with the arrow keys; its unit is seen while nobody types.

    Where `nothing` is said it may be empty, and means that.
    """

    typed = Signal()

    def __init__(self, name: str, low: int, high: int = _FARTHEST, *, unit: str = "", nothing: str = "") -> None:
        super().__init__()
        self._low, self._high, self._unit, self._nothing = low, high, unit, nothing
        self._number: float | None = None if nothing else max(low, 0)
        self.setAccessibleName(f"{name} ({unit})" if unit else name)
        self.setPlaceholderText(nothing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._edited)
        self._show()

    @property
    def number(self) -> float | None:
        """The number, None where it is nothing."""
        return self._number

    @property
    def whole(self) -> int:
        """The number as a whole one, 0 where it is nothing."""
        return int(self._number or 0)

    def show_number(self, number: float | None) -> None:
        """Show a number without telling; what is being typed stays."""
        if number != self._number:
            self._number = number
            self._show()

    def event(self, event: QEvent) -> bool:
        """Undo is the window's."""
        return False if _is_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self._number = min(self._high, max(self._low, (self._number or 0) + step))
        self._show()
        self.typed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only the number can be typed."""
        super().focusInEvent(event)
        self._show()
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what holds, whatever was typed."""
        super().focusOutEvent(event)
        self._show()

    def _edited(self, text: str) -> None:
        number = _number_in(text, self.locale())
        if number is None and (text.strip() or not self._nothing):
            return
        if number is not None and not self._low <= number <= self._high:
            return
        self._number = number
        self.typed.emit()

    def _show(self) -> None:
        if self._number is None:
            self.setText("")
            return
        text = f"{self._number:.10g}"
        self.setText(f"{text} {self._unit}" if self._unit and not self.hasFocus() else text)


def _number_in(text: str, locale: QLocale) -> float | None:
    for read in (locale.toDouble, QLocale.c().toDouble):
        number, is_number = read(text.strip())
        if is_number:
            return number
    return None


def _is_undo(event: QEvent) -> bool:
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not any(event.matches(key) for key in _UNDO):
        return False
    event.ignore()
    return True


def keys_in(field: TextField) -> tuple[str, ...]:
    """Keys that are written one a line."""
    return tuple(line.strip() for line in field.text.split("\n") if line.strip())


def show_keys(field: TextField, keys: tuple[str, ...]) -> None:
    """Show keys one a line, unless that is what is written already."""
    if keys_in(field) != keys:
        field.show_text("\n".join(key.replace("\n", " ") for key in keys))


def labelled(words: str, field: QWidget) -> QWidget:
    """A field with its name above it, which goes to it by its key too."""
    whole = QWidget()
    label = QLabel(words)
    label.setProperty("class", "secondary")
    label.setBuddy(field)
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(label)
    layout.addWidget(field)
    return whole
