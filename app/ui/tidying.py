"""Tidying: freeing disk space in the background, a short slice at a time, while nothing else runs."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.api import Lane, Made, UserError
from app.api.space import Held, Sweep, Swept
from app.jobs import Job, JobContext, JobEvent, JobSpec, JobState, Produced
from app.ui.form import RequestForm
from app.ui.parts import WindowParts

log = logging.getLogger(__name__)

AFTER_START_MS = 20_000
AFTER_CLOSING_MS = 5_000
_BETWEEN_MS = 50
_BUSY_MS = 1_000


class Tidying(QObject):
    """Runs a sweep of the asset store; between two slices it tells the next what is held in memory by then.

    A slice begins only while no job runs, so that what a job has stored was handed over already.
    """

    ended = Signal(object)
    """The bytes that were freed, or the error that says why nothing may be."""

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._window = parts, window
        self._sweep: Sweep | None = None
        self._job: Job | None = None
        self._closed = False
        # What was made in this run may still be shown somewhere, also after it was taken off the gallery.
        self._made: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        parts.jobs.changed.connect(self._job_changed)

    @property
    def is_running(self) -> bool:
        """Whether a sweep is under way."""
        return self._sweep is not None

    def begin(self, delay_ms: int = 0) -> None:
        """Begin a sweep after some time; one that is under way goes on."""
        if self._sweep is None and not self._closed:
            self._timer.start(delay_ms)

    def close(self) -> None:
        """Begin nothing more."""
        self._closed = True
        self._timer.stop()

    def _go_on(self) -> None:
        if any(job.state is JobState.RUNNING for job in self._parts.jobs.jobs):
            self._timer.start(_BUSY_MS)
            return
        sweep = self._sweep = self._sweep or self._parts.studio.space.sweep()
        held = self._held()

        def step(context: JobContext) -> Swept | Exception:
            try:
                return sweep.step(held, context)
            except Exception as error:  # noqa: BLE001 - carried to the main thread, where it is said
                return error

        self._job = self._parts.jobs.run("", step, Lane.IO, self._stepped)

    def _held(self) -> Held:
        """What this window could still show or do: every step of the document, jobs, what they made, and forms."""
        steps = self._parts.session.history
        specs = [job.work for job in self._parts.jobs.jobs if isinstance(job.work, JobSpec)]
        asked = [found for spec in specs for found in (spec.request, spec.place)]
        forms = [form.values() for form in self._window.findChildren(RequestForm)]
        return Held([step.document for step in steps], [*asked, *forms, *self._made])

    def _stepped(self, result: Swept | Exception) -> None:
        self._job = None
        if isinstance(result, Swept) and not result.ended:
            if not self._closed:
                self._timer.start(_BETWEEN_MS)
            return
        self._sweep = None
        if isinstance(result, Exception) and not isinstance(result, UserError):
            log.error("freeing space failed", exc_info=result)
        self.ended.emit(result.freed_bytes if isinstance(result, Swept) else result)

    def _job_changed(self, job: Job, event: JobEvent | None) -> None:
        if isinstance(event, Produced) and isinstance(event.result, Made):
            self._made += [event.result.asset.id, *event.result.recipe.inputs]
        if self._job is not None and job.id == self._job.id and job.state is JobState.CANCELLED:
            self._job = self._sweep = None
            self.ended.emit(0)
