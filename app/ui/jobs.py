"""QtJobs: the queue on the main thread, told by workers through one queued signal."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.jobs import Executor, Finished, Job, JobEvent, JobJournal, JobQueue, Lane, Task


class QtJobs(QObject):
    """Brings job events to the main thread and tells the interface of them."""

    _posted = Signal(object)
    changed = Signal(object, object)
    """A Job and the JobEvent that changed it, or None."""

    def __init__(self, executor: Executor, journal: JobJournal | None = None) -> None:
        super().__init__()
        self.queue = JobQueue(executor, self._posted.emit, journal)
        self._posted.connect(self.queue.handle, Qt.ConnectionType.QueuedConnection)
        self.queue.subscribe(self.changed.emit)

    @property
    def jobs(self) -> Sequence[Job]:
        """Running jobs, waiting ones in their order, ended ones."""
        return self.queue.jobs

    def run(self, title: str, task: Task, lane: Lane, done: Callable[[Any], None]) -> Job:
        """Run a task on a worker; `done(result)` is called here if it succeeds and who asked is still there."""
        job = self.queue.submit(task, title=title, lane=lane)

        def finish(changed: Job, event: JobEvent | None) -> None:
            if changed.id == job.id and changed.state.ended:
                end()
                if isinstance(event, Finished) and not _is_gone(done):
                    done(event.result)

        end = self.queue.subscribe(finish)
        return job

    def cancel(self, job: Job) -> None:
        """Stop a job."""
        self.queue.cancel(job.id)

    def subscribe(self, listener: Callable[[Job], None]) -> Callable[[], None]:
        """Call `listener(job)` after each change; the answer ends it."""
        return self.queue.subscribe(lambda job, _event: listener(job))


def _is_gone(done: Callable[[Any], None]) -> bool:
    """Whether it belongs to something of Qt's that was closed meanwhile: a method of it, or a function within one."""
    asked = getattr(done, "__self__", None)
    if inspect.isfunction(done):
        asked = inspect.getclosurevars(done).nonlocals.get("self")
    return isinstance(asked, QObject) and not isValid(asked)
