"""shot: two seconds by the studio's own model, from a sentence to the file, and how steady it is while it moves."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from app.api import JobContext, ModelKind, Pixels, RunContext
from app.engine.library import Library
from app.engine.models import EngineModels
from app.jobs import JobId
from app.storage import FolderAssets
from plugins.timeline.generators.text_to_video import TextToVideo, TextToVideoRequest
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.motion.measures import motion_magnitude, warping_error
from tests.benchmarks.measure import Figure, at_most, plain

_RESOURCES = Path(__file__).parents[2] / "resources"
_PROMPTS = (
    ("place", "clouds drifting over snowy mountains at sunset"),
    ("thing", "a sailboat drifting on the sea at sunset with gentle waves"),
    ("snow", "snow falling in a snowy forest at night, camera pans left"),
)
_SECONDS, _RATE, _SIZE, _SEED = 2.0, 24, (512, 288), 4
_MOST_S = 60.0
_MOST_ERROR = 0.002
_LEAST_MOTION = 0.1


def run() -> Iterator[Figure]:
    """The first shot is with a model that has to be loaded; a film that stands still, and one in disorder, fail."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        library = Library(_RESOURCES, folder / "data", lambda: ("", 0, 0))
        models = EngineModels(library, _RESOURCES / "configs")
        record = library.default(ModelKind.CHECKPOINT)
        assert record is not None
        assets = FolderAssets(folder / "assets", folder / "cache")
        context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, _RESOURCES)
        frames: list[Pixels] = []
        for name, prompt in _PROMPTS:
            request = TextToVideoRequest(
                prompt,
                model=record.id,
                seconds=_SECONDS,
                width=_SIZE[0],
                height=_SIZE[1],
                seed=_SEED,
                rate=float(_RATE),
            )
            started, worked = time.perf_counter(), time.process_time()
            (made,) = TextToVideo().run(request, models.for_run(), context)
            took = time.perf_counter() - started
            yield plain("shot", f"{name}: work of all cores", time.process_time() - worked, "s")
            yield at_most("shot", f"{name}: prompt to film", took, "s", _MOST_S)
            assert isinstance(made.content, bytes)
            frames = _frames(made.content, folder / "shot.mp4")
            yield from _measured(name, frames)
        yield from _measured("a film that stands still", [frames[0]] * 8, control=True)
        mixed = frames[::6]
        random.Random(1).shuffle(mixed)
        error = warping_error(_cut_together(mixed))
        yield at_most("shot", "shots cut together: warping error", error, "1", _MOST_ERROR, control=True)
        assets.close()


def _measured(name: str, frames: list[Pixels], *, control: bool = False) -> Iterator[Figure]:
    """Steady and moving: either alone says nothing."""
    error, motion = warping_error(frames), motion_magnitude(frames)
    yield plain("shot", f"{name}: warping error in a million", error * 1e6, "1")
    yield plain("shot", f"{name}: motion", motion, "px a frame")
    ok = error <= _MOST_ERROR and motion >= _LEAST_MOTION
    figure = f"{name}: steady, and moves"
    yield Figure("shot", figure, round(motion, 4), "px a frame", _LEAST_MOTION, ok, control)


def _cut_together(frames: list[Pixels]) -> list[Pixels]:
    """Frames in disorder, every other one turned to the side, so that no motion leads from one to the next."""
    return [frame[:, ::-1].copy() if number % 2 else frame for number, frame in enumerate(frames)]


def _frames(data: bytes, path: Path) -> list[Pixels]:
    path.write_bytes(data)
    with MediaProcess() as process, Reader(path, process) as reader:
        times = [(number + Fraction(1, 2)) / _RATE for number in range(round(_SECONDS * _RATE))]
        return [frame.pixels for frame in reader.frames(times)]
