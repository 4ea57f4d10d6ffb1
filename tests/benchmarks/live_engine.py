"""live_engine: the studio's own model following a picture in few steps, as live painting asks of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.api import Drawing, PictureModel, Pixels
from app.engine.device import the_processor
from app.engine.library import Library
from app.engine.models import EngineModels
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY

_SIDE = 256
_STEPS = ((10, 0.4), (10, 0.6))
_PICTURES = 6
_TARGET_S = 1.0


def run() -> Iterator[Figure]:
    """Seconds a picture, by the clock and of a processor; the control draws all the model's own steps from noise."""
    with TemporaryDirectory() as folder:
        library = Library(REPOSITORY / "resources", Path(folder), lambda: ("", 0, 0))
        engine = EngineModels(library, REPOSITORY / "resources" / "configs", device=the_processor)
        with engine.for_run().lease_picture_model(library.records()[0].id, lambda: None) as model:
            picture = np.full((_SIDE, _SIDE, 3), 200, np.uint8)
            picture[80:180, 60:200] = (200, 60, 30)
            record = model.record

            def drawing(steps: int, strength: float, number: int) -> Drawing:
                begun = np.roll(picture, number, axis=1)
                return Drawing("a red fox", "", _SIDE, _SIDE, steps, 1.0, "", 7, begun, strength)

            model.draw(drawing(*_STEPS[0], 0), _unwatched)
            for steps, strength in _STEPS:
                taken, worked = _timed([drawing(steps, strength, at) for at in range(_PICTURES)], model)
                name = f"{int(steps * strength)} steps at strength {strength}"
                yield plain("live_engine", f"a picture of 256 pixels, {name}, of one core", worked, "s")
                yield at_most("live_engine", f"a picture of 256 pixels, {name}", taken, "s", _TARGET_S)
            whole = Drawing(
                "a red fox", "", _SIDE, _SIDE, record.default_steps, record.default_guidance, "", 7
            )  # fmt: skip
            taken, _ = _timed([whole], model)
            yield at_most("live_engine", "a picture of 256 pixels in all steps", taken, "s", _TARGET_S, control=True)


def _timed(drawings: Sequence[Drawing], model: PictureModel) -> tuple[float, float]:
    """The median by the clock and of the processor's work, in seconds."""
    clock, work = [], []
    for drawing in drawings:
        began, worked = time.perf_counter(), time.process_time()
        model.draw(drawing, _unwatched)
        clock.append(time.perf_counter() - began)
        work.append(time.process_time() - worked)
    return percentile(clock, 50), percentile(work, 50)


def _unwatched(_step: int, _total: int, _make_preview: Callable[[], Pixels]) -> None:
    """Look at no step."""
