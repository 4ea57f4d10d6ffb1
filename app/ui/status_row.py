"""StatusRow: what the machine does, what happened, and whether the work is saved."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.api import Lane, UserError
from app.jobs import Job, JobEvent, JobState
from app.ui.parts import WindowParts
from app.ui.pictures import in_words

log = logging.getLogger(__name__)

_STAYS_MS = 12_000
_SHOWN_AFTER_S = 1.0


def error_words(error: BaseException) -> str:
    """An error in the user's language: a UserError in its words, anything else as a fault."""
    if isinstance(error, UserError):
        parts = [QCoreApplication.translate("Errors", text) for text in (error.template, error.advice) if text]
        return " ".join(part.format(**error.values) for part in parts)
    return QCoreApplication.translate("Errors", "Something went wrong in the studio. Your work is safe.")


class StatusRow(QWidget):
    """One row at the bottom; it is also what says messages."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.setProperty("class", "row")
        self._parts = parts
        self._device = QLabel()
        self._device.setProperty("class", "secondary")
        self._message = QLabel()
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.setProperty("class", "quiet")
        self._button.hide()
        self._action: Callable[[], None] = lambda: None
        self._button.clicked.connect(self._do)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.hide()
        self._jobs = QLabel()
        self._jobs.setProperty("class", "secondary")
        self._saved = QLabel()
        self._saved.setProperty("class", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.setSpacing(12)
        layout.addWidget(self._device)
        layout.addWidget(self._message, 1)
        for widget in (self._button, self._bar, self._jobs, self._saved):
            layout.addWidget(widget)
        self.setFixedHeight(30)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS_MS)
        self._timer.timeout.connect(self._clear)
        self._redraw = QTimer(self)
        self._redraw.setInterval(250)
        self._redraw.timeout.connect(self._show_jobs)
        parts.jobs.changed.connect(self._job_changed)
        self.show_memory()

    def say(self, text: str, *, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a sentence, and one button for what to do."""
        self._message.setText(text)
        self._message.setToolTip(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action or self._clear
        self._timer.start()

    def fail(self, error: BaseException) -> None:
        """Show an error in words; a fault's details can be copied."""
        if isinstance(error, UserError):
            self.say(error_words(error), button=self.tr("Dismiss"))
            return
        log.error("a fault", exc_info=error)
        details = "".join(traceback.format_exception(error))
        self.say(
            error_words(error), button=self.tr("Copy details"), action=lambda: QApplication.clipboard().setText(details)
        )

    def show_saved(self, words: str) -> None:
        """Say whether the work is saved."""
        self._saved.setText(words)

    def show_memory(self) -> None:
        """Show the device and the memory that models take."""

        def show(use: tuple[str, int, int]) -> None:
            device, used, total = use
            self._device.setText(f"{device} · {used / 1e9:.1f} / {total / 1e9:.0f} GB" if device else "")

        models = self._parts.studio.models
        self._parts.jobs.run("", lambda _context: models.memory(), Lane.IO, show)

    def _job_changed(self, job: Job, event: JobEvent | None) -> None:
        if not self._redraw.isActive():
            self._redraw.start()
        if job.lane is Lane.RENDER and job.state.ended and event is not None:
            self.show_memory()

    def _show_jobs(self) -> None:
        active = [job for job in self._parts.jobs.jobs if not job.state.ended]
        shown = [job for job in active if job.lane is Lane.RENDER or _is_long(job)]
        if not active:
            self._redraw.stop()
        running = next((job for job in shown if job.state is JobState.RUNNING), None)
        self._bar.setVisible(running is not None)
        if running is not None:
            self._bar.setMaximum(running.steps)
            self._bar.setValue(running.step)
        left = in_words(running.remaining_s()) if running else ""
        words = self.tr("Jobs: {count}").format(count=len(shown)) if shown else ""
        self._jobs.setText(f"{words}, {left}" if left else words)

    def _do(self) -> None:
        action = self._action
        self._clear()
        action()

    def _clear(self) -> None:
        self._timer.stop()
        self._message.clear()
        self._button.hide()


def _is_long(job: Job) -> bool:
    return bool(job.title) and job.started_s is not None and time.time() - job.started_s > _SHOWN_AFTER_S
