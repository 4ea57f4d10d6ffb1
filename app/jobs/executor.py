"""Executor: where jobs run. The thread pool is the driver that is always there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from app.document import UserError, Words
from app.jobs.context import JobCancelled, JobContext
from app.jobs.events import Cancelled, Failed, Finished, JobEvent, Started
from app.jobs.job import Job, JobId, JobSpec, Lane

RunSpec = Callable[[JobSpec, JobContext], None]

WORKERS: Mapping[Lane, int] = {Lane.RENDER: 1, Lane.INTERACTIVE: 1, Lane.IO: 4}


class Executor(Protocol):
    """Runs jobs that the queue hands it, at most `capacity(lane)` of a lane at once."""

    def capacity(self, lane: Lane) -> int:
        """How many jobs of a lane run at once."""

    def submit(self, job: Job, post: Callable[[JobEvent], None]) -> None:
        """Run a job; `post` is called on any thread: Started first, one of Finished, Failed, Cancelled last."""

    def cancel(self, job: JobId) -> None:
        """Ask a job to stop; it answers with Cancelled, or with what it had already become."""

    def close(self) -> None:
        """Cancel everything and wait until the workers are gone."""


class ThreadExecutor:
    """Runs jobs in this process, on a pool of threads for each lane; `run` carries out a generator's job."""

    def __init__(self, run: RunSpec, workers: Mapping[Lane, int] = WORKERS) -> None:
        self._run = run
        self._workers = workers
        self._pools = {
            lane: ThreadPoolExecutor(count, thread_name_prefix=lane.value) for lane, count in workers.items()
        }
        self._cancelled: dict[JobId, threading.Event] = {}

    def capacity(self, lane: Lane) -> int:
        """How many jobs of a lane run at once."""
        return self._workers[lane]

    def submit(self, job: Job, post: Callable[[JobEvent], None]) -> None:
        """Run a job on the pool of its lane."""
        cancelled = self._cancelled[job.id] = threading.Event()
        spec = job.work if isinstance(job.work, JobSpec) else JobSpec("", {})
        context = JobContext(job.id, post, cancelled, fresh=spec.fresh, in_passing=spec.in_passing)
        self._pools[job.lane].submit(self._carry_out, job, context)

    def cancel(self, job: JobId) -> None:
        """Set the job's flag; the work notices it at its next step."""
        if flag := self._cancelled.get(job):
            flag.set()

    def close(self) -> None:
        """Cancel everything and wait until the workers are gone."""
        for flag in list(self._cancelled.values()):
            flag.set()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)

    def _carry_out(self, job: Job, context: JobContext) -> None:
        context.post(Started(job.id))
        try:
            context.check()
            result = None
            if isinstance(job.work, JobSpec):
                self._run(job.work, context)
            else:
                result = job.work(context)
            end: JobEvent = Finished(job.id, result)
        except JobCancelled:
            end = Cancelled(job.id)
        except Exception as error:  # noqa: BLE001 - the job boundary, where every error becomes an event
            end = Failed(job.id, error, error.words if isinstance(error, UserError) else Words())
        finally:
            self._cancelled.pop(job.id, None)
        context.post(end)
