"""memory: what stays behind after many pictures and many changes of model."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import psutil

from app.api import Drawing, ModelId
from app.bootstrap import build
from app.engine.models import EngineModels
from tests.benchmarks.measure import Figure, at_most

_WARM = 15
_JOBS = 40
_SWITCHES = 10


def run() -> Iterator[Figure]:
    """Growth of the resident memory after warming up; the control keeps every picture's weight in bytes."""
    built = build()
    models = built.runner.models
    assert isinstance(models, EngineModels)
    _draw(models, _WARM)
    before = _resident()
    _draw(models, _JOBS)
    for _ in range(_SWITCHES):
        models.free()
        _draw(models, 1)
    after = _resident()
    yield at_most("memory", "growth", (after - before) / before * 100, "%", 1.0)
    kept = [bytes(bytearray(4_000_000)) for _ in range(10)]
    yield at_most("memory", "growth, with a leak", (_resident() - before) / before * 100, "%", 1.0, control=True)
    del kept
    built.studio.close()


def _draw(models: EngineModels, count: int) -> None:
    for seed in range(count):
        with models.lease_picture_model(ModelId("illustrator"), lambda: None) as model:
            model.draw(Drawing("a fox", "", 128, 128, 2, 4.0, "", seed), lambda _step, _steps, _preview: None)


def _resident() -> int:
    gc.collect()
    return int(psutil.Process().memory_info().rss)
