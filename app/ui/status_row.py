"""StatusRow: what the machine does, what happened, and whether the work is saved."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.api import Lane, UserError
from app.jobs import Job, JobEvent, JobState, Progressed, Started
from app.ui.durations import in_words
from app.ui.parts import WindowParts
from app.ui.translation import in_language
from app.widgets.elided_label import ElidedLabel
from app.widgets.sparkline import Sparkline

log = logging.getLogger(__name__)

_STAYS_MS = 12_000
_ERROR_STAYS_MS = 30_000
_SHOWN_AFTER_S = 1.0


def error_words(error: BaseException) -> str:
    """An error in the user's language: a UserError in its words, anything else as a fault."""
    if isinstance(error, UserError):
        return in_language(error.words)
    return QCoreApplication.translate("StatusRow", "Something went wrong in the studio. Your work is safe.")


class StatusRow(QWidget):
    """One row at the bottom; it is also what says messages."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.setProperty("class", "row")
        self._parts = parts
        self._device_words = self._model = self._memory = ""
        self._device = QLabel()
        self._device.setProperty("class", "secondary")
        self._message = ElidedLabel()
        self._button = QPushButton()
        self._button.setProperty("class", "link")
        self._button.hide()
        self._action: Callable[[], None] = lambda: None
        self._button.clicked.connect(self._do)
        self._speed = Sparkline(self.tr("Speed of the steps"))
        self._stepped: tuple[str, int, float] | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(96)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.hide()
        self._jobs = QLabel()
        self._jobs.setProperty("class", "secondary")
        self._saved = QLabel()
        self._saved.setProperty("class", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(12)
        layout.addWidget(self._device)
        layout.addWidget(self._message, 1)
        for widget in (self._button, self._speed, self._bar, self._jobs, self._saved):
            layout.addWidget(widget)
        self.setFixedHeight(30)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._clear)
        self._redraw = QTimer(self)
        self._redraw.setInterval(250)
        self._redraw.timeout.connect(self._show_jobs)
        parts.jobs.changed.connect(self._job_changed)
        self.show_memory()

    @property
    def message(self) -> str:
        """The sentence that is shown now."""
        return self._message.text

    @property
    def button(self) -> QPushButton:
        """What to do about it; hidden where there is nothing."""
        return self._button

    def say(self, text: str, *, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a sentence, and one button for what to do."""
        self._show(text, button, action or self._clear, _STAYS_MS)

    def fail(self, error: BaseException) -> None:
        """Show an error in words; a fault's details can be copied."""
        if isinstance(error, UserError):
            self._show(error_words(error), self.tr("Dismiss"), self._clear, _ERROR_STAYS_MS)
            return
        log.error("a fault", exc_info=error)
        details = "".join(traceback.format_exception(error))
        copy = self.tr("Copy details")
        self._show(error_words(error), copy, lambda: QApplication.clipboard().setText(details), _ERROR_STAYS_MS)

    def show_saved(self, words: str) -> None:
        """Say whether the work is saved."""
        self._saved.setText(words)

    def show_model(self, name: str) -> None:
        """Say which model is chosen."""
        self._model = name
        self._show_device()

    def show_memory(self) -> None:
        """Show the device and the memory that models take."""

        def show(use: tuple[str, int, int]) -> None:
            self._device_words, used, total = use
            words = self.tr("{used} of {total} GB").format(used=f"{used / 1e9:.1f}", total=f"{total / 1e9:.0f}")
            self._memory = words if total else ""
            self._show_device()

        models = self._parts.studio.models
        self._parts.jobs.run("", lambda _context: models.memory(), Lane.IO, show)

    def _show_device(self) -> None:
        self._device.setText(" · ".join(part for part in (self._device_words, self._model, self._memory) if part))

    def _show(self, text: str, button: str, action: Callable[[], None], stays_ms: int) -> None:
        self._message.set_text(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        self._timer.start(stays_ms)

    def _job_changed(self, job: Job, event: JobEvent | None) -> None:
        if not self._redraw.isActive():
            self._redraw.start()
        if job.lane is not Lane.RENDER:
            return
        if isinstance(event, Started):
            self._speed.clear()
            self._stepped = None
        elif isinstance(event, Progressed) and event.steps:
            self._measure(job.id, event.step)
        elif job.state.ended and event is not None:
            self.show_memory()

    def _measure(self, job: str, step: int) -> None:
        now = time.monotonic()
        if self._stepped is not None:
            before, from_step, then = self._stepped
            if before == job and step > from_step and now > then:
                self._speed.add((step - from_step) / (now - then))
        self._stepped = (job, step, now)

    def _show_jobs(self) -> None:
        active = [job for job in self._parts.jobs.jobs if not job.state.ended]
        shown = [job for job in active if job.lane is Lane.RENDER or takes_long(job)]
        if not active:
            self._redraw.stop()
            self._speed.clear()
        running = next((job for job in shown if job.state is JobState.RUNNING), None)
        self._bar.setVisible(running is not None)
        if running is not None:
            self._bar.setMaximum(running.steps)
            self._bar.setValue(running.step)
        words = [self.tr("{count} jobs").format(count=len(shown)) if len(shown) > 1 else _title(shown)]
        if running is not None and (left := in_words(running.remaining_s())):
            words.append(self.tr("{time} left").format(time=left))
        self._jobs.setText(", ".join(word for word in words if word))

    def _do(self) -> None:
        action = self._action
        self._clear()
        action()

    def _clear(self) -> None:
        self._timer.stop()
        self._message.set_text("")
        self._button.hide()


def _title(shown: list[Job]) -> str:
    if not shown:
        return ""
    title = shown[0].title
    return title if 0 < len(title) <= 32 else QCoreApplication.translate("StatusRow", "1 job")


def takes_long(job: Job) -> bool:
    """Whether a task has been running long enough to be worth showing."""
    return (
        bool(job.title)
        and not job.state.ended
        and job.started_s is not None
        and time.time() - job.started_s > _SHOWN_AFTER_S
    )
