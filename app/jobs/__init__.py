"""Jobs and the queue that orders them; the standard library alone."""

from app.jobs.context import JobCancelled, JobContext
from app.jobs.events import Cancelled, Failed, Finished, JobEvent, Produced, Progressed, Started
from app.jobs.executor import Executor, ThreadExecutor
from app.jobs.job import Job, JobId, JobSpec, JobState, Lane, Task, WrongTransition
from app.jobs.queue import JobJournal, JobQueue, StoredJob

__all__ = [
    "Cancelled",
    "Executor",
    "Failed",
    "Finished",
    "Job",
    "JobCancelled",
    "JobContext",
    "JobEvent",
    "JobId",
    "JobJournal",
    "JobQueue",
    "JobSpec",
    "JobState",
    "Lane",
    "Produced",
    "Progressed",
    "Started",
    "StoredJob",
    "Task",
    "ThreadExecutor",
    "WrongTransition",
]
