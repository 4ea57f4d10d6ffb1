"""JobQueue: what waits, what runs, and in which order."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, assert_never

from app.document import Words
from app.jobs.events import Cancelled, Failed, Finished, JobEvent, Produced, Progressed, Started
from app.jobs.executor import Executor
from app.jobs.job import Job, JobId, JobSpec, JobState, Lane, Task

Listener = Callable[[Job, JobEvent | None], None]


@dataclass(frozen=True, slots=True)
class StoredJob:
    """A generator's job as it survives a restart, in the order of its position; of a failed one, `words` say why."""

    id: JobId
    title: str
    spec: JobSpec
    lane: Lane
    state: JobState
    position: int
    created_s: float
    words: Words = field(default_factory=Words)


class JobJournal(Protocol):
    """Where unfinished and failed generator jobs are kept; both calls return at once and write soon after."""

    def keep(self, job: StoredJob) -> None:
        """Store a job or its new state."""

    def forget(self, job: JobId) -> None:
        """Remove a job that has ended."""


class JobQueue:
    """Orders jobs by lane and gives them to the executor; used on one thread.

    `post` is called on workers and has to bring the event to `handle` on the owner's thread. Generators' jobs that
    ended stay in `jobs` for display until `clear_ended`; what they made is in the history, which is not the queue's.
    A task that ended is let go, and with it what it gave, and so is a job in passing.
    """

    def __init__(self, executor: Executor, post: Callable[[JobEvent], None], journal: JobJournal | None = None) -> None:
        self._owner = threading.get_ident()
        self._executor = executor
        self._post = post
        self._journal = journal
        self._jobs: dict[JobId, Job] = {}
        self._waiting: dict[Lane, list[JobId]] = {lane: [] for lane in Lane}
        self._running: dict[Lane, set[JobId]] = {lane: set() for lane in Lane}
        self._listeners: list[Listener] = []
        self._paused = False
        self._closed = False

    @property
    def jobs(self) -> Sequence[Job]:
        """Running jobs, then waiting ones in their order, then ended ones, the latest first."""
        running = [self._jobs[id_] for lane in Lane for id_ in self._running[lane]]
        waiting = [self._jobs[id_] for lane in Lane for id_ in self._waiting[lane]]
        ended = [job for job in reversed(self._jobs.values()) if job.state.ended]
        return [*running, *waiting, *ended]

    @property
    def paused(self) -> bool:
        """Whether waiting jobs stay where they are."""
        return self._paused

    def job(self, job: JobId) -> Job:
        """A job by its id; raises KeyError."""
        return self._jobs[job]

    def submit(self, work: JobSpec | Task, *, title: str, lane: Lane = Lane.RENDER, front: bool = False) -> Job:
        """Add a job at the end of its lane, or at the front, and start it if there is a free worker."""
        self._assert_owner()
        job = Job(title, work, lane)
        self._jobs[job.id] = job
        self._waiting[lane].insert(0 if front else len(self._waiting[lane]), job.id)
        self._keep_order(lane)
        self._tell(job, None)
        self._start(lane)
        return job

    def restore(self, stored: Sequence[StoredJob]) -> None:
        """Take up the jobs of an earlier run: waiting ones wait again; interrupted and failed ones are shown once."""
        self._assert_owner()
        for item in sorted(stored, key=lambda item: item.position):
            job = Job(item.title, item.spec, item.lane, item.id, created_s=item.created_s)
            self._jobs[job.id] = job
            if item.state in (JobState.RUNNING, JobState.FAILED):
                job.state = JobState.INTERRUPTED if item.state is JobState.RUNNING else JobState.FAILED
                job.words = item.words
                job.ended_s = time.time()
                if self._journal:
                    self._journal.forget(job.id)
            else:
                job.state = item.state
                self._waiting[job.lane].append(job.id)
            self._tell(job, None)
        for lane in Lane:
            self._start(lane)

    def cancel(self, job_id: JobId) -> None:
        """Stop a job: a waiting one ends at once, a running one within its step; an ended one stays as it is."""
        self._assert_owner()
        job = self._jobs.get(job_id)
        if job is None:
            return
        if job.state in (JobState.QUEUED, JobState.HELD):
            self._waiting[job.lane].remove(job_id)
            self._end(job, JobState.CANCELLED)
            self._tell(job, None)
            self._let_go(job)
        elif job.state is JobState.RUNNING:
            self._executor.cancel(job_id)

    def cancel_all(self) -> None:
        """Stop every job, waiting and running."""
        for job in self.jobs:
            self.cancel(job.id)

    def retry(self, job_id: JobId, *, front: bool = False) -> Job:
        """Queue the work of a job once more, as a new job."""
        job = self._jobs[job_id]
        return self.submit(job.work, title=job.title, lane=job.lane, front=front)

    def move(self, job_id: JobId, position: int) -> None:
        """Put a waiting job at a position of its lane's waiting jobs; raises ValueError if it isn't waiting."""
        self._assert_owner()
        job = self._jobs[job_id]
        waiting = self._waiting[job.lane]
        waiting.remove(job_id)
        waiting.insert(position, job_id)
        self._keep_order(job.lane)
        self._tell(job, None)

    def hold(self, job_id: JobId) -> None:
        """Let a waiting job stay where it is until it is released."""
        self._change(self._jobs[job_id], JobState.HELD)

    def release(self, job_id: JobId) -> None:
        """Let a held job take its turn again."""
        job = self._jobs[job_id]
        self._change(job, JobState.QUEUED)
        self._start(job.lane)

    def pause(self) -> None:
        """Start no more jobs; those that run go on. Input and output go on too."""
        self._assert_owner()
        self._paused = True

    def resume(self) -> None:
        """Start waiting jobs again."""
        self._assert_owner()
        self._paused = False
        for lane in Lane:
            self._start(lane)

    def clear_ended(self) -> None:
        """Take ended jobs off the list."""
        for job in list(self._jobs.values()):
            if job.state.ended:
                del self._jobs[job.id]
                if job.state is JobState.FAILED:
                    self._forget(job)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(job, event)` after each change, with the event that made it or None; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def handle(self, event: JobEvent) -> None:
        """Take an event into the job's state; events of a job that has ended are ignored."""
        self._assert_owner()
        job = self._jobs.get(event.job)
        if job is None or job.state.ended:
            return
        match event:
            case Started():
                job.started_s = time.time()
            case Progressed():
                if job.stepped_s is None and event.steps:
                    job.stepped_s = time.time()
                job.step, job.steps, job.activity = event.step, event.steps, event.activity
                job.preview = event.preview if event.preview is not None else job.preview
            case Produced():
                job.results.append(event.result)
            case Finished():
                if event.result is not None:
                    job.results.append(event.result)
                self._end(job, JobState.FINISHED)
            case Failed():
                job.error, job.words = event.error, event.words
                self._end(job, JobState.FAILED)
            case Cancelled():
                self._end(job, JobState.CANCELLED)
            case _:
                assert_never(event)
        self._tell(job, event)
        if job.state.ended:
            self._let_go(job)
            self._start(job.lane)

    def close(self) -> None:
        """Stop the workers; waiting jobs stay in the journal for the next start."""
        self._assert_owner()
        self._closed = True
        self._executor.close()

    def _start(self, lane: Lane) -> None:
        if self._closed or (self._paused and lane is not Lane.IO):
            return
        while len(self._running[lane]) < self._executor.capacity(lane):
            ready = [id_ for id_ in self._waiting[lane] if self._jobs[id_].state is JobState.QUEUED]
            if not ready:
                return
            job = self._jobs[ready[0]]
            self._waiting[lane].remove(job.id)
            self._running[lane].add(job.id)
            job.move_to(JobState.RUNNING)
            self._keep(job)
            self._tell(job, None)
            self._executor.submit(job, self._post)

    def _change(self, job: Job, state: JobState) -> None:
        self._assert_owner()
        job.move_to(state)
        self._keep(job)
        self._tell(job, None)

    def _end(self, job: Job, state: JobState) -> None:
        job.move_to(state)
        job.ended_s = time.time()
        job.preview = None
        self._running[job.lane].discard(job.id)
        if state is JobState.FAILED:
            self._keep(job)
        else:
            self._forget(job)

    def _let_go(self, job: Job) -> None:
        if not _is_kept(job):
            self._jobs.pop(job.id, None)

    def _keep_order(self, lane: Lane) -> None:
        for id_ in self._waiting[lane]:
            self._keep(self._jobs[id_])

    def _keep(self, job: Job) -> None:
        if self._journal and isinstance(job.work, JobSpec) and _is_kept(job):
            waiting = self._waiting[job.lane]
            position = waiting.index(job.id) if job.id in waiting else -1
            self._journal.keep(
                StoredJob(job.id, job.title, job.work, job.lane, job.state, position, job.created_s, job.words)
            )

    def _forget(self, job: Job) -> None:
        if self._journal and _is_kept(job):
            self._journal.forget(job.id)

    def _tell(self, job: Job, event: JobEvent | None) -> None:
        for listener in tuple(self._listeners):
            listener(job, event)

    def _assert_owner(self) -> None:
        if threading.get_ident() != self._owner:
            raise RuntimeError("the queue was touched from another thread than its own")


def _is_kept(job: Job) -> bool:
    """Whether a job is listed and survives a restart."""
    return isinstance(job.work, JobSpec) and not job.work.in_passing
