"""TimecodeField: a time as timecode; up and down go by a frame."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.api import InvalidData
from plugins.timeline.panel.inspector.wording import MIXED
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO, from_timecode, nearest_frame, to_timecode, whole_frames


class TimecodeField(QLineEdit):
    """`chosen` tells of a time that was typed. A plain number is in frames, one with a full stop in seconds.

    With `from_start` timecode is that of the film, whose beginning need not be zero; else it is a length.
    """

    chosen = Signal(object)
    """The time, as a Fraction."""

    def __init__(self, title: str, work: FilmWork, *, from_start: bool = False) -> None:
        super().__init__()
        self._work = work
        self._from_start = from_start
        self._time: Fraction | None = None
        self.setAccessibleName(title)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setToolTip(
            self.tr("{title}: timecode, or a number of frames; up and down go by a frame").format(title=title)
        )
        self.editingFinished.connect(self._typed)

    def show_time(self, time: Fraction | None) -> None:
        """Show a time; None is one of several."""
        self._time = time
        if not (self.hasFocus() and self.isModified()):
            self.setText("" if time is None else self._text(time))
            self.setPlaceholderText(MIXED if time is None else "")
            self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by a frame, or give up what was typed."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._time is not None:
            self.setModified(False)
            self.chosen.emit(self._time + step * self._work.timeline.frame)
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.show_time(self._time)
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        text, time = self.text().strip(), self._time
        try:
            typed = self._read(text) if text else time
        except InvalidData as error:
            self._work.context.messages.fail(error)
            typed = time
        self.show_time(time)
        if typed is not None and typed != time:
            self.chosen.emit(typed)

    def _read(self, text: str) -> Fraction:
        rate = self._work.timeline.rate
        if text.isascii() and text.isdigit():
            return int(text) / rate
        if ":" not in text and ";" not in text and text.replace(".", "", 1).isdecimal() and text.isascii():
            return nearest_frame(Fraction(text), rate)
        return from_timecode(text, rate) - self._origin

    @property
    def _origin(self) -> Fraction:
        return self._work.timeline.start if self._from_start else ZERO

    def _text(self, time: Fraction) -> str:
        timeline = self._work.timeline
        return to_timecode(whole_frames(self._origin + time, timeline.rate), timeline.rate, timeline.drop_frame)
