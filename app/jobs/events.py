"""What a worker tells the queue; frozen, and the only thing that crosses threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from app.document import Words
from app.jobs.job import JobId


@dataclass(frozen=True, slots=True)
class Started:
    """A worker took the job."""

    job: JobId


@dataclass(frozen=True, slots=True)
class Progressed:
    """The job went on: step of steps (0 where unknown), what it is doing, and perhaps a preview."""

    job: JobId
    step: int
    steps: int
    activity: Words = field(default_factory=Words)
    preview: object = None


@dataclass(frozen=True, slots=True)
class Produced:
    """One result is stored and can be shown while the job goes on."""

    job: JobId
    result: object


@dataclass(frozen=True, slots=True)
class Finished:
    """The job is done; `result` is what a task returned, None for a generator's job."""

    job: JobId
    result: object = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The job ended with an error; `words` tell the user what is wrong, and are empty for a fault of the studio."""

    job: JobId
    error: BaseException
    words: Words


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The job ended because it was asked to."""

    job: JobId


JobEvent: TypeAlias = Started | Progressed | Produced | Finished | Failed | Cancelled
