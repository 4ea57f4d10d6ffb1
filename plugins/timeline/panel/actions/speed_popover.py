"""SpeedPopover: how fast the selected clips are shown, which way round, and where frames between come from."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from app.api import InvalidData
from app.widgets.number_slider import NumberSlider
from plugins.timeline.model import Clip, Interpolation
from plugins.timeline.panel.actions.clip_edits import ClipEdits
from plugins.timeline.panel.actions.popover import Popover
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import from_timecode, to_timecode, whole_frames

_WIDTH_PX = 320
_SLOWEST, _FASTEST = 1, 1000


class SpeedPopover(Popover):
    """Hangs at a place of the view; Enter takes what is set, Escape leaves everything as it is."""

    def __init__(self, work: FilmWork, edits: ClipEdits, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("SpeedPopover", "Speed"), _WIDTH_PX, parent)
        self._work, self._edits = work, edits
        self._duration: Fraction | None = None
        self._clips: tuple[Clip, ...] = ()
        self._exact: Fraction | None = None
        self.title = QLabel()
        self.title.setProperty("class", "title")
        self.percent = NumberSlider(
            self.tr("Speed"), _SLOWEST, _FASTEST, 100, step=0.1, key_step=1, unit="%", logarithmic=True, soft_high=800
        )
        self.duration = QLineEdit()
        self.duration.setAccessibleName(self.tr("Duration"))
        self.duration.setToolTip(self.tr("Timecode; the speed follows from it"))
        self.reverse = QCheckBox(self.tr("Backwards"))
        self.interpolation = QComboBox()
        self.interpolation.setAccessibleName(self.tr("Frames between"))
        for kind, words in (
            (Interpolation.NEAREST, self.tr("The nearest frame")),
            (Interpolation.BLEND, self.tr("Two frames mixed")),
            (Interpolation.FLOW, self.tr("Along their motion")),
        ):
            self.interpolation.addItem(words, kind)
        self.apply = QPushButton(self.tr("Change the speed"))
        self.apply.setProperty("class", "primary")
        layout = self.rows
        layout.addRow(self.title)
        layout.addRow(self.percent)
        self._duration_label = QLabel(self.tr("Duration"))
        layout.addRow(self._duration_label, self.duration)
        layout.addRow(self.tr("Frames between"), self.interpolation)
        layout.addRow(self.reverse)
        layout.addRow(self.apply)
        self.percent.value_changed.connect(self._percent_changed)
        self.duration.editingFinished.connect(self._duration_typed)
        self.apply.clicked.connect(self._apply)

    def open(self, at: QPoint) -> None:
        """Open at a place of the screen for the clips that are selected; nothing opens without any."""
        clips = self._work.selected_clips()
        if not clips or self._work.read_only:
            return
        self._clips = clips
        first = clips[0]
        one = len(clips) == 1 or len({(clip.speed, clip.duration) for clip in clips}) == 1
        self.title.setText(first.name if len(clips) == 1 and first.name else self.tr("Speed"))
        speed = abs(first.speed) * 100
        self.percent.set_value(min(max(float(speed), _SLOWEST), _FASTEST) if speed else 100.0)
        self._exact = abs(first.speed) if speed and _SLOWEST <= speed <= _FASTEST else None
        self.reverse.setChecked(first.speed < 0)
        self.interpolation.setCurrentIndex(list(Interpolation).index(first.interpolation))
        for widget in (self._duration_label, self.duration):
            widget.setVisible(one and not first.frozen)
        self._duration = first.duration if one and not first.frozen else None
        self._show_duration()
        self.open_at(at, self.percent)

    @property
    def speed(self) -> Fraction:
        """The speed that is set: that of the typed duration exactly, else the percents."""
        found = self._exact if self._exact is not None else _speed(self.percent.value)
        return -found if self.reverse.isChecked() else found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is set."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        else:
            super().keyPressEvent(event)

    def _percent_changed(self, percent: float) -> None:
        self._exact = None
        if self._duration is not None:
            used, rate = self._clips[0].source_range.duration, self._work.timeline.rate
            self._duration = max(1 / rate, whole_frames(used / _speed(percent), rate))
            self._show_duration()

    def _show_duration(self) -> None:
        if self._duration is not None:
            self.duration.setText(to_timecode(self._duration, self._work.timeline.rate, self._work.timeline.drop_frame))

    def _duration_typed(self) -> None:
        if self._duration is None or not self.duration.isModified():
            return
        self.duration.setModified(False)
        rate = self._work.timeline.rate
        try:
            duration = from_timecode(self.duration.text(), rate)
        except InvalidData as error:
            self._work.context.messages.fail(error)
            duration = self._duration
        percent = float(self._clips[0].source_range.duration / duration * 100) if duration > 0 else 0.0
        if duration > 0 and _SLOWEST <= percent <= _FASTEST:
            self._duration = duration
            self._exact = self._clips[0].source_range.duration / duration
            self.percent.set_value(percent)
        self._show_duration()

    def _apply(self) -> None:
        self._duration_typed()
        self.hide()
        self._edits.set_speed(self.speed, Interpolation(self.interpolation.currentData()))


def _speed(percent: float) -> Fraction:
    return Fraction(round(percent * 10), 1000)
