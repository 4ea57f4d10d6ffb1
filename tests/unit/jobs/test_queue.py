"""The queue: order, lanes, cancelling, pausing, restoring."""

from __future__ import annotations

import queue as waiting
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from app.document import UserError, Words
from app.jobs import (
    Cancelled,
    Failed,
    Finished,
    Job,
    JobContext,
    JobEvent,
    JobId,
    JobQueue,
    JobSpec,
    JobState,
    Lane,
    Progressed,
    Started,
    StoredJob,
    ThreadExecutor,
    WrongTransition,
)


class ByHand:
    """An executor whose jobs run only as far as the test says."""

    def __init__(self) -> None:
        self.submitted: list[Job] = []
        self.cancelled: list[JobId] = []

    def capacity(self, lane: Lane) -> int:
        """One of each lane, two of input and output."""
        return 2 if lane is Lane.IO else 1

    def submit(self, job: Job, post: Callable[[JobEvent], None]) -> None:  # noqa: ARG002 - the test posts
        """Take the job down."""
        self.submitted.append(job)

    def cancel(self, job: JobId) -> None:
        """Take the wish down."""
        self.cancelled.append(job)

    def close(self) -> None:
        """Nothing runs."""


class Kept:
    """A journal in memory."""

    def __init__(self) -> None:
        self.jobs: dict[JobId, StoredJob] = {}

    def keep(self, job: StoredJob) -> None:
        """Keep it."""
        self.jobs[job.id] = job

    def forget(self, job: JobId) -> None:
        """Forget it."""
        self.jobs.pop(job, None)


def spec(name: str = "x") -> JobSpec:
    """A generator's job."""
    return JobSpec("canvas.text-to-image", {"prompt": name})


def test_jobs_of_a_lane_run_one_after_the_other_in_order() -> None:
    hand = ByHand()
    queue = JobQueue(hand, lambda _: None)
    jobs = [queue.submit(spec(name), title=name) for name in "abc"]
    assert [job.title for job in hand.submitted] == ["a"]
    queue.handle(Started(jobs[0].id))
    queue.handle(Finished(jobs[0].id))
    assert [job.title for job in hand.submitted] == ["a", "b"]
    assert jobs[0].state is JobState.FINISHED


def test_lanes_do_not_wait_for_one_another() -> None:
    hand = ByHand()
    queue = JobQueue(hand, lambda _: None)
    queue.submit(spec(), title="render")
    queue.submit(spec(), title="text", lane=Lane.INTERACTIVE)
    for number in range(3):
        queue.submit(lambda _: None, title=f"io {number}", lane=Lane.IO)
    assert [job.title for job in hand.submitted] == ["render", "text", "io 0", "io 1"]


def test_waiting_jobs_can_be_moved_put_in_front_held_and_cancelled() -> None:
    hand = ByHand()
    queue = JobQueue(hand, lambda _: None)
    first, *rest = [queue.submit(spec(name), title=name) for name in "abcd"]
    queue.move(rest[2].id, 0)
    queue.submit(spec("e"), title="e", front=True)
    assert [job.title for job in queue.jobs] == ["a", "e", "d", "b", "c"]
    queue.hold(queue.jobs[1].id)
    queue.cancel(queue.jobs[2].id)
    queue.handle(Finished(first.id))
    assert [job.title for job in hand.submitted] == ["a", "b"]
    with pytest.raises(ValueError, match="not in list"):
        queue.move(first.id, 0)


def test_a_held_job_runs_when_it_is_released() -> None:
    hand = ByHand()
    queue = JobQueue(hand, lambda _: None)
    queue.pause()
    job = queue.submit(spec(), title="x")
    queue.hold(job.id)
    queue.resume()
    assert hand.submitted == []
    queue.release(job.id)
    assert hand.submitted == [job]


def test_pausing_lets_input_and_output_go_on() -> None:
    hand = ByHand()
    queue = JobQueue(hand, lambda _: None)
    queue.pause()
    queue.submit(spec(), title="render")
    queue.submit(lambda _: None, title="save", lane=Lane.IO)
    assert [job.title for job in hand.submitted] == ["save"]
    queue.resume()
    assert [job.title for job in hand.submitted] == ["save", "render"]


