"""Handle: what is common to a fader and a pan: a gesture of the pointer, the wheel or the keys, and its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

FINE = 0.1
"""So much of the way the pointer goes with Shift."""
_GESTURE_MS = 600

Stepped: TypeAlias = Callable[[float, float, bool], float]
"""Where it stands after so many steps from a value; the flag is whether they are fine."""


class Handle(QWidget):
    """Turn the wheel where it has the keys, or use the keys; a double-click resets.

    `finished` ends a gesture, whose changes belong together.
    """

    changed = Signal(float)
    finished = Signal()

    steps: Mapping[Qt.Key, float] = {
        Qt.Key.Key_Up: 1.0,
        Qt.Key.Key_Right: 1.0,
        Qt.Key.Key_Down: -1.0,
        Qt.Key.Key_Left: -1.0,
    }
    """How many steps a key goes."""

    def __init__(self, low: float, high: float, reset: float, stepped: Stepped, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._reset, self._stepped = low, high, reset, stepped
        self._value = reset
        self._held: float | None = None
        """Where the pointer holds it, along its way."""
        self.places: Mapping[Qt.Key, float] = {}
        """Where a key puts it."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_GESTURE_MS)
        self._rest.timeout.connect(self.finished)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def value(self) -> float:
        """Where it stands."""
        return self._value

    def set_value(self, value: float) -> None:
        """Stand somewhere else, without telling."""
        if value != self._value:
            self._value = value
            self.say()
            self.update()

    def say(self) -> None:
        """Say where it stands, to whoever does not see it; whoever has a name says it."""

    def snapped(self, value: float) -> float:
        """Where it really goes that is brought near a place which counts."""
        return value

    def move_to(self, value: float) -> None:
        """Stand somewhere else, as far as that is possible, and tell."""
        value = self.snapped(min(self._high, max(self._low, value)))
        if value != self._value:
            self.set_value(value)
            self.changed.emit(value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton and self._held is not None:
            self._held = None
            self.finished.emit()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to where it stands at first."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.move_to(self._reset)
            self.finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A step a notch, where it has the keys: scrolling past it changes nothing."""
        if not self.hasFocus():
            event.ignore()
            return
        self._go((event.angleDelta().y() or event.angleDelta().x()) / 120, event.modifiers())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or go to one of its places."""
        key = Qt.Key(event.key())
        if key in self.steps:
            self._go(self.steps[key], event.modifiers())
        elif key in self.places or key == Qt.Key.Key_Delete:
            self.move_to(self.places.get(key, self._reset))
            self._rest.start()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was done with the keys is done."""
        super().focusOutEvent(event)
        if self._rest.isActive():
            self._rest.stop()
            self.finished.emit()

    def _take(self, at: float) -> None:
        """The pointer takes it: what the keys did before is done."""
        self._rest.stop()
        self.finished.emit()
        self._held = at

    def _go(self, count: float, modifiers: Qt.KeyboardModifier) -> None:
        self.move_to(self._stepped(self._value, count, is_fine(modifiers)))
        self._rest.start()


def is_fine(modifiers: Qt.KeyboardModifier) -> bool:
    """Whether Shift makes it fine."""
    return bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
