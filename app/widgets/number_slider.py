"""NumberSlider: a slider that is a number field too."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

_FINE = 0.1
_DRAG_STARTS_PX = 3
_MARGIN = 10
_LINE_EDIT_MARGIN = 4
"""So far before its right end a field of Qt puts a text that stands at the right."""


class _Editor(QLineEdit):
    """A field that is done with Enter or when the keys go elsewhere, changed or not, and given up with Escape."""

    done = Signal()
    given_up = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be done, unless it is its own menu that takes the keys."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be done, or give up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NumberSlider(QWidget):
    """A number between bounds: drag or use the arrow keys, type, turn the wheel, double-click for the default.

    Shift makes it fine. The value lies on the steps; what is typed beyond the bounds is refused and marked. Where
    `soft_high` is given the bar ends there, and typing reaches further; it begins at `soft_low` in the same way. A
    logarithmic bar gives each octave the same room, and the keys go a hundredth of it. Where `key_step` is given, keys
    and wheel go by it without Shift.
    """

    value_changed = Signal(float)
    editing_finished = Signal()

    def __init__(
        self,
        label: str,
        low: float,
        high: float,
        value: float,
        *,
        step: float = 1,
        key_step: float = 0,
        unit: str = "",
        soft_high: float | None = None,
        soft_low: float | None = None,
        scale: float = 1,
        logarithmic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._low, self._high, self._step, self._unit = label, low, high, step, unit
        self._begin = low if soft_low is None else soft_low
        self._end = high if soft_high is None else soft_high
        self._scale, self._logarithmic = scale, logarithmic and low > 0
        self._key_step = key_step
        self._default = self._value = value
        self._pressed_x: float | None = None
        self._dragging = False
        self._placeholder = ""
        self._editor: QLineEdit | None = None
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def value(self) -> float:
        """The number."""
        return self._value

    def set_unit(self, unit: str) -> None:
        """Show another unit behind the number; the number stays as it is."""
        if unit != self._unit:
            self._unit = unit
            self.update()

    def set_value(self, value: float) -> None:
        """Set the number without telling; raises ValueError beyond the bounds."""
        if not self._low <= value <= self._high:
            raise ValueError(value)
        self._value = value
        self._placeholder = ""
        self.update()

    def set_default(self, value: float) -> None:
        """What a double-click goes back to."""
        self._default = value

    def show_instead(self, words: str) -> None:
        """Show words in place of the number until it is changed."""
        self._placeholder = words
        self.update()

    def sizeHint(self) -> QSize:
        """As high as every control."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(f"{self._label}  {self._text(self._high)} ") + 24, 28)

    def minimumSizeHint(self) -> QSize:
        """As wide as its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar up to the value, the label at the left and the number at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus() or self._editor is not None
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Midlight), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Light if self.underMouse() else QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 6, 6)
        part = min(1.0, max(0.0, self._part(self._value)))
        if part > 0 and not self._placeholder:
            painter.setPen(Qt.PenStyle.NoPen)
            fill = palette.color(QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Midlight)
            fill.setAlpha(110 if focused else 90)
            painter.setBrush(fill)
            painter.setClipRect(QRectF(1, 1, (self.width() - 2) * part, self.height() - 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
            painter.setClipping(False)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        text = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setPen(palette.color(group, QPalette.ColorRole.PlaceholderText))
        painter.drawText(text, left, self._label)
        painter.setPen(palette.color(group, QPalette.ColorRole.Text))
        if self._editor is not None:
            painter.drawText(text, right, self._unit)
        elif self._placeholder:
            painter.drawText(text, right, self._placeholder)
        else:
            painter.drawText(text, right, self._unit)
            number, place = self._text(self._value, unit=False), self._number_rect()
            # On whole pixels, as a field of Qt puts it.
            place.setLeft(place.right() + 1 - round(QFontMetricsF(self.font()).horizontalAdvance(number)))
            painter.drawText(place, left, number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_x = event.position().x()
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is; with Shift a tenth of the way."""
        if self._pressed_x is None:
            return
        moved = event.position().x() - self._pressed_x
        if not self._dragging and abs(moved) < _DRAG_STARTS_PX:
            return
        self._dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pressed_x = event.position().x()
            self._change(self._at(self._part(self._value) + moved / max(1, self.width()) * _FINE), exact=True)
        else:
            self._change(self._at(event.position().x() / max(1, self.width())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; a click without one opens the field."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed_x is None:
            return
        self._pressed_x = None
        if self._dragging:
            self.editing_finished.emit()
        else:
            self._edit(self._text(self._value, unit=False))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Back to the default."""
        self._change(self._default)
        self.editing_finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step by step, if the field has the focus: scrolling past it changes nothing."""
        if not self.hasFocus():
            event.ignore()
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._walk(event.angleDelta().y() / 120, fine=fine)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, a digit begins typing."""
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }.get(Qt.Key(event.key()))
        if steps is not None:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._walk(steps, fine=fine)
            self.editing_finished.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit(self._text(self._value, unit=False))
        elif event.text() and event.text() in "0123456789.-":
            self._edit(event.text(), select=False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def _part(self, value: float) -> float:
        """How much of the bar a value fills; beyond its end more than all."""
        if self._end <= self._begin:
            return 0.0
        if self._logarithmic:
            return math.log(value / self._begin) / math.log(self._end / self._begin)
        return (value - self._begin) / (self._end - self._begin)

    def _at(self, part: float) -> float:
        """The value that fills a part of the bar."""
        if self._logarithmic:
            return float(self._begin * (self._end / self._begin) ** part)
        return self._begin + part * (self._end - self._begin)

    def _walk(self, steps: float, *, fine: bool) -> None:
        if self._key_step and not fine:
            self._change(self._value + steps * self._key_step)
            return
        if not self._logarithmic:
            self._change(self._value + steps * self._step * (_FINE if fine else 1), exact=fine)
            return
        there = self._at(self._part(self._value) + steps / 100 * (_FINE if fine else 1))
        least = math.copysign(self._step, steps)
        self._change(there if abs(there - self._value) >= self._step else self._value + least, exact=fine)

    def _change(self, value: float, *, exact: bool = False) -> None:
        step = self._step * (_FINE if exact and not float(self._step).is_integer() else 1)
        value = self._low + round((value - self._low) / step) * step if step else value
        value = min(self._high, max(self._low, round(value, 9)))
        if float(self._step).is_integer():
            value = round(value)
        changed = value != self._value or bool(self._placeholder)
        self._placeholder = ""
        if changed:
            self._value = value
            self.update()
            self.value_changed.emit(value)

    def _edit(self, text: str, *, select: bool = True) -> None:
        editor = _Editor(text, self)
        editor.setAccessibleName(self._label)
        editor.setGeometry(self._number_rect().adjusted(0, 0, _LINE_EDIT_MARGIN, 0))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.done.connect(self._typed)
        editor.given_up.connect(self._end_editing)
        editor.show()
        editor.setFocus()
        if select:
            editor.selectAll()
        self._editor = editor
        self.update()

    def _typed(self) -> None:
        editor = self._editor
        if editor is None:
            return
        self._end_editing()
        try:
            value = float(editor.text().replace(",", ".").removesuffix(self._unit).strip()) / self._scale
        except ValueError:
            value = self._value
        if self._low <= value <= self._high:
            self._change(value)
            self.editing_finished.emit()
        else:
            self.setToolTip(f"{self._text(self._low)} – {self._text(self._high)}")

    def _end_editing(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            if editor.hasFocus():
                self.setFocus()
            editor.hide()
            editor.deleteLater()
            self.update()

    def _number_rect(self) -> QRect:
        """Where the number stands, at the right: between the label and the unit."""
        advance = self.fontMetrics().horizontalAdvance
        unit = advance(f" {self._unit}") if self._unit else 0
        return self.rect().adjusted(_MARGIN + advance(f"{self._label} "), 0, -_MARGIN - unit, 0)

    def _text(self, value: float, *, unit: bool = True) -> str:
        shown = value * self._scale
        step = self._step * self._scale
        digits = 0 if float(step).is_integer() else max(0, len(f"{step:g}".partition(".")[2]))
        number = f"{shown:.{digits}f}"
        return f"{number} {self._unit}" if unit and self._unit else number