def test_late_events_of_an_ended_job_change_nothing() -> None:
    queue = JobQueue(ByHand(), lambda _: None)
    job = queue.submit(spec(), title="x")
    queue.cancel(job.id)
    queue.handle(Cancelled(job.id))
    queue.handle(Progressed(job.id, 1, 2))
    queue.handle(Finished(job.id))
    assert job.state is JobState.CANCELLED
    assert job.step == 0


def test_a_state_that_cannot_follow_is_a_bug() -> None:
    job = Job("x", spec(), Lane.RENDER)
    with pytest.raises(WrongTransition):
        job.move_to(JobState.FINISHED)


def test_a_failure_keeps_its_error_and_a_retry_is_a_new_job() -> None:
    hand = ByHand()
    queue = JobQueue(hand, lambda _: None)
    job = queue.submit(spec(), title="x")
    error = ValueError("no")
    queue.handle(Failed(job.id, error, Words()))
    again = queue.retry(job.id)
    assert job.error is error
    assert again.id != job.id
    assert again.work == job.work
    assert hand.submitted == [job, again]


def test_waiting_jobs_survive_a_restart_in_order_and_running_ones_are_interrupted() -> None:
    kept = Kept()
    queue = JobQueue(ByHand(), lambda _: None, kept)
    for name in "abc":
        queue.submit(spec(name), title=name)
    queue.submit(lambda _: None, title="a task of the process", lane=Lane.IO)
    queue.move(queue.jobs[-1].id, 0)
    hand = ByHand()
    restored = JobQueue(hand, lambda _: None, Kept())
    restored.restore(list(kept.jobs.values()))
    assert {job.title: job.state for job in restored.jobs} == {
        "a": JobState.INTERRUPTED,
        "c": JobState.RUNNING,
        "b": JobState.QUEUED,
    }
    assert [job.title for job in hand.submitted] == ["c"]


def test_a_job_in_passing_is_in_no_journal_and_let_go_at_its_end() -> None:
    executor, journal = ByHand(), Kept()
    queue = JobQueue(executor, lambda _event: None, journal)
    told: list[JobState] = []
    queue.subscribe(lambda job, _event: told.append(job.state))
    job = queue.submit(JobSpec("text.fill-in", {}, in_passing=True), title="", lane=Lane.INTERACTIVE)
    assert executor.submitted == [job]
    assert journal.jobs == {}
    queue.handle(Failed(job.id, UserError("No."), Words("No.")))
    assert told[-1] is JobState.FAILED
    assert journal.jobs == {}
    assert queue.jobs == []


def test_an_ended_job_leaves_the_journal() -> None:
    kept = Kept()
    queue = JobQueue(ByHand(), lambda _: None, kept)
    job = queue.submit(spec(), title="x")
    assert kept.jobs[job.id].state is JobState.RUNNING
    queue.handle(Finished(job.id))
    assert kept.jobs == {}


def test_a_failed_job_survives_one_restart_with_what_was_said() -> None:
    kept = Kept()
    hand = ByHand()
    queue = JobQueue(hand, lambda _: None, kept)
    said = Words("{model} is no picture model.", model="Style")
    failed, cleared, next_ = (queue.submit(spec(name), title=name) for name in "abc")
    for job in (failed, cleared):
        queue.handle(Failed(job.id, UserError(said), said))
    queue.handle(Finished(next_.id))
    assert {job.state for job in kept.jobs.values()} == {JobState.FAILED}
    stored = [job for job in kept.jobs.values() if job.id == failed.id]
    queue.clear_ended()
    assert kept.jobs == {}
    kept.keep(stored[0])
    restored = JobQueue(ByHand(), lambda _: None, kept)
    restored.restore(stored)
    (job,) = restored.jobs
    assert (job.state, job.words, job.error) == (JobState.FAILED, said, None)
    assert restored.retry(job.id).state is JobState.RUNNING
    assert failed.id not in kept.jobs


