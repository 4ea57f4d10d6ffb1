"""memory: what stays behind after many jobs and many changes of model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from queue import Queue

import psutil

from app.api import ModelId
from app.bootstrap import Built, build
from app.engine.models import EngineModels
from app.extensions import Submitting
from app.jobs import Job, JobEvent, JobQueue, JobState, ThreadExecutor
from tests.benchmarks.measure import Figure, at_most, plain
from tests.checkpoints import build_illustrator, build_sd15

_WARM = 40
_JOBS = 500
_JOBS_WITH_A_MODEL = 10
_BUILDERS = {"illustrator": build_illustrator, "sd15": build_sd15}


def run() -> Iterator[Figure]:
    """Growth of the resident memory, models let go of before each look; the control keeps 100 kB of each job."""
    built = build()
    folder = built.folders.data / "tiny"
    tiny = [built.library.add(make(folder / name))[0].id for name, make in _BUILDERS.items()]
    studio = _Studio(built, tiny)
    # The first ones fill what is kept for good: code, caches of pictures and of the libraries.
    studio.carry_out(_WARM)
    before = studio.resident()
    studio.carry_out(_JOBS)
    after = studio.resident()
    yield plain("memory", "resident without a model", before / 1e6, "MB")
    words = f"growth after {_JOBS} jobs and {studio.switches} changes of model"
    yield at_most("memory", words, (after - before) / before * 100, "%", 1.0)
    kept = [bytes(bytearray(100_000)) for _ in range(_JOBS)]
    leaked = (studio.resident() - before) / before * 100
    yield at_most("memory", "growth, with a leak of 100 kB a job", leaked, "%", 1.0, control=True)
    del kept
    studio.close()
    built.studio.close()


class _Studio:
    """The whole way of a job, with two tiny models: submitted, queued, run on a worker, stored and kept."""

    def __init__(self, built: Built, models: Sequence[ModelId]) -> None:
        assert isinstance(built.runner.models, EngineModels)
        self._models = built.runner.models
        self._events: Queue[JobEvent] = Queue()
        self._queue = JobQueue(ThreadExecutor(built.runner), self._events.put)
        self._submitting = Submitting(built.registry, built.library, built.studio.assets, self._queue, lambda: "")
        self._request = self._submitting.request_type("canvas.text-to-image")
        self._ids = cycle(models)
        self.switches = 0

    def carry_out(self, count: int) -> None:
        """Draw small pictures, and go on with the other model after every few, as if both did not fit."""
        self.switches = 0
        for number in range(count):
            if number % _JOBS_WITH_A_MODEL == 0:
                self._models.free()
                model = next(self._ids)
                self.switches += 1
            # The same few pictures, so that the caches of the store are as full before as after.
            request = self._request(
                prompt="a fox", model=model, width=64, height=64, steps=1, seed=number % _JOBS_WITH_A_MODEL
            )
            job = self._submitting.submit("canvas.text-to-image", request)
            while not job.state.ended:
                self._queue.handle(self._events.get())
            _check(job)
        self._queue.clear_ended()

    def resident(self) -> int:
        """The bytes that the process has once everything was given back that nobody holds."""
        self._models.free()
        return int(psutil.Process().memory_info().rss)

    def close(self) -> None:
        """Let go of the threads."""
        self._queue.close()


def _check(job: Job) -> None:
    if job.state is not JobState.FINISHED:
        raise RuntimeError(f"a job ended as {job.state}") from job.error
