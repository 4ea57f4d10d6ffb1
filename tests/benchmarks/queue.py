"""queue: how fast jobs go through, kept on the disk and not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory

from app.jobs import JobEvent, JobJournal, JobQueue, JobSpec, Lane, StoredJob, ThreadExecutor
from app.storage import QueueJournal
from tests.benchmarks.measure import Figure, at_most

_JOBS = 1000


class SlowJournal:
    """The control: a journal that waits for the disk on the main thread."""

    def keep(self, _job: StoredJob) -> None:
        """Wait as for a disk."""
        time.sleep(0.006)

    def forget(self, _job: str) -> None:
        """Nothing."""


def run() -> Iterator[Figure]:
    """The main thread's part in queueing a job, and that of a whole empty job."""
    with TemporaryDirectory() as folder:
        journal = QueueJournal(Path(folder) / "queue.db")
        submit_ms, job_ms = _through(journal)
        journal.close()
    yield at_most("queue", "main thread for a durable job", submit_ms, "ms", 5)
    yield at_most("queue", "an empty durable job", job_ms, "ms", 10)
    submit_ms, _ = _through(SlowJournal(), 100)
    yield at_most("queue", "main thread, with a journal that waits", submit_ms, "ms", 5, control=True)


def _through(journal: JobJournal, jobs: int = _JOBS) -> tuple[float, float]:
    """Milliseconds of the main thread for submitting one job, and of a whole job."""
    events: Queue[JobEvent] = Queue()
    queue = JobQueue(ThreadExecutor(lambda _spec, _context: None), events.put, journal)
    submitting = 0.0
    started = time.perf_counter()
    for number in range(jobs):
        before = time.perf_counter()
        job = queue.submit(JobSpec("x", {"number": number}), title="x", lane=Lane.INTERACTIVE)
        submitting += time.perf_counter() - before
        while not job.state.ended:
            queue.handle(events.get())
    spent = time.perf_counter() - started
    queue.close()
    return submitting / jobs * 1000, spent / jobs * 1000