def test_remaining_time_follows_the_speed_since_the_first_step() -> None:
    job = Job("x", spec(), Lane.RENDER, state=JobState.RUNNING, step=5, steps=20, stepped_s=100.0)
    assert job.remaining_s(now_s=110.0) == pytest.approx(30.0)
    assert job.fraction == 0.25


class Threads:
    """A queue over real threads; its events are handled by `until`, on the test's thread."""

    def __init__(self, run: Callable[[JobSpec, JobContext], None]) -> None:
        self._events: waiting.Queue[JobEvent] = waiting.Queue()
        self.queue = JobQueue(ThreadExecutor(run), self._events.put)

    def until(self, done: Callable[[], bool]) -> None:
        """Handle events until something holds; fails after five seconds."""
        end = time.monotonic() + 5
        while not done():
            self.queue.handle(self._events.get(timeout=max(0.01, end - time.monotonic())))


@pytest.fixture
def endless() -> Iterator[Threads]:
    """Jobs that go on until they are cancelled."""

    def run(_spec: JobSpec, context: JobContext) -> None:
        step = 0
        while True:
            step += 1
            context.report(step, 1_000_000)
            time.sleep(0.001)

    threads = Threads(run)
    yield threads
    threads.queue.close()


def test_cancelling_ends_a_running_job_within_its_step(endless: Threads) -> None:
    job = endless.queue.submit(spec(), title="x")
    endless.until(lambda: job.step > 3)
    started = time.monotonic()
    endless.queue.cancel(job.id)
    endless.until(lambda: job.state is JobState.CANCELLED)
    assert time.monotonic() - started < 0.25


def test_closing_stops_what_runs(endless: Threads) -> None:
    job = endless.queue.submit(spec(), title="x")
    endless.until(lambda: job.state is JobState.RUNNING and job.step > 0)
    started = time.monotonic()
    endless.queue.close()
    assert time.monotonic() - started < 1


def test_an_error_of_the_work_becomes_the_jobs() -> None:
    def run(_spec: JobSpec, _context: JobContext) -> None:
        raise ZeroDivisionError

    threads = Threads(run)
    job = threads.queue.submit(spec(), title="x")
    threads.until(lambda: job.state.ended)
    assert job.state is JobState.FAILED
    assert isinstance(job.error, ZeroDivisionError)
    assert not job.words
    threads.queue.close()


def test_what_an_error_says_travels_beside_it() -> None:
    def run(_spec: JobSpec, _context: JobContext) -> None:
        raise UserError("{model} is no picture model.", advice="Choose another model.", model="Style")

    threads = Threads(run)
    job = threads.queue.submit(spec(), title="x")
    threads.until(lambda: job.state.ended)
    assert str(job.words) == "Style is no picture model. Choose another model."
    threads.queue.close()


def test_work_knows_whether_it_is_to_be_fresh_and_whether_it_is_in_passing() -> None:
    seen: list[tuple[bool, bool]] = []
    threads = Threads(lambda _spec, context: seen.append((context.fresh, context.in_passing)))
    for fresh, in_passing in ((True, False), (False, True), (False, False)):
        threads.queue.submit(JobSpec("text.continue", {}, fresh=fresh, in_passing=in_passing), title="")
    threads.until(lambda: len(seen) == 3)
    assert seen == [(True, False), (False, True), (False, False)]
    threads.queue.close()


def test_a_task_gives_its_result() -> None:
    threads = Threads(lambda _spec, _context: None)
    job = threads.queue.submit(lambda _: threading.current_thread().name, title="x", lane=Lane.IO)
    threads.until(lambda: job.state is JobState.FINISHED)
    assert str(job.results[0]).startswith("io")
    threads.queue.close()


def test_previews_are_at_most_fifteen_a_second() -> None:
    seen: list[JobEvent] = []
    context = JobContext(JobId("x"), seen.append)
    for step in range(50):
        context.report(step, 50, preview=object())
    previews = [event for event in seen if isinstance(event, Progressed) and event.preview is not None]
    assert len(seen) == 50
    assert len(previews) == 1
