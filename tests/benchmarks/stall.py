"""stall: how long the event loop waits while a picture is made."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from app.extensions import Submitting
from app.jobs import Job, JobState, Lane, ThreadExecutor
from app.ui.jobs import QtJobs
from tests.benchmarks.measure import Figure, at_most, percentile, plain

_TICK_MS = 4


def run() -> Iterator[Figure]:
    """Gaps between ticks of 4 ms: idle, while drawing with the model resident, and with a call that holds the lock."""
    application = QApplication.instance() or QApplication([])
    built = build()
    jobs = QtJobs(ThreadExecutor(built.runner))
    submitting = Submitting(built.registry, built.library, built.studio.assets, jobs.queue, lambda: "")
    request = submitting.request_type("canvas.text-to-image")

    def draw(seed: int) -> Callable[[], bool]:
        job = submitting.submit("canvas.text-to-image", request(prompt="a fox", seed=seed))
        return lambda: job.state.ended

    until(draw(0))
    end = time.monotonic() + 2
    idle = gaps(lambda: time.monotonic() > end)
    yield plain("stall", "idle p99", percentile(idle, 99), "ms")
    drawing: list[float] = []
    for seed in (1, 2, 3):
        drawing += gaps(draw(seed))
    yield at_most("stall", "p99", percentile(drawing, 99), "ms", 16.7)
    yield at_most("stall", "max", max(drawing), "ms", 100)
    begun = time.monotonic()
    held: list[Job] = []

    def hold() -> bool:
        if not held and time.monotonic() - begun > 0.5:
            numbers = list(range(3_000_000))
            held.append(jobs.queue.submit(lambda _context: len(json.dumps(numbers)), title="", lane=Lane.IO))
        return bool(held) and held[0].state is JobState.FINISHED

    blocked = gaps(hold)
    yield at_most("stall", "max, with a call that holds the lock", max(blocked), "ms", 100, control=True)
    jobs.queue.close()
    built.studio.close()
    del application


def gaps(done: Callable[[], bool]) -> list[float]:
    """The gaps between ticks of 4 ms until something is done, in milliseconds."""
    found: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        found.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(_TICK_MS)
    timer.timeout.connect(tick)
    timer.start()
    until(done)
    timer.stop()
    return found[3:]


def until(done: Callable[[], bool]) -> None:
    """Let the event loop run until something is done."""
    # Not the application's own loop: leaving that closes the windows, and a window asks about unsaved work.
    loop = QEventLoop()
    watch = QTimer()
    watch.setInterval(20)
    watch.timeout.connect(lambda: loop.quit() if done() else None)
    watch.start()
    loop.exec()
    watch.stop()
