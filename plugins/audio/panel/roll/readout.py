"""Readout: pitch, velocity and length of the selected notes as fields that can be written in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.panel.roll.edits import RollEdits
from plugins.audio.panel.roll.grids import note_value
from plugins.audio.panel.roll.names import drum_name, pitch_from, pitch_name

_LONGEST = 2**31 - 1


class ValueField(QLineEdit):
    """A short field: Enter or leaving it takes what was written, Up, Down and the wheel step, Escape gives up."""

    stepped = Signal(int)
    written = Signal(str)

    def __init__(self, words: str, width_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(words)
        self.setFixedWidth(width_px)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_value(self, text: str) -> None:
        """Show what is so, unless something else is being written."""
        if self._shown != text or not self.hasFocus():
            self._shown = text
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, take or give up."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None:
            large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(step * (10 if large else 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step, where it has the keys."""
        if self.hasFocus() and event.angleDelta().y():
            self.stepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is written takes the place of what was there."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was written, unless it is its own menu that takes the keys."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._take()

    def _take(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self.written.emit(text)
        self.setText(self._shown)


class Readout(QWidget):
    """Says how many notes are selected, and what they are; different values are told as a range."""

    room_changed = Signal()
    """It needs more room than before, or less."""

    def __init__(self, edits: RollEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self._state = edits, edits.state
        self._count = QLabel()
        self._count.setProperty("class", "secondary")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.pitch = ValueField(self.tr("Pitch"), 84, self)
        self.velocity = ValueField(self.tr("Velocity"), 68, self)
        self.length = ValueField(self.tr("Length in beats"), 96, self)
        self.pitch.setToolTip(self.tr("Pitch: a name such as C4 or F#3, or a number; several notes move together"))
        self.velocity.setToolTip(self.tr("Velocity, from 1 to 127"))
        self.length.setToolTip(self.tr("Length in beats, or as a note value such as 1/8"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._count, self.pitch, self.velocity, self.length):
            layout.addWidget(widget)
        self.pitch.written.connect(self._write_pitch)
        self.velocity.written.connect(self._write_velocity)
        self.length.written.connect(self._write_length)
        self.pitch.stepped.connect(lambda by: edits.nudge_pitch(by if abs(by) == 1 else 12 * (by // 10)))
        self.velocity.stepped.connect(edits.add_velocity)
        self.length.stepped.connect(lambda by: edits.lengthen(by if abs(by) == 1 else 4 * (by // 10)))
        self._seen: tuple[object, ...] = ()
        self._state.changed.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        """What is said of how many notes there are."""
        return self._count.text()

    def _show(self) -> None:
        state = self._state
        seen = (state.table, state.selected, state.work.song.key)
        if len(seen) == len(self._seen) and all(one is other for one, other in zip(seen, self._seen, strict=True)):
            # A gesture shows something for now, which is not read here.
            return
        self._seen = seen
        chosen = state.table.taken(state.selected)
        fields = (self.pitch, self.velocity, self.length)
        for field in fields:
            field.setVisible(bool(len(chosen)))
        self.room_changed.emit()
        if not len(chosen):
            count = self.locale().toString(len(state.table))
            one = len(state.table) == 1
            self._count.setText(self.tr("1 note") if one else self.tr("{count} notes").format(count=count))
            return
        self._count.setText(self.tr("{count} selected").format(count=self.locale().toString(len(chosen))))
        key = state.work.song.key

        def name(pitch: int) -> str:
            return drum_name(pitch) if state.is_drums else pitch_name(pitch, key)

        self.pitch.show_value(_range(int(chosen.pitch.min()), int(chosen.pitch.max()), name))
        self.velocity.show_value(_range(int(chosen.velocity.min()), int(chosen.velocity.max()), str))
        self.length.show_value(_range(int(chosen.length.min()), int(chosen.length.max()), _beats))
        for field in fields:
            field.setCursorPosition(0)

    def _write_pitch(self, text: str) -> None:
        pitch = pitch_from(text)
        if pitch is not None:
            self._edits.set_pitch(pitch)

    def _write_velocity(self, text: str) -> None:
        if text.isdecimal() and 1 <= int(text) <= 127:
            self._edits.set_velocity(int(text))

    def _write_length(self, text: str) -> None:
        ticks = self._ticks(text)
        if ticks is not None and 1 <= ticks <= _LONGEST:
            self._edits.set_length(ticks)

    def _ticks(self, text: str) -> int | None:
        count, slash, part = text.partition("/")
        try:
            if slash:
                return round(float(count) * note_value(1, self._state.work.song.metre) / float(part))
            return round(float(text.replace(",", ".")) * TICKS_PER_BEAT)
        except (ValueError, ZeroDivisionError, OverflowError):
            return None


def _beats(ticks: int) -> str:
    return f"{ticks / TICKS_PER_BEAT:.3f}".rstrip("0").rstrip(".")


def _range(low: int, high: int, name: Callable[[int], str]) -> str:
    return name(low) if low == high else f"{name(low)}–{name(high)}"
