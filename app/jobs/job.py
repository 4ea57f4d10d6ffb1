"""Job: a piece of work with a state, and what it is about."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NewType, TypeAlias
from uuid import uuid4

from app.document import Json, Words

if TYPE_CHECKING:
    from app.jobs.context import JobContext

JobId = NewType("JobId", str)


class Lane(Enum):
    """Where a job runs: one render worker for each device, one interactive worker, four for input and output."""

    RENDER = "render"
    INTERACTIVE = "interactive"
    IO = "io"


class JobState(Enum):
    """Where a job is in its life; INTERRUPTED is what a restart finds of a job that was running."""

    QUEUED = "queued"
    HELD = "held"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to a job in this state."""
        return not TRANSITIONS[self]


TRANSITIONS: Mapping[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.HELD, JobState.CANCELLED}),
    JobState.HELD: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    JobState.RUNNING: frozenset({JobState.FINISHED, JobState.FAILED, JobState.CANCELLED}),
    JobState.FINISHED: frozenset(),
    JobState.FAILED: frozenset(),
    JobState.CANCELLED: frozenset(),
    JobState.INTERRUPTED: frozenset(),
}


class WrongTransition(RuntimeError):
    """A job was asked to go where its state does not lead: a bug."""


@dataclass(frozen=True, slots=True)
class JobSpec:
    """A generator's job as plain data: what the queue stores, a retry runs again, a remote worker receives.

    `document` says which document asked, so that a result finds its way back after a restart; `place` says where in it
    the result belongs, in words of whoever asked, which no one else reads. The request makes the same without either.
    A job `in_passing` is one that nobody would miss, such as what could be typed next: only whoever asked listens to
    it, its results are in no history, and it is gone with the process. A `fresh` one makes again what a recipe says:
    it uses nothing that is still in memory from other work and could make a difference.
    """

    generator: str
    request: Mapping[str, Json]
    document: str = ""
    place: Json = None
    in_passing: bool = False
    fresh: bool = False


Task: TypeAlias = "Callable[[JobContext], object]"
"""Work of this process alone, such as an export: not stored, and gone with the process."""


@dataclass(slots=True)
class Job:
    """One job; its fields change only in the queue, on the thread that owns it. Times are seconds since 1970.

    Of a failed job, `words` are what the user is told; they are empty for a fault of the studio. `error` is the error
    itself, which a restart forgets.
    """

    title: str
    work: JobSpec | Task
    lane: Lane
    id: JobId = field(default_factory=lambda: JobId(uuid4().hex))
    state: JobState = JobState.QUEUED
    step: int = 0
    steps: int = 0
    activity: Words = field(default_factory=Words)
    preview: object = None
    results: list[object] = field(default_factory=list)
    error: BaseException | None = None
    words: Words = field(default_factory=Words)
    created_s: float = field(default_factory=time.time)
    started_s: float | None = None
    stepped_s: float | None = None
    ended_s: float | None = None

    def move_to(self, state: JobState) -> None:
        """Change the state; raises WrongTransition where the table does not allow it."""
        if state not in TRANSITIONS[self.state]:
            raise WrongTransition(f"{self.state.value} -> {state.value}")
        self.state = state

    @property
    def fraction(self) -> float | None:
        """How much is done, from 0 to 1; None while that isn't known."""
        return self.step / self.steps if self.steps else None

    def remaining_s(self, now_s: float | None = None) -> float | None:
        """Seconds left by the speed since the first step; None before there is one to measure."""
        if self.state is not JobState.RUNNING or self.stepped_s is None or not 0 < self.step <= self.steps:
            return None
        elapsed = (time.time() if now_s is None else now_s) - self.stepped_s
        return elapsed / self.step * (self.steps - self.step)
