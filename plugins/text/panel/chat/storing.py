"""Storing: what is put into the store on a worker before the document hears of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from app.api import Job, JobContext, JobState, Lane
from plugins.text.panel.work import TextWork

T = TypeVar("T")


class Storing(QObject):
    """Runs tasks one person waits for; of a document that is closed meanwhile nothing is told any more."""

    def __init__(self, work: TextWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._failing: dict[str, Callable[[], None]] = {}
        self._end = work.context.jobs.subscribe(self._job_changed)

    def close(self) -> None:
        """Listen no more."""
        self._end()

    def run(
        self,
        title: str,
        task: Callable[[JobContext], T],
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Run a task and go on with its result, or with `failed` after the window told what went wrong."""
        session = self._work.context.session
        document = session.document.id

        def finished(result: T) -> None:
            if session.document.id == document:
                done(result)

        job = self._work.context.jobs.run(title, task, Lane.IO, finished)
        self._failing[job.id] = failed

    def _job_changed(self, job: Job) -> None:
        failed = self._failing.pop(job.id, None) if job.state.ended else None
        if failed is not None and job.state is not JobState.FINISHED:
            failed()
